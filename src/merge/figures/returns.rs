//! Who reported, late, in part or not at all.

use super::percent::{percentages, rate};
use super::{Subject, day};
use crate::base::Date;
use crate::base::number::to_chinese;
use crate::merge::ledger::days_late;
use crate::merge::listed;
use crate::model::figures::{Excused, LateUnit, MissingUnit, Names, Partial, Refused, Repeated, ReturnPart, Returns};
use crate::model::progress::{Return, ReturnState};
use crate::model::unit::Index;
use crate::model::{Progress, TaskList};
use std::collections::{BTreeMap, BTreeSet};

/// The states that part the bodies that owed a report, in the order a bulletin counts them.
const STATES: [(ReturnState, &str); 5] = [
    (ReturnState::OnTime, "按时报送"),
    (ReturnState::Late, "迟报"),
    (ReturnState::Undated, "报送时间不明"),
    (ReturnState::Missing, "未报送"),
    (ReturnState::Unsettled, "待核"),
];

/// The part of those that failed and are not named for it.
const EXCUSED: &str = "经批准免于通报";

/// The returns of a part, by its label.
pub(super) fn in_part<'p>(progress: &'p Progress, label: &str) -> Option<impl Iterator<Item = &'p Return>> {
    let state = STATES.iter().find(|(_, of)| *of == label).map(|(state, _)| *state);
    (state.is_some() || label == EXCUSED).then(|| {
        progress.returns.iter().filter(move |r| if is_excused(r) { state.is_none() } else { Some(r.state) == state })
    })
}

/// How the bodies stand.
pub(super) fn returns(subject: &Subject<'_>, index: &Index<'_>) -> Returns {
    let Subject { tasks, progress, .. } = *subject;
    let returns = &progress.returns;
    let [a, b, c, d, e] = STATES.map(|(state, _)| names(returns, |r| r.state == state && !is_excused(r)));
    let units = [a, b, c, d, e, names(returns, is_excused)];
    let percents = percentages(&units.each_ref().map(Vec::len));
    let labels = STATES.iter().map(|(_, label)| *label).chain([EXCUSED]);
    let parts = labels.zip(&units).zip(&percents).filter(|((_, units), _)| !units.is_empty());
    let parts =
        parts.map(|((label, units), percent)| ReturnPart { label, count: units.len(), percent: percent.clone() });
    let parts = parts.collect();
    let mut percents = percents.into_iter();
    let [on_time, late, undated, missing, unsettled, excused] =
        units.map(|units| named(units, percents.next().expect("a percentage for each state")));
    let complete = names(returns, |r| is_readable(r) && r.missing_tasks.is_empty());
    let complete_rate = rate(complete.len(), returns.len());
    let owed = owed(tasks, index);
    let partial: Vec<Partial> = returns.iter().filter(|r| is_readable(r)).filter_map(|r| partial(&owed, r)).collect();
    let returned: Vec<Refused> = returns.iter().filter(|r| is_received(r)).filter_map(refused).collect();
    let in_state = |state| returns.iter().filter(move |r| r.state == state && !is_excused(r));
    let all = Returns {
        owed: returns.len(),
        received: returns.iter().filter(|r| is_received(r)).count(),
        parts,
        late_by: returns.iter().filter(|r| !is_excused(r)).filter_map(|r| late_by(subject, r)).collect(),
        missing_by: in_state(ReturnState::Missing).map(|r| missing_by(subject, r)).collect(),
        repeated: repeated(subject),
        excused_by: returns.iter().filter(|r| is_excused(r)).filter_map(excused_by).collect(),
        partial_count: partial.len(),
        partial,
        partial_number: String::new(),
        returned_count: returned.len(),
        returned,
        returned_number: String::new(),
        complete: named(complete, complete_rate),
        on_time_rate: on_time_rate(progress),
        on_time,
        late,
        undated,
        missing,
        unsettled,
        excused,
    };
    numbered(all)
}

fn names(returns: &[Return], keep: impl Fn(&Return) -> bool) -> Vec<String> {
    returns.iter().filter(|r| keep(r)).map(|r| r.unit.clone()).collect()
}

fn named(units: Vec<String>, percent: String) -> Names {
    Names { count: units.len(), percent, text: units.join("、"), units, number: String::new() }
}

