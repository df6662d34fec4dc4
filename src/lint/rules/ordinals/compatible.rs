//! Ordinals are written with characters and brackets.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "㈠强化责任",
        good: "（一）强化责任",
        repair: Repair::Person,
    },
    look: Look::Words(GLYPHS, check),
};

static CODE: Code = Code {
    id: "C042",
    name: "ordinal-compatible-glyph",
    severity: Severity::Warning,
    message: Words { zh: "序数用了连体字符“{glyph}”", en: "the ordinal is the single glyph {glyph}" },
    cure: Words {
        zh: "改为分开写的序数，如（一）、（1）", en: "write the number and its brackets apart"
    },
    why: Words {
        zh: "“㈠”“⑴”“⒈”是一个字符，换字体时常缺字，也不能查找。",
        en: "These single glyphs are often missing in fonts and cannot be searched.",
    },
};

const GLYPHS: &[&str] = &[
    "㈠", "㈡", "㈢", "㈣", "㈤", "㈥", "㈦", "㈧", "㈨", "㈩", "⑴", "⑵", "⑶", "⑷", "⑸", "⑹", "⑺", "⑻", "⑼", "⑽", "⒈",
    "⒉", "⒊", "⒋", "⒌", "⒍", "⒎", "⒏", "⒐", "⒑",
];

fn check(spot: &Spot<'_>, out: &mut Hits) {
    out.at(spot.start, spot.end).with("glyph", spot.word());
}
