//! The roster as an amended text leaves it.

use crate::model::{Roster, TaskList};

/// The bodies after some got new names and the list was altered. A body keeps its place and the names it had; two that
/// get one name become one, in the place of the first.
pub fn bodies(roster: &Roster, renamed: &[(String, String)], tasks: &TaskList) -> Roster {
    let mut next = roster.clone();
    for (old, new) in renamed {
        rename(&mut next, old, new);
    }
    next.count(tasks);
    next
}

fn rename(roster: &mut Roster, old: &str, new: &str) {
    for group in &mut roster.groups {
        let named = |n: &mut String| {
            if n == old {
                *n = new.to_owned();
            }
        };
        named(&mut group.name);
        group.members.iter_mut().for_each(named);
        let mut seen = Vec::new();
        group.members.retain(|m| !seen.contains(m) && (seen.push(m.clone()), true).1);
    }
    rename_unit(roster, old, new);
    for question in &mut roster.alias_questions {
        question.names.iter_mut().filter(|n| *n == old).for_each(|n| *n = new.to_owned());
    }
    // A pair that has become one name is no question any more.
    roster.alias_questions.retain(|q| q.names[0] != q.names[1]);
}

fn rename_unit(roster: &mut Roster, old: &str, new: &str) {
    let place = |name: &str| roster.units.iter().position(|u| u.name == name);
    let alias = |name: &str| roster.units.iter().position(|u| u.aliases.iter().any(|a| a == name));
    match (place(old), place(new)) {
        (Some(i), None) => {
            let unit = &mut roster.units[i];
            unit.aliases.retain(|a| a != new);
            unit.aliases.push(std::mem::replace(&mut unit.name, new.to_owned()));
        }
        (Some(i), Some(j)) if i != j => {
            let gone = roster.units.remove(i.max(j));
            let kept = &mut roster.units[i.min(j)];
            let names = [vec![std::mem::replace(&mut kept.name, new.to_owned()), gone.name], gone.aliases].concat();
            let fresh: Vec<String> = names.into_iter().filter(|n| n != new && !kept.aliases.contains(n)).collect();
            kept.aliases.extend(fresh);
            kept.prose.extend(gone.prose);
            kept.prose.sort_unstable();
        }
        // A person said that the old name is another body's: then so is the new one.
        (None, None) => {
            if let Some(i) = alias(old).filter(|_| alias(new).is_none()) {
                roster.units[i].aliases.push(new.to_owned());
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AliasQuestion, Group, Task, Unit, UnitGroup, cells};

    fn list(leads: &[&str]) -> TaskList {
        let task = |(n, lead): (usize, &&str)| Task { no: n as u32 + 1, lead: cells::read(lead), ..Task::default() };
        let tasks = leads.iter().enumerate().map(task).collect();
        TaskList { groups: vec![Group { tasks, ..Group::default() }], ..TaskList::default() }
    }

    fn roster() -> Roster {
        let unit = |name: &str| Unit { name: name.to_owned(), ..Unit::default() };
        let group =
            UnitGroup {
                name: "各中心".into(), members: vec!["甲局".into(), "乙局".into()], ..UnitGroup::default()
            };
        let names = ["乙局".to_owned(), "丙局".to_owned()];
        let question = AliasQuestion { names, ..AliasQuestion::default() };
        let units = ["甲局", "乙局", "丙局", "丁局"].map(unit).to_vec();
        Roster { units, groups: vec![group], alias_questions: vec![question], ..Roster::default() }
    }

    fn names(roster: &Roster) -> Vec<&str> {
        roster.units.iter().map(|u| u.name.as_str()).collect()
    }

    #[test]
    fn a_body_keeps_its_place_and_the_name_it_had() {
        let after = bodies(&roster(), &[("乙局".into(), "新局".into())], &list(&["甲局", "新局", "新局"]));
        assert_eq!(names(&after), ["甲局", "新局", "丙局", "丁局"]);
        assert_eq!((after.resolve("乙局"), after.units[1].leads.as_slice()), (Some("新局"), &[2, 3][..]));
        assert_eq!(after.groups[0].members, ["甲局", "新局"]);
        assert_eq!(after.alias_questions[0].names, ["新局", "丙局"]);
    }

    #[test]
    fn two_names_of_one_body_become_one() {
        let renamed = [("乙局".into(), "新局".into()), ("丙局".into(), "新局".into())];
        let after = bodies(&roster(), &renamed, &list(&["新局"]));
        assert_eq!(names(&after), ["甲局", "新局", "丁局"]);
        assert_eq!((after.resolve("丙局"), after.resolve("乙局")), (Some("新局"), Some("新局")));
        assert!(after.alias_questions.is_empty(), "the question is settled");
    }

    #[test]
    fn a_body_takes_the_name_of_another() {
        let after = bodies(&roster(), &[("丁局".into(), "乙局".into())], &list(&["乙局", "己局"]));
        assert_eq!(names(&after), ["甲局", "乙局", "丙局", "己局"]);
        assert_eq!((after.resolve("丁局"), after.units[1].leads.as_slice()), (Some("乙局"), &[1][..]));
    }
}
