//! The day of the week fits the date.

use crate::base::Date;
use crate::lint::dates::{Day, day_before};
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "2026年6月3日（星期五）",
        good: "2026年6月3日（星期三）",
        repair: Repair::Person,
    },
    look: Look::Words(&["（星期", "(星期", "（周", "(周"], check),
};

static CODE: Code = Code {
    id: "C065",
    name: "date-weekday",
    severity: Severity::Error,
    message: Words { zh: "{date}是{real}，不是{said}", en: "{date} is a {real}, not {said}" },
    cure: Words { zh: "核对日期和星期，改正错的一处", en: "look both up and mend the wrong one" },
    why: Words {
        zh: "会议时间、截止时间写错星期，人就会走错日子。", en: "People come on the wrong day."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let Some((Day { year: Some(year), month, day }, length)) = day_before(spot.head(), spot.text.date) else { return };
    let Some(date) = Date::new(year, month, day) else { return };
    let Some(said) = spot.tail().chars().next().filter(|c| "一二三四五六日天".contains(*c)) else { return };
    let real = date.weekday_chinese();
    if !real.ends_with(if said == '天' { '日' } else { said }) {
        let end = spot.end + said.len_utf8();
        let start = spot.start + '（'.len_utf8().min(spot.word().chars().next().map_or(0, char::len_utf8));
        let found = out.at(start, end).with("date", &spot.head()[spot.head().len() - length..]);
        found.with("real", real).with("said", &spot.text.text[start..end]);
    }
}
