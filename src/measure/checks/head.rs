//! Clause 7.2: 版头.

use super::{RIGHT_EDGE, cell_top, count, off_the_middle, within};
use crate::base::Length;
use crate::document::{Format, Role};
use crate::measure::Paper;
use crate::measure::seen::{SeenRule, TypeFace};
use crate::measure::value::{Measured, Quantity};
use crate::page::Colour;
use crate::style::gbt9704::{LEFT_MARGIN, LINE, RED_LINE_GAP, TOP_MARGIN, TYPE_AREA_WIDTH};
use crate::style::head::{has_red_line, mark_drop};

const MM: Length = Length::mm(1);
const HALF_MM: Length = Length::mm100(50);

/// A red that nobody takes for black.
fn is_red(Colour(red, green, blue): Colour) -> bool {
    red >= 200 && green <= 80 && blue <= 80
}

fn hexadecimal(Colour(red, green, blue): Colour) -> Quantity {
    Quantity::Words(format!("#{red:02X}{green:02X}{blue:02X}"))
}

pub(super) fn mark_top(paper: &Paper<'_>) -> Option<Measured> {
    let mark = paper.parts.first(Role::Mark)?;
    let (top, _) = mark.lines.first()?.ink()?;
    let drop = top - TOP_MARGIN;
    Measured::one(Quantity::Mm(drop), within(drop, mark_drop(paper.document.format), HALF_MM))
}

pub(super) fn mark_look(paper: &Paper<'_>) -> Option<Measured> {
    let mark = paper.parts.first(Role::Mark)?;
    let off = super::farthest(mark.lines.iter().map(off_the_middle), Length::ZERO)?;
    let glyphs = || mark.lines.iter().flat_map(|l| &l.glyphs);
    let face = super::commonest(glyphs().map(|g| g.type_face))?;
    let colour = glyphs().map(|g| g.colour).find(|c| !is_red(*c)).or_else(|| glyphs().map(|g| g.colour).next())?;
    let good = within(off, Length::ZERO, MM) && face == TypeFace::BiaoSong && is_red(colour);
    Measured::all([Quantity::Mm(off), Quantity::Words(face.name().into()), hexadecimal(colour)], good)
}

pub(super) fn number_form(paper: &Paper<'_>) -> Option<Measured> {
    let number = paper.parts.first(Role::DocNumber)?.text();
    // An order bears 令号 (clause 10.2).
    let is_order = paper.document.format == Format::Order && is_order_number(&number);
    let good = is_order || is_number(&number);
    Measured::one(Quantity::Words(number), good)
}

/// 机关代字〔年份〕序号号: six-cornered brackets, four digits, no leading zero, no 第.
fn is_number(number: &str) -> bool {
    let Some((organ, rest)) = number.split_once('〔') else { return false };
    let Some((year, serial)) = rest.split_once('〕') else { return false };
    let Some(serial) = serial.strip_suffix('号') else { return false };
    let digits = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit());
    let is_year = digits(year) && year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    let is_organ = !organ.is_empty() && organ.chars().all(crate::base::text::is_han);
    is_organ && is_year && digits(serial) && !serial.starts_with('0')
}

/// 第N号.
fn is_order_number(number: &str) -> bool {
    let serial = number.strip_prefix('第').and_then(|n| n.strip_suffix('号')).unwrap_or_default();
    !serial.is_empty() && !serial.starts_with('0') && serial.bytes().all(|b| b.is_ascii_digit())
}

/// From the mark's lowest ink to the cell of the number: two lines.
pub(super) fn number_gap(paper: &Paper<'_>) -> Option<Measured> {
    let (_, foot) = paper.parts.first(Role::Mark)?.lines.last()?.ink()?;
    if paper.document.format == Format::Letter {
        // It stands below the double line; `layout` and the samples see to its gap (clause 10.1).
        return None;
    }
    let gap = cell_top(paper.parts.first(Role::DocNumber)?.lines.first()?) - foot;
    Measured::one(Quantity::Mm(gap), within(gap, LINE * 2, MM))
}

/// The long red line of the first page.
pub(super) fn red_rule<'p>(paper: &'p Paper<'_>) -> Option<&'p SeenRule> {
    paper.parts.first(Role::DocNumber)?;
    if !has_red_line(paper.document.format) {
        return None;
    }
    let rules = paper.seen.pages.first()?.rules.iter();
    rules.filter(|r| r.is_level() && is_red(r.colour)).max_by_key(|r| r.length())
}

pub(super) fn red_line(paper: &Paper<'_>) -> Option<Measured> {
    paper.parts.first(Role::DocNumber).filter(|_| has_red_line(paper.document.format))?;
    let Some(rule) = red_rule(paper) else { return Measured::one(count(0), false) };
    let in_place = within(rule.from.0, LEFT_MARGIN, HALF_MM) && within(rule.to.0, RIGHT_EDGE, HALF_MM);
    let thick = rule.width >= Length::mm100(29) && rule.width <= Length::mm100(61);
    let good = in_place && thick && within(rule.length(), TYPE_AREA_WIDTH, HALF_MM) && is_red(rule.colour);
    Measured::all([Quantity::Mm(rule.length()), Quantity::Mm(rule.width), hexadecimal(rule.colour)], good)
}

pub(super) fn red_line_gap(paper: &Paper<'_>) -> Option<Measured> {
    let (_, foot) = paper.parts.first(Role::DocNumber)?.lines.last()?.ink()?;
    let rule = red_rule(paper)?;
    let gap = rule.from.1 - rule.width / 2 - foot;
    Measured::one(Quantity::Mm(gap), within(gap, RED_LINE_GAP, HALF_MM))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_form() {
        assert!(is_number("鼓平安办〔2022〕3号"));
        let wrong = [
            "鼓平安办[2022]3号",
            "鼓平安办〔22〕3号",
            "鼓平安办〔2022〕03号",
            "鼓平安办〔2022〕第3号",
            "〔2022〕3号",
            "鼓平安办〔2022〕3",
        ];
        assert!(wrong.iter().all(|n| !is_number(n)));
    }
}
