//! Clause 7.4: 版记.

use super::{PITCH, RIGHT_EDGE, within};
use crate::base::Length;
use crate::document::Format;
use crate::measure::Paper;
use crate::measure::parts::{Line, Part, Placed};
use crate::measure::seen::{SeenRule, TypeFace};
use crate::measure::value::{Measured, Quantity};
use crate::page::Colour;
use crate::style::gbt9704::{
    BOTTOM_MARGIN, IMPRINT_INDENT, IMPRINT_THICK, IMPRINT_THIN, LEFT_MARGIN, SHEET_HEIGHT, SMALL_SIZE, TYPE_AREA_WIDTH,
};

const MM: Length = Length::mm(1);
const THICK_BY: Length = Length::mm100(8);
const HALF_MM: Length = Length::mm100(50);

fn parts<'p, 'a>(paper: &'p Paper<'a>) -> impl Iterator<Item = &'p Placed<'a>> {
    paper.parts.placed.iter().filter(|p| matches!(p.part, Part::CopyTo | Part::Printed))
}

fn lines_of<'p, 'a>(paper: &'p Paper<'a>) -> impl Iterator<Item = &'p Line<'a>> {
    parts(paper).flat_map(|p| &p.lines)
}

/// The long level lines from just above the imprint's first line down.
fn rules<'p>(paper: &'p Paper<'_>) -> Vec<&'p SeenRule> {
    let Some(first) = lines_of(paper).next() else { return Vec::new() };
    let top = first.em_top() - MM * 4;
    let long = |r: &&SeenRule| r.is_level() && !r.is_sideways && r.length() > TYPE_AREA_WIDTH / 2;
    let mut rules: Vec<&SeenRule> = paper.seen.pages[first.page]
        .rules
        .iter()
        .filter(long)
        .filter(|r| r.from.1 > top && r.colour == Colour::BLACK)
        .collect();
    rules.sort_by_key(|r| r.from.1);
    rules
}

/// A letter's has no lines, and its last line of text stands on the last of the grid.
pub(super) fn foot(paper: &Paper<'_>) -> Option<Measured> {
    let last = lines_of(paper).last()?;
    let foot = if is_ruled(paper) {
        rules(paper).last().map_or(Length::ZERO, |r| r.from.1)
    } else {
        last.em_foot() + (PITCH - last.size()) / 2
    };
    Measured::one(Quantity::Mm(foot), within(foot, SHEET_HEIGHT - BOTTOM_MARGIN, MM))
}

fn is_ruled(paper: &Paper<'_>) -> bool {
    paper.document.format != Format::Letter
}

pub(super) fn lines(paper: &Paper<'_>) -> Option<Measured> {
    lines_of(paper).next()?;
    let rules = rules(paper);
    if !is_ruled(paper) {
        return Measured::one(super::count(rules.len()), rules.is_empty());
    }
    let [first, .., last] = rules[..] else { return Measured::one(super::count(rules.len()), false) };
    // Between 主送 and 抄送 there is none.
    let is_parted = paper.parts.of(Part::CopyTo).count() > 0 && paper.parts.of(Part::Printed).count() > 0;
    let wanted = 2 + usize::from(is_parted);
    let length = super::farthest(rules.iter().map(|r| r.length()), TYPE_AREA_WIDTH)?;
    let outer = super::farthest([first.width, last.width], IMPRINT_THICK)?;
    let inner = super::farthest(rules[1..rules.len() - 1].iter().map(|r| r.width), IMPRINT_THIN);
    let in_place = |r: &&SeenRule| within(r.from.0, LEFT_MARGIN, HALF_MM) && within(r.to.0, RIGHT_EDGE, HALF_MM);
    let good = rules.len() == wanted
        && rules.iter().all(in_place)
        && within(outer, IMPRINT_THICK, THICK_BY)
        && inner.is_none_or(|w| within(w, IMPRINT_THIN, THICK_BY) && w < outer);
    Measured::all([length, outer].into_iter().chain(inner).map(Quantity::Mm), good)
}

pub(super) fn text(paper: &Paper<'_>) -> Option<Measured> {
    let glyphs = || lines_of(paper).flat_map(|l| &l.glyphs);
    let face = super::commonest(glyphs().map(|g| g.type_face).filter(|f| *f != TypeFace::Latin))?;
    let size = super::farthest(glyphs().map(|g| g.size), SMALL_SIZE)?;
    let firsts = parts(paper).filter_map(|p| p.lines.first());
    let left = super::farthest(firsts.map(|l| l.left() - LEFT_MARGIN), IMPRINT_INDENT)?;
    // The date of printing ends the last line.
    let printed = paper.parts.of(Part::Printed).next().and_then(|p| p.lines.last());
    let right = printed.map(|l| RIGHT_EDGE - l.full_right());
    let indented = [Some(left), right].into_iter().flatten().all(|l| within(l, IMPRINT_INDENT, MM));
    let good = face == TypeFace::FangSong && within(size, SMALL_SIZE, Length::pt10(2)) && indented;
    let shown = [Quantity::Words(face.name().into()), Quantity::Pt(size), Quantity::Mm(left)];
    Measured::all(shown.into_iter().chain(right.map(Quantity::Mm)), good)
}

/// How the lists end, and the line of printing.
pub(super) fn words(paper: &Paper<'_>) -> Option<Measured> {
    let printed = paper.parts.of(Part::Printed).next().map(Placed::text);
    let lists: Vec<String> = paper.parts.of(Part::CopyTo).map(Placed::text).collect();
    let fits = |l: &String| (l.starts_with("抄送：") || l.starts_with("主送：")) && l.ends_with('。');
    let good = lists.iter().all(fits) && printed.as_ref().is_none_or(|p| ends_with_printing(p));
    let end = |text: &String, n: usize| {
        let from = text.chars().count().saturating_sub(n);
        Quantity::Words(text.chars().skip(from).collect())
    };
    let shown: Vec<Quantity> = lists.iter().map(|l| end(l, 1)).chain(printed.iter().map(|p| end(p, 2))).collect();
    if shown.is_empty() { None } else { Measured::all(shown, good) }
}

/// `…2022年5月10日印发`, the day without zeros.
fn ends_with_printing(text: &str) -> bool {
    let Some(rest) = text.strip_suffix("日印发") else { return false };
    let Some((rest, day)) = rest.rsplit_once('月') else { return false };
    let Some((rest, month)) = rest.rsplit_once('年') else { return false };
    let number = |s: &str| !s.starts_with('0') && !s.is_empty() && s.chars().all(|c| c.is_ascii_digit());
    let year: String = rest.chars().rev().take_while(char::is_ascii_digit).collect();
    number(day) && number(month) && year.len() == 4
}

/// On the last page and on no other.
pub(super) fn page(paper: &Paper<'_>) -> Option<Measured> {
    let pages: Vec<usize> = lines_of(paper).map(|l| l.page + 1).collect();
    let (first, last) = (*pages.iter().min()?, paper.seen.pages.len());
    let good = pages.iter().all(|p| *p == last);
    Measured::all([super::count(first), super::count(last)], good)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_is_dated_in_full_without_zeros() {
        assert!(ends_with_printing("鼓楼区政府办公室2022年5月10日印发"));
        let wrong = ["甲2022年05月10日印发", "甲22年5月10日印发", "甲2022年5月10日", "甲5月10日印发"];
        assert!(wrong.iter().all(|t| !ends_with_printing(t)));
    }
}
