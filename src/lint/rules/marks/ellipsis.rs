//! An ellipsis is ……, six dots.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4.11、5.1.5", en: "GB/T 15834—2011, 4.11、5.1.5" },
        bad: "等情况...",
        good: "等情况……",
        repair: Repair::Safe,
    },
    look: Look::Words(&["...", "。。。", "…"], check),
};

static CODE: Code = Code {
    id: "C090",
    name: "ellipsis-form",
    severity: Severity::Error,
    message: Words { zh: "省略号写成了“{wrong}”", en: "an ellipsis is written {wrong}" },
    cure: Words { zh: "写成“……”", en: "write ……" },
    why: Words {
        zh: "省略号是占两个字的六个小圆点“……”。", en: "An ellipsis is six dots over two characters."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let dot = spot.word().chars().next().unwrap_or('.');
    if spot.before() == Some(dot) {
        return;
    }
    let rest = &spot.text.text[spot.start..spot.line.end];
    let length = rest.find(|c| c != dot).unwrap_or(rest.len());
    let wrong = &rest[..length];
    let count = wrong.chars().count();
    let chinese = spot.before().is_some_and(|c| is_han(c) || "“（，、》”）".contains(c));
    // Dots that lead to a page number are no ellipsis.
    let leads = dot == '.' && count > 6 || dot == '…' && count > 4;
    if !(dot == '…' && (count == 2 || count == 4)) && chinese && !leads {
        out.at(spot.start, spot.start + length).with("wrong", wrong).put("……");
    }
}
