//! Ranges are written with — or ～.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words {
            zh: "GB/T 15834—2011 4.13；GB/T 15835—2011 5.1",
            en: "GB/T 15834—2011, 4.13; GB/T 15835—2011, 5.1",
        },
        bad: "10-20%",
        good: "10～20%",
        repair: Repair::Safe,
    },
    look: Look::Words(&["-", "－", "~"], check),
};

static CODE: Code = Code {
    id: "C071",
    name: "range-mark",
    severity: Severity::Warning,
    message: Words { zh: "数值范围用了“{mark}”", en: "a range is written with {mark}" },
    cure: Words {
        zh: "时间用一字线“—”或“至”，数值用浪纹线“～”", en: "write — or 至 for time, ～ for amounts"
    },
    why: Words {
        zh: "起止时间用一字线，数值范围用浪纹线，短横线用于号码、型号。",
        en: "— spans time, ～ spans amounts; a hyphen belongs to numbers of things.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let (head, tail) = (spot.head(), spot.tail());
    let (left, right) = (digits_before(head), digits(tail));
    let outside = head[..head.len() - left]
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_ascii_alphanumeric() && !"-./－—".contains(c));
    if !(1..=4).contains(&left) || !(1..=4).contains(&right) || !outside {
        return;
    }
    let unit = tail[right..].chars().next().unwrap_or(' ');
    let put = match unit {
        '月' | '日' | '年' | '时' => "—",
        c if AMOUNTS.contains(c) => "～",
        _ => return,
    };
    out.at(spot.start, spot.end).with("mark", spot.word()).put(put);
}

/// What an amount is followed by.
const AMOUNTS: &str = "%％万亿元人个项件名天周岁倍户家吨米亩次";
