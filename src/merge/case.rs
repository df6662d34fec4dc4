//! What merging sees of what it is given.

use super::Given;
use super::deadline::Stated;
use super::names::{Duty, duties};
use crate::model::ledger::Decision;
use crate::model::progress::{Settled, Share};
use crate::model::{Calendar, Field, Progress, Roster};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// All that merging sees of a [`Given`]: two that are the same here lead to the same month.
#[derive(Debug, Hash)]
pub(super) struct Case<'a> {
    pub(super) stated: Stated,
    pub(super) duties: Vec<Duty<'a>>,
    pub(super) roster: &'a Roster,
    pub(super) calendar: &'a Calendar,
    pub(super) decisions: &'a [Decision],
    pub(super) settled: &'a [Settled],
    pub(super) before: Before<'a>,
}

impl<'a> Case<'a> {
    pub(super) fn of(given: &Given<'a>) -> Case<'a> {
        let Given { notice, tasks, roster, calendar, decisions, settled, previous } = *given;
        let (stated, duties, before) = (Stated::of(notice), duties(tasks), Before::of(previous));
        Case { stated, duties, roster, calendar, decisions, settled, before }
    }
}

impl Hash for Given<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        Case::of(self).hash(hasher);
    }
}

/// The rates of the month before, by task and body.
#[derive(Debug, Default, Hash)]
pub(super) struct Before<'a>(BTreeMap<(u32, &'a str), Rate<'a>>);

/// A rate, and where it was reported.
#[derive(Clone, Copy, Debug, Hash)]
pub(super) struct Rate<'a> {
    pub(super) rate: u8,
    pub(super) file: &'a str,
    pub(super) at: &'a str,
}

