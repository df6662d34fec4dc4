//! A title names its kind once.

use crate::lint::outline::GENRES;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文标题写作惯例", en: "usage for titles" },
        bad: "关于转发调整计划的通知的通知",
        good: "关于转发调整计划的通知",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C025",
    name: "title-doubled-genre",
    severity: Severity::Warning,
    message: Words { zh: "标题里文种重复：“{words}”", en: "the kind stands twice in the title: {words}" },
    cure: Words {
        zh: "合并成一个；转发的文件标题加书名号", en: "merge them; put the title passed on into 《》"
    },
    why: Words {
        zh: "层层转发容易出现“的通知的通知”，应当删并。",
        en: "Passing on leads to 的通知的通知; merge them.",
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let Some((title, start, end)) = text.title() else { return };
    for genre in GENRES {
        let words = format!("{genre}的{genre}");
        if title.ends_with(&words) {
            out.at(end - words.len().min(end - start), end).with("words", words);
        }
    }
}
