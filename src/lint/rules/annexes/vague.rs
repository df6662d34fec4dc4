//! An annex is called by its name.

use crate::lint::outline::announced;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "GB/T 9704—2012 7.3.4", en: "GB/T 9704—2012, 7.3.4" },
        bad: "附件：如文",
        good: "附件：任务分工表",
        repair: Repair::Person,
    },
    look: Look::Lines(&[Role::Announced], check),
};

static CODE: Code = Code {
    id: "C058",
    name: "annex-note-vague",
    severity: Severity::Warning,
    message: Words { zh: "附件名称写成“{name}”", en: "the annex is called {name}" },
    cure: Words { zh: "写出附件的名称", en: "write its name" },
    why: Words {
        zh: "附件说明写附件的名称，不写“如文”“见附件”。", en: "The name of the annex is given."
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let name = announced(text.of(line)).trim_end_matches('。');
    if ["如文", "如上", "见附件", "见后", "同上", "略"].contains(&name) {
        let start = line.start + text.of(line).find(name).unwrap_or(0);
        out.at(start, start + name.len()).with("name", name);
    }
}
