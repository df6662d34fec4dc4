//! Inks rows: glyph runs, rules, links, bookmarks.

use super::chart;
use super::flow::{Content, Flow, TextLine};
use super::inline::justify::{Placed, SetLine};
use super::note::{self, PlacedNote};
use super::pages::{Filled, Frame, PlacedRow};
use super::revision::{self, Bars};
use super::setter::Setter;
use super::table;
use crate::base::Length;
use crate::document::Orientation;
use crate::page::{Colour, Glyph, GlyphRun, Item, Link, OutlineEntry, Page, PlacedPicture, Rule, TagId};
use crate::style;
use crate::style::footnote;
use crate::style::gbt9704::{BASELINE_PER_MILLE, RED_LINE_WIDTH, SHEET_HEIGHT};
use crate::style::head;
use std::collections::BTreeMap;

/// The pages printed so far.
#[derive(Debug, Default)]
pub(super) struct Press {
    /// The pages.
    pub(super) pages: Vec<Page>,
    /// The bookmarks.
    pub(super) outline: Vec<OutlineEntry>,
    /// The page of each place that can be led to, and how far down it.
    pub(super) anchors: BTreeMap<String, (usize, Length)>,
    /// How far down the last page is filled, and how it is held.
    pub(super) foot: (Length, Orientation),
    /// Pages that bear no number, counted from 0.
    pub(super) unnumbered: Vec<usize>,
    /// Whether the paper is a revision of another, so that bars show where it differs.
    pub(super) revised: bool,
}

/// How a line of text is inked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    /// Where the left edge of the line's frame stands.
    pub(super) left: Length,
    /// The baseline.
    pub(super) baseline: Length,
    /// Size of type.
    pub(super) size: Length,
    /// Its width in percent of its own.
    pub(super) condense: i64,
    /// Colour.
    pub(super) colour: Colour,
    /// Place in the structure.
    pub(super) tag: Option<TagId>,
    /// The element whose words these are, also where they stand again and are no part of the structure.
    pub(super) words: Option<TagId>,
}

impl Press {
    /// Prints a filled page.
    pub(super) fn page(&mut self, flow: &Flow<'_>, filled: &Filled, setter: &Setter<'_>) {
        let frame = filled.frame;
        // Seals lie below the type.
        let mut items: Vec<Item> = filled.rows.iter().flat_map(|row| seals(flow, row, frame, setter)).collect();
        let mut page = Page::default();
        let mut bars = Bars::default();
        let mut rows = filled.rows.as_slice();
        while let Some((row, rest)) = rows.split_first() {
            rows = rest;
            if revision::is_changed(flow, row.row) {
                bars.add(row.top, row.bottom);
            }
            match &flow.rows[row.row].content {
                Content::Line(text) => self.line(text, row, frame, setter, &mut items, &mut page.links),
                Content::RedLine(colour) => items.push(Item::Rule(red_line(*colour, row, frame))),
                Content::DoubleLine(colour) => items.extend(double_line(frame.top + row.top, true, *colour)),
                Content::Chart(n) => chart::draw(&flow.charts[*n], frame.left, frame.top + row.top, &mut items),
                Content::Strip { table, strip } => {
                    let same = |r: &&PlacedRow| matches!(flow.rows[r.row].content, Content::Strip { table: t, .. } if t == *table);
                    let more = rest.iter().take_while(same).count();
                    let part = table::Part {
                        first_strip: *strip,
                        heads_page: row == &filled.rows[0],
                        row: *row,
                        more: &rest[..more],
                    };
                    let mut canvas = table::Canvas { items: &mut items, links: &mut page.links, setter };
                    table::draw(&flow.tables[*table], &part, frame, &mut canvas);
                    let changed = rest[..more].iter().filter(|r| revision::is_changed(flow, r.row));
                    changed.for_each(|r| bars.add(r.top, r.bottom));
                    rows = &rest[more..];
                }
            }
        }
        self.notes(&filled.notes, frame, setter, &mut items, &mut bars);
        if self.revised {
            bars.ink(frame, &mut items);
        }
        match frame.orientation {
            Orientation::Portrait => page.upright = items,
            Orientation::Landscape => page.turned = items,
        }
        self.foot = (filled.foot(flow), frame.orientation);
        self.pages.push(page);
    }

    fn line(
        &mut self,
        text: &TextLine,
        row: &PlacedRow,
        frame: Frame,
        setter: &Setter<'_>,
        items: &mut Vec<Item>,
        links: &mut Vec<Link>,
    ) {
        let top = frame.top + row.top;
        // Of a sheet held sideways the whole is shown.
        let shown = if frame.orientation == Orientation::Portrait { top } else { Length::ZERO };
        if let Some(name) = &text.anchor {
            self.anchors.insert(name.clone(), (self.pages.len(), shown));
        }
        if let Some((title, level)) = &text.bookmark {
            self.outline.push(OutlineEntry { title: title.clone(), level: *level, page: self.pages.len(), top: shown });
        }
        let baseline = top + text.baseline.depth(row.bottom - row.top, text.size);
        let TextLine { size, condense, colour, .. } = *text;
        let (tag, words) = (Some(text.tag), Some(text.tag));
        let ink = Ink { left: frame.left, baseline, size, condense, colour, tag, words };
        ink_line(&text.line, ink, setter, items);
        add_links(&text.line, ink, frame.orientation, setter, links);
    }

