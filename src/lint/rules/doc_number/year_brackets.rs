//! The year of a document number stands in 〔〕.

use crate::lint::doc_number::{OPENERS, printed};
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.2.5", en: "GB/T 9704—2012, 7.2.5" },
        bad: "某政办发[2026]5号",
        good: "某政办发〔2026〕5号",
        repair: Repair::Safe,
    },
    look: Look::Words(OPENERS, check),
};

static CODE: Code = Code {
    id: "C011",
    name: "year-brackets",
    severity: Severity::Error,
    message: Words {
        zh: "文号的年份用了“{marks}”，应当用六角括号〔〕",
        en: "the year of a document number stands in {marks}, not in 〔〕",
    },
    cure: Words { zh: "改为〔年份〕", en: "write 〔year〕" },
    why: Words {
        zh: "发文字号的年份用六角括号〔〕括入，不用方括号、圆括号、方头括号。",
        en: "The year of a document number stands in tortoise-shell brackets 〔〕.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let text = spot.text.text.as_ref();
    let Some(number) = printed(text, spot.line.start, spot.start).filter(|n| n.end <= spot.line.end) else { return };
    let close = &text[number.close.clone()];
    if number.open != '〔' || close != "〕" {
        let year = &text[spot.end..number.close.start];
        let found = out.at(spot.start, number.close.end).with("marks", format!("{}{close}", number.open));
        found.put(format!("〔{year}〕"));
    }
}
