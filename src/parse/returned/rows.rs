//! The task list as rows of cells parted by TABs, and what of a table is none.

use super::change::{Place, Side};
use super::codes;
use super::script::{Block, Line, Part, Row, Table, lines, shortened};
use super::walk::Remark;
use crate::base::diagnostic::Code;
use crate::base::text::{is_blank, without_blanks};
use crate::parse::office::{Fault, too_large};
use crate::parse::table::{heads_tasks, number_and_group};

/// The most cells that a task list may have, those included that wide cells cover.
const MAX_CELLS: usize = 100_000;

/// The rows of a task list.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) text: String,
    pub(super) remarks: Vec<Remark>,
}

/// One place of the grid.
#[derive(Clone, Debug, Default)]
struct Slot {
    text: String,
    /// Whether a merged cell covers it, from above or from the left.
    covered: bool,
}

/// The number of the first table that is a task list by its head.
pub(super) fn task_table(blocks: &[Block], side: Side) -> Option<usize> {
    let tables = blocks.iter().filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None });
    tables.into_iter().find(|t| heads(t, side).is_some_and(|h| heads_tasks(&h))).map(|t| t.number)
}

/// The first row that one side shows.
fn heads(table: &Table, side: Side) -> Option<Vec<String>> {
    let row = table.rows.iter().find(|r| r.fate.shows(side))?;
    Some(grid(row, side).into_iter().map(|s| without_blanks(&s.text)).collect())
}

/// Reads a task list.
pub(super) fn read(table: &Table, side: Side) -> Result<Rows, Fault> {
    let heads = heads(table, side).unwrap_or_default();
    let (number, group) = number_and_group(&heads);
    let mut reader = Reader { table, heads: &heads, number, group, rows: Rows::default(), grouped: false };
    let mut left = MAX_CELLS;
    for (n, row) in table.rows.iter().enumerate().filter(|(_, r)| r.fate.shows(side)) {
        let grid = grid(row, side);
        left = left.checked_sub(grid.len()).ok_or_else(|| too_large(format!("{MAX_CELLS} 格")))?;
        reader.row(n, &grid);
    }
    Ok(reader.rows)
}

/// The cells of a row at their places.
fn grid(row: &Row, side: Side) -> Vec<Slot> {
    let mut out = vec![Slot::default(); row.before];
    for cell in row.cells.iter().filter(|c| c.fate.shows(side)) {
        let covered = cell.goes_on[side as usize];
        let text = if covered { String::new() } else { cell.text(side) };
        out.push(Slot { text, covered });
        out.extend((1..cell.span).map(|_| Slot { text: String::new(), covered: true }));
    }
    out
}

struct Reader<'a> {
    table: &'a Table,
    heads: &'a [String],
    number: Option<usize>,
    group: Option<usize>,
    rows: Rows,
    /// Whether a group has a heading so far.
    grouped: bool,
}

impl Reader<'_> {
    fn row(&mut self, n: usize, grid: &[Slot]) {
        let blank = |s: &Slot| s.text.chars().all(is_blank);
        if grid.iter().all(blank) {
            return;
        }
        let is_head = self.rows.text.is_empty();
        if !is_head && self.number.and_then(|c| grid.get(c)).is_some_and(blank) {
            let text: Vec<String> = grid.iter().filter(|s| !blank(s)).map(|s| in_line(&s.text)).collect();
            return self.remark(&codes::UNNUMBERED, n, self.number, vec![("text", text.join("｜"))]);
        }
        for (column, slot) in grid.iter().enumerate().filter(|(_, s)| !is_head && blank(s)) {
            let of_group = self.group == Some(column);
            if of_group && !(slot.covered && self.grouped) {
                self.remark(&codes::UNGROUPED, n, self.group, Vec::new());
            } else if !of_group && slot.covered {
                let head = self.heads.get(column).cloned().unwrap_or_default();
                self.remark(&codes::MERGED, n, Some(column), vec![("head", head)]);
            }
        }
        self.grouped |= !is_head && self.group.and_then(|c| grid.get(c)).is_some_and(|s| !blank(s));
        let cells: Vec<String> = grid.iter().map(|s| in_line(&s.text)).collect();
        self.rows.text.push_str(&cells.join("\t"));
        self.rows.text.push('\n');
    }

    fn remark(&mut self, code: &'static Code, n: usize, column: Option<usize>, words: Vec<(&'static str, String)>) {
        let column = column.unwrap_or_default();
        let head = self.heads.get(column).cloned().unwrap_or_default();
        let table = self.table.number;
        let place = Place::Cell { table, row: n + 1, column: column + 1, head, label: String::new() };
        self.rows.remarks.push(Remark { code, place, words });
    }
}

/// A table that is no task list: 版记 is furniture, of which a change is said; any other is said with its text.
pub(super) fn other_table(table: &Table, side: Side) -> Option<Remark> {
    let words = |side: Side| {
        let rows = table.rows.iter().filter(|r| r.fate.shows(side));
        let cells = rows.flat_map(|r| &r.cells).filter(|c| c.fate.shows(side));
        cells.flat_map(|c| lines(&c.paragraphs, side)).filter(|l| !l.text.trim().is_empty()).collect::<Vec<_>>()
    };
    let text = |lines: &[Line]| lines.iter().map(|l| without_blanks(&l.text)).collect::<Vec<_>>().join("｜");
    let (shown, before) = (words(side), words(Side::Rejected));
    let imprint = shown.iter().chain(&before).any(|l| l.part == Part::Furniture)
        || (table.rows.len() <= 3 && shown.last().is_some_and(|l| without_blanks(&l.text).ends_with("日印发")));
    let (shown, before) = (text(&shown), text(&before));
    let label = shortened(&shown, 12);
    let place = Place::Cell { table: table.number, row: 1, column: 1, head: String::new(), label };
    match imprint {
        true if shown == before => None,
        true => Some(Remark { code: &codes::FURNITURE, place, words: vec![("before", before), ("text", shown)] }),
        false if shown.is_empty() => None,
        false => Some(Remark { code: &codes::OTHER_TABLE, place, words: vec![("text", shown)] }),
    }
}

/// A cell on one line. Our own tables end lines of a list of names after the mark that parts them; that end is no part of
/// the text.
fn in_line(text: &str) -> String {
    let mut text = text.to_owned();
    for mark in ["、", "，", "；"] {
        text = text.replace(&format!("{mark}\n"), mark);
    }
    text.replace(['\n', '\t'], " ").trim().to_owned()
}
