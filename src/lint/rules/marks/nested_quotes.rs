//! Quotes inside quotes alternate “‘ ’” (GB/T 15834 4.8).

use crate::base::diagnostic::{Code, Severity, Text};
use crate::lint::{Hit, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule { code: &CODE, check };

static CODE: Code = Code {
    id: "C002",
    name: "same-quotes-nested",
    severity: Severity::Warning,
    message: Text { zh: "双引号里又用了双引号", en: "double quotes inside double quotes" },
    cure: Text {
        zh: "里层改用单引号 ‘ ’，或删去多余的一个", en: "use ‘ ’ inside, or take one out"
    },
    why: Text {
        zh: "引号里再用引号，外层双引号、里层单引号（GB/T 15834 4.8）。错例：“甲“乙”丙”。正例：“甲‘乙’丙”。",
        en: "Inside double quotes, quotes are single (GB/T 15834 4.8).",
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let mut out = Vec::new();
    let tasks = subject.task_contents().into_iter().map(|(_, f)| f);
    for field in subject.prose().into_iter().chain(tasks) {
        let mut depth = 0usize;
        for (i, c) in field.text.char_indices() {
            match c {
                '“' if depth > 0 => {
                    out.push(Hit::new(&field.place, field.text[i..].chars().take(8).collect::<String>()));
                    depth += 1;
                }
                '“' => depth += 1,
                '”' => depth = depth.saturating_sub(1),
                _ => {}
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
        assert!(words_of(&RULE, "“甲‘乙’丙”“丁”").is_empty());
        assert_eq!(words_of(&RULE, "“甲“乙”丙”"), ["“乙”丙”"]);
    }
}
