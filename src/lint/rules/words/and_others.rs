//! The number behind 等 is not smaller than the list.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "甲、乙、丙等2个单位",
        good: "甲、乙、丙等3个单位",
        repair: Repair::Person,
    },
    look: Look::Words(&["等"], check),
};

static CODE: Code = Code {
    id: "C121",
    name: "fewer-than-listed",
    severity: Severity::Warning,
    message: Words {
        zh: "列举了{listed}项，却说“等{said}{unit}”",
        en: "{listed} are listed, but 等{said}{unit} is said",
    },
    cure: Words { zh: "核对个数", en: "look the number up" },
    why: Words {
        zh: "“等”后的总数不会少于列举的个数。", en: "The total is not smaller than the list."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let tail = spot.tail();
    let length = digits(tail);
    let Some(unit) = tail[length..].chars().next().filter(|c| "个家项名类种所条件部".contains(*c)) else {
        return;
    };
    let Ok(said) = tail[..length].parse::<usize>() else { return };
    let clause = spot.head().rsplit(['，', '。', '；', '：', '（', '“', '”', '》']).next().unwrap_or_default();
    let listed = clause.matches('、').count() + 1;
    if listed > 1 && said < listed {
        let found = out.at(spot.start, spot.end + length + unit.len_utf8()).with("listed", listed);
        found.with("said", said).with("unit", unit);
    }
}
