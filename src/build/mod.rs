//! The only place that knows all stages: reads a dossier, makes its papers, writes what changed.

pub mod amend;
pub mod codes;
pub mod dossier;
pub mod editions;
pub mod effects;
pub mod faces;
pub mod fingerprint;
pub mod format_report;
pub mod forms;
mod hands;
pub mod issue;
mod job;
pub mod ledger;
pub mod manifest;
pub mod months;
pub mod papers;
mod proof;
pub mod proofread;
pub mod read;
mod recall;
pub mod receive;
pub mod seal;
mod seen;
mod shelf;
pub mod slips;
pub mod texts;
pub mod trace;
pub mod verify;
pub mod watch;
mod whence;
mod why;

pub use codes::CODES;
pub use dossier::Dossier;
pub use editions::{Editions, InForce};
pub use format_report::{Measurable, PaperReport, format_report};
pub use forms::{FormFormat, FormRequest, forms};
pub use papers::{Built, Format, Paper, State};
pub use read::{ParseMode, Parsed, parse};
pub use recall::Recall;
pub use slips::{slips, slips_of};
pub use verify::verify;
pub use why::{InputChange, Why};

use crate::base::diagnostic::Diagnostic;
use crate::base::{Date, Error, Month, World};
use crate::model::Figures;
use crate::style::font::FontWish;
use manifest::Manifest;
use papers::Pile;
use proofread::Proofs;
use std::collections::BTreeMap;

/// What to make.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// Kinds of paper; empty for all.
    pub papers: Vec<Paper>,
    /// Formats; empty for all.
    pub formats: Vec<Format>,
    /// The month of bulletins; all months with reports where none is given.
    pub month: Option<Month>,
    /// The day whose text in force is wanted; the newest where none is given.
    pub as_of: Option<Date>,
    /// Whether to overwrite papers that somebody edited.
    pub force: bool,
    /// What is wanted of the fonts; where it is silent, the office's choice.
    pub fonts: FontWish,
}

impl Request {
    /// Whether everything is asked for.
    fn is_whole(&self) -> bool {
        *self == Request { force: self.force, fonts: self.fonts.clone(), ..Request::default() }
    }

    /// Whether the bulletin of a month is asked for.
    pub fn wants(&self, month: Month) -> bool {
        self.month.is_none_or(|wanted| wanted == month)
    }
}

/// What was made and found.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Each paper in each format.
    pub built: Vec<Built>,
    /// Everything found on the way.
    pub findings: Vec<Diagnostic>,
}

/// Makes papers. `progress` hears how many of how many are done and which comes next.
///
/// # Errors
/// When the disk refuses; what is wrong in the texts is in the outcome.
pub fn build(world: &dyn World, request: &Request, progress: &papers::Progress<'_>) -> Result<Outcome, Error> {
    build_again(world, request, progress, &Recall::nothing())
}

/// Makes papers, recalling what earlier rounds made of the same. The bytes are those that [`build`] would write.
///
/// # Errors
/// As [`build`].
pub fn build_again(
    world: &dyn World,
    request: &Request,
    progress: &papers::Progress<'_>,
    recall: &Recall,
) -> Result<Outcome, Error> {
    let outcome = hands::within(|| round(world, request, progress, recall));
    recall.end_round();
    outcome
}

fn round(
    world: &dyn World,
    request: &Request,
    progress: &papers::Progress<'_>,
    recall: &Recall,
) -> Result<Outcome, Error> {
    let unread = read::fill_content(world)?;
    let mut dossier = Dossier::load_again(world, recall)?;
    dossier.findings.extend(unread);
    // Proofreading takes about as long as a paper. It needs none of them, nor the months, and so begins before they do.
    let proofs = Proofs::of(&dossier);
    let (made, proofread) =
        hands::both(|| make(world, dossier, request, progress, recall), || proofs.findings(world, recall));
    let (built, mut findings) = made?;
    findings.extend(proofread?);
    whence::find_characters(world, &mut findings)?;
    Ok(Outcome { built, findings: sorted(findings) })
}

