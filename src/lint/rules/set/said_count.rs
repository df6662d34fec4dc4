//! The number the text says is the number there is.

use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};
use crate::lint::{Hit, Subject};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "专项行动明确的6项措施（正文只有五项）",
        good: "专项行动明确的5项措施",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C127",
    name: "said-count-differs",
    severity: Severity::Warning,
    message: Words { zh: "正文说“{words}”，实有{real}项", en: "the text says {words}, there are {real}" },
    cure: Words {
        zh: "核对是数写错了，还是少列、多列了", en: "see whether the number is wrong or an item is missing"
    },
    why: Words {
        zh: "改稿增删后总数忘了改，是最常见的错。", en: "Items come and go, the total stays."
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let Some(notice) = subject.notice else { return Vec::new() };
    let measures = notice.all_sections().find(|s| s.heading.contains("措施") && !s.sections.is_empty());
    let tasks = subject.tasks.map(|t| t.tasks().count()).filter(|n| *n > 0);
    let mut out = Vec::new();
    for field in subject.prose() {
        for (word, real) in [("项措施", measures.map(|s| s.sections.len())), ("项任务", tasks)] {
            let Some(real) = real else { continue };
            for (n, _) in field.text.match_indices(word) {
                let head = &field.text[..n];
                let length = digits_before(head);
                // 明确的6项措施, 所列35项任务 speak of all; others of some.
                let all =
                    ["明确的", "所列", "清单", "共", "提出的"].iter().any(|w| head[..head.len() - length].ends_with(w));
                let said = head[head.len() - length..].parse::<usize>();
                if said.is_ok_and(|said| said != real) && all {
                    let words = &field.text[n - length..n + word.len()];
                    out.push(Hit::new(&field.place, words).with("words", words).with("real", real));
                }
            }
        }
    }
    out
}
