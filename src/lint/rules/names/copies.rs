//! A full stop ends the list of 抄送.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.4.2", en: "GB/T 9704—2012, 7.4.2" },
        bad: "抄送：县委办公室",
        good: "抄送：县委办公室。",
        repair: Repair::Safe,
    },
    look: Look::Lines(&[Role::Imprint], check),
};

static CODE: Code = Code {
    id: "C114",
    name: "copies-end",
    severity: Severity::Warning,
    message: Words { zh: "抄送机关后没有句号", en: "no full stop ends the list of copies" },
    cure: Words { zh: "补上句号", en: "add 。" },
    why: Words { zh: "最后一个抄送机关名称后标句号。", en: "A full stop stands behind the last organ." },
};

fn check(text: &Text<'_>, line: &Line, out: &mut Hits) {
    let words = text.of(line);
    let goes_on = words.ends_with(['，', '、', '；']);
    if words.starts_with("抄送") && !words.ends_with('。') && !goes_on {
        let from = words.char_indices().next_back().map_or(line.start, |(i, _)| line.start + i);
        out.at(from, line.end).put_at(line.end, line.end, "。");
    }
}
