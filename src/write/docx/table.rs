//! Tables: rows and cells, what they span, repeated heads and exact widths. The words of the cells come from docx-rs, or
//! from before.

use super::names;
use super::paragraph;
use super::revision;
use super::styles::dxa;
use super::written::{WrittenPieces, WrittenRow};
use super::xml::{Element, Node, Written, el, val};
use crate::base::{Length, spelled};
use crate::document::{Align, Cell, Grid, Row, Table, grid::Slot};
use crate::style::fit::{PageEnd, TextFit};
use crate::style::names as name_lists;
use crate::style::{StyleSheet, TableStyle, columns};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// The sheet that a table stands on, and what becomes of it there.
#[derive(Clone, Copy)]
pub(super) struct Ground {
    /// The width of the table.
    pub(super) measure: Length,
    /// The height of the type area.
    pub(super) page: Length,
    /// Whether something is still to be put into its rows.
    pub(super) is_open: bool,
}

/// A table, its rows and plain words as they were written before; `None` for one without rows, which Word would refuse.
pub(super) fn of(
    table: &Table,
    styles: &StyleSheet,
    fits: &[TextFit],
    ground: Ground,
    known: &WrittenPieces,
) -> Option<Element> {
    if table.columns.is_empty() || table.head.len() + table.rows.len() == 0 {
        return None;
    }
    let style = styles.table();
    let widths: Vec<usize> = columns::fit(table, &style, ground.measure).into_iter().map(twips).collect();
    let grid = el("w:tblGrid").children(widths.iter().map(|width| el("w:gridCol").attr("w:w", width)));
    let mut set = Columns {
        table,
        style,
        widths,
        ground,
        fits,
        known,
        is_marked: revision::is_marked(table),
        properties: Vec::new(),
    };
    let mut element = el("w:tbl").child(properties(ground.measure)).child(grid);
    element = element.children(set.rows(&table.head, true));
    element = element.children(set.rows(&table.rows, false));
    revision::mark_table(&mut element, table, fits, style.size);
    Some(element)
}

fn properties(measure: Length) -> Element {
    el("w:tblPr")
        .child(val("w:tblStyle", names::TABLE))
        .child(dxa("w:tblW", measure))
        .child(dxa("w:tblInd", Length::ZERO))
        .child(el("w:tblLayout").attr("w:type", "fixed"))
        .child(val("w:tblLook", "0000"))
}

/// Keeps the rows of a table from one on together, and on the page of what follows.
pub(super) fn keep_rows(table: &mut Element, from: usize) {
    let mut row = 0;
    table.visit(&mut |e| match &*e.name {
        "w:tr" => row += 1,
        "w:p" if row > from => paragraph::keep(e),
        _ => {}
    });
}

/// Makes the last row of each page so high that the next finds no room there.
pub(super) fn stretch<'e>(table: &mut Element, ends: impl Iterator<Item = &'e PageEnd>) {
    let last = |end: &PageEnd| end.next.table_row.checked_sub(1).zip(end.last_row);
    let heights: BTreeMap<usize, Length> = ends.filter_map(last).collect();
    let rows = table.children.iter_mut().filter_map(|n| match n {
        Node::Element(e) if e.name == "w:tr" => Some(e),
        _ => None,
    });
    for (n, row) in rows.enumerate() {
        if let Some(height) = heights.get(&n) {
            let least = val("w:trHeight", height.to_twips()).attr("w:hRule", "atLeast");
            row.first_or_new("w:trPr").push(least);
        }
    }
}

/// What the rows of a table have in common.
struct Columns<'t> {
    table: &'t Table,
    style: TableStyle,
    /// Widths in twips.
    widths: Vec<usize>,
    ground: Ground,
    /// The spacings of the texts that are still to come.
    fits: &'t [TextFit],
    known: &'t WrittenPieces,
    /// Whether anything in the table is changed.
    is_marked: bool,
    /// What cells say of themselves, by what it follows from: there are few kinds of cells.
    properties: Vec<(CellKind, Arc<Written>)>,
}

/// All that the properties of a cell follow from.
#[derive(Clone, Copy, PartialEq, Hash)]
struct CellKind {
    /// In twips.
    width: usize,
    /// The columns that it takes.
    span: usize,
    /// How it goes over several rows.
    merge: Option<&'static str>,
    /// Whether its text stands at half its height.
    is_middle: bool,
}

impl CellKind {
    fn properties(self) -> Element {
        let width = el("w:tcW").attr("w:w", self.width).attr("w:type", "dxa");
        el("w:tcPr")
            .child(width)
            .children((self.span > 1).then(|| val("w:gridSpan", self.span)))
            .children(self.merge.map(|merge| val("w:vMerge", merge)))
            .children(self.is_middle.then(|| val("w:vAlign", "center")))
    }
}

/// A cell as the file needs it.
struct Look<'t> {
    kind: CellKind,
    align: Align,
    /// Its words; none in a place that is empty, or covered by the cell above.
    given: Option<&'t Cell>,
    /// The spacings of its paragraphs.
    fits: &'t [TextFit],
}

impl Hash for Look<'_> {
    fn hash<H: Hasher>(&self, said: &mut H) {
        let Look { kind, align, given, fits } = self;
        (kind, align, given.map(|cell| (&cell.text, cell.row_span)), fits).hash(said);
    }
}

impl<'t> Columns<'t> {
    fn rows(&mut self, rows: &'t [Row], head: bool) -> Vec<Element> {
        let grid = Grid::new(rows, self.widths.len());
        (0..grid.rows()).map(|r| self.row(&grid, r, head)).collect()
    }

