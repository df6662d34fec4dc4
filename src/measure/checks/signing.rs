//! Clauses 7.3.5 and 7.3.6: who signs, when, and the note below.

use super::{CELL, RIGHT_EDGE, count, within};
use crate::base::{Date, Length};
use crate::document::{Block, Role};
use crate::measure::Paper;
use crate::measure::parts::{Line, Part, Placed};
use crate::measure::seen::TypeFace;
use crate::measure::value::{Measured, Quantity};
use crate::style::Sealing;
use crate::style::gbt9704::LEFT_MARGIN;

const NEAR: Length = Length::mm100(150);

/// Sealed: the date's indent at the right, and how far the organ's middle is from the date's. Unsealed: the indent of the
/// organ, or of a date that is longer, and how far the date begins behind the organ.
pub(super) fn places(paper: &Paper<'_>) -> Option<Measured> {
    let blocks = paper.document.sections.iter().flat_map(|s| &s.blocks);
    if blocks.into_iter().any(|b| matches!(b, Block::Signature(s) if !s.stamps.is_empty())) {
        // A signer's stamp has places of its own (7.3.5.3).
        return None;
    }
    let date = paper.parts.of(Part::Date).next()?.lines.first()?;
    let organs: Vec<&Line<'_>> = paper.parts.of(Part::Organ).filter_map(|p| p.lines.first()).collect();
    let widest = organs.iter().max_by_key(|l| l.full_right() - l.left())?;
    let middle = |l: &Line<'_>| (l.left() + l.full_right()) / 2;
    let indent = |l: &Line<'_>| RIGHT_EDGE - l.full_right();
    let (first, second, good) = match paper.choices.sealing {
        Sealing::Sealed => {
            // Of several organs the last stands above the date.
            let last = organs.last()?;
            let off = middle(last) - middle(date);
            // An organ too long to stand on the middle of the date ends at the type area's edge.
            let fits = within(off, Length::ZERO, NEAR) || within(indent(last), Length::ZERO, NEAR);
            (indent(date), off, within(indent(date), CELL * 4, NEAR) && fits)
        }
        Sealing::Unsealed => {
            let behind = date.left() - widest.left();
            let ends = super::nearest([indent(widest), indent(date)], CELL * 2);
            (ends, behind, within(ends, CELL * 2, NEAR) && within(behind, CELL * 2, NEAR))
        }
    };
    let in_order = organs.iter().all(|l| l.page == date.page && l.baseline() < date.baseline());
    Measured::all([Quantity::Mm(first), Quantity::Mm(second)], good && in_order)
}

pub(super) fn date(paper: &Paper<'_>) -> Option<Measured> {
    let dates = || paper.parts.of(Part::Date).map(Placed::text);
    let shown = dates().find(|d| !is_date(d)).or_else(|| dates().next())?;
    let good = is_date(&shown);
    Measured::one(Quantity::Words(shown), good)
}

/// Arabic digits, the year in full, no zero in front, a day of the calendar.
fn is_date(text: &str) -> bool {
    Date::from_chinese(text).is_some_and(|date| date.to_chinese() == text)
}

/// Lines of text on the page of the date; of a paper that has text at all.
pub(super) fn page(paper: &Paper<'_>) -> Option<Measured> {
    let page = paper.parts.of(Part::Date).next()?.lines.first()?.page;
    let text = paper.parts.placed.iter().filter(|p| super::sheet::is_running_text(p));
    let lines = text.flat_map(|p| &p.lines).filter(|l| l.page == page).count();
    Measured::one(count(lines), lines > 0)
}

/// The notes that follow a date.
pub(super) fn note(paper: &Paper<'_>) -> Option<Measured> {
    let at = paper.parts.place_of(Part::Date)?;
    let note = paper.parts.placed.get(at + 1).filter(|p| p.part == Part::Role(Role::Note))?;
    let text = note.text();
    let indent = note.lines.first()?.left() - LEFT_MARGIN;
    let bracketed = text.starts_with('（') && text.ends_with('）');
    let shown = Quantity::Words(if bracketed { "（）" } else { "—" }.to_owned());
    Measured::all([Quantity::Mm(indent), shown], bracketed && within(indent, CELL * 2, Length::mm(1)))
}

/// 出席 of minutes: the label's indent and face; further lines stand behind the label.
pub(super) fn attendance(paper: &Paper<'_>) -> Option<Measured> {
    let own = |p: &&Placed<'_>| matches!(p.part, Part::Role(Role::Attendance | Role::AttendanceNext));
    let parts: Vec<&Placed<'_>> = paper.parts.placed.iter().filter(own).collect();
    let firsts = || parts.iter().filter_map(|p| p.lines.first());
    let indent = super::farthest(firsts().map(|l| l.left() - LEFT_MARGIN), CELL * 2)?;
    let label =
        |l: &Line<'_>| l.glyphs.iter().take_while(|g| g.character != '：').map(|g| g.type_face).collect::<Vec<_>>();
    let faces: Vec<TypeFace> = firsts().flat_map(label).collect();
    let face = *faces.iter().find(|f| **f != TypeFace::Hei).or(faces.first())?;
    let behind = LEFT_MARGIN + CELL * 5;
    let hangs = parts.iter().flat_map(|p| p.lines.iter().skip(1)).all(|l| within(l.left(), behind, Length::mm(1)));
    let good = within(indent, CELL * 2, Length::mm(1)) && face == TypeFace::Hei && hangs;
    Measured::all([Quantity::Mm(indent), Quantity::Words(face.name().into())], good)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_one_form() {
        assert!(is_date("2022年5月9日"));
        assert!(
            ["2022年05月09日", "22年5月9日", "二〇二二年五月九日", "2022年2月30日", "2022.5.9"]
                .iter()
                .all(|d| !is_date(d))
        );
    }
}
