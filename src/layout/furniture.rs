//! What stands on pages besides the text: imprint and page numbers.

use super::fit::{Measures, spacings};
use super::inline::justify::{SetLine, Slot, set};
use super::inline::shape::Shaped;
use super::pages::{Frame, leaves_room, line_top};
use super::paint::{Ink, Press, double_line, ink_line};
use super::paragraph;
use super::revision::Bars;
use super::setter::Setter;
use crate::base::{Error, Length};
use crate::document::{Imprint, ImprintSide, Mark, Orientation};
use crate::page::{Colour, Item, Page, Rule, TagId, TagRole};
use crate::style::fit::{ImprintPage, TextFit};
use crate::style::gbt9704::{
    BASELINE_PER_MILLE, IMPRINT_INDENT, IMPRINT_THICK, IMPRINT_THIN, PAGE_NUMBER_DROP, PAGE_NUMBER_INDENT,
    SHEET_HEIGHT, SMALL_SIZE,
};
use crate::style::{Alignment, Face, RunStyle, head};
use std::sync::Arc;

/// Text of the imprint, clause 7.4.2.
const IMPRINT: RunStyle = RunStyle { face: Face::FangSong, bold: false };
/// Text of the page number, clause 7.5.
const PAGE_NUMBER: RunStyle = RunStyle { face: Face::Song, bold: false };

/// A part of the imprint, its lines set.
struct Part {
    tag: TagId,
    lines: Vec<SetLine>,
    /// Whether a thin line parts it from what stands above.
    parted: bool,
}

/// The imprint (clause 7.4), its lines set; each takes one of the page's 22.
pub(super) struct SetImprint {
    parts: Vec<Part>,
    side: ImprintSide,
    is_ruled: bool,
    /// Where it begins in the type area.
    top: Length,
}

impl SetImprint {
    /// Sets its lines.
    pub(super) fn new(imprint: &Imprint, setter: &mut Setter<'_>) -> Result<SetImprint, Error> {
        let frame = Frame::new(Orientation::Portrait);
        let parts = parts(imprint, frame.width - IMPRINT_INDENT * 2, setter)?;
        let lines = parts.iter().map(|p| p.lines.len()).sum::<usize>();
        let top = frame.height - line_top(i64::try_from(lines).expect("an imprint has few lines"));
        Ok(SetImprint { parts, side: imprint.side, is_ruled: imprint.is_printed(), top })
    }

    /// Where it begins in the type area of a page that it shares with the text if it can. On the back of a sheet it may
    /// stand by itself.
    pub(super) fn beside_text(&self) -> Option<Length> {
        (self.side == ImprintSide::Last && !self.parts.is_empty()).then_some(self.top)
    }

    /// Where it begins in the type area.
    pub(super) fn top(&self) -> Length {
        self.top
    }

    /// Whether it stands on the last of so many pages, which is filled so far and held so.
    pub(super) fn shares(&self, pages: usize, foot: (Length, Orientation)) -> bool {
        !self.parts.is_empty() && new_pages(self.side, self.top, pages, foot) == 0
    }

    /// Puts it at the foot of the last page, or of a new one where that has no room.
    pub(super) fn print(&self, setter: &mut Setter<'_>, press: &mut Press) {
        if self.parts.is_empty() {
            return;
        }
        setter.fits.put_imprint(turn_to(self.side, self.top, press));
        let items = ink(&self.parts, Frame::new(Orientation::Portrait), self.top, self.is_ruled, setter, press.revised);
        press.pages.last_mut().expect("there is a page").upright.extend(items);
    }
}

/// Turns to the page of the imprint. Where a blank page comes before it, neither bears a number (clause 7.5).
fn turn_to(side: ImprintSide, top: Length, press: &mut Press) -> ImprintPage {
    let new_pages = new_pages(side, top, press.pages.len(), press.foot);
    let first = press.pages.len();
    press.pages.extend((0..new_pages).map(|_| Page::default()));
    match new_pages {
        0 => ImprintPage::Shared,
        1 => ImprintPage::Own,
        _ => {
            press.unnumbered.extend(first..first + 2);
            ImprintPage::AfterBlank
        }
    }
}

