//! Who is addressed by name has reported or has not.

use super::reported_and_not::lists;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "县甲局、县乙局、县丙局：⏎按时报送的有：县甲局。未报送的有：县乙局。",
        good: "县甲局、县乙局、县丙局：⏎按时报送的有：县甲局、县丙局。未报送的有：县乙局。",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C145",
    name: "reported-lists-incomplete",
    severity: Severity::Warning,
    message: Words {
        zh: "“{unit}”列为主送，已报送和未报送的名单里都没有",
        en: "{unit} is addressed and is in neither list, of those that reported and of those that did not",
    },
    cure: Words { zh: "核对收件后补进名单", en: "look the receipts up and add it" },
    why: Words {
        zh: "通报点名，已报和未报合起来应当是全部应报单位；漏一个，就有单位没有交代。",
        en: "Both lists together are all that had to report.",
    },
};

/// Fewer names in the lists are examples.
const FEWEST: usize = 2;

fn check(text: &Text<'_>, out: &mut Hits) {
    let Some(line) = text.first(Role::Addressees) else { return };
    let (done, missing) = lists(text);
    if done.is_empty() || missing.is_empty() || done.len() + missing.len() < FEWEST {
        return;
    }
    let listed: Vec<&str> = done.iter().chain(&missing).map(|(name, _)| *name).collect();
    let words = text.of(line).trim_end_matches(['：', ':']);
    let names: Vec<&str> = words.split(['、', '，']).map(str::trim).collect();
    // 各镇, 有关单位: whoever it is may be among them.
    let open = |name: &&str| ["各", "有关", "相关", "成员", "单位", "部门"].iter().any(|w| name.contains(w));
    let is_listed = |name: &&str| listed.iter().any(|l| l.ends_with(*name) || name.ends_with(*l));
    let lost: Vec<&str> = names.iter().copied().filter(|n| !is_listed(n)).collect();
    // Where most are lost the lists name them otherwise.
    if names.len() < 2 || names.iter().any(open) || lost.len() * 2 > names.len() {
        return;
    }
    for name in lost {
        let start = line.start + (name.as_ptr() as usize - text.of(line).as_ptr() as usize);
        out.at(start, start + name.len()).with("unit", name);
    }
}