    /// Inks the footnotes of a page, and names their places.
    fn notes(
        &mut self,
        placed: &[PlacedNote],
        frame: Frame,
        setter: &Setter<'_>,
        items: &mut Vec<Item>,
        bars: &mut Bars,
    ) {
        note::draw(placed, frame, setter, items);
        for PlacedNote { note, lines, top } in placed {
            if lines.start == 0 {
                let shown = if frame.orientation == Orientation::Portrait { frame.top + *top } else { Length::ZERO };
                self.anchors.insert(note::anchor(*note), (self.pages.len(), shown));
            }
            if setter.notes[*note].lines[lines.clone()].iter().any(|line| line.changed) {
                let count = i64::try_from(lines.len()).expect("a footnote has few lines");
                bars.add(*top, *top + footnote::LINE * count);
            }
        }
    }
}

/// Adds the areas of a line that lead somewhere.
pub(super) fn add_links(line: &SetLine, ink: Ink, held: Orientation, setter: &Setter<'_>, links: &mut Vec<Link>) {
    for group in line.glyphs.chunk_by(|a, b| a.link == b.link) {
        if let Some(id) = group[0].link {
            let (target, tag) = setter.links[id.0].clone();
            let area = on_upright_sheet(area(group, ink.of(&group[0])), held);
            links.push(Link { area, target, tag });
        }
    }
}

/// Inks the glyphs of a line, a run for each stretch of one font in one part of the structure.
pub(super) fn ink_line(line: &SetLine, ink: Ink, setter: &Setter<'_>, items: &mut Vec<Item>) {
    let tag_of = |g: &Placed| g.link.map(|id| setter.links[id.0].1).or(ink.tag);
    ink_runs(line, ink, tag_of, items);
}

/// Inks the glyphs of a line that has no links.
pub(super) fn ink_plain(line: &SetLine, ink: Ink, items: &mut Vec<Item>) {
    ink_runs(line, ink, |_| ink.tag, items);
}

/// Inks a line of a footnote, whose number has its own place in the structure.
pub(super) fn ink_note(line: &SetLine, ink: Ink, label: TagId, items: &mut Vec<Item>) {
    ink_runs(line, ink, |g| if g.note.is_some() { Some(label) } else { ink.tag }, items);
}

impl Ink {
    /// How a glyph of the line is inked: the number of a footnote small and raised, and no word of the text.
    fn of(self, glyph: &Placed) -> Ink {
        if glyph.note.is_none() {
            return self;
        }
        let raise = self.size.scale(footnote::NUMBER_RAISE_PER_MILLE, 1000);
        Ink { size: footnote::number_size(self.size), baseline: self.baseline - raise, words: None, ..self }
    }
}

fn ink_runs(line: &SetLine, ink: Ink, tag_of: impl Fn(&Placed) -> Option<TagId>, items: &mut Vec<Item>) {
    let look = |g: &Placed| (g.font, g.embolden, g.link, g.mark, g.note);
    let alike = |a: &Placed, b: &Placed| look(a) == look(b);
    for run in line.glyphs.chunk_by(alike) {
        let ink = ink.of(&run[0]);
        items.push(Item::Run(GlyphRun {
            font: run[0].font,
            size: ink.size,
            condense: ink.condense,
            embolden: run[0].embolden,
            colour: style::revision::ink(run[0].mark, ink.colour),
            baseline: ink.baseline,
            glyphs: run.iter().map(|g| Glyph { id: g.glyph, character: g.character, x: ink.left + g.x }).collect(),
            tag: tag_of(&run[0]),
            words: ink.words,
        }));
    }
    if line.changed {
        revision::rule_words(line, ink, items);
    }
}

fn area(group: &[Placed], ink: Ink) -> [Length; 4] {
    let (first, last) = (group[0], group[group.len() - 1]);
    let top = ink.baseline - ink.size.scale(BASELINE_PER_MILLE, 1000);
    [ink.left + first.x, top, ink.left + last.x + last.advance, top + ink.size]
}

/// An area of a sheet held sideways, on the upright sheet: its upper edge is the left one there, its left edge the foot.
fn on_upright_sheet([left, top, right, bottom]: [Length; 4], held: Orientation) -> [Length; 4] {
    match held {
        Orientation::Portrait => [left, top, right, bottom],
        Orientation::Landscape => [top, SHEET_HEIGHT - right, bottom, SHEET_HEIGHT - left],
    }
}

fn red_line(colour: Colour, row: &PlacedRow, frame: Frame) -> Rule {
    let y = frame.top + row.top + RED_LINE_WIDTH / 2;
    Rule { from: (frame.left, y), to: (frame.left + frame.width, y), width: RED_LINE_WIDTH, colour }
}

/// The seals that hang on a row.
fn seals(flow: &Flow<'_>, row: &PlacedRow, frame: Frame, setter: &Setter<'_>) -> Vec<Item> {
    let hung = flow.rows[row.row].seals.iter().map(|hung| {
        let look = &setter.styles.seals[hung.seal];
        let (left, top) = (frame.left + hung.left, frame.top + row.top + hung.top);
        let area = [left, top, left + look.width, top + look.height];
        Item::Picture(PlacedPicture { picture: hung.seal, area, tag: hung.tag })
    });
    hung.collect()
}

/// A double line of a letter from its upper edge down, the thick rule above or below (clause 10.1).
pub(super) fn double_line(top: Length, thick_above: bool, colour: Colour) -> [Item; 2] {
    let left = head::letter_line_left();
    let rule = |top: Length, width: Length| {
        let y = top + width / 2;
        Item::Rule(Rule { from: (left, y), to: (left + head::LETTER_LINE, y), width, colour })
    };
    let (first, second) =
        if thick_above { (head::LETTER_THICK, head::LETTER_THIN) } else { (head::LETTER_THIN, head::LETTER_THICK) };
    [rule(top, first), rule(top + first + head::LETTER_WHITE, second)]
}
