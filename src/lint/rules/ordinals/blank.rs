//! No blank stands behind an ordinal.

use crate::lint::ordinal::ordinal;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "（四） 严格落实责任",
        good: "（四）严格落实责任",
        repair: Repair::Safe,
    },
    look: Look::Lines(&[Role::Numbered, Role::Item], check),
};

static CODE: Code = Code {
    id: "C047",
    name: "ordinal-blank",
    severity: Severity::Warning,
    message: Words { zh: "序数“{mark}”后有空格", en: "a blank stands behind the ordinal {mark}" },
    cure: Words { zh: "删去空格", en: "take it out" },
    why: Words { zh: "序数与文字之间不空格。", en: "No blank stands between an ordinal and its words." },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let words = text.of(line);
    let Some(ordinal) = ordinal(words) else { return };
    let blanks = words[ordinal.length..].len() - words[ordinal.length..].trim_start().len();
    // The marks of the first rank and of annexes have rules of their own, which take the blank away too.
    let is_anothers = ordinal.rank == 1 && !words[ordinal.bare..].starts_with('、') || line.role == Role::Item;
    if blanks > 0 && !is_anothers {
        let start = line.start + ordinal.length;
        out.at(start, start + blanks).with("mark", &words[..ordinal.length]).put("");
    }
}
