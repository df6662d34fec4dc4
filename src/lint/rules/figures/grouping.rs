//! Long numbers are grouped alike.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15835—2011 5.1", en: "GB/T 15835—2011, 5.1" },
        bad: "12,345元……67890元",
        good: "12345元……67890元",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C078",
    name: "grouping-mixed",
    severity: Severity::Info,
    message: Words {
        zh: "有的数用了分节号，这里的“{number}”没有", en: "other numbers are grouped, {number} is not"
    },
    cure: Words { zh: "全文统一", en: "write all alike" },
    why: Words {
        zh: "四位以上的数可以分节，也可以不分，一份公文里应当一致。", en: "Grouped or not, but alike."
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let whole = text.text.as_ref();
    let grouped = whole.match_indices(',').any(|(n, _)| {
        let (head, tail) = (&whole[..n], &whole[n + 1..]);
        (1..=3).contains(&digits_before(head)) && digits(tail) == 3
    });
    if !grouped {
        return;
    }
    for (n, unit) in whole.match_indices(['元', '人', '亩', '吨', '户', '件']) {
        let length = digits_before(&whole[..n]);
        let before = whole[..n - length].chars().next_back();
        if length >= 5 && !before.is_some_and(|c| c == ',' || c == '.') {
            out.at(n - length, n).with("number", &whole[n - length..n + unit.len()]);
        }
    }
}
