//! Every task has who answers for it.

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
        bad: "（责任单位一栏空着）",
        good: "责任单位：区教体局",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C119",
    name: "task-without-lead",
    severity: Severity::Warning,
    message: Words { zh: "第 {no} 项没有责任单位", en: "nobody answers for task {no}" },
    cure: Words { zh: "补上责任单位", en: "name who does" },
    why: Words {
        zh: "没有责任单位的任务没有人报，也无从催。", en: "A task of nobody is reported by nobody."
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let Some(tasks) = subject.tasks else { return Vec::new() };
    let groups = tasks.groups.iter().enumerate();
    let all = groups.flat_map(|(g, group)| group.tasks.iter().enumerate().map(move |(t, task)| (g, t, task)));
    let all: Vec<_> = all.collect();
    // A list without units at all is of another kind.
    if all.iter().all(|(_, _, task)| task.lead.text.is_empty()) {
        return Vec::new();
    }
    let bare = all.into_iter().filter(|(_, _, task)| task.lead.text.trim().is_empty());
    bare.map(|(g, t, task)| {
        let place = Place { file: TASKS, path: format!("groups[{g}].tasks[{t}].content") };
        let words: String = task.content.chars().take(12).take_while(|c| *c != '。').collect();
        Hit::new(&place, words).with("no", task.no)
    })
    .collect()
}
