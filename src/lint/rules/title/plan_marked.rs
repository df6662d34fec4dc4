//! Plans and lists that a title issues mostly stand without 《》.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文标题写作惯例", en: "usage for titles" },
        bad: "关于印发《2026年工作要点》的通知",
        good: "关于印发2026年工作要点的通知",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C030",
    name: "issued-plan-marked",
    severity: Severity::Info,
    message: Words { zh: "标题印发的“{kind}”加了书名号", en: "the {kind} in the title stands in 《》" },
    cure: Words {
        zh: "可以不加书名号；本单位惯用书名号的不必改",
        en: "the marks may go; leave them where the office always writes them",
    },
    why: Words {
        zh: "国务院办公厅的做法是方案、要点、计划、名单等不加书名号；各地不一，属两可。",
        en: "The State Council writes plans and lists without title marks; others do with. Both are found.",
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let Some((title, start, end)) = text.title() else { return };
    let Some(open) = text.text[start..end].find("印发《").map(|n| start + n + "印发".len()) else { return };
    let Some(close) = text.text[open..end].rfind('》').map(|n| open + n) else { return };
    let kinds = ["要点", "方案", "计划", "名单", "清单", "分工", "任务"];
    if let Some(kind) = kinds.iter().find(|k| text.text[open..close].ends_with(*k)) {
        out.at(open, close + '》'.len_utf8()).with("kind", kind);
    }
    debug_assert!(!title.is_empty());
}
