//! Who reported, late, in part or not at all.

use super::day;
use super::percent::{percentages, rate};
use super::tally::leads;
use crate::merge::ledger::days_late;
use crate::merge::listed;
use crate::model::figures::{Excused, LateUnit, Names, Partial, Returns};
use crate::model::progress::{Return, ReturnState};
use crate::model::{Progress, Roster, TaskList};

fn named(units: Vec<String>, percent: String) -> Names {
    Names { count: units.len(), percent, text: units.join("、"), units }
}

/// How the bodies stand.
pub(super) fn returns(tasks: &TaskList, roster: &Roster, progress: &Progress) -> Returns {
    const STATES: [ReturnState; 5] =
        [ReturnState::OnTime, ReturnState::Late, ReturnState::Undated, ReturnState::Missing, ReturnState::Unsettled];
    let returns = &progress.returns;
    let names = |keep: &dyn Fn(&Return) -> bool| -> Vec<String> {
        returns.iter().filter(|r| keep(r)).map(|r| r.unit.clone()).collect()
    };
    let [a, b, c, d, e] = STATES.map(|state| names(&|r| r.state == state && !is_excused(r)));
    let units = [a, b, c, d, e, names(&is_excused)];
    let mut percents = percentages(&units.each_ref().map(Vec::len)).into_iter();
    let [on_time, late, undated, missing, unsettled, excused] =
        units.map(|units| named(units, percents.next().expect("a percentage for each part")));
    let complete = names(&|r| is_readable(r) && r.missing_tasks.is_empty());
    let complete_rate = rate(complete.len(), returns.len());
    let partial: Vec<Partial> =
        returns.iter().filter(|r| is_readable(r)).filter_map(|r| partial(tasks, roster, r)).collect();
    Returns {
        owed: returns.len(),
        received: returns.iter().filter(|r| is_received(r)).count(),
        late_by: returns.iter().filter(|r| !is_excused(r)).filter_map(|r| late_by(progress, r)).collect(),
        excused_by: returns.iter().filter(|r| is_excused(r)).filter_map(excused_by).collect(),
        partial_count: partial.len(),
        partial,
        complete: named(complete, complete_rate),
        on_time_rate: rate(on_time.count, returns.len()),
        on_time,
        late,
        undated,
        missing,
        unsettled,
        excused,
    }
}

fn is_received(r: &Return) -> bool {
    matches!(r.state, ReturnState::OnTime | ReturnState::Late | ReturnState::Undated)
}

/// Whether its report is at hand. One that came by an upheld appeal alone is not, and nobody can say what is wanting.
fn is_readable(r: &Return) -> bool {
    is_received(r) && !(r.files.is_empty() && r.excused.is_some())
}

/// Whether it failed and is not named for it. An upheld appeal leaves a word of why on a body that did not fail.
pub(super) fn is_excused(r: &Return) -> bool {
    r.state.is_failing() && r.excused.is_some()
}

fn excused_by(r: &Return) -> Option<Excused> {
    Some(Excused { unit: r.unit.clone(), state: r.state.label(), why: r.excused.clone()? })
}

fn late_by(progress: &Progress, r: &Return) -> Option<LateUnit> {
    (r.state == ReturnState::Late).then(|| LateUnit {
        unit: r.unit.clone(),
        received: r.received.map(day),
        due: r.due.or(progress.due).map(day),
        days: days_late(progress, r),
    })
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
