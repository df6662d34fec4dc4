//! A month's reports merged, and what that depends on.

use super::collect::Collected;
use crate::base::{Diagnostic, Month};
use crate::build::{codes, fingerprint};
use crate::merge;
use crate::model::{Progress, Reading, yaml};
use std::sync::{Arc, OnceLock};

/// What merging gave.
#[derive(Debug)]
pub(super) struct Merged {
    /// Without the answers of people, which stand in their own part of the month's file.
    pub(super) progress: Arc<Progress>,
    /// A hash of that, once it is wanted.
    print: OnceLock<Arc<str>>,
    /// The part of the month's file that the program writes, once it is written.
    text: OnceLock<String>,
    /// The reports, each cell with its fate.
    pub(super) readings: Arc<[Reading]>,
    pub(super) found: Vec<Diagnostic>,
    /// The reports of which not every cell is accounted for.
    pub(super) unaccounted: Vec<Diagnostic>,
}

impl Merged {
    pub(super) fn of(given: &merge::Given<'_>, month: Month, collected: &Collected) -> Merged {
        let (repeated, first): (Vec<_>, Vec<_>) = collected.reports.iter().partition(|taken| taken.repeated);
        let mut readings: Vec<Reading> = first.into_iter().map(|taken| taken.reading()).collect();
        let (mut progress, found) = merge::merge(given, month, &readings);
        merge::account::settle(&mut readings, &progress);
        readings.extend(repeated.into_iter().map(|taken| taken.reading()));
        progress.settled.clear();
        Merged {
            progress: Arc::new(progress),
            print: OnceLock::new(),
            text: OnceLock::new(),
            unaccounted: readings.iter().filter_map(unaccounted).collect(),
            readings: readings.into(),
            found,
        }
    }

    /// A hash of the progress that counts, which is as it was merged unless people answered or corrected something.
    pub(super) fn print_of(&self, progress: &Arc<Progress>) -> Arc<str> {
        let print = || fingerprint::of_value(progress.as_ref()).into();
        if Arc::ptr_eq(progress, &self.progress) { Arc::clone(self.print.get_or_init(print)) } else { print() }
    }

    /// The part of the month's file that the program writes.
    pub(super) fn text(&self) -> &str {
        self.text.get_or_init(|| yaml::save(self.progress.as_ref(), &merge::HEADER))
    }
}

fn unaccounted(reading: &Reading) -> Option<Diagnostic> {
    let account = Some(&reading.account).filter(|account| !account.adds_up())?;
    let d = Diagnostic::new(&codes::UNACCOUNTED).with("file", &reading.file);
    Some(d.with("total", account.total).with("known", account.cells.len()))
}

/// A hash of all that [`Merged::of`] is given.
pub(super) fn print(given: &merge::Given<'_>, month: Month, collected: &Collected) -> String {
    let reports: Vec<_> = collected.reports.iter().map(|taken| taken.print()).collect();
    fingerprint::of_value(&(given, month, reports))
}
