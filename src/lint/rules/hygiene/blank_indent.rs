//! A paragraph is set in by its format, not by blanks.

use crate::lint::Kind;
use crate::lint::rule::*;
use crate::lint::text::PROSE;
use crate::lint::{Basis, Look, Page, Repair, Rule};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words {
            zh: "文字处理惯例（GB/T 9704—2012 7.3.3 左空二字）", en: "word processing usage"
        },
        bad: "（Word 文档）□□各镇要高度重视……",
        good: "（Word 文档，段落格式“首行缩进2字符”）各镇要高度重视……",
        repair: Repair::Person,
    },
    look: Look::Whole(check),
};

static CODE: Code = Code {
    id: "C143",
    name: "indented-by-blanks",
    severity: Severity::Warning,
    message: Words {
        zh: "有{count}段用空格代替首行缩进，第一处在此",
        en: "{count} paragraphs are set in by blanks; here is the first",
    },
    cure: Words {
        zh: "删去段首空格，在段落格式里设首行缩进2字符",
        en: "take the blanks out and set a first-line indent of two characters",
    },
    why: Words {
        zh: "空格随字号、字体变宽，换一台电脑打开就对不齐；段落格式里的缩进始终是两个字。",
        en: "Blanks change their width with the font; an indent is always two characters.",
    },
};

fn check(text: &Text<'_>, out: &mut Hits) {
    // In a plain text there is no other way.
    if text.kind != Kind::Paragraphs {
        return;
    }
    let by_blanks = |l: &&Line| PROSE.contains(&l.role) && is_indent(&text.text[l.from..l.start]);
    let mut lines = text.lines.iter().filter(by_blanks);
    let Some(first) = lines.next() else { return };
    let count = 1 + lines.count();
    out.at(first.from, first.start).with("count", count);
}

/// Two wide blanks, or as much in narrow ones.
fn is_indent(blanks: &str) -> bool {
    let width: usize = blanks.chars().map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum();
    width >= 4
}
