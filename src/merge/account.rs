//! What became of each cell once the reports of a month were laid against what was owed.

use super::codes;
use crate::base::{Diagnostic, Month};
use crate::model::progress::{Places, Unclaimed, WhyUnclaimed};
use crate::model::unit::Index;
use crate::model::{Account, Fate, Field, Progress, Reading, account::Reason};
use std::collections::{BTreeMap, BTreeSet};

/// Carries what merging decided into the accounts of the files: entries that went to nobody's account are returned,
/// those that a later report replaced are ignored as such, and the sides of an open conflict are in conflict.
pub fn settle(readings: &mut [Reading], progress: &Progress) {
    let mut fates: BTreeMap<(&str, &str), Fate> = BTreeMap::new();
    let says: BTreeMap<&str, Month> = readings.iter().map(|r| (r.file.as_str(), r.submission.month)).collect();
    for u in &progress.unclaimed {
        let fate = fate_of(u, says.get(u.file.as_str()).map(|m| m.to_chinese()).unwrap_or_default());
        fates.extend(places(&u.file, &u.at).map(|at| (at, fate.clone())));
    }
    for r in &progress.replaced {
        fates.extend(places(&r.file, &r.at).map(|at| (at, Fate::Ignored(Reason::Replaced))));
    }
    for conflict in progress.conflicts.iter().filter(|c| c.settled_by.is_none()) {
        let sides = conflict.sides.iter().filter(|s| !s.at.is_empty());
        fates.extend(sides.map(|s| ((s.file.as_str(), s.at.as_str()), Fate::Conflict(conflict.id.clone()))));
    }
    for reading in readings {
        if reading.submission.month != progress.month {
            return_month(reading);
        }
        let taken =
            reading.account.cells.iter_mut().filter(|c| matches!(c.fate, Fate::Accepted(_) | Fate::Carried { .. }));
        for cell in taken {
            if let Some(fate) = fates.get(&(reading.file.as_str(), cell.at.as_str())) {
                cell.fate = fate.clone();
            }
        }
    }
}

/// A report of another month: the month it gives is what the unit has to look at.
fn return_month(reading: &mut Reading) {
    let d = Diagnostic::new(&codes::MONTH_UNSETTLED).with("file", &reading.file).with("unit", &reading.submission.unit);
    let tasks = reading.submission.entries.iter().map(|e| e.task);
    let d = d.with("tasks", super::listed(tasks)).with("says", reading.submission.month.to_chinese());
    for cell in reading.account.cells.iter_mut().filter(|c| matches!(c.fate, Fate::Accepted(Field::Month))) {
        cell.fate = Fate::Returned(Box::new(d.clone()));
    }
}

fn places<'a>(file: &'a str, at: &'a Places) -> impl Iterator<Item = (&'a str, &'a str)> {
    at.0.values().map(move |at| (file, at.as_str()))
}

fn fate_of(u: &Unclaimed, says: String) -> Fate {
    let code = match u.why {
        WhyUnclaimed::OtherMonth => &codes::MONTH_UNSETTLED,
        WhyUnclaimed::UnknownTask => &codes::UNKNOWN_TASK,
        WhyUnclaimed::NotOwed => &codes::NOT_OWED,
        WhyUnclaimed::Blank => return Fate::Ignored(Reason::Untouched),
        // Not the sender's to mend: the office has to say who it is.
        WhyUnclaimed::UnknownUnit | WhyUnclaimed::AliasUnsettled => {
            return Fate::Conflict(format!("sender/{}", u.unit));
        }
    };
    let d = Diagnostic::new(code).with("file", &u.file).with("unit", &u.unit).with("tasks", u.entry.task);
    Fate::Returned(Box::new(d.with("says", says)))
}

/// Notes at each body the tasks of which something it wrote was refused.
pub(super) fn note_returned(progress: &mut Progress, index: &Index<'_>, readings: &[Reading]) {
    let mut tasks: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for reading in readings {
        let unit = index.resolve(&reading.submission.unit).unwrap_or(&reading.submission.unit);
        tasks.entry(unit).or_default().extend(refused(&reading.account));
    }
    for r in &mut progress.returns {
        r.returned_tasks = tasks.get(r.unit.as_str()).into_iter().flatten().copied().collect();
    }
}

fn refused(account: &Account) -> impl Iterator<Item = u32> {
    account.cells.iter().filter(|c| matches!(c.fate, Fate::Returned(_))).filter_map(|c| c.task)
}
