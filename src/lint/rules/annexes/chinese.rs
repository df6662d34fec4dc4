//! Annexes are numbered in Arabic digits.

use crate::base::number::from_chinese;
use crate::lint::ordinal::numerals;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.7", en: "GB/T 9704—2012, 7.3.7" },
        bad: "附件一",
        good: "附件1",
        repair: Repair::Proposed,
    },
    look: Look::Words(
        &["附件一", "附件二", "附件三", "附件四", "附件五", "附件六", "附件七", "附件八", "附件九", "附件十"],
        check,
    ),
};

static CODE: Code = Code {
    id: "C054",
    name: "annex-chinese-number",
    severity: Severity::Warning,
    message: Words { zh: "附件序号“{number}”用了汉字", en: "the annex is numbered {number}" },
    cure: Words { zh: "改为“附件{value}”", en: "write 附件{value}" },
    why: Words { zh: "附件顺序号用阿拉伯数字。", en: "Annexes are numbered in Arabic digits." },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let start = spot.start + "附件".len();
    let length = numerals(&spot.text.text[start..spot.line.end]);
    let number = &spot.text.text[start..start + length];
    let behind = &spot.text.text[start + length..spot.line.end];
    // 附件一式三份, 附件一并报送, 附件三个 are no numbers.
    let counts = behind.chars().next().is_some_and(|c| "式并个份项张同律种些份起旦".contains(c));
    if let Some(value) = from_chinese(number).filter(|_| !counts) {
        out.at(start, start + length).with("number", number).with("value", value).put(value.to_string());
    }
}
