//! Clauses 7.3.4 and 7.3.7: the note of attachments and the annexes themselves.

use super::title::blank_lines;
use super::{CELL, PITCH, cell_top, count, off_the_middle, within};
use crate::base::Length;
use crate::document::{Orientation, Role};
use crate::measure::Paper;
use crate::measure::parts::{Part, Placed, orientation};
use crate::measure::seen::TypeFace;
use crate::measure::value::{Measured, Quantity};
use crate::style::gbt9704::{LEFT_MARGIN, TITLE_LINE, TITLE_SIZE, TOP_MARGIN};

const MM: Length = Length::mm(1);

fn notes<'p, 'a>(paper: &'p Paper<'a>) -> impl Iterator<Item = &'p Placed<'a>> {
    let is_note = |p: &&Placed<'_>| matches!(p.part, Part::Role(Role::AttachmentNote | Role::AttachmentNoteNext));
    paper.parts.placed.iter().filter(is_note)
}

/// One blank line above unless the page begins with it, two characters in, and no mark after a name.
pub(super) fn note(paper: &Paper<'_>) -> Option<Measured> {
    let at = paper.parts.place_of(Part::Role(Role::AttachmentNote))?;
    let note = &paper.parts.placed[at];
    let first = note.lines.first()?;
    let above = at.checked_sub(1).and_then(|n| paper.parts.placed[n].lines.last());
    let blank = above.filter(|l| l.page == first.page).map_or(1, |l| blank_lines(l, first));
    let indent = first.left() - LEFT_MARGIN;
    let ends = |p: &&Placed<'_>| p.text().ends_with(['。', '；', '，', '、', '.', ';']);
    let marks = notes(paper).filter(ends).count();
    let good = blank == 1 && within(indent, CELL * 2, MM) && marks == 0 && hangs(note);
    Measured::all([Quantity::Count(blank), Quantity::Mm(indent), count(marks)], good)
}

/// Further lines stand behind the label.
fn hangs(note: &Placed<'_>) -> bool {
    let behind = LEFT_MARGIN + CELL * 5;
    note.lines.iter().skip(1).all(|l| l.left() + MM >= behind)
}

/// The line of the grid that something stands on, counted from 1.
fn line_of(top: Length) -> i64 {
    (top - TOP_MARGIN + PITCH / 2).to_emu().div_euclid(PITCH.to_emu()) + 1
}

fn is_upright(paper: &Paper<'_>, part: &Placed<'_>) -> bool {
    orientation(paper.document, part.section) == Orientation::Portrait
}

pub(super) fn label(paper: &Paper<'_>) -> Option<Measured> {
    let labels: Vec<&Placed<'_>> = paper.parts.of(Part::Role(Role::AnnexLabel)).collect();
    let face = super::commonest(labels.iter().flat_map(|p| &p.lines).flat_map(|l| &l.glyphs).map(|g| g.type_face))?;
    let han = |p: &&&Placed<'_>| is_upright(paper, p);
    let firsts = || labels.iter().filter(han).filter_map(|p| p.lines.first());
    let line = firsts().map(|l| line_of(cell_top(l))).find(|n| *n != 1).unwrap_or(1);
    let indent = super::farthest(firsts().map(|l| l.left() - LEFT_MARGIN), Length::ZERO).unwrap_or_default();
    let alone = labels.iter().all(|p| p.lines.first().is_some_and(|l| is_first_on_page(paper, p, l.page)));
    let good = face == TypeFace::Hei && line == 1 && within(indent, Length::ZERO, MM) && alone;
    Measured::all([Quantity::Words(face.name().into()), Quantity::Count(line), Quantity::Mm(indent)], good)
}

fn is_first_on_page(paper: &Paper<'_>, part: &Placed<'_>, page: usize) -> bool {
    let first = paper.parts.placed.iter().find(|p| p.lines.iter().any(|l| l.page == page));
    first.is_some_and(|first| std::ptr::eq(first, part))
}

/// Of annexes with a label above.
pub(super) fn title(paper: &Paper<'_>) -> Option<Measured> {
    let placed = &paper.parts.placed;
    let labelled = placed.windows(2).filter(|w| w[0].part == Part::Role(Role::AnnexLabel) && is_upright(paper, &w[0]));
    let titles: Vec<&Placed<'_>> = labelled.map(|w| &w[1]).filter(|p| p.part == Part::Role(Role::AnnexTitle)).collect();
    let firsts = titles.iter().filter_map(|p| p.lines.first());
    let row = |top: Length| line_of(top - (TITLE_LINE - TITLE_SIZE) / 2);
    let lines: Vec<i64> = firsts.map(|l| row(l.em_top())).collect();
    let line = lines.iter().find(|n| **n != 3).or(lines.first())?;
    let off = super::farthest(titles.iter().flat_map(|p| &p.lines).map(off_the_middle), Length::ZERO)?;
    Measured::all([Quantity::Count(*line), Quantity::Mm(off)], *line == 3 && within(off, Length::ZERO, MM))
}

/// Names in the note that no annex bears, where the annexes are bound in.
pub(super) fn names(paper: &Paper<'_>) -> Option<Measured> {
    let titles: Vec<String> = paper.parts.of(Part::Role(Role::AnnexTitle)).map(Placed::text).collect();
    let labelled = paper.parts.of(Part::Role(Role::AnnexLabel)).count();
    let noted: Vec<String> = notes(paper).map(|p| name_of(&p.text())).collect();
    if noted.is_empty() || labelled == 0 {
        return None;
    }
    let missing = noted.iter().filter(|name| !titles.contains(name)).count();
    let wrong = missing + noted.len().abs_diff(labelled);
    Measured::one(count(wrong), wrong == 0)
}

/// The name behind 附件： and its number.
fn name_of(note: &str) -> String {
    let name = note.strip_prefix("附件：").unwrap_or(note);
    let bare = name.trim_start_matches(|c: char| c.is_ascii_digit());
    bare.strip_prefix('.').filter(|_| bare.len() < name.len()).unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_behind_label_and_number() {
        assert_eq!(name_of("附件：任务清单"), "任务清单");
        assert_eq!(name_of("附件：1.任务清单"), "任务清单");
        assert_eq!(name_of("2.2022年名单"), "2022年名单");
    }

    #[test]
    fn lines_are_counted_from_the_type_area() {
        assert_eq!((line_of(TOP_MARGIN), line_of(TOP_MARGIN + PITCH * 2)), (1, 3));
    }
}
