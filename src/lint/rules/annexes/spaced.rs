//! 附件 and the like are written without a blank.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 9704—2012 7.3.4；公文写作惯例", en: "GB/T 9704—2012, 7.3.4; usage" },
        bad: "附 件：任务清单",
        good: "附件：任务清单",
        repair: Repair::Safe,
    },
    look: Look::Words(&["附 件", "附　件", "邮 箱", "邮　箱", "电 话", "电　话", "传 真", "传　真"], check),
};

static CODE: Code = Code {
    id: "C083",
    name: "label-spaced",
    severity: Severity::Warning,
    message: Words { zh: "“{word}”中间有空格", en: "a blank stands within {word}" },
    cure: Words { zh: "删去空格", en: "take it out" },
    why: Words {
        zh: "“附件”“邮箱”等词中间不空格；左右对齐用排版办法，不用空格。",
        en: "Labels are not spread with blanks.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    if !spot.head().is_empty() {
        return;
    }
    let first = spot.word().chars().next().map_or(0, char::len_utf8);
    let last = spot.word().chars().next_back().map_or(0, char::len_utf8);
    out.at(spot.start + first, spot.end - last).with("word", spot.word()).put("");
}
