//! Files that are broken, damaged or made to do harm.

use super::*;

/// The same workbook, without some words of its XML.
pub(super) fn without(workbook: &[u8], words: &str) -> Vec<u8> {
    replaced(workbook, words, "")
}

fn replaced(workbook: &[u8], words: &str, by: &str) -> Vec<u8> {
    rezipped(workbook, |_, part| String::from_utf8(part).expect("XML").replace(words, by).into_bytes())
}

/// The same workbook with its parts changed, and whole as an archive.
fn rezipped(workbook: &[u8], change: impl Fn(usize, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut from = zip::ZipArchive::new(Cursor::new(workbook)).expect("a zip");
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..from.len() {
        let mut part = from.by_index(i).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        to.start_file(part.name(), zip::write::SimpleFileOptions::default()).expect("a part");
        to.write_all(&change(i, bytes)).expect("its bytes");
    }
    to.finish().expect("a zip").into_inner()
}

#[test]
fn files_that_cannot_be_read_give_one_clear_finding() {
    let real = shipped("区文旅局.xlsx");
    let ole = |text: &str| {
        let mark: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &mark].concat()
    };
    let empty = Workbook::new().save_to_buffer().expect("a workbook");
    for (name, bytes, id) in [
        ("a.docx", real.clone(), "S004"),
        ("a.doc", real.clone(), "S001"),
        ("无扩展名", real.clone(), "S001"),
        ("a.xlsx", Vec::new(), "S002"),
        ("a.xlsx", real[..real.len() / 2].to_vec(), "S002"),
        ("a.xlsx", ole("EncryptedPackage"), "S003"),
        ("a.xlsx", ole("Workbook"), "S004"),
        ("a.xlsx", b"unit: \xe5\x8c\xba".to_vec(), "S004"),
        ("a.yaml", real.clone(), "S004"),
        ("a.yaml", b"\xff\xfe\xff\xff".to_vec(), "S002"),
        ("a.yaml", "unit：区妇联\nmonth: 2022-06\n".into(), "Y001"),
        ("a.XLSX", empty, "S011"),
        ("a.xlsx", bomb(), "S005"),
        ("a.xlsx", replaced(&real, "uniqueCount=\"", "uniqueCount=\"99999999999999"), "S005"),
        ("a.xlsx", replaced(&real, "r=\"A3\"", "r=\"ZZZZZZZZZZZZZZZZ3\""), "S002"),
    ] {
        let (submission, findings) = read_file(name, &bytes);
        assert!(submission.is_none());
        assert_eq!(ids(&findings), [id], "{name}: {}", zh(&findings));
    }
}

/// A few kilobytes that unpack to 64 MB.
fn bomb() -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    zip.write_all(&vec![b' '; 64 << 20]).expect("blanks");
    zip.finish().expect("a zip").into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000), yaml in any::<bool>()) {
        let (submission, findings) = read_file(if yaml { "a.yaml" } else { "a.xlsx" }, &bytes);
        prop_assert!(submission.is_some() || !findings.is_empty());
    }

    #[test]
    fn no_damage_to_a_real_file_makes_it_panic(cut in any::<prop::sample::Index>(), flip in any::<prop::sample::Index>(), to in any::<u8>()) {
        for name in ["新华办事处.xlsx", "区残联.yaml"] {
            let mut bytes = shipped(name);
            let at = flip.index(bytes.len());
            bytes[at] = to;
            read_file(name, &bytes);
            bytes.truncate(cut.index(bytes.len()));
            read_file(name, &bytes);
        }
    }

    #[test]
    fn no_damage_inside_a_workbook_makes_it_panic(
        which in 0usize..12, at in any::<prop::sample::Index>(), length in 0usize..6, to in "[0-9A-Z<>\"&;/ ]{0,30}",
    ) {
        let damaged = rezipped(&shipped("新华办事处.xlsx"), |i, mut part| {
            if i == which {
                let from = at.index(part.len());
                part.splice(from..(from + length).min(part.len()), to.bytes());
            }
            part
        });
        read_file("a.xlsx", &damaged);
    }
}
