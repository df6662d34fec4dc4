//! A word of grammar written twice.

use crate::base::diagnostic::{Code, Severity, Text};
use crate::lint::{Hit, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule { code: &CODE, check };

static CODE: Code = Code {
    id: "C009",
    name: "doubled-word",
    severity: Severity::Warning,
    message: Text {
        zh: "“{word}”可能多写了一个“{one}”", en: "“{word}” may have one {one} too many"
    },
    cure: Text { zh: "核对原件，删去多余的一个", en: "compare the original and take one out" },
    why: Text {
        zh: "“的、为、了、和、与、在、是、对、将、及、要”不会连写两个，除非前一个属于另一个词（如“行为为”）；这种情形请人工判断。",
        en: "Words of grammar do not stand twice in a row, unless the first belongs to another word; a person judges.",
    },
};

const WORDS: &str = "的为了和与在是对将及要";

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let tasks = subject.task_contents().into_iter().map(|(_, f)| f);
    let mut out = Vec::new();
    for field in subject.prose().into_iter().chain(tasks) {
        let chars: Vec<char> = field.text.chars().collect();
        for i in 1..chars.len() {
            if chars[i] == chars[i - 1] && WORDS.contains(chars[i]) {
                let word: String = chars[i.saturating_sub(2)..(i + 3).min(chars.len())].iter().collect();
                out.push(Hit::new(&field.place, &word).with("word", &word).with("one", chars[i]));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::rules::words_of;

    #[test]
    fn good_and_bad() {
        for good in ["人人有责，天天落实。", "为了未成年人。", "对对口单位"] {
            assert_eq!(words_of(&RULE, good).len(), usize::from(good.contains("对对")), "{good}");
        }
        assert_eq!(words_of(&RULE, "犯罪行为为未成年人"), ["行为为未成"]);
        assert_eq!(words_of(&RULE, "落实的的措施"), ["实的的措施"]);
    }
}
