//! No mark stands behind 附件 above an annex.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.7", en: "GB/T 9704—2012, 7.3.7" },
        bad: "附件1：⏎任务表",
        good: "附件1⏎任务表",
        repair: Repair::Safe,
    },
    look: Look::Lines(&[Role::Label], check),
};

static CODE: Code = Code {
    id: "C055",
    name: "annex-label-mark",
    severity: Severity::Error,
    message: Words {
        zh: "附件页的“附件”后有“{mark}”", en: "{mark} stands behind the label of an annex"
    },
    cure: Words { zh: "删去", en: "take it out" },
    why: Words {
        zh: "附件页左上角标“附件”及顺序号，后面不加冒号或点。",
        en: "The label above an annex has no mark behind.",
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let words = text.of(line);
    let bare = words.trim_end_matches(['：', ':', '.', '．', '、', ' ']);
    if bare.len() < words.len() {
        let start = line.start + bare.len();
        out.at(start, line.end).with("mark", &words[bare.len()..]).put("");
    }
}
