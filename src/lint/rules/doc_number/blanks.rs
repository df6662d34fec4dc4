//! A document number has no blanks and no full-width digits.

use crate::base::number::half_width;
use crate::base::text::is_blank;
use crate::lint::doc_number::{OPENERS, printed};
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.2.5", en: "GB/T 9704—2012, 7.2.5" },
        bad: "某政办发〔２０２６〕 5号",
        good: "某政办发〔2026〕5号",
        repair: Repair::Safe,
    },
    look: Look::Words(OPENERS, check),
};

static CODE: Code = Code {
    id: "C015",
    name: "number-blanks",
    severity: Severity::Error,
    message: Words {
        zh: "文号“{number}”里有空格或全角数字",
        en: "the document number {number} has blanks or full-width digits",
    },
    cure: Words { zh: "文号连写，数字用半角", en: "write it without blanks and in half-width digits" },
    why: Words {
        zh: "文号各部分连写，年份和顺序号用阿拉伯数字（半角）。",
        en: "The parts of a number are written together, in half-width digits.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let text = spot.text.text.as_ref();
    let Some(number) = printed(text, spot.line.start, spot.start).filter(|n| n.end <= spot.line.end) else { return };
    let words = &text[number.sign.end..number.end];
    let bare: String = half_width(words).chars().filter(|c| !is_blank(*c)).collect();
    let digits_differ = words.chars().any(|c| ('０'..='９').contains(&c) || is_blank(c));
    if digits_differ {
        // Brackets are for another rule.
        let kept: String = words.chars().filter(|c| !is_blank(*c)).map(narrow).collect();
        debug_assert_eq!(half_width(&kept), bare);
        out.at(number.sign.end, number.end).with("number", &text[number.sign.start..number.end]).put(kept);
    }
}

/// A full-width digit in half width; any other character as it is.
fn narrow(c: char) -> char {
    if ('０'..='９').contains(&c) { half_width(&c.to_string()).chars().next().unwrap_or(c) } else { c }
}
