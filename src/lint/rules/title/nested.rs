//! Within 《》 a title stands in 〈〉.

use crate::lint::pairs::pairs;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4.15", en: "GB/T 15834—2011, 4.15" },
        bad: "《关于修改《甲办法》的通知》",
        good: "《关于修改〈甲办法〉的通知》",
        repair: Repair::Safe,
    },
    look: Look::Paragraphs(
        &[Role::Title, Role::AnnexTitle, Role::Body, Role::Numbered, Role::Heading, Role::Row],
        check,
    ),
};

static CODE: Code = Code {
    id: "C027",
    name: "title-marks-nested",
    severity: Severity::Error,
    message: Words { zh: "书名号里又用了双书名号", en: "《》 stand within 《》" },
    cure: Words { zh: "里层改用〈〉", en: "use 〈〉 inside" },
    why: Words {
        zh: "书名号里面还要用书名号时，外面用双书名号，里面用单书名号。",
        en: "Within double title marks single ones are used.",
    },
};

fn check(text: &Text<'_>, paragraph: &Paragraph, out: &mut Hits) {
    let (matched, lonely) = pairs(text.marks_of(paragraph));
    if lonely.iter().any(|(_, mark)| "《》〈〉".contains(*mark)) {
        return;
    }
    for inner in matched.iter().filter(|m| m.mark == '《') {
        let outer = matched.iter().rfind(|m| m.open < inner.open && inner.close < m.close && "《〈".contains(m.mark));
        if outer.is_some_and(|outer| outer.mark == '《') {
            let words = &text.text[inner.open + '《'.len_utf8()..inner.close];
            out.at(inner.open, inner.close + '》'.len_utf8()).put(format!("〈{words}〉"));
        }
    }
}
