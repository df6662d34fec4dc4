//! What a file really is, whatever its name says.

use std::io::{Cursor, Read};

/// The kinds of content that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::parse) enum Kind {
    Empty,
    Xlsx,
    Xlsb,
    Docx,
    Pptx,
    Ods,
    Odt,
    Zip,
    Xls,
    Doc,
    Encrypted,
    Ole,
    Pdf,
    Rar,
    SevenZip,
    Picture,
    Rtf,
    Html,
    Xml,
    Text,
    Binary,
}

impl Kind {
    /// What the bytes show.
    pub(in crate::parse) fn of(bytes: &[u8]) -> Kind {
        const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
        let starts: [(&[u8], Kind); 12] = [
            (b"%PDF", Kind::Pdf),
            (b"Rar!", Kind::Rar),
            (b"7z\xbc\xaf\x27\x1c", Kind::SevenZip),
            (b"\x89PNG", Kind::Picture),
            (b"\xff\xd8\xff", Kind::Picture),
            (b"GIF8", Kind::Picture),
            (b"BM", Kind::Picture),
            (b"II*\0", Kind::Picture),
            (b"MM\0*", Kind::Picture),
            (b"{\\rtf", Kind::Rtf),
            (b"\x1f\x8b", Kind::Binary),
            (b"\0\0\0\x0c", Kind::Binary),
        ];
        if bytes.is_empty() {
            return Kind::Empty;
        }
        if bytes.starts_with(OLE) {
            return of_ole(bytes);
        }
        if bytes.starts_with(b"PK") {
            return of_zip(bytes);
        }
        let known = starts.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, kind)| *kind);
        match known {
            // "BM" may begin a text as well.
            Some(Kind::Picture) if bytes.starts_with(b"BM") && !bytes[..bytes.len().min(14)].contains(&0) => {
                of_text(bytes)
            }
            Some(kind) => kind,
            None => of_text(bytes),
        }
    }

    /// As people call it, in both languages.
    pub(in crate::parse) fn words(self) -> (&'static str, &'static str) {
        match self {
            Kind::Empty => ("空文件", "an empty file"),
            Kind::Xlsx => ("Excel 工作簿（xlsx）", "an Excel workbook (xlsx)"),
            Kind::Xlsb => ("Excel 二进制工作簿（xlsb）", "a binary Excel workbook (xlsb)"),
            Kind::Docx => ("Word 文档（docx）", "a Word document (docx)"),
            Kind::Pptx => ("演示文稿（pptx）", "a presentation (pptx)"),
            Kind::Ods => ("OpenDocument 表格（ods）", "an OpenDocument spreadsheet (ods)"),
            Kind::Odt => ("OpenDocument 文件", "an OpenDocument file"),
            Kind::Zip => ("压缩包（zip）", "an archive (zip)"),
            Kind::Xls => ("旧版 Excel 工作簿（xls）", "an old Excel workbook (xls)"),
            Kind::Doc => ("旧版 Word 文档（doc）", "an old Word document (doc)"),
            Kind::Encrypted => ("加密的办公文件", "an encrypted office file"),
            Kind::Ole => ("旧版办公文件", "an old office file"),
            Kind::Pdf => ("PDF", "a PDF"),
            Kind::Rar => ("压缩包（rar）", "an archive (rar)"),
            Kind::SevenZip => ("压缩包（7z）", "an archive (7z)"),
            Kind::Picture => ("图片", "a picture"),
            Kind::Rtf => ("RTF 文档", "an RTF document"),
            Kind::Html => ("网页（HTML）", "a web page (HTML)"),
            Kind::Xml => ("XML 文件", "an XML file"),
            Kind::Text => ("纯文字", "plain text"),
            Kind::Binary => ("二进制数据", "binary data"),
        }
    }
}

/// Whether an archive says that it is an office file, though it holds the matter of none.
pub(in crate::parse) fn is_office_package(bytes: &[u8]) -> bool {
    zip::ZipArchive::new(Cursor::new(bytes)).is_ok_and(|a| a.file_names().any(|n| n == "[Content_Types].xml"))
}

fn of_zip(bytes: &[u8]) -> Kind {
    let Ok(archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return Kind::Zip };
    let has = |start: &str| archive.file_names().any(|n| n.trim_start_matches('/').starts_with(start));
    if has("[Content_Types].xml") || has("xl/") || has("word/") {
        let kinds = [("xl/workbook.bin", Kind::Xlsb), ("xl/", Kind::Xlsx), ("word/", Kind::Docx), ("ppt/", Kind::Pptx)];
        return kinds.iter().find(|(start, _)| has(start)).map_or(Kind::Zip, |(_, kind)| *kind);
    }
    if has("META-INF/manifest.xml") && has("content.xml") {
        let mut kind = String::new();
        let mut archive = archive.clone();
        let read = archive.by_name("mimetype").is_ok_and(|e| e.take(100).read_to_string(&mut kind).is_ok());
        return if read && kind.contains("spreadsheet") { Kind::Ods } else { Kind::Odt };
    }
    Kind::Zip
}

fn of_ole(bytes: &[u8]) -> Kind {
    let has = |name: &str| {
        let mark: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(mark.len()).any(|w| w == mark)
    };
    let kinds = [
        ("EncryptedPackage", Kind::Encrypted),
        ("WordDocument", Kind::Doc),
        ("Workbook", Kind::Xls),
        ("Book", Kind::Xls),
    ];
    kinds.iter().find(|(name, _)| has(name)).map_or(Kind::Ole, |(_, kind)| *kind)
}

fn of_text(bytes: &[u8]) -> Kind {
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if bytes.contains(&0) && !marked {
        return Kind::Binary;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_ascii_lowercase();
    let head = head.trim_start_matches(crate::base::text::is_blank);
    match head {
        h if h.starts_with("<?xml") => Kind::Xml,
        h if ["<!doctype html", "<html", "<table", "<meta"].iter().any(|m| h.starts_with(m)) => Kind::Html,
        _ => Kind::Text,
    }
}
