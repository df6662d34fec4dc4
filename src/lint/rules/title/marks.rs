//! A title is one phrase.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文标题写作惯例", en: "usage for titles" },
        bad: "关于甲，乙工作的通知",
        good: "关于甲、乙工作的通知",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C028",
    name: "title-marks",
    severity: Severity::Warning,
    message: Words { zh: "标题里用了“{mark}”", en: "{mark} stands in the title" },
    cure: Words { zh: "改用顿号、空格或改写", en: "rewrite it as one phrase" },
    why: Words {
        zh: "标题中除书名号、引号、括号以及并列词语间的顿号外，一般不用标点。",
        en: "Besides title marks, quotes, brackets and 、 a title has no marks.",
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let Some((title, start, end)) = text.title() else { return };
    let mut depth = 0;
    let body = text.text[start..end].trim_end_matches(|c: char| "。，；：、".contains(c));
    for (i, c) in body.char_indices() {
        match c {
            '《' | '“' | '（' | '〈' => depth += 1,
            '》' | '”' | '）' | '〉' => depth -= 1,
            '，' | '；' | '。' | ',' | ';' if depth <= 0 => {
                out.at(start + i, start + i + c.len_utf8()).with("mark", c);
            }
            _ => {}
        }
    }
    debug_assert!(!title.is_empty());
}
