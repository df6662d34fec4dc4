//! A month's reports merged, and what that depends on.

use super::{Bulletin, Kept};
use crate::base::{Diagnostic, Month};
use crate::build::fingerprint::sha256;
use crate::build::ledger::{CALENDAR, LEDGER};
use crate::build::read::CONTENT;
use crate::build::{Dossier, InForce};
use crate::merge;
use crate::model::{Progress, Reading, yaml};
use std::sync::OnceLock;

/// What merging gave.
#[derive(Debug)]
pub(super) struct Merged {
    /// Without the answers of people, which stand in their own part of the month's file.
    pub(super) progress: Progress,
    /// The part of the month's file that the program writes, once it is written.
    text: OnceLock<String>,
    /// The reports, each cell with its fate.
    pub(super) readings: Vec<Reading>,
    pub(super) found: Vec<Diagnostic>,
}

impl Merged {
    pub(super) fn of(
        given: &merge::Given<'_>,
        month: Month,
        mut readings: Vec<Reading>,
        repeated: Vec<Reading>,
    ) -> Merged {
        let (mut progress, found) = merge::merge(given, month, &readings);
        merge::account::settle(&mut readings, &progress);
        readings.extend(repeated);
        progress.settled.clear();
        Merged { progress, text: OnceLock::new(), readings, found }
    }

    /// The part of the month's file that the program writes.
    pub(super) fn text(&self) -> &str {
        self.text.get_or_init(|| yaml::save(&self.progress, &merge::HEADER))
    }
}

/// Everything that a month depends on, as one text: the files, what they are read and judged by, what people answered,
/// and the month before with all that it depends on.
pub(super) fn parts(
    dossier: &Dossier,
    text: &InForce,
    paths: &[String],
    kept: &Kept,
    unread: &[String],
    previous: Option<&Bulletin>,
) -> String {
    let hash = |path: &str| dossier.inputs.get(path);
    let files: Vec<_> = paths.iter().map(|path| (path, hash(path))).collect();
    let given = [CONTENT[0], CONTENT[1], CONTENT[2], CALENDAR, LEDGER].map(hash);
    let receipts = hash(&super::receipts::path(kept.month));
    let ledger = (&text.decisions, dossier.kept.whole, dossier.editions.print(text, dossier));
    let previous = previous.map(|b| (b.month, &b.print));
    let answers = (&kept.settled, &kept.senders, kept.unreadable, kept.corrected_text().map(sha256));
    format!("{:?}\n{files:?}\n{unread:?}\n{given:?}\n{receipts:?}\n{ledger:?}\n{answers:?}\n{previous:?}", kept.month)
}
