//! A term that the office never writes.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words {
            zh: "本单位的用语表 content/terms.yaml", en: "the office’s own list, content/terms.yaml"
        },
        bad: "（表：残废人 → 残疾人，error）关心残废人",
        good: "关心残疾人",
        repair: Repair::Proposed,
    },
    look: Look::Nowhere,
};

static CODE: Code = Code {
    id: "C147",
    name: "house-term-must",
    severity: Severity::Error,
    message: Words {
        zh: "用语表：“{wrong}”必须写作“{right}”（{reason}）",
        en: "by the list of terms {wrong} must be {right} ({reason})",
    },
    cure: Words {
        zh: "改为“{right}”；表里写错了的，改 content/terms.yaml",
        en: "write {right}; or mend the list in content/terms.yaml",
    },
    why: Words {
        zh: "用语表里 strength: error 的词，一处也不能出现。",
        en: "Those that the list calls an error may not stand anywhere.",
    },
};
