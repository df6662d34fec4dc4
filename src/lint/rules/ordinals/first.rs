//! Behind an ordinal of the first rank stands 、.

use crate::lint::ordinal::ordinal;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.3", en: "GB/T 9704—2012, 7.3.3" },
        bad: "一. 总体要求",
        good: "一、总体要求",
        repair: Repair::Safe,
    },
    look: Look::Lines(&[Role::Numbered], check),
};

static CODE: Code = Code {
    id: "C037",
    name: "ordinal-first-mark",
    severity: Severity::Warning,
    message: Words {
        zh: "第一层序数“{mark}”后不用“{wrong}”", en: "{wrong} stands behind the ordinal {mark}"
    },
    cure: Words { zh: "改为顿号", en: "write 、" },
    why: Words {
        zh: "第一层用“一、”。标准的用语是“可以”，所以只作提醒。",
        en: "The first rank is written 一、. The clause says “may”, so this is no error.",
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let words = text.of(line);
    let Some(ordinal) = ordinal(words) else { return };
    let wrong = &words[ordinal.bare..ordinal.length];
    if ordinal.rank == 1 && wrong != "、" {
        let (mark, end) = (&words[..ordinal.bare], ordinal.length + blanks(&words[ordinal.length..]));
        let found =
            out.at(line.start + ordinal.bare, line.start + ordinal.length).with("mark", mark).with("wrong", wrong);
        found.put_at(line.start + ordinal.bare, line.start + end, "、");
    }
}

/// How many bytes of blanks a text begins with.
fn blanks(s: &str) -> usize {
    s.len() - s.trim_start().len()
}
