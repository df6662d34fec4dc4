//! An earlier month in the words of a later edition.
//!
//! An amendment may give bodies new names and tasks new numbers. What was merged before it stays in the record as it was
//! said then; where it is laid beside a later month (a rate that falls, last month's words in a form, the figures of the
//! months before), it is first carried over to the names and numbers of that month.

#[cfg(test)]
mod tests;

use crate::base::Date;
use crate::model::progress::{Conflict, Replaced, Return, ReturnState, Settled, Share, TaskProgress, WhyUnclaimed};
use crate::model::{Entry, Progress};
use std::collections::{BTreeMap, BTreeSet};

/// Carries a month over to later names and numbers.
///
/// `names` gives each old name the name of that body now, `numbers` each number the one that the task has now, or none
/// where the task is gone; what they do not mention stays.
///
/// - **Names** change wherever a body is named, in the names of conflicts too; not in what people wrote (`by`, `why`,
///   an excuse, the words of a report), nor in names of files.
/// - **A task that is gone** is gone with all that was said of it: it is owed no more, and its number may mean another
///   task. The month's own record still has it. What was unclaimed because the list had no such number keeps that
///   number, which never meant a task.
/// - **Two bodies that became one** are one in the months before as well. It stood as the better of the two did: on
///   time before unknown arrival, unsettled, late, missing; so a body that reported under either name has reported. It
///   misses the tasks that neither spoke of. On a task of both, the one that led it speaks (of equals the one whose file
///   comes first by name); the other's words are kept as replaced, and conflicts about them fall away.
/// - **Order** stays that of the record; one that two became stands where the first did. Tasks follow their new numbers.
pub fn carry(progress: &Progress, names: &BTreeMap<String, String>, numbers: &BTreeMap<u32, Option<u32>>) -> Progress {
    if names.iter().all(|(then, now)| then == now) && numbers.iter().all(|(then, now)| *now == Some(*then)) {
        return progress.clone();
    }
    let mut words = Words { names, numbers, gave_way: BTreeSet::new() };
    let mut replaced = progress.replaced.clone();
    replaced.retain_mut(|r| words.entry(&mut r.unit, &mut r.entry));
    let mut unclaimed = progress.unclaimed.clone();
    unclaimed.retain_mut(|u| match u.why {
        WhyUnclaimed::UnknownTask => {
            u.unit = words.unit(&u.unit);
            true
        }
        _ => words.entry(&mut u.unit, &mut u.entry),
    });
    let mut tasks = words.tasks(&progress.tasks, &mut replaced);
    let mut conflicts: Vec<Conflict> = progress.conflicts.iter().filter_map(|c| words.conflict(c)).collect();
    conflicts.sort_by_key(|c| c.task);
    let mut senders = progress.senders.clone();
    senders.iter_mut().for_each(|s| s.unit = words.unit(&s.unit));
    let returns = words.returns(&progress.returns, &tasks);
    if returns.len() < progress.returns.len() {
        in_order_of(&returns, &mut tasks);
    }
    let (settled, &Progress { month, due, example, .. }) = (words.settled(progress), progress);
    Progress { settled, senders, month, due, example, returns, tasks, conflicts, unclaimed, replaced }
}

/// The words of the later edition.
struct Words<'a> {
    names: &'a BTreeMap<String, String>,
    numbers: &'a BTreeMap<u32, Option<u32>>,
    /// The shares, by the number and the name of then, in whose place another body's stands that is now the same one.
    gave_way: BTreeSet<(u32, String)>,
}

