//! Which papers there are, and composing each of its text.

use super::dossier::Dossier;
use super::months::{self, Bulletin};
use super::papers::Paper;
use super::read::CONTENT;
use super::{InForce, Request, proof};
use crate::amend::redline::redline;
use crate::base::{Diagnostic, Month};
use crate::compose::{self, Matter, Templates};
use crate::document::{Document, Revision};
use crate::model::{Edition, Figures, Progress, TaskList, yaml};
use std::sync::Arc;

/// A paper to be made.
pub(super) struct Job<'d> {
    /// Its path below `out/`, without ending.
    pub(super) stem: String,
    pub(super) paper: Paper,
    /// The text that it is made by; `None` where that is not known.
    pub(super) text: Option<&'d InForce>,
    /// Its month, for a bulletin.
    pub(super) month: Option<Month>,
    pub(super) progress: Option<&'d Progress>,
    /// A hash of the progress.
    pub(super) print: Option<&'d str>,
    /// The months before, the oldest first.
    pub(super) earlier: Vec<&'d Progress>,
    /// What its bulletin sees of the tasks: not their words, of which its figures hold all that it prints.
    pub(super) outline: Option<TaskList>,
}

/// The papers of the notice as issued keep their places for life; what an amendment brings stands in a folder of its own.
pub(super) fn jobs<'d>(dossier: &'d Dossier, request: &Request, bulletins: &'d [Bulletin]) -> Vec<Job<'d>> {
    let wanted = |p: &Paper| request.papers.is_empty() || request.papers.contains(p);
    let all = dossier.editions.all();
    let texts: Vec<Option<&InForce>> = match request.as_of {
        // Of a notice that cannot be read the papers as issued are missed all the same.
        _ if all.is_empty() => vec![None],
        Some(day) => dossier.editions.on(day).into_iter().map(Some).collect(),
        None => all.iter().map(Some).collect(),
    };
    // Without tasks there is no annex; one that is asked for by name is missed.
    let has_matter = |job: &Job<'_>| {
        let tasks = job.text.filter(|t| t.edition.tasks.is_annexed());
        job.paper != Paper::Annex || !request.papers.is_empty() || tasks.is_some() || job.text.is_none()
    };
    let mut jobs: Vec<Job<'d>> =
        texts.into_iter().flat_map(of_text).filter(|job| wanted(&job.paper) && has_matter(job)).collect();
    let bulletin = |b: &'d Bulletin| {
        let text = dossier.text_of(b.month);
        Job {
            stem: format!("bulletins/{}", b.month),
            paper: Paper::Bulletin,
            text,
            month: Some(b.month),
            progress: b.progress.as_deref(),
            print: b.print.as_deref(),
            earlier: months::before(bulletins, b.month),
            outline: text.map(|text| outline(&text.edition.tasks)),
        }
    };
    jobs.extend(bulletins.iter().filter(|b| request.wants(b.month)).map(bulletin));
    jobs
}

/// A list of tasks without their words.
fn outline(tasks: &TaskList) -> TaskList {
    let mut outline = tasks.clone();
    outline.groups.iter_mut().flat_map(|group| &mut group.tasks).for_each(|task| task.content.clear());
    outline
}

/// The papers that a text brings with it.
fn of_text(text: Option<&InForce>) -> Vec<Job<'_>> {
    let amended = text.and_then(|t| t.amended.as_ref());
    let papers: &[(Paper, &str)] = match amended {
        None => &[(Paper::Notice, "notice"), (Paper::Annex, "annex")],
        Some(_) => &[
            (Paper::Amendment, "notice"),
            (Paper::Consolidated, "consolidated"),
            (Paper::Annex, "annex"),
            (Paper::Redline, "redline"),
            (Paper::Comparison, "comparison"),
        ],
    };
    let folder = amended.map(|a| format!("amendments/{}/", a.stem())).unwrap_or_default();
    let job = |(paper, name): &(Paper, &str)| Job {
        stem: format!("{folder}{name}"),
        paper: *paper,
        text,
        month: None,
        progress: None,
        print: None,
        earlier: Vec::new(),
        outline: None,
    };
    // Tasks that stand in the prose make no annex.
    let annexed = text.is_none_or(|t| !t.edition.tasks.in_prose);
    papers.iter().filter(|(paper, _)| annexed || *paper != Paper::Annex).map(job).collect()
}

impl Job<'_> {
    /// What its bulletin states; `None` for other papers, and where the matter cannot be read.
    pub(super) fn figures(&self, dossier: &Dossier) -> Option<Figures> {
        months::figures(dossier, self.progress?, &self.earlier)
    }
}

