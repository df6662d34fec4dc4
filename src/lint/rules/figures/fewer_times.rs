//! A decrease is told in parts, not in times.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "投诉下降2倍",
        good: "投诉下降三分之二",
        repair: Repair::Person,
    },
    look: Look::Words(&["下降", "降低", "减少", "缩小", "压减"], check),
};

static CODE: Code = Code {
    id: "C076",
    name: "fewer-by-times",
    severity: Severity::Error,
    message: Words { zh: "“{words}”：减少不能用倍数", en: "{words}: nothing becomes fewer by times" },
    cure: Words { zh: "改用分数或百分数", en: "say it in parts or per cent" },
    why: Words {
        zh: "增加可以用倍数，减少用分数或百分数；减少一倍就没有了。",
        en: "A decrease by one time leaves nothing.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let tail = spot.tail();
    let rest = tail.strip_prefix('了').unwrap_or(tail);
    let number =
        rest.find(|c: char| !c.is_ascii_digit() && !"一二三四五六七八九十两.".contains(c)).unwrap_or(rest.len());
    if number > 0 && rest[number..].starts_with('倍') {
        let end = spot.end + (tail.len() - rest.len()) + number + '倍'.len_utf8();
        out.at(spot.start, end).with("words", &spot.text.text[spot.start..end]);
    }
}
