//! A reference to an annex finds it.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words {
            zh: "公文校对惯例：引用与附件一致", en: "usual proofreading: references resolve"
        },
        bad: "（见附件3）……附件：1.甲表 2.乙表",
        good: "（见附件2）……附件：1.甲表 2.乙表",
        repair: Repair::Person,
    },
    look: Look::Words(&["见附件", "按附件", "如附件"], check),
};

static CODE: Code = Code {
    id: "C056",
    name: "annex-reference",
    severity: Severity::Error,
    message: Words {
        zh: "文中引用附件{number}，附件说明只有 {count} 个附件",
        en: "annex {number} is referred to, {count} are announced",
    },
    cure: Words { zh: "改正序号，或补入附件说明", en: "mend the number or announce the annex" },
    why: Words {
        zh: "文内“见附件N”应当在附件说明中有对应的附件。", en: "Every annex referred to is announced."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let tail = spot.tail();
    let length = digits(tail);
    let Ok(number) = tail[..length].parse::<usize>() else { return };
    let notes = spot.text.all(Role::Announced).count();
    let count = if notes == 1 { 1 + spot.text.all(Role::Item).count() } else { notes };
    // Where none is announced here, they are announced elsewhere.
    if count > 0 && number > count {
        out.at(spot.end, spot.end + length).with("number", number).with("count", count);
    }
}
