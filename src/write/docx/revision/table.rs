//! Changes in a table: rows that come and go, words within cells, and cells over rows of different fates.
//!
//! A cell over several rows has its words in the first of them. Where the old and the new text have another first row,
//! the words go from the one and come in the other, and `w:cellMerge` says in which text the cell begins there.

use super::{about, end, row};
use crate::base::Length;
use crate::document::{Cell, Footnote, Grid, Mark, Marks, Row, Table, grid::Slot};
use crate::style::fit::TextFit;
use crate::write::docx::paragraph;
use crate::write::docx::xml::{Element, Node, el, val};

/// Puts the changes of a table into its element. Tables without any are left as they are. The texts of the table have
/// spacings, and are of a size.
pub(in crate::write::docx) fn mark(element: &mut Element, table: &Table, fits: &[TextFit], size: Length) {
    let mut fits = Fitted { rest: fits, size };
    let mut of_rows = element.children.iter_mut().filter_map(named("w:tr"));
    for rows in [&table.head, &table.rows] {
        let marked = are_marked(rows);
        let grid = Grid::new(rows, table.columns.len());
        for (r, given) in rows.iter().enumerate() {
            let fitted: Vec<Fitted<'_>> = (0..grid.columns()).map(|c| fits.of(grid.at(r, c))).collect();
            let Some(written) = of_rows.next().filter(|_| marked) else { continue };
            mark_cells(written, rows, &grid, r, &fitted);
            row(written, given.mark);
        }
    }
}

/// Whether a table has changes.
pub(in crate::write::docx) fn is_marked(table: &Table) -> bool {
    are_marked(&table.head) || are_marked(&table.rows)
}

fn are_marked(rows: &[Row]) -> bool {
    rows.iter().any(|r| r.mark != Mark::None || r.cells.iter().any(is_changed))
}

/// Whether the words of a cell are not the same in both texts.
fn is_changed(cell: &Cell) -> bool {
    !cell.marks.is_empty() || cell.footnotes.iter().any(|n| n.mark != Mark::None)
}

/// The spacings of texts that are still to come, and the size of their type.
#[derive(Clone, Copy)]
struct Fitted<'f> {
    rest: &'f [TextFit],
    size: Length,
}

impl<'f> Fitted<'f> {
    /// Takes those of a cell; an empty one was not set.
    fn of(&mut self, slot: Slot<'_>) -> Fitted<'f> {
        let count = match slot {
            Slot::Cell(cell) if !cell.text.is_empty() || !cell.footnotes.is_empty() => cell.text.split('\n').count(),
            _ => 0,
        };
        let (own, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        Fitted { rest: own, ..*self }
    }
}

fn named(name: &'static str) -> impl Fn(&mut Node) -> Option<&mut Element> {
    move |node| match node {
        Node::Element(e) if e.name == name => Some(e),
        _ => None,
    }
}

/// The cells of a row in the file are those of the grid, each taking its columns.
fn mark_cells(written: &mut Element, rows: &[Row], grid: &Grid<'_>, r: usize, fits: &[Fitted<'_>]) {
    let mut column = 0;
    for cell in written.children.iter_mut().filter_map(named("w:tc")) {
        let origin = match grid.at(r, column) {
            Slot::Cell(_) => (r, column),
            Slot::Covered { row, column } => (row, column),
            Slot::Empty => {
                column += 1;
                continue;
            }
        };
        if let Slot::Cell(given) = grid.at(origin.0, origin.1) {
            Place::new(rows, grid, r, origin).mark(cell, given, fits[column]);
        }
        let covered = Slot::Covered { row: origin.0, column: origin.1 };
        column += 1;
        while column < grid.columns() && grid.at(r, column) == covered {
            column += 1;
        }
    }
}

/// Where a row stands among those that a cell covers, in either text.
#[derive(Clone, Copy)]
struct Place {
    old: State,
    new: State,
    /// Whether the cell covers several rows.
    spans: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The row is not in this text.
    Absent,
    /// The cell begins here.
    Begins,
    /// It began above.
    GoesOn,
}

impl Place {
    fn new(rows: &[Row], grid: &Grid<'_>, r: usize, (first, column): (usize, usize)) -> Place {
        let covered = Slot::Covered { row: first, column };
        let below = (first + 1..rows.len()).take_while(|&n| grid.at(n, column) == covered).count();
        let state = |absent: Mark| match (first..=first + below).find(|&n| rows[n].mark != absent) {
            _ if rows[r].mark == absent => State::Absent,
            Some(begins) if begins == r => State::Begins,
            _ => State::GoesOn,
        };
        Place { old: state(Mark::Inserted), new: state(Mark::Deleted), spans: below > 0 }
    }

