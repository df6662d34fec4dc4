//! Bodies in a row stand in the order of the roster, once somebody has put that into order.

use crate::lint::fields::TASKS;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Place, Repair, Rule};
use crate::lint::{Hit, Subject};
use crate::model::Roster;

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "机关排序惯例", en: "the order of organs" },
        bad: "（名录：县发改局、县教局、县民政局）主送：县民政局，县发改局：",
        good: "（名录：县发改局、县教局、县民政局）主送：县发改局，县民政局：",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C141",
    name: "unit-order",
    severity: Severity::Info,
    message: Words {
        zh: "“{unit}”排在“{before}”之后，单位名录里在它之前",
        en: "{unit} stands behind {before}; in the roster it stands before it",
    },
    cure: Words {
        zh: "主送和名单按名录的次序排；任务的责任单位按轻重排的，不必改",
        en: "put addressees and lists into the order of the roster; bodies of a task may stand by their part in it",
    },
    why: Words {
        zh: "并列的机关按规定的次序排列，排错了容易引起误会。content/units.yaml 写上 in_order: true，表示名录已经按次序排好，才这样核对。",
        en: "Organs have an order. It is looked at once content/units.yaml says in_order: true.",
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let Some(roster) = subject.roster.filter(|r| r.in_order) else { return Vec::new() };
    let mut out = Vec::new();
    if let Some(notice) = subject.notice {
        out.extend(out_of_order(roster, &Subject::in_notice("addressees_text"), &notice.addressees));
    }
    let groups = subject.tasks.iter().flat_map(|t| t.groups.iter().enumerate());
    for (g, t, task) in groups.flat_map(|(g, group)| group.tasks.iter().enumerate().map(move |(t, k)| (g, t, k))) {
        for (key, cell) in [("lead", &task.lead), ("participants", &task.participants)] {
            let place = Place { file: TASKS, path: format!("groups[{g}].tasks[{t}].{key}.text") };
            out.extend(out_of_order(roster, &place, &cell.units));
        }
    }
    out
}

/// The first body that stands behind one which the roster has behind it. Names that stand for several have no place.
fn out_of_order(roster: &Roster, place: &Place, names: &[String]) -> Option<Hit> {
    let rank = |name: &String| {
        let known = roster.resolve(name)?;
        roster.units.iter().position(|u| u.name == known)
    };
    let ranked: Vec<(usize, &String)> = names.iter().filter_map(|name| Some((rank(name)?, name))).collect();
    let [(_, before), (_, unit)] = ranked.windows(2).find(|w| w[0].0 > w[1].0)? else { return None };
    Some(Hit::new(place, unit.as_str()).with("unit", unit).with("before", before))
}