impl Words<'_> {
    fn unit(&self, then: &str) -> String {
        self.names.get(then).map_or(then, String::as_str).to_owned()
    }

    /// The number now; none where the task is gone.
    fn task(&self, then: u32) -> Option<u32> {
        self.numbers.get(&then).copied().unwrap_or(Some(then))
    }

    fn numbers(&self, then: &[u32]) -> Vec<u32> {
        let now: BTreeSet<u32> = then.iter().filter_map(|no| self.task(*no)).collect();
        now.into_iter().collect()
    }

    /// Whether the task of an entry still is, which then has its number now.
    fn entry(&self, unit: &mut String, entry: &mut Entry) -> bool {
        *unit = self.unit(unit);
        let now = self.task(entry.task);
        entry.task = now.unwrap_or(entry.task);
        now.is_some()
    }

    fn tasks(&mut self, then: &[TaskProgress], replaced: &mut Vec<Replaced>) -> Vec<TaskProgress> {
        let mut said: BTreeMap<u32, Vec<(u32, &Share)>> = BTreeMap::new();
        for task in then {
            if let Some(now) = self.task(task.task) {
                said.entry(now).or_default().extend(task.shares.iter().map(|share| (task.task, share)));
            }
        }
        let tasks =
            said.into_iter().map(|(task, said)| TaskProgress { task, shares: self.shares(task, &said, replaced) });
        tasks.collect()
    }

    /// The shares of a task, one a body.
    fn shares(&mut self, task: u32, said: &[(u32, &Share)], replaced: &mut Vec<Replaced>) -> Vec<Share> {
        let mut units: Vec<String> = Vec::new();
        let mut of_unit: BTreeMap<String, Vec<(u32, &Share)>> = BTreeMap::new();
        for (then, share) in said {
            let unit = self.unit(&share.unit);
            let own = of_unit.entry(unit.clone()).or_default();
            if own.is_empty() {
                units.push(unit);
            }
            own.push((*then, share));
        }
        let mut one = |unit: String| {
            let mut own = of_unit.remove(&unit)?;
            own.sort_by_key(|(_, share)| (!share.leads, &share.file));
            let ((_, first), others) = own.split_first()?;
            for (then, other) in others {
                self.gave_way.insert((*then, other.unit.clone()));
                replaced.push(giving_way(&unit, task, other));
            }
            if !others.is_empty() {
                let same = replaced.iter_mut().filter(|r| r.unit == unit && r.entry.task == task);
                same.for_each(|r| r.by.clone_from(&first.file));
            }
            Some(Share { unit, ..(*first).clone() })
        };
        units.into_iter().filter_map(&mut one).collect()
    }

    /// The conflict now; none where its task is gone or one of its sides gave way.
    fn conflict(&self, then: &Conflict) -> Option<Conflict> {
        let gave_way = |unit: &String| self.gave_way.contains(&(then.task, unit.clone()));
        if then.sides.iter().any(|side| gave_way(&side.unit)) {
            return None;
        }
        let mut now = Conflict { id: self.conflict_id(&then.id)?, task: self.task(then.task)?, ..then.clone() };
        now.sides.iter_mut().for_each(|side| side.unit = self.unit(&side.unit));
        Some(now)
    }

    /// The answers to what still is a conflict, and those that were about none.
    fn settled(&self, then: &Progress) -> Vec<Settled> {
        let fell = then.conflicts.iter().filter(|c| self.conflict(c).is_none());
        let fell: BTreeSet<&str> = fell.map(|c| c.id.as_str()).collect();
        let settled = then.settled.iter().filter(|s| !fell.contains(s.conflict.as_str()));
        let renamed = |s: &Settled| Some(Settled { conflict: self.conflict_id(&s.conflict)?, ..s.clone() });
        settled.filter_map(renamed).collect()
    }

    /// The name of a conflict now, `13/区教体局/rate_falls`; none where its task is gone or what it is about gave way. A
    /// name that does not read so was written by hand and stays.
    fn conflict_id(&self, then: &str) -> Option<String> {
        let parts = then.split_once('/').and_then(|(no, rest)| Some((no.parse().ok()?, rest.rsplit_once('/')?)));
        let Some((no, (unit, kind))) = parts else { return Some(then.to_owned()) };
        if self.gave_way.contains(&(no, unit.to_owned())) {
            return None;
        }
        Some(format!("{}/{}/{kind}", self.task(no)?, self.unit(unit)))
    }

    fn returns(&self, then: &[Return], tasks: &[TaskProgress]) -> Vec<Return> {
        let mut now: Vec<Return> = Vec::new();
        for returned in then {
            let one = Return {
                unit: self.unit(&returned.unit),
                missing_tasks: self.numbers(&returned.missing_tasks),
                returned_tasks: self.numbers(&returned.returned_tasks),
                ..returned.clone()
            };
            match now.iter_mut().find(|other| other.unit == one.unit) {
                Some(other) => *other = joined(other, &one, tasks),
                None => now.push(one),
            }
        }
        now
    }
}

/// Words that another body's take the place of, which is now the same one.
fn giving_way(unit: &str, task: u32, share: &Share) -> Replaced {
    let Share { status, rate, progress, problems, next, file, at, .. } = share.clone();
    let entry = Entry { task, status, rate, progress, problems, next };
    Replaced { unit: unit.to_owned(), by: String::new(), file, entry, at }
}

/// How a body stands that two became: as the better of them, with the files and the returned tasks of both.
fn joined(one: &Return, other: &Return, tasks: &[TaskProgress]) -> Return {
    let better = if standing(other) < standing(one) { other } else { one };
    let both = |of: fn(&Return) -> &[u32]| -> BTreeSet<u32> { of(one).iter().chain(of(other)).copied().collect() };
    let spoke = |no: &u32| tasks.iter().any(|t| t.task == *no && t.shares.iter().any(|s| s.unit == one.unit));
    let files: BTreeSet<&String> = one.files.iter().chain(&other.files).collect();
    Return {
        files: files.into_iter().cloned().collect(),
        missing_tasks: both(|r| &r.missing_tasks).into_iter().filter(|no| !spoke(no)).collect(),
        returned_tasks: both(|r| &r.returned_tasks).into_iter().collect(),
        ..better.clone()
    }
}

/// How well a body stands; less is better. It is not called late while a report that may have been in time is open.
/// What comes after the state only makes the choice the same whichever is asked first.
fn standing(returned: &Return) -> (u8, bool, Option<Date>, Option<Date>, Option<&str>) {
    let state = match returned.state {
        ReturnState::OnTime => 0,
        ReturnState::Undated => 1,
        ReturnState::Unsettled => 2,
        ReturnState::Late => 3,
        ReturnState::Missing => 4,
    };
    let Return { received, due, excused, .. } = returned;
    (state, excused.is_none(), *received, *due, excused.as_deref())
}

/// Puts the shares of every task in the order of the returns.
fn in_order_of(returns: &[Return], tasks: &mut [TaskProgress]) {
    let places: BTreeMap<&str, usize> = returns.iter().enumerate().map(|(i, r)| (r.unit.as_str(), i)).collect();
    for task in tasks {
        task.shares.sort_by_key(|s| places.get(s.unit.as_str()).copied().unwrap_or(usize::MAX));
    }
}
