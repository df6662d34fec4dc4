//! Bytes to text: UTF-8, else GB18030; anything with zero bytes is no text.

use super::codes;
use crate::base::diagnostic::Diagnostic;
use crate::base::text::is_han;
use crate::base::{Source, Span};
use std::str::Utf8Error;

/// Decodes a received file.
///
/// # Errors
/// When the bytes are no text in either encoding.
pub fn decode(name: &str, bytes: &[u8]) -> Result<(Source, Option<Diagnostic>), Box<Diagnostic>> {
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        return Err(not_text(name, &format!("第 {} 个字节是零", at + 1), &format!("byte {} is zero", at + 1)));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((Source::new(name, text), None)),
        Err(broken) if is_utf8_but_for_it(bytes, &broken) => return Err(cut(name, bytes, &broken)),
        Err(_) => {}
    }
    let (text, _, malformed) = encoding_rs::GB18030.decode(bytes);
    if malformed {
        return Err(not_text(name, "既不是 UTF-8 也不是 GB18030", "neither UTF-8 nor GB18030"));
    }
    let source = Source::new(name, text);
    let finding = Diagnostic::new(&codes::ENCODING).at(&source, Span::new(0, 0));
    Ok((source, Some(finding)))
}

/// Whether bytes are UTF-8 that was damaged, and not text in another encoding: nearly all of it is whole characters of
/// Chinese, which bytes of GB18030 hardly ever look like, while bytes of UTF-8 often look like GB18030.
fn is_utf8_but_for_it(bytes: &[u8], broken: &Utf8Error) -> bool {
    /// So many Chinese characters a damaged place, and it is UTF-8.
    const ENOUGH: usize = 10;
    let (mut chinese, mut damaged) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        chinese += chunk.valid().chars().filter(|c| is_han(*c)).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    let cut_at_the_end = broken.error_len().is_none() && chinese > 0;
    cut_at_the_end || chinese >= damaged * ENOUGH
}

/// Says where a character is not whole.
fn cut(name: &str, bytes: &[u8], broken: &Utf8Error) -> Box<Diagnostic> {
    /// So many characters before the place are quoted.
    const QUOTED: usize = 12;
    let at = broken.valid_up_to();
    let source = Source::new(name, String::from_utf8_lossy(bytes));
    let line = source.text()[..at].rsplit('\n').next().unwrap_or_default();
    let before = line.char_indices().rev().nth(QUOTED - 1).map_or(line, |(i, _)| &line[i..]);
    let left = broken.error_len().unwrap_or(bytes.len() - at);
    let found: Vec<String> = bytes[at..at + left].iter().map(|b| format!("{b:02X}")).collect();
    let (line, column) = source.line_column(at);
    let d = Diagnostic::new(&codes::CUT).with("byte", at + 1).with("line", line).with("column", column);
    let d = d.with("before", before.trim()).with("found", found.join(" "));
    Box::new(d.at(&source, Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8())))
}

fn not_text(name: &str, reason: &str, reason_en: &str) -> Box<Diagnostic> {
    let d = Diagnostic::new(&codes::BINARY).with("reason", reason).with("reason_en", reason_en);
    Box::new(d.at(&Source::new(name, ""), Span::new(0, 0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_encodings_and_rubbish() {
        assert!(matches!(decode("a", "通知".as_bytes()), Ok((s, None)) if s.text() == "通知"));
        let (gbk, _, _) = encoding_rs::GB18030.encode("任务清单");
        assert!(matches!(decode("a", &gbk), Ok((s, Some(d))) if s.text() == "任务清单" && d.code.id == "P010"));
        assert!(decode("a", b"PK\x03\x04\x00").is_err());
        assert!(decode("a", &[0xff, 0xff, 0xff]).is_err());
    }

    #[test]
    fn a_file_cut_within_a_character_is_told_where() {
        let text = "关于甲的通知\n各镇人民政府：\n请认真落实";
        for lost in 1..3 {
            let finding = decode("a", &text.as_bytes()[..text.len() - lost]).expect_err("a character is not whole");
            let place = finding.place.as_ref().expect("a place");
            assert_eq!((finding.code.id, place.line_column()), ("P023", (3, 5)));
            let said = finding.message(crate::base::Lang::Zh);
            assert!(said.contains(&format!("第{}个字节", text.len() - 2)) && said.contains("“请认真落”"), "{said}");
            assert_eq!(said.matches(if lost == 1 { "E5 AE" } else { "（E5）" }).count(), 1, "{said}");
        }
        // It would pass for GB18030, as other characters.
        assert!(!encoding_rs::GB18030.decode("通知".as_bytes()).2);
        let twice = ["通知".repeat(10).as_bytes(), b"\xe9\x80", "通知".as_bytes()].concat();
        assert_eq!(decode("a", &twice).expect_err("damaged in the midst").code.id, "P023");
        let (gbk, _, _) = encoding_rs::GB18030.encode("工作任务清单，由各镇人民政府落实");
        assert!(decode("a", &gbk).is_ok());
    }
}
