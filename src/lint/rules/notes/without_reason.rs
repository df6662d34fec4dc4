//! A note names a code and a reason.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "本工具的校对附注", en: "the notes of this tool" },
        bad: "【校对不计 C087】",
        good: "【校对不计 C087：引自原文件】",
        repair: Repair::Person,
    },
    look: Look::Nowhere,
};

static CODE: Code = Code {
    id: "C131",
    name: "note-without-reason",
    severity: Severity::Warning,
    message: Words {
        zh: "校对附注没有写代码或理由，不起作用",
        en: "the note has no code or no reason and does nothing",
    },
    cure: Words { zh: "写成“校对不计 C087：理由”", en: "write 校对不计 C087：reason" },
    why: Words {
        zh: "不采纳意见要说明理由，后来的人才知道是看过的。", en: "Whoever leaves a finding says why."
    },
};
