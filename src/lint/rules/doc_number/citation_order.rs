//! A paper is cited by its title, then by its number in brackets.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Regulation,
        source: Words {
            zh: "《党政机关公文处理工作条例》第十九条及引用惯例",
            en: "the regulation, article 19, and usage",
        },
        bad: "按照某发〔2026〕5号《关于汛期工作的通知》",
        good: "按照《关于汛期工作的通知》（某发〔2026〕5号）",
        repair: Repair::Proposed,
    },
    look: Look::Words(&["号《"], check),
};

static CODE: Code = Code {
    id: "C017",
    name: "citation-order",
    severity: Severity::Warning,
    message: Words { zh: "先引文号后引标题", en: "the number is cited before the title" },
    cure: Words { zh: "先引标题，后在圆括号内引文号", en: "cite the title, then the number in （）" },
    why: Words {
        zh: "引用公文先引标题，后引发文字号。", en: "A paper is cited by its title and then by its number."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let head = spot.head();
    let serial = digits_before(head);
    if serial > 0 && head[..head.len() - serial].ends_with(['〕', ']', '］', '】']) {
        out.at(spot.start, spot.end);
    }
}
