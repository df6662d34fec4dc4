//! Whose tasks are whose, and who may be whom.

use super::{codes, listed};
use crate::base::Diagnostic;
use crate::model::unit::Index;
use crate::model::{Roster, TaskList};
use std::collections::BTreeMap;

/// A body that owes a report, with the tasks it owes it on; `true` where it leads.
pub(super) struct Body<'a> {
    pub(super) name: &'a str,
    pub(super) tasks: BTreeMap<u32, bool>,
}

/// What a task obliges bodies to, by the names in its cells.
#[derive(Clone, Copy, Debug, Hash)]
pub(super) struct Duty<'a> {
    pub(super) no: u32,
    lead: &'a [String],
    participants: &'a [String],
}

/// The duties of a list, in its order.
pub(super) fn duties(tasks: &TaskList) -> Vec<Duty<'_>> {
    tasks.tasks().map(|(_, t)| Duty { no: t.no, lead: &t.lead.units, participants: &t.participants.units }).collect()
}

/// Every body that a task cell obliges, in the roster's order: units, then the members of groups.
pub(super) fn bodies<'a>(
    duties: &[Duty<'a>],
    roster: &'a Roster,
    index: &Index<'a>,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Body<'a>> {
    let mut owed: BTreeMap<&str, BTreeMap<u32, bool>> = BTreeMap::new();
    let mut empty: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let cells = duties.iter().flat_map(|d| [(d.no, true, d.lead), (d.no, false, d.participants)]);
    for (task, leads, units) in cells {
        for name in units {
            let obliged = index.obliged(name);
            if obliged.is_empty() {
                match index.resolve(name) {
                    Some(group) => empty.entry(group).or_default().push(task),
                    None => findings.push(Diagnostic::new(&codes::UNLISTED_BODY).with("task", task).with("unit", name)),
                }
            }
            for body in obliged {
                *owed.entry(body).or_default().entry(task).or_default() |= leads;
            }
        }
    }
    for group in roster.groups.iter().map(|g| g.name.as_str()) {
        if let Some(tasks) = empty.remove(group) {
            findings.push(Diagnostic::new(&codes::EMPTY_GROUP).with("group", group).with("tasks", listed(tasks)));
        }
    }
    let units = roster.units.iter().map(|u| &u.name);
    let ordered = units.chain(roster.groups.iter().flat_map(|g| &g.members)).map(String::as_str);
    ordered.filter_map(|name| Some(Body { name, tasks: owed.remove(name)? })).collect()
}

/// The bodies that may be this one under another name: pairs asked about and not answered, followed from pair to pair,
/// without those that a person has said are not the same.
pub(super) fn rivals<'a>(roster: &'a Roster, index: &Index<'a>, name: &'a str) -> Vec<&'a str> {
    if roster.alias_questions.is_empty() {
        return Vec::new();
    }
    let known = |n: &'a str| index.resolve(n).unwrap_or(n);
    let pairs = |answer: Option<bool>| {
        let asked = roster.alias_questions.iter().filter(move |q| q.confirmed == answer);
        asked.map(move |q| (known(&q.names[0]), known(&q.names[1])))
    };
    let mut found = vec![known(name)];
    let mut next = 0;
    while let Some(&from) = found.get(next) {
        for (a, b) in pairs(None) {
            let other = if a == from { b } else { a };
            if (a == from || b == from) && !found.contains(&other) {
                found.push(other);
            }
        }
        next += 1;
    }
    let this = found.remove(0);
    let denied = |other: &str| pairs(Some(false)).any(|(a, b)| (a == this && b == other) || (b == this && a == other));
    found.retain(|other| !denied(other));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AliasQuestion;

    fn asked(pairs: &[(&str, &str, Option<bool>)]) -> Roster {
        let question = |&(a, b, confirmed): &(&str, &str, _)| AliasQuestion {
            names: [a.into(), b.into()],
            why: String::new(),
            confirmed,
        };
        Roster { alias_questions: pairs.iter().map(question).collect(), ..Roster::default() }
    }

    #[test]
    fn open_questions_are_followed_and_answers_heeded() {
        let roster = asked(&[("甲", "乙", None), ("丙", "乙", None), ("丁", "甲", Some(true)), ("戊", "甲", None)]);
        assert_eq!(rivals(&roster, &roster.index(), "甲"), ["乙", "戊", "丙"]);
        let roster = asked(&[("甲", "乙", None), ("丙", "乙", None), ("丙", "甲", Some(false))]);
        assert_eq!(rivals(&roster, &roster.index(), "甲"), ["乙"]);
        let roster = asked(&[("甲", "乙", Some(false))]);
        assert_eq!(rivals(&roster, &roster.index(), "甲"), [""; 0]);
    }
}
