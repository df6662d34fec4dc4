//! Words that are easily taken for others.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "《现代汉语词典》及公文用字惯例", en: "the dictionary and usage" },
        bad: "如实反应情况",
        good: "如实反映情况",
        repair: Repair::Proposed,
    },
    look: Look::Words(ASKED, check),
};

static CODE: Code = Code {
    id: "C109",
    name: "confusable",
    severity: Severity::Info,
    message: Words { zh: "“{wrong}”是否应为“{right}”", en: "should {wrong} be {right}?" },
    cure: Words { zh: "按意思取舍", en: "choose by the meaning" },
    why: Words {
        zh: "这些词在公文里常常用混，也有用得对的时候，由人判断。",
        en: "They are often mixed up and sometimes right.",
    },
};

const ASKED: &[&str] = &[
    "反应情况",
    "反应问题",
    "反应意见",
    "如实反应",
    "权利机关",
    "度过难关",
    "必需要",
    "必需加强",
    "化装品",
    "不尽人意",
    "组织召集",
    "未成年人学生",
    "凑和",
    "其它",
];

const PAIRS: &[(&str, &str)] = &[
    ("反应情况", "反映情况"),
    ("反应问题", "反映问题"),
    ("反应意见", "反映意见"),
    ("如实反应", "如实反映"),
    ("权利机关", "权力机关"),
    ("度过难关", "渡过难关"),
    ("必需要", "必须要"),
    ("必需加强", "必须加强"),
    ("化装品", "化妆品"),
    ("不尽人意", "不尽如人意"),
    ("组织召集", "组织召开"),
    ("未成年人学生", "未成年学生"),
    ("凑和", "凑合"),
    ("其它", "其他"),
];

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let Some((wrong, right)) = PAIRS.iter().find(|(wrong, _)| *wrong == spot.word()) else { return };
    out.at(spot.start, spot.end).with("wrong", wrong).with("right", right).put(*right);
}
