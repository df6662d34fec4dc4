//! The files of a month's folder, opened and read, each with its arrival.

use super::again::{Read, Readings};
use crate::base::{Diagnostic, Error, World};
use crate::build::codes;
use crate::build::fingerprint::{self, sha256};
use crate::model::account::Reason;
use crate::model::{Fate, Reading, Receipts};
use crate::parse::submission::{self, Content, Knowledge, Member};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a folder held.
#[derive(Debug, Default)]
pub(super) struct Collected {
    /// The reports to be merged, and behind them those that came before under another name, which are accounted for and
    /// not merged.
    pub(super) reports: Vec<Taken>,
    /// Files that nothing could be read of.
    pub(super) unread: Vec<String>,
    /// What is to be said of them.
    pub(super) findings: Vec<Diagnostic>,
}

/// A report that is used.
#[derive(Debug)]
pub(super) struct Taken {
    file: Arc<Opened>,
    /// Which of those in the file it is.
    place: usize,
    /// When it came, where somebody noted that.
    noted: Option<String>,
    /// Whether it came before under another name.
    pub(super) repeated: bool,
}

/// A file opened.
#[derive(Debug, Default)]
pub(super) struct Opened {
    sha256: Option<String>,
    findings: Vec<Diagnostic>,
    reports: Vec<Report>,
    /// Whether it was there no more when it was to be read.
    is_gone: bool,
}

/// What is in a file, whatever it may mean: it follows from the bytes alone, and unpacking takes longer than reading.
#[derive(Clone, Debug)]
pub(super) struct Unpacked {
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
#[derive(Debug)]
struct Report {
    path: String,
    sha256: String,
    /// When the letter that brought it was sent.
    arrival: Option<String>,
    reading: Option<Reading>,
    /// A hash of the reading.
    print: String,
    findings: Vec<Diagnostic>,
}

/// What the files of a month are read by.
pub(super) struct Desk<'a> {
    known: Knowledge<'a>,
    /// What the rounds of a watch read; none where there is no other round.
    readings: Option<Arc<Readings>>,
    /// A hash of what is known besides the tasks.
    print: String,
}

impl<'a> Desk<'a> {
    pub(super) fn new(known: Knowledge<'a>, readings: Option<Arc<Readings>>) -> Desk<'a> {
        let print = fingerprint::of_value(&known);
        Desk { known, readings, print }
    }

    /// Reads a file and what is enclosed in it, whatever the others hold.
    pub(super) fn open(&self, world: &dyn World, path: &str) -> Result<Arc<Opened>, Error> {
        let before = self.readings.as_ref().and_then(|readings| readings.of(path));
        if let Some(read) = before.as_ref().filter(|read| self.reads_alike(read))
            && world.holds(path, &read.bytes).is_ok_and(|same| same)
        {
            return Ok(Arc::clone(&read.opened));
        }
        let bytes = match world.read(path) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Ok(Arc::new(Opened { is_gone: true, ..Opened::default() })),
            Err(Error::TooLarge(..)) => {
                let findings = vec![Diagnostic::new(&codes::TOO_LARGE).with("path", path)];
                return Ok(Arc::new(Opened { findings, ..Opened::default() }));
            }
            Err(e) => return Err(e),
        };
        let hash = sha256(&bytes);
        let Some(readings) = &self.readings else {
            return Ok(Arc::new(Opened::of(Unpacked::of(path, &bytes), hash, &self.known)));
        };
        let before = before.filter(|read| read.bytes == bytes);
        let unpacked = before.map_or_else(|| Arc::new(Unpacked::of(path, &bytes)), |read| Arc::clone(&read.unpacked));
        let known = self.known.for_a_file();
        let opened = Arc::new(Opened::of(Unpacked::clone(&unpacked), hash, &known));
        if let Some(asked) = known.into_asked() {
            let (known, opened) = (self.print.clone(), Arc::clone(&opened));
            readings.keep(path, Read { bytes, unpacked, known, asked, opened });
        }
        Ok(opened)
    }

    /// Whether a file of the same bytes would be read as it was. What is known besides the tasks is compared by hash; of the
    /// tasks only what was asked, so that an edit of one has no report read again that it says nothing new to.
    fn reads_alike(&self, read: &Read) -> bool {
        read.known == self.print && self.known.answers_as_before(&read.asked)
    }
}

