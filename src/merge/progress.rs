//! Laying each entry to the account of the body that owes it.

use super::names::{Body, rivals};
use super::{codes, listed};
use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::{Date, Month};
use crate::model::progress::{Places, Replaced, Share, TaskProgress, Unclaimed, WhyUnclaimed};
use crate::model::{Entry, Field, Reading, Roster, Submission, TaskList};
use std::collections::BTreeMap;

/// One file that came.
pub(super) struct Report<'a> {
    pub(super) file: &'a str,
    pub(super) submission: &'a Submission,
    /// Where each entry's fields stand.
    pub(super) places: &'a [BTreeMap<Field, String>],
    /// The body in the roster that the sender's name means.
    pub(super) body: Option<&'a str>,
}

impl Report<'_> {
    pub(super) fn received(&self) -> Option<Date> {
        self.submission.received_on()
    }

    /// Where the fields of an entry stand.
    fn at(&self, entry: usize) -> Places {
        Places(self.places.get(entry).cloned().unwrap_or_default())
    }
}

/// The reports in the order of their arrival, whatever the order of the files; those without a time come first.
pub(super) fn reports<'a>(roster: &'a Roster, readings: &'a [Reading]) -> Vec<Report<'a>> {
    let report = |Reading { file, submission, places, .. }: &'a Reading| {
        let body = roster.resolve(&submission.unit).filter(|name| roster.group(name).is_none());
        Report { file, submission, places, body }
    };
    let mut reports: Vec<Report> = readings.iter().map(report).collect();
    reports.sort_by_key(|r| (r.received(), r.submission.received.as_deref(), r.file));
    reports
}

/// What counts of a body's words on a task: the numbers of the report and of the entry in it.
type Counting = (usize, usize);

/// Entries, each in its place.
#[derive(Default)]
pub(super) struct Gathered<'a> {
    pub(super) shares: BTreeMap<(u32, &'a str), Counting>,
    pub(super) unclaimed: Vec<Unclaimed>,
    pub(super) replaced: Vec<Replaced>,
}

/// Puts every entry in its place.
pub(super) fn gather<'a>(
    tasks: &TaskList,
    roster: &'a Roster,
    month: Month,
    bodies: &[Body<'a>],
    reports: &[Report<'a>],
    findings: &mut Vec<Diagnostic>,
) -> Gathered<'a> {
    let mut gathered = Gathered::default();
    for (index, report) in reports.iter().enumerate() {
        let submission = report.submission;
        for (place, entry) in submission.entries.iter().enumerate() {
            match claim(tasks, roster, month, bodies, report, entry) {
                Ok(body) => {
                    if let Some((earlier, old)) = gathered.shares.insert((entry.task, body), (index, place)) {
                        let (unit, file) = (body.to_owned(), reports[earlier].file.to_owned());
                        let (by, entry) = (report.file.to_owned(), reports[earlier].submission.entries[old].clone());
                        gathered.replaced.push(Replaced { unit, file, by, entry, at: reports[earlier].at(old) });
                    }
                }
                Err(why) => {
                    let (unit, file) = (submission.unit.clone(), report.file.to_owned());
                    gathered.unclaimed.push(Unclaimed { unit, file, why, entry: entry.clone(), at: report.at(place) });
                }
            }
        }
        report_unclaimed(roster, bodies, report, &gathered.unclaimed, findings);
        report_replaced(report, &gathered.replaced, findings);
    }
    gathered
}

