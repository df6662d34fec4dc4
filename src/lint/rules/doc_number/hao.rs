//! A document number ends with 号.

use crate::lint::doc_number::{OPENERS, printed};
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.2.5", en: "GB/T 9704—2012, 7.2.5" },
        bad: "某政办发〔2026〕5",
        good: "某政办发〔2026〕5号",
        repair: Repair::Proposed,
    },
    look: Look::Words(OPENERS, check),
};

static CODE: Code = Code {
    id: "C019",
    name: "number-without-hao",
    severity: Severity::Error,
    message: Words { zh: "文号“{number}”后面缺“号”", en: "号 is missing behind {number}" },
    cure: Words { zh: "补上“号”", en: "add 号" },
    why: Words {
        zh: "发文字号由发文机关代字、年份、发文顺序号组成，顺序号后加“号”字。",
        en: "号 stands behind the serial.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let text = spot.text.text.as_ref();
    let Some(number) = printed(text, spot.line.start, spot.start).filter(|n| n.end <= spot.line.end) else { return };
    if !number.hao {
        out.at(number.sign.start, number.end).with("number", &text[number.sign.start..number.end]);
    }
}
