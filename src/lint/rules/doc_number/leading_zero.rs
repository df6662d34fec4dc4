//! The serial of a document number has no leading zero.

use crate::lint::doc_number::{OPENERS, printed};
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.2.5", en: "GB/T 9704—2012, 7.2.5" },
        bad: "某政办发〔2026〕05号",
        good: "某政办发〔2026〕5号",
        repair: Repair::Proposed,
    },
    look: Look::Words(OPENERS, check),
};

static CODE: Code = Code {
    id: "C012",
    name: "number-leading-zero",
    severity: Severity::Error,
    message: Words {
        zh: "文号的顺序号编了虚位“{serial}”",
        en: "the serial {serial} of a document number has a leading zero",
    },
    cure: Words { zh: "去掉前面的 0", en: "take the zeros out" },
    why: Words {
        zh: "发文顺序号不编虚位，1 不写作 01。", en: "A serial is written without leading zeros."
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let text = spot.text.text.as_ref();
    let Some(number) = printed(text, spot.line.start, spot.start).filter(|n| n.end <= spot.line.end) else { return };
    let serial = &text[number.serial.clone()];
    let bare = serial.trim_start_matches('0');
    if bare != serial && !bare.is_empty() {
        out.at(number.serial.start, number.serial.end).with("serial", serial).put(bare);
    }
}
