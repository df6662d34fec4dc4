//! Not every month has the day.

use crate::lint::dates::{BEFORE, before};
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "各单位于每月31日前报送进展情况",
        good: "各单位于每月最后一日前报送进展情况；各单位于每月26日前报送进展情况",
        repair: Repair::Person,
    },
    look: Look::Words(BEFORE, check),
};

static CODE: Code = Code {
    id: "C150",
    name: "monthly-day-missing",
    severity: Severity::Info,
    message: Words { zh: "不是每个月都有{day}日", en: "not every month has a day {day}" },
    cure: Words {
        zh: "写“每月最后一日”，或改到28日以前",
        en: "write the last day of the month, or a day up to the 28th",
    },
    why: Words {
        zh: "2月没有30日，平年没有29日，4、6、9、11月没有31日；期限落空，迟没迟说不清。",
        en: "In such a month nobody can say whether a report is late.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let head = spot.head();
    let length = digits_before(head);
    let day: u32 = head[head.len() - length..].parse().unwrap_or(0);
    let is_monthly = ["每月", "每个月", "每月的"].iter().any(|w| head[..head.len() - length].ends_with(w));
    let end = spot.start + '日'.len_utf8();
    let is_term = before(&spot.text.text[end..spot.line.end.max(end)]).is_some();
    if is_monthly && is_term && (29..=31).contains(&day) {
        out.at(spot.start - length, end).with("day", day);
    }
}