/// Numbers the lists that a bulletin prints, in its order: an empty one is left out and takes no number.
fn numbered(mut r: Returns) -> Returns {
    let mut next = 0;
    let lists = [
        (r.on_time.count, &mut r.on_time.number),
        (r.late.count, &mut r.late.number),
        (r.undated.count, &mut r.undated.number),
        (r.missing.count, &mut r.missing.number),
        (r.partial_count, &mut r.partial_number),
        (r.returned_count, &mut r.returned_number),
        (r.unsettled.count, &mut r.unsettled.number),
    ];
    for (_, number) in lists.into_iter().filter(|(count, _)| *count > 0) {
        next += 1;
        *number = format!("（{}）", to_chinese(next));
    }
    r
}

/// 按时报送率.
pub(super) fn on_time_rate(progress: &Progress) -> String {
    let on_time = progress.returns.iter().filter(|r| r.state == ReturnState::OnTime).count();
    rate(on_time, progress.returns.len())
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

fn late_by(subject: &Subject<'_>, r: &Return) -> Option<LateUnit> {
    let (unit, times) = (r.unit.clone(), times(subject, &r.unit));
    (r.state == ReturnState::Late).then(|| LateUnit {
        unit,
        due: due(subject, r).map(day),
        received: r.received.map(day),
        days: days_late(subject.progress, r),
        times,
    })
}

fn missing_by(subject: &Subject<'_>, r: &Return) -> MissingUnit {
    MissingUnit { unit: r.unit.clone(), due: due(subject, r).map(day), times: times(subject, &r.unit) }
}

/// The last day in time for a body: its own where it was given more time.
fn due(subject: &Subject<'_>, r: &Return) -> Option<Date> {
    r.due.or(subject.progress.due)
}

/// How often a body has been named in the year, this month included.
fn times(subject: &Subject<'_>, unit: &str) -> u32 {
    let standing = subject.standings.iter().find(|s| s.unit == unit);
    standing.map_or(0, |s| s.named.iter().filter(|n| n.excused.is_none()).count() as u32)
}

/// The bodies that failed in this month and in those right before it.
fn repeated(subject: &Subject<'_>) -> Vec<Repeated> {
    let mut month = subject.progress.month;
    let mut failed = vec![failed(subject.progress)];
    for earlier in subject.earlier.iter().rev().take_while(|e| std::mem::replace(&mut month, e.month) == e.month.next())
    {
        failed.push(self::failed(earlier));
    }
    let returns = subject.progress.returns.iter();
    returns.filter_map(|r| in_a_row(&r.unit, &failed)).collect()
}

/// The bodies that were late or missing in a month. One that was excused is neither named for it nor does it count.
fn failed(progress: &Progress) -> BTreeMap<&str, ReturnState> {
    let failed = progress.returns.iter().filter(|r| r.state.is_failing() && !is_excused(r));
    failed.map(|r| (r.unit.as_str(), r.state)).collect()
}

/// How a body failed in the last months, the newest first; `None` where it did so at most once.
fn in_a_row(unit: &str, failed: &[BTreeMap<&str, ReturnState>]) -> Option<Repeated> {
    let states: Vec<ReturnState> = failed.iter().map_while(|month| month.get(unit).copied()).collect();
    let all = |state| states.iter().all(|s| *s == state);
    let failing = match () {
        () if all(ReturnState::Missing) => "未报送",
        () if all(ReturnState::Late) => "迟报",
        () => "迟报或未报送",
    };
    (states.len() > 1).then(|| Repeated { unit: unit.to_owned(), months: states.len(), failing })
}

/// How many tasks each body owes a report on.
fn owed<'a>(tasks: &TaskList, index: &Index<'a>) -> BTreeMap<&'a str, usize> {
    let mut owed: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, task) in tasks.tasks() {
        let named = task.lead.units.iter().chain(&task.participants.units);
        let bodies: BTreeSet<&str> = named.flat_map(|name| index.obliged(name)).collect();
        bodies.into_iter().for_each(|body| *owed.entry(body).or_default() += 1);
    }
    owed
}

fn refused(r: &Return) -> Option<Refused> {
    let tasks = r.returned_tasks.clone();
    let text = listed(tasks.iter().copied());
    (!tasks.is_empty()).then(|| Refused { unit: r.unit.clone(), tasks, text })
}

fn partial(owed: &BTreeMap<&str, usize>, r: &Return) -> Option<Partial> {
    if r.missing_tasks.is_empty() {
        return None;
    }
    let owed = owed.get(r.unit.as_str()).copied().unwrap_or_default();
    let missing = r.missing_tasks.clone();
    let reported = owed.saturating_sub(missing.len());
    let text = listed(missing.iter().copied());
    Some(Partial { unit: r.unit.clone(), owed, reported, missing, text })
}
