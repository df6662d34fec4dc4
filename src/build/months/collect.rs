//! The files of a month's folder, opened and read, each with its arrival.

use crate::base::{Diagnostic, Error, World};
use crate::build::fingerprint::{self, sha256};
use crate::build::{Recall, codes, shelf};
use crate::model::account::Reason;
use crate::model::{Fate, Reading, Receipts};
use crate::parse::submission::{self, Content, Knowledge, Member};
use std::collections::BTreeMap;
use std::sync::Arc;

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

/// A file opened.
#[derive(Clone, Debug, Default)]
struct Opened {
    sha256: Option<String>,
    findings: Vec<Diagnostic>,
    reports: Vec<Report>,
    /// Whether it was there no more when it was to be read.
    is_gone: bool,
}

/// What is in a file, whatever it may mean: it follows from the bytes alone, and unpacking takes longer than reading.
#[derive(Clone, Debug)]
struct Unpacked {
    members: Vec<Member<'static>>,
    contents: Vec<Content>,
    findings: Vec<Diagnostic>,
}

impl Unpacked {
    fn of(path: &str, bytes: &[u8]) -> Unpacked {
        let (members, findings) = submission::unpack(path, bytes);
        let contents = members.iter().map(submission::open).collect();
        Unpacked { members: members.into_iter().map(Member::into_owned).collect(), contents, findings }
    }
}

/// A report in a file: the file itself, or one enclosed in it.
#[derive(Clone, Debug)]
struct Report {
    path: String,
    sha256: String,
    /// When the letter that brought it was sent.
    arrival: Option<String>,
    reading: Option<Reading>,
    findings: Vec<Diagnostic>,
}

/// What the files of a month are read by.
pub(super) struct Desk<'a> {
    pub(super) known: Knowledge<'a>,
    pub(super) receipts: &'a Receipts,
    pub(super) recall: &'a Recall,
    /// A hash of what is known.
    print: String,
}

impl<'a> Desk<'a> {
    pub(super) fn new(known: Knowledge<'a>, receipts: &'a Receipts, recall: &'a Recall) -> Desk<'a> {
        // By what is known and not by its files, so that an amendment of prose alone has no report read again.
        let print = fingerprint::of_value(&known);
        Desk { known, receipts, recall, print }
    }

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
        let paths = self.in_order(paths);
        let opened = shelf::side_by_side(&paths, |_, path| self.open(world, path))?;
        for (path, file) in paths.into_iter().zip(opened) {
            inputs.extend(file.sha256.map(|hash| (path.clone(), hash)));
            if file.reports.is_empty() && !file.is_gone {
                out.unread.push(path.clone());
            }
            findings.extend(file.findings);
            for report in file.reports {
                let first = seen.entry(report.sha256.clone()).or_insert_with(|| report.path.clone()).clone();
                self.take(report, &first, &mut out, findings);
            }
        }
        Ok(out)
    }

    /// Reads a file and what is enclosed in it, whatever the others hold.
    fn open(&self, world: &dyn World, path: &str) -> Result<Opened, Error> {
        let bytes = match world.read(path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Ok(Opened { is_gone: true, ..Opened::default() }),
            Err(Error::TooLarge(..)) => {
                let findings = vec![Diagnostic::new(&codes::TOO_LARGE).with("path", path)];
                return Ok(Opened { findings, ..Opened::default() });
            }
            Err(e) => return Err(e),
        };
        let hash = sha256(&bytes);
        let parts = || format!("{path}\n{hash}\n{}", self.print);
        let opened = self.recall.get("report", parts, || self.open_bytes(path, &bytes, &hash))?;
        Ok(Arc::unwrap_or_clone(opened))
    }

    /// What is in a file, which depends on its path and its bytes and on what it is read by.
    fn open_bytes(&self, path: &str, bytes: &[u8], hash: &str) -> Result<Opened, Error> {
        let parts = || format!("{path}\n{hash}");
        let unpacked = self.recall.get("unpacked", parts, || Ok(Unpacked::of(path, bytes)))?;
        let Unpacked { mut members, contents, findings } = Arc::unwrap_or_clone(unpacked);
        submission::sign(&mut members, &self.known);
        let reports = members.into_iter().zip(contents).map(|(member, content)| {
            let (reading, findings) = submission::read_opened(&member, content, &self.known);
            let Member { path, bytes, arrival, .. } = member;
            Report { path, sha256: sha256(&bytes), arrival, reading, findings }
        });
        let reports = reports.collect();
        Ok(Opened { sha256: Some(hash.to_owned()), findings, reports, is_gone: false })
    }

    /// By arrival, so that of two files of the same bytes the one that came first counts; those without a receipt last.
    fn in_order<'p>(&self, paths: &'p [String]) -> Vec<&'p String> {
        let mut paths: Vec<&String> = paths.iter().collect();
        let time = |path: &str| self.receipts.of(below(path)).map(|r| r.time.clone());
        paths.sort_by_cached_key(|path| (time(path).is_none(), time(path), (*path).clone()));
        paths
    }

    fn take(&self, report: Report, first: &str, out: &mut Collected, findings: &mut Vec<Diagnostic>) {
        if first != report.path {
            findings.push(Diagnostic::new(&codes::REPEATED).with("path", &report.path).with("first", first));
            out.repeated.extend(report.reading.map(repeated));
            return;
        }
        let noted = self.noted(&report);
        let missed = |d: &Diagnostic| noted.is_some() && submission::is_about_arrival(d);
        findings.extend(report.findings.into_iter().filter(|d| !missed(d)));
        match report.reading {
            Some(mut reading) => {
                findings.extend(noted.and_then(|noted| arrive(noted, &mut reading)));
                out.readings.push(reading);
            }
            None => out.unread.push(report.path),
        }
    }

    /// When it came by the office's own receipt, or without one by the letter that brought it.
    fn noted(&self, report: &Report) -> Option<String> {
        let receipt = self.receipts.of(below(&report.path)).map(|r| r.time.clone());
        receipt.or_else(|| report.arrival.clone())
    }
}

/// What is noted tells when a report came; without that, what the report says of itself.
fn arrive(noted: String, reading: &mut Reading) -> Option<Diagnostic> {
    let claimed = reading.submission.received.replace(noted.clone())?;
    let same = claimed == noted || (claimed.len() == 10 && noted.starts_with(&claimed));
    (!same).then(|| {
        let d = Diagnostic::new(&codes::OTHER_ARRIVAL).with("path", &reading.file);
        d.with("claimed", claimed).with("noted", noted)
    })
}

fn repeated(mut reading: Reading) -> Reading {
    reading.account.cells.iter_mut().for_each(|cell| cell.fate = Fate::Ignored(Reason::Duplicate));
    reading
}

/// A path below the month's folder: `区妇联.xlsx` of `seeds/submissions/2022-07/区妇联.xlsx`.
pub(in crate::build) fn below(path: &str) -> &str {
    path.splitn(4, '/').nth(3).unwrap_or(path)
}
