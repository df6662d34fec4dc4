//! `hongtou issue`, `hongtou approve`: a paper is frozen as it was sent out.
//!
//! `record` is the file that says so, `frozen` holds every record against what lies there now, `number` sees that number
//! and date are those of the paper.

mod frozen;
mod number;
mod record;

pub use frozen::Issued;
pub use record::{Approval, Output, Record};

use super::manifest::{self, Manifest};
use super::papers::{Built, State};
use super::seal::sealed;
use super::{Dossier, Request, codes, sorted};
use crate::base::{Date, Diagnostic, Error, Month, World};
use crate::model::yaml;
use std::collections::BTreeMap;

/// Where the records lie.
pub const FOLDER: &str = "content/issued/";

/// A paper that can be issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The notice with its annex.
    Notice,
    /// An amendment with what follows from it, by the name of its file: `01`.
    Amendment(String),
    /// The bulletin of a month.
    Bulletin(Month),
}

impl Subject {
    /// Its name: that of its record.
    pub fn name(&self) -> String {
        match self {
            Subject::Notice => "notice".to_owned(),
            Subject::Amendment(stem) => format!("amendment-{stem}"),
            Subject::Bulletin(month) => format!("bulletin-{month}"),
        }
    }

    /// The paper of that name.
    pub fn from_name(name: &str) -> Option<Subject> {
        match name.split_once('-') {
            None => (name == "notice").then_some(Subject::Notice),
            Some(("amendment", stem)) if !stem.is_empty() => Some(Subject::Amendment(stem.to_owned())),
            Some(("bulletin", month)) => month.parse().ok().map(Subject::Bulletin),
            Some(_) => None,
        }
    }

    /// The file of its record.
    pub fn path(&self) -> String {
        format!("{FOLDER}{}.yaml", self.name())
    }

    /// How its files begin.
    fn stems(&self) -> Vec<String> {
        match self {
            Subject::Notice => vec!["out/notice.".to_owned(), "out/annex.".to_owned()],
            Subject::Amendment(stem) => vec![format!("out/amendments/{stem}/")],
            Subject::Bulletin(month) => vec![format!("out/bulletins/{month}.")],
        }
    }

    fn has(&self, path: &str) -> bool {
        self.stems().iter().any(|stem| path.starts_with(stem))
    }
}

/// What came of issuing or approving.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The record, where there is one now.
    pub record: Option<Record>,
    /// Files written in `content/`.
    pub written: Vec<String>,
    /// What stands in the way.
    pub findings: Vec<Diagnostic>,
}

impl Outcome {
    fn refused(findings: Vec<Diagnostic>) -> Outcome {
        Outcome { findings, ..Outcome::default() }
    }
}

/// Issues a paper: makes it, and records what it is and what it was made of. `by` approves it on the day of its date.
///
/// # Errors
/// When the disk refuses or a font is missing; what stands in the way in the texts is in the outcome.
pub fn issue(
    world: &dyn World,
    subject: &Subject,
    number: &str,
    date: Date,
    by: Option<&str>,
) -> Result<Outcome, Error> {
    let dossier = Dossier::load(world)?;
    if let Some(record) = dossier.issued.of(subject) {
        let d = Diagnostic::new(&codes::ISSUED_ALREADY).with("paper", subject.name()).with("number", &record.number);
        return Ok(Outcome::refused(vec![d.with("date", record.date.to_chinese()).with("path", subject.path())]));
    }
    let written = match number::settle(world, &dossier, subject, number, date)? {
        Ok(written) => written,
        Err(findings) => return Ok(Outcome::refused(findings)),
    };
    let built = super::build(world, &Request::default(), &|_, _, _| {})?;
    let manifest = Manifest::read(world.read(manifest::PATH)?.as_deref());
    let mine: Vec<&Built> = built.built.iter().filter(|b| subject.has(&b.path)).collect();
    let unmade = unmade(subject, &mine);
    if !unmade.is_empty() {
        let errors = built.findings.iter().filter(|d| d.is_error()).cloned();
        return Ok(Outcome { written, ..Outcome::refused(sorted(unmade.into_iter().chain(errors).collect())) });
    }
    let mut record = recorded(subject, &manifest, number, date);
    if let Some(by) = by {
        let sha256 = record.substance(|_, was| was.to_owned());
        record.approvals.push(Approval { by: by.to_owned(), on: date, sha256 });
    }
    let mut out = Outcome { record: None, written, findings: Vec::new() };
    keep(world, subject, record, &mut out)?;
    Ok(out)
}

/// Records that somebody approved an issued paper as it stands.
///
/// # Errors
/// When the disk refuses.
pub fn approve(world: &dyn World, subject: &Subject, by: &str, on: Date) -> Result<Outcome, Error> {
    let mut dossier = Dossier::load(world)?;
    dossier.issued.compare(world, &dossier.inputs);
    let name = subject.name();
    let Some(frozen) = dossier.issued.named(&name) else {
        let d = Diagnostic::new(&codes::NOT_ISSUED).with("paper", &name).with("path", subject.path());
        return Ok(Outcome::refused(vec![d]));
    };
    if !frozen.stands() {
        let moved = dossier.issued.findings(&dossier.sources);
        let papers = frozen.edited_papers();
        return Ok(Outcome::refused(sorted(moved.into_iter().chain(papers).collect())));
    }
    let mut record = frozen.record.clone();
    let sha256 = record.substance(|_, was| was.to_owned());
    let approval = Approval { by: by.to_owned(), on, sha256 };
    let mut out = Outcome::default();
    if record.approvals.contains(&approval) {
        out.record = Some(record);
        return Ok(out);
    }
    record.approvals.push(approval);
    keep(world, subject, record, &mut out)?;
    Ok(out)
}

fn keep(world: &dyn World, subject: &Subject, record: Record, out: &mut Outcome) -> Result<(), Error> {
    let path = subject.path();
    world.write(&path, sealed(&yaml::save(&record, &record::HEADER)).as_bytes())?;
    out.written.push(path);
    out.record = Some(record);
    Ok(())
}

/// Papers that are not what the dossier says now.
fn unmade(subject: &Subject, mine: &[&Built]) -> Vec<Diagnostic> {
    let not_made = |path: &str| Diagnostic::new(&codes::ISSUE_NOT_MADE).with("path", path);
    let made = |b: &&&Built| matches!(b.state, State::Rebuilt { .. } | State::Unchanged);
    match mine {
        [] => subject.stems().iter().map(|stem| not_made(stem)).collect(),
        some => some.iter().filter(|b| !made(b)).map(|b| not_made(&b.path)).collect(),
    }
}

fn recorded(subject: &Subject, manifest: &Manifest, number: &str, date: Date) -> Record {
    let mut record = Record {
        what: subject.name(),
        number: number.to_owned(),
        date,
        edition: String::new(),
        program: super::fingerprint::PROGRAM.to_owned(),
        fonts: None,
        inputs: BTreeMap::new(),
        outputs: BTreeMap::new(),
        approvals: Vec::new(),
    };
    for (path, made) in manifest.artefacts.iter().filter(|(path, _)| subject.has(path)) {
        record.edition.clone_from(&made.edition);
        record.fonts = made.fonts.clone().or(record.fonts);
        record.inputs.extend(made.inputs.clone());
        let (sha256, fingerprint) = (made.sha256.clone(), made.fingerprint.clone());
        record.outputs.insert(path.clone(), Output { sha256, fingerprint, pages: made.pages });
    }
    record
}
