//! Opening files that anybody may have sent: bytes to tables and lines, one file a kind.
//!
//! The kind is told by the extension and must agree with the content. Nothing is run, nothing is written, and every
//! size is bounded before memory is set aside for it.

mod biff;
mod cfb;
mod csv;
mod docx;
mod ods;
mod sheet_xml;
#[cfg(test)]
mod tests;
mod text;
mod xls;
mod xlsx;

use super::codes;
use super::findings::Spot;
use super::sheet::Opened;
use crate::base::diagnostic::Code;
use crate::parse::office::package::Package;
use crate::parse::office::{Fault, content};
pub(super) use content::Kind;

/// The words put into a finding.
pub(super) type Words = Vec<(&'static str, String)>;

/// Why a file cannot be read: the finding and its words.
pub(super) type Refusal = (&'static Code, Words);

/// Something to be said about a file that could be read: the finding, its place and its words.
pub(super) type Note = (&'static Code, Spot, Words);

/// What opens the content of one kind of file.
type Opener = fn(&[u8], &mut Vec<Note>) -> Result<Opened, Refusal>;

/// The files that are opened here, by extension.
pub(super) static EXTENSIONS: [&str; 11] =
    ["xlsx", "xlsm", "xls", "ods", "docx", "docm", "csv", "tsv", "md", "markdown", "txt"];

/// The most cells that the tables of one file may hold.
const MAX_CELLS: usize = 200_000;

/// The most text, in bytes, that one file may hold.
const MAX_TEXT: usize = 16 << 20;

/// Opens a file.
///
/// # Errors
/// When it cannot be read; the refusal says why.
pub(super) fn open(path: &str, bytes: &[u8]) -> Result<(Opened, Vec<Note>), Refusal> {
    let extension = extension(path);
    let (name, meant, opener): (&str, Kind, Opener) = match extension.as_str() {
        "xlsx" | "xlsm" => ("XLSX", Kind::Xlsx, xlsx::open),
        "xls" => ("XLS", Kind::Xls, xls::open),
        "ods" => ("ODS", Kind::Ods, ods::open),
        "docx" | "docm" => ("DOCX", Kind::Docx, docx::open),
        "csv" | "tsv" => ("CSV", Kind::Text, csv::open),
        "md" | "markdown" | "txt" => ("纯文字", Kind::Text, text::open),
        _ => return Err(unknown(path, bytes)),
    };
    let kind = Kind::of(bytes);
    match kind {
        Kind::Empty => return Err(broken("文件是空的", "the file is empty")),
        Kind::Encrypted => return Err((&codes::ENCRYPTED, Vec::new())),
        _ if kind == meant || (meant == Kind::Text && matches!(kind, Kind::Html | Kind::Xml)) => {}
        // A file that was cut off shows no more than that an old office program wrote it.
        Kind::Ole if meant == Kind::Xls => {}
        // A damaged archive does not show what it was.
        Kind::Zip if bytes.starts_with(b"PK\x03\x04") && zip::ZipArchive::new(std::io::Cursor::new(bytes)).is_err() => {
            return Err(broken("压缩包不完整", "the archive is not complete"));
        }
        Kind::Zip if content::is_office_package(bytes) => {
            return Err(broken("缺少主体部件", "its main part is missing"));
        }
        _ => return Err(disguised(name, kind)),
    }
    let mut notes = Vec::new();
    let opened = opener(bytes, &mut notes)?;
    Ok((opened, notes))
}

/// The extension of a path, in lower case.
pub(super) fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default()
}

/// No reader takes such a file; what to ask for instead depends on what it is.
pub(super) fn unknown(path: &str, bytes: &[u8]) -> Refusal {
    let (ask, ask_en) = match (extension(path).as_str(), Kind::of(bytes)) {
        ("doc" | "wps" | "rtf", _) | (_, Kind::Doc | Kind::Rtf) => (
            "旧版 Word 和 WPS 文档读不了，请报送单位另存为 docx 后重发",
            "old Word and WPS documents cannot be read: ask for it saved as docx",
        ),
        ("et" | "xlsb", _) | (_, Kind::Xlsb) => ("请报送单位另存为 xlsx 后重发", "ask for it saved as xlsx"),
        ("rar" | "7z" | "gz" | "tar", _) | (_, Kind::Rar | Kind::SevenZip) => {
            ("请解开后把其中的文件放回原处，或请报送单位改用 zip 压缩包", "unpack it here, or ask for a zip archive")
        }
        ("msg", _) => ("请在邮件软件中另存为 eml 后放回", "save it as eml in the mail program"),
        ("pdf" | "ofd", _) | (_, Kind::Pdf | Kind::Picture) => (
            "盖章件、截图和照片里的文字读不出来，请报送单位改发 docx 或 xlsx 原件",
            "scans and pictures cannot be read: ask for the original as docx or xlsx",
        ),
        _ => (
            "请报送单位改用可读的格式，或把内容抄入其中一种",
            "ask for one of the known kinds, or copy the content into one",
        ),
    };
    let words = [("known", super::known_extensions()), ("ask", ask.to_owned()), ("ask_en", ask_en.to_owned())];
    (&codes::UNKNOWN_FORMAT, words.into())
}

pub(super) fn broken(zh: &str, en: &str) -> Refusal {
    (&codes::BROKEN, vec![("reason", zh.to_owned()), ("reason_en", en.to_owned())])
}

pub(super) fn too_large(limit: impl ToString) -> Refusal {
    (&codes::TOO_LARGE, vec![("limit", limit.to_string())])
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Refusal {
        match fault {
            Fault::Broken(zh, en) => broken(&zh, &en),
            Fault::Encrypted => (&codes::ENCRYPTED, Vec::new()),
            Fault::TooLarge(limit) => too_large(limit),
            Fault::Harmful(zh, en) => (&codes::HARMFUL, vec![("reason", zh), ("reason_en", en)]),
        }
    }
}

/// Refuses sheets of one name: the library finds a sheet by its name, so one would be read twice and the other never.
fn once_each<'n>(names: impl Iterator<Item = &'n str>) -> Result<(), Refusal> {
    let mut seen = std::collections::BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            let (zh, en) = (format!("有两个工作表同名“{name}”"), format!("two sheets have the name “{name}”"));
            return Err(broken(&zh, &en));
        }
    }
    Ok(())
}

