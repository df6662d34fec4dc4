//! The date of a paper is written in Arabic digits.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.5.4", en: "GB/T 9704—2012, 7.3.5.4" },
        bad: "二〇二六年六月三日",
        good: "2026年6月3日",
        repair: Repair::Person,
    },
    look: Look::Lines(&[Role::Date], check),
};

static CODE: Code = Code {
    id: "C061",
    name: "date-in-chinese",
    severity: Severity::Error,
    message: Words {
        zh: "成文日期“{date}”用了汉字", en: "the date of the paper is written in characters: {date}"
    },
    cure: Words { zh: "改用阿拉伯数字", en: "write it in Arabic digits" },
    why: Words {
        zh: "成文日期用阿拉伯数字将年、月、日标全（2012 年起）。",
        en: "Since 2012 the date of a paper stands in Arabic digits.",
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let words = text.of(line);
    if !words.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
        out.at(line.start, line.end).with("date", words);
    }
}
