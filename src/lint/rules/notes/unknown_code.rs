//! A note names a rule that there is.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "本工具的校对附注", en: "the notes of this tool" },
        bad: "【校对不计 C999：原文如此】",
        good: "【校对不计 C087：原文如此】",
        repair: Repair::Person,
    },
    look: Look::Nowhere,
};

static CODE: Code = Code {
    id: "C132",
    name: "note-unknown-code",
    severity: Severity::Warning,
    message: Words {
        zh: "校对附注里的“{code}”不是校对规则的代码", en: "{code} in the note is no rule"
    },
    cure: Words { zh: "用 `hongtou explain` 查代码", en: "look the code up with `hongtou explain`" },
    why: Words { zh: "代码写错，附注就不起作用。", en: "A wrong code leaves nothing." },
};
