//! One body is called by one name.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Regulation,
        source: Words {
            zh: "《党政机关公文处理工作条例》第十九条；单位名称规范",
            en: "the regulation, article 19; standard names",
        },
        bad: "市发改委……市发展改革委",
        good: "市发展改革委……市发展改革委",
        repair: Repair::Person,
    },
    look: Look::Words(NAMES, check),
};

static CODE: Code = Code {
    id: "C105",
    name: "unit-name-two-forms",
    severity: Severity::Warning,
    message: Words { zh: "“{two}”先前写作“{one}”", en: "{two} was called {one} before" },
    cure: Words {
        zh: "全文用一种：先用全称，再用规范化简称",
        en: "keep to one: the full name first, then the standard short one",
    },
    why: Words {
        zh: "同一单位在一份公文里只用一种名称，简称要规范。", en: "One body, one name."
    },
};

const NAMES: &[&str] = &[
    "发改委",
    "发展改革委",
    "卫健委",
    "卫生健康委",
    "人社局",
    "人力资源社会保障局",
    "人社厅",
    "人力资源社会保障厅",
    "住建局",
    "住房城乡建设局",
    "市监局",
    "市场监管局",
    "农业局",
    "农业农村局",
    "工信局",
    "工业和信息化局",
];

/// Names of one body that go about side by side.
const FORMS: [[&str; 2]; 8] = [
    ["发改委", "发展改革委"],
    ["卫健委", "卫生健康委"],
    ["人社局", "人力资源社会保障局"],
    ["人社厅", "人力资源社会保障厅"],
    ["住建局", "住房城乡建设局"],
    ["市监局", "市场监管局"],
    ["农业局", "农业农村局"],
    ["工信局", "工业和信息化局"],
];

fn check(spot: &Spot<'_>, out: &mut Hits) {
    let Some(forms) = FORMS.iter().find(|f| f.contains(&spot.word())) else { return };
    // The area it belongs to: 省发展改革委 and 市发改委 are two.
    let Some(area) = spot.before().filter(|c| "区市县省州".contains(*c)) else { return };
    let start = spot.start - area.len_utf8();
    let before = &spot.text.text[..start];
    let [this, other] = [spot.word(), forms[usize::from(forms[0] == spot.word())]].map(|w| format!("{area}{w}"));
    // The first time that the second form is used is told.
    if before.contains(&this) {
        return;
    }
    if let Some(first) = before.find(&other) {
        let found = out.at(start, spot.end).with("one", &other).with("two", this);
        found.see(HERE, first, first + other.len());
    }
}

const HERE: Words = Words { zh: "先前写作", en: "called before" };
