//! 首先 goes with 其次, 第一 with 第二.

use crate::lint::rule::*;
use crate::lint::text::PROSE;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "首先要排查，第二要整改。",
        good: "首先要排查，其次要整改。",
        repair: Repair::Person,
    },
    look: Look::Paragraphs(PROSE, check),
};

static CODE: Code = Code {
    id: "C049",
    name: "ordinal-words-mixed",
    severity: Severity::Info,
    message: Words { zh: "“{one}”与“{two}”混用", en: "{one} goes with {two}" },
    cure: Words {
        zh: "用“首先……其次……”或“第一……第二……”一套", en: "keep to one set"
    },
    why: Words { zh: "两套次序词不混用。", en: "Two sets of ordinal words do not mix." },
};

fn check(text: &Text<'_>, paragraph: &Paragraph, out: &mut Hits) {
    let words = text.of_paragraph(paragraph);
    let Some(first) = words.find("首先") else { return };
    let rest = &words[first..];
    let second = rest
        .find("第二")
        .filter(|n| rest[n + "第二".len()..].starts_with(['，', '要', '、']) && !rest[..*n].contains("第一"));
    if let Some(n) = second.filter(|_| !rest.contains("其次")) {
        let start = paragraph.start + first + n;
        out.at(start, start + "第二".len()).with("one", "首先").with("two", "第二");
    }
}
