//! Quotes are “ and ”.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4.8", en: "GB/T 15834—2011, 4.8" },
        bad: "\"放管服\"改革",
        good: "“放管服”改革",
        repair: Repair::Safe,
    },
    look: Look::Words(&["\""], check),
};

static CODE: Code = Code {
    id: "C094",
    name: "straight-quotes",
    severity: Severity::Error,
    message: Words { zh: "用了直引号 \"", en: "a straight quote \"" },
    cure: Words { zh: "改为弯引号“”", en: "write “ and ”" },
    why: Words { zh: "中文引号是成对的“”。", en: "Chinese quotes come as a pair." },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let chinese = |c: Option<char>| c.is_some_and(|c| is_han(c) || "，。；：、（）《》".contains(c));
    let line = &spot.text.text[spot.line.start..spot.line.end];
    let opens = spot.head().matches('"').count().is_multiple_of(2);
    if !chinese(if opens { spot.after() } else { spot.before() }) {
        return;
    }
    let found = out.at(spot.start, spot.end);
    // An odd one has no partner, and nobody knows which it is.
    if line.matches('"').count().is_multiple_of(2) && !line.contains(['“', '”']) {
        found.put(if opens { "“" } else { "”" });
    }
}
