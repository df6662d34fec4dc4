//! Clauses 7.2 and 10: 版头.

use super::{CELL, PITCH, RIGHT_EDGE, cell_top, count, within};
use crate::base::Length;
use crate::document::{Format, Role};
use crate::measure::Paper;
use crate::measure::parts::{Line, Part, Placed};
use crate::measure::seen::{SeenGlyph, SeenRule, TypeFace};
use crate::measure::value::{Measured, Quantity};
use crate::page::Colour;
use crate::style::gbt9704::{
    BODY_SIZE, LEFT_MARGIN, LINE, MARK_DROP, RED_LINE_GAP, SHEET_HEIGHT, SHEET_WIDTH, TOP_MARGIN, TYPE_AREA_WIDTH,
};

const MM: Length = Length::mm(1);
const HALF_MM: Length = Length::mm100(50);

/// A red that nobody takes for black.
fn is_red(Colour(red, green, blue): Colour) -> bool {
    red >= 200 && green <= 80 && blue <= 80
}

fn hexadecimal(Colour(red, green, blue): Colour) -> Quantity {
    Quantity::Words(format!("#{red:02X}{green:02X}{blue:02X}"))
}

/// From the upper edge of the type area; of a letter, from that of the sheet.
pub(super) fn mark_top(paper: &Paper<'_>) -> Option<Measured> {
    let mark = paper.parts.first(Role::Mark)?;
    let (top, _) = mark.lines.first()?.ink()?;
    let (found, wanted) = match paper.document.format {
        Format::Paper | Format::Minutes => (top - TOP_MARGIN, MARK_DROP),
        Format::Order => (top - TOP_MARGIN, MM * 20),
        Format::Letter => (top, MM * 30),
    };
    Measured::one(Quantity::Mm(found), within(found, wanted, HALF_MM))
}

fn mark_lines<'p, 'a>(paper: &'p Paper<'a>) -> impl Iterator<Item = &'p Line<'a>> {
    let own = |p: &&Placed<'_>| matches!(p.part, Part::Role(Role::Mark | Role::MarkSuffix));
    paper.parts.placed.iter().filter(own).flat_map(|p| &p.lines)
}

/// The names, and 文件 beside them, as one.
pub(super) fn mark_look(paper: &Paper<'_>) -> Option<Measured> {
    let left = mark_lines(paper).map(Line::left).min()?;
    let right = mark_lines(paper).map(Line::full_right).max()?;
    let off = (left + right) / 2 - (LEFT_MARGIN + TYPE_AREA_WIDTH / 2);
    let glyphs = || mark_lines(paper).flat_map(|l| &l.glyphs);
    let face = super::commonest(glyphs().map(|g| g.type_face))?;
    let colour = glyphs().map(|g| g.colour).find(|c| !is_red(*c)).or_else(|| glyphs().map(|g| g.colour).next())?;
    let good = within(off, Length::ZERO, MM) && face == TypeFace::BiaoSong && is_red(colour);
    Measured::all([Quantity::Mm(off), Quantity::Words(face.name().into()), hexadecimal(colour)], good)
}

pub(super) fn number_form(paper: &Paper<'_>) -> Option<Measured> {
    let number = paper.parts.first(Role::DocNumber)?.text();
    let good = match paper.document.format {
        Format::Paper | Format::Letter => is_number(&number),
        Format::Order => is_serial(&number),
        Format::Minutes => is_number(&number) || is_serial(&number),
    };
    Measured::one(Quantity::Words(number), good)
}

/// 机关代字〔年份〕序号号: six-cornered brackets, four digits, no leading zero, no 第.
fn is_number(number: &str) -> bool {
    let Some((organ, rest)) = number.split_once('〔') else { return false };
    let Some((year, serial)) = rest.split_once('〕') else { return false };
    let Some(serial) = serial.strip_suffix('号') else { return false };
    let is_year = is_digits(year) && year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    let is_organ = !organ.is_empty() && organ.chars().all(crate::base::text::is_han);
    is_organ && is_year && is_digits(serial) && !serial.starts_with('0')
}

/// 第×号 of orders, 第×期 of minutes.
fn is_serial(number: &str) -> bool {
    let serial = number.strip_prefix('第').and_then(|n| n.strip_suffix('号').or(n.strip_suffix('期')));
    serial.is_some_and(|n| is_digits(n) && !n.starts_with('0'))
}

fn is_digits(s: &str) -> bool {
    !s.is_empty() && s.chars().all(|c| c.is_ascii_digit())
}

