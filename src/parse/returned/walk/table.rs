//! Tables: rows and cells with what became of each.

use super::super::change::{Fate, Kind, Place, Side};
use super::super::script::{Block, Cell, Row, Table, shortened};
use super::Walker;
use crate::parse::office::Fault;
use crate::parse::office::word::alternative;
use crate::parse::office::xml::Node;

/// The most columns that a cell may span.
const MAX_SPAN: usize = 64;

/// How much of the head of a column and of the first cell of a row is shown to lead to a place.
const LABEL: usize = 12;

impl Walker {
    /// A table of the text.
    pub(super) fn table(&mut self, node: &Node, fate: Fate) -> Result<Table, Fault> {
        self.tables += 1;
        let mut table = Table { number: self.tables, rows: Vec::new() };
        self.seat = Place::File;
        for properties in node.nodes().filter(|n| matches!(n.name.as_str(), "tblPr" | "tblGrid")) {
            self.formatted(properties, "")?;
        }
        let mut heads: Vec<String> = Vec::new();
        self.in_cell = true;
        for (n, (row, around)) in within(node, "tr").into_iter().enumerate() {
            let row = self.row(row, fate.with(around), (table.number, n + 1), &heads)?;
            if n == 0 {
                heads = labels(&row);
            }
            table.rows.push(row);
        }
        self.in_cell = false;
        Ok(table)
    }

    fn row(&mut self, node: &Node, fate: Fate, at: (usize, usize), heads: &[String]) -> Result<Row, Fault> {
        let properties = node.child("trPr");
        let own = change_in(properties, &["ins", "del"]);
        let before = properties.and_then(|p| p.value("gridBefore")).and_then(|n| n.parse().ok());
        let before: usize = before.unwrap_or(0).min(MAX_SPAN);
        let mut row = Row { fate: own.map_or(fate, |n| fate.with(Fate::of(&n.name))), before, cells: Vec::new() };
        let (from, mut column, mut label) = (self.changes.len(), before, String::new());
        for (cell, around) in within(node, "tc") {
            let head = heads.get(column).cloned().unwrap_or_default();
            self.seat = Place::Cell { table: at.0, row: at.1, column: column + 1, head, label: label.clone() };
            let cell = self.cell(cell, row.fate.with(around))?;
            column += cell.span;
            if row.cells.is_empty() {
                label = label_of(&cell);
            }
            row.cells.push(cell);
        }
        self.seat = Place::Cell { table: at.0, row: at.1, column: 1, head: String::new(), label };
        if let Some(own) = own {
            let (kind, side) = if own.name == "ins" {
                (Kind::RowInserted, Side::Accepted)
            } else {
                (Kind::RowDeleted, Side::Rejected)
            };
            self.absorb(own, from, kind, row.text(side))?;
        }
        properties.map_or(Ok(()), |p| self.formatted(p, ""))?;
        Ok(row)
    }

    fn cell(&mut self, node: &Node, fate: Fate) -> Result<Cell, Fault> {
        let properties = node.child("tcPr");
        let own = change_in(properties, &["cellIns", "cellDel"]);
        let own_fate = own.map_or(Fate::default(), |n| match n.name.as_str() {
            "cellIns" => Fate { inserted: true, deleted: false },
            _ => Fate { inserted: false, deleted: true },
        });
        let fate = fate.with(own_fate);
        let span = properties.and_then(|p| p.value("gridSpan")).and_then(|n| n.parse().ok()).unwrap_or(1);
        let from = self.changes.len();
        let mut blocks = Vec::new();
        // What stands in a row or cell that is itself put in or taken out goes with it.
        self.blocks(node, Fate::default(), &mut blocks)?;
        let paragraph = |b: Block| if let Block::Paragraph(p) = b { Some(p) } else { None };
        let paragraphs = blocks.into_iter().filter_map(paragraph).collect();
        let cell = Cell { fate, span: span.clamp(1, MAX_SPAN), goes_on: goes_on(properties), paragraphs };
        if let Some(own) = own {
            let (kind, side) = match own_fate.inserted {
                true => (Kind::CellInserted, Side::Accepted),
                false => (Kind::CellDeleted, Side::Rejected),
            };
            self.absorb(own, from, kind, cell.text(side))?;
        }
        properties.map_or(Ok(()), |p| self.formatted(p, ""))?;
        Ok(cell)
    }

    /// Puts one change in place of those of the same sort within it.
    fn absorb(&mut self, element: &Node, from: usize, kind: Kind, text: String) -> Result<(), Fault> {
        let absorbed = match kind {
            Kind::RowInserted | Kind::CellInserted => [Kind::Inserted, Kind::CellInserted],
            _ => [Kind::Deleted, Kind::CellDeleted],
        };
        let from = from.min(self.changes.len());
        let within = self.changes.split_off(from);
        self.changes.extend(within.into_iter().filter(|c| !absorbed.contains(&c.revision.kind)));
        let revision = self.revision(element, kind, text);
        self.push(revision).map(drop)
    }
}

/// The change among the properties.
fn change_in<'n>(properties: Option<&'n Node>, names: &[&str]) -> Option<&'n Node> {
    properties?.nodes().find(|n| names.contains(&n.name.as_str()))
}

/// Whether a cell is a merged one's going on, on each side.
fn goes_on(properties: Option<&Node>) -> [bool; 2] {
    let Some(now) = properties else { return [false; 2] };
    if let Some(merge) = now.child("cellMerge") {
        return ["vMergeOrig", "vMerge"].map(|name| merge.attribute(name) == Some("cont"));
    }
    let before = now.path(&["tcPrChange", "tcPr"]).unwrap_or(now);
    [before, now].map(|p| p.child("vMerge").is_some_and(|m| m.attribute("val") != Some("restart")))
}

/// The first text of a cell, on the side that shows any.
fn label_of(cell: &Cell) -> String {
    let texts = [Side::Accepted, Side::Rejected].map(|s| cell.text(s));
    shortened(texts.iter().find(|t| !t.is_empty()).map_or("", String::as_str), LABEL)
}

/// The heads of the columns, by their places.
fn labels(row: &Row) -> Vec<String> {
    let mut out = vec![String::new(); row.before];
    for cell in &row.cells {
        out.push(label_of(cell));
        out.resize(out.len() + cell.span - 1, String::new());
    }
    out
}

/// The rows of a table or the cells of a row through what may wrap them, each with what the wrapping does to it.
fn within<'n>(parent: &'n Node, name: &str) -> Vec<(&'n Node, Fate)> {
    let mut found = Vec::new();
    for node in parent.nodes() {
        match node.name.as_str() {
            n if n == name => found.push((node, Fate::default())),
            "sdt" => found.extend(node.child("sdtContent").into_iter().flat_map(|c| within(c, name))),
            "AlternateContent" => found.extend(alternative(node).into_iter().flat_map(|c| within(c, name))),
            "ins" | "del" | "moveFrom" | "moveTo" => {
                let of = Fate::of(&node.name);
                found.extend(within(node, name).into_iter().map(|(n, fate)| (n, fate.with(of))));
            }
            "customXml" | "smartTag" => found.extend(within(node, name)),
            _ => {}
        }
    }
    found
}
