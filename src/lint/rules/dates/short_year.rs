//! Years are written with four digits.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words {
            zh: "GB/T 15835—2011；GB/T 9704—2012 7.3.5.4", en: "GB/T 15835—2011; GB/T 9704—2012, 7.3.5.4"
        },
        bad: "26年5月底前",
        good: "2026年5月底前",
        repair: Repair::Person,
    },
    look: Look::Words(&["年"], check),
};

static CODE: Code = Code {
    id: "C063",
    name: "date-short-year",
    severity: Severity::Error,
    message: Words { zh: "年份“{year}”没有写全", en: "the year {year} is cut short" },
    cure: Words { zh: "年份写全四位", en: "write all four digits" },
    why: Words { zh: "年份标全称，不简写。", en: "Years are written in full." },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let (head, tail) = (spot.head(), spot.tail());
    if digits_before(head) != 2 {
        return;
    }
    let before = head[..head.len() - 2].chars().next_back();
    let month = digits(tail);
    let dated = (1..=2).contains(&month) && tail[month..].starts_with('月');
    let apart = before.is_none_or(|c| !"第.．个近满约至〔[".contains(c) && !c.is_ascii_alphanumeric());
    if dated && apart {
        out.at(spot.start - 2, spot.end).with("year", &head[head.len() - 2..]);
    }
}
