//! Tables: docx-rs writes rows, cells and spans; the finisher gives them style, repeated heads and exact widths.

use super::names;
use super::paragraph;
use super::revision;
use super::styles::dxa;
use super::xml::{Element, Node, el, parse, val};
use crate::base::Length;
use crate::document::{Align, Cell, Grid, Row, Table, grid::Slot};
use crate::style::fit::{PageEnd, TextFit};
use crate::style::names as name_lists;
use crate::style::{StyleSheet, TableStyle, columns};
use docx_rs::{BuildXML, TableCell, TableRow, VAlignType, VMergeType, WidthType};
use std::collections::BTreeMap;

/// A table of a given width on pages of a given height; `None` for one without rows, which Word would refuse.
pub(super) fn of(
    table: &Table,
    styles: &StyleSheet,
    fits: &[TextFit],
    measure: Length,
    page: Length,
) -> Option<Element> {
    if table.columns.is_empty() || table.head.len() + table.rows.len() == 0 {
        return None;
    }
    let style = styles.table();
    let widths = columns::fit(table, &style, measure).into_iter().map(twips).collect();
    let mut set = Columns { table, style, widths, page, fits: fits.iter() };
    let mut all = set.rows(&table.head, true);
    all.extend(set.rows(&table.rows, false));
    let written = docx_rs::Table::without_borders(all).set_grid(set.widths);
    let mut element = parse(&written.build());
    paragraph::clean(&mut element);
    repeat_head(&mut element, table.head.len());
    revision::mark_table(&mut element, table, fits, style.size);
    *element.first_or_new("w:tblPr") = properties(measure);
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

/// docx-rs cannot mark a row as head.
fn repeat_head(table: &mut Element, rows: usize) {
    let of_rows = table.children.iter_mut().filter_map(|n| match n {
        Node::Element(e) if e.name == "w:tr" => Some(e),
        _ => None,
    });
    of_rows.take(rows).for_each(|row| row.first_or_new("w:trPr").push(el("w:tblHeader")));
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
    /// Widths in twips, as docx-rs takes them.
    widths: Vec<usize>,
    /// Height of the type area.
    page: Length,
    /// The spacings of the texts that are still to come.
    fits: std::slice::Iter<'t, TextFit>,
}

impl Columns<'_> {
    fn rows(&mut self, rows: &[Row], head: bool) -> Vec<TableRow> {
        let grid = Grid::new(rows, self.widths.len());
        (0..grid.rows()).map(|r| self.row(&grid, r, head)).collect()
    }

    fn row(&mut self, grid: &Grid<'_>, r: usize, head: bool) -> TableRow {
        let mut cells = Vec::with_capacity(self.widths.len());
        let (mut c, mut lines) = (0, 0);
        while c < self.widths.len() {
            let (cell, span) = self.slot(grid, r, c, head);
            if let Slot::Cell(given) = grid.at(r, c)
                && given.row_span <= 1
            {
                lines = lines.max(self.lines_of(given, c, span));
            }
            let cell = cell.width(self.widths[c..c + span].iter().sum(), WidthType::Dxa);
            cells.push(if span > 1 { cell.grid_span(span) } else { cell });
            c += span;
        }
        let row = TableRow::new(cells);
        // A row that hardly a page can hold may be cut; kept whole it would run off the page.
        let height = self.style.line * lines + self.style.padding_vertical * 2;
        if height > self.page.scale(9, 10) { row } else { row.cant_split() }
    }

    /// The cell that the file needs at a place, and how many columns it takes.
    fn slot(&mut self, grid: &Grid<'_>, r: usize, c: usize, head: bool) -> (TableCell, usize) {
        let align = self.table.columns[c].align;
        match grid.at(r, c) {
            Slot::Empty => (TableCell::new().add_paragraph(paragraph::plain_docx(style(align, head), "")), 1),
            Slot::Cell(cell) => {
                let origin = Slot::Covered { row: r, column: c };
                let span = 1 + (c + 1..grid.columns()).take_while(|&n| grid.at(r, n) == origin).count();
                let merged = r + 1 < grid.rows() && grid.at(r + 1, c) == origin;
                (self.filled(cell, align, head, merged, self.room(c, span)), span)
            }
            origin @ Slot::Covered { .. } => {
                let span = (c..grid.columns()).take_while(|&n| grid.at(r, n) == origin).count();
                let cell = TableCell::new().add_paragraph(paragraph::plain_docx(style(align, head), ""));
                (cell.vertical_merge(VMergeType::Continue), span)
            }
        }
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

    fn filled(&mut self, cell: &Cell, align: Align, head: bool, merged: bool, room: i64) -> TableCell {
        let mut written = TableCell::new();
        let last = cell.text.split('\n').count() - 1;
        for (n, line) in cell.text.split('\n').enumerate() {
            // A list of names breaks between them, as on the page.
            let is_list = align == Align::Left && !head && cell.marks.is_empty();
            let broken = name_lists::lines(line, room).filter(|_| is_list).map(|lines| lines.join("\n"));
            let text = broken.as_deref().unwrap_or(line);
            // An empty cell was not set.
            let is_set = !cell.text.is_empty() || !cell.footnotes.is_empty();
            let fit = if is_set { self.fits.next() } else { None };
            let words = paragraph::fitted_docx(style(align, head), text, fit, self.style.size);
            let notes = if n == last { cell.footnotes.as_slice() } else { &[] };
            written = written.add_paragraph(paragraph::noted(words, notes));
        }
        if merged {
            written = written.vertical_merge(VMergeType::Restart);
        }
        let middle = head || merged || matches!(align, Align::Center | Align::Right);
        if middle { written.vertical_align(VAlignType::Center) } else { written }
    }
}

const fn style(align: Align, head: bool) -> &'static str {
    if head { names::TABLE_HEAD } else { names::cell(align) }
}

/// As docx-rs takes widths.
fn twips(width: Length) -> usize {
    usize::try_from(width.to_twips()).expect("a column is not narrower than nothing")
}
