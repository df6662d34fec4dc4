//! The number of items said is the number given.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "共3项：甲；乙。",
        good: "共2项：甲；乙。",
        repair: Repair::Person,
    },
    look: Look::Words(&["项：", "类：", "条：", "方面："], check),
};

static CODE: Code = Code {
    id: "C082",
    name: "list-count-differs",
    severity: Severity::Warning,
    message: Words { zh: "说是{said}项，列出的有{listed}项", en: "{said} are announced, {listed} are listed" },
    cure: Words {
        zh: "核对是数写错了，还是少列、多列了", en: "see whether the number is wrong or an item is missing"
    },
    why: Words {
        zh: "总数与列举对不上，多半是改稿时增删了一项。",
        en: "An item was added or taken out and the number stayed.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let head = spot.head();
    let length = digits_before(head);
    let said: Option<usize> = head[head.len() - length..].parse().ok();
    let list = spot.tail().split('。').next().unwrap_or_default();
    let listed = list.matches('；').count() + 1;
    if let Some(said) = said.filter(|said| listed > 1 && *said != listed && length <= 2) {
        out.at(spot.start - length, spot.end - '：'.len_utf8()).with("said", said).with("listed", listed);
    }
}
