//! A stop stands inside or outside the quotes.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4.8", en: "GB/T 15834—2011, 4.8" },
        bad: "“抓好落实。”。",
        good: "“抓好落实。”",
        repair: Repair::Person,
    },
    look: Look::Words(&["。”。", "！”。", "？”。", "。”，", "。”；", "。”、"], check),
};

static CODE: Code = Code {
    id: "C098",
    name: "stop-in-and-out",
    severity: Severity::Warning,
    message: Words {
        zh: "引号内外都有点号：“{marks}”", en: "marks stand inside and outside the quote: {marks}"
    },
    cure: Words {
        zh: "引文独立成句的留里面的，作句子一部分的留外面的",
        en: "keep the inner one for a whole sentence, else the outer one",
    },
    why: Words {
        zh: "引号内已有句末点号，引号外一般不再用点号。", en: "A stop inside the quote ends the sentence."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    out.at(spot.start, spot.end).with("marks", spot.word());
}
