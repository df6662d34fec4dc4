//! A decimal has a half-width point and a digit before it.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15835—2011 5.1", en: "GB/T 15835—2011, 5.1" },
        bad: "3。5万元、.5万元",
        good: "3.5万元、0.5万元",
        repair: Repair::Proposed,
    },
    look: Look::Words(&["。", "．", "."], check),
};

static CODE: Code = Code {
    id: "C079",
    name: "decimal-point",
    severity: Severity::Error,
    message: Words { zh: "小数“{words}”的写法不对", en: "the decimal {words} is not well formed" },
    cure: Words { zh: "写成“{put}”", en: "write {put}" },
    why: Words {
        zh: "小数点用半角下脚圆点；纯小数写出小数点前的 0。",
        en: "The point is a half-width dot; 0 stands before it.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let (left, right) = (digits_before(spot.head()), digits(spot.tail()));
    let unit =
        spot.tail()[right..].starts_with(['万', '亿', '元', '%', '％', '个', '公', '米', '亩', '倍', '千', '吨']);
    if right == 0 || !unit || right > 4 {
        return;
    }
    let put = match spot.word() {
        "." if left == 0 => {
            let apart = spot.before().is_none_or(|c| is_han(c) || "，、（；：～—".contains(c));
            if !apart || spot.before().is_some_and(|c| "一二三四五六七八九十".contains(c)) {
                return;
            }
            format!("0.{}", &spot.tail()[..right])
        }
        "." => return,
        _ if left == 0 => return,
        _ => format!("{}.{}", &spot.head()[spot.head().len() - left..], &spot.tail()[..right]),
    };
    let (start, end) = (spot.start - left, spot.end + right);
    out.at(start, end).with("words", &spot.text.text[start..end]).with("put", &put).put(put);
}
