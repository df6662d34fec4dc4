//! Dates as they are printed in prose.

use super::rule::{Role, Spot, digits, digits_before, is_han};
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

/// What stands behind the day of a term, or begins what does: 日下班前, 日（星期五）前, 日17时前.
pub const BEFORE: &[&str] = &[
    "日前",
    "日之前",
    "日以前",
    "日下班",
    "日上午",
    "日中午",
    "日下午",
    "日晚",
    "日（",
    "日(",
    "日0",
    "日1",
    "日2",
    "日3",
    "日4",
    "日5",
    "日6",
    "日7",
    "日8",
    "日9",
];

/// What follows 前 behind the 日 of a term: through （星期五）, the time of the day, 下班.
pub fn before(tail: &str) -> Option<&str> {
    /// No remark on a day is longer, in bytes.
    const REMARK: usize = 24;
    let any =
        |text: &'_ str, words: &[&str]| words.iter().find_map(|w| text.starts_with(w).then_some(w.len())).unwrap_or(0);
    let mut rest = tail;
    if let Some(remark) = rest.strip_prefix(['（', '(']) {
        let close = remark.find(['）', ')']).filter(|n| *n <= REMARK && remark[..*n].contains(['期', '周']))?;
        rest = remark[close..].strip_prefix(['）', ')'])?;
    }
    rest = &rest[any(rest, &["上午", "中午", "下午", "晚上", "晚"])..];
    let hour = digits(rest);
    if (1..=2).contains(&hour) {
        rest = rest[hour..].strip_prefix([':', '：', '时', '点'])?;
        rest = &rest[digits(rest)..];
        rest = &rest[any(rest, &["分", "整", "半"])..];
    }
    rest = &rest[any(rest, &["下班"])..];
    ["之前", "以前", "前"].iter().find_map(|w| rest.strip_prefix(w))
}

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
const DUTIES: [&str; 14] =
    ["报送", "上报", "报至", "报到", "反馈", "提交", "报告", "申报", "填报", "送达", "送至", "发送至", "完成", "办结"];
/// What stands behind 报 where it is no duty: 报名, 报刊, 报警.
const NO_REPORT: &str = "名刊道警销废表纸考价酬业";
/// What stands before it there: 预报, 情报, 日报.
const NO_REPORTING: &str = "预情通日月周季年简海电警板学画";
/// A duty stands so near behind its term, in characters.
const NEAR: usize = 24;

/// The term of a duty that ends before a day or a time of it, and its first byte. What is told of the past is none.
pub fn term(spot: &Spot<'_>) -> Option<(Date, usize)> {
    if !matches!(spot.line.role, Role::Body | Role::Numbered) {
        return None;
    }
    let end = spot.start + '日'.len_utf8();
    let head = &spot.text.text[spot.line.start..end];
    let (day, length) = day_before(head, spot.text.date)?;
    let date = Date::new(day.year?, day.month, day.day)?;
    let behind = before(&spot.text.text[end..spot.line.end.max(end)])?;
    let tail: String = behind.chars().take(NEAR).take_while(|c| *c != '。').collect();
    let past = tail.starts_with(['已', '的']) || tail.contains('已') || tail.contains('曾');
    // In December a term in January is one of next year.
    let is_next_year = !head.contains('年') && spot.text.date.is_some_and(|d| d.days_since(date) > 180);
    // 6月1日前3日: the days before are counted.
    let counts = digits(behind) > 0;
    (is_duty(&tail) && !past && !is_next_year && !counts).then_some((date, end - length))
}

/// Whether something is to be done: 报送进展, 将名单报县教局, 完成整改; not 完成的任务, 完成了.
fn is_duty(tail: &str) -> bool {
    let ahead = |n: usize| !tail[n..].starts_with(['的', '了', '率', '情']);
    let named = DUTIES.iter().any(|d| tail.find(d).is_some_and(|n| ahead(n + d.len())));
    let reported = tail.match_indices('报').any(|(n, word)| {
        let (before, after) = (tail[..n].chars().next_back(), tail[n + word.len()..].chars().next());
        before.is_none_or(|c| !NO_REPORTING.contains(c))
            && after.is_some_and(|c| is_han(c) && !NO_REPORT.contains(c) && ahead(n + word.len()))
    });
    named || reported
}