/// How many pages come behind so many, the last of which is filled so far and held so, before the imprint stands.
fn new_pages(side: ImprintSide, top: Length, pages: usize, (foot, held): (Length, Orientation)) -> usize {
    let fits = held == Orientation::Portrait && leaves_room(foot, top);
    match (side, fits) {
        (ImprintSide::Last, true) => 0,
        (ImprintSide::Last, false) => 1,
        (ImprintSide::Even, fits) if pages.is_multiple_of(2) => {
            if fits {
                0
            } else {
                2
            }
        }
        (ImprintSide::Even, _) => 1,
    }
}

/// 主送 and 抄送, then 印发机关 with 印发日期.
fn parts(imprint: &Imprint, inner: Length, setter: &mut Setter<'_>) -> Result<Vec<Part>, Error> {
    let mut out = Vec::new();
    for (label, organs, marks, line) in imprint.lists() {
        let tag = setter.tags.add(TagRole::Paragraph, None);
        let pieces: Vec<(&str, Mark)> = std::iter::once((label, line)).chain(marks.pieces(organs)).collect();
        let glyphs = shape_marked(&pieces, setter)?;
        // Further lines align after the colon.
        let hang = width(&glyphs[..label.chars().count()]);
        let ranges = paragraph::ranges(&glyphs, inner, inner - hang);
        let measures = Measures { first: inner, rest: inner - hang, rule: Length::ZERO, filled: true };
        setter.fits.push_imprint(TextFit::new(spacings(&glyphs, &ranges, measures)));
        let mut lines = Vec::new();
        paragraph::set_lines(&glyphs, &ranges, Length::ZERO, hang, inner, Alignment::Justify, &mut lines);
        out.push(Part { tag, lines, parted: false });
    }
    if imprint.is_printed() {
        let tag = setter.tags.add(TagRole::Paragraph, None);
        let parted = !out.is_empty();
        out.push(Part { tag, lines: printed(imprint, inner, setter)?, parted });
    }
    Ok(out)
}

/// 印发机关 at the left and 印发日期 at the right of its last line.
fn printed(imprint: &Imprint, inner: Length, setter: &mut Setter<'_>) -> Result<Vec<SetLine>, Error> {
    let day = shape_marked(&imprint.marks.printed.pieces(&imprint.printed), setter)?;
    let room = inner - width(&day) - SMALL_SIZE;
    let printer = shape_marked(&imprint.marks.printer.pieces(&imprint.printer), setter)?;
    let ranges = paragraph::ranges(&printer, room, room);
    let measures = Measures { first: room, rest: room, rule: Length::ZERO, filled: false };
    setter.fits.push_imprint(TextFit::new(spacings(&printer, &ranges, measures)));
    let mut lines = Vec::new();
    paragraph::set_lines(&printer, &ranges, Length::ZERO, Length::ZERO, room, Alignment::Left, &mut lines);
    let date = set(&day, Slot { left: Length::ZERO, measure: inner, align: Alignment::Right, last: true });
    let last = lines.last_mut().expect("a paragraph has a line");
    Arc::make_mut(&mut last.glyphs).extend_from_slice(&date.glyphs);
    last.changed |= date.changed;
    Ok(lines)
}

