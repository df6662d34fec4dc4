//! A sentence is said once.

use crate::lint::Kind;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};
use std::collections::HashMap;

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "（同一句话出现两次）",
        good: "（一次）",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C120",
    name: "sentence-repeated",
    severity: Severity::Info,
    message: Words { zh: "这一句前面已经出现过", en: "this sentence stood before" },
    cure: Words { zh: "核对是否误贴", en: "see whether it was pasted twice" },
    why: Words { zh: "复制粘贴容易重复。", en: "Pasting repeats." },
};

/// Shorter sentences are formulas.
const SHORTEST: usize = 20;

fn check(text: &Text<'_>, out: &mut Hits) {
    // The branches of a template may say the same; only one of them is printed.
    if text.kind == Kind::Template {
        return;
    }
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for line in text.lines.iter().filter(|l| matches!(l.role, Role::Body | Role::Numbered)) {
        let words = text.of(line);
        for sentence in words.split(['。', '；']).filter(|s| s.len() >= SHORTEST * 3 && !s.starts_with('（')) {
            let start = line.start + (sentence.as_ptr() as usize - words.as_ptr() as usize);
            match seen.get(sentence) {
                Some(&first) => {
                    out.at(start, start + sentence.len()).see(HERE, first, first + sentence.len());
                }
                None => drop(seen.insert(sentence, start)),
            }
        }
    }
}

const HERE: Words = Words { zh: "先前在此", en: "it stood here" };
