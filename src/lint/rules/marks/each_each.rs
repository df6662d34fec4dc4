//! Parallel names are parted by 、.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "各办事处各相关部门",
        good: "各办事处、各相关部门",
        repair: Repair::Person,
    },
    look: Look::Words(EACH, check),
};

static CODE: Code = Code {
    id: "C134",
    name: "parallel-without-dun",
    severity: Severity::Info,
    message: Words { zh: "“{words}”并列没有停顿", en: "{words} stand in a row without 、" },
    cure: Words { zh: "加顿号", en: "add 、" },
    why: Words {
        zh: "“各办事处各相关部门”是并列的两类，加顿号更清楚；也有不加的习惯，由人判断。",
        en: "Two classes in a row are clearer with 、.",
    },
};

const EACH: &[&str] = &[
    "各办事处各",
    "各街道各",
    "各乡镇各",
    "各镇各",
    "各县各",
    "各区各",
    "各科室各",
    "各学校各",
    "本办事处部门",
    "本街道本部门",
    "本单位本部门",
];

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let rest = spot.tail().chars().take_while(|c| is_han(*c)).take(4).map(char::len_utf8).sum::<usize>();
    let end = if spot.word().ends_with('各') { spot.end + rest } else { spot.end };
    out.at(spot.start, end).with("words", &spot.text.text[spot.start..end]);
}
