//! Tables with their spans resolved to places.

use super::Reader;
use crate::base::text::is_blank;
use crate::parse::office::word::alternative;
use crate::parse::office::xml::Node;
use crate::parse::submission::open::Refusal;
use crate::parse::submission::sheet::{Cell, Position, Sheet};
use std::collections::BTreeMap;

/// The most columns that a cell may span.
const MAX_SPAN: u32 = 1024;

/// Areas that go on downwards, by their first column: the row they began in, the row they reach, their last column.
type Open = BTreeMap<u32, (u32, u32, u32)>;

impl Reader {
    /// Takes a table into a sheet of its own, and tables in its cells into further sheets.
    pub(super) fn table(&mut self, table: &Node) -> Result<(), Refusal> {
        let index = self.sheets.len();
        self.sheets.push(Sheet { name: format!("表{}", index + 1), ..Sheet::default() });
        let mut open = Open::new();
        let mut row = 0;
        for node in children(table, "tr") {
            let properties = node.child("trPr");
            let has = |name: &str| properties.is_some_and(|p| p.child(name).is_some());
            if has("del") {
                self.deleted(node);
                continue;
            }
            self.tally.inserted += usize::from(has("ins"));
            if has("hidden") {
                self.sheets[index].hidden_rows.insert(row);
            }
            self.table_row(node, (index, row), &mut open)?;
            row += 1;
        }
        self.close(index, &mut open, |_| true);
        Ok(())
    }

    fn table_row(&mut self, row: &Node, (index, r): (usize, u32), open: &mut Open) -> Result<(), Refusal> {
        let before = row.child("trPr").and_then(|p| p.value("gridBefore")).and_then(|n| n.parse().ok());
        let mut column: u32 = before.unwrap_or(0).min(MAX_SPAN);
        for cell in children(row, "tc") {
            let properties = cell.child("tcPr");
            let span: u32 = properties.and_then(|p| p.value("gridSpan")).and_then(|n| n.parse().ok()).unwrap_or(1);
            let last = column + span.clamp(1, MAX_SPAN) - 1;
            let merge = properties.and_then(|p| p.child("vMerge"));
            let goes_on = merge.is_some_and(|m| m.attribute("val") != Some("restart"));
            match open.get_mut(&column) {
                Some((_, reach, to)) if goes_on && *to == last => *reach = r,
                _ => {
                    let before = open.insert(column, (r, r, last));
                    self.note_area(index, column, before);
                }
            }
            let text = self.cell_text(cell)?;
            if !text.is_empty() {
                self.sheets[index].cells.insert((r, column), Cell::Text(text));
            }
            column = last + 1;
        }
        self.close(index, open, |reach| reach < r);
        Ok(())
    }

    fn cell_text(&mut self, cell: &Node) -> Result<String, Refusal> {
        self.room.take(0)?;
        let mut paragraphs = Vec::new();
        self.blocks(cell, &mut paragraphs)?;
        Ok(paragraphs.join("\n").trim_matches(is_blank).to_owned())
    }

    /// Closes the areas that have come to an end, by the row they reach.
    fn close(&mut self, index: usize, open: &mut Open, ends: impl Fn(u32) -> bool) {
        for (column, area) in std::mem::take(open) {
            match ends(area.1) {
                true => self.note_area(index, column, Some(area)),
                false => drop(open.insert(column, area)),
            }
        }
    }

    /// Notes an area that is more than one place.
    fn note_area(&mut self, index: usize, column: u32, area: Option<(u32, u32, u32)>) {
        let Some((from, to, last)) = area else { return };
        let area: (Position, Position) = ((from, column), (to, last));
        if area.0 != area.1 {
            self.sheets[index].merged.push(area);
        }
    }
}

/// The rows of a table or the cells of a row, through what may wrap them.
fn children<'a>(parent: &'a Node, name: &str) -> Vec<&'a Node> {
    let mut found = Vec::new();
    for node in parent.nodes() {
        match node.name.as_str() {
            n if n == name => found.push(node),
            "sdt" => found.extend(node.child("sdtContent").into_iter().flat_map(|c| children(c, name))),
            "AlternateContent" => found.extend(alternative(node).into_iter().flat_map(|c| children(c, name))),
            "customXml" | "ins" | "moveTo" | "smartTag" => found.extend(children(node, name)),
            _ => {}
        }
    }
    found
}
