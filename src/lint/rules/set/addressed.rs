//! Who has a task is addressed.

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
        bad: "主送：区教体局、区妇联；任务表责任单位：区民政局",
        good: "主送：区教体局、区妇联、区民政局",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C125",
    name: "unit-not-addressed",
    severity: Severity::Warning,
    message: Words {
        zh: "“{unit}”有任务，却不在主送机关里", en: "{unit} has a task and is not addressed"
    },
    cure: Words { zh: "补入主送机关，或核对任务", en: "address it, or look the task up" },
    why: Words {
        zh: "主送机关逐一列名的，有任务的单位都应当收到这份公文。",
        en: "Where organs are addressed by name, each with a task is among them.",
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let (Some(notice), Some(tasks)) = (subject.notice, subject.tasks) else { return Vec::new() };
    // 各办事处, 有关单位: whoever it is may be among them.
    let open = |name: &String| ["各", "有关", "相关", "成员", "单位", "部门", "直属"].iter().any(|w| name.contains(w));
    if notice.addressees.len() < 2 || notice.addressees.iter().any(open) {
        return Vec::new();
    }
    let resolve = |name: &str| subject.roster.and_then(|r| r.resolve(name)).unwrap_or(name).to_owned();
    let addressed: Vec<String> = notice.addressees.iter().map(|n| resolve(n)).collect();
    let organs: Vec<String> = notice.issuer.iter().chain(&notice.signers).map(|n| resolve(n)).collect();
    let mut told: Vec<String> = Vec::new();
    let mut out = Vec::new();
    for (g, group) in tasks.groups.iter().enumerate() {
        for (t, task) in group.tasks.iter().enumerate() {
            for unit in task.lead.units.iter().filter(|u| !open(u)) {
                let name = resolve(unit);
                if !addressed.contains(&name) && !organs.contains(&name) && !told.contains(&name) {
                    let place = Place { file: TASKS, path: format!("groups[{g}].tasks[{t}].lead.text") };
                    out.push(Hit::new(&place, unit).with("unit", unit));
                    told.push(name);
                }
            }
        }
    }
    out
}
