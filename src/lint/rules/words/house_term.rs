//! A term that the office writes otherwise.

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
        bad: "（表：街道办 → 街道办事处）请各街道办落实",
        good: "请各街道办事处落实",
        repair: Repair::Proposed,
    },
    look: Look::Nowhere,
};

static CODE: Code = Code {
    id: "C146",
    name: "house-term",
    severity: Severity::Warning,
    message: Words {
        zh: "用语表：“{wrong}”应当写作“{right}”（{reason}）",
        en: "by the list of terms {wrong} should be {right} ({reason})",
    },
    cure: Words {
        zh: "改为“{right}”；表里写错了的，改 content/terms.yaml",
        en: "write {right}; or mend the list in content/terms.yaml",
    },
    why: Words {
        zh: "单位名称、项目名称和提法，各单位自有定规，列在用语表里，由本工具逐处核对；表里没有写 strength 的，按警告提出。",
        en: "An office has its own names and phrases; those of its list without a strength are warnings.",
    },
};
