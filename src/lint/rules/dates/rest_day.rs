//! A term on a day off is hard to keep.

use crate::lint::dates::{BEFORE, term};
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "请于2026年6月6日前报送",
        good: "请于2026年6月5日前报送",
        repair: Repair::Person,
    },
    look: Look::Words(BEFORE, check),
};

static CODE: Code = Code {
    id: "C068",
    name: "deadline-on-rest-day",
    severity: Severity::Info,
    message: Words { zh: "期限{deadline}是{day}", en: "the term {deadline} is a {day}" },
    cure: Words {
        zh: "如有需要，改到工作日；调休以国务院办公厅通知为准", en: "move it to a working day where needed"
    },
    why: Words {
        zh: "期限落在休息日，基层往往要加班报送；可以提前到工作日。",
        en: "Units must then work on a day off.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let Some((date, start)) = term(spot).filter(|(date, _)| date.is_weekend()) else { return };
    let found = out.at(start, spot.start + '日'.len_utf8()).with("deadline", date.to_chinese());
    found.with("day", date.weekday_chinese());
}
