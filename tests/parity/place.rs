//! Finds the words of a paper on the pages of one of its forms.

use super::docx::{Block, Cell, Content, Row};
use super::sheet::{Line, Sheets};

/// A text of the paper: a paragraph or all of a cell.
#[derive(Debug)]
pub(super) struct Unit<'p> {
    /// Its words without blanks.
    pub(super) text: &'p str,
    /// What is asked of it.
    pub(super) kind: Kind,
    /// Where its lines may end, in points from the left edge of the sheet.
    pub(super) right: f64,
    /// The lines it stands in; none where it was not found whole.
    pub(super) lines: Vec<Line>,
}

/// What is asked of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// That its lines break alike.
    Body,
    /// And that it stands on the same page.
    Heading,
    /// That its lines break alike; it stands in a cell.
    Cell,
    /// And that it stands on the same page: the first cell of a row.
    FirstCell,
    /// That its lines break alike and stand on the same pages.
    Footnote,
}

impl Kind {
    /// Whether it stands in a table.
    pub(super) fn is_cell(self) -> bool {
        matches!(self, Kind::Cell | Kind::FirstCell)
    }
}

/// A place: page and height on it.
type Place = (usize, f64);

/// All texts of a paper with their lines.
pub(super) fn place<'p>(blocks: &'p [Block], sheets: &Sheets) -> Vec<Unit<'p>> {
    let all = sheets.lines(0.0, f64::MAX);
    let notes = place_notes(blocks, &all);
    let is_note = |line: &Line| notes.iter().flat_map(|note| &note.lines).any(|n| n == line);
    let body: Vec<Line> = all.iter().filter(|line| !is_note(line)).cloned().collect();
    let mut units = Vec::new();
    let mut from: Place = (0, 0.0);
    for block in blocks {
        let [left, right] = block.edges;
        match &block.content {
            Content::Footnote(_) => {}
            Content::Paragraph { text, heading } => {
                let kind = if *heading { Kind::Heading } else { Kind::Body };
                let lines = find(text, &body, from);
                from = end(&lines, from);
                units.push(Unit { text, kind, right, lines });
            }
            Content::Table(rows) => from = place_table(rows, left, sheets, from, &mut units),
        }
    }
    units.extend(notes);
    units
}

/// The footnotes, each behind the one before it; what stands between the pages of one is text.
fn place_notes<'p>(blocks: &'p [Block], all: &[Line]) -> Vec<Unit<'p>> {
    let mut from: Place = (0, 0.0);
    let mut units = Vec::new();
    for block in blocks {
        let Content::Footnote(text) = &block.content else { continue };
        let lines = find(text, all, from);
        from = end(&lines, from);
        units.push(Unit { text, kind: Kind::Footnote, right: block.edges[1], lines });
    }
    units
}

/// The cells of each column are looked for from top to bottom, those of a row side by side.
fn place_table<'p>(rows: &'p [Row], left: f64, sheets: &Sheets, start: Place, units: &mut Vec<Unit<'p>>) -> Place {
    let mut reached: Vec<([f64; 2], Place)> = Vec::new();
    let mut columns: Vec<([f64; 2], Vec<Line>)> = Vec::new();
    for row in rows {
        for (n, cell) in row.cells.iter().enumerate().filter(|(_, c)| !c.text.is_empty()) {
            let from = reached.iter().filter(|(edges, _)| overlap(*edges, cell.columns)).map(|(_, place)| *place);
            let from = from.fold(start, later);
            let lines = find(&cell.text, column(&mut columns, cell, left, sheets), from);
            reached.push((cell.columns, end(&lines, from)));
            let kind = if n == 0 && !row.head { Kind::FirstCell } else { Kind::Cell };
            units.push(Unit { text: &cell.text, kind, right: left + cell.columns[1] - CELL_WHITE, lines });
        }
    }
    reached.into_iter().map(|(_, place)| place).fold(start, later)
}

/// The white at the right of a cell, and a little less.
const CELL_WHITE: f64 = 3.5;

fn column<'c>(columns: &'c mut Vec<([f64; 2], Vec<Line>)>, cell: &Cell, left: f64, sheets: &Sheets) -> &'c [Line] {
    let known = columns.iter().position(|(edges, _)| *edges == cell.columns);
    let at = known.unwrap_or_else(|| {
        let [from, to] = cell.columns;
        columns.push((cell.columns, sheets.lines(left + from, left + to)));
        columns.len() - 1
    });
    &columns[at].1
}

fn overlap(a: [f64; 2], b: [f64; 2]) -> bool {
    a[0] < b[1] - 0.1 && b[0] < a[1] - 0.1
}

fn later(a: Place, b: Place) -> Place {
    if (b.0, b.1) > (a.0, a.1) { b } else { a }
}

fn end(lines: &[Line], from: Place) -> Place {
    lines.last().map_or(from, |l| (l.page, l.middle))
}

/// The first lines after a place that together are the text. What stands at the head of a page before it goes on, such
/// as the head of a table, is passed over.
fn find(text: &str, lines: &[Line], from: Place) -> Vec<Line> {
    let first = lines.partition_point(|l| (l.page, l.middle) <= from);
    (first..lines.len()).find_map(|start| whole(text, &lines[start..])).unwrap_or_default()
}

fn whole(text: &str, lines: &[Line]) -> Option<Vec<Line>> {
    let mut rest = text;
    let mut found: Vec<Line> = Vec::new();
    for line in lines {
        match rest.strip_prefix(line.text.as_str()).filter(|_| !line.text.is_empty()) {
            Some(after) => {
                rest = after;
                found.push(line.clone());
            }
            None if found.last().is_some_and(|last| line.page == last.page + 1) => {}
            None => return None,
        }
        if rest.is_empty() {
            return Some(found);
        }
    }
    None
}
