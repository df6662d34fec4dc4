//! Brackets within brackets are of another kind.

use crate::lint::ordinal::ordinal;
use crate::lint::pairs::pairs;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4.9", en: "GB/T 15834—2011, 4.9" },
        bad: "（甲（乙）丙）",
        good: "（甲〔乙〕丙）",
        repair: Repair::Person,
    },
    look: Look::Paragraphs(&[Role::Body, Role::Numbered, Role::Row, Role::Title], check),
};

static CODE: Code = Code {
    id: "C097",
    name: "same-brackets-nested",
    severity: Severity::Warning,
    message: Words { zh: "圆括号里又用了圆括号", en: "round brackets stand within round brackets" },
    cure: Words {
        zh: "里层改用六角括号〔〕或方括号［］，或改写", en: "use 〔〕 inside, or rewrite"
    },
    why: Words { zh: "括号套用时，里外用不同的形式。", en: "Brackets within brackets differ." },
};

fn check(text: &Text<'_>, paragraph: &Paragraph, out: &mut Hits) {
    let (matched, lonely) = pairs(text.marks_of(paragraph));
    if lonely.iter().any(|(_, mark)| "（）".contains(*mark)) {
        return;
    }
    for inner in matched.iter().filter(|m| m.mark == '（' && m.depth > 0) {
        let outer = matched.iter().rfind(|m| m.open < inner.open && inner.close < m.close);
        let end = inner.close + '）'.len_utf8();
        // （2）in brackets is an ordinal that is referred to.
        let is_ordinal = ordinal(&text.text[inner.open..end]).is_some();
        if outer.is_some_and(|outer| outer.mark == '（') && !is_ordinal {
            out.at(inner.open, end);
        }
    }
}
