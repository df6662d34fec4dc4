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
    look: Look::Whole(check),
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

fn check(text: &Text<'_>, out: &mut Hits) {
    let whole = text.text.as_ref();
    for [one, two] in FORMS {
        let (Some(first), Some(second)) = (named(whole, one), named(whole, two)) else { continue };
        if first.area != second.area {
            continue;
        }
        let (early, late) = if first.start < second.start { (first, second) } else { (second, first) };
        let word = |n: &Named| &whole[n.start..n.end];
        let found = out.at(late.start, late.end).with("one", word(&early)).with("two", word(&late));
        found.see(HERE, early.start, early.end);
    }
}

const HERE: Words = Words { zh: "先前写作", en: "called before" };

struct Named {
    area: char,
    start: usize,
    end: usize,
}

/// The first body of this name with the area it belongs to: 区, 市, 县, 省.
fn named(text: &str, name: &str) -> Option<Named> {
    text.match_indices(name).find_map(|(at, _)| {
        let area = text[..at].chars().next_back().filter(|c| "区市县省州".contains(*c))?;
        Some(Named { area, start: at - area.len_utf8(), end: at + name.len() })
    })
}
