//! A bulletin counts bodies otherwise than the ledger.

use crate::lint::months::LEDGER;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "本案卷的台账", en: "the ledger of the dossier" },
        bad: "（台账：迟报2家）其中按时报送9家；迟报3家",
        good: "其中按时报送9家；迟报2家",
        repair: Repair::Person,
    },
    look: Look::Nowhere,
};

static CODE: Code = Code {
    id: "C153",
    name: "count-against-ledger",
    severity: Severity::Error,
    message: Words {
        zh: "通报说{list}{said}家，{month} 台账上是{really}家",
        en: "the bulletin counts {said} as {list}; by the ledger of {month} there are {really}",
    },
    cure: Words {
        zh: "核对名单后改正数字，占比一并改",
        en: "compare the list and mend the number, and the share with it",
    },
    why: LEDGER,
};