/// From the mark's lowest ink to the cell of the number, or of 签发人 beside it: two lines. Of a letter, from the double
/// line to the type of what stands first below it: 7/8 of a character.
pub(super) fn number_gap(paper: &Paper<'_>) -> Option<Measured> {
    if paper.document.format == Format::Letter {
        let line = *double_lines(paper).get(1)?;
        let below = corner(paper).chain(paper.parts.first(Role::DocNumber)).filter_map(|p| p.lines.first());
        let gap = below.map(Line::em_top).min()? - line.from.1 - line.width / 2;
        return Measured::one(Quantity::Mm(gap), within(gap, BODY_SIZE.scale(7, 8), MM));
    }
    let foot = mark_lines(paper).filter_map(Line::ink).map(|(_, foot)| foot).max()?;
    let first = paper.parts.first(Role::AuthorisedBy).or(paper.parts.first(Role::DocNumber))?;
    let gap = cell_top(first.lines.first()?) - foot;
    Measured::one(Quantity::Mm(gap), within(gap, LINE * 2, MM))
}

/// The long red lines of the first page, from its head down.
pub(super) fn red_rules<'p>(paper: &'p Paper<'_>) -> Vec<&'p SeenRule> {
    if paper.parts.first(Role::Mark).is_none() && paper.parts.first(Role::DocNumber).is_none() {
        return Vec::new();
    }
    let rules = paper.seen.pages.first().into_iter().flat_map(|p| &p.rules);
    let mut rules: Vec<&SeenRule> =
        rules.filter(|r| r.is_level() && is_red(r.colour) && r.length() > TYPE_AREA_WIDTH / 2).collect();
    rules.sort_by_key(|r| r.from.1);
    rules
}

/// Whether the standard lets a line be red: the one of a paper, the four of a letter.
pub(super) fn may_be_red(paper: &Paper<'_>, rule: &SeenRule) -> bool {
    let most = if paper.document.format == Format::Letter { 4 } else { 1 };
    red_rules(paper).into_iter().take(most).any(|r| std::ptr::eq(r, rule))
}

/// The red line below the number.
pub(super) fn red_rule<'p>(paper: &'p Paper<'_>) -> Option<&'p SeenRule> {
    let has_one = matches!(paper.document.format, Format::Paper | Format::Minutes);
    red_rules(paper).into_iter().next().filter(|_| has_one)
}

