//! One number is written in one way.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15835—2011", en: "GB/T 15835—2011" },
        bad: "5千6百人",
        good: "5600人",
        repair: Repair::Person,
    },
    look: Look::Words(&["千", "百", "万"], check),
};

static CODE: Code = Code {
    id: "C075",
    name: "numerals-mixed",
    severity: Severity::Warning,
    message: Words {
        zh: "数“{words}”里阿拉伯数字与汉字混用", en: "{words} mixes digits and characters"
    },
    cure: Words { zh: "只留“万”“亿”作单位，其余用阿拉伯数字", en: "keep 万 and 亿 alone" },
    why: Words {
        zh: "大数以“万”“亿”为单位，不写“千”“百”“十”，后面不再接数字。",
        en: "Only 万 and 亿 stand with digits, and nothing after them.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let (left, right) = (digits_before(spot.head()), digits(spot.tail()));
    if left > 0 && right > 0 {
        let (start, end) = (spot.start - left, spot.end + right);
        out.at(start, end).with("words", &spot.text.text[start..end]);
    }
}
