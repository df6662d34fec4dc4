//! …… and 等 say the same.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4.11", en: "GB/T 15834—2011, 4.11" },
        bad: "甲、乙……等",
        good: "甲、乙等",
        repair: Repair::Person,
    },
    look: Look::Words(&["…等"], check),
};

static CODE: Code = Code {
    id: "C089",
    name: "ellipsis-with-deng",
    severity: Severity::Warning,
    message: Words { zh: "省略号与“等”连用", en: "…… stands with 等" },
    cure: Words { zh: "留一个", en: "keep one" },
    why: Words {
        zh: "省略号和“等”“等等”都表示列举未尽，只用一个。", en: "Both say that the list goes on."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let from = spot.head().trim_end_matches('…').len();
    out.at(spot.line.start + from, spot.end);
}
