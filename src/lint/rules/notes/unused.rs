//! A note that leaves no finding.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "本工具的校对附注", en: "the notes of this tool" },
        bad: "（已改正处仍留）【校对不计 C087：原文如此】",
        good: "（删去附注）",
        repair: Repair::Person,
    },
    look: Look::Nowhere,
};

static CODE: Code = Code {
    id: "C130",
    name: "note-unused",
    severity: Severity::Warning,
    message: Words {
        zh: "校对附注 {code} 没有用上：这里没有这样的意见", en: "the note {code} leaves no finding"
    },
    cure: Words {
        zh: "删去附注，或把它移到意见所在处", en: "take the note out, or move it to the finding"
    },
    why: Words {
        zh: "文字改好以后附注还留着，就会遮住以后的错误。",
        en: "A note left behind would hide later faults.",
    },
};
