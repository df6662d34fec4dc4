//! Behind an ordinal of the third rank stands a dot.

use crate::lint::ordinal::ordinal;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.3", en: "GB/T 9704—2012, 7.3.3" },
        bad: "1、明确任务",
        good: "1.明确任务",
        repair: Repair::Safe,
    },
    look: Look::Lines(&[Role::Numbered], check),
};

static CODE: Code = Code {
    id: "C039",
    name: "ordinal-third-mark",
    severity: Severity::Warning,
    message: Words {
        zh: "第三层序数“{mark}”后用了“{wrong}”", en: "{wrong} stands behind the ordinal {mark}"
    },
    cure: Words { zh: "改为下脚点“.”", en: "write a dot" },
    why: Words {
        zh: "第三层用“1.”。标准的用语是“可以”，所以只作提醒。",
        en: "The third rank is written 1. with a dot.",
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let words = text.of(line);
    let Some(ordinal) = ordinal(words) else { return };
    let wrong = &words[ordinal.bare..ordinal.length];
    if ordinal.rank == 3 && wrong != "." {
        let mark = &words[..ordinal.bare];
        out.at(line.start + ordinal.bare, line.start + ordinal.length).with("mark", mark).with("wrong", wrong).put(".");
    }
}