    fn row(&mut self, grid: &Grid<'t>, r: usize, head: bool) -> Element {
        let (mut cells, mut c) = (Vec::with_capacity(self.widths.len()), 0);
        while c < self.widths.len() {
            let look = self.look(grid, r, c, head);
            c += look.kind.span;
            cells.push(look);
        }
        // The first row of a table may yet be given a name.
        let is_first = r == 0 && (head || self.table.head.is_empty());
        let is_open = self.ground.is_open || self.is_marked || is_first;
        let has_notes = cells.iter().filter_map(|look| look.given).any(|cell| !cell.footnotes.is_empty());
        let (cells, is_whole) = if is_open || has_notes {
            (self.cells(&cells, head), self.is_whole(&cells))
        } else {
            let known = self.known;
            let row = known.row(spelled(&(head, self.style, self.ground.page, &cells)), || WrittenRow {
                cells: Arc::new(Written::of(self.cells(&cells, head))),
                is_whole: self.is_whole(&cells),
            });
            (vec![Node::Written(Arc::clone(&row.cells))], row.is_whole)
        };
        let whole = is_whole.then(|| el("w:cantSplit"));
        let properties = el("w:trPr").children(whole).children(head.then(|| el("w:tblHeader")));
        let mut row = el("w:tr").child(properties);
        row.children.extend(cells);
        row
    }

    /// Whether a row is kept on one page. One that hardly a page can hold may be cut; kept whole it would run off the page.
    fn is_whole(&self, cells: &[Look<'_>]) -> bool {
        let lines = |look: &Look<'_>| {
            let cell = look.given.filter(|cell| cell.row_span <= 1)?;
            let room = self.room(look.kind).max(1);
            Some(cell.text.split('\n').map(|p| (columns::width_in_half_cells(p) + room - 1) / room).sum())
        };
        let lines: i64 = cells.iter().filter_map(lines).max().unwrap_or_default();
        let height = self.style.line * lines + self.style.padding_vertical * 2;
        height <= self.ground.page.scale(9, 10)
    }

    /// The cell that the file needs at a place.
    fn look(&mut self, grid: &Grid<'t>, r: usize, c: usize, head: bool) -> Look<'t> {
        let align = self.table.columns[c].align;
        let slot = grid.at(r, c);
        let origin = match slot {
            Slot::Cell(_) => Slot::Covered { row: r, column: c },
            other => other,
        };
        let covered = || (c + 1..grid.columns()).take_while(|&n| grid.at(r, n) == origin).count();
        let span = if matches!(slot, Slot::Empty) { 1 } else { 1 + covered() };
        let goes_on = r + 1 < grid.rows() && grid.at(r + 1, c) == origin;
        let (given, merge) = match slot {
            Slot::Empty => (None, None),
            Slot::Cell(cell) => (Some(cell), goes_on.then_some("restart")),
            Slot::Covered { .. } => (None, Some("continue")),
        };
        let is_centred = head || merge.is_some() || matches!(align, Align::Center | Align::Right);
        let is_middle = given.is_some() && is_centred;
        let width = self.widths[c..c + span].iter().sum();
        // An empty cell was not set.
        let set = given.filter(|cell| !cell.text.is_empty() || !cell.footnotes.is_empty());
        let paragraphs = set.map_or(0, |cell| cell.text.split('\n').count());
        let (fits, rest) = self.fits.split_at(paragraphs.min(self.fits.len()));
        self.fits = rest;
        Look { kind: CellKind { width, span, merge, is_middle }, align, given, fits }
    }

    fn cells(&mut self, looks: &[Look<'_>], head: bool) -> Vec<Node> {
        let cell = |look: &Look<'_>| {
            let words = match look.given {
                Some(cell) => self.filled(cell, look, head),
                None => vec![paragraph::plain(style(look.align, head), "")],
            };
            self.cell(look.kind, words).into()
        };
        looks.iter().map(cell).collect()
    }

    fn cell(&mut self, kind: CellKind, words: Vec<Element>) -> Element {
        let mut cell = el("w:tc");
        // Changes may have a say in the properties, too.
        cell.children.push(if self.is_marked { kind.properties().into() } else { self.written(kind) });
        cell.children(words)
    }

    fn written(&mut self, kind: CellKind) -> Node {
        let found = self.properties.iter().find(|(known, _)| *known == kind).map(|(_, written)| Arc::clone(written));
        Node::Written(found.unwrap_or_else(|| {
            let made = Arc::new(Written::of(vec![kind.properties().into()]));
            self.properties.push((kind, Arc::clone(&made)));
            made
        }))
    }

    /// How many half cells of text a cell holds.
    fn room(&self, kind: CellKind) -> i64 {
        let width = Length::twips(i64::try_from(kind.width).expect("a table fits a page"));
        columns::room(width, &self.style)
    }

    /// The paragraphs of a cell.
    fn filled(&self, cell: &Cell, look: &Look<'_>, head: bool) -> Vec<Element> {
        let mut written = Vec::new();
        let mut fits = look.fits.iter();
        for line in cell.text.split('\n') {
            // A list of names breaks between them, as on the page.
            let is_list = look.align == Align::Left && !head && cell.marks.is_empty();
            let broken = if is_list {
                name_lists::lines(line, self.room(look.kind)).map(|lines| lines.join("\n"))
            } else {
                None
            };
            let text = broken.as_deref().unwrap_or(line);
            written.push(paragraph::of_cell(style(look.align, head), text, fits.next(), self.style.size, self.known));
        }
        if let Some(last) = written.last_mut() {
            last.children.extend(paragraph::references(&cell.footnotes));
        }
        written
    }
}

const fn style(align: Align, head: bool) -> &'static str {
    if head { names::TABLE_HEAD } else { names::cell(align) }
}

fn twips(width: Length) -> usize {
    usize::try_from(width.to_twips()).expect("a column is not narrower than nothing")
}
