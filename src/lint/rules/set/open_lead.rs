//! Who answers for a task is named in full.

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
        bad: "责任单位：区教体局、区民宗局等",
        good: "责任单位：区教体局、区民宗局",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C133",
    name: "lead-open-ended",
    severity: Severity::Warning,
    message: Words {
        zh: "第 {no} 项的责任单位以“等”收尾", en: "the units that answer for task {no} end with 等"
    },
    cure: Words { zh: "列尽责任单位", en: "name them all" },
    why: Words {
        zh: "责任单位不列尽，就有单位不知道自己有责任。", en: "A unit that is not named does not know."
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let groups = subject.tasks.iter().flat_map(|t| t.groups.iter().enumerate());
    let tasks = groups.flat_map(|(g, group)| group.tasks.iter().enumerate().map(move |(t, task)| (g, t, task)));
    let open = tasks.filter(|(_, _, task)| task.lead.text.trim_end().ends_with('等'));
    open.map(|(g, t, task)| {
        let place = Place { file: TASKS, path: format!("groups[{g}].tasks[{t}].lead.text") };
        let from = task.lead.text.char_indices().rev().nth(4).map_or(0, |(i, _)| i);
        Hit::new(&place, &task.lead.text[from..]).with("no", task.no)
    })
    .collect()
}
