//! One word says that a number is an estimate.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "约20个左右",
        good: "约20个",
        repair: Repair::Person,
    },
    look: Look::Words(&["左右", "上下"], check),
};

static CODE: Code = Code {
    id: "C074",
    name: "twice-about",
    severity: Severity::Warning,
    message: Words { zh: "“{one}”与“{two}”重复", en: "{one} and {two} say the same" },
    cure: Words { zh: "删去一个", en: "take one out" },
    why: Words { zh: "“约”和“左右”都表示概数，只用一个。", en: "Both say about." },
};

const ABOUT: [&str; 5] = ["大约", "大概", "将近", "约", "近"];

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let head = spot.head();
    let from = head.char_indices().rev().nth(11).map_or(0, |(i, _)| i);
    let near = &head[from..];
    let number = |s: &str| s.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百千两".contains(c));
    let about = ABOUT.iter().find_map(|w| near.rfind(w).map(|n| (n, *w)));
    let Some((n, word)) = about.filter(|(n, w)| number(&near[n + w.len()..])) else { return };
    if !near[n..].contains(['，', '。', '、', '；']) {
        let start = spot.start - (near.len() - n);
        out.at(start, spot.end).with("one", word).with("two", spot.word());
    }
}
