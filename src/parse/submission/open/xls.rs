//! Opening workbooks of the old kind, XLS.

use super::{Note, Refusal, Room, biff, broken, cfb, too_large};
use crate::parse::submission::codes;
use crate::parse::submission::findings::Spot;
use crate::parse::submission::sheet::{Opened, Position, Sheet};
use calamine::{Data, Reader, SheetVisible, Xls, XlsError};
use std::collections::BTreeSet;
use std::io::Cursor;

/// Reads every worksheet.
pub(super) fn open(bytes: &[u8], notes: &mut Vec<Note>) -> Result<Opened, Refusal> {
    let stream = cfb::stream(bytes, &["Workbook", "Book"]);
    let stream = stream.ok_or_else(|| broken("内部结构无效", "its structure is not valid"))?;
    let hidden = biff::survey(&stream)?;
    let read = std::panic::catch_unwind(|| read_all(bytes));
    let mut sheets = read.unwrap_or_else(|_| Err(broken("内部结构无效", "its structure is not valid")))?;
    for (sheet, hidden) in sheets.iter_mut().zip(hidden) {
        sheet.hidden_rows = hidden.rows;
        sheet.hidden_columns = hidden.columns;
    }
    if cfb::stream(bytes, &["_VBA_PROJECT"]).is_some() {
        notes.push((&codes::MACROS, Spot::file(), Vec::new()));
    }
    Ok(Opened { sheets, ..Opened::default() })
}

fn read_all(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    let refused = |e: XlsError| match e {
        XlsError::Password => (&codes::ENCRYPTED, Vec::new()),
        other => broken("内部结构无效", &other.to_string()),
    };
    let mut book = Xls::new(Cursor::new(bytes)).map_err(refused)?;
    let listed: Vec<_> = book.sheets_metadata().iter().map(|s| (s.name.clone(), s.visible)).collect();
    super::once_each(listed.iter().map(|(name, _)| name.as_str()))?;
    let (mut room, mut sheets) = (Room::new(), Vec::new());
    for (name, visible) in listed {
        let mut sheet = Sheet { name, hidden: visible != SheetVisible::Visible, ..Sheet::default() };
        fill(&mut book, &mut sheet, &mut room).map_err(refused)??;
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn fill(book: &mut Xls<Cursor<&[u8]>>, sheet: &mut Sheet, room: &mut Room) -> Result<Result<(), Refusal>, XlsError> {
    let values = book.worksheet_range(&sheet.name)?;
    let (top, left) = values.start().unwrap_or_default();
    for (row, column, value) in values.used_cells() {
        let at = (top + row as u32, left + column as u32);
        match value {
            Data::Error(e) => sheet.errors.push((at, e.to_string())),
            value => {
                if let Data::String(text) = value
                    && let Err(full) = room.take(text.len())
                {
                    return Ok(Err(full));
                }
                // The library does not say how an old workbook shows its numbers.
                sheet.cells.extend(super::xlsx::cell_of(value.clone(), false).map(|cell| (at, cell)));
            }
        }
    }
    let errors: BTreeSet<Position> = sheet.errors.iter().map(|(at, _)| *at).collect();
    let formulas = book.worksheet_formula(&sheet.name)?;
    let (top, left) = formulas.start().unwrap_or_default();
    for (row, column, formula) in formulas.used_cells() {
        let at = (top + row as u32, left + column as u32);
        match sheet.cells.contains_key(&at) {
            true => drop(sheet.formulas.insert(at, formula.clone())),
            false if !errors.contains(&at) => drop(sheet.hollow.insert(at, formula.clone())),
            false => {}
        }
    }
    for area in book.merge_cells_by_sheet_name(&sheet.name)? {
        if sheet.merged.len() >= super::MAX_CELLS {
            return Ok(Err(too_large(super::MAX_CELLS)));
        }
        sheet.merged.push((area.start, area.end));
    }
    Ok(Ok(()))
}
