//! Clause 9 by GB/T 15834, 5.1, and GB/T 15835: where lines may not be broken.

use super::count;
use crate::measure::Paper;
use crate::measure::parts::Line;
use crate::measure::value::Measured;

/// Marks that may not stand at the head of a line.
pub(super) fn may_not_begin(c: char) -> bool {
    "、。，．：；？！‼⁇⁈⁉）〕］｝】〗》〉」』”’·‧・～〜–‐/／％‰℃°′″々ー)]},.:;!?%".contains(c)
}

/// Marks that may not stand at the end of a line.
pub(super) fn may_not_end(c: char) -> bool {
    "（〔［｛【〖《〈「『“‘￥¥$£€№＃([{/／".contains(c)
}

/// The lines of every paragraph and of every cell, each with the one before it.
fn pairs<'p>(paper: &'p Paper<'_>) -> impl Iterator<Item = (&'p Line<'p>, &'p Line<'p>)> {
    let prose = paper.parts.placed.iter().flat_map(|p| p.lines.windows(2)).map(|w| (&w[0], &w[1]));
    let cells = paper.parts.tables.iter().flat_map(|t| t.lines.windows(2));
    let cells = cells.map(|w| (&w[0].1, &w[1].1)).filter(|(_, second)| second.first > 0);
    prose.chain(cells)
}

pub(super) fn edges(paper: &Paper<'_>) -> Option<Measured> {
    let ends = |(above, below): &(&Line<'_>, &Line<'_>)| {
        let (last, first) = (above.glyphs[above.glyphs.len() - 1].character, below.glyphs[0].character);
        may_not_end(last) || may_not_begin(first) || (last == first && matches!(last, '—' | '…'))
    };
    let wrong = pairs(paper).filter(ends).count();
    Measured::one(count(wrong), wrong == 0)
}

pub(super) fn numbers(paper: &Paper<'_>) -> Option<Measured> {
    let broken = |(above, below): &(&Line<'_>, &Line<'_>)| {
        let last = above.glyphs[above.glyphs.len() - 1].character;
        let first = below.glyphs[0].character;
        let bracketed = last == '〕' && first.is_ascii_digit();
        (last.is_ascii_digit() && (first.is_ascii_digit() || matches!(first, '.' | '%' | '％'))) || bracketed
    };
    let wrong = pairs(paper).filter(broken).count();
    Measured::one(count(wrong), wrong == 0)
}
