//! One mark ends a clause.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011", en: "GB/T 15834—2011" },
        bad: "抓好落实。。",
        good: "抓好落实。",
        repair: Repair::Safe,
    },
    look: Look::Words(DOUBLES, check),
};

static CODE: Code = Code {
    id: "C086",
    name: "doubled-mark",
    severity: Severity::Error,
    message: Words { zh: "标点“{marks}”重复或冲突", en: "the marks {marks} clash" },
    cure: Words { zh: "留下合适的一个", en: "keep the right one" },
    why: Words { zh: "句中停顿只用一个点号。", en: "One mark for one pause." },
};

const DOUBLES: &[&str] = &[
    "。。", "，，", "、、", "；；", "：：", "，。", "。，", "；。", "。；", "，、", "、，", "，；", "；，", "：。",
    "。：", "、。", "。、", "：，", "，：", "、；", "；、",
];

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let mut marks = spot.word().chars();
    let (Some(first), Some(second)) = (marks.next(), marks.next()) else { return };
    let points = "。，、；：";
    // Three and more in a row are one finding; three stops are meant for ……
    let in_row = spot.before().is_some_and(|c| points.contains(c)) || (first == '。' && spot.after() == Some('。'));
    if in_row {
        return;
    }
    let row = spot.tail().find(|c| !points.contains(c)).unwrap_or(spot.tail().len());
    let found = out.at(spot.start, spot.end + row);
    let found = found.with("marks", &spot.text.text[spot.start..spot.end + row]);
    if first == second && row == 0 {
        found.put(first.to_string());
    }
}
