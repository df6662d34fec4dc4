//! A private mobile number is given with care.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "个人信息保护及信息公开惯例", en: "personal information; publication" },
        bad: "联系电话：13800001234",
        good: "联系电话：0371-12345678",
        repair: Repair::Person,
    },
    look: Look::Words(&["13", "14", "15", "16", "17", "18", "19"], check),
};

static CODE: Code = Code {
    id: "C124",
    name: "mobile-number",
    severity: Severity::Info,
    message: Words { zh: "出现了手机号码，公开前请斟酌", en: "a mobile number stands in the text" },
    cure: Words { zh: "公开的公文改用办公电话", en: "give an office number in papers made public" },
    why: Words { zh: "公开发布的公文宜用办公电话。", en: "Papers made public give office numbers." },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let right = digits(spot.tail());
    let outside = spot.before().is_none_or(|c| !c.is_ascii_alphanumeric() && c != '-' && c != '.');
    let behind = spot.tail()[right..].chars().next();
    if right == 9 && outside && behind.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '@' && c != '.') {
        out.at(spot.start, spot.end + right);
    }
}
