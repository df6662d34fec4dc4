//! Inks the part of a table that a page holds.

use super::{Band, CellSet, Strip, TableSet};
use crate::base::Length;
use crate::document::Orientation;
use crate::layout::pages::{Frame, PlacedRow};
use crate::layout::paint::{Ink, add_links, ink_line, ink_plain};
use crate::layout::setter::Setter;
use crate::page::{Colour, Item, Link, Rule};
use crate::style::TableStyle;
use crate::style::gbt9704::BASELINE_PER_MILLE;

/// The strips of a table on one page.
pub(in crate::layout) struct Part<'a> {
    /// The first of them.
    pub(in crate::layout) first_strip: usize,
    /// Whether the page begins with it, below the head set again.
    pub(in crate::layout) heads_page: bool,
    /// Where it stands.
    pub(in crate::layout) row: PlacedRow,
    /// Where the others stand.
    pub(in crate::layout) more: &'a [PlacedRow],
}

/// A strip at its place.
#[derive(Clone, Copy)]
struct Bar<'t, 'd> {
    band: &'t Band<'d>,
    is_head: bool,
    /// Its number in the band.
    number: usize,
    top: Length,
    bottom: Length,
    /// Whether it is the head set again, which is no part of the structure.
    again: bool,
}

impl Bar<'_, '_> {
    fn strip(&self) -> Strip {
        self.band.strips[self.number]
    }

    /// Names the cell that owns a place; two places of one owner have no rule between them.
    fn owner(&self, column: usize) -> (bool, usize, usize) {
        let (row, column) = self.band.origin(self.strip().row, column);
        (self.is_head, row, column)
    }
}

/// What a part is inked on.
pub(in crate::layout) struct Canvas<'a, 's> {
    /// The items of its page.
    pub(in crate::layout) items: &'a mut Vec<Item>,
    /// The areas of the page that lead somewhere.
    pub(in crate::layout) links: &'a mut Vec<Link>,
    /// What the links lead to.
    pub(in crate::layout) setter: &'a Setter<'s>,
}

/// Inks a part: texts in reading order, then each rule once.
pub(in crate::layout) fn draw(set: &TableSet<'_>, part: &Part<'_>, frame: Frame, canvas: &mut Canvas<'_, '_>) {
    if let Some(line) = set.continued_above(part.first_strip).filter(|_| part.heads_page) {
        let top = frame.top + part.row.top - set.head_above(part.first_strip);
        let (size, baseline) = (set.style.size, top + baseline_depth(&set.style));
        let (left, colour) = (frame.left, Colour::BLACK);
        ink_plain(line, Ink { left, baseline, size, condense: 100, colour, tag: None, words: None }, canvas.items);
    }
    let bars = bars(set, part, frame.top);
    for (i, bar) in bars.iter().enumerate() {
        for column in 0..bar.band.grid.columns() {
            draw_cell(set, &bars, i, column, frame, canvas);
        }
    }
    horizontal_rules(set, &bars, frame.left, canvas.items);
    vertical_rules(set, &bars, frame.left, canvas.items);
}

fn bars<'t, 'd>(set: &'t TableSet<'d>, part: &Part<'_>, page_top: Length) -> Vec<Bar<'t, 'd>> {
    let mut bars = Vec::new();
    let mut add = |strip: usize, top: Length, bottom: Length, again: bool| {
        let is_head = strip < set.head_strips();
        let (band, number) = set.locate(strip);
        bars.push(Bar { band, is_head, number, top: page_top + top, bottom: page_top + bottom, again });
    };
    if part.heads_page && set.repeats_head(part.first_strip) {
        let mut top = part.row.top - set.head_height;
        for strip in 0..set.head_strips() {
            let bottom = top + set.height(strip);
            add(strip, top, bottom, true);
            top = bottom;
        }
    }
    for (i, row) in std::iter::once(&part.row).chain(part.more).enumerate() {
        add(part.first_strip + i, row.top, row.bottom, false);
    }
    bars
}

