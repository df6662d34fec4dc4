//! 一是 … 二是 … count up by one.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "一是排查；三是整改。",
        good: "一是排查；二是整改。",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C048",
    name: "points-out-of-order",
    severity: Severity::Warning,
    message: Words { zh: "“{word}”前面缺“{wanted}”", en: "{word} comes without {wanted} before it" },
    cure: Words {
        zh: "核对是否漏了一点，或改正次序", en: "see whether a point is missing, or mend the order"
    },
    why: Words {
        zh: "“一是……二是……”应当连续，缺一点多半是丢了文字。", en: "A missing point mostly means lost text."
    },
};

/// As points are spoken of.
const POINTS: [&str; 10] = ["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是"];

fn check(text: &Text<'_>, out: &mut Hits) {
    let mut last = 0;
    let whole = text.text.as_ref();
    for (at, _) in whole.match_indices('是').filter(|(at, _)| *at >= '一'.len_utf8()) {
        let start = at - '一'.len_utf8();
        let Some(n) = whole.get(start..at + '是'.len_utf8()).and_then(|w| POINTS.iter().position(|p| *p == w)) else {
            continue;
        };
        // 唯一是, 第一是 and 十一是 are other words; a point begins a sentence or a clause.
        let before = whole[..start].chars().next_back();
        if before.is_some_and(|c| is_han(c) && !c.is_whitespace()) {
            continue;
        }
        if n > 0 && n != last && last > 0 {
            let wanted = POINTS[last.min(POINTS.len() - 1)];
            out.at(start, at + '是'.len_utf8()).with("word", POINTS[n]).with("wanted", wanted);
        }
        last = n + 1;
    }
}
