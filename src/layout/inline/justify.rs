//! Places the glyphs of one line: natural places, marks squeezed, the rest of the measure shared out.

use super::class::{is_half_width, reluctance};
use super::linebreak::{blank_after, blank_before, content_len, saving, tail};
use super::shape::{LinkId, Shaped};
use crate::base::Length;
use crate::document::Mark;
use crate::page::FontId;
use crate::style::Alignment;
use std::sync::Arc;

/// A glyph at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    /// The character.
    pub(crate) character: char,
    /// The font file of its glyph.
    pub(crate) font: FontId,
    /// Its glyph there.
    pub(crate) glyph: u16,
    /// Whether its strokes are thickened.
    pub(crate) embolden: bool,
    /// The link it belongs to.
    pub(crate) link: Option<LinkId>,
    /// What a revision did to it.
    pub(crate) mark: Mark,
    /// Its origin, from the left edge of the frame.
    pub(crate) x: Length,
    /// Its advance, which ends a link's area.
    pub(crate) advance: Length,
    /// The footnote whose number it is part of.
    pub(crate) note: Option<usize>,
}

/// One line, placed within its frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SetLine {
    /// Its glyphs, left to right; shared with every other paper that has the line.
    pub(crate) glyphs: Arc<Vec<Placed>>,
    /// Whether a revision touched it, be it only its end.
    pub(crate) changed: bool,
}

impl SetLine {
    /// The footnotes whose numbers stand in it, by their places among those of the paper.
    pub(crate) fn notes(&self) -> impl Iterator<Item = usize> {
        self.glyphs.chunk_by(|a, b| a.note == b.note).filter_map(|number| number[0].note)
    }
}

/// Where a line stands and how it is filled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    /// Its left end.
    pub(crate) left: Length,
    /// Its width.
    pub(crate) measure: Length,
    /// How it is filled.
    pub(crate) align: Alignment,
    /// Whether it ends its paragraph and so keeps its natural width.
    pub(crate) last: bool,
}

/// Places a line's glyphs.
pub(crate) fn set(line: &[Shaped], slot: Slot) -> SetLine {
    let content = content_len(line);
    let mut x = Length::ZERO;
    let mut natural = Vec::with_capacity(line.len());
    for (i, glyph) in line.iter().enumerate() {
        natural.push(x);
        x += glyph.advance - line.get(i + 1).map_or(Length::ZERO, |next| saving(glyph, next));
    }
    let width = content.checked_sub(1).map_or(Length::ZERO, |i| natural[i] + line[i].advance);
    let over = (width - slot.measure).max(Length::ZERO);
    let tail = tail(line);
    let is_filled = slot.align == Alignment::Justify && !slot.last;
    // A mark at the end of a filled line takes half an em (5.1.10); at any other as much as there is.
    let end = if is_filled { tail } else { over.min(tail) };
    let crowded = push_in(&mut natural, &line[..content], over - over.min(tail));
    let left = slot.measure - (width - crowded - end);
    let shift = match slot.align {
        Alignment::Justify | Alignment::Left => Length::ZERO,
        Alignment::Center => left / 2,
        Alignment::Right => left,
    };
    if is_filled {
        stretch(&mut natural, &line[..content], left);
    }
    let end = slot.left + slot.measure;
    let place = |(glyph, x): (&Shaped, Length)| {
        let x = slot.left + shift + x;
        // Blanks at the end stay in the text and take no room.
        let x = if glyph.character.is_whitespace() { x.min(end) } else { x };
        let Shaped { character, font, glyph: id, embolden, link, mark, advance, note, .. } = *glyph;
        Placed { character, font, glyph: id, embolden, link, mark, x, advance, note }
    };
    let changed = line.iter().any(|g| g.mark != Mark::None);
    SetLine { glyphs: Arc::new(line.iter().zip(natural).map(place).collect()), changed }
}

/// Takes what a line lacks from the blank halves of the marks within it, of one rank after the other, each giving the
/// same part of its own; tells how much there was.
fn push_in(places: &mut [Length], line: &[Shaped], lack: Length) -> Length {
    let mut left = lack;
    for rank in 0..3 {
        if left <= Length::ZERO {
            break;
        }
        // What the gap before each glyph gives.
        let gives = |i: usize| {
            let of = |at: usize, blank: Length| {
                if reluctance(line[at].character) == rank { blank } else { Length::ZERO }
            };
            of(i - 1, blank_after(line, i - 1)) + of(i, blank_before(line, i))
        };
        let all: Length = (1..line.len()).map(gives).sum();
        let taken = left.min(all);
        if taken == Length::ZERO {
            continue;
        }
        let mut passed = Length::ZERO;
        for (i, x) in places.iter_mut().enumerate().skip(1) {
            if i < line.len() {
                passed += gives(i);
            }
            *x -= taken.scale(passed.to_emu(), all.to_emu());
        }
        left -= taken;
    }
    lack - left
}

/// Shares `rest` among the gaps of a line, gap k of n getting its k·rest/n; none within a number or a word unless there
/// is no other. A line whose gaps would gape, in a narrow column or beside a long address, stays as it is.
fn stretch(places: &mut [Length], line: &[Shaped], rest: Length) {
    let open = |i: &usize| {
        let (a, b) = (line[*i - 1].character, line[*i].character);
        !(is_half_width(a) && is_half_width(b) || line[*i].note.is_some())
    };
    let mut gaps: Vec<usize> = (1..line.len()).filter(open).collect();
    if gaps.is_empty() {
        gaps = (1..line.len()).collect();
    }
    let n = i64::try_from(gaps.len()).expect("a line has few gaps");
    let widest = line.first().map_or(Length::ZERO, |g| g.size / 4);
    if n == 0 || rest <= Length::ZERO || rest > widest * n {
        return;
    }
    let mut gaps = gaps.into_iter().peekable();
    let mut passed = 0;
    for (i, x) in places.iter_mut().enumerate() {
        if gaps.next_if_eq(&i).is_some() {
            passed += 1;
        }
        *x += rest.scale(passed, n);
    }
}
