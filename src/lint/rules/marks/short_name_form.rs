//! A short name is given as （以下简称“…”）.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "（下称“方案”）",
        good: "（以下简称“方案”）",
        repair: Repair::Person,
    },
    look: Look::Words(&["（下称", "（简称", "（以下简称"], check),
};

static CODE: Code = Code {
    id: "C099",
    name: "short-name-form",
    severity: Severity::Warning,
    message: Words { zh: "简称的写法“{words}”不规范", en: "a short name is given as {words}" },
    cure: Words {
        zh: "写成（以下简称“某某”）或（以下简称《某某》）",
        en: "write （以下简称“…”） or （以下简称《…》）",
    },
    why: Words {
        zh: "简称用“以下简称”引出，简称加引号，文件的简称加书名号。",
        en: "以下简称 brings in a short name in quotes, or a title in 《》.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let behind = spot.after();
    let is_form = spot.word() == "（以下简称" && behind.is_some_and(|c| "“《".contains(c));
    let names = behind.is_some_and(|c| "“《：".contains(c) || spot.word() != "（简称" && is_han(c));
    if !is_form && names {
        let end = spot.tail().find('）').map_or(spot.end, |n| spot.end + n + '）'.len_utf8());
        out.at(spot.start, end).with("words", &spot.text.text[spot.start..end]);
    }
}
