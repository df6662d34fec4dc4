//! Merging: what all units sent in for a month, laid against what they owed.
//!
//! Pure functions: nothing is read, printed or written here, and the order in which files came changes nothing.

pub mod codes;
mod conflict;
pub mod deadline;
pub mod figures;
pub mod ledger;
mod names;
mod progress;
#[cfg(test)]
mod tests;

pub use codes::CODES;

use crate::base::{Diagnostic, Month};
use crate::model::ledger::Decision;
use crate::model::progress::Settled;
use crate::model::{Calendar, Notice, Progress, Reading, Roster, TaskList};

/// What a month is merged by.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The order.
    pub notice: &'a Notice,
    /// Its tasks.
    pub tasks: &'a TaskList,
    /// The bodies.
    pub roster: &'a Roster,
    /// The calendar by which the due day may move.
    pub calendar: &'a Calendar,
    /// What people decided: extensions, excuses, upheld appeals.
    pub decisions: &'a [Decision],
    /// What people said of this month's conflicts.
    pub settled: &'a [Settled],
    /// The month before, where it was merged.
    pub previous: Option<&'a Progress>,
}

/// What stands above `content/progress/MONTH.yaml`, for the person who opens it.
pub const HEADER: [&str; 6] = [
    "本月进展：由各单位报送合并而成，可以人工更正；更正过的内容，再次合并时不会被悄悄覆盖。",
    "returns 各单位报送情况：on_time 按时，late 迟报，missing 未报，undated 收到日期不明，unsettled 待核（名称或月份待确认，不算未报）。",
    "tasks 逐项任务的进展，每个单位一份（shares），牵头单位标 leads: true；各报各的一份，互不合并。",
    "unclaimed 没有归入任何单位的填报内容及其原因（why）；replaced 被同一单位后来的报送取代的内容。",
    "problems 一栏：无、暂无、没有此栏，三者意思不同，照原样保留。",
    "What the units reported for the month, merged. A person may correct it; see content/README.md for the keys.",
];

/// Merges the reports of a month.
///
/// - Who owes a report is computed from the task cells: each body named there, and each member of a group named there,
///   in the roster's order. A group without members obliges nobody. A notice that sets no day for reports obliges nobody.
/// - A report is on time by the due day, itself included (see [`deadline`] for how that day comes about and what people
///   may decide about it). **Lateness counts by a unit's first report**, so that a unit
///   may correct itself after the due day without being called late; a report whose day of arrival is not known is
///   never called late, nor is its unit while that report may have been the first.
/// - Each body keeps its own share in a task; shares stand in the roster's order. A later report of the same unit (by
///   time of arrival, then by file name; one without a time counts as earlier than any with one) replaces the earlier
///   task by task. The replaced words are kept in [`Progress::replaced`].
/// - What cannot be laid to the sender's account is kept in [`Progress::unclaimed`] with the reason. Every entry of every
///   submission ends as exactly one of share, replaced and unclaimed.
///
/// `readings` are the files of the month, each once.
pub fn merge(given: &Given<'_>, month: Month, readings: &[Reading]) -> (Progress, Vec<Diagnostic>) {
    let Given { tasks, roster, .. } = *given;
    let mut findings = Vec::new();
    let bodies = names::bodies(tasks, roster, &mut findings);
    let reports = progress::reports(roster, readings);
    let gathered = progress::gather(tasks, roster, month, &bodies, &reports, &mut findings);
    let due = deadline::due(given, month, &mut findings);
    let returns = match due {
        Some(due) => deadline::returns(given, month, due, &bodies, &reports, &gathered, &mut findings),
        None => Vec::new(),
    };
    let tasks = gathered.tasks(tasks, &bodies, &reports);
    conflict::find(&tasks, &mut findings);
    let example = readings.iter().any(|r| r.submission.example);
    let (unclaimed, replaced) = (gathered.unclaimed, gathered.replaced);
    (
        Progress {
            settled: Vec::new(),
            senders: Vec::new(),
            month,
            due,
            example,
            returns,
            tasks,
            conflicts: Vec::new(),
            unclaimed,
            replaced,
        },
        findings,
    )
}

/// Numbers of tasks in a sentence; three or more in a row as 1至4.
fn listed(tasks: impl IntoIterator<Item = u32>) -> String {
    let tasks: Vec<u32> = tasks.into_iter().collect();
    let runs = tasks.chunk_by(|a, b| a + 1 == *b).map(|run| match run {
        [first, _, .., last] => format!("{first}至{last}"),
        run => run.iter().map(u32::to_string).collect::<Vec<_>>().join("、"),
    });
    runs.collect::<Vec<_>>().join("、")
}
