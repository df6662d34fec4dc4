//! The list calls its groups as the text calls its measures.

use crate::lint::fields::TASKS;
use crate::lint::rule::*;
use crate::lint::{Basis, Look, Page, Repair, Rule};
use crate::lint::{Hit, Place, Subject};
use crate::model::Section;

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "公文校对惯例", en: "usual proofreading" },
        bad: "正文“（一）切实加强疏导干预”，清单“（一）加强疏导干预”",
        good: "两处都作“（一）切实加强疏导干预”",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C128",
    name: "group-name-differs",
    severity: Severity::Info,
    message: Words {
        zh: "清单的“{number}{name}”与正文标题“{heading}”不一致",
        en: "the list calls {number} {name}, the text {heading}",
    },
    cure: Words { zh: "统一；有意简称的不必改", en: "make them alike; leave a short form that is meant" },
    why: Words {
        zh: "清单的工作项目取自正文的小标题，应当一致。", en: "Groups are taken from the headings."
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let (Some(notice), Some(tasks)) = (subject.notice, subject.tasks) else { return Vec::new() };
    let numbers: Vec<&str> = tasks.groups.iter().map(|g| g.number.as_str()).filter(|n| !n.is_empty()).collect();
    let Some(parts) =
        notice.all_sections().map(|s| &s.sections).find(|s| numbers == numbers_of(s)).filter(|_| !numbers.is_empty())
    else {
        return Vec::new();
    };
    let named = tasks.groups.iter().enumerate().filter(|(_, g)| !g.number.is_empty());
    let differ = named.zip(parts).filter(|((_, group), part)| group.name != part.heading);
    differ
        .map(|((g, group), part)| {
            let place = Place { file: TASKS, path: format!("groups[{g}].name") };
            let hit = Hit::new(&place, &group.name).with("number", &group.number).with("name", &group.name);
            hit.with("heading", &part.heading)
        })
        .collect()
}

fn numbers_of(sections: &[Section]) -> Vec<&str> {
    sections.iter().map(|s| s.number.as_str()).collect()
}
