//! No zero stands before a month or a day.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.5.4", en: "GB/T 9704—2012, 7.3.5.4" },
        bad: "2026年06月03日",
        good: "2026年6月3日",
        repair: Repair::Proposed,
    },
    look: Look::Words(&["年0", "月0"], check),
};

static CODE: Code = Code {
    id: "C060",
    name: "date-leading-zero",
    severity: Severity::Error,
    message: Words { zh: "日期中的“{wrong}”编了虚位", en: "{wrong} in a date has a leading zero" },
    cure: Words { zh: "去掉前面的 0", en: "take the zero out" },
    why: Words {
        zh: "年份标全称，月、日不编虚位（1 不编为 01）。", en: "Months and days have no leading zero."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let tail = spot.tail();
    let goes_on = if spot.word().starts_with('年') { '月' } else { '日' };
    let length = digits(tail);
    let dated = digits_before(spot.head()) > 0 && length == 1 && tail[length..].starts_with(goes_on);
    if dated && !tail.starts_with('0') {
        let start = spot.end - 1;
        out.at(start, spot.end + length).with("wrong", &spot.text.text[start..spot.end + length]).put(&tail[..length]);
    }
}