impl Opened {
    /// What is in a file of that hash.
    fn of(unpacked: Unpacked, sha256: String, known: &Knowledge<'_>) -> Opened {
        let Unpacked { mut members, contents, findings } = unpacked;
        submission::sign(&mut members, known);
        let reports = members.into_iter().zip(contents).map(|(member, content)| {
            let (reading, findings) = submission::read_opened(&member, content, known);
            let Member { path, bytes, arrival, .. } = member;
            let print = fingerprint::of_value(&reading);
            Report { path, sha256: fingerprint::sha256(&bytes), arrival, reading, print, findings }
        });
        Opened { reports: reports.collect(), sha256: Some(sha256), findings, is_gone: false }
    }
}

/// By arrival, so that of two files of the same bytes the one that came first counts; those without a receipt last.
pub(super) fn in_order(mut paths: Vec<String>, receipts: &Receipts) -> Vec<String> {
    let time = |path: &str| receipts.of(below(path)).map(|r| r.time.clone());
    paths.sort_by_cached_key(|path| (time(path).is_none(), time(path), path.clone()));
    paths
}

impl Collected {
    /// Takes the reports of every file. What could not be read is in [`Collected::unread`]; nothing stops the others.
    pub(super) fn of(
        files: impl Iterator<Item = (String, Arc<Opened>)>,
        receipts: &Receipts,
        inputs: &mut BTreeMap<String, String>,
    ) -> Collected {
        let mut out = Collected::default();
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let mut repeated = Vec::new();
        for (path, file) in files {
            inputs.extend(file.sha256.as_ref().map(|hash| (path.clone(), hash.clone())));
            out.findings.extend(file.findings.iter().cloned());
            for (place, report) in file.reports.iter().enumerate() {
                let first = seen.entry(report.sha256.clone()).or_insert_with(|| report.path.clone());
                if *first == report.path {
                    out.take(&file, place, receipts);
                    continue;
                }
                let d = Diagnostic::new(&codes::REPEATED).with("path", &report.path).with("first", &*first);
                out.findings.push(d);
                let taken = Taken { file: Arc::clone(&file), place, noted: None, repeated: true };
                repeated.extend(report.reading.is_some().then_some(taken));
            }
            if file.reports.is_empty() && !file.is_gone {
                out.unread.push(path);
            }
        }
        out.reports.extend(repeated);
        out
    }

    fn take(&mut self, file: &Arc<Opened>, place: usize, receipts: &Receipts) {
        let report = &file.reports[place];
        // By the office's own receipt, or without one by the letter that brought it.
        let receipt = receipts.of(below(&report.path)).map(|r| r.time.clone());
        let noted = receipt.or_else(|| report.arrival.clone());
        let missed = |d: &&Diagnostic| noted.is_some() && submission::is_about_arrival(d);
        self.findings.extend(report.findings.iter().filter(|d| !missed(d)).cloned());
        match &report.reading {
            Some(reading) => {
                self.findings.extend(noted.as_ref().and_then(|noted| otherwise(noted, reading)));
                self.reports.push(Taken { file: Arc::clone(file), place, noted, repeated: false });
            }
            None => self.unread.push(report.path.clone()),
        }
    }
}

impl Taken {
    /// A hash of all that [`Taken::reading`] gives.
    pub(super) fn print(&self) -> (&str, Option<&str>, bool) {
        (&self.file.reports[self.place].print, self.noted.as_deref(), self.repeated)
    }

    /// The report. What is noted tells when it came; without that, what it says of itself.
    pub(super) fn reading(&self) -> Reading {
        let mut reading = self.file.reports[self.place].reading.clone().expect("only what could be read is taken");
        if let Some(noted) = &self.noted {
            reading.submission.received = Some(noted.clone());
        }
        if self.repeated {
            reading.account.cells.iter_mut().for_each(|cell| cell.fate = Fate::Ignored(Reason::Duplicate));
        }
        reading
    }
}

/// A report that says that it came at another time than somebody noted.
fn otherwise(noted: &str, reading: &Reading) -> Option<Diagnostic> {
    let claimed = reading.submission.received.as_deref()?;
    let same = claimed == noted || (claimed.len() == 10 && noted.starts_with(claimed));
    (!same).then(|| {
        let d = Diagnostic::new(&codes::OTHER_ARRIVAL).with("path", &reading.file);
        d.with("claimed", claimed).with("noted", noted)
    })
}

/// A path below the month's folder: `区妇联.xlsx` of `seeds/submissions/2022-07/区妇联.xlsx`.
pub(in crate::build) fn below(path: &str) -> &str {
    path.splitn(4, '/').nth(3).unwrap_or(path)
}
