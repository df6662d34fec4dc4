//! Identity numbers do not stand in papers that are made public.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Regulation,
        source: Words {
            zh: "《中华人民共和国个人信息保护法》；政府信息公开要求",
            en: "the law on personal information",
        },
        bad: "身份证号110101199001011234",
        good: "（删去）",
        repair: Repair::Person,
    },
    look: Look::Words(&["19", "20"], check),
};

static CODE: Code = Code {
    id: "C123",
    name: "identity-number",
    severity: Severity::Warning,
    message: Words { zh: "出现了身份证号码", en: "an identity number stands in the text" },
    cure: Words { zh: "公开前删去或遮盖", en: "take it out or cover it before publication" },
    why: Words {
        zh: "公开发布的公文不得泄露个人信息。", en: "Papers made public give no personal data away."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    // Six digits of the place stand before the year of birth, eight with the check digit behind.
    let (left, right) = (digits_before(spot.head()), digits(spot.tail()));
    let tail = &spot.tail()[right..];
    let whole = left == 6 && (right == 10 || right == 9 && tail.starts_with(['X', 'x']));
    let month: u32 = spot.tail().get(2..4).and_then(|m| m.parse().ok()).unwrap_or(0);
    let day: u32 = spot.tail().get(4..6).and_then(|d| d.parse().ok()).unwrap_or(0);
    if whole && (1..=12).contains(&month) && (1..=31).contains(&day) {
        out.at(spot.start - left, spot.end + right + usize::from(right == 9));
    }
}
