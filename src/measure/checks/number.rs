//! Clause 7.5: page numbers.

use super::{RIGHT_EDGE, count, within};
use crate::base::Length;
use crate::document::Format;
use crate::measure::Paper;
use crate::measure::seen::{SeenGlyph, SeenPage, TypeFace};
use crate::measure::value::{Measured, Quantity};
use crate::style::gbt9704::{
    BOTTOM_MARGIN, LEFT_MARGIN, PAGE_NUMBER_DROP, PAGE_NUMBER_INDENT, SHEET_HEIGHT, SMALL_SIZE,
};

const MM: Length = Length::mm(1);

/// What stands below the type area of the upright sheet, outside the structure.
pub(super) fn number(page: &SeenPage) -> Vec<&SeenGlyph> {
    let edge = SHEET_HEIGHT - BOTTOM_MARGIN;
    let below = |g: &&SeenGlyph| g.element.is_none() && !g.is_sideways && g.baseline > edge;
    page.glyphs.iter().filter(below).filter(|g| g.character != ' ').collect()
}

fn numbers<'p>(paper: &'p Paper<'_>) -> Vec<(usize, Vec<&'p SeenGlyph>)> {
    let all = paper.seen.pages.iter().enumerate().map(|(n, page)| (n + 1, number(page)));
    all.filter(|(_, glyphs)| !glyphs.is_empty()).collect()
}

/// Whether a page bears a number: not the first of a letter (clause 10.1), not a blank one, nor the imprint's behind it.
fn is_numbered(paper: &Paper<'_>, page: usize) -> bool {
    let is_blank = |n: usize| paper.seen.pages[n].glyphs.iter().all(|g| g.element.is_none());
    let is_letter = paper.document.format == Format::Letter && page == 0;
    let is_behind = page + 1 == paper.seen.pages.len() && page > 0 && is_blank(page - 1);
    !is_letter && !is_blank(page) && !is_behind
}

pub(super) fn look(paper: &Paper<'_>) -> Option<Measured> {
    let numbers = numbers(paper);
    let wanted: Vec<usize> = (0..paper.seen.pages.len()).filter(|n| is_numbered(paper, *n)).map(|n| n + 1).collect();
    let found: Vec<usize> = numbers.iter().map(|(n, _)| *n).collect();
    let glyphs = || numbers.iter().flat_map(|(_, g)| g);
    if found.is_empty() {
        return if wanted.is_empty() { None } else { Measured::one(count(0), false) };
    }
    let face = super::commonest(glyphs().map(|g| g.type_face))?;
    let size = super::farthest(glyphs().map(|g| g.size), SMALL_SIZE)?;
    let fits = glyphs().all(|g| g.type_face == TypeFace::Song) && within(size, SMALL_SIZE, Length::pt10(2));
    let shown = [Quantity::Words(face.name().into()), Quantity::Pt(size), count(found.len()), count(wanted.len())];
    Measured::all(shown, fits && found == wanted)
}

/// The middle of the dash's ink.
pub(super) fn drop(paper: &Paper<'_>) -> Option<Measured> {
    let edge = SHEET_HEIGHT - BOTTOM_MARGIN;
    let dashes = numbers(paper).into_iter().flat_map(|(_, glyphs)| glyphs).filter(|g| g.character == '—');
    let middle = |g: &SeenGlyph| g.ink.map(|(above, below)| g.baseline - (above + below) / 2 - edge);
    let worst = super::farthest(dashes.filter_map(middle), PAGE_NUMBER_DROP)?;
    Measured::one(Quantity::Mm(worst), within(worst, PAGE_NUMBER_DROP, MM))
}

pub(super) fn side(paper: &Paper<'_>) -> Option<Measured> {
    let numbers = numbers(paper);
    let odd = numbers.iter().filter(|(n, _)| n % 2 == 1).filter_map(|(_, g)| g.last());
    let odd = super::farthest(odd.map(|g| RIGHT_EDGE - g.x - g.advance), PAGE_NUMBER_INDENT);
    let even = numbers.iter().filter(|(n, _)| n % 2 == 0).filter_map(|(_, g)| g.first());
    let even = super::farthest(even.map(|g| g.x - LEFT_MARGIN), PAGE_NUMBER_INDENT);
    let good = odd.iter().chain(&even).all(|l| within(*l, PAGE_NUMBER_INDENT, MM));
    let shown: Vec<Quantity> = odd.into_iter().chain(even).map(Quantity::Mm).collect();
    if shown.is_empty() { None } else { Measured::all(shown, good) }
}

pub(super) fn order(paper: &Paper<'_>) -> Option<Measured> {
    let numbers = numbers(paper);
    let text = |glyphs: &[&SeenGlyph]| glyphs.iter().map(|g| g.character).collect::<String>();
    let wrong = numbers.iter().filter(|(n, glyphs)| text(glyphs) != format!("—{n}—")).count();
    if numbers.is_empty() { None } else { Measured::one(count(wrong), wrong == 0) }
}