/// A file that is not what its name says.
pub(super) fn disguised(name: &str, kind: Kind) -> Refusal {
    let (real, real_en) = kind.words();
    let words = [("kind", name.to_owned()), ("real", real.to_owned()), ("real_en", real_en.to_owned())];
    (&codes::WRONG_EXTENSION, words.into())
}

/// How much more a file may hold. Cells may point to one long text again and again, so its size bounds nothing.
struct Room {
    cells: usize,
    text: usize,
}

impl Room {
    fn new() -> Room {
        Room { cells: MAX_CELLS, text: MAX_TEXT }
    }

    /// Takes the room of one cell or line.
    fn take(&mut self, length: usize) -> Result<(), Refusal> {
        let room = self.cells.checked_sub(1).zip(self.text.checked_sub(length));
        let (cells, text) = room.ok_or_else(|| too_large(format!("{MAX_CELLS} 格")))?;
        (self.cells, self.text) = (cells, text);
        Ok(())
    }

    /// Takes the room of more text in a cell or line.
    fn take_text(&mut self, length: usize) -> Result<(), Refusal> {
        self.text = self.text.checked_sub(length).ok_or_else(|| too_large("16 MB 文字"))?;
        Ok(())
    }
}

/// What is said of any office file: its macros, and what in it cannot be read.
fn notes_on(package: &Package, notes: &mut Vec<Note>) {
    let macros = package.parts.keys().any(|p| p.to_ascii_lowercase().ends_with("vbaproject.bin"));
    if macros {
        notes.push((&codes::MACROS, Spot::file(), Vec::new()));
    }
    let unread = |p: &str| ["/media/", "/embeddings/", "Pictures/"].iter().any(|f| p.contains(f) || p.starts_with(f));
    let count = package.parts.keys().filter(|p| unread(p) && !p.ends_with('/')).count();
    if count > 0 {
        notes.push((&codes::UNREAD_OBJECTS, Spot::file(), vec![("count", count.to_string())]));
    }
}
