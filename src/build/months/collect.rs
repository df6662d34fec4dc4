//! The files of a month's folder, opened and read, each with its arrival.

use crate::base::{Diagnostic, Error, Month, World};
use crate::build::codes;
use crate::build::fingerprint::sha256;
use crate::model::account::Reason;
use crate::model::progress::SenderAnswer;
use crate::model::{Fate, Reading, Receipts, Roster, TaskList};
use crate::parse::submission::{self, Knowledge, Member};
use std::collections::BTreeMap;

/// What a folder held.
#[derive(Debug, Default)]
pub(super) struct Collected {
    /// The reports to be merged.
    pub(super) readings: Vec<Reading>,
    /// Files that came before under another name; accounted for, not merged.
    pub(super) repeated: Vec<Reading>,
    /// Files that nothing could be read of.
    pub(super) unread: Vec<String>,
}

/// What the files of a month are read by.
pub(super) struct Desk<'a> {
    pub(super) month: Month,
    pub(super) roster: &'a Roster,
    pub(super) tasks: &'a TaskList,
    pub(super) answers: &'a [SenderAnswer],
    pub(super) receipts: &'a Receipts,
}

impl Desk<'_> {
    /// Reads every file. What cannot be read is in [`Collected::unread`]; nothing stops the others.
    pub(super) fn collect(
        &self,
        world: &dyn World,
        paths: &[String],
        inputs: &mut BTreeMap<String, String>,
        findings: &mut Vec<Diagnostic>,
    ) -> Result<Collected, Error> {
        let mut out = Collected::default();
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for path in self.in_order(paths) {
            let bytes = match world.read(path) {
                Ok(Some(bytes)) => bytes,
                Ok(None) => continue,
                Err(Error::TooLarge(..)) => {
                    findings.push(Diagnostic::new(&codes::TOO_LARGE).with("path", path));
                    out.unread.push(path.clone());
                    continue;
                }
                Err(e) => return Err(e),
            };
            inputs.insert(path.clone(), sha256(&bytes));
            let (mut members, found) = submission::unpack(path, &bytes);
            submission::sign(&mut members, &self.known());
            if members.is_empty() {
                out.unread.push(path.clone());
            }
            findings.extend(found);
            for member in members {
                let first = seen.entry(sha256(&member.bytes)).or_insert_with(|| member.path.clone()).clone();
                self.read(&member, &first, &mut out, findings);
            }
        }
        Ok(out)
    }

    fn known(&self) -> Knowledge<'_> {
        Knowledge { month: self.month, roster: self.roster, tasks: self.tasks, answers: self.answers }
    }

    /// By arrival, so that of two files of the same bytes the one that came first counts; those without a receipt last.
    fn in_order<'p>(&self, paths: &'p [String]) -> Vec<&'p String> {
        let mut paths: Vec<&String> = paths.iter().collect();
        let time = |path: &str| self.receipts.of(below(path)).map(|r| r.time.clone());
        paths.sort_by_cached_key(|path| (time(path).is_none(), time(path), (*path).clone()));
        paths
    }

    fn read(&self, member: &Member<'_>, first: &str, out: &mut Collected, findings: &mut Vec<Diagnostic>) {
        let (reading, found) = submission::read(member, &self.known());
        if first != member.path {
            findings.push(Diagnostic::new(&codes::REPEATED).with("path", &member.path).with("first", first));
            out.repeated.extend(reading.map(repeated));
            return;
        }
        let timed = self.noted(member).is_some();
        findings.extend(found.into_iter().filter(|d| !(timed && submission::is_about_arrival(d))));
        match reading {
            Some(mut reading) => {
                findings.extend(self.arrive(member, &mut reading));
                out.readings.push(reading);
            }
            None => out.unread.push(member.path.clone()),
        }
    }

    /// When it came by the office's own receipt, or without one by the letter that brought it.
    fn noted(&self, member: &Member<'_>) -> Option<String> {
        let receipt = self.receipts.of(below(&member.path)).map(|r| r.time.clone());
        receipt.or_else(|| member.arrival.clone())
    }

    /// What is noted tells when a report came; without that, what the report says of itself.
    fn arrive(&self, member: &Member<'_>, reading: &mut Reading) -> Option<Diagnostic> {
        let noted = self.noted(member)?;
        let claimed = reading.submission.received.replace(noted.clone())?;
        let same = claimed == noted || (claimed.len() == 10 && noted.starts_with(&claimed));
        (!same).then(|| {
            let d = Diagnostic::new(&codes::OTHER_ARRIVAL).with("path", &member.path);
            d.with("claimed", claimed).with("noted", noted)
        })
    }
}

fn repeated(mut reading: Reading) -> Reading {
    reading.account.cells.iter_mut().for_each(|cell| cell.fate = Fate::Ignored(Reason::Duplicate));
    reading
}

/// A path below the month's folder: `区妇联.xlsx` of `seeds/submissions/2022-07/区妇联.xlsx`.
pub(in crate::build) fn below(path: &str) -> &str {
    path.splitn(4, '/').nth(3).unwrap_or(path)
}
