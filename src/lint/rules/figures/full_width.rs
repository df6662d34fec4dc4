//! Digits and letters have half width.

use crate::base::number::half_width;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15835—2011 4.1", en: "GB/T 15835—2011, 4.1" },
        bad: "共２３项",
        good: "共23项",
        repair: Repair::Safe,
    },
    look: Look::Words(WIDE, check),
};

static CODE: Code = Code {
    id: "C070",
    name: "full-width-figures",
    severity: Severity::Error,
    message: Words { zh: "数字或字母“{words}”是全角的", en: "{words} has full width" },
    cure: Words { zh: "改为半角", en: "write it in half width" },
    why: Words { zh: "阿拉伯数字和拉丁字母用半角字符。", en: "Digits and letters have half width." },
};

const WIDE: &[&str] = &[
    "０", "１", "２", "３", "４", "５", "６", "７", "８", "９", "Ａ", "Ｂ", "Ｃ", "Ｄ", "Ｅ", "Ｆ", "Ｇ", "Ｈ", "Ｉ",
    "Ｊ", "Ｋ", "Ｌ", "Ｍ", "Ｎ", "Ｏ", "Ｐ", "Ｑ", "Ｒ", "Ｓ", "Ｔ", "Ｕ", "Ｖ", "Ｗ", "Ｘ", "Ｙ", "Ｚ", "ａ", "ｂ",
    "ｃ", "ｄ", "ｅ", "ｆ", "ｇ", "ｈ", "ｉ", "ｊ", "ｋ", "ｌ", "ｍ", "ｎ", "ｏ", "ｐ", "ｑ", "ｒ", "ｓ", "ｔ", "ｕ",
    "ｖ", "ｗ", "ｘ", "ｙ", "ｚ",
];

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let wide = |c: char| matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    if spot.before().is_some_and(wide) {
        return;
    }
    let rest = &spot.text.text[spot.start..spot.line.end];
    let length = rest.find(|c| !wide(c)).unwrap_or(rest.len());
    let words = &rest[..length];
    // Those of a document number are for its own rule.
    let numbered =
        spot.before().is_some_and(|c| "〔[［【第".contains(c)) || spot.head().trim_end().ends_with(['〕', ']', '】']);
    if !numbered {
        out.at(spot.start, spot.start + length).with("words", words).put(half_width(words));
    }
}