fn draw_cell(
    set: &TableSet<'_>,
    bars: &[Bar<'_, '_>],
    i: usize,
    column: usize,
    frame: Frame,
    canvas: &mut Canvas<'_, '_>,
) {
    let bar = &bars[i];
    let strip = bar.strip();
    let origin = bar.band.origin(strip.row, column);
    let Some(cell) = bar.band.cell(origin).filter(|_| origin.1 == column) else { return };
    let owner = bar.owner(column);
    let begins = bar.number == bar.band.first_strip[origin.0];
    let left = frame.left + set.edges[column] + set.style.padding;
    let tag = (!bar.again && (begins || !cell.spans)).then_some(cell.tag);
    let (size, words) = (set.style.size, Some(cell.tag));
    let ink = Ink { left, baseline: Length::ZERO, size, condense: 100, colour: Colour::BLACK, tag, words };
    if cell.spans {
        let is_first_here = i == 0 || bars[i - 1].owner(column) != owner;
        if is_first_here {
            let bottom =
                bars[i..].iter().take_while(|b| b.owner(column) == owner).last().map_or(bar.bottom, |b| b.bottom);
            let top = text_top(set, cell, bar.top, bottom);
            draw_lines(set, cell, 0..cell.lines.len(), top, ink, frame.orientation, canvas);
        }
    } else if origin.0 == strip.row {
        let (lines, top) = match strip.line {
            None => (0..cell.lines.len(), text_top(set, cell, bar.top, bar.bottom)),
            Some(line) if line < cell.lines.len() => {
                (line..line + 1, bar.top + if line == 0 { set.style.padding_vertical } else { Length::ZERO })
            }
            Some(_) => return,
        };
        draw_lines(set, cell, lines, top, ink, frame.orientation, canvas);
    }
}

fn text_top(set: &TableSet<'_>, cell: &CellSet, top: Length, bottom: Length) -> Length {
    if cell.centred {
        let height = set.style.line * i64::try_from(cell.lines.len()).expect("a cell has few lines");
        top + (bottom - top - height) / 2
    } else {
        top + set.style.padding_vertical
    }
}

fn draw_lines(
    set: &TableSet<'_>,
    cell: &CellSet,
    lines: std::ops::Range<usize>,
    top: Length,
    ink: Ink,
    held: Orientation,
    canvas: &mut Canvas<'_, '_>,
) {
    let style = &set.style;
    let mut baseline = top + baseline_depth(style);
    for line in &cell.lines[lines] {
        let ink = Ink { baseline, ..ink };
        // Set again it is no part of the structure, and leads nowhere.
        if ink.tag.is_some() {
            ink_line(line, ink, canvas.setter, canvas.items);
            add_links(line, ink, held, canvas.setter, canvas.links);
        } else {
            ink_plain(line, ink, canvas.items);
        }
        baseline += style.line;
    }
}

/// From the top of a line of a cell to its baseline.
fn baseline_depth(style: &TableStyle) -> Length {
    (style.line - style.size) / 2 + style.size.scale(BASELINE_PER_MILLE, 1000)
}

/// Between two bars wherever their owners differ, joined over the columns; outer rules lie within the type area.
fn horizontal_rules(set: &TableSet<'_>, bars: &[Bar<'_, '_>], left: Length, items: &mut Vec<Item>) {
    let columns = set.edges.len() - 1;
    for i in 0..=bars.len() {
        let y = match i {
            0 => bars[0].top + set.style.rule / 2,
            i if i == bars.len() => bars[i - 1].bottom - set.style.rule / 2,
            i => bars[i].top,
        };
        let ruled = |c: usize| i == 0 || i == bars.len() || bars[i - 1].owner(c) != bars[i].owner(c);
        for (from, to) in runs(columns, ruled) {
            items.push(rule(set, (left + set.edges[from], y), (left + set.edges[to], y)));
        }
    }
}

fn vertical_rules(set: &TableSet<'_>, bars: &[Bar<'_, '_>], left: Length, items: &mut Vec<Item>) {
    let columns = set.edges.len() - 1;
    for column in 0..=columns {
        let x = left
            + match column {
                0 => set.style.rule / 2,
                c if c == columns => set.edges[c] - set.style.rule / 2,
                c => set.edges[c],
            };
        let ruled = |i: usize| column == 0 || column == columns || bars[i].owner(column - 1) != bars[i].owner(column);
        for (from, to) in runs(bars.len(), ruled) {
            items.push(rule(set, (x, bars[from].top), (x, bars[to - 1].bottom)));
        }
    }
}

/// The longest stretches of 0..n for which something holds.
fn runs(n: usize, holds: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for i in (0..n).filter(|&i| holds(i)) {
        match out.last_mut() {
            Some(last) if last.1 == i => last.1 = i + 1,
            _ => out.push((i, i + 1)),
        }
    }
    out
}

fn rule(set: &TableSet<'_>, from: (Length, Length), to: (Length, Length)) -> Item {
    Item::Rule(Rule { from, to, width: set.style.rule, colour: Colour::BLACK })
}
