//! A full-width colon ends the 主送机关.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.2", en: "GB/T 9704—2012, 7.3.2" },
        bad: "各镇人民政府:",
        good: "各镇人民政府：",
        repair: Repair::Safe,
    },
    look: Look::Lines(&[Role::Addressees], check),
};

static CODE: Code = Code {
    id: "C034",
    name: "addressees-colon",
    severity: Severity::Error,
    message: Words { zh: "主送机关后用了半角冒号", en: "a half-width colon ends the addressees" },
    cure: Words { zh: "改为全角冒号“：”", en: "write ：" },
    why: Words {
        zh: "主送机关最后一个名称后标全角冒号。", en: "A full-width colon stands behind the last addressee."
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let words = text.of(line);
    let names = words.trim_end_matches([':', '：']).trim_end();
    let mark = &words[names.len()..];
    if mark != "：" && !mark.is_empty() {
        out.at(line.start + names.len(), line.end).put("：");
    }
}
