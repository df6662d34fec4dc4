//! Dates as they are printed in prose.

use super::rule::{Role, Spot, digits, digits_before};
use crate::base::Date;

/// A day as printed; the year may be left to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The year, where it is printed or follows from the date of the paper.
    pub year: Option<i16>,
    /// The month.
    pub month: i8,
    /// The day.
    pub day: i8,
}

/// What stands behind the day of a term.
pub const BEFORE: &[&str] = &["日前", "日之前", "日以前"];

/// The day that a text ends with, and how many bytes it takes.
pub fn day_before(head: &str, paper: Option<Date>) -> Option<(Day, usize)> {
    let rest = head.strip_suffix('日')?;
    let (day, rest) = number(rest)?;
    let (month, rest) = number(rest.strip_suffix('月')?)?;
    let printed = rest.strip_suffix('年').and_then(|rest| {
        let length = digits_before(rest);
        (length == 4).then(|| (rest[rest.len() - 4..].parse().ok(), &rest[..rest.len() - 4]))
    });
    let (year, rest) = printed.unwrap_or((paper.map(Date::year), rest));
    Some((Day { year, month, day }, head.len() - rest.len()))
}

/// A number of one or two digits at the end of a text, and what stands before it.
fn number(text: &str) -> Option<(i8, &str)> {
    let length = digits_before(text);
    let value = text[text.len() - length..].parse().ok().filter(|_| (1..=2).contains(&length))?;
    Some((value, &text[..text.len() - length]))
}

/// What somebody is to have done by a term.
const DUTIES: [&str; 7] = ["报送", "上报", "报至", "报到", "反馈", "提交", "报告"];
/// A duty stands so near behind its term, in characters.
const NEAR: usize = 24;

/// The term of a duty that ends with 日前, and its first byte. What is told of the past is none.
pub fn term(spot: &Spot<'_>) -> Option<(Date, usize)> {
    if !matches!(spot.line.role, Role::Body | Role::Numbered) {
        return None;
    }
    let end = spot.start + '日'.len_utf8();
    let head = &spot.text.text[spot.line.start..end];
    let (day, length) = day_before(head, spot.text.date)?;
    let date = Date::new(day.year?, day.month, day.day)?;
    let tail: String = spot.tail().chars().take(NEAR).take_while(|c| *c != '。').collect();
    let is_duty = DUTIES.iter().any(|d| tail.find(d).is_some_and(|n| !tail[n + d.len()..].starts_with('的')));
    let past = tail.starts_with(['已', '的']) || tail.contains('已') || tail.contains('曾');
    // In December a term in January is one of next year.
    let is_next_year = !head[..head.len()].contains('年') && spot.text.date.is_some_and(|d| d.days_since(date) > 180);
    (is_duty && !past && !is_next_year && !digits_follow(spot)).then_some((date, end - length))
}

/// 6月1日前3日: the days before are counted.
fn digits_follow(spot: &Spot<'_>) -> bool {
    digits(spot.tail()) > 0
}
