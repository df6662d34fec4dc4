//! 加大 says what becomes greater.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文写作惯例", en: "usage" },
        bad: "加大对某事的宣传报道，广泛动员",
        good: "加大对某事的宣传报道力度，广泛动员",
        repair: Repair::Person,
    },
    look: Look::Words(&["加大对"], check),
};

static CODE: Code = Code {
    id: "C136",
    name: "enlarge-what",
    severity: Severity::Info,
    message: Words {
        zh: "“{words}”后面缺“力度”之类的宾语", en: "{words} does not say what becomes greater"
    },
    cure: Words { zh: "补上“力度”“投入”等", en: "add 力度, 投入 or the like" },
    why: Words {
        zh: "“加大”的宾语是力度、投入、规模一类的词。", en: "One enlarges efforts, means, scales."
    },
};

const OBJECTS: [&str; 16] = [
    "力度", "投入", "规模", "比重", "幅度", "强度", "范围", "支持", "惩处", "扶持", "密度", "频次", "压力", "倾斜",
    "奖励", "查处",
];

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let clause = spot.tail().split(['，', '。', '；']).next().unwrap_or_default();
    let sentence = spot.tail().split(['。', '；']).next().unwrap_or_default();
    if !OBJECTS.iter().any(|o| sentence.contains(o)) && clause.chars().count() < 30 && !spot.tail().is_empty() {
        let end = spot.end + clause.len();
        out.at(spot.start, end).with("words", &spot.text.text[spot.start..end]);
    }
}
