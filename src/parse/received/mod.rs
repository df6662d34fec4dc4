//! A notice as it arrives: bytes of any kind become the text that the reader reads.
//!
//! The kind is told by the content, for names say anything. Nothing is run and every size is bounded. What of a file
//! cannot become text is a finding with its words.

pub(in crate::parse) mod grid;
mod html;
mod page;

use super::codes;
use super::lines::Cut;
use super::office::content::Kind;
use super::{Reading, decode, read_as, returned};
use crate::base::diagnostic::Diagnostic;
use crate::base::{Source, Span};

/// The text of a file, and how its lines came about.
#[derive(Debug)]
pub struct Received {
    /// The text.
    pub source: Source,
    /// Its lines.
    pub cut: Cut,
    /// What a person must know of the file.
    pub findings: Vec<Diagnostic>,
}

/// Opens a file.
///
/// # Errors
/// When it holds no text that could be a notice; the finding says what to do.
pub fn open(name: &str, bytes: &[u8]) -> Result<Received, Box<Diagnostic>> {
    match Kind::of(bytes) {
        Kind::Docx => {
            let (source, findings) = returned::plain(name, bytes)?;
            Ok(Received { source, cut: Cut::AtParagraphs, findings })
        }
        Kind::Html => {
            let (page, encoding) = decode::decode(name, bytes)?;
            let mut received = page::text(&page);
            received.findings.extend(encoding);
            Ok(received)
        }
        Kind::Empty | Kind::Text | Kind::Xml | Kind::Binary => text(name, bytes),
        kind => Err(Box::new(refused(name, kind))),
    }
}

/// Opens a file of plain text.
///
/// # Errors
/// When it is no text.
pub fn text(name: &str, bytes: &[u8]) -> Result<Received, Box<Diagnostic>> {
    let (source, encoding) = decode::decode(name, bytes)?;
    Ok(Received { source, cut: Cut::ByPages, findings: encoding.into_iter().collect() })
}

impl Received {
    /// Whether each line of the text is a whole paragraph or a row.
    pub fn is_of_paragraphs(&self) -> bool {
        self.cut == Cut::AtParagraphs
    }

    /// Reads the notice; `sha256` is the file's.
    pub fn read(&self, sha256: &str) -> Reading {
        self.read_instead(&self.source, sha256)
    }

    /// Reads the notice out of the same lines with some words put out of sight.
    pub fn read_instead(&self, source: &Source, sha256: &str) -> Reading {
        read_as(source, sha256, self.cut)
    }
}

/// Reads a notice out of a file of any kind, with what is to be said of the file among the findings.
///
/// # Errors
/// As [`open`].
pub fn read(name: &str, bytes: &[u8], sha256: &str) -> Result<Reading, Box<Diagnostic>> {
    let received = open(name, bytes)?;
    let mut reading = received.read(sha256);
    reading.findings.splice(0..0, received.findings);
    Ok(reading)
}

fn refused(name: &str, kind: Kind) -> Diagnostic {
    let (zh, en) = match kind {
        Kind::Pdf => (
            "这是 PDF；先用 pdftotext -raw 转成文本，再读入",
            "it is a PDF; turn it into text with pdftotext -raw first",
        ),
        Kind::Doc | Kind::Rtf | Kind::Ole | Kind::Odt => (
            "这是旧版或其他文档格式；另存为 docx 再读入",
            "it is an older or another document format; save it as docx first",
        ),
        Kind::Encrypted => ("文件设有打开密码；先去掉密码", "it has a password; take it off first"),
        Kind::Picture => ("这是图片；先识别成文字，再读入", "it is a picture; have its text recognised first"),
        kind => kind.words(),
    };
    let d = Diagnostic::new(&codes::BINARY).with("reason", zh).with("reason_en", en);
    d.at(&Source::new(name, ""), Span::new(0, 0))
}
