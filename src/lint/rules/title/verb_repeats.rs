//! The verb of a title does not say its kind again.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文标题写作惯例", en: "usage for titles" },
        bad: "关于请求拨款的请示",
        good: "关于拨款的请示",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C026",
    name: "title-verb-repeats-genre",
    severity: Severity::Warning,
    message: Words {
        zh: "标题中“{verb}”与文种“{genre}”重复", en: "{verb} in the title says {genre} again"
    },
    cure: Words { zh: "删去动词", en: "take the verb out" },
    why: Words {
        zh: "“请示”本身就是请求，“报告”本身就是汇报，标题不再写“请求”“申请”“汇报”。",
        en: "The kind of the paper says it already.",
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let Some((title, start, end)) = text.title() else { return };
    const PAIRS: [(&str, &str); 6] = [
        ("关于请求", "请示"),
        ("关于申请", "请示"),
        ("关于请示", "请示"),
        ("关于报告", "报告"),
        ("关于汇报", "报告"),
        ("关于通报", "通报"),
    ];
    for (verb, genre) in PAIRS {
        if let Some(n) = text.text[start..end].find(verb).filter(|_| title.ends_with(genre)) {
            let from = start + n + "关于".len();
            out.at(from, start + n + verb.len()).with("verb", &verb["关于".len()..]).with("genre", genre);
        }
    }
}
