//! A paragraph of prose ends with the mark of a finished sentence.

use crate::base::diagnostic::{Code, Severity, Text};
use crate::lint::{Hit, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule { code: &CODE, check };

static CODE: Code = Code {
    id: "C003",
    name: "unfinished-paragraph",
    severity: Severity::Error,
    message: Text { zh: "这一段没有说完就断了：……{end}", en: "this paragraph breaks off: …{end}" },
    cure: Text {
        zh: "核对原件，把缺的文字补在 content/ 里",
        en: "compare the original and write what is missing into content/",
    },
    why: Text {
        zh: "正文段落以句号、问号、感叹号、冒号或分号结尾；断在半句，多半是换页时丢了文字。",
        en: "Prose ends with a mark of a sentence; a half sentence most often means that text was lost at a page break.",
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let cut = |text: &str| {
        let bare = text.trim_end_matches(['”', '’', '）', '》']);
        !bare.ends_with(['。', '！', '？', '：', '；', '…'])
    };
    let prose = subject.prose().into_iter().filter(|f| f.ends_paragraph && cut(f.text));
    prose
        .map(|f| {
            let from = f.text.char_indices().rev().nth(7).map_or(0, |(i, _)| i);
            Hit::new(&f.place, &f.text[from..]).with("end", &f.text[from..])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::rules::words_of;

    #[test]
    fn good_and_bad() {
        for good in ["落实到位。", "具体如下：", "他说：“好。”", "（见附件。）"] {
            assert!(words_of(&RULE, good).is_empty(), "{good}");
        }
        assert_eq!(words_of(&RULE, "推动确保“五个不发生”和“六防六促”"), ["”和“六防六促”"]);
        assert_eq!(words_of(&RULE, "要落实"), ["要落实"]);
    }
}
