//! One unit is written in one way.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "10km……5公里",
        good: "10公里……5公里",
        repair: Repair::Person,
    },
    look: Look::Words(UNITS, check),
};

static CODE: Code = Code {
    id: "C080",
    name: "unit-words-mixed",
    severity: Severity::Warning,
    message: Words { zh: "“{one}”与“{two}”混用", en: "{one} and {two} are mixed" },
    cure: Words { zh: "全文用一种，公文宜用中文名称", en: "keep to one, best the Chinese name" },
    why: Words { zh: "同一计量单位一份公文只用一种写法。", en: "One unit, one word." },
};

const UNITS: &[&str] = &["公里", "千米", "km", "KM", "公斤", "千克", "kg", "平方米", "㎡", "m2", "m²", "摄氏度", "℃"];

const KINDS: [&[&str]; 4] =
    [&["公里", "千米", "km", "KM"], &["公斤", "千克", "kg"], &["平方米", "㎡", "m2", "m²"], &["摄氏度", "℃"]];

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let Some(kind) = KINDS.iter().find(|k| k.contains(&spot.word())) else { return };
    let before = &spot.text.text[..spot.start];
    let first = |word: &str| before.match_indices(word).map(|(n, _)| n).find(|n| digits_before(&before[..*n]) > 0);
    // The first time that a second word is used is told.
    if digits_before(before) == 0 || first(spot.word()).is_some() {
        return;
    }
    let mut others: Vec<(usize, &str)> = kind.iter().filter_map(|w| Some((first(w)?, *w))).collect();
    others.sort_unstable();
    if let [(at, other)] = others.as_slice() {
        let found = out.at(spot.start, spot.end).with("one", other).with("two", spot.word());
        found.see(HERE, *at, at + other.len());
    }
}

const HERE: Words = Words { zh: "先前写作", en: "written before as" };
