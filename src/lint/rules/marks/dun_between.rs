//! No 、 stands between quotes or titles in a row.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4.5", en: "GB/T 15834—2011, 4.5" },
        bad: "“甲”、“乙”，《甲》、《乙》",
        good: "“甲”“乙”，《甲》《乙》",
        repair: Repair::Safe,
    },
    look: Look::Words(&["”、“", "》、《"], check),
};

static CODE: Code = Code {
    id: "C087",
    name: "dun-between-marks",
    severity: Severity::Warning,
    message: Words {
        zh: "并列的引号或书名号之间用了顿号", en: "、 stands between quotes or titles in a row"
    },
    cure: Words { zh: "删去顿号；之间有括注的不必改", en: "take 、 out" },
    why: Words {
        zh: "标有引号、书名号的并列成分之间通常不用顿号；有其他成分插在中间时用。",
        en: "Quotes and titles in a row mostly need no 、.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let start = spot.start + '”'.len_utf8();
    out.at(start, start + '、'.len_utf8()).put("");
}
