//! No colon stands behind 一是.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4.7", en: "GB/T 15834—2011, 4.7" },
        bad: "要求如下：一是：排查。",
        good: "要求如下：一是排查。",
        repair: Repair::Person,
    },
    look: Look::Words(&["一是：", "二是：", "三是：", "四是：", "五是："], check),
};

static CODE: Code = Code {
    id: "C096",
    name: "colon-behind-point",
    severity: Severity::Warning,
    message: Words { zh: "“{word}”后又用了冒号", en: "a colon stands behind {word}" },
    cure: Words { zh: "删去冒号", en: "take the colon out" },
    why: Words {
        zh: "一个句子里不套用冒号；“一是”后面不停顿。", en: "One sentence has one colon."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let start = spot.end - '：'.len_utf8();
    out.at(start, spot.end).with("word", &spot.word()[..spot.word().len() - '：'.len_utf8()]);
}
