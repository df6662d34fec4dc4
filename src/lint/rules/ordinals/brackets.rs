//! Ordinals stand in full-width brackets.

use crate::lint::ordinal::ordinal;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words {
            zh: "GB/T 15834—2011 4.9；GB/T 9704—2012 7.3.3",
            en: "GB/T 15834—2011, 4.9; GB/T 9704—2012, 7.3.3",
        },
        bad: "(一)强化责任",
        good: "（一）强化责任",
        repair: Repair::Safe,
    },
    look: Look::Lines(&[Role::Numbered, Role::Row], check),
};

static CODE: Code = Code {
    id: "C041",
    name: "ordinal-half-brackets",
    severity: Severity::Error,
    message: Words {
        zh: "序数“{mark}”用了半角括号", en: "the ordinal {mark} stands in half-width brackets"
    },
    cure: Words { zh: "改用全角括号", en: "write full-width brackets" },
    why: Words {
        zh: "层次序数“（一）”“（1）”用全角圆括号。", en: "Ordinals stand in full-width brackets."
    },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    // In a row an ordinal begins a cell.
    let cells = text.of(line).split(['\t', '|']);
    for cell in cells.take(if line.role == Role::Row { usize::MAX } else { 1 }) {
        let cell = cell.trim_start();
        let start = line.start + (cell.as_ptr() as usize - text.of(line).as_ptr() as usize);
        let Some(ordinal) = ordinal(cell) else { continue };
        let bracketed = &cell[..ordinal.bare];
        if bracketed.starts_with('(') || (bracketed.ends_with(')') && bracketed.starts_with('（')) {
            let number = bracketed.trim_matches(['(', ')', '（', '）']);
            out.at(start, start + ordinal.bare).with("mark", bracketed).put(format!("（{number}）"));
        }
    }
}
