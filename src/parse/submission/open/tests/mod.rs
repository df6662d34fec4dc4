//! Opening every kind of file.

mod bounds;
mod docx;
mod hostile;
mod tables;

use super::*;
use std::io::{Cursor, Write};

/// A package of parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("its text");
    }
    zip.finish().expect("a zip").into_inner()
}

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/cases/openers/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("a fixture")
}

fn opened(path: &str, bytes: &[u8]) -> (Opened, Vec<Note>) {
    open(path, bytes).unwrap_or_else(|(code, words)| panic!("{path}: {} {words:?}", code.id))
}

fn refused(path: &str, bytes: &[u8]) -> &'static str {
    match open(path, bytes) {
        Ok(_) => panic!("{path} opens"),
        Err((code, words)) => {
            said(code, &words);
            code.id
        }
    }
}

/// A finding's sentence; every word it needs must be there.
fn said(code: &'static Code, words: &Words) -> String {
    let mut findings = crate::parse::submission::findings::Findings::of("a");
    findings.add(code, Spot::file(), words);
    let d = findings.into_list().remove(0);
    for lang in [crate::base::Lang::Zh, crate::base::Lang::En] {
        assert!(!d.message(lang).is_empty() && !d.cure(lang).is_empty());
    }
    d.message(crate::base::Lang::Zh)
}

fn notes_said(notes: &[Note]) -> Vec<String> {
    notes.iter().map(|(code, _, words)| format!("{} {}", code.id, said(code, words))).collect()
}

/// `段1 甲` for every line.
fn lines(opened: &Opened) -> Vec<String> {
    opened.lines.iter().map(|l| format!("{} {}", l.at, l.text)).collect()
}

/// `A1=甲` for every cell.
fn cells(sheet: &crate::parse::submission::sheet::Sheet) -> Vec<String> {
    let named = |at| crate::parse::submission::findings::cell_name(at);
    sheet.cells.iter().map(|(at, cell)| format!("{}={}", named(*at), cell.text())).collect()
}
