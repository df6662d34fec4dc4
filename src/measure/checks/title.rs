//! Clauses 7.3.1 to 7.3.3: title, addressees, and text on the first page.

use super::{PITCH, cell_foot, cell_top, count, off_the_middle, within};
use crate::base::Length;
use crate::document::{Format, Role};
use crate::measure::Paper;
use crate::measure::checks::lines::{may_not_begin, may_not_end};
use crate::measure::parts::{Line, Part};
use crate::measure::seen::TypeFace;
use crate::measure::value::{Measured, Quantity};
use crate::style::columns::width_in_half_cells;
use crate::style::gbt9704::{LEFT_MARGIN, LINE, TITLE_LINE, TITLE_SIZE};

const MM: Length = Length::mm(1);

pub(super) fn look(paper: &Paper<'_>) -> Option<Measured> {
    let lines: Vec<&Line<'_>> = paper.parts.of(Part::Role(Role::Title)).flat_map(|p| &p.lines).collect();
    let face = super::commonest(lines.iter().flat_map(|l| &l.glyphs).map(|g| g.type_face))?;
    let size = super::farthest(lines.iter().map(|l| l.size()), TITLE_SIZE)?;
    let off = super::farthest(lines.iter().map(|l| off_the_middle(l)), Length::ZERO)?;
    let good = face == TypeFace::BiaoSong && within(size, TITLE_SIZE, Length::pt10(2)) && within(off, Length::ZERO, MM);
    Measured::all([Quantity::Words(face.name().into()), Quantity::Pt(size), Quantity::Mm(off)], good)
}

/// To the top of the title's own line, whose type stands in its middle; of a letter, from the last of the head.
pub(super) fn gap(paper: &Paper<'_>) -> Option<Measured> {
    let title = paper.parts.first(Role::Title)?.lines.first()?;
    let top = title.em_top() - (TITLE_LINE - TITLE_SIZE) / 2;
    let above = match (super::head::red_rule(paper), paper.document.format) {
        (Some(rule), _) => rule.from.1 + rule.width / 2,
        (None, Format::Letter) => {
            let above = super::head::corner(paper).chain(paper.parts.first(Role::DocNumber));
            above.filter_map(|p| p.lines.last()).map(cell_foot).max()?
        }
        (None, _) => return None,
    };
    let gap = top - above;
    Measured::one(Quantity::Mm(gap), within(gap, LINE * 2, Length::mm(3)))
}

/// Lines of one length make a block, and a waist makes an hourglass; either is refused, and so is a line that begins or
/// ends with a mark that may not.
pub(super) fn shape(paper: &Paper<'_>) -> Option<Measured> {
    let title = paper.parts.first(Role::Title)?;
    let texts: Vec<String> = title.lines.iter().map(Line::text).collect();
    let widths: Vec<i64> = texts.iter().map(|t| width_in_half_cells(t)).collect();
    let shown = widths.iter().map(|w| format!("{}{}", w / 2, if w % 2 == 0 { "" } else { ".5" }));
    let shown = shown.collect::<Vec<_>>().join("、");
    let good = is_shapely(&widths) && texts.iter().all(|t| edges_are_fit(t));
    Measured::one(Quantity::Words(shown), good)
}

fn is_shapely(widths: &[i64]) -> bool {
    let is_block = widths.len() > 1 && widths.iter().all(|w| *w == widths[0]);
    let has_waist = widths.windows(3).any(|w| w[1] < w[0] && w[1] < w[2]);
    !is_block && !has_waist
}

fn edges_are_fit(line: &str) -> bool {
    let (first, last) = (line.chars().next(), line.chars().next_back());
    first.is_none_or(|c| !may_not_begin(c)) && last.is_none_or(|c| !may_not_end(c))
}

pub(super) fn addressee(paper: &Paper<'_>) -> Option<Measured> {
    let at = paper.parts.place_of(Part::Role(Role::Addressee))?;
    let addressee = &paper.parts.placed[at];
    // The note below a title stands between.
    let before = &paper.parts.placed[at.checked_sub(1)?];
    let above = before.lines.last()?;
    let first = addressee.lines.first().filter(|l| l.page == above.page)?;
    let row = if before.part == Part::Role(Role::Title) { TITLE_LINE } else { PITCH };
    let foot = above.em_foot() + (row - above.size()) / 2;
    let blank = (cell_top(first) - foot + PITCH / 2).to_emu().div_euclid(PITCH.to_emu());
    let indent = super::farthest(addressee.lines.iter().map(|l| l.left() - LEFT_MARGIN), Length::ZERO)?;
    let good = blank == 1 && within(indent, Length::ZERO, MM) && addressee.text().ends_with('：');
    Measured::all([Quantity::Count(blank), Quantity::Mm(indent)], good)
}

/// Of a paper with addressees or a number: others begin as they like.
pub(super) fn first_page(paper: &Paper<'_>) -> Option<Measured> {
    paper.parts.first(Role::Addressee).or(paper.parts.first(Role::DocNumber))?;
    let lines = paper.parts.of(Part::Role(Role::Body)).flat_map(|p| &p.lines).filter(|l| l.page == 0).count();
    Measured::one(count(lines), lines > 0)
}

/// Blank lines between two lines of one page, to the nearest.
pub(super) fn blank_lines(above: &Line<'_>, below: &Line<'_>) -> i64 {
    (cell_top(below) - cell_foot(above) + PITCH / 2).to_emu().div_euclid(PITCH.to_emu())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_a_trapezium_or_a_lozenge() {
        assert!(is_shapely(&[36]) && is_shapely(&[36, 28]) && is_shapely(&[28, 36]) && is_shapely(&[20, 36, 28]));
        assert!(!is_shapely(&[36, 36]), "a block");
        assert!(!is_shapely(&[36, 20, 36]), "an hourglass");
    }

    #[test]
    fn a_title_line_begins_and_ends_well() {
        assert!(
            edges_are_fit("关于印发《保护未成年人安全专项行动")
                && !edges_are_fit("》的通知")
                && !edges_are_fit("关于印发《")
        );
    }
}
