//! A colon stands behind 如下 before a list.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "GB/T 15834—2011 4.7", en: "GB/T 15834—2011, 4.7" },
        bad: "通知如下。⏎一、……",
        good: "通知如下：⏎一、……",
        repair: Repair::Safe,
    },
    look: Look::Words(&["如下。"], check),
};

static CODE: Code = Code {
    id: "C095",
    name: "as-follows-with-stop",
    severity: Severity::Warning,
    message: Words { zh: "引出下文的“如下”后用了句号", en: "a stop stands behind 如下" },
    cure: Words { zh: "改为冒号", en: "write ：" },
    why: Words { zh: "“如下”引出下文，后面用冒号。", en: "如下 leads on; a colon follows." },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    if spot.tail().is_empty() {
        let start = spot.end - '。'.len_utf8();
        out.at(start, spot.end).put("：");
    }
}
