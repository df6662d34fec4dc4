//! A body stands once in a row.

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
        bad: "责任单位：区教体局；参与单位：区教体局、各学校",
        good: "责任单位：区教体局；参与单位：各学校",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C106",
    name: "unit-twice-in-row",
    severity: Severity::Warning,
    message: Words { zh: "第 {no} 项里“{unit}”出现了两次", en: "task {no} names {unit} twice" },
    cure: Words { zh: "核对后删去一处", en: "look it up and take one out" },
    why: Words {
        zh: "同一项任务里一个单位只列一次；既列责任单位又列参与单位，责任就不清。",
        en: "A body that leads does not also take part.",
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let groups = subject.tasks.iter().flat_map(|t| t.groups.iter().enumerate());
    let tasks = groups.flat_map(|(g, group)| group.tasks.iter().enumerate().map(move |(t, task)| (g, t, task)));
    let mut out = Vec::new();
    for (g, t, task) in tasks {
        let cells = [("lead", &task.lead), ("participants", &task.participants)];
        let mut seen: Vec<&str> = Vec::new();
        for (key, cell) in cells {
            for (n, unit) in cell.units.iter().enumerate() {
                if seen.contains(&unit.as_str()) {
                    let place = Place { file: TASKS, path: format!("groups[{g}].tasks[{t}].{key}.text") };
                    let earlier = cell.units[..n].iter().filter(|u| *u == unit).count();
                    out.push(Hit::new(&place, unit).after(earlier).with("no", task.no).with("unit", unit));
                }
                seen.push(unit);
            }
        }
    }
    out
}
