//! Clause 7.3.3: indents and the ranks of headings.

use super::{CELL, count, within};
use crate::base::Length;
use crate::document::{Accent, Role};
use crate::measure::Paper;
use crate::measure::parts::Part;
use crate::measure::seen::{SeenGlyph, TypeFace};
use crate::measure::value::{Measured, Quantity};
use crate::style::gbt9704::LEFT_MARGIN;

const RANKS: [(Role, TypeFace); 4] = [
    (Role::Heading1, TypeFace::Hei),
    (Role::Heading2, TypeFace::Kai),
    (Role::Heading3, TypeFace::FangSong),
    (Role::Heading4, TypeFace::FangSong),
];

/// The first lines of paragraphs and headings, the farthest from two characters.
pub(super) fn indent(paper: &Paper<'_>) -> Option<Measured> {
    let indented = |part| matches!(part, Part::Role(Role::Body)) || RANKS.iter().any(|(r, _)| part == Part::Role(*r));
    let parts = paper.parts.placed.iter().filter(|p| indented(p.part));
    let all = parts.filter_map(|p| Some(p.lines.first()?.left() - LEFT_MARGIN));
    let worst = super::farthest(all, CELL * 2)?;
    Measured::one(Quantity::Mm(worst), within(worst, CELL * 2, Length::mm100(60)))
}

/// What each rank is set in, run-in headings of the second rank counted with theirs.
pub(super) fn faces(paper: &Paper<'_>) -> Option<Measured> {
    let (mut shown, mut good) = (Vec::new(), true);
    for (n, (role, wanted)) in RANKS.into_iter().enumerate() {
        let own = paper.parts.of(Part::Role(role)).flat_map(|p| p.lines.iter().flat_map(|l| l.glyphs.iter().copied()));
        let run_in = paper.parts.of(Part::Role(Role::Body)).flat_map(|p| p.accented());
        let is_own = |a| matches!((a, role), (Accent::Heading1, Role::Heading1) | (Accent::Heading2, Role::Heading2));
        let run_in = run_in.filter(|(_, a)| is_own(*a)).map(|(g, _)| g);
        let han: Vec<&SeenGlyph> = own.chain(run_in).filter(|g| crate::base::text::is_han(g.character)).collect();
        let Some(face) = super::commonest(han.iter().map(|g| g.type_face)) else { continue };
        let strange = han.iter().filter(|g| g.type_face != wanted).count();
        good &= face == wanted && strange * 50 <= han.len();
        shown.push(format!("{} {}", ["一级", "二级", "三级", "四级"][n], face.name()));
    }
    if shown.is_empty() { None } else { Measured::one(Quantity::Words(shown.join("、")), good) }
}

pub(super) fn ordinals(paper: &Paper<'_>) -> Option<Measured> {
    let mut seen = 0;
    let mut wrong = 0;
    for (role, _) in RANKS {
        for part in paper.parts.of(Part::Role(role)) {
            seen += 1;
            wrong += usize::from(!has_ordinal(&part.text(), role));
        }
    }
    if seen == 0 { None } else { Measured::one(count(wrong), wrong == 0) }
}

/// 一、 （一） 1. （1）; after 一、 the third form may stand at once.
fn has_ordinal(text: &str, role: Role) -> bool {
    let chinese = |s: &str| !s.is_empty() && s.chars().all(|c| "一二三四五六七八九十百".contains(c));
    let digits = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit()) && !s.starts_with('0');
    let bracketed = text.strip_prefix('（').and_then(|t| t.split_once('）')).map(|(number, _)| number);
    match role {
        Role::Heading1 => text.split_once('、').is_some_and(|(number, _)| chinese(number)),
        Role::Heading2 => bracketed.is_some_and(chinese),
        Role::Heading3 => text.split_once('.').is_some_and(|(number, _)| digits(number)),
        _ => bracketed.is_some_and(digits),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rank_has_its_ordinal() {
        let right = [
            (Role::Heading1, "一、总体要求"),
            (Role::Heading2, "（十一）强化"),
            (Role::Heading3, "1.明确"),
            (Role::Heading4, "（1）明确"),
        ];
        assert!(right.iter().all(|(role, text)| has_ordinal(text, *role)));
        let wrong = [
            (Role::Heading1, "一.总体要求"),
            (Role::Heading2, "(一)强化"),
            (Role::Heading3, "1、明确"),
            (Role::Heading4, "（一）明确"),
        ];
        assert!(wrong.iter().all(|(role, text)| !has_ordinal(text, *role)));
    }
}
