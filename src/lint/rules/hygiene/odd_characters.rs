//! Every character is one that fonts and searches know.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "Unicode；公文校对惯例", en: "Unicode; usual proofreading" },
        bad: "⼀（U+2F00）、总体要求",
        good: "一、总体要求",
        repair: Repair::Safe,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C115",
    name: "odd-character",
    severity: Severity::Error,
    message: Words {
        zh: "有看不见或不该有的字符（{code}）",
        en: "there is an invisible or foreign character ({code})",
    },
    cure: Words { zh: "删去或换成通用汉字", en: "take it out or write the usual character" },
    why: Words {
        zh: "零宽字符、康熙部首和私用区字符多由 PDF 复制而来，看着一样，查找、换字体会出错。",
        en: "Such characters come from copies of PDF; they look alike and are lost in searches and fonts.",
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    for &at in &text.odd {
        let Some(c) = text.text[at..].chars().next() else { continue };
        let found = out.at(at, at + c.len_utf8()).with("code", format!("U+{:04X}", u32::from(c)));
        // What is not seen is taken out; which character a look-alike stands for, a person says.
        if matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') {
            found.put("");
        }
    }
}
