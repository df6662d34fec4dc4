//! Trace: from words on a page back to the file and the cell that says so.

mod answer;
mod places;
mod words;

pub use answer::{Answer, Found};

use super::dossier::Dossier;
use super::faces::{self, Faces};
use super::job::{self, Job, jobs};
use super::manifest::{self, Artefact, Manifest};
use super::months;
use super::papers::{Format, Paper};
use super::proof::Explainer;
use super::{Recall, Request, codes, fingerprint};
use crate::base::diagnostic::Diagnostic;
use crate::base::{Error, Month, Source, World};
use crate::compose::{self, Ink, Matter};
use crate::document::Document;
use crate::model::origin::{scalars, value};
use crate::model::{Origin, Receipts, yaml};
use crate::{layout, merge};
use serde_json::Value;

/// What is asked.
#[derive(Clone, Debug)]
pub enum Question {
    /// Words of a paper.
    Words {
        /// The paper: `out/bulletins/2022-06.pdf`.
        file: String,
        /// The page, from 1.
        page: Option<usize>,
        /// The words; all that is on the page where none are given.
        text: Option<String>,
    },
    /// Everything said of a task.
    Task {
        /// Its number.
        no: u32,
        /// The body; all where none is given.
        unit: Option<String>,
        /// The month; all with reports where none is given.
        month: Option<Month>,
    },
    /// A path of a content file (`content/progress/2022-06.yaml:returns[17]`) or of the figures (`figures.returns.late`).
    Path {
        /// The path.
        path: String,
        /// The month; all with reports where none is given.
        month: Option<Month>,
    },
}

/// Answers a question.
///
/// # Errors
/// When the disk refuses or a font is missing; what stands in the way in the dossier is in the answer.
pub fn trace(world: &dyn World, question: &Question) -> Result<Answer, Error> {
    let mut dossier = Dossier::load(world)?;
    let month = match question {
        Question::Words { file, .. } => stem(file).and_then(|(stem, _)| stem.strip_prefix("bulletins/")?.parse().ok()),
        Question::Task { month, .. } => *month,
        Question::Path { path, month } => {
            month.or_else(|| path.strip_prefix("content/progress/")?.split_once(".yaml")?.0.parse().ok())
        }
    };
    let request = Request { month, ..Request::default() };
    let bulletins = months::read(world, &mut dossier, &request)?;
    let tracer = Tracer { world, dossier: &dossier, jobs: jobs(&dossier, &Request::default(), &bulletins) };
    let mut answer = match question {
        Question::Words { file, page, text } => tracer.words(file, *page, text.as_deref())?,
        Question::Task { no, unit, .. } => tracer.by_month(&format!("{no}"), |e| {
            merge::figures::origin::of_task_month(&e.known()?, *no, unit.as_deref())
                .into_iter()
                .collect::<Vec<_>>()
                .into()
        })?,
        Question::Path { path, .. } => tracer.by_month(path, |e| by_path(e, path).into())?,
    };
    for found in &mut answer.found {
        found.origin.iter_mut().try_for_each(|o| places::fill(world, o))?;
    }
    if answer.found.is_empty() && !matches!(question, Question::Words { .. }) {
        answer.findings.extend(dossier.findings.iter().filter(|d| d.is_error()).cloned());
    }
    Ok(answer)
}

/// `bulletins/2022-06` and the format of `out/bulletins/2022-06.pdf`.
fn stem(file: &str) -> Option<(&str, Format)> {
    let (stem, ending) = file.strip_prefix("out/")?.rsplit_once('.')?;
    Some((stem, Format::from_name(ending)?))
}

/// The scalars at or below a path, each explained.
fn by_path(explainer: Explainer<'_>, path: &str) -> Vec<Origin> {
    if let Some((file, inner)) = path.split_once(".yaml:") {
        return in_content(explainer, file, inner).into_iter().collect();
    }
    let path = match path.split(['.', '[']).next() {
        Some("figures") => format!("bulletin.{path}"),
        Some("notice" | "bulletin") => path.to_owned(),
        _ => format!("bulletin.figures.{path}"),
    };
    let Some(of) = value(explainer.view, &path) else { return Vec::new() };
    let mut paths = Vec::new();
    scalars(of, &path, &mut paths);
    paths.iter().filter_map(|p| explainer.explain(p)).collect()
}

fn in_content(explainer: Explainer<'_>, file: &str, path: &str) -> Option<Origin> {
    let Matter { notice, tasks, .. } = *explainer.matter;
    let text = |whole: Value| value(&whole, path).map(|v| v.as_str().map_or(v.to_string(), str::to_owned));
    match file {
        "content/notice" => {
            let text = text(serde_json::to_value(notice).ok()?)?;
            Some(crate::model::origin::of_notice(notice, path, text, None))
        }
        "content/tasks" => {
            let numbers: Vec<usize> = path.split(['[', ']', '.']).filter_map(|s| s.parse().ok()).collect();
            let [g, t] = *numbers.get(..2)? else { return None };
            let no = tasks.groups.get(g)?.tasks.get(t)?.no;
            crate::model::origin::of_task(tasks, no, path.rsplit_once("].").map_or("content", |(_, key)| key))
        }
        _ => merge::figures::origin::explain_progress(&explainer.known()?, path),
    }
}

