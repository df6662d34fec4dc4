//! A dash is ——, two characters wide.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4.10、5.1.4", en: "GB/T 15834—2011, 4.10、5.1.4" },
        bad: "目标--责任",
        good: "目标——责任",
        repair: Repair::Safe,
    },
    look: Look::Words(&["--", "－－", "──", "――", "––"], check),
};

static CODE: Code = Code {
    id: "C091",
    name: "dash-form",
    severity: Severity::Error,
    message: Words { zh: "破折号写成了“{wrong}”", en: "a dash is written {wrong}" },
    cure: Words { zh: "写成“——”", en: "write ——" },
    why: Words {
        zh: "破折号是占两个字的一道线“——”（U+2014 两个）。", en: "A dash is two U+2014."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let line = spot.word().chars().next().unwrap_or('-');
    let rest = &spot.text.text[spot.start..spot.line.end];
    let length = rest.find(|c| c != line).unwrap_or(rest.len());
    let chinese = |c: Option<char>| c.is_some_and(|c| is_han(c) || "”》）“《（。！？".contains(c));
    let beside = chinese(spot.before()) && chinese(rest[length..].chars().next());
    if spot.before() != Some(line) && beside {
        out.at(spot.start, spot.start + length).with("wrong", &rest[..length]).put("——");
    }
}