    fn mark(self, written: &mut Element, given: &Cell, fits: Fitted<'_>) {
        match (self.old == State::Begins, self.new == State::Begins) {
            (true, true) if !is_changed(given) => {}
            (true, true) => fill(written, &given.text, &given.marks, given.footnotes.iter().cloned(), fits),
            (true, false) => move_words(written, given, Mark::Inserted, Mark::Deleted, fits),
            (false, true) => move_words(written, given, Mark::Deleted, Mark::Inserted, fits),
            (false, false) => {}
        }
        if self.spans {
            self.merge(written.first_or_new("w:tcPr"));
        }
    }

    fn merge(self, properties: &mut Element) {
        let word = |state| if state == State::Begins { "restart" } else { "continue" };
        let short = |state| if state == State::Begins { "rest" } else { "cont" };
        let is_other = |n: &Node| !matches!(n, Node::Element(e) if matches!(&*e.name, "w:vMerge" | "w:vAlign"));
        properties.children.retain(is_other);
        let shown = if self.new == State::Absent { self.old } else { self.new };
        properties.push(val("w:vMerge", word(shown)));
        properties.push(val("w:vAlign", "center"));
        if self.old != self.new && self.old != State::Absent && self.new != State::Absent {
            let change = el("w:cellMerge").attr("w:vMerge", short(self.new)).attr("w:vMergeOrig", short(self.old));
            properties.push(change);
        }
    }
}

/// Puts the words that a cell has in one text where they go from, or come to.
fn move_words(written: &mut Element, given: &Cell, absent: Mark, mark: Mark, fits: Fitted<'_>) {
    let text = given.marks.without(&given.text, absent);
    // Those of only one text are not the words that were set.
    let fits = if text == given.text { fits } else { Fitted { rest: &[], ..fits } };
    let notes = given.footnotes.iter().filter(|n| n.mark != absent).map(|n| Footnote { mark, ..n.clone() });
    fill(written, &text, &Marks::whole(&text, mark), notes, fits);
}

/// Sets the paragraphs of a cell anew, in the style that they have.
fn fill(written: &mut Element, text: &str, marks: &Marks, notes: impl Iterator<Item = Footnote>, fits: Fitted<'_>) {
    let is_paragraph = |n: &Node| matches!(n, Node::Element(e) if e.name == "w:p");
    let mut style = written.elements().find(|e| e.name == "w:p").cloned().unwrap_or_else(|| el("w:p"));
    style.children.retain(|n| matches!(n, Node::Element(e) if e.name == "w:pPr"));
    written.children.retain(|n| !is_paragraph(n));
    for (n, (pieces, ends)) in marks.lines(text).into_iter().enumerate() {
        let mut p = style.clone();
        p.children.extend(paragraph::fitted_runs(&pieces, fits.rest.get(n), fits.size, None));
        end(&mut p, ends);
        written.push(p);
    }
    let Some(Node::Element(last)) = written.children.last_mut() else { return };
    notes.for_each(|note| last.children.extend(about(paragraph::references(std::slice::from_ref(&note)), note.mark)));
}
