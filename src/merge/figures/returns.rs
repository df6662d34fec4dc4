//! Who reported, late, in part or not at all.

use super::Day;
use super::percent::{percentages, rate};
use super::tally::leads;
use crate::merge::listed;
use crate::model::progress::{Return, ReturnState};
use crate::model::{Progress, Roster, TaskList};
use serde::Serialize;

/// The bodies that owed a report, by how they stand. Names are in the roster's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Returns {
    /// How many owed one.
    pub owed: usize,
    /// How many sent one: on time, late or undated.
    pub received: usize,
    /// In time.
    pub on_time: Names,
    /// 按时报送率: those in time of all that owed a report, with one decimal, rounded by itself. It may differ by 0.1
    /// from the `percent` beside the other states, which has to add up with them; print one of the two.
    pub on_time_rate: String,
    /// After the due day.
    pub late: Names,
    /// The same, with the day and how late.
    pub late_by: Vec<LateUnit>,
    /// Received on a day that nobody noted.
    pub undated: Names,
    /// Not received.
    pub missing: Names,
    /// 待核: whether they reported is not settled; part of `owed`, but not of `missing`.
    pub unsettled: Names,
    /// Those that reported, but not on all their tasks. They are on time, late or undated as well.
    pub partial: Vec<Partial>,
    /// How many those are.
    pub partial_count: usize,
    /// Those that reported on all their tasks.
    pub complete: Names,
}

/// Bodies, counted and named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Names {
    /// How many.
    pub count: usize,
    /// Of all that owed a report, with one decimal and without the sign. On time, late, undated, missing and unsettled
    /// add up to 100.0.
    pub percent: String,
    /// Their names.
    pub units: Vec<String>,
    /// Their names in a sentence.
    pub text: String,
}

/// A body whose report came late.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LateUnit {
    /// The body.
    pub unit: String,
    /// The day its report came.
    pub received: Day,
    /// Days after the due day.
    pub days: i32,
}

/// A body that reported on a part of its tasks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Partial {
    /// The body.
    pub unit: String,
    /// How many tasks it owed.
    pub owed: usize,
    /// How many it reported on.
    pub reported: usize,
    /// The tasks it said nothing of.
    pub missing: Vec<u32>,
    /// The same in a sentence: 21、26、32.
    pub text: String,
}

impl Names {
    fn of(units: Vec<String>, percent: String) -> Names {
        Names { count: units.len(), percent, text: units.join("、"), units }
    }
}

impl Returns {
    pub(super) fn of(tasks: &TaskList, roster: &Roster, progress: &Progress) -> Returns {
        const STATES: [ReturnState; 5] = [
            ReturnState::OnTime,
            ReturnState::Late,
            ReturnState::Undated,
            ReturnState::Missing,
            ReturnState::Unsettled,
        ];
        let returns = &progress.returns;
        let names = |keep: &dyn Fn(&Return) -> bool| -> Vec<String> {
            returns.iter().filter(|r| keep(r)).map(|r| r.unit.clone()).collect()
        };
        let units = STATES.map(|state| names(&|r| r.state == state));
        let mut percents = percentages(&units.each_ref().map(Vec::len)).into_iter();
        let [on_time, late, undated, missing, unsettled] =
            units.map(|units| Names::of(units, percents.next().expect("a percentage for each state")));
        let complete = names(&|r| is_received(r) && r.missing_tasks.is_empty());
        let complete_rate = rate(complete.len(), returns.len());
        let partial: Vec<Partial> =
            returns.iter().filter(|r| is_received(r)).filter_map(|r| partial(tasks, roster, r)).collect();
        Returns {
            owed: returns.len(),
            received: on_time.count + late.count + undated.count,
            late_by: returns.iter().filter_map(|r| late_by(progress, r)).collect(),
            partial_count: partial.len(),
            partial,
            complete: Names::of(complete, complete_rate),
            on_time_rate: rate(on_time.count, returns.len()),
            on_time,
            late,
            undated,
            missing,
            unsettled,
        }
    }
}

fn is_received(r: &Return) -> bool {
    matches!(r.state, ReturnState::OnTime | ReturnState::Late | ReturnState::Undated)
}

fn late_by(progress: &Progress, r: &Return) -> Option<LateUnit> {
    let received = r.received.filter(|_| r.state == ReturnState::Late)?;
    let days = received.days_since(progress.due?);
    Some(LateUnit { unit: r.unit.clone(), received: Day::of(received), days })
}

fn partial(tasks: &TaskList, roster: &Roster, r: &Return) -> Option<Partial> {
    if r.missing_tasks.is_empty() {
        return None;
    }
    let takes_part = |task: &&crate::model::Task| {
        let obliged = |name: &String| roster.obliged(name).contains(&r.unit.as_str());
        leads(task, roster).contains(&r.unit.as_str()) || task.participants.units.iter().any(obliged)
    };
    let owed = tasks.tasks().map(|(_, t)| t).filter(takes_part).count();
    let missing = r.missing_tasks.clone();
    let reported = owed.saturating_sub(missing.len());
    let text = listed(missing.iter().copied());
    Some(Partial { unit: r.unit.clone(), owed, reported, missing, text })
}
