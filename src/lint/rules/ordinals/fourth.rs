//! The fourth rank is （1） with no mark behind.

use crate::lint::ordinal::ordinal;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.3", en: "GB/T 9704—2012, 7.3.3" },
        bad: "（1）、建立台账",
        good: "（1）建立台账",
        repair: Repair::Proposed,
    },
    look: Look::Lines(&[Role::Numbered], check),
};

static CODE: Code = Code {
    id: "C040",
    name: "ordinal-fourth-mark",
    severity: Severity::Warning,
    message: Words { zh: "第四层序数写成了“{mark}”", en: "the fourth rank is written {mark}" },
    cure: Words { zh: "改为“（{value}）”，后面不加标点", en: "write （{value}） with no mark behind" },
    why: Words {
        zh: "第四层用“（1）”，不用“1）”，括号后不加顿号。",
        en: "The fourth rank is （1）, not 1）, with no mark behind.",
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let words = text.of(line);
    let Some(ordinal) = ordinal(words) else { return };
    let half = ordinal.rank == 4 && !words.starts_with(['（', '(']);
    if ordinal.rank == 4 && (half || ordinal.length > ordinal.bare) {
        let (start, end) = (line.start, line.start + ordinal.length);
        let found = out.at(start, end).with("mark", &words[..ordinal.length]).with("value", ordinal.value);
        found.put(format!("（{}）", ordinal.value));
    }
}
