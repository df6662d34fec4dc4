//! Clause 8 and what offices do with tables besides.

use super::count;
use crate::base::Length;
use crate::base::text::without_blanks;
use crate::document::{Block, Orientation, Table};
use crate::measure::Paper;
use crate::measure::parts::{Line, TableSeen};
use crate::measure::seen::{SeenGlyph, SeenRule};
use crate::measure::value::{Measured, Quantity};
use crate::style::gbt9704::{TYPE_AREA_HEIGHT, TYPE_AREA_WIDTH};
use std::collections::BTreeSet;

const HAIR: Length = Length::mm100(5);

/// The tables of the document, with how each is held. What has no words has no lines on the pages either.
fn tables<'a>(paper: &Paper<'a>) -> Vec<(&'a Table, Orientation)> {
    let blocks = paper.document.sections.iter().flat_map(|s| s.blocks.iter().map(move |b| (b, s.orientation)));
    blocks.filter_map(|(b, o)| if let Block::Table(t) = b { Some((t, o)) } else { None }).collect()
}

fn lines_of<'t, 's>(table: &'t TableSeen<'s>) -> impl Iterator<Item = &'t Line<'s>> {
    table.lines.iter().map(|(_, line)| line)
}

fn pages_of(table: &TableSeen<'_>) -> BTreeSet<usize> {
    lines_of(table).map(|l| l.page).collect()
}

/// Pages whose type runs up the sheet; those of them that are shown turned and have their number where others have it.
pub(super) fn turned(paper: &Paper<'_>) -> Option<Measured> {
    let sideways = paper.seen.pages.iter().filter(|p| p.glyphs.iter().any(|g| g.is_sideways));
    let sideways: Vec<_> = sideways.collect();
    let well = sideways.iter().filter(|p| p.is_turned && !super::number::number(p).is_empty()).count();
    let strayed = paper.seen.pages.iter().filter(|p| p.is_turned).count() != sideways.len();
    let all = sideways.len();
    if all == 0 && !strayed { None } else { Measured::all([count(all), count(well)], well == all && !strayed) }
}

/// The rules of a page by which a table may be bounded.
fn box_of<'p>(paper: &'p Paper<'_>, page: usize, is_sideways: bool) -> Vec<&'p SeenRule> {
    let upright = |r: &&SeenRule| !r.is_level() && r.is_sideways == is_sideways;
    paper.seen.pages[page].rules.iter().filter(upright).collect()
}

fn extent(paper: &Paper<'_>, page: usize, is_sideways: bool) -> Option<(Length, Length)> {
    let xs = || box_of(paper, page, is_sideways).into_iter().map(|r| r.from.0);
    Some((xs().min()?, xs().max()?))
}

/// The widest that its outer lines make it, on paper held either way.
pub(super) fn width(paper: &Paper<'_>) -> Option<Measured> {
    let mut found: Vec<(Length, Length)> = Vec::new();
    for table in &paper.parts.tables {
        for page in pages_of(table) {
            let is_sideways = lines_of(table).any(|l| l.page == page && l.glyphs[0].is_sideways);
            let room = if is_sideways { TYPE_AREA_HEIGHT } else { TYPE_AREA_WIDTH };
            found.extend(extent(paper, page, is_sideways).map(|(left, right)| (right - left, room)));
        }
    }
    let (worst, room) = found.into_iter().max_by_key(|(width, room)| *width - *room)?;
    Measured::one(Quantity::Mm(worst), worst <= room + HAIR)
}

/// Further pages of a table that do not begin with its head.
pub(super) fn head(paper: &Paper<'_>) -> Option<Measured> {
    let tables = tables(paper);
    if tables.len() != paper.parts.tables.len() {
        return Measured::one(Quantity::Words("?".to_owned()), false);
    }
    let (mut further, mut lacking) = (0, 0);
    for ((table, _), seen) in tables.iter().zip(&paper.parts.tables) {
        for page in pages_of(seen).into_iter().skip(1).filter(|_| !table.head.is_empty()) {
            further += 1;
            lacking += usize::from(!has_head(paper, page, table));
        }
    }
    if further == 0 { None } else { Measured::one(count(lacking), lacking == 0) }
}

/// The words of every head cell stand again on that page, outside the structure.
fn has_head(paper: &Paper<'_>, page: usize, table: &Table) -> bool {
    let again: String =
        paper.seen.pages[page].glyphs.iter().filter(|g| g.element.is_none()).map(|g| g.character).collect();
    let again = without_blanks(&again);
    table.head.iter().flat_map(|r| &r.cells).all(|cell| again.contains(&without_blanks(&cell.text)))
}

pub(super) fn size(paper: &Paper<'_>) -> Option<Measured> {
    let glyphs = paper.parts.tables.iter().flat_map(lines_of).flat_map(|l| &l.glyphs);
    let least = glyphs.map(|g| g.size).min()?;
    Measured::one(Quantity::Pt(least), least + Length::pt10(1) >= Length::pt10(105))
}

/// Characters that reach out of the outermost lines of their table's page.
pub(super) fn ink(paper: &Paper<'_>) -> Option<Measured> {
    let mut outside = 0;
    paper.parts.tables.first()?;
    for line in paper.parts.tables.iter().flat_map(lines_of) {
        let is_sideways = line.glyphs[0].is_sideways;
        let Some((left, right)) = extent(paper, line.page, is_sideways) else { continue };
        let levels = box_of(paper, line.page, is_sideways);
        let (top, foot) = (levels.iter().map(|r| r.from.1).min()?, levels.iter().map(|r| r.to.1).max()?);
        let is_out = |g: &&&SeenGlyph| {
            g.x + HAIR < left || g.right() > right + HAIR || g.em_top() + HAIR < top || g.em_foot() > foot + HAIR
        };
        outside += line.glyphs.iter().filter(is_out).count();
    }
    Measured::one(count(outside), outside == 0)
}
