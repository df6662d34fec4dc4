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
    look: Look::Words(MARKS, check),
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

const MARKS: &[&str] = &["**", "](", "</", "<br", "<p>", "&nbsp;", "##"];

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let (text, mark) = (spot.text.text.as_ref(), spot.word());
    // All of one kind are one finding, at the first.
    if matches!(spot.text.kind, Kind::Markdown | Kind::Template) || text[..spot.end - 1].contains(mark) {
        return;
    }
    out.at(spot.start, spot.end).with("count", text.matches(mark).count()).with("mark", mark);
}
