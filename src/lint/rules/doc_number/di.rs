//! No 第 stands before the serial.

use crate::lint::doc_number::{OPENERS, printed};
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.2.5", en: "GB/T 9704—2012, 7.2.5" },
        bad: "某政办发〔2026〕第5号",
        good: "某政办发〔2026〕5号",
        repair: Repair::Proposed,
    },
    look: Look::Words(OPENERS, check),
};

static CODE: Code = Code {
    id: "C013",
    name: "number-with-di",
    severity: Severity::Error,
    message: Words {
        zh: "文号的顺序号前加了“第”", en: "第 stands before the serial of a document number"
    },
    cure: Words { zh: "删去“第”", en: "take 第 out" },
    why: Words { zh: "发文顺序号不加“第”字。", en: "No 第 stands before the serial." },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let text = spot.text.text.as_ref();
    let Some(number) = printed(text, spot.line.start, spot.start).filter(|n| n.end <= spot.line.end) else { return };
    if let Some(di) = number.di {
        out.at(di.start, di.end).put("");
    }
}
