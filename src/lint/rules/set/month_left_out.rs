//! A bulletin leaves out a body that the ledger has in a list.

use crate::lint::months::LEDGER;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "本案卷的台账", en: "the ledger of the dossier" },
        bad: "（台账：县乙局、县丙局未报送）（三）未报送。县乙局，共1家。",
        good: "（三）未报送。县乙局、县丙局，共2家。",
        repair: Repair::Person,
    },
    look: Look::Nowhere,
};

static CODE: Code = Code {
    id: "C152",
    name: "left-out-against-ledger",
    severity: Severity::Error,
    message: Words {
        zh: "{month} 台账上{list}的有{units}，通报的名单里没有",
        en: "by the ledger of {month} {units} stand as {list}, and the bulletin does not list them",
    },
    cure: Words {
        zh: "核对收件登记；台账不错的，补进名单",
        en: "look the receipts up; where the ledger is right, add them to the list",
    },
    why: LEDGER,
};
