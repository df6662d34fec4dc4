//! A date is a day of the calendar.

use crate::base::Date;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "6月31日前",
        good: "6月30日前",
        repair: Repair::Person,
    },
    look: Look::Words(&["月"], check),
};

static CODE: Code = Code {
    id: "C064",
    name: "date-impossible",
    severity: Severity::Error,
    message: Words { zh: "日历上没有{date}", en: "there is no {date} in the calendar" },
    cure: Words { zh: "核对后改正", en: "look it up and mend it" },
    why: Words {
        zh: "月份只有十二个月，小月没有三十一日。", en: "There are twelve months, and not all have 31 days."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let (head, tail) = (spot.head(), spot.tail());
    let (months, days) = (digits_before(head), digits(tail));
    let dated = (1..=2).contains(&months) && (1..=2).contains(&days) && tail[days..].starts_with('日');
    if !dated {
        return;
    }
    let before = &head[..head.len() - months];
    let year = before.strip_suffix('年').and_then(|b| b[b.len() - digits_before(b)..].parse().ok());
    let (Ok(month), Ok(day)) = (head[head.len() - months..].parse(), tail[..days].parse()) else { return };
    // 2月29日 of an unknown year may be one.
    if Date::new(year.unwrap_or(2000), month, day).is_none() {
        let from = spot.start - months;
        let end = spot.end + days + '日'.len_utf8();
        out.at(from, end).with("date", &spot.text.text[from..end]);
    }
}
