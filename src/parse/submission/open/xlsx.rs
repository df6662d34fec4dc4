//! Opening XLSX workbooks.

use super::{Note, Refusal, Room, broken, notes_on, sheet_xml, too_large};
use crate::parse::office::package::Package;
use crate::parse::submission::codes;
use crate::parse::submission::sheet::{Cell, Opened, Sheet};
use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError, XlsxFormulaMetadata};
use std::io::Cursor;

const MAX_SHARED: u64 = 1_000_000;

/// Reads every worksheet.
pub(super) fn open(bytes: &[u8], notes: &mut Vec<Note>) -> Result<Opened, Refusal> {
    let package = Package::open(bytes)?;
    if package.parts.values().any(|part| declares_too_many(part)) {
        return Err(too_large(format!("{MAX_SHARED} 条文字")));
    }
    let shapes = sheet_xml::shapes(&package)?;
    // The library does not promise to survive every file (a reference of thirty letters overflows its arithmetic), and
    // one bad file must not stop the others.
    let read = std::panic::catch_unwind(|| read_all(bytes));
    let mut sheets = read.unwrap_or_else(|_| Err(broken("内部结构无效", "its structure is not valid")))?;
    for sheet in &mut sheets {
        if let Some(shape) = shapes.get(&sheet.name) {
            sheet.merged.clone_from(&shape.merged);
            sheet.hidden_rows.clone_from(&shape.hidden_rows);
            sheet.hidden_columns.clone_from(&shape.hidden_columns);
        }
    }
    notes_on(&package, notes);
    Ok(Opened { sheets, lines: sheet_xml::lines(&package)? })
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
    super::once_each(listed.iter().map(|(name, _)| name.as_str()))?;
    let (mut room, mut formulas) = (Room::new(), Room::new());
    let mut sheets = Vec::new();
    for (name, hidden) in listed {
        let mut sheet = Sheet { name, hidden, ..Sheet::default() };
        fill(&mut book, &mut sheet, &mut room).map_err(refused)??;
        note_formulas(&mut book, &mut sheet, &mut formulas).map_err(refused)??;
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// Takes the cells one by one: the library's own table is as large as the sheet's outermost cells are apart.
fn fill(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &mut Sheet, room: &mut Room) -> Result<Result<(), Refusal>, XlsxError> {
    let mut reader = book.worksheet_cells_reader(&sheet.name)?;
    let shows_percent = |s: &calamine::Style| s.number_format.as_ref().is_some_and(|f| f.format_code.contains('%'));
    let percent: Vec<bool> = reader.styles().iter().map(shows_percent).collect();
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let position = cell.get_position();
        let value = match cell.get_value() {
            DataRef::Error(e) => {
                if let Err(full) = room.take(0) {
                    return Ok(Err(full));
                }
                sheet.errors.push((position, e.to_string()));
                continue;
            }
            value => value_of(value, percent.get(style).is_some_and(|p| *p)),
        };
        let Some(value) = value else { continue };
        let length = if let Cell::Text(text) = &value { text.len() } else { 0 };
        if let Err(full) = room.take(length) {
            return Ok(Err(full));
        }
        sheet.cells.insert(position, value);
    }
    Ok(Ok(()))
}

fn note_formulas(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &mut Sheet,
    room: &mut Room,
) -> Result<Result<(), Refusal>, XlsxError> {
    let mut reader = book.worksheet_cells_reader(&sheet.name)?;
    while let Some(record) = reader.next_cell_with_formula_metadata()? {
        let Some(formula) = record.formula else { continue };
        let text = match formula {
            XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => formula,
            _ => String::new(),
        };
        // Cells without a value took no room yet.
        if let Err(full) = room.take(text.len()) {
            return Ok(Err(full));
        }
        match record.value {
            DataRef::Empty => drop(sheet.hollow.insert(record.pos, text)),
            DataRef::Error(_) => {}
            _ => drop(sheet.formulas.insert(record.pos, text)),
        }
    }
    Ok(Ok(()))
}

fn value_of(value: &DataRef, percent: bool) -> Option<Cell> {
    cell_of(Data::from(value.clone()), percent)
}

/// What a value is as a cell; a date becomes text.
pub(super) fn cell_of(value: Data, percent: bool) -> Option<Cell> {
    let text = match value {
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
