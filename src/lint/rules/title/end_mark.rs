//! A title has no mark at its end.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文标题写作惯例", en: "usage for titles" },
        bad: "关于报送进展的通知。",
        good: "关于报送进展的通知",
        repair: Repair::Safe,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C021",
    name: "title-end-mark",
    severity: Severity::Error,
    message: Words { zh: "标题末尾有“{mark}”", en: "the title ends with {mark}" },
    cure: Words { zh: "删去", en: "take it out" },
    why: Words {
        zh: "公文标题末尾不用标点符号（书名号、引号、括号除外）。", en: "No mark ends a title."
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let Some((title, start, end)) = text.title() else { return };
    if let Some(mark) = title.chars().next_back().filter(|c| "。，；：、．.,;:".contains(*c)) {
        out.at(end - mark.len_utf8(), end).with("mark", mark).put("");
    }
    debug_assert!(start < end);
}
