//! The zip of a package: parts pressed one by one, so that one that was pressed before need not be pressed again, and the
//! few headers about them (APPNOTE 6.3, 4.3.7, 4.3.12, 4.3.16). The same parts have the same bytes whenever and wherever
//! they are written.

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use std::io::Write;
use std::sync::Arc;

/// The version that a reader needs for pressed entries (2.0), which is also the one that this is written by.
const VERSION: u16 = 20;
/// Written on Unix, whose permissions the entries have.
const UNIX: u16 = 3 << 8;
const DEFLATED: u16 = 8;
/// How hard parts are pressed: level 6 makes a paper 1 KB smaller than this and takes a third longer.
const LEVEL: u32 = 4;
/// 1 January 1980, the first day that the format knows. A clock would make two runs differ.
const DAY: u16 = 1 << 5 | 1;
/// A file that its owner may change and all may read.
const PERMISSIONS: u32 = 0o100_644;

/// A part as it stands in a zip.
#[derive(Debug, PartialEq)]
pub(super) struct Pressed {
    checksum: u32,
    size: usize,
    deflated: Vec<u8>,
}

impl Pressed {
    /// How many bytes it takes.
    pub(super) fn len(&self) -> usize {
        self.deflated.len()
    }
}

/// What presses parts: making one takes longer than pressing a small part.
#[derive(Debug)]
pub(super) struct Press(DeflateEncoder<Vec<u8>>);

impl Default for Press {
    fn default() -> Press {
        Press(DeflateEncoder::new(Vec::new(), Compression::new(LEVEL)))
    }
}

impl Press {
    /// Presses a part.
    pub(super) fn press(&mut self, part: &[u8]) -> Pressed {
        let mut crc = Crc::new();
        crc.update(part);
        self.0.write_all(part).expect("memory takes every byte");
        let deflated = self.0.reset(Vec::new()).expect("memory takes every byte");
        Pressed { checksum: crc.sum(), size: part.len(), deflated }
    }
}

/// A zip of parts in their order, whose names are short and different.
pub(super) fn zip(parts: &[(String, Arc<Pressed>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, part) in parts {
        let offset = four(out.len());
        let about = about(name, part);
        put(&mut out, &[b"PK\x03\x04", &about, name.as_bytes(), &part.deflated]);
        put(&mut directory, &[b"PK\x01\x02", &(UNIX | VERSION).to_le_bytes(), &about]);
        // No comment, the first disk, no attributes of the format's own.
        put(&mut directory, &[&[0; 6], &(PERMISSIONS << 16).to_le_bytes(), &offset, name.as_bytes()]);
    }
    let count = two(parts.len());
    let (size, offset) = (four(directory.len()), four(out.len()));
    put(&mut out, &[&directory, b"PK\x05\x06", &[0; 4], &count, &count, &size, &offset, &[0; 2]]);
    out
}

/// What the header before a part and the directory both say of it.
fn about(name: &str, part: &Pressed) -> Vec<u8> {
    let flags: u16 = if name.is_ascii() { 0 } else { 1 << 11 };
    let mut out = Vec::new();
    [VERSION, flags, DEFLATED, 0, DAY].iter().for_each(|n| out.extend(n.to_le_bytes()));
    put(&mut out, &[&part.checksum.to_le_bytes(), &four(part.deflated.len()), &four(part.size)]);
    // Nothing beside the name.
    put(&mut out, &[&two(name.len()), &[0; 2]]);
    out
}

fn put(out: &mut Vec<u8>, pieces: &[&[u8]]) {
    pieces.iter().for_each(|piece| out.extend_from_slice(piece));
}

fn two(n: usize) -> [u8; 2] {
    u16::try_from(n).expect("a package has few parts with short names").to_le_bytes()
}

fn four(n: usize) -> [u8; 4] {
    u32::try_from(n).expect("a package is smaller than 4 GB").to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::{Cursor, Read};
    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

    fn pressed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
        let mut press = Press::default();
        zip(&parts.iter().map(|(name, part)| (name.clone(), Arc::new(press.press(part)))).collect::<Vec<_>>())
    }

    /// The same as the zip crate writes it.
    fn by_the_crate(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(i64::from(LEVEL)))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644)
            .system(System::Unix);
        for (name, part) in parts {
            zip.start_file(name.as_str(), options).expect("a name");
            zip.write_all(part).expect("memory");
        }
        zip.finish().expect("memory").into_inner()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
        #[test]
        fn a_reader_finds_every_part_and_the_crate_writes_the_same(
            parts in proptest::collection::vec(("[a-z甲]{1,9}", ("[a-c<>/甲乙]{0,40}", 0_usize..4000)), 0..6)
        ) {
            let named = parts.into_iter().enumerate().map(|(n, (name, (words, times)))| {
                (format!("word/{n}{name}.xml"), words.repeat(times).into_bytes())
            });
            let parts: Vec<(String, Vec<u8>)> = named.collect();
            let bytes = pressed(&parts);
            let mut archive = ZipArchive::new(Cursor::new(&bytes)).expect("a zip");
            for (n, (name, part)) in parts.iter().enumerate() {
                let mut file = archive.by_index(n).expect("an entry");
                let mut read = Vec::new();
                file.read_to_end(&mut read).expect("its checksum is right");
                prop_assert_eq!(file.name(), name);
                prop_assert_eq!(&read, part);
            }
            prop_assert!(bytes == by_the_crate(&parts));
        }
    }
}
