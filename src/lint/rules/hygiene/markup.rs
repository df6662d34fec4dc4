//! No marks of Markdown or HTML are left in a paper.

use crate::lint::Kind;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "**一是健全机制。**",
        good: "一是健全机制。",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C117",
    name: "markup-left",
    severity: Severity::Warning,
    message: Words {
        zh: "留有 {count} 处 {mark} 之类的排版记号",
        en: "{count} marks of layout such as {mark} are left",
    },
    cure: Words { zh: "删去记号", en: "take them out" },
    why: Words {
        zh: "从网页或编辑器复制时带入的记号，印出来就是错。",
        en: "They come with copies of web pages and are printed as they stand.",
    },
};

const MARKS: [&str; 7] = ["**", "](", "</", "<br", "<p>", "&nbsp;", "##"];

fn check(text: &Text<'_>, out: &mut Hits) {
    if matches!(text.kind, Kind::Markdown | Kind::Template) {
        return;
    }
    for mark in MARKS {
        if let Some(first) = text.text.find(mark) {
            let count = text.text.matches(mark).count();
            out.at(first, first + mark.len()).with("count", count).with("mark", mark);
        }
    }
}