pub(super) fn red_line(paper: &Paper<'_>) -> Option<Measured> {
    paper.parts.first(Role::DocNumber)?;
    match paper.document.format {
        Format::Letter => return None,
        // An order has none.
        Format::Order => return Measured::one(count(red_rules(paper).len()), red_rules(paper).is_empty()),
        Format::Paper | Format::Minutes => {}
    }
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

/// 份号, 密级 and 紧急程度.
pub(super) fn corner<'p, 'a>(paper: &'p Paper<'a>) -> impl Iterator<Item = &'p Placed<'a>> {
    let own = |p: &&Placed<'_>| matches!(p.part, Part::Role(Role::CopyNumber | Role::Secrecy | Role::Urgency));
    paper.parts.placed.iter().filter(own)
}

/// The line of the type area that a part of the corner stands on, and its indent. Those of a letter stand below its double
/// line, counted from there.
fn in_corner(paper: &Paper<'_>, role: Role) -> Option<(i64, Length)> {
    let line = paper.parts.first(role)?.lines.first()?;
    let top = match paper.document.format {
        Format::Letter => corner(paper).filter_map(|p| p.lines.first()).map(cell_top).min()?,
        _ => TOP_MARGIN,
    };
    let number = (cell_top(line) - top + PITCH / 2).to_emu().div_euclid(PITCH.to_emu()) + 1;
    Some((number, line.left() - LEFT_MARGIN))
}

/// On the line that the parts above it leave: 密级 keeps to the second, but in a letter.
fn corner_line(paper: &Paper<'_>, role: Role) -> i64 {
    let has = |role| i64::from(paper.parts.first(role).is_some());
    let (copies, secrecy) = (has(Role::CopyNumber), has(Role::Secrecy));
    match (role, paper.document.format) {
        (Role::CopyNumber, _) => 1,
        (Role::Secrecy, Format::Letter) => 1 + copies,
        (Role::Secrecy, _) => 2,
        (_, Format::Letter) => 1 + copies + secrecy,
        (_, _) if secrecy > 0 => 3,
        (_, _) => 1 + copies,
    }
}

fn corner_part(paper: &Paper<'_>, role: Role, face: TypeFace, is_form: fn(&str) -> bool) -> Option<Measured> {
    let part = paper.parts.first(role)?;
    let (line, indent) = in_corner(paper, role)?;
    let han = part.lines.iter().flat_map(|l| &l.glyphs).filter(|g| crate::base::text::is_han(g.character));
    let good = is_form(&part.text())
        && line == corner_line(paper, role)
        && within(indent, Length::ZERO, MM)
        && han.into_iter().all(|g| g.type_face == face && within(g.size, BODY_SIZE, HALF_MM));
    Measured::all([Quantity::Words(part.text()), Quantity::Count(line), Quantity::Mm(indent)], good)
}

pub(super) fn copy_number(paper: &Paper<'_>) -> Option<Measured> {
    corner_part(paper, Role::CopyNumber, TypeFace::FangSong, |text| text.len() == 6 && is_digits(text))
}

pub(super) fn secrecy(paper: &Paper<'_>) -> Option<Measured> {
    corner_part(paper, Role::Secrecy, TypeFace::Hei, is_secrecy)
}

/// 绝密, 机密 or 秘密, with its term behind a star.
fn is_secrecy(text: &str) -> bool {
    let (grade, term) = text.split_once('★').unwrap_or((text, "长期"));
    let years = term.strip_suffix('年').or(term.strip_suffix("个月"));
    let is_term = term == "长期" || years.is_some_and(|n| is_digits(n) && !n.starts_with('0'));
    ["绝密", "机密", "秘密"].contains(&grade) && is_term
}

pub(super) fn urgency(paper: &Paper<'_>) -> Option<Measured> {
    let forms = |text: &str| ["特急", "加急", "特提", "平急"].contains(&text);
    corner_part(paper, Role::Urgency, TypeFace::Hei, forms)
}

/// The indent of 签发人 at the right and of the number beside it at the left, one character each; label in 仿宋, names in
/// 楷体; the number on the last of the lines.
pub(super) fn authorised_by(paper: &Paper<'_>) -> Option<Measured> {
    let part = paper.parts.first(Role::AuthorisedBy)?;
    let number = paper.parts.first(Role::DocNumber)?.lines.first()?;
    let right = RIGHT_EDGE - part.lines.iter().map(Line::full_right).max()?;
    let left = number.left() - LEFT_MARGIN;
    let glyphs: Vec<&SeenGlyph> = part.lines.iter().flat_map(|l| l.glyphs.iter().copied()).collect();
    let colon = glyphs.iter().position(|g| g.character == '：')?;
    let face = super::commonest(glyphs[colon + 1..].iter().map(|g| g.type_face))?;
    let label = glyphs[..colon].iter().all(|g| g.type_face == TypeFace::FangSong);
    let last = part.lines.last()?;
    let beside = within(last.baseline(), number.baseline(), Length::mm100(5));
    let indented = [left, right].iter().all(|l| within(*l, CELL, MM));
    let good = indented && label && face == TypeFace::Kai && beside;
    Measured::all([Quantity::Mm(left), Quantity::Mm(right), Quantity::Words(face.name().into())], good)
}

/// The rules of both double lines of a letter.
fn double_lines<'p>(paper: &'p Paper<'_>) -> Vec<&'p SeenRule> {
    if paper.document.format == Format::Letter { red_rules(paper) } else { Vec::new() }
}

/// Length; from the mark's ink to the first; from the second to the sheet's lower edge. The first has its thick rule above,
/// the second below.
pub(super) fn letter_lines(paper: &Paper<'_>) -> Option<Measured> {
    if paper.document.format != Format::Letter {
        return None;
    }
    let rules = double_lines(paper);
    let [first, second, third, last] = rules[..] else { return Measured::one(count(rules.len()), false) };
    let foot = mark_lines(paper).filter_map(Line::ink).map(|(_, foot)| foot).max()?;
    let gap = first.from.1 - first.width / 2 - foot;
    let below = SHEET_HEIGHT - last.from.1 - last.width / 2;
    let length = super::farthest(rules.iter().map(|r| r.length()), MM * 170)?;
    let centred = rules.iter().all(|r| within((r.from.0 + r.to.0) / 2, SHEET_WIDTH / 2, HALF_MM));
    let in_order = first.width > second.width && last.width > third.width;
    let near = within(gap, MM * 4, MM) && within(below, MM * 20, MM * 2) && within(length, MM * 170, HALF_MM);
    Measured::all([length, gap, below].map(Quantity::Mm), near && centred && in_order)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_form() {
        assert!(is_number("鼓平安办〔2022〕3号") && is_serial("第12号") && is_serial("第3期"));
        let wrong = [
            "鼓平安办[2022]3号",
            "鼓平安办〔22〕3号",
            "鼓平安办〔2022〕03号",
            "鼓平安办〔2022〕第3号",
            "〔2022〕3号",
            "鼓平安办〔2022〕3",
        ];
        assert!(wrong.iter().all(|n| !is_number(n)) && !is_serial("第012号") && !is_serial("12号"));
    }

    #[test]
    fn secrecy_has_a_grade_and_a_term() {
        assert!(["秘密★1年", "机密★5年", "绝密★长期", "秘密★6个月", "机密"].iter().all(|t| is_secrecy(t)));
        assert!(["秘密 1年", "秘密★一年", "内部★1年", "秘密★"].iter().all(|t| !is_secrecy(t)));
    }
}
