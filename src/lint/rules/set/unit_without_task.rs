//! A body that the text makes responsible has a task in the list.

use crate::base::diagnostic::{Code, Severity, Text};
use crate::lint::rule::Words;
use crate::lint::{Basis, Look, Page, Repair};
use crate::lint::{Hit, Place, Rule, Subject};
use crate::model::UnitKind;

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words {
            zh: "公文校对惯例：正文与清单一致", en: "usual proofreading: text and list agree"
        },
        bad: "正文要求“区住建局”落实防范措施，清单没有它的任务",
        good: "清单列入区住建局的任务",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C010",
    name: "unit-without-task",
    severity: Severity::Info,
    message: Text {
        zh: "正文提到“{unit}”，任务清单里没有它的任务",
        en: "the text names “{unit}”, the list gives it no task",
    },
    cure: Text {
        zh: "核对清单是否漏列；确无任务的不必改",
        en: "see whether the list leaves it out; nothing to do if it has none",
    },
    why: Text {
        zh: "正文点名的责任单位若不在清单里，就不会收到报表，也不会被催报。",
        en: "A body that the list leaves out gets no form and is not asked to report.",
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let (Some(roster), Some(tasks)) = (subject.roster, subject.tasks) else { return Vec::new() };
    if tasks.groups.is_empty() {
        return Vec::new();
    }
    let organs: Vec<&String> = subject.notice.iter().flat_map(|n| n.issuer.iter().chain(&n.signers)).collect();
    let asked = |name: &str| {
        roster.alias_questions.iter().any(|q| q.confirmed != Some(false) && q.names.iter().any(|n| n == name))
    };
    let idle = roster.units.iter().enumerate().filter(|(_, u)| {
        let none = u.leads.is_empty() && u.participates.is_empty();
        none && u.kind == UnitKind::Unit && !is_class(&u.name) && !organs.contains(&&u.name) && !asked(&u.name)
    });
    idle.map(|(i, u)| {
        let place = Place { file: "content/units.yaml", path: format!("units[{i}].name") };
        Hit::new(&place, &u.name).with("unit", &u.name)
    })
    .collect()
}

/// 区有关单位 is no body but a class of them.
fn is_class(name: &str) -> bool {
    ["有关", "相关", "各", "其他"].iter().any(|w| name.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Group, Roster, TaskList, Unit};

    #[test]
    fn good_and_bad() {
        let unit = |name: &str, leads: Vec<u32>| Unit { name: name.into(), leads, ..Unit::default() };
        let roster =
            Roster { units: vec![unit("区妇联", vec![1]), unit("区住建局", vec![])], ..Roster::default() };
        let tasks = TaskList { groups: vec![Group::default()], ..TaskList::default() };
        let hits = check(&Subject { roster: Some(&roster), tasks: Some(&tasks), ..Subject::default() });
        assert_eq!(hits.iter().map(|h| h.words.as_str()).collect::<Vec<_>>(), ["区住建局"]);
    }
}