/// Lines of text from a depth of the type area on, with the rules around and between them; the imprint of a letter has
/// none (clause 10.1).
fn ink(parts: &[Part], frame: Frame, top: Length, is_ruled: bool, setter: &Setter<'_>, revised: bool) -> Vec<Item> {
    let (mut items, mut bars) = (Vec::new(), Bars::default());
    let line_at = |n: usize| frame.top + top + line_top(i64::try_from(n).expect("an imprint has few lines"));
    let left = frame.left + IMPRINT_INDENT;
    let ruled = |items: &mut Vec<Item>, y, width| items.extend(is_ruled.then(|| rule(frame, y, width)));
    ruled(&mut items, line_at(0), IMPRINT_THICK);
    let mut n = 0;
    for part in parts {
        if part.parted {
            ruled(&mut items, line_at(n), IMPRINT_THIN);
        }
        for line in &part.lines {
            if line.changed {
                bars.add(line_at(n) - frame.top, line_at(n + 1) - frame.top);
            }
            let baseline = line_at(n) + (line_top(1) - SMALL_SIZE) / 2 + SMALL_SIZE.scale(BASELINE_PER_MILLE, 1000);
            let (tag, words) = (Some(part.tag), Some(part.tag));
            let look = Ink { left, baseline, size: SMALL_SIZE, condense: 100, colour: Colour::BLACK, tag, words };
            ink_line(line, look, setter, &mut items);
            n += 1;
        }
    }
    ruled(&mut items, frame.top + frame.height, IMPRINT_THICK);
    if revised {
        bars.ink(frame, &mut items);
    }
    items
}

/// The second double line of a letter, at the foot of its first page, which bears no number (clause 10.1).
pub(super) fn letter_foot(red: Colour, press: &mut Press) {
    let top = SHEET_HEIGHT - head::LETTER_FOOT - head::LETTER_DOUBLE;
    if let Some(page) = press.pages.first_mut() {
        page.upright.extend(double_line(top, false, red));
        press.unnumbered.push(0);
    }
}

fn shape(text: &str, run: RunStyle, setter: &mut Setter<'_>) -> Result<Vec<Shaped>, Error> {
    let mut glyphs = Vec::new();
    setter.shaper.shape(text, run, SMALL_SIZE, None, &mut glyphs)?;
    Ok(glyphs)
}

fn shape_marked(pieces: &[(&str, Mark)], setter: &mut Setter<'_>) -> Result<Vec<Shaped>, Error> {
    let mut glyphs = Vec::new();
    setter.shaper.shape_marked(pieces, IMPRINT, SMALL_SIZE, &mut glyphs)?;
    Ok(glyphs)
}

fn width(glyphs: &[Shaped]) -> Length {
    glyphs.iter().map(|g| g.advance).sum()
}

fn rule(frame: Frame, y: Length, width: Length) -> Item {
    Item::Rule(Rule { from: (frame.left, y), to: (frame.left + frame.width, y), width, colour: Colour::BLACK })
}

/// Numbers every page but those that bear none (clause 7.5): `— n —` below the type area, at the right of odd pages and the left of even ones, on
/// the upright sheet also where a table is turned.
pub(super) fn page_numbers(setter: &mut Setter<'_>, press: &mut Press) -> Result<(), Error> {
    let frame = Frame::new(Orientation::Portrait);
    let (top, foot) = setter.shaper.ink('—', PAGE_NUMBER)?.unwrap_or_default();
    // The dash, not the digits, stands 7 mm below the type area.
    let dash = frame.top + frame.height + PAGE_NUMBER_DROP;
    let baseline = dash + SMALL_SIZE.scale(top + foot, 2000);
    for n in (1..=press.pages.len()).filter(|n| !press.unnumbered.contains(&(n - 1))) {
        let mut glyphs = shape(&format!("— {n} —"), PAGE_NUMBER, setter)?;
        for blank in glyphs.iter_mut().filter(|g| g.character == ' ') {
            blank.advance = SMALL_SIZE / 2;
        }
        let line = set(&glyphs, Slot { left: Length::ZERO, measure: frame.width, align: Alignment::Left, last: true });
        let left = if n % 2 == 1 {
            frame.left + frame.width - PAGE_NUMBER_INDENT - width(&glyphs)
        } else {
            frame.left + PAGE_NUMBER_INDENT
        };
        let ink =
            Ink { left, baseline, size: SMALL_SIZE, condense: 100, colour: Colour::BLACK, tag: None, words: None };
        ink_line(&line, ink, setter, &mut press.pages[n - 1].upright);
    }
    Ok(())
}
