//! Rows of the list within a sentence: labelled in one quotation, cell by cell, or as rows of a table.

use super::{Read, Refusal, codes};
use crate::model::amendment::RowText;
use crate::model::target::{Column, Step, step};
use crate::parse::amendment::pieces::Cursor;

/// A row with the number that it is given in a table.
type Numbered = (Option<u32>, RowText);

/// One row.
pub(super) fn row(c: &mut Cursor<'_>, head: Option<&[String]>) -> Read<RowText> {
    numbered(c, head).map(|(_, row)| row)
}

/// One row or several, with ； or 、 between or line by line.
pub(super) fn rows(c: &mut Cursor<'_>) -> Read<Vec<RowText>> {
    Ok(numbered_rows(c)?.into_iter().map(|(_, row)| row).collect())
}

/// The same, with their numbers.
pub(super) fn numbered_rows(c: &mut Cursor<'_>) -> Read<Vec<Numbered>> {
    let head = head(c);
    let mut out = vec![numbered(c, head.as_deref())?];
    loop {
        let mut ahead = *c;
        let _ = ahead.eat_any(&["；", "、", "。"]);
        let follows = ahead.peek_quoted().is_some() || ahead.row().is_some() || label(&mut ahead).is_some();
        if !follows {
            return Ok(out);
        }
        let _ = c.eat_any(&["；", "、", "。"]);
        out.push(numbered(c, head.as_deref())?);
    }
}

/// A head row: cells that name columns.
fn head(c: &mut Cursor<'_>) -> Option<Vec<String>> {
    let mut ahead = *c;
    let cells = ahead.row()?;
    let usual = |cell: &String| !matches!(Column::from_name(cell), Column::Other(_));
    if cells.iter().filter(|cell| usual(cell)).count() < 2 {
        return None;
    }
    *c = ahead;
    Some(cells.to_vec())
}

fn numbered(c: &mut Cursor<'_>, head: Option<&[String]>) -> Read<Numbered> {
    if let Some(cells) = c.row() {
        return of_cells(cells, head);
    }
    if let Some(row) = by_cell(c)? {
        return Ok((None, row));
    }
    let text = c.text().ok_or_else(|| Refusal::new(&codes::UNREAD, c.words()))?;
    if text.contains('\t') {
        let cells: Vec<String> = text.split('\t').map(str::to_owned).collect();
        return of_cells(&cells, head);
    }
    let row = RowText::from_labelled(&text).map_err(|part| Refusal::new(&codes::ROW, part))?;
    Ok((None, row))
}

/// 具体内容为“…”，责任单位为“…”.
fn by_cell(c: &mut Cursor<'_>) -> Read<Option<RowText>> {
    let mut row = RowText::default();
    let mut any = false;
    loop {
        let mut ahead = *c;
        let _ = any && ahead.eat("，");
        let Some(column) = label(&mut ahead) else { break };
        let text = ahead.quoted().ok_or_else(|| Refusal::new(&codes::ROW, ahead.words()))?;
        if !row.put(column, text.clone()) {
            return Err(Refusal::new(&codes::ROW, text));
        }
        any = true;
        *c = ahead;
    }
    Ok(any.then_some(row))
}

/// A column's name with 为 behind it.
fn label(c: &mut Cursor<'_>) -> Option<Column> {
    if c.quoted_before(&["为"]) {
        let head = c.quoted()?;
        let _ = c.eat("为");
        return Some(Column::Other(head));
    }
    let (Some(Step::Cell(column)), rest) = step(c.words(), &[])? else { return None };
    let taken = c.words().len() - rest.len();
    rest.starts_with('为').then(|| c.skip(taken + '为'.len_utf8()))?;
    Some(column)
}

/// Cells under their heads. Without heads nobody can know which cell is which column.
fn of_cells(cells: &[String], head: Option<&[String]>) -> Read<Numbered> {
    let shown = || cells.join(" ");
    let head = head.filter(|h| h.len() == cells.len()).ok_or_else(|| Refusal::new(&codes::ROW, shown()))?;
    let mut row = RowText::default();
    let mut number = None;
    for (head, cell) in head.iter().zip(cells).filter(|(_, cell)| !cell.trim().is_empty()) {
        let fits = match (head.as_str(), Column::from_name(head)) {
            ("序号", _) => {
                number = cell.parse().ok();
                number.is_some()
            }
            (_, column) => row.put(column, cell.trim().to_owned()),
        };
        if !fits {
            return Err(Refusal::new(&codes::ROW, shown()));
        }
    }
    Ok((number, row))
}
