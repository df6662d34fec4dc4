//! A grade of secrecy is followed by ★ and its term.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.2.2；保密规定", en: "GB/T 9704—2012, 7.2.2; secrecy rules" },
        bad: "秘密 5年",
        good: "秘密★5年",
        repair: Repair::Person,
    },
    look: Look::Lines(&[Role::Secrecy], check),
};

static CODE: Code = Code {
    id: "C113",
    name: "secrecy-form",
    severity: Severity::Error,
    message: Words { zh: "密级“{words}”的写法不对", en: "the grade of secrecy {words} is not well formed" },
    cure: Words { zh: "写成“秘密★1年”的样子", en: "write it like 秘密★1年" },
    why: Words {
        zh: "密级和保密期限之间用“★”，期限的数字用阿拉伯数字。",
        en: "★ parts the grade and its term, in Arabic digits.",
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let words = text.of(line);
    let grade = "秘密".len();
    let term = &words[grade..];
    let fits = term.is_empty() || term.strip_prefix('★').is_some_and(|t| t == "长期" || is_term(t));
    if !fits {
        out.at(line.start, line.end).with("words", words);
    }
}

fn is_term(term: &str) -> bool {
    let length = digits(term);
    length > 0 && matches!(&term[length..], "年" | "个月" | "天")
}
