//! One preposition begins the matter of a title.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文标题写作惯例", en: "usage for titles" },
        bad: "关于对某申请的批复",
        good: "关于某申请的批复",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C024",
    name: "title-stacked-prepositions",
    severity: Severity::Info,
    message: Words {
        zh: "标题里“{words}”两个介词连用", en: "two prepositions stand together in the title: {words}"
    },
    cure: Words { zh: "删去一个", en: "take one out" },
    why: Words {
        zh: "“关于”已经引出事由，后面一般不再用“对”“就”；确需表示对象的除外。",
        en: "关于 brings in the matter by itself.",
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let Some((title, start, end)) = text.title() else { return };
    let words = ["关于对", "关于就", "关于针对", "关于有关"];
    if let Some(words) = words.iter().find(|w| title.contains(*w)) {
        let at = text.text[start..end].find(words).map_or((start, end), |n| (start + n, start + n + words.len()));
        out.at(at.0, at.1).with("words", words);
    }
}
