//! The year of a document number has four digits.

use crate::lint::doc_number::{OPENERS, printed};
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.2.5", en: "GB/T 9704—2012, 7.2.5" },
        bad: "某政办发〔26〕5号",
        good: "某政办发〔2026〕5号",
        repair: Repair::Person,
    },
    look: Look::Words(OPENERS, check),
};

static CODE: Code = Code {
    id: "C014",
    name: "number-short-year",
    severity: Severity::Error,
    message: Words {
        zh: "文号的年份“{year}”没有写全", en: "the year {year} of a document number is cut short"
    },
    cure: Words { zh: "年份写全四位", en: "write all four digits" },
    why: Words { zh: "年份标全称，不简写。", en: "The year is written in full." },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let text = spot.text.text.as_ref();
    let Some(number) = printed(text, spot.line.start, spot.start).filter(|n| n.end <= spot.line.end) else { return };
    let year = &text[number.year.clone()];
    if year.chars().count() < 4 {
        out.at(number.year.start, number.year.end).with("year", year);
    }
}
