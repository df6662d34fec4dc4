//! The last day in time, and how each body stands by it.
//!
//! The notice sets a day of the month; in a month without that day (the 31st) it is the last one. By the calendar the
//! day itself may not count any more (`inclusive: false`: the last day in time is the day before), and that day may move
//! where it is no working day (`when_closed`). A person may give one body more time, excuse its failing, or uphold its
//! appeal. Lateness is whole days of the calendar: whatever comes on the last day, at any hour, is in time.

use super::case::Case;
use super::names::{Body, rivals};
use super::progress::{Gathered, Report};
use super::{codes, ledger};
use crate::base::{Date, Diagnostic, Month};
use crate::model::ledger::{Decision, DecisionKind};
use crate::model::progress::{Return, ReturnState};
use crate::model::unit::Index;
use crate::model::{Calendar, Notice, Roster};
use serde::Serialize;
use std::collections::BTreeMap;

/// How the last day in time of a month comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Due {
    /// The notice sets no day.
    Unset,
    /// The day hangs on a year of which the calendar says nothing.
    Unknown {
        /// The last day before it might move.
        last: Date,
        /// The year.
        year: i16,
    },
    /// The day lies before the notice: nothing was owed.
    BeforeNotice {
        /// The day.
        day: Date,
        /// The date of the notice.
        notice: Date,
    },
    /// There is one.
    Day {
        /// The day that the notice names.
        stated: Date,
        /// The last day in time, were every day a working day: that day, or the one before where it does not count.
        last: Date,
        /// The last day in time.
        day: Date,
    },
}

/// Reckons the last day in time of a month.
pub fn reckon(notice: &Notice, calendar: &Calendar, month: Month) -> Due {
    Stated::of(notice).reckon(calendar, month)
}

/// What a notice says of the last day in time.
#[derive(Clone, Copy, Debug, Hash)]
pub(super) struct Stated {
    /// The day of the month; none where nobody owes reports.
    day: Option<i8>,
    /// When it was issued.
    date: Option<Date>,
}

impl Stated {
    pub(super) fn of(notice: &Notice) -> Stated {
        Stated { day: notice.reporting.as_ref().map(|r| r.due_day), date: notice.date }
    }

    fn reckon(self, calendar: &Calendar, month: Month) -> Due {
        let Some(day) = self.day else { return Due::Unset };
        let stated = month.day(day);
        let last = if calendar.inclusive { stated } else { stated.yesterday().unwrap_or(stated) };
        match (calendar.moved(last), self.date) {
            (Err(unknown), _) => Due::Unknown { last, year: unknown.0 },
            (Ok(day), Some(notice)) if day < notice => Due::BeforeNotice { day, notice },
            (Ok(day), _) => Due::Day { stated, last, day },
        }
    }
}

/// The last day in time; `None` where nobody can be late.
pub(super) fn due(case: &Case<'_>, month: Month, findings: &mut Vec<Diagnostic>) -> Option<Date> {
    let finding = match case.stated.reckon(case.calendar, month) {
        Due::Day { day, .. } => return Some(day),
        Due::Unset => Diagnostic::new(&codes::NO_DUE_DAY),
        Due::Unknown { last, year } => {
            let d = Diagnostic::new(&codes::CALENDAR_YEAR).with("year", year).with("month", month.to_chinese());
            d.with("day", last.to_chinese())
        }
        Due::BeforeNotice { day, notice } => {
            let d = Diagnostic::new(&codes::BEFORE_NOTICE).with("month", month.to_chinese());
            d.with("day", day.to_chinese()).with("date", notice.to_chinese())
        }
    };
    findings.push(finding);
    None
}

/// What the reports of a month are held against.
#[derive(Clone, Copy)]
pub(super) struct Term<'a, 'b> {
    pub(super) case: &'b Case<'a>,
    pub(super) index: &'b Index<'a>,
    pub(super) month: Month,
    /// The last day in time, itself included.
    pub(super) due: Date,
}

