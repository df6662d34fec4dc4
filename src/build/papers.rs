//! Papers: which there are, and making each in each format, side by side, only where something changed.

use super::dossier::Dossier;
use super::fingerprint::{self, sha256};
use super::manifest::{Artefact, Manifest};
use super::months::Bulletin;
use super::{Request, codes, proof};
use crate::base::diagnostic::Diagnostic;
use crate::base::{Error, World};
use crate::compose::{self, KINDS, Kind, Matter};
use crate::document::Document;
use crate::style::{FontBook, StyleSheet};
use crate::{layout, merge, model, write};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Hears how many of how many papers are done and which comes next.
pub type Progress<'a> = dyn Fn(usize, usize, &str) + Sync + 'a;

/// A kind of paper.
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
    /// Every kind.
    pub const ALL: [Paper; 3] = [Paper::Notice, Paper::Annex, Paper::Bulletin];

    /// Its name: of its template and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Paper::Notice => "notice",
            Paper::Annex => "annex",
            Paper::Bulletin => "bulletin",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Paper> {
        Paper::ALL.into_iter().find(|p| p.name() == name)
    }

    pub(super) fn kind(self) -> &'static Kind {
        KINDS.iter().find(|k| k.name == self.name()).expect("every paper is in KINDS")
    }
}

/// A format of papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Word
    Docx,
    /// Pages
    Pdf,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 2] = [Format::Docx, Format::Pdf];

    /// Its name, which is also the file's ending.
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

/// What became of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Made anew.
    Rebuilt {
        /// The inputs that changed.
        why: Vec<String>,
    },
    /// As it was.
    Unchanged,
    /// Somebody edited it; left alone.
    Kept,
    /// It could not be made.
    Failed,
}

/// One paper in one format.
#[derive(Clone, Debug)]
pub struct Built {
    /// Its path.
    pub path: String,
    /// Its pages, for a paged format.
    pub pages: Option<usize>,
    /// What became of it.
    pub state: State,
    /// The time its making took.
    pub time: Duration,
}

/// A paper to be made.
struct Job<'d> {
    stem: String,
    paper: Paper,
    progress: Option<&'d model::Progress>,
}

fn jobs<'d>(request: &Request, bulletins: &'d [Bulletin]) -> Vec<Job<'d>> {
    let wanted = |p: Paper| request.papers.is_empty() || request.papers.contains(&p);
    let mut jobs = Vec::new();
    for paper in [Paper::Notice, Paper::Annex].into_iter().filter(|p| wanted(*p)) {
        jobs.push(Job { stem: paper.name().to_owned(), paper, progress: None });
    }
    let bulletin = |b: &'d Bulletin| Job {
        stem: format!("bulletins/{}", b.month),
        paper: Paper::Bulletin,
        progress: b.progress.as_ref(),
    };
    jobs.extend(bulletins.iter().map(bulletin));
    jobs
}

/// Composes a paper; `None` where its matter cannot be read, which is a finding already. One that must be proven is not
/// made while it states anything without an origin.
fn compose_job(dossier: &Dossier, job: &Job<'_>) -> Result<Option<Document>, Vec<Diagnostic>> {
    let figures = figures(dossier, job.progress);
    let Some((matter, templates)) = matter(dossier, job.paper, job.progress, figures.as_ref()) else { return Ok(None) };
    let kind = job.paper.kind();
    if !kind.proven {
        return compose::compose(kind, &matter, templates).map(Some);
    }
    let (document, ink) = compose::compose_inked(kind, &matter, templates)?;
    let findings = proof::findings(&document, &ink, &matter, job.progress, templates);
    if findings.is_empty() { Ok(Some(document)) } else { Err(findings) }
}

/// The figures of a month.
pub(super) fn figures(dossier: &Dossier, progress: Option<&model::Progress>) -> Option<model::Figures> {
    let (notice, tasks, roster) = (dossier.notice.as_ref()?, dossier.tasks.as_ref()?, dossier.roster.as_ref()?);
    progress.map(|p| merge::figures::of(notice, tasks, roster, p))
}

