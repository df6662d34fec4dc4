//! What stands on pages besides the text: imprint and page numbers.

use super::inline::justify::{SetLine, Slot, set};
use super::inline::shape::Shaped;
use super::pages::{Frame, line_top};
use super::paint::{Ink, Press, ink_line};
use super::paragraph;
use super::revision::Bars;
use super::setter::Setter;
use crate::base::{Error, Length};
use crate::document::{Imprint, Mark, Orientation};
use crate::page::{Colour, Item, Page, Rule, TagRole};
use crate::style::gbt9704::{
    BASELINE_PER_MILLE, IMPRINT_INDENT, IMPRINT_THICK, IMPRINT_THIN, PAGE_NUMBER_DROP, PAGE_NUMBER_INDENT, SMALL_SIZE,
};
use crate::style::{Alignment, Face, RunStyle};

/// Text of the imprint, clause 7.4.2.
const IMPRINT: RunStyle = RunStyle { face: Face::FangSong, bold: false };
/// Text of the page number, clause 7.5.
const PAGE_NUMBER: RunStyle = RunStyle { face: Face::Song, bold: false };
/// How many characters `抄送：` takes, which the further lines keep clear.
const LABEL: &str = "抄送：";

/// Puts the imprint (clause 7.4) at the foot of the last page, or of a new one where that has no room; each of its lines
/// takes one of the page's 22.
pub(super) fn imprint(imprint: Option<&Imprint>, setter: &mut Setter<'_>, press: &mut Press) -> Result<(), Error> {
    let Some(imprint) = imprint else { return Ok(()) };
    let frame = Frame::new(Orientation::Portrait);
    let inner = frame.width - IMPRINT_INDENT * 2;
    let copy = match &imprint.copy_to {
        Some(organs) => Some((setter.tags.add(TagRole::Paragraph, None), copy_lines(organs, imprint, inner, setter)?)),
        None => None,
    };
    let tag = setter.tags.add(TagRole::Paragraph, None);
    let printed = shape_marked(&imprint.marks.printed.pieces(&imprint.printed), setter)?;
    let room = inner - width(&printed) - SMALL_SIZE;
    let mut printer = paragraph_lines(
        &shape_marked(&imprint.marks.printer.pieces(&imprint.printer), setter)?,
        Length::ZERO,
        room,
        Alignment::Left,
    );
    let date = set(&printed, Slot { left: Length::ZERO, measure: inner, align: Alignment::Right, last: true });
    let last = printer.last_mut().expect("a paragraph has a line");
    last.glyphs.extend(date.glyphs);
    last.changed |= date.changed;

    let copies = copy.as_ref().map_or(0, |(_, lines)| lines.len());
    let lines = i64::try_from(copies + printer.len()).expect("an imprint has few lines");
    let top = frame.height - line_top(lines);
    if press.foot.1 != Orientation::Portrait || press.foot.0 + line_top(1) / 2 > top {
        press.pages.push(Page::default());
    }
    let mut items = Vec::new();
    let mut bars = Bars::default();
    let line_at = |n: usize| frame.top + top + line_top(i64::try_from(n).expect("an imprint has few lines"));
    items.push(rule(frame, line_at(0), IMPRINT_THICK));
    let copy = copy.into_iter().flat_map(|(tag, lines)| lines.into_iter().map(move |l| (tag, l)));
    for (n, (tag, line)) in copy.chain(printer.into_iter().map(|l| (tag, l))).enumerate() {
        if n > 0 && n == copies {
            items.push(rule(frame, line_at(n), IMPRINT_THIN));
        }
        if line.changed {
            bars.add(line_at(n) - frame.top, line_at(n + 1) - frame.top);
        }
        let baseline = line_at(n) + (line_top(1) - SMALL_SIZE) / 2 + SMALL_SIZE.scale(BASELINE_PER_MILLE, 1000);
        let left = frame.left + IMPRINT_INDENT;
        ink_line(
            &line,
            Ink {
                left,
                baseline,
                size: SMALL_SIZE,
                condense: 100,
                colour: Colour::BLACK,
                tag: Some(tag),
                words: Some(tag),
            },
            setter,
            &mut items,
        );
    }
    items.push(rule(frame, frame.top + frame.height, IMPRINT_THICK));
    if press.revised {
        bars.ink(frame, &mut items);
    }
    press.pages.last_mut().expect("there is a page").upright.extend(items);
    Ok(())
}

/// 抄送 with its organs; further lines align after the colon.
fn copy_lines(
    organs: &str,
    imprint: &Imprint,
    measure: Length,
    setter: &mut Setter<'_>,
) -> Result<Vec<SetLine>, Error> {
    let pieces = [(LABEL, imprint.copies_mark())].into_iter().chain(imprint.marks.copy_to.pieces(organs));
    let glyphs = shape_marked(&pieces.collect::<Vec<_>>(), setter)?;
    let hang = width(&glyphs[..LABEL.chars().count()]);
    Ok(paragraph_lines(&glyphs, hang, measure, Alignment::Justify))
}

fn paragraph_lines(glyphs: &[Shaped], hang: Length, measure: Length, align: Alignment) -> Vec<SetLine> {
    let mut lines = Vec::new();
    let ranges = paragraph::ranges(glyphs, measure, measure - hang);
    paragraph::set_lines(glyphs, &ranges, Length::ZERO, hang, measure, align, &mut lines);
    lines
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

/// Numbers every page (clause 7.5): `— n —` below the type area, at the right of odd pages and the left of even ones, on
/// the upright sheet also where a table is turned.
pub(super) fn page_numbers(setter: &mut Setter<'_>, press: &mut Press) -> Result<(), Error> {
    let frame = Frame::new(Orientation::Portrait);
    let (top, foot) = setter.shaper.ink('—', PAGE_NUMBER)?.unwrap_or_default();
    // The dash, not the digits, stands 7 mm below the type area.
    let dash = frame.top + frame.height + PAGE_NUMBER_DROP;
    let baseline = dash + SMALL_SIZE.scale(top + foot, 2000);
    for n in 1..=press.pages.len() {
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
