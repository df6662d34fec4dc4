//! A body is addressed once.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};
use crate::lint::{Hit, Subject};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "县教局，县民政局，县教局：",
        good: "县教局，县民政局：",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C149",
    name: "addressee-twice",
    severity: Severity::Error,
    message: Words { zh: "主送机关里“{unit}”出现了两次", en: "{unit} is addressed twice" },
    cure: Words {
        zh: "删去一处；核对是不是漏了另一个单位", en: "take one out; see whether another body was meant"
    },
    why: Words {
        zh: "主送机关重复，多半是把另一个单位错写成了它。",
        en: "A body addressed twice mostly stands where another should.",
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let names: &[String] = subject.notice.map_or(&[], |n| n.addressees.as_slice());
    let twice = |(n, name): (usize, &String)| {
        let earlier = names[..n].iter().filter(|other| *other == name).count();
        let place = Subject::in_notice("addressees_text");
        (earlier == 1).then(|| Hit::new(&place, name.as_str()).after(1).with("unit", name))
    };
    names.iter().enumerate().filter_map(twice).collect()
}