/// What a paper is made of, and the templates; `None` where it cannot be read.
pub(super) fn matter<'d>(
    dossier: &'d Dossier,
    paper: Paper,
    progress: Option<&model::Progress>,
    figures: Option<&'d model::Figures>,
) -> Option<(Matter<'d>, &'d compose::Templates)> {
    let (notice, tasks, roster) = (dossier.notice.as_ref()?, dossier.tasks.as_ref()?, dossier.roster.as_ref()?);
    let (choices, templates) = (dossier.choices.as_ref()?, dossier.templates.as_ref()?);
    if !notice.unread.is_empty() || (paper == Paper::Bulletin && progress.is_none()) {
        return None;
    }
    let issue = progress.and_then(|p| dossier.issue(p.month));
    Some((Matter { notice, tasks, roster, figures, issue, choices }, templates))
}

/// What all jobs share.
struct Press<'a> {
    world: &'a dyn World,
    dossier: &'a Dossier,
    request: &'a Request,
    old: &'a Manifest,
    styles: StyleSheet,
    fonts: FontBook<'a>,
    fonts_print: String,
    edition: String,
}

/// What a job leaves behind.
#[derive(Default)]
struct Tray {
    built: Vec<Built>,
    artefacts: Vec<(String, Artefact)>,
    findings: Vec<Diagnostic>,
}

/// Makes the papers.
///
/// # Errors
/// When the disk refuses or a font is missing.
pub fn make(
    world: &dyn World,
    dossier: &Dossier,
    bulletins: &[Bulletin],
    request: &Request,
    old: &Manifest,
    progress: &Progress<'_>,
) -> Result<(Vec<Built>, Manifest, Vec<Diagnostic>), Error> {
    let jobs = jobs(request, bulletins);
    let press = Press::new(world, dossier, request, old)?;
    let early = press.too_early();
    let trays: Vec<Mutex<Result<Tray, Error>>> = jobs.iter().map(|_| Mutex::new(Ok(Tray::default()))).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(n) else { break };
            progress(n, jobs.len(), &job.stem);
            let made = if early.is_some() { Ok(press.failed(job, Vec::new())) } else { press.job(job) };
            *trays[n].lock().expect("no job panicked while it held its tray") = made;
        }
    };
    // Two at a time: the notice takes as long as the others together.
    std::thread::scope(|s| {
        s.spawn(work);
        work();
    });
    let mut manifest = old.clone();
    if *request == Request::default() {
        // Everything was asked for: what is no longer made is no longer listed.
        let stems: Vec<String> = jobs.iter().map(|j| format!("out/{}.", j.stem)).collect();
        manifest.artefacts.retain(|path, _| stems.iter().any(|stem| path.starts_with(stem)));
    }
    manifest.made_by = concat!("hongtou ", env!("CARGO_PKG_VERSION")).to_owned();
    let (mut built, mut findings) = (Vec::new(), Vec::from_iter(early.clone()));
    for tray in trays {
        let tray = tray.into_inner().expect("no job panicked while it held its tray")?;
        built.extend(tray.built);
        manifest.artefacts.extend(tray.artefacts);
        findings.extend(tray.findings);
    }
    Ok((built, manifest, findings))
}

/// Composes and lays out everything without writing, for the findings.
///
/// # Errors
/// When a font is missing.
pub fn proof(world: &dyn World, dossier: &Dossier, bulletins: &[Bulletin]) -> Result<Vec<Diagnostic>, Error> {
    let request = Request::default();
    let old = Manifest::default();
    let press = Press::new(world, dossier, &request, &old)?;
    let mut findings = Vec::new();
    for job in jobs(&request, bulletins) {
        match compose_job(dossier, &job) {
            Ok(Some(document)) => findings.extend(layout::lay_out(&document, &press.styles, &press.fonts)?.findings),
            Ok(None) => {}
            Err(wrong) => findings.extend(wrong),
        }
    }
    Ok(findings)
}

