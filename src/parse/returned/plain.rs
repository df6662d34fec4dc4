//! An office file of anybody's as text: a paragraph a line, tables in rows, tracked changes accepted.

use super::change::Side;
use super::script::{Block, Line, Paragraph, Part, Table, lines};
use crate::base::Seat;
use crate::parse::office::xml::{Child, Node};
use crate::parse::received::grid::{self, From, Slot};

/// The text of the blocks, and where each of its lines stands in the file.
pub(super) fn text(blocks: &[Block]) -> (String, Vec<Seat>) {
    let mut out = Lines::default();
    let mut open: Vec<&Paragraph> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(p) => open.push(p),
            Block::Table(table) => {
                out.paragraphs(&std::mem::take(&mut open));
                for (row, line) in grid::lines(slots(table)) {
                    out.push(&line, Seat::Row { table: table.number, row });
                }
            }
        }
    }
    out.paragraphs(&open);
    (out.text, out.seats)
}

#[derive(Default)]
struct Lines {
    text: String,
    seats: Vec<Seat>,
    /// Paragraphs so far, without the empty ones.
    count: usize,
}

impl Lines {
    fn push(&mut self, line: &str, seat: Seat) {
        self.text.push_str(line);
        self.text.push('\n');
        self.seats.push(seat);
    }

    /// Takes paragraphs; those that run on into the next, as their end was taken out, together.
    fn paragraphs(&mut self, open: &[&Paragraph]) {
        for together in open.split_inclusive(|p| p.mark.shows(Side::Accepted)) {
            let first = self.count + 1;
            self.count += together.iter().filter(|p| !p.begins().is_empty()).count();
            for line in lines(together.iter().copied(), Side::Accepted) {
                self.paragraph(&line, Seat::Paragraph(first));
            }
        }
    }

    fn paragraph(&mut self, line: &Line, seat: Seat) {
        // A TAB sets in or apart; cells have tables.
        let text = line.text.replace('\t', " ");
        let text = if line.part == Part::Title { text.trim().replace('\n', " ") } else { text };
        for text in broken(&text).iter().filter(|t| !t.trim().is_empty()) {
            // Blanks in place of an indent are seen by who proofreads.
            self.push(text.trim_end(), seat);
        }
    }
}

/// The lines of a paragraph. A break within brackets ends none: （2022年5月9日印发⏎2022年7月1日修改） is one note.
fn broken(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = 0_usize;
    for piece in text.split('\n') {
        match out.last_mut().filter(|_| open > 0) {
            Some(last) => last.push_str(piece.trim_start()),
            None => out.push(piece.to_owned()),
        }
        for c in piece.chars() {
            match c {
                '（' | '(' => open += 1,
                '）' | ')' => open = open.saturating_sub(1),
                _ => {}
            }
        }
    }
    out
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_break_within_brackets_ends_no_line() {
        assert_eq!(broken("甲\n乙（丙\n  丁）戊\n己"), ["甲", "乙（丙丁）戊", "己"]);
        assert_eq!(broken("甲）\n乙"), ["甲）", "乙"]);
    }
}
