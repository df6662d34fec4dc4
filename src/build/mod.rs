//! A stand-in with the interface of the build floor.

use crate::base::{At, Date, Diagnostic, Error, Month, World};
use std::time::Duration;

/// What to build.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The papers; empty = all.
    pub papers: Vec<Paper>,
    /// The formats; empty = all.
    pub formats: Vec<Format>,
    /// The month of the bulletin.
    pub month: Option<Month>,
    /// The day whose text is in force.
    pub as_of: Option<Date>,
    /// Overwrites what a person edited.
    pub force: bool,
}

/// A paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 通知
    Notice,
    /// 附件
    Annex,
    /// 通报
    Bulletin,
}

impl Paper {
    /// Every paper.
    pub const ALL: [Paper; 3] = [Paper::Notice, Paper::Annex, Paper::Bulletin];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Paper::Notice => "notice",
            Paper::Annex => "annex",
            Paper::Bulletin => "bulletin",
        }
    }

    /// The paper of that name.
    pub fn from_name(name: &str) -> Option<Paper> {
        Paper::ALL.into_iter().find(|p| p.name() == name)
    }
}

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Word
    Docx,
    /// PDF
    Pdf,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 2] = [Format::Docx, Format::Pdf];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Docx => "docx",
            Format::Pdf => "pdf",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|f| f.name() == name)
    }
}

/// What became of an artefact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Made anew.
    Rebuilt {
        /// The inputs that changed.
        why: Vec<String>,
    },
    /// Already as it should be.
    Unchanged,
    /// Edited by a person, not overwritten.
    Kept,
    /// Could not be made.
    Failed,
}

/// An artefact.
#[derive(Clone, Debug)]
pub struct Built {
    /// Its path in the dossier.
    pub path: String,
    /// Its pages, where known.
    pub pages: Option<usize>,
    /// What became of it.
    pub state: State,
    /// How long it took.
    pub time: Duration,
}

/// What a build did.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The artefacts.
    pub built: Vec<Built>,
    /// What was found on the way.
    pub findings: Vec<Diagnostic>,
}

/// Builds.
///
/// # Errors
/// When the world refuses.
pub fn build(
    _world: &dyn World,
    _request: &Request,
    _progress: &(dyn Fn(usize, usize, &str) + Sync),
) -> Result<Outcome, Error> {
    Ok(Outcome::default())
}

/// Checks.
///
/// # Errors
/// When the world refuses.
pub fn check(_world: &dyn World) -> Result<Vec<Diagnostic>, Error> {
    Ok(Vec::new())
}

/// What a parse did.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// Characters read.
    pub read: usize,
    /// Of these, in fields.
    pub in_fields: usize,
    /// Of these, quoted in findings.
    pub in_findings: usize,
    /// Of these, dropped as noise: kind, characters, places.
    pub noise: Vec<(&'static str, usize, Vec<At>)>,
    /// Of these, lost.
    pub unaccounted: usize,
    /// Files written.
    pub written: Vec<String>,
    /// Files kept as a person edited them, with the difference.
    pub kept: Vec<(String, String)>,
    /// Findings.
    pub findings: Vec<Diagnostic>,
    /// The facts.
    pub facts: serde_json::Value,
}

/// Whether a parse writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseMode {
    /// Writes nothing.
    Dry,
    /// Writes what no person edited.
    Write,
    /// Writes all, keeping a backup.
    Force,
}

/// Parses.
///
/// # Errors
/// When the world refuses.
pub fn parse(_world: &dyn World, _file: Option<&str>, _mode: ParseMode) -> Result<Parsed, Error> {
    Ok(Parsed::default())
}
