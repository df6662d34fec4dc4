//! An office file of anybody's as text: a paragraph a line, tables in rows, tracked changes accepted.

use super::change::Side;
use super::script::{Block, Paragraph, Part, Table, lines};
use crate::parse::office::xml::{Child, Node};
use crate::parse::received::grid::{self, From, Slot};

/// The text of the blocks.
pub(super) fn text(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut open: Vec<&Paragraph> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(p) => open.push(p),
            Block::Table(table) => {
                paragraphs(&std::mem::take(&mut open), &mut out);
                out.push_str(&grid::lines(slots(table)));
            }
        }
    }
    paragraphs(&open, &mut out);
    out
}

fn paragraphs(open: &[&Paragraph], out: &mut String) {
    for line in lines(open.iter().copied(), Side::Accepted) {
        // A TAB sets in or apart; cells have tables.
        let text = line.text.replace('\t', " ");
        let text = if line.part == Part::Title { text.replace('\n', " ") } else { text };
        for text in text.split('\n').filter(|t| !t.trim().is_empty()) {
            out.push_str(text.trim());
            out.push('\n');
        }
    }
}

fn slots(table: &Table) -> Vec<Vec<Slot>> {
    let side = Side::Accepted;
    let mut rows = Vec::new();
    for row in table.rows.iter().filter(|r| r.fate.shows(side)) {
        let mut slots = vec![Slot::default(); row.before];
        for cell in row.cells.iter().filter(|c| c.fate.shows(side)) {
            let above = cell.goes_on[side as usize];
            let first = if above { Slot { from: From::Above, ..Slot::default() } } else { Slot::own(&cell.text(side)) };
            let rest = if above { From::Above } else { From::Left };
            slots.push(first);
            slots.extend((1..cell.span).map(|_| Slot { from: rest, ..Slot::default() }));
        }
        rows.push(slots);
    }
    rows
}

/// Puts the paragraphs of text boxes before those that they are anchored in, as parts of the text.
pub(super) fn lift_boxes(node: &mut Node) {
    let children = std::mem::take(&mut node.children);
    for mut child in children {
        if let Child::Node(inner) = &mut child {
            if inner.name == "p" {
                let mut lifted = Vec::new();
                take_boxes(inner, &mut lifted);
                node.children.extend(lifted.into_iter().map(Child::Node));
            } else {
                lift_boxes(inner);
            }
        }
        node.children.push(child);
    }
}

/// Takes what text boxes hold out of a node.
fn take_boxes(node: &mut Node, out: &mut Vec<Node>) {
    if node.name == "AlternateContent" && node.below().iter().any(|n| n.name == "txbxContent") {
        // The same box once more, for older programs.
        node.children.retain(|c| !matches!(c, Child::Node(n) if n.name == "Fallback"));
    }
    if matches!(node.name.as_str(), "drawing" | "pict" | "object") {
        contents(node, out);
        return;
    }
    for child in &mut node.children {
        if let Child::Node(inner) = child {
            take_boxes(inner, out);
        }
    }
    let emptied =
        |n: &Node| matches!(n.name.as_str(), "drawing" | "pict") && n.below().iter().any(|b| b.name == "taken");
    node.children.retain(|c| !matches!(c, Child::Node(n) if emptied(n)));
}

fn contents(node: &mut Node, out: &mut Vec<Node>) {
    if node.name == "txbxContent" {
        let inner = std::mem::take(&mut node.children);
        out.extend(inner.into_iter().filter_map(|c| if let Child::Node(n) = c { Some(n) } else { None }));
        "taken".clone_into(&mut node.name);
        return;
    }
    for child in &mut node.children {
        if let Child::Node(inner) = child {
            contents(inner, out);
        }
    }
}
