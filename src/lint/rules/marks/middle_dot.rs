//! The middle dot is ·.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4.14", en: "GB/T 15834—2011, 4.14" },
        bad: "阿不力孜•买买提",
        good: "阿不力孜·买买提",
        repair: Repair::Safe,
    },
    look: Look::Words(&["•", "‧", "・", "∙", "⋅"], check),
};

static CODE: Code = Code {
    id: "C093",
    name: "middle-dot-form",
    severity: Severity::Warning,
    message: Words { zh: "间隔号写成了“{wrong}”", en: "the middle dot is written {wrong}" },
    cure: Words { zh: "写成“·”（U+00B7）", en: "write · (U+00B7)" },
    why: Words {
        zh: "间隔号用“·”（U+00B7），形近的字符查找、换字体都会出错。",
        en: "Look-alikes are lost in searches and fonts.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let letter = |c: Option<char>| c.is_some_and(|c| is_han(c) || c.is_alphanumeric() || "》”".contains(c));
    if letter(spot.before()) && letter(spot.after()) {
        out.at(spot.start, spot.end).with("wrong", spot.word()).put("·");
    }
}
