//! Both ends of a range have their unit.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15835—2011 5.1", en: "GB/T 15835—2011, 5.1" },
        bad: "10～20万元",
        good: "10万～20万元",
        repair: Repair::Person,
    },
    look: Look::Words(&["～", "~", "—", "-"], check),
};

static CODE: Code = Code {
    id: "C072",
    name: "range-without-unit",
    severity: Severity::Warning,
    message: Words {
        zh: "“{words}”的前一个数缺“{unit}”，可能误读",
        en: "{unit} is missing at the first number of {words}",
    },
    cure: Words { zh: "两个数都写“{unit}”", en: "write {unit} at both" },
    why: Words {
        zh: "“10～20万元”可以读成从 10 元到 20 万元；百分数范围两个百分号都写。",
        en: "It may be read as from 10 yuan to 200 thousand.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let (head, tail) = (spot.head(), spot.tail());
    let (left, right) = (amount(head.chars().rev()), amount(tail.chars()));
    if left == 0
        || right == 0
        || left > 8
        || head[..head.len() - left].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
    {
        return;
    }
    let Some(unit) = tail[right..].chars().next().filter(|c| "万亿%％".contains(*c)) else { return };
    let (start, end) = (spot.start - left, spot.end + right + unit.len_utf8());
    out.at(start, end).with("words", &spot.text.text[start..end]).with("unit", unit);
}

/// How many characters of a number there are.
fn amount(chars: impl Iterator<Item = char>) -> usize {
    chars.take_while(|c| c.is_ascii_digit() || *c == '.').count()
}
