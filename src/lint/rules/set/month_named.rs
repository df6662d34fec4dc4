//! A bulletin names a body in a list that the ledger does not have it in.

use crate::lint::months::LEDGER;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "本案卷的台账", en: "the ledger of the dossier" },
        bad: "（台账：县乙局按时）（二）迟报。县乙局，共1家。",
        good: "（一）按时报送。县乙局，共1家。",
        repair: Repair::Person,
    },
    look: Look::Nowhere,
};

static CODE: Code = Code {
    id: "C151",
    name: "named-against-ledger",
    severity: Severity::Error,
    message: Words {
        zh: "通报把“{unit}”列为{list}，{month} 台账上是：{stood}",
        en: "the bulletin lists {unit} as {list}; the ledger of {month} says: {stood}",
    },
    cure: Words {
        zh: "核对收件登记；台账不错的，从这份名单中删去，列入它应在的名单",
        en: "look the receipts up; where the ledger is right, take it out of this list and put it where it belongs",
    },
    why: LEDGER,
};
