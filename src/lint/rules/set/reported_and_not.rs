//! A body has reported or has not.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "按时报送的有：甲、乙。未报送的有：乙。",
        good: "按时报送的有：甲、乙。未报送的有：丙。",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C138",
    name: "reported-and-not",
    severity: Severity::Error,
    message: Words {
        zh: "“{unit}”既在已报送之列，又在未报送之列",
        en: "{unit} is said to have reported and not to have",
    },
    cure: Words { zh: "核对收件后改正", en: "look the receipts up" },
    why: Words { zh: "点名通报最怕点错。", en: "To name a unit wrongly is the worst." },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    let (done, missing) = lists(text);
    for (name, start) in missing.iter().filter(|(name, _)| name.chars().count() >= 2) {
        if let Some((_, first)) = done.iter().find(|(other, _)| other == name) {
            out.at(*start, start + name.len()).with("unit", name).see(DONE, *first, first + name.len());
        }
    }
}

/// Names with the bytes where they begin.
type Names<'t> = Vec<(&'t str, usize)>;

/// Those that are listed as having reported, and as not.
pub(super) fn lists<'t>(text: &'t Text<'_>) -> (Names<'t>, Names<'t>) {
    let whole = text.text.as_ref();
    let (mut done, mut missing) = (Vec::new(), Vec::new());
    if !whole.contains("未") || !whole.contains("报送") {
        return (done, missing);
    }
    for (n, word) in whole.match_indices("报送") {
        let head: String = whole[..n].chars().rev().take(6).collect();
        let rest = &whole[n + word.len()..];
        let Some(colon) = rest.find('：').filter(|c| *c < 40 && !rest[..*c].contains(['。', '\n', '，'])) else {
            continue;
        };
        let from = n + word.len() + colon + '：'.len_utf8();
        let list = whole[from..].split(['。', '\n', '；']).next().unwrap_or_default();
        let names = list.split(['、', '，', '和']).map(|name| {
            let start = from + (name.as_ptr() as usize - list.as_ptr() as usize);
            (name.trim(), start)
        });
        if head.contains('未') { missing.extend(names) } else { done.extend(names) }
    }
    (done, missing)
}

const DONE: Words = Words { zh: "列为已报送", en: "said to have reported" };
