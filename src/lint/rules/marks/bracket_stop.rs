//! A note within a sentence leaves the stop outside.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4.9", en: "GB/T 15834—2011, 4.9" },
        bad: "按表统计（见附件。）",
        good: "按表统计（见附件）。",
        repair: Repair::Person,
    },
    look: Look::Words(&["。）"], check),
};

static CODE: Code = Code {
    id: "C104",
    name: "stop-within-note",
    severity: Severity::Info,
    message: Words { zh: "句内括注把句号括了进去", en: "the note takes in the stop of its sentence" },
    cure: Words { zh: "句号移到括号外", en: "move the stop behind the bracket" },
    why: Words {
        zh: "句内括号的句末点号放在括号外；句外括号的放在括号内。",
        en: "The stop of the sentence stands behind a note within it.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let head = spot.head();
    let Some(open) = head.rfind('（') else { return };
    let inside = &head[open + '（'.len_utf8()..];
    let within = head[..open].chars().next_back().is_some_and(is_han);
    let short = inside.chars().count() <= 12 && !inside.contains(['，', '。', '；']);
    if within && short && spot.tail().is_empty() {
        out.at(spot.start, spot.end);
    }
}
