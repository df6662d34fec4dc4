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
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C080",
    name: "unit-words-mixed",
    severity: Severity::Warning,
    message: Words { zh: "“{one}”与“{two}”混用", en: "{one} and {two} are mixed" },
    cure: Words { zh: "全文用一种，公文宜用中文名称", en: "keep to one, best the Chinese name" },
    why: Words { zh: "同一计量单位一份公文只用一种写法。", en: "One unit, one word." },
};

const KINDS: [&[&str]; 4] =
    [&["公里", "千米", "km", "KM"], &["公斤", "千克", "kg"], &["平方米", "㎡", "m2", "m²"], &["摄氏度", "℃"]];

fn check(text: &Text<'_>, out: &mut Hits) {
    let whole = text.text.as_ref();
    for kind in KINDS {
        let first =
            |word: &&str| whole.match_indices(*word).find(|(n, _)| digits_before(&whole[..*n]) > 0).map(|(n, _)| n);
        let mut used: Vec<(usize, &str)> = kind.iter().filter_map(|w| Some((first(w)?, *w))).collect();
        used.sort_unstable();
        if let [(one_at, one), (at, two), ..] = used.as_slice() {
            let found = out.at(*at, at + two.len()).with("one", one).with("two", two);
            found.see(HERE, *one_at, one_at + one.len());
        }
    }
}

const HERE: Words = Words { zh: "先前写作", en: "written before as" };
