//! A paragraph of prose ends with the mark of a finished sentence.

use crate::lint::Kind;
use crate::lint::rule::*;
use crate::lint::text::PROSE;

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "推动专项行动，确保“五个不发生”和“六防六促”",
        good: "推动专项行动，确保“五个不发生”和“六防六促”落实到位。",
        repair: Repair::Person,
    },
    look: Look::Paragraphs(PROSE, check),
};

static CODE: Code = Code {
    id: "C003",
    name: "unfinished-paragraph",
    severity: Severity::Error,
    message: Words { zh: "这一段没有说完就断了：……{end}", en: "this paragraph breaks off: …{end}" },
    cure: Words {
        zh: "核对原件，把缺的文字补在 content/ 里",
        en: "compare the original and write what is missing into content/",
    },
    why: Words {
        zh: "正文段落以句号、问号、感叹号、冒号或分号结尾；断在半句，多半是换页时丢了文字。",
        en: "Prose ends with a mark of a sentence; a half sentence most often means that text was lost at a page break.",
    },
};

/// Shorter paragraphs are headings, names or rows that lost their table.
const SHORTEST: usize = 30;
/// A longer one is a whole paper on one line, which ends with its date or its annex.
const LONGEST: usize = 1500;

fn check(text: &Text<'_>, paragraph: &Paragraph, out: &mut Hits) {
    let words = text.of_paragraph(paragraph);
    let bare = words.trim_end_matches(['”', '’', '》', '*']);
    let ends = is_end(bare.trim_end_matches(['）', ')'])) || note(bare).is_some_and(is_end);
    let ends = ends || who_has_it(bare);
    let long = (SHORTEST..LONGEST).contains(&words.chars().count()) && words.contains(['，', '。', ',']);
    if !ends && (long || text.kind == Kind::Fields) && text.kind != Kind::Template {
        let bare = words.trim_end_matches('*');
        let from = bare.char_indices().rev().nth(7).map_or(0, |(i, _)| i);
        let (start, end) = (paragraph.start + from, paragraph.start + bare.len());
        out.at(start, end).with("end", &text.text[start..end]);
    }
}

fn is_end(words: &str) -> bool {
    let bare = words.trim_end_matches(['”', '’', '）', '》']);
    bare.ends_with(['。', '！', '？', '：', '；', '…', '.', ';', ':', '!', '?'])
}

/// Whether a paragraph ends with who has a task and until when, which is no sentence: 治理。责任单位：区甲局.
fn who_has_it(words: &str) -> bool {
    let Some((_, tail)) = words.rsplit_once('。') else { return false };
    let label = tail.trim_start().split_once(['：', ':']).map_or("", |(label, _)| label);
    let ends = ["单位", "部门", "科室", "领导", "时限", "期限", "时间", "责任人"];
    label.chars().count() <= 8 && ends.iter().any(|e| label.ends_with(e))
}

/// What stands before the note in brackets that a paragraph ends with: 落实到位。（区教体局负责）
fn note(words: &str) -> Option<&str> {
    let inside = words.strip_suffix(['）', ')'])?;
    let mut depth = 1;
    for (at, c) in inside.char_indices().rev() {
        match c {
            '）' | ')' => depth += 1,
            '（' | '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(inside[..at].trim_end());
        }
    }
    None
}
