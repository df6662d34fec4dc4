//! A bulletin gives figures, not praise.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "关于某工作的通报……成效显著。",
        good: "关于某工作的通报……完成率92%。",
        repair: Repair::Person,
    },
    look: Look::Words(&["成效显著", "成效明显", "效果显著", "取得显著成效", "进展顺利"], check),
};

static CODE: Code = Code {
    id: "C122",
    name: "praise-without-figures",
    severity: Severity::Info,
    message: Words { zh: "“{words}”没有数据支撑", en: "no figures stand behind {words}" },
    cure: Words { zh: "写出数据或事例", en: "give figures or cases" },
    why: Words { zh: "通报情况靠事实和数据。", en: "A bulletin lives on facts." },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let is_bulletin = spot.text.title().is_some_and(|(title, ..)| title.ends_with("通报"));
    let sentence = spot.head().rsplit(['。', '；']).next().unwrap_or_default();
    let has_figures = |s: &str| s.contains(|c: char| c.is_ascii_digit());
    let rest = spot.tail().split(['。', '；']).next().unwrap_or_default();
    if is_bulletin && !has_figures(sentence) && !has_figures(rest) {
        out.at(spot.start, spot.end).with("words", spot.word());
    }
}
