//! What is given out to each unit: the form to fill in for a month, and what came back refused.

use super::Given;
use super::names::{bodies, duties};
use crate::base::{Date, Month};
use crate::model::form::LastMonth;
use crate::model::progress::Share;
use crate::model::{Form, FormKey, FormRow, Group, Notice, Plan, Progress, Roster, TaskList};
use std::collections::{BTreeMap, BTreeSet};

/// A body that owes a report, with the tasks it owes it on; `true` where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The body.
    pub unit: String,
    /// Its tasks.
    pub tasks: BTreeMap<u32, bool>,
}

/// Who owes a report and on which tasks, groups expanded to their members, in the roster's order.
pub fn owed(tasks: &TaskList, roster: &Roster) -> Vec<Owed> {
    // What is wrong with the names is told where the month is merged.
    let bodies = bodies(&duties(tasks), roster, &roster.index(), &mut Vec::new());
    bodies.into_iter().map(|b| Owed { unit: b.name.to_owned(), tasks: b.tasks }).collect()
}

/// What is the same in all forms of a month.
#[derive(Clone, Copy, Debug)]
pub struct Round<'a> {
    /// The month to be reported on.
    pub month: Month,
    /// The date of the text in force.
    pub edition: &'a str,
    /// The tasks that were amended since the forms of the month before.
    pub amended: &'a BTreeSet<u32>,
}

/// The form of one body. `due` is its own last day in time, an extension included. `given.previous` must be the month
/// before.
pub fn form(given: &Given<'_>, round: &Round<'_>, owed: &Owed, due: Option<Date>) -> Form {
    let Given { notice, tasks, roster, previous, .. } = *given;
    let month = round.month;
    let row = |(group, task): (&Group, &crate::model::Task)| {
        let leads = *owed.tasks.get(&task.no)?;
        Some(FormRow {
            task: task.no,
            group: format!("{}{}", group.number, group.name),
            leads,
            content: task.content.clone(),
            last: previous.and_then(|p| last_month(p, task.no, &owed.unit)),
            amended: round.amended.contains(&task.no),
        })
    };
    Form {
        key: FormKey {
            dossier: notice.doc_number.clone().unwrap_or_default(),
            month,
            unit: owed.unit.clone(),
            edition: round.edition.to_owned(),
        },
        title: format!("{}份{}任务进展情况填报表", month.to_chinese(), notice.subject()),
        unit: owed.unit.clone(),
        month,
        due,
        send_to: send_to(notice, roster),
        example: previous.is_some_and(|p| p.example),
        rows: tasks.tasks().filter_map(row).collect(),
    }
}

/// The forms of all bodies that owe a report, in the roster's order.
pub fn forms(given: &Given<'_>, round: &Round<'_>, due: impl Fn(&str) -> Option<Date>) -> Vec<Form> {
    owed(given.tasks, given.roster).iter().map(|o| form(given, round, o, due(&o.unit))).collect()
}

fn last_month(previous: &Progress, task: u32, unit: &str) -> Option<LastMonth> {
    let shares = previous.tasks.iter().filter(|t| t.task == task).flat_map(|t| &t.shares);
    let Share { status, rate, progress, .. } = shares.into_iter().find(|s| s.unit == unit)?;
    Some(LastMonth { status: *status, rate: *rate, progress: progress.clone() })
}

