//! A short name is defined before it is used, and used.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "（以下简称“方案”）……（后文再没有“方案”）",
        good: "（以下简称“方案”）……按照方案……",
        repair: Repair::Person,
    },
    look: Look::Words(&["（以下简称“", "（以下简称《"], check),
};

static CODE: Code = Code {
    id: "C100",
    name: "short-name-unused",
    severity: Severity::Warning,
    message: Words { zh: "简称“{name}”{what}", en: "the short name {name} {what_en}" },
    cure: Words {
        zh: "删去“以下简称”，或统一用简称", en: "take the definition out, or use the short name"
    },
    why: Words {
        zh: "定义了简称就在后文使用；没有用到的不必定义。",
        en: "What is defined is used; what is not used needs no definition.",
    },
};

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let whole = spot.text.text.as_ref();
    let Some(name) = spot.tail().split(['”', '》']).next().filter(|n| !n.is_empty() && n.len() < 60) else { return };
    let end = spot.end + name.len();
    let is_used = whole[end..].contains(name);
    if !is_used && !name.contains("、") {
        let found = out.at(spot.end, end).with("name", name);
        found.with("what", "定义后没有再用").with("what_en", "is never used");
    }
}
