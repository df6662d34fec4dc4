//! What shows a change on the page: lines through and below words, a bar beside them, a frame or a cross over a chart.
//! All of it is ink without words, no part of the structure.

use super::flow::{Content, Flow};
use super::inline::justify::{Placed, SetLine};
use super::pages::Frame;
use super::paint::Ink;
use crate::base::Length;
use crate::document::grid::Slot;
use crate::document::{Grid, Mark, Orientation, Row};
use crate::page::{Colour, Item, Rule, Shape, Stroke};
use crate::style::revision::{BAR_GAP, BAR_WIDTH, LINE_WIDTH, STRIKE_PER_MILLE, UNDERLINE_PER_MILLE, ink};

/// Draws the lines of the marked words of a line of text.
pub(super) fn rule_words(line: &SetLine, look: Ink, items: &mut Vec<Item>) {
    // Texts that only share a line, as in the imprint, stand apart.
    let joined = |a: &Placed, b: &Placed| a.mark == b.mark && b.x - a.x - a.advance < look.size;
    for group in line.glyphs.chunk_by(joined) {
        let (first, last) = (group[0], group[group.len() - 1]);
        let y = match first.mark {
            Mark::None => continue,
            Mark::Deleted => look.baseline - look.size.scale(STRIKE_PER_MILLE, 1000),
            Mark::Inserted => look.baseline + look.size.scale(UNDERLINE_PER_MILLE, 1000),
        };
        let (from, to) = ((look.left + first.x, y), (look.left + last.x + last.advance, y));
        items.push(Item::Rule(Rule { from, to, width: LINE_WIDTH, colour: ink(first.mark, look.colour) }));
    }
}

/// Whether a revision touched what stands in a row of a flow.
pub(super) fn is_changed(flow: &Flow<'_>, row: usize) -> bool {
    match &flow.rows[row].content {
        Content::Line(text) => text.line.changed,
        Content::RedLine(_) | Content::DoubleLine(_) => false,
        Content::Strip { table, strip } => flow.tables[*table].is_changed(*strip),
        Content::Chart(n) => flow.charts[*n].mark != Mark::None,
    }
}

/// Whether a row is new or gone, or a cell that covers it has other words.
pub(super) fn changed_rows(rows: &[Row], grid: &Grid<'_>) -> Vec<bool> {
    let touched = |r: usize, c: usize| match grid.at(r, c) {
        Slot::Cell(cell) => !cell.marks.is_empty(),
        Slot::Covered { row, column } => {
            matches!(grid.at(row, column), Slot::Cell(cell) if !cell.marks.is_empty())
        }
        Slot::Empty => false,
    };
    let row = |r: usize| rows[r].mark != Mark::None || (0..grid.columns()).any(|c| touched(r, c));
    (0..grid.rows()).map(row).collect()
}

/// The bars of a page, each beside all lines of a change that follow each other.
#[derive(Debug, Default)]
pub(super) struct Bars {
    stretches: Vec<(Length, Length)>,
}

impl Bars {
    /// Marks what stands between two heights of the type area.
    pub(super) fn add(&mut self, top: Length, bottom: Length) {
        match self.stretches.last_mut() {
            Some(last) if last.1 == top => last.1 = bottom,
            _ => self.stretches.push((top, bottom)),
        }
    }

    /// Inks them in the margin before the text; on a turned sheet behind it, as the page number stands before.
    pub(super) fn ink(self, frame: Frame, items: &mut Vec<Item>) {
        let x = match frame.orientation {
            Orientation::Portrait => frame.left - BAR_GAP,
            Orientation::Landscape => frame.left + frame.width + BAR_GAP,
        };
        let bar = |(top, bottom)| {
            let (from, to) = ((x, frame.top + top), (x, frame.top + bottom));
            Item::Rule(Rule { from, to, width: BAR_WIDTH, colour: Colour::BLACK })
        };
        items.extend(self.stretches.into_iter().map(bar));
    }
}

/// What shows that a chart of this size is new, or gone.
pub(super) fn over_chart(mark: Mark, width: Length, height: Length) -> Vec<Item> {
    let (left, right, foot) = (Length::ZERO, width, height);
    let line = |points: Vec<(Length, Length)>, closed| {
        let stroke = Stroke { width: LINE_WIDTH, colour: ink(mark, Colour::BLACK), dash: Stroke::SOLID };
        Item::Shape(Shape { points, closed, fill: None, stroke: Some(stroke), tag: None })
    };
    let top = Length::ZERO;
    match mark {
        Mark::None => Vec::new(),
        Mark::Inserted => vec![line(vec![(left, top), (right, top), (right, foot), (left, foot)], true)],
        Mark::Deleted => {
            vec![line(vec![(left, top), (right, foot)], false), line(vec![(left, foot), (right, top)], false)]
        }
    }
}
