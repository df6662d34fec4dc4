//! No mark ends the name of an annex.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.4", en: "GB/T 9704—2012, 7.3.4" },
        bad: "附件：任务表。",
        good: "附件：任务表",
        repair: Repair::Safe,
    },
    look: Look::Lines(&[Role::Announced, Role::Item], check),
};

static CODE: Code = Code {
    id: "C052",
    name: "annex-note-end-mark",
    severity: Severity::Error,
    message: Words { zh: "附件名称后有“{mark}”", en: "{mark} stands behind the name of an annex" },
    cure: Words { zh: "删去", en: "take it out" },
    why: Words { zh: "附件名称后不加标点符号。", en: "No mark stands behind the name of an annex." },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    if let Some(mark) = text.of(line).chars().next_back().filter(|c| "。；，、.;,".contains(*c)) {
        out.at(line.end - mark.len_utf8(), line.end).with("mark", mark).put("");
    }
}
