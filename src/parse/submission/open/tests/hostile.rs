//! Files that are broken, misnamed or made to do harm.

use super::*;
use proptest::prelude::*;

fn ole(name: &str) -> Vec<u8> {
    let mark: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 600], &mark].concat()
}

fn word(document: &str) -> Vec<u8> {
    package(&[("word/document.xml", document)])
}

#[test]
fn each_gives_one_clear_refusal() {
    let docx = fixture("doc.docx");
    let xls = fixture("form.xls");
    let deep = "<a>".repeat(300) + &"</a>".repeat(300);
    let entities = "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><w:document><w:body/></w:document>";
    for (path, bytes, id) in [
        ("a.csv", docx.clone(), "S004"),
        ("a.xlsx", docx.clone(), "S004"),
        ("a.xls", docx.clone(), "S004"),
        ("a.xls", b"<html><table></table></html>".to_vec(), "S004"),
        ("a.docx", xls.clone(), "S004"),
        ("a.docx", b"{\\rtf1}".to_vec(), "S004"),
        ("a.txt", b"%PDF-1.7".to_vec(), "S004"),
        ("a.docx", ole("EncryptedPackage"), "S003"),
        ("a.xls", ole("Workbook"), "S002"),
        ("a.doc", ole("WordDocument"), "S001"),
        ("a.pdf", b"%PDF-1.7".to_vec(), "S001"),
        ("a.docx", docx[..docx.len() / 2].to_vec(), "S002"),
        ("a.xls", xls[..xls.len() / 2].to_vec(), "S002"),
        ("a.docx", Vec::new(), "S002"),
        ("a.docx", word(entities), "S030"),
        ("a.docx", word(&deep), "S030"),
        ("a.docx", word("<w:document>&unknown;</w:document>"), "S002"),
        ("a.docx", word("<w:document><w:body>"), "S002"),
        ("a.txt", b"\xff\xff\xff".to_vec(), "S002"),
        ("a.txt", vec![b'a'; MAX_TEXT + 1], "S005"),
        ("a.csv", b"a,b\n".repeat(MAX_CELLS), "S005"),
    ] {
        assert_eq!(refused(path, &bytes), id, "{path}");
    }
}

#[test]
fn the_refusal_says_what_a_misnamed_file_is() {
    let Err((code, words)) = open("a.csv", &fixture("doc.docx")) else { panic!("it opens") };
    assert_eq!(said(code, &words), "a：扩展名是 CSV 的，内容其实是Word 文档（docx）");
}

#[test]
fn macros_are_told_and_not_run() {
    let parts = [("word/document.xml", "<w:document><w:body/></w:document>"), ("word/vbaProject.bin", "x")];
    let (_, notes) = opened("a.docm", &package(&parts));
    assert_eq!(notes.iter().map(|n| n.0.id).collect::<Vec<_>>(), ["S031"]);
}

#[test]
fn an_old_workbook_that_claims_too_much_is_refused_before_it_is_read() {
    let bytes = fixture("form.xls");
    let claim = |kind: u16, at: usize, value: [u8; 4]| {
        let length: u16 = if kind == 0x200 { 14 } else { 10 };
        let head = [kind.to_le_bytes(), length.to_le_bytes()].concat();
        let place = bytes.windows(4).position(|w| w == head).expect("the record");
        let mut changed = bytes.clone();
        changed[place + 4 + at..place + 8 + at].copy_from_slice(&value);
        changed
    };
    assert_eq!(refused("a.xls", &claim(0x200, 4, [0xff, 0xff, 0xff, 0x7f])), "S005");
    // A cell in the last row and column.
    assert_eq!(refused("a.xls", &claim(0xfd, 0, [0xff, 0xff, 0xff, 0x00])), "S005");
}

fn bounded(path: &str, bytes: &[u8]) {
    if let Ok((opened, _)) = open(path, bytes) {
        assert!(opened.count() <= 2 * MAX_CELLS);
        for line in &opened.lines {
            assert!(!line.text.is_empty() && line.text.trim_matches(crate::base::text::is_blank) == line.text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_an_opener_panic(bytes in prop::collection::vec(any::<u8>(), 0..600), text in "[|\\-\t,;\"\n 甲1=]{0,80}") {
        for extension in EXTENSIONS {
            bounded(&format!("a.{extension}"), &bytes);
            bounded(&format!("a.{extension}"), text.as_bytes());
        }
    }

    #[test]
    fn no_damage_to_a_real_file_makes_an_opener_panic(
        at in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 1..8), cut in any::<prop::sample::Index>(),
    ) {
        for name in ["form.xls", "doc.docx"] {
            let mut file = fixture(name);
            let from = at.index(file.len());
            let to = (from + bytes.len()).min(file.len());
            file[from..to].copy_from_slice(&bytes[..to - from]);
            bounded(name, &file);
            file.truncate(cut.index(file.len()));
            bounded(name, &file);
        }
    }

    #[test]
    fn no_xml_makes_an_opener_panic(
        at in any::<prop::sample::Index>(), length in 0usize..40, put in "(<w:(p|tc|tr|tbl|r|t|gridSpan w:val=\"[0-9]{1,10}\"/|vMerge/|sdt)>|</w:(p|tc|tr)>|[&<>a-z\"]){0,4}",
    ) {
        let document = "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr>\
            <w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>";
        let mut document = document.as_bytes().to_owned();
        let from = at.index(document.len());
        let to = (from + length).min(document.len());
        document.splice(from..to, put.bytes());
        bounded("a.docx", &package(&[("word/document.xml", &String::from_utf8_lossy(&document))]));
    }
}
