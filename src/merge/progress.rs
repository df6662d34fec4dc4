//! Laying each entry to the account of the body that owes it.

use super::case::Case;
use super::names::{Body, Duty, rivals};
use super::{codes, listed};
use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::{Date, Month};
use crate::model::progress::{KeptField, Places, Replaced, Share, TaskProgress, Unclaimed, WhyUnclaimed};
use crate::model::unit::Index;
use crate::model::{Entry, Field, Reading, Roster, Submission};
use std::collections::{BTreeMap, BTreeSet};

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
pub(super) fn reports<'a>(index: &Index<'a>, readings: &'a [Reading]) -> Vec<Report<'a>> {
    let report = |Reading { file, submission, places, .. }: &'a Reading| {
        let body = index.resolve(&submission.unit).filter(|name| !index.is_group(name));
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
    /// What each body said of each task, the latest last.
    pub(super) shares: BTreeMap<(u32, &'a str), Vec<Counting>>,
    pub(super) unclaimed: Vec<Unclaimed>,
    pub(super) replaced: Vec<Replaced>,
}

/// What entries are laid against.
pub(super) struct Owed<'a, 'b> {
    pub(super) roster: &'a Roster,
    pub(super) index: &'b Index<'a>,
    pub(super) month: Month,
    bodies: BTreeMap<&'a str, &'b Body<'a>>,
    numbers: BTreeSet<u32>,
}

impl<'a, 'b> Owed<'a, 'b> {
    pub(super) fn new(case: &Case<'a>, index: &'b Index<'a>, month: Month, bodies: &'b [Body<'a>]) -> Owed<'a, 'b> {
        let (roster, numbers) = (case.roster, case.duties.iter().map(|d| d.no).collect());
        Owed { roster, index, month, bodies: bodies.iter().map(|b| (b.name, b)).collect(), numbers }
    }

    fn owes(&self, name: &str, task: u32) -> Option<&'a str> {
        self.bodies.get(name).filter(|b| b.tasks.contains_key(&task)).map(|b| b.name)
    }

    /// Puts every entry in its place.
    pub(super) fn gather(&self, reports: &[Report<'a>], findings: &mut Vec<Diagnostic>) -> Gathered<'a> {
        let mut gathered = Gathered::default();
        for (index, report) in reports.iter().enumerate() {
            let before = (gathered.unclaimed.len(), gathered.replaced.len());
            for (place, entry) in report.submission.entries.iter().enumerate() {
                match self.claim(report, entry) {
                    Ok(body) => gathered.put(body, entry.task, (index, place), reports),
                    Err(why) => gathered.leave(report, place, why),
                }
            }
            self.report_unclaimed(report, &gathered.unclaimed[before.0..], findings);
            report_replaced(report, &gathered.replaced[before.1..], findings);
        }
        gathered
    }

    /// The body whose account an entry goes to, or why it goes to none.
    fn claim(&self, report: &Report<'a>, entry: &Entry) -> Result<&'a str, WhyUnclaimed> {
        if report.submission.month != self.month {
            return Err(WhyUnclaimed::OtherMonth);
        }
        if entry.is_blank() {
            return Err(WhyUnclaimed::Blank);
        }
        if let Some(body) = report.body.and_then(|name| self.owes(name, entry.task)) {
            return Ok(body);
        }
        let rivals = rivals(self.roster, self.index, &report.submission.unit);
        Err(if report.body.is_none() && rivals.is_empty() {
            WhyUnclaimed::UnknownUnit
        } else if !self.numbers.contains(&entry.task) {
            WhyUnclaimed::UnknownTask
        } else if rivals.iter().any(|r| self.owes(r, entry.task).is_some()) {
            WhyUnclaimed::AliasUnsettled
        } else {
            WhyUnclaimed::NotOwed
        })
    }

    /// One finding for each reason that something of a report was not merged.
    fn report_unclaimed(&self, report: &Report<'a>, unclaimed: &[Unclaimed], findings: &mut Vec<Diagnostic>) {
        let mut reasons: BTreeMap<WhyUnclaimed, Vec<u32>> = BTreeMap::new();
        for u in unclaimed {
            reasons.entry(u.why).or_default().push(u.entry.task);
        }
        for (why, tasks) in reasons {
            findings.push(self.unclaimed(report, why, &tasks));
        }
    }

    fn unclaimed(&self, report: &Report<'a>, why: WhyUnclaimed, tasks: &[u32]) -> Diagnostic {
        let unit = &report.submission.unit;
        let finding = |code: &'static Code| {
            let d = Diagnostic::new(code).with("file", report.file).with("unit", unit);
            d.with("tasks", listed(tasks.iter().copied()))
        };
        match why {
            WhyUnclaimed::OtherMonth => {
                finding(&codes::MONTH_UNSETTLED).with("says", report.submission.month.to_chinese())
            }
            WhyUnclaimed::UnknownUnit => finding(&codes::UNKNOWN_SENDER),
            WhyUnclaimed::UnknownTask => finding(&codes::UNKNOWN_TASK),
            WhyUnclaimed::NotOwed => finding(&codes::NOT_OWED),
            WhyUnclaimed::Blank => finding(&codes::BLANK_ENTRY),
            WhyUnclaimed::AliasUnsettled => {
                let owes = |name: &&str| tasks.iter().any(|t| self.owes(name, *t).is_some());
                let others: Vec<&str> = rivals(self.roster, self.index, unit).into_iter().filter(owes).collect();
                finding(&codes::CLAIM_UNSETTLED).with("other", others.join("、"))
            }
        }
    }
}

/// One finding for each file that a report takes something's place of.
fn report_replaced(report: &Report, replaced: &[Replaced], findings: &mut Vec<Diagnostic>) {
    let mut files: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for r in replaced {
        files.entry(&r.file).or_default().push(r.entry.task);
    }
    for (file, tasks) in files {
        let code = if file == report.file { &codes::TWICE_IN_FILE } else { &codes::REPLACED };
        let d = Diagnostic::new(code).with("file", file).with("unit", &report.submission.unit);
        findings.push(d.with("tasks", listed(tasks)).with("by", report.file));
    }
}

impl<'a> Gathered<'a> {
    /// Lays an entry to a body's account; one that stood there gives way and is kept in the record.
    fn put(&mut self, body: &'a str, task: u32, counting: Counting, reports: &[Report<'a>]) {
        let standing = self.shares.entry((task, body)).or_default();
        standing.push(counting);
        let [.., (earlier, old), _] = standing.as_slice() else { return };
        let (earlier, old) = (*earlier, *old);
        let (earlier, by) = (&reports[earlier], reports[counting.0].file.to_owned());
        let (unit, file) = (body.to_owned(), earlier.file.to_owned());
        let entry = earlier.submission.entries[old].clone();
        self.replaced.push(Replaced { unit, file, by, entry, at: earlier.at(old) });
    }

    /// Keeps an entry that goes to nobody's account.
    fn leave(&mut self, report: &Report<'a>, place: usize, why: WhyUnclaimed) {
        let (unit, file) = (report.submission.unit.clone(), report.file.to_owned());
        let entry = report.submission.entries[place].clone();
        self.unclaimed.push(Unclaimed { unit, file, why, entry, at: report.at(place) });
    }
}

impl Gathered<'_> {
    /// The shares task by task, each task's in the roster's order.
    pub(super) fn tasks(&self, duties: &[Duty<'_>], bodies: &[Body], reports: &[Report]) -> Vec<TaskProgress> {
        let of_task = |no: u32| {
            let shares = bodies.iter().filter_map(|body| {
                let leads = *body.tasks.get(&no)?;
                let said = self.shares.get(&(no, body.name))?;
                Some(share(body.name, leads, said, reports))
            });
            TaskProgress { task: no, shares: shares.collect() }
        };
        duties.iter().map(|duty| of_task(duty.no)).collect()
    }
}

/// A body's words on a task: those of its latest report, and where that leaves a field open those of an earlier one.
fn share(unit: &str, leads: bool, said: &[Counting], reports: &[Report]) -> Share {
    let (&(report, place), earlier) = said.split_last().expect("a share was said by somebody");
    let report = &reports[report];
    let Entry { task: _, status, rate, progress, problems, next } = report.submission.entries[place].clone();
    let (unit, file, at) = (unit.to_owned(), report.file.to_owned(), report.at(place));
    let mut share = Share { unit, leads, status, rate, progress, problems, next, file, at, kept: Vec::new() };
    for &(report, place) in earlier.iter().rev() {
        fill(&mut share, &reports[report], place);
    }
    share
}

/// Takes from an earlier report what is still open. State and rate belong together: neither is taken to stand beside the
/// other of a later report.
fn fill(share: &mut Share, report: &Report, place: usize) {
    let entry = &report.submission.entries[place];
    let mut fields = Vec::new();
    if share.status.is_none() && share.rate.is_none() {
        (share.status, share.rate) = (entry.status, entry.rate);
        fields.extend(entry.status.map(|_| Field::Status));
        fields.extend(entry.rate.map(|_| Field::Rate));
    }
    if share.problems.is_none() {
        share.problems.clone_from(&entry.problems);
        fields.extend(entry.problems.as_ref().map(|_| Field::Problems));
    }
    let texts = [(&mut share.progress, &entry.progress, Field::Progress), (&mut share.next, &entry.next, Field::Next)];
    for (text, earlier, field) in texts {
        if text.is_empty() && !earlier.is_empty() {
            text.clone_from(earlier);
            fields.push(field);
        }
    }
    let at = report.at(place).0;
    share.kept.extend(fields.into_iter().map(|field| KeptField {
        field,
        file: report.file.to_owned(),
        at: at.get(&field).cloned().unwrap_or_default(),
    }));
}

/// Takes out of what was replaced the places of words that still count.
pub(super) fn still_counting(replaced: &mut [Replaced], tasks: &[TaskProgress]) {
    let shares = tasks.iter().flat_map(|t| t.shares.iter().map(|s| (t.task, s)));
    for (task, share) in shares.filter(|(_, s)| !s.kept.is_empty()) {
        for kept in &share.kept {
            let same = |r: &&mut Replaced| r.unit == share.unit && r.entry.task == task && r.file == kept.file;
            replaced.iter_mut().filter(same).for_each(|r| drop(r.at.0.remove(&kept.field)));
        }
    }
}
