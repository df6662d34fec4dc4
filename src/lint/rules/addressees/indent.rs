//! The 主送机关 stand flush left.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.2", en: "GB/T 9704—2012, 7.3.2" },
        bad: "　　各镇人民政府：",
        good: "各镇人民政府：",
        repair: Repair::Person,
    },
    look: Look::Lines(&[Role::Addressees], check),
};

static CODE: Code = Code {
    id: "C036",
    name: "addressees-indented",
    severity: Severity::Warning,
    message: Words { zh: "主送机关前面空了格", en: "the addressees are indented" },
    cure: Words { zh: "主送机关顶格写", en: "write them flush left" },
    why: Words { zh: "主送机关居左顶格，回行时仍顶格。", en: "The addressees stand flush left." },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let indent = &text.text[line.from..line.start];
    if indent.contains('\u{3000}') || indent.len() >= 2 {
        out.at(line.start, line.end);
    }
}
