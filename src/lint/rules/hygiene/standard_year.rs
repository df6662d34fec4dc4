//! The standard in force is GB/T 9704—2012.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "国家标准全文公开系统", en: "the register of national standards" },
        bad: "GB/T 9704-2022",
        good: "GB/T 9704-2012",
        repair: Repair::Proposed,
    },
    look: Look::Words(&["9704-2022", "9704—2022", "9704－2022"], check),
};

static CODE: Code = Code {
    id: "C118",
    name: "standard-of-no-year",
    severity: Severity::Error,
    message: Words { zh: "没有 GB/T 9704—2022", en: "there is no GB/T 9704—2022" },
    cure: Words { zh: "改为 GB/T 9704—2012", en: "write GB/T 9704—2012" },
    why: Words {
        zh: "现行标准是 GB/T 9704—2012；网上流传的“2022版”并不存在。",
        en: "The standard in force is of 2012.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    if spot.after().is_some_and(|c| c.is_ascii_digit()) || digits_before(spot.head()) > 0 {
        return;
    }
    let start = spot.end - "2022".len();
    out.at(start, spot.end).put("2012");
}
