//! ZIP archives.

use super::{Carrier, Unpacking, codes, name, open};
use std::io::{Cursor, Read};

/// How many times its packed size a large entry may have.
const MAX_RATIO: u64 = 100;

/// What is never too large, however well it packs.
const SMALL: u64 = 16 << 20;

type Archive<'b> = zip::ZipArchive<Cursor<&'b [u8]>>;

impl Unpacking<'_> {
    /// Takes out every entry, by name; one that is broken does not keep the others in.
    pub(super) fn archive(&mut self, path: &str, bytes: &[u8], carrier: &Carrier) {
        let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
            return self.refuse(path, open::broken("压缩包不完整", "the archive is not complete"));
        };
        if let Some(listed) = listed(bytes).filter(|n| *n > archive.len()) {
            let words = vec![("listed", listed.to_string()), ("read", archive.len().to_string())];
            self.refuse(path, (&codes::REPEATED_NAMES, words));
        }
        for (count, (name, index)) in entries(&mut archive).into_iter().enumerate() {
            if let Err(full) = self.room(count) {
                return self.refuse(path, full);
            }
            match self.entry(&mut archive, index) {
                Ok(bytes) => self.take_out(path, &name, bytes, carrier),
                Err(refusal) => self.refuse_in(path, &format!("{path}!/{}", name::safe(&name).0), refusal),
            }
        }
    }

    fn entry(&mut self, archive: &mut Archive, index: usize) -> Result<Vec<u8>, open::Refusal> {
        let bad = || open::broken("条目损坏或压缩方法不常用", "the entry is damaged or packed in an unusual way");
        let raw = archive.by_index_raw(index).map_err(|_| bad())?;
        if raw.encrypted() {
            return Err((&codes::ENCRYPTED, Vec::new()));
        }
        let (packed, claimed) = (raw.compressed_size(), raw.size());
        drop(raw);
        let by_ratio = packed.saturating_mul(MAX_RATIO).max(SMALL);
        let most = self.left.min(by_ratio);
        let full = || open::too_large(if most == by_ratio { "压缩比 100" } else { "64 MB" });
        // What says that it is too large is believed at once, and leaves the others their room.
        if claimed > most {
            return Err(full());
        }
        let mut bytes = Vec::new();
        let entry = archive.by_index(index).map_err(|_| bad())?;
        let read = entry.take(most + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > most {
            self.left -= most;
            return Err(full());
        }
        read.map_err(|_| bad())?;
        self.left -= bytes.len() as u64;
        Ok(bytes)
    }
}

/// Names and places of the entries that are files and meant to be there, sorted by name.
fn entries(archive: &mut Archive) -> Vec<(String, usize)> {
    let mut entries = Vec::new();
    for index in 0..archive.len() {
        let Ok(entry) = archive.by_index_raw(index) else {
            entries.push((format!("第{}个条目", index + 1), index));
            continue;
        };
        let name = name::decoded(entry.name_raw());
        if !entry.is_dir() && !name.ends_with(['/', '\\']) && name::is_meant(&name) {
            entries.push((name, index));
        }
    }
    entries.sort();
    entries
}

/// How many entries the archive says it has; the library keeps only the last of several that share a name.
fn listed(bytes: &[u8]) -> Option<usize> {
    const MARK: &[u8] = b"PK\x05\x06";
    let from = bytes.len().saturating_sub(70_000);
    let at = from + bytes[from..].windows(MARK.len()).rposition(|w| w == MARK)?;
    let count = u16::from_le_bytes(bytes.get(at + 10..at + 12)?.try_into().ok()?);
    (count != u16::MAX).then_some(usize::from(count))
}