/// The body whose account an entry goes to, or why it goes to none.
fn claim<'a>(
    tasks: &TaskList,
    roster: &'a Roster,
    month: Month,
    bodies: &[Body<'a>],
    report: &Report<'a>,
    entry: &Entry,
) -> Result<&'a str, WhyUnclaimed> {
    let owes = |name: &str| bodies.iter().find(|b| b.name == name && b.tasks.contains_key(&entry.task));
    let unit = report.submission.unit.as_str();
    if report.submission.month != month {
        return Err(WhyUnclaimed::OtherMonth);
    }
    if entry.is_blank() {
        return Err(WhyUnclaimed::Blank);
    }
    if let Some(body) = report.body.and_then(owes) {
        return Ok(body.name);
    }
    let rivals = rivals(roster, unit);
    Err(if report.body.is_none() && rivals.is_empty() {
        WhyUnclaimed::UnknownUnit
    } else if tasks.task(entry.task).is_none() {
        WhyUnclaimed::UnknownTask
    } else if rivals.iter().any(|r| owes(r).is_some()) {
        WhyUnclaimed::AliasUnsettled
    } else {
        WhyUnclaimed::NotOwed
    })
}

/// One finding for each reason that something of a report was not merged.
fn report_unclaimed(
    roster: &Roster,
    bodies: &[Body],
    report: &Report,
    unclaimed: &[Unclaimed],
    findings: &mut Vec<Diagnostic>,
) {
    let mut reasons: BTreeMap<WhyUnclaimed, Vec<u32>> = BTreeMap::new();
    for u in unclaimed.iter().filter(|u| u.file == report.file) {
        reasons.entry(u.why).or_default().push(u.entry.task);
    }
    for (why, tasks) in reasons {
        let unit = &report.submission.unit;
        let finding = |code: &'static Code| {
            let d = Diagnostic::new(code).with("file", report.file).with("unit", unit);
            d.with("tasks", listed(tasks.iter().copied()))
        };
        findings.push(match why {
            WhyUnclaimed::OtherMonth => {
                finding(&codes::MONTH_UNSETTLED).with("says", report.submission.month.to_chinese())
            }
            WhyUnclaimed::UnknownUnit => finding(&codes::UNKNOWN_SENDER),
            WhyUnclaimed::UnknownTask => finding(&codes::UNKNOWN_TASK),
            WhyUnclaimed::NotOwed => finding(&codes::NOT_OWED),
            WhyUnclaimed::Blank => finding(&codes::BLANK_ENTRY),
            WhyUnclaimed::AliasUnsettled => {
                let owes = |name: &&str| {
                    bodies.iter().any(|b| b.name == *name && tasks.iter().any(|t| b.tasks.contains_key(t)))
                };
                let others: Vec<&str> = rivals(roster, unit).into_iter().filter(owes).collect();
                finding(&codes::CLAIM_UNSETTLED).with("other", others.join("、"))
            }
        });
    }
}

/// One finding for each file that a report takes something's place of.
fn report_replaced(report: &Report, replaced: &[Replaced], findings: &mut Vec<Diagnostic>) {
    let mut files: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for r in replaced.iter().filter(|r| r.by == report.file) {
        files.entry(&r.file).or_default().push(r.entry.task);
    }
    for (file, tasks) in files {
        let code = if file == report.file { &codes::TWICE_IN_FILE } else { &codes::REPLACED };
        let d = Diagnostic::new(code).with("file", file).with("unit", &report.submission.unit);
        findings.push(d.with("tasks", listed(tasks)).with("by", report.file));
    }
}

impl Gathered<'_> {
    /// The shares task by task, each task's in the roster's order.
    pub(super) fn tasks(&self, tasks: &TaskList, bodies: &[Body], reports: &[Report]) -> Vec<TaskProgress> {
        let of_task = |no: u32| {
            let shares = bodies.iter().filter_map(|body| {
                let leads = *body.tasks.get(&no)?;
                let &(report, place) = self.shares.get(&(no, body.name))?;
                Some(share(body.name, leads, &reports[report], place))
            });
            TaskProgress { task: no, shares: shares.collect() }
        };
        tasks.tasks().map(|(_, task)| of_task(task.no)).collect()
    }
}

fn share(unit: &str, leads: bool, report: &Report, place: usize) -> Share {
    let Entry { task: _, status, rate, progress, problems, next } = report.submission.entries[place].clone();
    let (unit, file, at) = (unit.to_owned(), report.file.to_owned(), report.at(place));
    Share { unit, leads, status, rate, progress, problems, next, file, at }
}
