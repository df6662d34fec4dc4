//! Names such as 十四五 keep their characters.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15835—2011 4.2", en: "GB/T 15835—2011, 4.2" },
        bad: "“14五”规划",
        good: "“十四五”规划",
        repair: Repair::Proposed,
    },
    look: Look::Words(&["12五", "13五", "14五", "15五", "16五"], check),
};

static CODE: Code = Code {
    id: "C084",
    name: "plan-name-in-digits",
    severity: Severity::Warning,
    message: Words { zh: "“{words}”应当用汉字", en: "{words} is written in characters" },
    cure: Words { zh: "写成“{put}”", en: "write {put}" },
    why: Words {
        zh: "定型的词语、五年规划的简称用汉字数字。", en: "Set phrases keep their characters."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    if digits_before(spot.head()) == 0 {
        let put = format!("十{}五", ["二", "三", "四", "五", "六"][usize::from(spot.word().as_bytes()[1] - b'2')]);
        out.at(spot.start, spot.end).with("words", spot.word()).with("put", &put).put(put);
    }
}
