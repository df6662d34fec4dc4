//! Who leads a task is who the text charges with it.

use crate::lint::fields::TASKS;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};
use crate::lint::{Hit, Place, Subject};
use crate::model::UnitKind;

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "正文：区教体局、团区委落实；清单责任单位：区市场监管局",
        good: "正文、清单都是区教体局、团区委",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C126",
    name: "lead-not-in-text",
    severity: Severity::Info,
    message: Words {
        zh: "第 {no} 项的责任单位“{unit}”，正文对应的措施没有提到",
        en: "task {no} is led by {unit}, whom the measure in the text does not name",
    },
    cure: Words {
        zh: "核对正文与清单；本应增列的不必改",
        en: "compare text and list; nothing to do where it was added on purpose",
    },
    why: Words {
        zh: "清单的责任单位取自正文的措施；正文另有单位而没有它，可能抄串了行。",
        en: "The list takes its units from the text; another name may be from another row.",
    },
};

/// A clause that places a task in the text is at least so long, in characters.
const TELLING: usize = 6;

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let (Some(tasks), Some(roster)) = (subject.tasks, subject.roster) else { return Vec::new() };
    let prose = subject.prose();
    let mut out = Vec::new();
    for (g, group) in tasks.groups.iter().enumerate() {
        for (t, task) in group.tasks.iter().enumerate() {
            let clauses: Vec<&str> = task.content.split(['，', '。', '；', '、']).collect();
            let telling = clauses.iter().filter(|c| c.chars().count() >= TELLING);
            let Some(measure) = telling.filter_map(|c| prose.iter().find(|f| f.text.contains(*c))).next() else {
                continue;
            };
            let names = |unit: &str| {
                let of = roster.units.iter().find(|u| u.name == unit);
                let aliases = of.map(|u| u.aliases.as_slice()).unwrap_or_default();
                measure.text.contains(unit) || aliases.iter().any(|a| measure.text.contains(a.as_str()))
            };
            // Where the measure names nobody, it charges whom it will.
            if !roster.units.iter().any(|u| u.kind == UnitKind::Unit && names(&u.name)) {
                continue;
            }
            for unit in task.lead.units.iter().filter(|u| !names(u)) {
                let place = Place { file: TASKS, path: format!("groups[{g}].tasks[{t}].lead.text") };
                let hit = Hit::new(&place, unit).with("no", task.no).with("unit", unit);
                let shown: String = measure.text.chars().take(24).collect();
                out.push(hit.see(MEASURE, &measure.place, shown));
            }
        }
    }
    out
}

const MEASURE: Words = Words { zh: "正文的措施", en: "the measure in the text" };
