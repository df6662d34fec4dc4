//! No stop stands behind a signature.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "某县人民政府。",
        good: "某县人民政府",
        repair: Repair::Safe,
    },
    look: Look::Lines(&[Role::Signer], check),
};

static CODE: Code = Code {
    id: "C103",
    name: "signature-with-stop",
    severity: Severity::Warning,
    message: Words { zh: "署名后有“{mark}”", en: "{mark} stands behind the signature" },
    cure: Words { zh: "删去", en: "take it out" },
    why: Words { zh: "署名、成文日期后不加标点。", en: "No mark stands behind a signature." },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    if let Some(mark) = text.of(line).chars().next_back().filter(|c| "。，；.".contains(*c)) {
        out.at(line.end - mark.len_utf8(), line.end).with("mark", mark).put("");
    }
}
