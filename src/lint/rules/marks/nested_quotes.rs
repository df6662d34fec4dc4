//! Quotes inside quotes alternate “‘ ’” (GB/T 15834 4.8).

use crate::lint::pairs::{Matched, pairs};
use crate::lint::rule::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4.8", en: "GB/T 15834—2011, 4.8" },
        bad: "“甲“乙”丙”",
        good: "“甲‘乙’丙”",
        repair: Repair::Person,
    },
    look: Look::Paragraphs(&[Role::Title, Role::Body, Role::Numbered, Role::Heading, Role::Row], check),
};

static CODE: Code = Code {
    id: "C002",
    name: "same-quotes-nested",
    severity: Severity::Warning,
    message: Words { zh: "双引号里又用了双引号", en: "double quotes inside double quotes" },
    cure: Words {
        zh: "里层改用单引号 ‘ ’，或删去多余的一个", en: "use ‘ ’ inside, or take one out"
    },
    why: Words {
        zh: "引号里再用引号，外层双引号、里层单引号（GB/T 15834 4.8）。错例：“甲“乙”丙”。正例：“甲‘乙’丙”。",
        en: "Inside double quotes, quotes are single (GB/T 15834 4.8).",
    },
};

fn check(text: &Text<'_>, paragraph: &Paragraph, out: &mut Hits) {
    let (matched, lonely) = pairs(text.marks_of(paragraph));
    // Where one has no partner, nobody knows which stands inside which.
    if lonely.iter().any(|(_, mark)| "“”".contains(*mark)) {
        return;
    }
    let doubles: Vec<&Matched> = matched.iter().filter(|m| m.mark == '“').collect();
    for inner in &doubles {
        let nearest = matched.iter().rfind(|m| m.open < inner.open && inner.close < m.close && "“‘".contains(m.mark));
        if nearest.is_some_and(|outer| outer.mark == '“') {
            let end = inner.close + '”'.len_utf8();
            let words = &text.text[inner.open + '“'.len_utf8()..inner.close];
            out.at(inner.open, end).put(format!("‘{words}’"));
        }
    }
}
