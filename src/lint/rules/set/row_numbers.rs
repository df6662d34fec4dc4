//! Rows are numbered one by one.

use crate::lint::fields::TASKS;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};
use crate::lint::{Hit, Place, Subject};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "序号14之后是21",
        good: "序号14之后是15",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C129",
    name: "row-numbers",
    severity: Severity::Warning,
    message: Words { zh: "序号 {no} 与上一行的 {last} 不连续", en: "row {no} does not follow on {last}" },
    cure: Words { zh: "核对是否缺行", en: "see whether a row is missing" },
    why: Words {
        zh: "序号断开，多半是丢了一行或者只印了一部分。", en: "A gap mostly means a lost row."
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    // Numbers of paragraphs are looked at where the paragraphs are.
    if subject.tasks.is_none_or(|t| t.columns.is_empty()) {
        return Vec::new();
    }
    let groups = subject.tasks.iter().flat_map(|t| t.groups.iter().enumerate());
    let tasks: Vec<_> =
        groups.flat_map(|(g, group)| group.tasks.iter().enumerate().map(move |(t, k)| (g, t, k))).collect();
    // Several rows may stand under one number, and groups may count each for itself.
    let follows = |last: u32, no: u32| no == last || no == last + 1 || no == 1;
    let gaps = tasks.windows(2).filter(|w| !follows(w[0].2.no, w[1].2.no));
    gaps.map(|w| {
        let (g, t, task) = w[1];
        let place = Place { file: TASKS, path: format!("groups[{g}].tasks[{t}].content") };
        let words: String = task.content.chars().take(12).take_while(|c| *c != '。').collect();
        Hit::new(&place, words).with("no", task.no).with("last", w[0].2.no)
    })
    .collect()
}
