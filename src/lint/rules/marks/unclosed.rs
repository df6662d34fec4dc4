//! Quotation marks, brackets and title marks come in pairs (GB/T 15834 4.8, 4.9, 4.15).

use crate::base::diagnostic::{Code, Severity, Text};
use crate::base::text::closing_of;
use crate::lint::{Field, Hit, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule { code: &CODE, check };

static CODE: Code = Code {
    id: "C001",
    name: "unclosed-mark",
    severity: Severity::Error,
    message: Text { zh: "标点 {mark} 没有配对", en: "{mark} has no partner" },
    cure: Text {
        zh: "核对原件，补上缺的一半；若文字有缺漏，先补文字",
        en: "compare the original and add the missing half, or the missing text",
    },
    why: Text {
        zh: "引号、括号、书名号成对使用（GB/T 15834）。缺一半往往说明这里丢了文字。错例：融入“三零创建、落实到位。正例：融入“三零”创建、落实到位。",
        en: "Marks come in pairs (GB/T 15834). A missing half often means that text was lost here.",
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let tasks = subject.task_contents().into_iter().map(|(_, f)| f);
    subject.prose().into_iter().chain(tasks).flat_map(|f| lonely(&f)).collect()
}

/// Every mark of a text without its partner. Quotes are matched from the inside out, so that of “a“b” the outer is lonely.
fn lonely(field: &Field<'_>) -> Vec<Hit> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut out = Vec::new();
    for (i, c) in field.text.char_indices() {
        if closing_of(c).is_some() {
            open.push((i, c));
        } else if "”’）》〉〕】」』".contains(c) {
            match open.last() {
                Some(&(_, o)) if closing_of(o) == Some(c) => drop(open.pop()),
                _ => out.push(hit(field, i, c)),
            }
        }
    }
    out.extend(open.into_iter().map(|(i, c)| hit(field, i, c)));
    out
}

fn hit(field: &Field<'_>, at: usize, mark: char) -> Hit {
    let words: String = field.text[at..].chars().take(8).collect();
    Hit::new(&field.place, words).with("mark", mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::rules::words_of;

    #[test]
    fn good_and_bad() {
        for good in ["甲“乙‘丙’丁”戊。", "《甲（乙）〈丙〉》", "无。"] {
            assert!(words_of(&RULE, good).is_empty(), "{good}");
        }
        assert_eq!(words_of(&RULE, "融入“三零创建。"), ["“三零创建。"]);
        assert_eq!(words_of(&RULE, "““三零”创建"), ["““三零”创建"]);
        assert_eq!(words_of(&RULE, "三零”创建"), ["”创建"]);
        assert_eq!(words_of(&RULE, "（甲》）"), ["》）"]);
    }
}