impl<'a> Before<'a> {
    /// Of the first record of a task, as of the last share of a body, where a person wrote several.
    pub(super) fn of(month: Option<&'a Progress>) -> Before<'a> {
        let mut before = Before::default();
        let mut shares: BTreeMap<u32, &[Share]> = BTreeMap::new();
        for task in month.into_iter().flat_map(|m| &m.tasks) {
            shares.entry(task.task).or_insert(&task.shares);
        }
        for (task, share) in shares.into_iter().flat_map(|(task, shares)| shares.iter().map(move |s| (task, s))) {
            let (key, (file, at)) = ((task, share.unit.as_str()), share.source(Field::Rate));
            match share.rate {
                Some(rate) => before.0.insert(key, Rate { rate, file, at }),
                None => before.0.remove(&key),
            };
        }
        before
    }

    pub(super) fn rate(&self, task: u32, unit: &'a str) -> Option<Rate<'a>> {
        self.0.get(&(task, unit)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Month;
    use crate::model::progress::{Places, TaskProgress};
    use crate::model::{Group, Notice, Reporting, Task, TaskList, Unit};

    /// What a month is merged by, to be changed.
    #[derive(Clone)]
    struct Desk {
        notice: Notice,
        tasks: TaskList,
        roster: Roster,
        calendar: Calendar,
        decisions: Vec<Decision>,
        settled: Vec<Settled>,
        previous: Progress,
    }

    fn share(unit: &str, rate: Option<u8>) -> Share {
        let (unit, at) = (unit.to_owned(), Places([(Field::Rate, "E5".to_owned())].into()));
        let (status, progress, problems, next) = (None, "甲".to_owned(), None, String::new());
        let file = "a.xlsx".to_owned();
        Share { unit, leads: true, status, rate, progress, problems, next, file, at, kept: Vec::new() }
    }

    fn desk() -> Desk {
        let month = Month::new(2022, 6).expect("a month");
        let task = Task { no: 1, content: "甲".into(), ..Task::default() };
        let tasks = vec![TaskProgress { task: 1, shares: vec![share("区妇联", Some(60))] }];
        Desk {
            notice: Notice { reporting: Some(Reporting { due_day: 26, ..Reporting::default() }), ..Notice::default() },
            tasks: TaskList { groups: vec![Group { tasks: vec![task], ..Group::default() }], ..TaskList::default() },
            roster: Roster { units: vec![Unit { name: "区妇联".into(), ..Unit::default() }], ..Roster::default() },
            calendar: Calendar::default(),
            decisions: Vec::new(),
            settled: Vec::new(),
            previous: Progress {
                settled: Vec::new(),
                senders: Vec::new(),
                month,
                due: None,
                example: false,
                returns: Vec::new(),
                tasks,
                conflicts: Vec::new(),
                unclaimed: Vec::new(),
                replaced: Vec::new(),
            },
        }
    }

    fn print(desk: &Desk) -> u64 {
        let Desk { notice, tasks, roster, calendar, decisions, settled, previous } = desk;
        let given = Given { notice, tasks, roster, calendar, decisions, settled, previous: Some(previous) };
        let mut hasher = std::hash::DefaultHasher::new();
        given.hash(&mut hasher);
        hasher.finish()
    }

    fn with(change: fn(&mut Desk)) -> u64 {
        let mut desk = desk();
        change(&mut desk);
        print(&desk)
    }

    fn decision() -> Decision {
        let text = "kind: talk\nunit: 区妇联\nmonth: 2022-06\ndate: 2022-07-01\nauthor: 甲\nwhy: 乙\n";
        crate::model::yaml::load(&crate::base::Source::new("a", text)).expect("a decision")
    }

    fn answer() -> Settled {
        let text = "conflict: 1/区妇联/rate_falls\nby: 甲\non: 2022-07-01\nwhy: 乙\n";
        crate::model::yaml::load(&crate::base::Source::new("a", text)).expect("an answer")
    }

    #[test]
    fn what_merging_sees_makes_another_case() {
        let seen: [fn(&mut Desk); 14] = [
            |d| d.notice.date = Some("2022-05-09".parse().expect("a day")),
            |d| d.notice.reporting.as_mut().expect("a duty").due_day = 25,
            |d| d.notice.reporting = None,
            |d| d.tasks.groups[0].tasks[0].no = 2,
            |d| d.tasks.groups[0].tasks[0].lead.units.push("区妇联".into()),
            |d| d.tasks.groups[0].tasks[0].participants.units.push("区妇联".into()),
            |d| d.roster.units[0].aliases.push("妇联".into()),
            |d| d.calendar.inclusive = !d.calendar.inclusive,
            |d| d.decisions.push(decision()),
            |d| d.settled.push(answer()),
            |d| d.previous.tasks[0].task = 2,
            |d| d.previous.tasks[0].shares[0].rate = Some(61),
            |d| d.previous.tasks[0].shares[0].file.push('甲'),
            |d| d.previous.tasks[0].shares[0].at = Places::default(),
        ];
        for (n, change) in seen.into_iter().enumerate() {
            assert_ne!(with(change), print(&desk()), "{n}");
        }
    }

    #[test]
    fn what_merging_does_not_see_makes_none() {
        let unseen: [fn(&mut Desk); 6] = [
            |d| d.notice.title = Some("甲".into()),
            |d| d.tasks.groups[0].tasks[0].content.push('乙'),
            |d| d.tasks.groups[0].tasks[0].lead.text.push('乙'),
            |d| d.previous.tasks[0].shares[0].progress.push('乙'),
            |d| d.previous.tasks[0].shares.push(share("区法院", None)),
            |d| d.previous.example = true,
        ];
        for (n, change) in unseen.into_iter().enumerate() {
            assert_eq!(with(change), print(&desk()), "{n}");
        }
    }

    /// A person may have written a task or a body twice into a record.
    #[test]
    fn the_rate_before_is_that_of_the_first_record_of_a_task_and_of_the_last_share_of_a_body() {
        let mut before = desk().previous;
        before.tasks[0].shares.extend([share("区妇联", Some(70)), share("区法院", Some(10)), share("区法院", None)]);
        before.tasks.push(TaskProgress { task: 1, shares: vec![share("区妇联", Some(80))] });
        let before = Before::of(Some(&before));
        assert_eq!(before.rate(1, "区妇联").map(|r| r.rate), Some(70));
        assert!(before.rate(1, "区法院").is_none() && before.rate(2, "区妇联").is_none());
        assert!(Before::of(None).rate(1, "区妇联").is_none());
    }
}