impl Term<'_, '_> {
    /// How each body stands.
    pub(super) fn returns(
        &self,
        bodies: &[Body],
        reports: &[Report],
        gathered: &Gathered,
        findings: &mut Vec<Diagnostic>,
    ) -> Vec<Return> {
        let Term { case, index, month, due } = *self;
        let roster = case.roster;
        self.too_early(reports, findings);
        idle(case, index, month, bodies, findings);
        let mut of_body: BTreeMap<&str, Vec<&Report>> = BTreeMap::new();
        for report in reports {
            of_body.entry(report.body.unwrap_or_default()).or_default().push(report);
        }
        let one = |body: &Body| {
            let own = of_body.remove(body.name).unwrap_or_default();
            let extended = extension(case, month, due, body.name, findings);
            let (state, received) = match stand(month, extended.unwrap_or(due), &own) {
                Some(stand) => stand,
                None => (absent(roster, index, body, reports, findings), None),
            };
            let mut files: Vec<String> = own.iter().map(|r| r.file.to_owned()).collect();
            files.sort_unstable();
            let silent = |task: &&u32| !gathered.shares.contains_key(&(**task, body.name));
            let missing_tasks = body.tasks.keys().filter(silent).copied().collect();
            let mut returned = Return {
                unit: body.name.to_owned(),
                state,
                received,
                due: extended,
                files,
                missing_tasks,
                returned_tasks: Vec::new(),
                excused: None,
            };
            decide(case, month, &mut returned, findings);
            returned
        };
        bodies.iter().map(one).collect()
    }

    /// Reports that came before their month began: the year or the month may be wrong.
    fn too_early(&self, reports: &[Report], findings: &mut Vec<Diagnostic>) {
        let month = self.month;
        for report in reports.iter().filter(|r| r.submission.month == month) {
            if let Some(received) = report.received().filter(|d| *d < month.day(1)) {
                let d = Diagnostic::new(&codes::BEFORE_MONTH)
                    .with("file", report.file)
                    .with("unit", &report.submission.unit);
                findings.push(d.with("received", received.to_chinese()).with("month", month.to_chinese()));
            }
        }
    }
}

/// The last day that a person gave this body instead of everybody's.
fn extension(case: &Case<'_>, month: Month, due: Date, unit: &str, findings: &mut Vec<Diagnostic>) -> Option<Date> {
    let decision = ledger::about(case.decisions, case.roster, DecisionKind::Extension, unit, month)?;
    let until = decision.until?;
    if until < due {
        let d = Diagnostic::new(&codes::SHORT_EXTENSION).with("unit", unit).with("month", month.to_chinese());
        findings.push(d.with("until", until.to_chinese()).with("due", due.to_chinese()));
    }
    Some(until).filter(|until| *until > due)
}

/// Lets an upheld appeal and an excuse take effect.
fn decide(case: &Case<'_>, month: Month, returned: &mut Return, findings: &mut Vec<Diagnostic>) {
    let unit = returned.unit.clone();
    ledger::apply(case.decisions, case.roster, month, returned);
    let excuse = ledger::about(case.decisions, case.roster, DecisionKind::Excuse, &unit, month);
    if excuse.is_some() && returned.state == ReturnState::OnTime {
        findings.push(Diagnostic::new(&codes::IDLE_EXCUSE).with("unit", &unit).with("month", month.to_chinese()));
    }
    if returned.state == ReturnState::Undated && returned.excused.is_none() {
        let d = Diagnostic::new(&codes::UNDATED).with("unit", unit);
        findings.push(d.with("files", returned.files.join("、")));
    }
}

/// Decisions about this month whose body owes nothing in it. A summons needs no duty.
fn idle(case: &Case<'_>, index: &Index<'_>, month: Month, bodies: &[Body], findings: &mut Vec<Diagnostic>) {
    let owes = |d: &&Decision| bodies.iter().any(|b| Some(b.name) == index.resolve(&d.unit));
    let this_month = case.decisions.iter().filter(|d| d.month == month && d.kind != DecisionKind::Talk);
    let mut idle: Vec<&Decision> = this_month.filter(|d| !owes(d)).collect();
    idle.sort_by_key(|d| (d.kind, &d.unit, d.date));
    for decision in idle {
        let (zh, en) = decision.kind.names();
        let d = Diagnostic::new(&codes::NOT_OWED_DECISION).with("what", zh).with("what_en", en);
        findings.push(d.with("unit", &decision.unit).with("month", month.to_chinese()));
    }
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

#[cfg(test)]
mod tests;
