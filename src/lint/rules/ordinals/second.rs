//! No mark stands behind （一）.

use crate::lint::ordinal::ordinal;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.3", en: "GB/T 9704—2012, 7.3.3" },
        bad: "（一）、强化责任",
        good: "（一）强化责任",
        repair: Repair::Safe,
    },
    look: Look::Lines(&[Role::Numbered], check),
};

static CODE: Code = Code {
    id: "C038",
    name: "ordinal-second-mark",
    severity: Severity::Warning,
    message: Words {
        zh: "第二层序数“{mark}”后多了“{wrong}”", en: "{wrong} stands behind the ordinal {mark}"
    },
    cure: Words { zh: "删去", en: "take it out" },
    why: Words {
        zh: "第二层用“（一）”，括号后不再加顿号、逗号或点。",
        en: "The second rank is （一） with no mark behind.",
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let words = text.of(line);
    let Some(ordinal) = ordinal(words) else { return };
    if ordinal.rank == 2 && ordinal.length > ordinal.bare {
        let (mark, wrong) = (&words[..ordinal.bare], &words[ordinal.bare..ordinal.length]);
        out.at(line.start + ordinal.bare, line.start + ordinal.length).with("mark", mark).with("wrong", wrong).put("");
    }
}
