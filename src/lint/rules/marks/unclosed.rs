//! Quotation marks, brackets and title marks come in pairs (GB/T 15834 4.8, 4.9, 4.15).

use crate::lint::Kind;
use crate::lint::pairs::pairs;
use crate::lint::rule::*;

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Standard,
        source: Words { zh: "GB/T 15834—2011 4.8、4.9、4.15", en: "GB/T 15834—2011, 4.8, 4.9 and 4.15" },
        bad: "融入“三零创建、落实到位。",
        good: "融入“三零”创建、落实到位。",
        repair: Repair::Person,
    },
    look: Look::Paragraphs(&[Role::Title, Role::Body, Role::Numbered, Role::Heading, Role::Row, Role::Note], check),
};

static CODE: Code = Code {
    id: "C001",
    name: "unclosed-mark",
    severity: Severity::Error,
    message: Words { zh: "标点 {mark} 没有配对", en: "{mark} has no partner" },
    cure: Words {
        zh: "核对原件，补上缺的一半；若文字有缺漏，先补文字",
        en: "compare the original and add the missing half, or the missing text",
    },
    why: Words {
        zh: "引号、括号、书名号成对使用（GB/T 15834）。缺一半往往说明这里丢了文字。错例：融入“三零创建、落实到位。正例：融入“三零”创建、落实到位。",
        en: "Marks come in pairs (GB/T 15834). A missing half often means that text was lost here.",
    },
};

fn check(text: &Text<'_>, paragraph: &Paragraph, out: &mut Hits) {
    // Of a template's marks one may stand in what the program puts in.
    if text.kind == Kind::Template {
        return;
    }
    for (at, mark) in pairs(text.marks_of(paragraph)).1 {
        // A quotation of several paragraphs opens each and closes the last.
        let reopened = mark == '“' && at == paragraph.start && text.kind != Kind::Fields;
        if !reopened {
            let shown = text.text[at..paragraph.end].char_indices().nth(8).map_or(paragraph.end, |(n, _)| at + n);
            out.at(at, shown).with("mark", mark);
        }
    }
}
