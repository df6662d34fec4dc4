//! 特此通知 says again what 通知如下 said.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "现通知如下：……特此通知。",
        good: "现通知如下：……",
        repair: Repair::Proposed,
    },
    look: Look::Words(&["特此通知"], check),
};

static CODE: Code = Code {
    id: "C111",
    name: "hereby-notified-twice",
    severity: Severity::Info,
    message: Words {
        zh: "前面已有“通知如下”，结尾又写“特此通知”", en: "特此通知 says 通知如下 again"
    },
    cure: Words { zh: "删去“特此通知”", en: "take 特此通知 out" },
    why: Words {
        zh: "开头已说“通知如下”的，结尾不再写“特此通知”。", en: "It was said at the beginning."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let before = &spot.text.text[..spot.start];
    if before.contains("通知如下") && spot.line.role != Role::Title {
        out.at(spot.start, spot.end);
    }
}
