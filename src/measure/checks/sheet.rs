//! Clauses 5 and 9: the sheet, the type area, the type, the grid.

use super::{PITCH, RIGHT_EDGE, cell_top, commonest, count, within};
use crate::base::Length;
use crate::document::{Accent, Format, Orientation, Role};
use crate::measure::Paper;
use crate::measure::parts::{Line, Part, Placed, orientation};
use crate::measure::seen::{SeenGlyph, TypeFace};
use crate::measure::value::{Measured, Quantity};
use crate::page::Colour;
use crate::style::columns::is_full_width;
use crate::style::gbt9704::{
    BODY_SIZE, BOTTOM_MARGIN, CHARACTERS, LEFT_MARGIN, LINES, SHEET_HEIGHT, SHEET_WIDTH, TOP_MARGIN, TYPE_AREA_HEIGHT,
};

/// A hundredth of a millimetre, by which files round.
const HAIR: Length = Length::mm100(2);
/// How far the em box of a line's last character reaches beyond its cell, in the grid of 28 cells of 15.8 pt for type of
/// 16 pt; its ink does not.
const OVERHANG: Length = Length::mm100(50);

pub(super) fn text(paper: &Paper<'_>) -> Option<Measured> {
    let unknown = |g: &&SeenGlyph| g.character == '\u{fffd}';
    let unknown = paper.seen.pages.iter().flat_map(|p| &p.glyphs).filter(unknown).count();
    let strange = paper.parts.strange.len() + unknown;
    Measured::one(count(strange), strange == 0)
}

pub(super) fn fonts(paper: &Paper<'_>) -> Option<Measured> {
    let outside = paper.seen.fonts_outside;
    Measured::one(count(outside), outside == 0 && paper.seen.fonts > 0)
}

pub(super) fn sheet(paper: &Paper<'_>) -> Option<Measured> {
    let off = |p: &&crate::measure::seen::SeenPage| {
        (p.width - SHEET_WIDTH).to_emu().abs() + (p.height - SHEET_HEIGHT).to_emu().abs()
    };
    let worst = paper.seen.pages.iter().max_by_key(off)?;
    let good = within(worst.width, SHEET_WIDTH, Length::mm(1)) && within(worst.height, SHEET_HEIGHT, Length::mm(1));
    Measured::all([Quantity::Mm(worst.width), Quantity::Mm(worst.height)], good)
}

/// Whether a part is a line of the text itself or a heading in it.
pub(super) fn is_running_text(part: &Placed<'_>) -> bool {
    use Role::{Body, Heading1, Heading2, Heading3, Heading4};
    matches!(part.part, Part::Role(Body | Heading1 | Heading2 | Heading3 | Heading4))
}

/// The uppermost line of each further page that begins with running text.
pub(super) fn top(paper: &Paper<'_>) -> Option<Measured> {
    let mut tops = Vec::new();
    for page in 1..paper.seen.pages.len() {
        let lines = paper.parts.placed.iter().flat_map(|p| p.lines.iter().map(move |l| (p, l)));
        let uppermost = lines.filter(|(_, l)| l.page == page).min_by_key(|(_, l)| l.baseline());
        tops.extend(uppermost.filter(|(p, _)| is_running_text(p)).map(|(_, l)| cell_top(l)));
    }
    let worst = super::farthest(tops, TOP_MARGIN)?;
    Measured::one(Quantity::Mm(worst), within(worst, TOP_MARGIN, Length::mm(1)))
}

fn upright_lines<'p>(paper: &'p Paper<'_>) -> impl Iterator<Item = &'p Line<'p>> {
    let placed = paper.parts.placed.iter();
    placed.filter(|p| orientation(paper.document, p.section) == Orientation::Portrait).flat_map(|p| &p.lines)
}

pub(super) fn left(paper: &Paper<'_>) -> Option<Measured> {
    let leftmost = upright_lines(paper).map(Line::left).min()?;
    let flush = upright_lines(paper).filter(|l| l.left() < LEFT_MARGIN + Length::mm(3)).count();
    let good = leftmost + HAIR >= LEFT_MARGIN && (flush == 0 || leftmost <= LEFT_MARGIN + Length::mm(1));
    Measured::one(Quantity::Mm(leftmost), good)
}

pub(super) fn right(paper: &Paper<'_>) -> Option<Measured> {
    let rightmost = upright_lines(paper).map(Line::right).max()?;
    Measured::one(Quantity::Mm(rightmost), rightmost <= RIGHT_EDGE + OVERHANG)
}

/// Words and lines of the upright sheet; page numbers stand below, and so does the second double line of a letter, above
/// which its first page may be filled.
pub(super) fn foot(paper: &Paper<'_>) -> Option<Measured> {
    let edge = SHEET_HEIGHT - BOTTOM_MARGIN;
    let skipped = usize::from(paper.document.format == Format::Letter);
    let pages = || paper.seen.pages.iter().skip(skipped);
    let words = pages().flat_map(|p| &p.glyphs).filter(|g| g.element.is_some() && !g.is_sideways);
    let rules = pages().flat_map(|p| &p.rules).filter(|r| !r.is_sideways).map(|r| r.to.1);
    let lowest = words.map(SeenGlyph::em_foot).chain(rules).max()?;
    Measured::one(Quantity::Mm(lowest), lowest <= edge + HAIR)
}

