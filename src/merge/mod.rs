//! Merging: what all units sent in for a month, laid against what they owed.
//!
//! Pure functions: nothing is read, printed or written here, and the order in which files came changes nothing.

pub mod account;
mod carry;
mod case;
pub mod codes;
mod conflict;
pub mod deadline;
pub mod figures;
pub mod form;
pub mod ledger;
mod names;
mod progress;
mod slip;
#[cfg(test)]
mod tests;

pub use carry::carry;
pub use codes::CODES;
pub use form::{Owed, Round, form, forms, owed};
pub use slip::slips;

use crate::base::number::listed;
use crate::base::{Diagnostic, Month};
use crate::model::ledger::Decision;
use crate::model::progress::Settled;
use crate::model::{Calendar, Notice, Progress, Reading, Roster, TaskList};

/// What a month is merged by. Its hash is one of what merging sees of it, which is less than all: of the notice no more
/// than the day it sets, of a task no more than whom it obliges, of the month before the rates.
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

/// What stands at the head of `content/progress/MONTH.yaml`, for the person who answers there.
pub const ANSWERS: [&str; 7] = [
    "本月进展：由各单位报送合并而成。上半部分由人填写，再次合并时原样保留；下半部分由程序写。",
    "settled 人对矛盾的答复：conflict 抄下半部分 conflicts 中的 id；status、rate 写核实后的状态和完成率，都不写表示所报无误；by 谁答复，on 日期，why 缘由。",
    "  例：- {conflict: 13/区教体局/rate_falls, rate: 20, by: 某某, on: 2022-07-28, why: 电话核实，上月误填}",
    "senders 认不出是哪个单位报送的文件，由人写明：file 文件名，unit 单位，by、on、why 同上。",
    "  例：- {file: 月报.docx, unit: 区妇联, by: 某某, on: 2022-07-28, why: 电话核实}",
    "The month's reports, merged. People answer above the line; what they write is kept letter by letter. The program",
    "writes below it; a person may correct that too, and it is then used as it stands and not merged again.",
];

/// What stands above the program's part of `content/progress/MONTH.yaml`.
pub const HEADER: [&str; 6] = [
    "returns 各单位报送情况：on_time 按时，late 迟报，missing 未报，undated 收到日期不明，unsettled 待核（名称或月份待确认，不算未报）；missing_tasks 未报的任务，returned_tasks 有内容退回的任务。",
    "tasks 逐项任务的进展，每个单位一份（shares），牵头单位标 leads: true；各报各的一份，互不合并；at 各栏在文件中的位置。",
    "conflicts 互相矛盾的填报，两边的出处都列出，由人在 settled 中答复；已答复的写明 settled_by。",
    "unclaimed 没有归入任何单位的填报内容及其原因（why）；replaced 被同一单位后来的报送取代的内容。",
    "problems 一栏：无、暂无、没有此栏，三者意思不同，照原样保留。",
    "See content/README.md for the keys.",
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
///   for what it fills: a field that it leaves open keeps the earlier words (`kept` of a share). What was
///   replaced stays in the record, in [`Progress::replaced`].
/// - What cannot be laid to the sender's account is kept in [`Progress::unclaimed`] with the reason. Every entry of every
///   submission ends as exactly one of share, replaced and unclaimed.
///
/// `readings` are the files of the month, each once.
pub fn merge(given: &Given<'_>, month: Month, readings: &[Reading]) -> (Progress, Vec<Diagnostic>) {
    let case = &case::Case::of(given);
    let mut findings = Vec::new();
    let index = case.roster.index();
    let bodies = names::bodies(&case.duties, case.roster, &index, &mut findings);
    let reports = progress::reports(&index, readings);
    let gathered = progress::Owed::new(case, &index, month, &bodies).gather(&reports, &mut findings);
    let due = deadline::due(case, month, &mut findings);
    let returns = match due {
        Some(due) => {
            let term = deadline::Term { case, index: &index, month, due };
            term.returns(&bodies, &reports, &gathered, &mut findings)
        }
        None => Vec::new(),
    };
    let mut tasks = gathered.tasks(&case.duties, &bodies, &reports);
    let conflicts = conflict::settle(&mut tasks, &case.before, case.settled, &mut findings);
    let example = readings.iter().any(|r| r.submission.example);
    let (unclaimed, mut replaced) = (gathered.unclaimed, gathered.replaced);
    progress::still_counting(&mut replaced, &tasks);
    let settled = case.settled.to_vec();
    let mut progress =
        Progress { settled, senders: Vec::new(), month, due, example, returns, tasks, conflicts, unclaimed, replaced };
    account::note_returned(&mut progress, &index, readings);
    (progress, findings)
}