impl<'a> Press<'a> {
    fn new(
        world: &'a dyn World,
        dossier: &'a Dossier,
        request: &'a Request,
        old: &'a Manifest,
    ) -> Result<Press<'a>, Error> {
        let edition = dossier.notice.as_ref().and_then(|n| n.date).map(|d| d.to_string()).unwrap_or_default();
        Ok(Press {
            world,
            dossier,
            request,
            old,
            styles: StyleSheet::new(dossier.choices.clone().unwrap_or_default()),
            fonts: FontBook::new(world),
            fonts_print: fingerprint::fonts(world)?,
            edition,
        })
    }

    /// A day was asked for on which no text was in force.
    fn too_early(&self) -> Option<Diagnostic> {
        let day = self.request.as_of?;
        let date = self.dossier.notice.as_ref()?.date.filter(|date| day < *date)?;
        Some(Diagnostic::new(&codes::NOT_YET).with("day", day).with("date", date))
    }

    fn formats(&self) -> impl Iterator<Item = Format> + use<'_, 'a> {
        Format::ALL.into_iter().filter(|f| self.request.formats.is_empty() || self.request.formats.contains(f))
    }

    fn failed(&self, job: &Job<'_>, findings: Vec<Diagnostic>) -> Tray {
        let path = |f: Format| format!("out/{}.{}", job.stem, f.name());
        let row = |f| Built { path: path(f), pages: None, state: State::Failed, time: Duration::ZERO };
        Tray { built: self.formats().map(row).collect(), findings, ..Tray::default() }
    }

    fn job(&self, job: &Job<'_>) -> Result<Tray, Error> {
        let document = match compose_job(self.dossier, job) {
            Ok(Some(document)) => document,
            Ok(None) => return Ok(self.failed(job, Vec::new())),
            Err(findings) => return Ok(self.failed(job, findings)),
        };
        let inputs = self.dossier.inputs_of(job.paper.name());
        let mut tray = Tray::default();
        for format in self.formats() {
            self.artefact(&document, &format!("out/{}.{}", job.stem, format.name()), format, &inputs, &mut tray)?;
        }
        Ok(tray)
    }

    fn artefact(
        &self,
        document: &Document,
        path: &str,
        format: Format,
        inputs: &BTreeMap<String, String>,
        tray: &mut Tray,
    ) -> Result<(), Error> {
        let start = Instant::now();
        let fonts = if format == Format::Pdf { self.fonts_print.as_str() } else { "" };
        let fingerprint = fingerprint::of(document, &self.styles, format.name(), fonts);
        let old = self.old.artefacts.get(path);
        let there = self.world.read(path)?.map(|bytes| sha256(&bytes));
        let as_left = old.map(|o| &o.sha256) == there.as_ref();
        let mut row = Built {
            path: path.to_owned(),
            pages: old.and_then(|o| o.pages),
            state: State::Unchanged,
            time: Duration::ZERO,
        };
        if there.is_some() && !as_left && !self.request.force {
            tray.findings.push(Diagnostic::new(&codes::EDITED).with("path", path));
            row.state = State::Kept;
        } else if let Some(old) = old.filter(|o| there.is_some() && as_left && o.fingerprint == fingerprint) {
            tray.artefacts.push((
                path.to_owned(),
                Artefact { inputs: inputs.clone(), edition: self.edition.clone(), ..old.clone() },
            ));
        } else {
            let (bytes, pages) = self.print(document, format, tray)?;
            row.state = self.write(path, bytes.as_deref(), old, inputs)?;
            row.pages = pages;
            if let (Some(bytes), State::Rebuilt { .. }) = (&bytes, &row.state) {
                let (sha256, edition) = (sha256(bytes), self.edition.clone());
                let artefact = Artefact { sha256, fingerprint, pages, edition, inputs: inputs.clone() };
                tray.artefacts.push((path.to_owned(), artefact));
            }
        }
        row.time = start.elapsed();
        tray.built.push(row);
        Ok(())
    }

    fn write(
        &self,
        path: &str,
        bytes: Option<&[u8]>,
        old: Option<&Artefact>,
        inputs: &BTreeMap<String, String>,
    ) -> Result<State, Error> {
        let Some(bytes) = bytes else { return Ok(State::Failed) };
        self.world.write(path, bytes)?;
        Ok(State::Rebuilt { why: old.map(|o| o.changed(inputs)).unwrap_or_default() })
    }

    /// The bytes of a paper; none where a character cannot be printed.
    fn print(
        &self,
        document: &Document,
        format: Format,
        tray: &mut Tray,
    ) -> Result<(Option<Vec<u8>>, Option<usize>), Error> {
        match format {
            Format::Docx => match write::docx::write(document, &self.styles) {
                Ok(bytes) => Ok((Some(bytes), None)),
                Err(finding) => {
                    tray.findings.push(finding);
                    Ok((None, None))
                }
            },
            Format::Pdf => {
                let laid = layout::lay_out(document, &self.styles, &self.fonts)?;
                let stops = laid.findings.iter().any(Diagnostic::is_error);
                tray.findings.extend(laid.findings);
                let pages = laid.pages.pages.len();
                let bytes = if stops { None } else { Some(write::pdf::write(&laid.pages, &self.fonts)?) };
                Ok((bytes, Some(pages)))
            }
        }
    }
}