/// All that questions are answered from.
struct Tracer<'a> {
    world: &'a dyn World,
    dossier: &'a Dossier,
    jobs: Vec<Job<'a>>,
}

impl Tracer<'_> {
    /// Asks every month.
    fn by_month(&self, asked: &str, of: impl Fn(Explainer<'_>) -> Option<Vec<Origin>>) -> Result<Answer, Error> {
        let mut answer = Answer::default();
        for job in self.jobs.iter().filter(|job| job.paper == Paper::Bulletin) {
            let explained = self.inked(job, |_, e| of(e))?;
            match explained {
                Ok(origins) => answer.found.extend(origins.flatten().into_iter().flatten().map(Found::whole)),
                Err(findings) => answer.findings.extend(findings),
            }
        }
        if answer.found.is_empty() {
            answer.findings.push(
                Diagnostic::new(&codes::NOTHING_TRACED).with("asked", asked).with("pages", "").with("pages_en", ""),
            );
        }
        Ok(answer)
    }

    /// Composes a paper anew and asks something of it; `None` where its matter cannot be read.
    fn inked<T>(
        &self,
        job: &Job<'_>,
        ask: impl FnOnce((&Document, &Ink), Explainer<'_>) -> T,
    ) -> Result<Result<Option<T>, Vec<Diagnostic>>, Error> {
        let Job { text, paper, progress, .. } = *job;
        let receipts = self.receipts(job.month)?;
        let figures = progress.and_then(|p| months::figures(self.dossier, p, &job.earlier));
        let matter = text.and_then(|text| job::matter(self.dossier, text, paper, progress, figures.as_ref()));
        let Some((matter, templates)) = matter else {
            return Ok(Ok(None));
        };
        Ok(compose::compose_inked(paper.kind(), &matter, templates).map(|(document, ink)| {
            let (matter, view, bodies) = (&matter, &ink.view, &matter.roster.index());
            let explainer = Explainer { matter, view, bodies, progress, receipts: &receipts, brief: false };
            Some(ask((&document, &ink), explainer))
        }))
    }

    fn receipts(&self, month: Option<Month>) -> Result<Receipts, Error> {
        let Some(month) = month else { return Ok(Receipts::default()) };
        let path = format!("content/receipts/{month}.yaml");
        let bytes = self.world.read(&path)?.unwrap_or_default();
        let source = Source::new(path, String::from_utf8_lossy(&bytes));
        Ok(yaml::load::<Receipts>(&source).unwrap_or_default().noted_again())
    }

    /// The faces that a paper was made with, where it holds any.
    fn faces(&self, made: &Artefact) -> Result<Faces<'_>, Error> {
        Faces::new(self.world, &faces::wish(&made.asked), self.dossier.choices.as_ref(), &Recall::nothing())
    }

    /// Words of a paper, once it is sure that the paper is what the program would make now.
    fn words(&self, file: &str, page: Option<usize>, text: Option<&str>) -> Result<Answer, Error> {
        let refused = |finding: Diagnostic| Ok(Answer { findings: vec![finding], ..Answer::default() });
        let made = Manifest::read(self.world.read(manifest::PATH)?.as_deref()).artefacts.get(file).cloned();
        let (Some((stem, format)), Some(made)) = (stem(file), made) else {
            return refused(Diagnostic::new(&codes::NO_PAPER).with("path", file));
        };
        let there = self.world.read(file)?.map(|bytes| fingerprint::sha256(&bytes));
        if there.as_ref() != Some(&made.sha256) {
            return refused(Diagnostic::new(&codes::TRACE_EDITED).with("path", file));
        }
        // A redline is two papers in one, each of which can be traced by itself.
        let job = self.jobs.iter().find(|job| job.stem == stem && job.paper != Paper::Redline);
        let Some(job) = job else { return refused(Diagnostic::new(&codes::NO_PAPER).with("path", file)) };
        let styles = self.dossier.styles();
        let faces = self.faces(&made)?;
        let answered = self.inked(job, |(document, ink), explainer| {
            let (composed, look) = (fingerprint::of_document(document), fingerprint::of_styles(&styles));
            let print = fingerprint::of(&composed, &look, format.name(), &faces.print);
            if print.hash != made.fingerprint {
                return refused(Diagnostic::new(&codes::TRACE_STALE).with("path", file));
            }
            let sheets = match format {
                Format::Pdf => Some(layout::lay_out(document, &styles, &faces.book)?.pages),
                Format::Docx => None,
            };
            Ok(words::answer(document, ink, sheets.as_ref(), page, text, &|path| explainer.explain(path)))
        })?;
        match answered {
            Ok(Some(answer)) => answer,
            Ok(None) => refused(Diagnostic::new(&codes::TRACE_STALE).with("path", file)),
            Err(findings) => Ok(Answer { findings, ..Answer::default() }),
        }
    }
}
