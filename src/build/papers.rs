//! Papers: which there are, and making each in each format, side by side, only where something changed.

use super::dossier::Dossier;
use super::faces::{self, FaceUse, Faces};
use super::fingerprint;
use super::hands;
use super::job::{self, Job, jobs};
use super::manifest::Manifest;
use super::months::{self, Bulletin};
use super::read::CONTENT;
use super::shelf::{self, Made, Sheet, Shelf, Tray};
use super::{InForce, Recall, Request, Why, codes};
use crate::base::diagnostic::Diagnostic;
use crate::base::{Error, World};
use crate::compose::{KINDS, Kind};
use crate::document::Document;
use crate::layout::{self, StandingType};
use crate::model::Figures;
use crate::style::StyleSheet;
use crate::write::docx::WrittenPieces;
use crate::write::pdf::PressedPages;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

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
    /// 修改通知
    Amendment,
    /// 修改后的通知
    Consolidated,
    /// 修改标记稿: the text as amended, with marks on what is new and what is gone.
    Redline,
    /// 修改对照表
    Comparison,
}

impl Paper {
    /// Every kind.
    pub const ALL: [Paper; 7] = [
        Paper::Notice,
        Paper::Annex,
        Paper::Bulletin,
        Paper::Amendment,
        Paper::Consolidated,
        Paper::Redline,
        Paper::Comparison,
    ];

    /// Its name: of its template and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Paper::Notice => "notice",
            Paper::Annex => "annex",
            Paper::Bulletin => "bulletin",
            Paper::Amendment => "amendment",
            Paper::Consolidated => "consolidated",
            Paper::Redline => "redline",
            Paper::Comparison => "comparison",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Paper> {
        Paper::ALL.into_iter().find(|p| p.name() == name)
    }

    /// What it is composed as. A redline is composed as the text that it marks.
    pub(super) fn kind(self) -> &'static Kind {
        let paper = if self == Paper::Redline { Paper::Consolidated } else { self };
        KINDS.iter().find(|k| k.name == paper.name()).expect("every paper is in KINDS")
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
        /// What made it necessary.
        why: Vec<Why>,
    },
    /// As it was.
    Unchanged,
    /// Somebody edited it; left alone.
    Kept,
    /// It would come out otherwise, but it was issued as it is; left alone.
    Issued,
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
    /// SHA-256 of what lies there now; none where nothing could be made.
    pub sha256: Option<String>,
    /// The fonts within it, of a format that holds any.
    pub faces: Vec<FaceUse>,
    /// The time its making took.
    pub time: Duration,
}

/// What all jobs share.
struct Press<'a> {
    dossier: &'a Dossier,
    request: &'a Request,
    shelf: Shelf<'a>,
    styles: StyleSheet,
    /// A hash of the styles.
    look: String,
    faces: Faces<'a>,
    recall: &'a Recall,
    pressed: Option<Arc<PressedPages>>,
    /// Papers of one run hold the same text, too.
    standing: Arc<StandingType>,
    written: Arc<WrittenPieces>,
}

/// What making papers left.
pub struct Pile {
    /// Each paper in each format.
    pub built: Vec<Built>,
    /// The list of all that lie there now.
    pub manifest: Manifest,
    /// What was found on the way.
    pub findings: Vec<Diagnostic>,
    /// Why one of them could not be made, with which the others have nothing to do.
    pub refused: Option<Error>,
}

/// Makes the papers.
///
/// # Errors
/// When a font is missing.
pub fn make(
    world: &dyn World,
    dossier: &Dossier,
    bulletins: &[Bulletin],
    request: &Request,
    old: &Manifest,
    progress: &Progress<'_>,
    recall: &Recall,
) -> Result<Pile, Error> {
    let jobs = jobs(dossier, request, bulletins);
    let press = Press::new(world, dossier, request, old, recall)?;
    let early = press.too_early();
    // The last take longest: bulletins, of which every word is proven.
    let longest_first = Vec::from_iter(jobs.iter().rev());
    let trays = hands::side_by_side(&longest_first, |n, job| {
        progress(n, jobs.len(), &job.stem);
        if early.is_some() { Ok(press.failed(job, Vec::new())) } else { press.job(job) }
    })?;
    let mut manifest = old.clone();
    if request.is_whole() && dossier.editions.is_whole() {
        // Everything was asked for: what is no longer made is no longer listed. What only waits for a slip of the pen to
        // be mended is.
        // Forms and slips are asked for by themselves.
        let stems = jobs.iter().map(|j| format!("out/{}.", j.stem));
        let stems: Vec<String> =
            stems.chain([super::forms::FOLDER, super::slips::FOLDER].map(|f| format!("{f}/"))).collect();
        manifest.artefacts.retain(|path, _| stems.iter().any(|stem| path.starts_with(stem)));
    }
    manifest.made_by = concat!("hongtou ", env!("CARGO_PKG_VERSION")).to_owned();
    let mut all = Tray::default();
    all.findings.extend(early.clone());
    all.findings.extend(dossier.editions.halt("修改后的各件", "the papers of the text as amended"));
    trays.into_iter().rev().for_each(|tray| all.append(tray));
    let Tray { built, artefacts, findings, refused } = all;
    manifest.artefacts.extend(artefacts);
    Ok(Pile { built, manifest, findings, refused })
}