/// Merges the months, makes the papers and keeps the list of them; with what was found on the way.
fn make(
    world: &dyn World,
    mut dossier: Dossier,
    request: &Request,
    progress: &papers::Progress<'_>,
    recall: &Recall,
) -> Result<(Vec<Built>, Vec<Diagnostic>), Error> {
    let bulletins = months::read_again(world, &mut dossier, request, recall)?;
    dossier.issued.compare(world, &dossier.inputs);
    let old = Manifest::read(world.read(manifest::PATH)?.as_deref());
    let papers = || papers::make(world, &dossier, &bulletins, request, &old, progress, recall);
    // No paper needs what is filed.
    let (made, filed) = hands::both(papers, || months::file(world, &dossier, request, &bulletins));
    let Pile { built, manifest, mut findings, refused } = made?;
    // Whatever went wrong meanwhile: what was made and is not in the list would pass for edited.
    let bytes = manifest.to_bytes();
    if world.read(manifest::PATH)?.as_deref() != Some(&bytes) {
        world.write(manifest::PATH, &bytes)?;
    }
    if let Some(refusal) = refused {
        return Err(refusal);
    }
    findings.extend(dossier.issued.findings(&dossier.sources));
    findings.extend(dossier.findings.into_iter().chain(filed?));
    Ok((built, findings))
}

/// Looks at everything without writing anything.
///
/// # Errors
/// When the disk refuses.
pub fn check(world: &dyn World) -> Result<Vec<Diagnostic>, Error> {
    let mut dossier = Dossier::load(world)?;
    let bulletins = months::read(world, &mut dossier, &Request::default())?;
    dossier.issued.compare(world, &dossier.inputs);
    let papers = papers::proof(world, &dossier, &bulletins)?;
    let issued = dossier.issued.findings(&dossier.sources);
    let templates = proofread::templates(world, &dossier.house)?;
    let mut findings =
        [Proofs::of(&dossier).findings(world, &Recall::nothing())?, templates, dossier.findings, papers, issued]
            .concat();
    whence::find_characters(world, &mut findings)?;
    Ok(sorted(findings))
}

/// What became of every cell of the reports, month by month, without writing anything.
///
/// # Errors
/// When the disk refuses.
pub fn accounts(world: &dyn World, month: Option<Month>) -> Result<(Vec<months::Bulletin>, Vec<Diagnostic>), Error> {
    let mut dossier = Dossier::load(world)?;
    dossier.findings.clear();
    let request = Request { month, ..Request::default() };
    let mut months = months::read(world, &mut dossier, &request)?;
    months.retain(|m| request.wants(m.month));
    Ok((months, sorted(dossier.findings)))
}

/// A month, with what its bulletin would state; nothing where it is held back.
pub type MonthFigures = (Month, Option<Figures>);

/// What the bulletins would state, month by month, without making them.
///
/// # Errors
/// When the disk refuses.
pub fn figures(world: &dyn World, month: Option<Month>) -> Result<(Vec<MonthFigures>, Vec<Diagnostic>), Error> {
    let mut dossier = Dossier::load(world)?;
    let request = Request { month, ..Request::default() };
    let months = months::read(world, &mut dossier, &request)?;
    let wanted = months.iter().filter(|m| request.wants(m.month));
    let figures = wanted.map(|m| {
        let progress = m.progress.as_ref();
        (m.month, progress.and_then(|p| months::figures(&dossier, p, &months::before(&months, m.month))))
    });
    let figures = figures.collect();
    Ok((figures, sorted(dossier.findings)))
}

/// Each finding once, by file and place.
fn sorted(mut all: Vec<Diagnostic>) -> Vec<Diagnostic> {
    // A month's merge says the same of groups without members, and of which tasks.
    if all.iter().any(|d| d.code.id == crate::merge::codes::EMPTY_GROUP.id) {
        all.retain(|d| d.code.id != crate::parse::codes::MEMBERS.id);
    }
    once_a_group(&mut all);
    all.sort_by(|a, b| key(a).cmp(&key(b)));
    all.dedup_by(|a, b| key(a) == key(b));
    all
}

/// What a finding is ordered by; two that have it in common are one.
fn key(d: &Diagnostic) -> impl Ord {
    let place = d.place.as_ref().map(|p| (p.source.name(), p.span.start));
    (place, d.code.id, d.args.as_slice())
}

/// Of a group without members that months under several texts speak of, what the last of them says: an amendment changes
/// which tasks name it, and one answer settles all.
fn once_a_group(all: &mut Vec<Diagnostic>) {
    let group = |d: &Diagnostic| {
        let is_empty = d.code.id == crate::merge::codes::EMPTY_GROUP.id;
        d.args.iter().find(|(name, _)| is_empty && *name == "group").map(|(_, group)| group.clone())
    };
    let last: BTreeMap<String, usize> = all.iter().enumerate().filter_map(|(n, d)| Some((group(d)?, n))).collect();
    let mut n = 0;
    all.retain(|d| {
        n += 1;
        group(d).is_none_or(|g| last.get(&g) == Some(&(n - 1)))
    });
}
