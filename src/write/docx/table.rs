//! Tables: docx-rs writes rows, cells and spans; the finisher gives them style, repeated heads and exact widths.

use super::names;
use super::paragraph;
use super::revision;
use super::styles::dxa;
use super::xml::{Element, Node, el, parse, val};
use crate::base::Length;
use crate::document::{Align, Cell, Grid, Row, Table, grid::Slot};
use crate::style::{StyleSheet, columns};
use docx_rs::{BuildXML, TableCell, TableRow, VAlignType, VMergeType, WidthType};

/// A table of a given width; `None` for one without rows, which Word would refuse.
pub(super) fn of(table: &Table, styles: &StyleSheet, measure: Length) -> Option<Element> {
    if table.columns.is_empty() || table.head.len() + table.rows.len() == 0 {
        return None;
    }
    let widths: Vec<usize> = columns::fit(table, &styles.table(), measure).into_iter().map(twips).collect();
    let mut all = rows(table, &table.head, &widths, true);
    all.extend(rows(table, &table.rows, &widths, false));
    let written = docx_rs::Table::without_borders(all).set_grid(widths);
    let mut element = parse(&written.build());
    paragraph::clean(&mut element);
    repeat_head(&mut element, table.head.len());
    revision::mark_table(&mut element, table);
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

fn rows(table: &Table, rows: &[Row], widths: &[usize], head: bool) -> Vec<TableRow> {
    let grid = Grid::new(rows, widths.len());
    (0..grid.rows()).map(|r| row(table, &grid, r, widths, head)).collect()
}

fn row(table: &Table, grid: &Grid<'_>, r: usize, widths: &[usize], head: bool) -> TableRow {
    let mut cells = Vec::with_capacity(widths.len());
    let mut c = 0;
    while c < widths.len() {
        let (cell, span) = slot(table, grid, r, c, head);
        let cell = cell.width(widths[c..c + span].iter().sum(), WidthType::Dxa);
        cells.push(if span > 1 { cell.grid_span(span) } else { cell });
        c += span;
    }
    TableRow::new(cells).cant_split()
}

/// The cell that the file needs at a place, and how many columns it takes.
fn slot(table: &Table, grid: &Grid<'_>, r: usize, c: usize, head: bool) -> (TableCell, usize) {
    let align = table.columns[c].align;
    match grid.at(r, c) {
        Slot::Empty => (TableCell::new().add_paragraph(paragraph::plain_docx(style(align, head), "")), 1),
        Slot::Cell(cell) => {
            let origin = Slot::Covered { row: r, column: c };
            let span = 1 + (c + 1..grid.columns()).take_while(|&n| grid.at(r, n) == origin).count();
            let merged = r + 1 < grid.rows() && grid.at(r + 1, c) == origin;
            (filled(cell, align, head, merged), span)
        }
        origin @ Slot::Covered { .. } => {
            let span = (c..grid.columns()).take_while(|&n| grid.at(r, n) == origin).count();
            let cell = TableCell::new().add_paragraph(paragraph::plain_docx(style(align, head), ""));
            (cell.vertical_merge(VMergeType::Continue), span)
        }
    }
}

fn filled(cell: &Cell, align: Align, head: bool, merged: bool) -> TableCell {
    let mut written = TableCell::new();
    for line in cell.text.split('\n') {
        written = written.add_paragraph(paragraph::plain_docx(style(align, head), line));
    }
    if merged {
        written = written.vertical_merge(VMergeType::Restart);
    }
    let middle = head || merged || matches!(align, Align::Center | Align::Right);
    if middle { written.vertical_align(VAlignType::Center) } else { written }
}

const fn style(align: Align, head: bool) -> &'static str {
    if head { names::TABLE_HEAD } else { names::cell(align) }
}

/// As docx-rs takes widths.
fn twips(width: Length) -> usize {
    usize::try_from(width.to_twips()).expect("a column is not narrower than nothing")
}
