//! A paper is numbered in the year it is dated.

use crate::lint::doc_number::printed;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "发文登记惯例", en: "registering practice" },
        bad: "某政办发〔2025〕9号……2026年2月3日",
        good: "某政办发〔2026〕9号……2026年2月3日",
        repair: Repair::Person,
    },
    look: Look::Lines(&[Role::Number], check),
};

static CODE: Code = Code {
    id: "C016",
    name: "number-year-differs",
    severity: Severity::Warning,
    message: Words {
        zh: "文号是{year}年的，成文日期在{dated}年", en: "numbered in {year}, dated in {dated}"
    },
    cure: Words {
        zh: "核对文号和成文日期，改正错的一处", en: "compare both with the register and mend the wrong one"
    },
    why: Words {
        zh: "发文字号按年编排，一般与成文日期同年；跨年印发的除外。",
        en: "Numbers run by the year and mostly agree with the date.",
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let Some(date) = text.date else { return };
    let numbers = text.of(line).char_indices().filter_map(|(i, _)| printed(&text.text, line.start, line.start + i));
    for number in numbers {
        let year = &text.text[number.year.clone()];
        if year.len() == 4 && year.parse() != Ok(date.year()) {
            out.at(number.year.start, number.year.end).with("year", year).with("dated", date.year());
        }
    }
}