fn body<'p, 'a>(paper: &'p Paper<'a>) -> impl Iterator<Item = &'p Placed<'a>> {
    paper.parts.of(Part::Role(Role::Body))
}

/// The face and size of most characters; the few that the face lacks come from another, which is not hidden: fewer than
/// one in a hundred may.
pub(super) fn body_type(paper: &Paper<'_>) -> Option<Measured> {
    let plain = body(paper)
        .flat_map(Placed::accented)
        .filter(|(_, accent)| !matches!(accent, Accent::Heading1 | Accent::Heading2));
    let han: Vec<&SeenGlyph> = plain.map(|(g, _)| g).filter(|g| crate::base::text::is_han(g.character)).collect();
    let (face, size) = (commonest(han.iter().map(|g| g.type_face))?, commonest(han.iter().map(|g| g.size))?);
    let strange = han.iter().filter(|g| g.type_face != TypeFace::FangSong || !within(g.size, BODY_SIZE, HAIR)).count();
    let good = face == TypeFace::FangSong && within(size, BODY_SIZE, HAIR) && strange * 100 <= han.len();
    Measured::all([Quantity::Words(face.name().to_owned()), Quantity::Pt(size)], good)
}

/// Pages of running text alone that leave no room for another line of their own pitch.
pub(super) fn lines_a_page(paper: &Paper<'_>) -> Option<Measured> {
    let pages = 1..paper.seen.pages.len();
    let full: Vec<usize> = pages.filter_map(|page| lines_of_full_page(paper, page)).collect();
    let wanted = usize::try_from(LINES).unwrap_or_default();
    let worst = full.into_iter().max_by_key(|n| (n.abs_diff(wanted), *n))?;
    Measured::one(count(worst), worst == wanted)
}

fn lines_of_full_page(paper: &Paper<'_>, page: usize) -> Option<usize> {
    let sheet = &paper.seen.pages[page];
    let here = |part: &&Placed<'_>| part.lines.iter().any(|l| l.page == page);
    let has_others = paper.parts.placed.iter().filter(here).any(|p| !is_running_text(p));
    if sheet.is_turned || !sheet.rules.is_empty() || has_others {
        return None;
    }
    let lines = paper.parts.placed.iter().flat_map(|p| &p.lines).filter(|l| l.page == page);
    let mut baselines: Vec<Length> = lines.map(Line::baseline).collect();
    baselines.sort_unstable();
    let (first, last) = (*baselines.first()?, *baselines.last()?);
    let steps = i64::try_from(baselines.len() - 1).ok().filter(|n| *n > 0)?;
    let pitch = (last - first) / steps;
    let filled = pitch * (steps + 1);
    (filled + pitch > TYPE_AREA_HEIGHT + HAIR).then_some(baselines.len())
}

pub(super) fn pitch(paper: &Paper<'_>) -> Option<Measured> {
    let mut steps = Vec::new();
    for part in body(paper) {
        let pairs = part.lines.windows(2).filter(|pair| pair[0].page == pair[1].page);
        steps.extend(pairs.map(|p| p[1].baseline() - p[0].baseline()));
    }
    let pitch = super::farthest(steps, PITCH)?;
    let good = pitch >= Length::pt(28) && pitch <= PITCH + HAIR;
    Measured::one(Quantity::Pt(pitch), good)
}

/// How many 字 the lines hold that go on to another: the commonest.
pub(super) fn characters_a_line(paper: &Paper<'_>) -> Option<Measured> {
    let mut all = Vec::new();
    for part in body(paper) {
        all.extend(part.lines.iter().rev().skip(1).map(|l| cells(l).div_euclid(2)));
    }
    let proves = all.len() >= 5;
    // A few lines prove nothing: a number that may not be broken shortens any of them.
    let commonest = commonest(all).filter(|_| proves)?;
    Measured::one(Quantity::Count(commonest), (CHARACTERS - 1..=CHARACTERS).contains(&commonest))
}

/// Half cells that a line takes, its indent included.
fn cells(line: &Line<'_>) -> i64 {
    let indent = ((line.left() - LEFT_MARGIN).to_emu() * 2 + super::CELL.to_emu() / 2).div_euclid(super::CELL.to_emu());
    let wide = |g: &&SeenGlyph| if is_full_width(g.character) { 2 } else { 1 };
    indent + line.glyphs.iter().map(wide).sum::<i64>()
}

pub(super) fn colour(paper: &Paper<'_>) -> Option<Measured> {
    let mark = paper.parts.placed.iter().filter(|p| matches!(p.part, Part::Role(Role::Mark | Role::MarkSuffix)));
    let mark: Vec<&SeenGlyph> = mark.flat_map(|p| &p.lines).flat_map(|l| l.glyphs.iter().copied()).collect();
    let is_mark = |g: &SeenGlyph| mark.iter().any(|m| std::ptr::eq(*m, g));
    let glyphs = paper.seen.pages.iter().flat_map(|p| &p.glyphs).filter(|g| g.colour != Colour::BLACK && !is_mark(g));
    let rules = paper.seen.pages.iter().flat_map(|p| &p.rules).filter(|r| r.colour != Colour::BLACK);
    let strange = glyphs.count() + rules.filter(|r| !super::head::may_be_red(paper, r)).count();
    Measured::one(count(strange), strange == 0)
}
