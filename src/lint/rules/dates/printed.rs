//! A paper is printed on its date or later.

use crate::base::Date;
use crate::lint::dates::{Day, day_before};
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.4.3", en: "GB/T 9704—2012, 7.4.3" },
        bad: "2026年6月5日……2026年6月3日印发",
        good: "2026年6月5日……2026年6月8日印发",
        repair: Repair::Person,
    },
    look: Look::Lines(&[Role::Imprint], check),
};

static CODE: Code = Code {
    id: "C069",
    name: "printed-before-dated",
    severity: Severity::Error,
    message: Words { zh: "印发日期{printed}早于成文日期{date}", en: "printed {printed}, dated {date}" },
    cure: Words { zh: "核对两个日期", en: "look both up" },
    why: Words {
        zh: "印发日期为送往印制的日期，不会早于成文日期。", en: "It goes to print after it is signed."
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let Some(head) = text.of(line).strip_suffix("印发") else { return };
    let Some((Day { year: Some(year), month, day }, length)) = day_before(head.trim_end(), None) else { return };
    let dates = Date::new(year, month, day).zip(text.date);
    if let Some((printed, date)) = dates.filter(|(printed, date)| printed < date) {
        let end = line.start + head.trim_end().len();
        out.at(end - length, end).with("printed", printed.to_chinese()).with("date", date.to_chinese());
    }
}
