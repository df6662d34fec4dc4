//! Bytes to text: UTF-8, else GB18030; anything with zero bytes is no text.

use super::codes;
use crate::base::diagnostic::Diagnostic;
use crate::base::{Source, Span};

/// Decodes a received file.
///
/// # Errors
/// When the bytes are no text in either encoding.
pub fn decode(name: &str, bytes: &[u8]) -> Result<(Source, Option<Diagnostic>), Box<Diagnostic>> {
    if let Some(at) = bytes.iter().position(|&b| b == 0) {
        return Err(not_text(name, &format!("第 {} 个字节是零", at + 1), &format!("byte {} is zero", at + 1)));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((Source::new(name, text), None));
    }
    let (text, _, malformed) = encoding_rs::GB18030.decode(bytes);
    if malformed {
        return Err(not_text(name, "既不是 UTF-8 也不是 GB18030", "neither UTF-8 nor GB18030"));
    }
    let source = Source::new(name, text);
    let finding = Diagnostic::new(&codes::ENCODING).at(&source, Span::new(0, 0));
    Ok((source, Some(finding)))
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
}
