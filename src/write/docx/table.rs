//! Tables: rows and cells, what they span, repeated heads and exact widths. The words of the cells come from docx-rs, or
//! from before.

use super::names;
use super::paragraph;
use super::revision;
use super::styles::dxa;
use super::written::WrittenPieces;
use super::xml::{Element, Node, Written, el, val};
use crate::base::Length;
use crate::document::{Align, Cell, Grid, Row, Table, grid::Slot};
use crate::style::fit::{PageEnd, TextFit};
use crate::style::names as name_lists;
use crate::style::{StyleSheet, TableStyle, columns};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A table of a given width on pages of a given height, its plain words as they were written before; `None` for one
/// without rows, which Word would refuse.
pub(super) fn of(
    table: &Table,
    styles: &StyleSheet,
    fits: &[TextFit],
    measure: Length,
    page: Length,
    known: &WrittenPieces,
) -> Option<Element> {
    if table.columns.is_empty() || table.head.len() + table.rows.len() == 0 {
        return None;
    }
    let style = styles.table();
    let widths: Vec<usize> = columns::fit(table, &style, measure).into_iter().map(twips).collect();
    let grid = el("w:tblGrid").children(widths.iter().map(|width| el("w:gridCol").attr("w:w", width)));
    let mut set = Columns {
        table,
        style,
        widths,
        page,
        fits: fits.iter(),
        known,
        is_marked: revision::is_marked(table),
        properties: Vec::new(),
    };
    let mut element = el("w:tbl").child(properties(measure)).child(grid);
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
    /// Height of the type area.
    page: Length,
    /// The spacings of the texts that are still to come.
    fits: std::slice::Iter<'t, TextFit>,
    known: &'t WrittenPieces,
    /// Whether anything in the table is changed.
    is_marked: bool,
    /// What cells say of themselves, by what it follows from: there are few kinds of cells.
    properties: Vec<(CellKind, Arc<Written>)>,
}

/// All that the properties of a cell follow from.
#[derive(Clone, Copy, PartialEq)]
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

impl Columns<'_> {
    fn rows(&mut self, rows: &[Row], head: bool) -> Vec<Element> {
        let grid = Grid::new(rows, self.widths.len());
        (0..grid.rows()).map(|r| self.row(&grid, r, head)).collect()
    }

    fn row(&mut self, grid: &Grid<'_>, r: usize, head: bool) -> Element {
        let mut cells = Vec::with_capacity(self.widths.len());
        let (mut c, mut lines) = (0, 0);
        while c < self.widths.len() {
            let (cell, span) = self.slot(grid, r, c, head);
            if let Slot::Cell(given) = grid.at(r, c)
                && given.row_span <= 1
            {
                lines = lines.max(self.lines_of(given, c, span));
            }
            cells.push(cell);
            c += span;
        }
        // A row that hardly a page can hold may be cut; kept whole it would run off the page.
        let height = self.style.line * lines + self.style.padding_vertical * 2;
        let whole = (height <= self.page.scale(9, 10)).then(|| el("w:cantSplit"));
        let properties = el("w:trPr").children(whole).children(head.then(|| el("w:tblHeader")));
        el("w:tr").child(properties).children(cells)
    }

    /// The cell that the file needs at a place, and how many columns it takes.
    fn slot(&mut self, grid: &Grid<'_>, r: usize, c: usize, head: bool) -> (Element, usize) {
        let align = self.table.columns[c].align;
        match grid.at(r, c) {
            Slot::Empty => {
                let empty = vec![paragraph::plain(style(align, head), "")];
                (self.cell(self.kind(c, 1), empty), 1)
            }
            Slot::Cell(cell) => {
                let origin = Slot::Covered { row: r, column: c };
                let span = 1 + (c + 1..grid.columns()).take_while(|&n| grid.at(r, n) == origin).count();
                let merge = (r + 1 < grid.rows() && grid.at(r + 1, c) == origin).then_some("restart");
                let is_middle = head || merge.is_some() || matches!(align, Align::Center | Align::Right);
                let words = self.filled(cell, align, head, self.room(c, span));
                (self.cell(CellKind { merge, is_middle, ..self.kind(c, span) }, words), span)
            }
            origin @ Slot::Covered { .. } => {
                let span = (c..grid.columns()).take_while(|&n| grid.at(r, n) == origin).count();
                let empty = vec![paragraph::plain(style(align, head), "")];
                (self.cell(CellKind { merge: Some("continue"), ..self.kind(c, span) }, empty), span)
            }
        }
    }

    /// A cell in one row with its text at the top.
    fn kind(&self, c: usize, span: usize) -> CellKind {
        CellKind { width: self.widths[c..c + span].iter().sum(), span, merge: None, is_middle: false }
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

    /// How many half cells of text so many columns hold.
    fn room(&self, c: usize, span: usize) -> i64 {
        let twips: usize = self.widths[c..c + span].iter().sum();
        columns::room(Length::twips(i64::try_from(twips).expect("a table fits a page")), &self.style)
    }

    /// About how many lines a cell has.
    fn lines_of(&self, cell: &Cell, c: usize, span: usize) -> i64 {
        let room = self.room(c, span).max(1);
        cell.text.split('\n').map(|p| (columns::width_in_half_cells(p) + room - 1) / room).sum()
    }

    /// The paragraphs of a cell.
    fn filled(&mut self, cell: &Cell, align: Align, head: bool, room: i64) -> Vec<Element> {
        let mut written = Vec::new();
        for line in cell.text.split('\n') {
            // A list of names breaks between them, as on the page.
            let is_list = align == Align::Left && !head && cell.marks.is_empty();
            let broken = if is_list { name_lists::lines(line, room).map(|lines| lines.join("\n")) } else { None };
            let text = broken.as_deref().unwrap_or(line);
            // An empty cell was not set.
            let is_set = !cell.text.is_empty() || !cell.footnotes.is_empty();
            let fit = if is_set { self.fits.next() } else { None };
            written.push(paragraph::of_cell(style(align, head), text, fit, self.style.size, self.known));
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