/// Composes and lays out everything without writing, for the findings.
///
/// # Errors
/// When a font is missing.
pub fn proof(world: &dyn World, dossier: &Dossier, bulletins: &[Bulletin]) -> Result<Vec<Diagnostic>, Error> {
    let (request, old, recall) = (Request::default(), Manifest::default(), Recall::nothing());
    let press = Press::new(world, dossier, &request, &old, &recall)?;
    let mut findings = Vec::new();
    for job in jobs(dossier, &request, bulletins) {
        match job::compose(dossier, &job, job.figures(dossier).as_ref()) {
            Ok(Some(document)) => {
                findings.extend(layout::lay_out(&document, &press.styles, &press.faces.book)?.findings)
            }
            Ok(None) => {}
            Err(wrong) => findings.extend(job::placed(dossier, &wrong)),
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
        recall: &'a Recall,
    ) -> Result<Press<'a>, Error> {
        let faces = Faces::new(world, &request.fonts, dossier.choices.as_ref(), recall)?;
        let styles = dossier.styles();
        let standing = recall.get("standing type", || faces.print.clone(), || Ok(StandingType::default()))?;
        Ok(Press {
            dossier,
            request,
            shelf: Shelf {
                world,
                old,
                issued: &dossier.issued,
                force: request.force,
                seen: recall.lasting("files seen"),
            },
            look: fingerprint::of_styles(&styles),
            styles,
            faces,
            recall,
            pressed: recall.lasting("pressed pages"),
            standing,
            written: recall.lasting("written pieces").unwrap_or_default(),
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
        let row = |f: Format| shelf::failed(&format!("out/{}.{}", job.stem, f.name()));
        Tray { built: self.formats().map(row).collect(), findings, ..Tray::default() }
    }

    /// All that a paper is composed of. What the reports of a month come to is told by its progress and its figures, so
    /// that a bulletin is not composed again for an entry of an earlier month that it does not state, nor for words of a
    /// task that it does not quote.
    fn parts(&self, job: &Job<'_>, inputs: &BTreeMap<String, String>, figures: Option<&Figures>) -> String {
        let is_seen = |path: &str| !months::is_merged(path) && (path != CONTENT[1] || job.outline.is_none());
        let files: Vec<_> = inputs.iter().filter(|(path, _)| is_seen(path)).collect();
        // Names of bodies are what a redline keeps whole.
        let roster = self.dossier.inputs.get(CONTENT[2]);
        let month = fingerprint::of_value(&(job.print, figures, &job.outline));
        format!("{}\n{files:?}\n{roster:?}\n{month}", job.stem)
    }

    fn job(&self, job: &Job<'_>) -> Result<Tray, Error> {
        let inputs = self.dossier.inputs_of(job.paper.name(), job.text, job.month);
        let figures = job.figures(self.dossier);
        let composed = self.recall.get(
            "composed",
            || self.parts(job, &inputs, figures.as_ref()),
            || {
                let with_print = |document: Arc<Document>| (fingerprint::of_document(&document), document);
                Ok(job::compose(self.dossier, job, figures.as_ref()).map(|document| document.map(with_print)))
            },
        )?;
        let (composed, document) = match composed.as_ref() {
            Ok(Some((print, document))) => (print, document),
            Ok(None) => return Ok(self.failed(job, Vec::new())),
            Err(findings) => return Ok(self.failed(job, job::placed(self.dossier, findings))),
        };
        let edition = job.text.map(InForce::name).unwrap_or_default();
        let numbers = self.dossier.editions.numbers();
        let sheet = Sheet::new(document, &self.styles, &self.faces.book)
            .with(self.pressed.as_deref())
            .over(&self.standing)
            .with_written(&self.written);
        // Side by side again: of few papers, one format would wait for the other while a processor is idle.
        let trays = hands::side_by_side(&Vec::from_iter(self.formats()), |_, format| {
            let mut tray = Tray::default();
            let asked = faces::asked(&self.request.fonts);
            let (edition, inputs, numbers) = (edition.clone(), inputs.clone(), numbers.clone());
            let made = Made { edition, inputs, numbers, asked };
            let print = fingerprint::of(composed, &self.look, format.name(), &self.faces.print);
            let path = format!("out/{}.{}", job.stem, format.name());
            self.shelf.put(&path, print, &made, &mut tray, |findings| match format {
                Format::Docx => sheet.docx(findings),
                Format::Pdf => sheet.pdf(findings),
            });
            Ok(tray)
        })?;
        let mut tray = Tray::default();
        trays.into_iter().for_each(|of_format| tray.append(of_format));
        Ok(tray)
    }
}
