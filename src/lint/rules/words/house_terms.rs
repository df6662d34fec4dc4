//! The terms of an office, in `content/terms.yaml`, by how much they weigh: three rules that differ in that alone.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// A term that the office writes otherwise.
pub const TERM: Rule = rule(&TERM_CODE, "（表：街道办 → 街道办事处）请各街道办落实", "请各街道办事处落实");

/// A term that the office never writes.
pub const MUST: Rule = rule(&MUST_CODE, "（表：残废人 → 残疾人，error）关心残废人", "关心残疾人");

/// A term that the office writes otherwise as a rule.
pub const HINT: Rule = rule(&HINT_CODE, "（表：进一步加强 → 加强，info）进一步加强管理", "加强管理");

/// A rule of the list.
const fn rule(code: &'static Code, bad: &'static str, good: &'static str) -> Rule {
    let source =
        Words { zh: "本单位的用语表 content/terms.yaml", en: "the office’s own list, content/terms.yaml" };
    let page = Page { basis: Basis::Practice, source, bad, good, repair: Repair::Proposed };
    Rule { code, page, look: Look::Nowhere }
}

/// What to do about any of them.
const CURE: Words = Words {
    zh: "改为“{right}”；表里写错了的，改 content/terms.yaml",
    en: "write {right}; or mend the list in content/terms.yaml",
};

static TERM_CODE: Code = Code {
    id: "C146",
    name: "house-term",
    severity: Severity::Warning,
    message: Words {
        zh: "用语表：“{wrong}”应当写作“{right}”（{reason}）",
        en: "by the list of terms {wrong} should be {right} ({reason})",
    },
    cure: CURE,
    why: Words {
        zh: "单位名称、项目名称和提法，各单位自有定规，列在用语表里，由本工具逐处核对；表里没有写 strength 的，按警告提出。",
        en: "An office has its own names and phrases; those of its list without a strength are warnings.",
    },
};

static MUST_CODE: Code = Code {
    id: "C147",
    name: "house-term-must",
    severity: Severity::Error,
    message: Words {
        zh: "用语表：“{wrong}”必须写作“{right}”（{reason}）",
        en: "by the list of terms {wrong} must be {right} ({reason})",
    },
    cure: CURE,
    why: Words {
        zh: "用语表里 strength: error 的词，一处也不能出现。",
        en: "Those that the list calls an error may not stand anywhere.",
    },
};

static HINT_CODE: Code = Code {
    id: "C148",
    name: "house-term-hint",
    severity: Severity::Info,
    message: Words {
        zh: "用语表：“{wrong}”一般写作“{right}”（{reason}）",
        en: "by the list of terms {wrong} is usually {right} ({reason})",
    },
    cure: CURE,
    why: Words {
        zh: "用语表里 strength: info 的词，只作提示。", en: "Those that the list calls an info are hints."
    },
};