/// Each body that receives the reports, with the mailbox and the persons that the plan names for it.
fn send_to(notice: &Notice, roster: &Roster) -> Vec<String> {
    let none = Plan::default();
    let plan = notice.plan.as_ref().unwrap_or(&none);
    let known = |name: &str| roster.resolve(name).unwrap_or(name).to_owned();
    let one = |body: &String| {
        let same = |unit: &str| known(unit) == known(body);
        let boxes = plan.mailboxes.iter().filter(|m| same(&m.unit)).map(|m| format!("邮箱{}", m.email));
        let persons = plan.contacts.iter().filter(|c| same(&c.unit)).map(|c| format!("联系人{} {}", c.name, c.phone));
        let details: Vec<String> = boxes.chain(persons).collect();
        if details.is_empty() { body.clone() } else { format!("{body}（{}）", details.join("，")) }
    };
    notice.reporting.iter().flat_map(|r| &r.to).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::notice::{Contact, Mailbox, Reporting};
    use crate::model::progress::TaskProgress;
    use crate::model::{Calendar, Status, Task, Unit, UnitCell, UnitGroup};

    fn july() -> Month {
        "2022-07".parse().expect("a month")
    }

    fn cell(units: &[&str]) -> UnitCell {
        UnitCell { units: units.iter().map(|u| (*u).to_owned()).collect(), ..UnitCell::default() }
    }

    /// 甲 leads 1; the group of 丙 and 丁 takes part in it and leads 2; nobody is in 空.
    fn small() -> (TaskList, Roster) {
        let task = |no, lead: &[&str], part: &[&str]| Task {
            no,
            content: format!("事{no}"),
            lead: cell(lead),
            participants: cell(part),
            ..Task::default()
        };
        let tasks = vec![task(1, &["甲"], &["各处", "空"]), task(2, &["各处"], &["丙"])];
        let group = Group { number: "（一）".into(), name: "项目".into(), tasks, ..Group::default() };
        let of = |name: &str, members: &[&str]| UnitGroup {
            name: name.into(),
            members: members.iter().map(|m| (*m).to_owned()).collect(),
            ..UnitGroup::default()
        };
        let units = vec![Unit { name: "甲".into(), aliases: vec!["甲局".into()], ..Unit::default() }];
        let roster = Roster { units, groups: vec![of("各处", &["丙", "丁"]), of("空", &[])], ..Roster::default() };
        (TaskList { groups: vec![group], ..TaskList::default() }, roster)
    }

    fn notice() -> Notice {
        let to = vec!["甲".to_owned(), "办".to_owned()];
        let reporting = Reporting { to, due_day: 26, ..Reporting::default() };
        let plan = Plan {
            mailboxes: vec![Mailbox { unit: "甲局".into(), email: "a@b.cn".into() }],
            contacts: vec![Contact { unit: "甲".into(), name: "某".into(), phone: "1".into(), email: None }],
            ..Plan::default()
        };
        Notice { reporting: Some(reporting), plan: Some(plan), ..Notice::default() }
    }

    fn june() -> Progress {
        let share = Share {
            unit: "丙".into(),
            leads: false,
            status: Some(Status::Behind),
            rate: Some(40),
            progress: "办了一半".into(),
            problems: None,
            next: String::new(),
            file: String::new(),
            at: Default::default(),
            kept: Vec::new(),
        };
        Progress {
            settled: Vec::new(),
            senders: Vec::new(),
            month: "2022-06".parse().expect("a month"),
            due: None,
            example: false,
            returns: Vec::new(),
            tasks: vec![TaskProgress { task: 1, shares: vec![share] }],
            conflicts: Vec::new(),
            unclaimed: Vec::new(),
            replaced: Vec::new(),
        }
    }

    #[test]
    fn groups_are_expanded_and_who_leads_leads() {
        let (tasks, roster) = small();
        let owed: Vec<(String, Vec<(u32, bool)>)> =
            owed(&tasks, &roster).into_iter().map(|o| (o.unit, o.tasks.into_iter().collect())).collect();
        let own = |unit: &str, tasks: &[(u32, bool)]| (unit.to_owned(), tasks.to_vec());
        assert_eq!(
            owed,
            [
                own("甲", &[(1, true)]),
                // 丙 is named beside its group: it leads all the same.
                own("丙", &[(1, false), (2, true)]),
                own("丁", &[(1, false), (2, true)]),
            ]
        );
    }

    #[test]
    fn a_form_shows_the_units_own_words_of_last_month() {
        let ((tasks, roster), notice, calendar, june) = (small(), notice(), Calendar::default(), june());
        let given = Given {
            notice: &notice,
            tasks: &tasks,
            roster: &roster,
            calendar: &calendar,
            decisions: &[],
            settled: &[],
            previous: Some(&june),
        };
        let amended = BTreeSet::from([2]);
        let round = Round { month: july(), edition: "2022-05-09", amended: &amended };
        let later = july().day(28);
        let forms = forms(&given, &round, |unit| (unit == "丁").then_some(later));
        let [first, second, third] = forms.as_slice() else { panic!("three bodies: {forms:?}") };
        assert_eq!(first.send_to, ["甲（邮箱a@b.cn，联系人某 1）", "办"]);
        assert_eq!((first.due, third.due), (None, Some(later)));
        let row = &second.rows[0];
        let last = LastMonth { status: Some(Status::Behind), rate: Some(40), progress: "办了一半".into() };
        assert_eq!((row.task, row.leads, row.amended, row.last.as_ref()), (1, false, false, Some(&last)));
        assert_eq!((row.group.as_str(), row.content.as_str()), ("（一）项目", "事1"));
        assert!(second.rows[1].amended && second.rows[1].leads && second.rows[1].last.is_none());
        // Another body's words are not shown.
        assert_eq!(third.rows[0].last, None);
        assert_eq!((third.key.unit.as_str(), third.key.edition.as_str()), ("丁", "2022-05-09"));
    }
}
