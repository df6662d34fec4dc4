//! Findings about amendments and the texts in force that follow from them.

use crate::base::diagnostic::{Code, Severity, Text};

/// Two amendments of one day whose order nobody can tell.
pub static AMENDMENT_ORDER: Code = Code {
    id: "B040",
    name: "amendments-of-one-day",
    severity: Severity::Error,
    message: Text {
        zh: "{path} 与 {other} 都从{day}起施行，凭发文字号分不出先后",
        en: "{path} and {other} are both in force from {day}, and their document numbers do not tell which comes first",
    },
    cure: Text {
        zh: "在两个文件里都写上 doc_number（如 某某〔2022〕8号），号小的在前",
        en: "write doc_number into both; the lower number comes first",
    },
    why: Text {
        zh: "同一天施行的修改按发文字号的先后依次生效。文件名可以随意改动，不能作为依据。",
        en: "Amendments of one day take effect in the order of their numbers. File names may be changed by anybody and decide nothing.",
    },
};

/// An issued amendment that was not read whole.
pub static AMENDMENT_UNREAD: Code = Code {
    id: "B041",
    name: "amendment-not-read-whole",
    severity: Severity::Error,
    message: Text {
        zh: "{path} 有没读懂的地方，没有写成 {content}",
        en: "{path} was not understood in every place, so {content} was not written",
    },
    cure: Text {
        zh: "按上面列出的各处改写原文，或者照 content/README.md 自己写 {content}",
        en: "mend the places listed, or write {content} yourself as content/README.md says",
    },
    why: Text {
        zh: "只生效一半的修改，比没有修改更坏。",
        en: "An amendment of which half takes effect is worse than none.",
    },
};

/// What waits for an amendment that cannot be applied.
pub static HALTED: Code = Code {
    id: "B042",
    name: "text-in-force-unknown",
    severity: Severity::Error,
    message: Text {
        zh: "从{day}起的现行文本不能确定：{path} 没有生效；{what}暂不生成",
        en: "the text in force from {day_en} on is not known, since {path} could not be applied; {what_en} must wait",
    },
    cure: Text { zh: "先改正 {path} 的错误", en: "mend what is wrong in {path} first" },
    why: Text {
        zh: "按修改前的文本去要求各单位报送，或者按它点名，都可能出错。",
        en: "To hold the bodies to the text as it was before might wrong them.",
    },
};
