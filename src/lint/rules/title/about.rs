//! A title says 关于 … 的 before its kind.

use crate::lint::outline::GENRES;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文标题写作惯例", en: "usage for titles" },
        bad: "关于汛期工作通知",
        good: "关于汛期工作的通知",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C023",
    name: "title-without-about",
    severity: Severity::Warning,
    message: Words { zh: "标题缺“{word}”：“{end}”", en: "{word} is missing in the title: {end}" },
    cure: Words { zh: "补上“{word}”", en: "add {word}" },
    why: Words {
        zh: "标题的通常写法是“关于＋事由＋的＋文种”；印发、转发类可以不用“关于”。",
        en: "The usual form is 关于, the matter, 的, the kind.",
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let Some((title, start, end)) = text.title() else { return };
    let Some(genre) = GENRES.iter().find(|g| title.ends_with(*g)) else { return };
    let before = &title[..title.len() - genre.len()];
    let from = before.char_indices().rev().nth(7).map_or(0, |(i, _)| i);
    let issues = ["印发", "转发", "批转", "发布", "公布"].iter().any(|w| title.contains(w));
    let word = match () {
        () if title.contains("关于") && !before[from..].contains('的') => "的",
        () if !title.contains("关于") && !issues && title.contains('的') => "关于",
        () => return,
    };
    if !title.contains('\u{fffc}') {
        out.at(start, end).with("word", word).with("end", &title[from..]);
    }
}
