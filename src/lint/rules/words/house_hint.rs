//! A term that the office writes otherwise as a rule.

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
        bad: "（表：进一步加强 → 加强，info）进一步加强管理",
        good: "加强管理",
        repair: Repair::Proposed,
    },
    look: Look::Nowhere,
};

static CODE: Code = Code {
    id: "C148",
    name: "house-term-hint",
    severity: Severity::Info,
    message: Words {
        zh: "用语表：“{wrong}”一般写作“{right}”（{reason}）",
        en: "by the list of terms {wrong} is usually {right} ({reason})",
    },
    cure: Words {
        zh: "改为“{right}”；表里写错了的，改 content/terms.yaml",
        en: "write {right}; or mend the list in content/terms.yaml",
    },
    why: Words {
        zh: "用语表里 strength: info 的词，只作提示。", en: "Those that the list calls an info are hints."
    },
};
