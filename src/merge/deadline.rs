//! Who reported, and whether in time.

use super::codes;
use super::names::{Body, rivals};
use super::progress::{Gathered, Report};
use crate::base::{Date, Diagnostic, Month};
use crate::model::progress::{Return, ReturnState};
use crate::model::unit::Index;
use crate::model::{Notice, Roster};
use std::collections::BTreeMap;

/// The last day in time.
pub(super) fn due(notice: &Notice, month: Month, findings: &mut Vec<Diagnostic>) -> Option<Date> {
    let due = notice.reporting.as_ref().map(|r| month.day(r.due_day));
    if due.is_none() {
        findings.push(Diagnostic::new(&codes::NO_DUE_DAY));
    }
    due
}

/// How each body stands.
pub(super) fn returns(
    roster: &Roster,
    index: &Index<'_>,
    month: Month,
    due: Date,
    bodies: &[Body],
    reports: &[Report],
    gathered: &Gathered,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Return> {
    for report in reports.iter().filter(|r| r.submission.month == month) {
        if let Some(received) = report.received().filter(|d| *d < month.day(1)) {
            let d =
                Diagnostic::new(&codes::BEFORE_MONTH).with("file", report.file).with("unit", &report.submission.unit);
            findings.push(d.with("received", received.to_chinese()).with("month", month.to_chinese()));
        }
    }
    let mut of_body: BTreeMap<&str, Vec<&Report>> = BTreeMap::new();
    for report in reports {
        of_body.entry(report.body.unwrap_or_default()).or_default().push(report);
    }
    let one = |body: &Body| {
        let own = of_body.remove(body.name).unwrap_or_default();
        let (state, received) = match stand(month, due, &own) {
            Some(stand) => stand,
            None => (absent(roster, index, body, reports, findings), None),
        };
        let mut files: Vec<String> = own.iter().map(|r| r.file.to_owned()).collect();
        files.sort_unstable();
        if state == ReturnState::Undated {
            let d = Diagnostic::new(&codes::UNDATED).with("unit", body.name);
            findings.push(d.with("files", files.join("、")));
        }
        let silent = |task: &&u32| !gathered.shares.contains_key(&(**task, body.name));
        let missing_tasks = body.tasks.keys().filter(silent).copied().collect();
        Return {
            unit: body.name.to_owned(),
            state,
            received,
            due: None,
            files,
            missing_tasks,
            returned_tasks: Vec::new(),
            excused: None,
        }
    };
    bodies.iter().map(one).collect()
}

/// The state of a body by its own reports, with the day of the first; `None` where it sent none. A report that gives
/// another month may be this month's with a slip of the pen, or one filed in the wrong place.
fn stand(month: Month, due: Date, own: &[&Report]) -> Option<(ReturnState, Option<Date>)> {
    let this_month: Vec<&&Report> = own.iter().filter(|r| r.submission.month == month).collect();
    if this_month.is_empty() {
        return (!own.is_empty()).then_some((ReturnState::Unsettled, None));
    }
    let first = this_month.iter().filter_map(|r| r.received()).min();
    let undated = this_month.iter().any(|r| r.received().is_none());
    let state = match first {
        Some(day) if day <= due => ReturnState::OnTime,
        Some(_) if !undated => ReturnState::Late,
        _ => ReturnState::Undated,
    };
    Some((state, first))
}

/// The state of a body that sent nothing under its own name.
fn absent(
    roster: &Roster,
    index: &Index<'_>,
    body: &Body,
    reports: &[Report],
    findings: &mut Vec<Diagnostic>,
) -> ReturnState {
    let sent = |name: &&str| reports.iter().any(|r| r.body.unwrap_or(&r.submission.unit) == *name);
    let others: Vec<&str> = rivals(roster, index, body.name).into_iter().filter(sent).collect();
    if others.is_empty() {
        return ReturnState::Missing;
    }
    let d = Diagnostic::new(&codes::ALIAS_UNSETTLED).with("unit", body.name);
    findings.push(d.with("other", others.join("、")));
    ReturnState::Unsettled
}