/// Composes a paper with its figures; `None` where its matter cannot be read, which is a finding already. One that must be
/// proven is not made while it states anything without an origin. Findings about fields have no places yet: [`placed`].
pub(super) fn compose(
    dossier: &Dossier,
    job: &Job<'_>,
    figures: Option<&Figures>,
) -> Result<Option<Arc<Document>>, Vec<Diagnostic>> {
    let Some(text) = job.text else { return Ok(None) };
    match job.paper {
        Paper::Redline => return marked(dossier, text),
        Paper::Notice | Paper::Consolidated => return whole(dossier, text),
        Paper::Annex | Paper::Bulletin | Paper::Amendment | Paper::Comparison => {}
    }
    let Some((mut matter, templates)) = matter(dossier, text, job.paper, job.progress, figures) else {
        return Ok(None);
    };
    matter.tasks = job.outline.as_ref().unwrap_or(matter.tasks);
    let kind = job.paper.kind();
    if !kind.proven {
        return compose::compose(kind, &matter, templates).map(|document| Some(Arc::new(document)));
    }
    let (document, ink) = compose::compose_inked(kind, &matter, templates)?;
    let findings = proof::findings(&document, &ink, &matter, job.progress, templates);
    if findings.is_empty() { Ok(Some(Arc::new(document))) } else { Err(findings) }
}

/// The notice, or the text as amended; composed once for its own paper and for the redlines that begin and end with it.
fn whole(dossier: &Dossier, text: &InForce) -> Result<Option<Arc<Document>>, Vec<Diagnostic>> {
    let paper = if text.amended.is_some() { Paper::Consolidated } else { Paper::Notice };
    let parts = || {
        let roster = dossier.inputs.get(CONTENT[2]);
        format!("{}\n{:?}\n{roster:?}", text.name(), dossier.inputs_of(paper.name(), Some(text), None))
    };
    let make = || {
        let composed = matter(dossier, text, paper, None, None).map(|(m, t)| compose::compose(paper.kind(), &m, t));
        Ok(composed.transpose().map(|document| document.map(Arc::new)))
    };
    let composed = dossier.recall.get("whole text", parts, make).expect("nothing refuses");
    Result::clone(&composed)
}

/// Findings about fields of files, each with the place of its field.
pub(super) fn placed(dossier: &Dossier, findings: &[Diagnostic]) -> Vec<Diagnostic> {
    let place = |finding: &Diagnostic| {
        let said = |key: &str| finding.args.iter().find(|(name, _)| *name == key).map(|(_, value)| value.as_str());
        said("file").zip(said("field")).and_then(|(file, field)| yaml::locate(dossier.sources.get(file)?, field))
    };
    let placed = |finding: &Diagnostic| match place(finding) {
        Some(place) if finding.place.is_none() => finding.clone().at(&place.source, place.span),
        _ => finding.clone(),
    };
    findings.iter().map(placed).collect()
}

/// What an amendment makes of the text before it, with marks.
fn marked(dossier: &Dossier, text: &InForce) -> Result<Option<Arc<Document>>, Vec<Diagnostic>> {
    let (Some(before), Some(amended)) = (dossier.editions.before(text), &text.amended) else { return Ok(None) };
    let (Some(old), Some(new)) = (whole(dossier, before)?, whole(dossier, text)?) else { return Ok(None) };
    let signers = text.edition.notice.signers.join("、");
    let author = if signers.is_empty() { text.edition.notice.issuer.clone().unwrap_or_default() } else { signers };
    let revision = Revision { author, date: amended.amendment.date.to_string() };
    let units = before.roster.units.iter().chain(&text.roster.units);
    let names: Vec<&str> = units.flat_map(|u| std::iter::once(&u.name).chain(&u.aliases)).map(String::as_str).collect();
    Ok(Some(Arc::new(redline(&old, &new, revision, &names))))
}

/// What a paper is made of, and the templates; `None` where it cannot be read. An amending notice and a comparison speak
/// of the text before.
pub(super) fn matter<'d>(
    dossier: &'d Dossier,
    text: &'d InForce,
    paper: Paper,
    progress: Option<&Progress>,
    figures: Option<&'d Figures>,
) -> Option<(Matter<'d>, &'d Templates)> {
    let amending = dossier.editions.amending(text).filter(|_| paper != Paper::Bulletin);
    let of = match paper {
        Paper::Amendment | Paper::Comparison => dossier.editions.before(text)?,
        _ => text,
    };
    let InForce { edition: Edition { notice, tasks, .. }, roster, .. } = of;
    let (choices, templates) = (dossier.choices.as_ref()?, dossier.templates.as_ref()?);
    if !notice.unread.is_empty() || (paper == Paper::Bulletin && progress.is_none()) {
        return None;
    }
    let issue = progress.and_then(|p| dossier.issue(p.month));
    let bulletins = dossier.bulletins.as_ref();
    let (form, slip) = (None, None);
    Some((Matter { notice, tasks, roster, figures, issue, bulletins, form, slip, amending, choices }, templates))
}
