//! No 、 stands before 和, 及 and 等.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "甲、乙、和丙",
        good: "甲、乙和丙",
        repair: Repair::Proposed,
    },
    look: Look::Words(&["、和", "、及", "、以及", "、等"], check),
};

static CODE: Code = Code {
    id: "C088",
    name: "dun-before-and",
    severity: Severity::Warning,
    message: Words { zh: "“{word}”前多了顿号", en: "、 stands before {word}" },
    cure: Words { zh: "删去顿号", en: "take 、 out" },
    why: Words { zh: "“和”“及”“等”前面不用顿号。", en: "No 、 before 和, 及 and 等." },
};

/// Words that begin with the same characters and are no conjunctions.
const OTHERS: [&str; 34] = [
    "和谐", "和平", "和睦", "和解", "和美", "和顺", "和气", "和缓", "和田", "和县", "和龙", "和静", "和硕", "和林",
    "和政", "和布", "和善", "和议", "和声", "和弦", "和煦", "和衷", "及时", "及格", "等级", "等效", "等额", "等候",
    "等待", "等离", "等同", "等值", "等量", "等保",
];

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let from = spot.start + '、'.len_utf8();
    let rest = &spot.text.text[from..spot.line.end];
    if !OTHERS.iter().any(|w| rest.starts_with(w)) && !spot.head().is_empty() {
        let word = &spot.word()['、'.len_utf8()..];
        out.at(spot.start, spot.end).with("word", word).put(word);
    }
}
