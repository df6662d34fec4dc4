//! Rules that a title issues stand in 《》.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文标题写作惯例", en: "usage for titles" },
        bad: "关于印发档案管理办法的通知",
        good: "关于印发《档案管理办法》的通知",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C029",
    name: "issued-rules-unmarked",
    severity: Severity::Info,
    message: Words { zh: "标题印发的“{name}”没有加书名号", en: "{name} in the title has no 《》" },
    cure: Words { zh: "法规、规章和办法、规定、细则加书名号", en: "put rules into 《》" },
    why: Words {
        zh: "标题中出现法规、规章名称的加书名号；办法、规定、细则等照此办理。",
        en: "Names of rules stand in title marks.",
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let Some((title, start, end)) = text.title() else { return };
    let Some((_, issued)) = title.split_once("印发") else { return };
    if issued.starts_with('《') || issued.contains('《') {
        return;
    }
    for kind in ["办法", "规定", "条例", "细则", "规则"] {
        let words = format!("{kind}的通知");
        if let Some(name) = issued.strip_suffix("的通知").filter(|_| issued.ends_with(&words)) {
            let at = text.text[start..end].find(name).map_or((start, end), |n| (start + n, start + n + name.len()));
            out.at(at.0, at.1).with("name", name);
        }
    }
}
