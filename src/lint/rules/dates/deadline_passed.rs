//! A term ends after the paper is dated.

use crate::lint::dates::{BEFORE, term};
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "（2026年6月10日印发）请于2026年6月8日前报送",
        good: "（2026年6月10日印发）请于2026年6月18日前报送",
        repair: Repair::Person,
    },
    look: Look::Words(BEFORE, check),
};

static CODE: Code = Code {
    id: "C067",
    name: "deadline-before-date",
    severity: Severity::Warning,
    message: Words {
        zh: "期限{deadline}早于成文日期{date}",
        en: "the term {deadline} ends before the paper is dated, {date}",
    },
    cure: Words { zh: "核对期限和成文日期", en: "look both up" },
    why: Words {
        zh: "期限早于成文日期，下面无法执行，多半抄了去年的文。",
        en: "Such a term cannot be kept; mostly last year’s paper was copied.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let Some((date, start)) = term(spot) else { return };
    let Some(dated) = spot.text.date.filter(|dated| date < *dated) else { return };
    let end = spot.start + '日'.len_utf8();
    let found = out.at(start, end).with("deadline", date.to_chinese());
    found.with("date", dated.to_chinese());
}
