//! A span of places or times has —.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4.13", en: "GB/T 15834—2011, 4.13" },
        bad: "北京-上海",
        good: "北京—上海",
        repair: Repair::Proposed,
    },
    look: Look::Words(&["-", "–", "―", "─"], check),
};

static CODE: Code = Code {
    id: "C092",
    name: "connector-form",
    severity: Severity::Warning,
    message: Words { zh: "连接两处用了“{wrong}”", en: "{wrong} joins two places" },
    cure: Words { zh: "起止的时间、地点用一字线“—”", en: "write —" },
    why: Words {
        zh: "标示起止的时间、地点用一字线；复合名词中的短横线不必改。",
        en: "A span of time or place has —; a compound name may keep its hyphen.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let beside = spot.before().is_some_and(is_han) && spot.after().is_some_and(is_han);
    // In a formula it is a minus.
    let formula = spot.text.text[spot.line.start..spot.line.end].contains(['+', '×', '÷', '＝', '=']);
    if beside && !formula && matches!(spot.line.role, Role::Body | Role::Numbered | Role::Row | Role::Title) {
        out.at(spot.start, spot.end).with("wrong", spot.word()).put("—");
    }
}
