//! Opening a workbook that anybody may have sent.

use crate::parse::submission::codes;
use crate::parse::submission::sheet::{Cell, Sheet};
use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError, XlsxFormulaMetadata};
use std::io::{Cursor, Read};

use super::Refusal;

const MAX_UNPACKED: u64 = 48 << 20;
const MAX_PARTS: usize = 2_000;
const MAX_CELLS: usize = 200_000;
const MAX_TEXT: usize = 16 << 20;
const MAX_SHARED: u64 = 1_000_000;

/// Reads every worksheet.
pub(in crate::parse::submission) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    guard(bytes)?;
    // The library does not promise to survive every file (a reference of thirty letters overflows its arithmetic), and
    // one bad file must not stop the others.
    let read = std::panic::catch_unwind(|| read_all(bytes));
    read.unwrap_or_else(|_| Err(broken("内部结构无效", "its structure is not valid")))
}

fn broken(zh: &str, en: &str) -> Refusal {
    (&codes::BROKEN, vec![("reason", zh.to_owned()), ("reason_en", en.to_owned())])
}

fn wrong_kind() -> Refusal {
    (&codes::WRONG_EXTENSION, vec![("kind", "XLSX".to_owned())])
}

fn too_large(limit: impl ToString) -> Refusal {
    (&codes::TOO_LARGE, vec![("limit", limit.to_string())])
}

/// Looks at the package before the library does: an archive of a few kilobytes may unpack to gigabytes.
fn guard(bytes: &[u8]) -> Result<(), Refusal> {
    const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    if bytes.is_empty() {
        return Err(broken("文件是空的", "the file is empty"));
    }
    if bytes.starts_with(&OLE) {
        let mark: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = bytes.windows(mark.len()).any(|w| w == mark);
        return Err(if encrypted { (&codes::ENCRYPTED, Vec::new()) } else { wrong_kind() });
    }
    if !bytes.starts_with(b"PK") {
        return Err(wrong_kind());
    }
    let bad = |_| broken("压缩包不完整", "the archive is not complete");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(bad)?;
    if archive.len() > MAX_PARTS {
        return Err(too_large(MAX_PARTS));
    }
    if !archive.file_names().any(|n| n.starts_with("xl/")) {
        return Err(wrong_kind());
    }
    let mut left = MAX_UNPACKED;
    for i in 0..archive.len() {
        let mut part = Vec::new();
        let entry = archive.by_index(i).map_err(bad)?;
        let read = entry.take(left + 1).read_to_end(&mut part);
        let read = read.map_err(|_| broken("压缩包不完整", "the archive is not complete"))? as u64;
        left = left.checked_sub(read).ok_or_else(|| too_large("48 MB"))?;
        if declares_too_many(&part) {
            return Err(too_large(format!("{MAX_SHARED} 条文字")));
        }
    }
    Ok(())
}

/// The library sets memory aside for as many shared strings as the file claims to hold.
fn declares_too_many(part: &[u8]) -> bool {
    const MARK: &[u8] = b"uniqueCount";
    let claims = part.windows(MARK.len()).enumerate().filter(|(_, w)| *w == MARK);
    let mut numbers = claims.map(|(at, _)| {
        let rest = part[at + MARK.len()..].iter().take(64).skip_while(|b| !b.is_ascii_digit());
        rest.take_while(|b| b.is_ascii_digit())
            .fold(0u64, |n, b| n.saturating_mul(10).saturating_add(u64::from(b - b'0')))
    });
    numbers.any(|n| n > MAX_SHARED)
}

fn read_all(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    let refused = |e: XlsxError| match e {
        XlsxError::Password => (&codes::ENCRYPTED, Vec::new()),
        other => broken("内部结构无效", &other.to_string()),
    };
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(refused)?;
    let listed = book.sheets_metadata().iter().filter(|s| s.typ == SheetType::WorkSheet);
    let listed: Vec<_> = listed.map(|s| (s.name.clone(), s.visible != SheetVisible::Visible)).collect();
    let mut room = Room { cells: MAX_CELLS, text: MAX_TEXT };
    let mut sheets = Vec::new();
    for (name, hidden) in listed {
        let mut sheet = Sheet { name, hidden, ..Sheet::default() };
        fill(&mut book, &mut sheet, &mut room).map_err(refused)?;
        if room.cells == 0 || room.text == 0 {
            return Err(too_large(format!("{MAX_CELLS} 格")));
        }
        note_formulas(&mut book, &mut sheet).map_err(refused)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// How much more the workbook may hold. Cells may point to one long text again and again, so its size in the file
/// bounds nothing.
struct Room {
    cells: usize,
    text: usize,
}

/// Takes the cells one by one: the library's own table is as large as the sheet's outermost cells are apart.
fn fill(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &mut Sheet, room: &mut Room) -> Result<(), XlsxError> {
    let mut reader = book.worksheet_cells_reader(&sheet.name)?;
    let shows_percent = |s: &calamine::Style| s.number_format.as_ref().is_some_and(|f| f.format_code.contains('%'));
    let percent: Vec<bool> = reader.styles().iter().map(shows_percent).collect();
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let position = cell.get_position();
        let value = match cell.get_value() {
            DataRef::Error(e) => {
                sheet.errors.push((position, e.to_string()));
                continue;
            }
            value => value_of(value, percent.get(style).is_some_and(|p| *p)),
        };
        let Some(value) = value else { continue };
        let length = if let Cell::Text(text) = &value { text.len() } else { 0 };
        room.cells = room.cells.saturating_sub(1);
        room.text = room.text.saturating_sub(length);
        if room.cells == 0 || room.text == 0 {
            break;
        }
        sheet.cells.insert(position, value);
    }
    Ok(())
}

fn note_formulas(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &mut Sheet) -> Result<(), XlsxError> {
    let mut reader = book.worksheet_cells_reader(&sheet.name)?;
    while let Some(record) = reader.next_cell_with_formula_metadata()? {
        let Some(formula) = record.formula else { continue };
        let text = match formula {
            XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => formula,
            _ => String::new(),
        };
        match record.value {
            DataRef::Empty => drop(sheet.hollow.insert(record.pos, text)),
            DataRef::Error(_) => {}
            _ => drop(sheet.formulas.insert(record.pos, text)),
        }
    }
    Ok(())
}

fn value_of(value: &DataRef, percent: bool) -> Option<Cell> {
    let text = match Data::from(value.clone()) {
        Data::Int(n) => return Some(Cell::Number { value: n as f64, percent }),
        Data::Float(value) => return Some(Cell::Number { value, percent }),
        Data::DateTime(d) if d.is_datetime() => {
            let (year, month, day, hour, minute, _, _) = d.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if hour + minute == 0 { date } else { format!("{date} {hour:02}:{minute:02}") }
        }
        Data::DateTime(d) => return Some(Cell::Number { value: d.as_f64(), percent }),
        Data::String(s) | Data::DateTimeIso(s) | Data::DurationIso(s) => s,
        Data::Bool(b) => if b { "TRUE" } else { "FALSE" }.to_owned(),
        Data::Error(_) | Data::Empty => return None,
    };
    let text = text.trim_matches(crate::base::text::is_blank);
    (!text.is_empty()).then(|| Cell::Text(text.to_owned()))
}
