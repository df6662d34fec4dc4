//! Proofreading on its own: a file from anywhere, or the dossier; and mending what may be mended without a person.

use super::dossier::{Dossier, HOUSE};
use super::fingerprint::sha256;
use super::read::{CONTENT, SEED, seed_findings};
use super::{Recall, Request, check};
use crate::base::diagnostic::Diagnostic;
use crate::base::{Error, Source, World};
use crate::lint::months::{Lists, Months};
use crate::lint::{self, House, Kind, Subject};
use crate::model::{Notice, Roster, TaskList, yaml};
use crate::parse;
use crate::parse::received::{self, Received};
use std::collections::BTreeMap;

/// What proofreading found, and what it mended first.
#[derive(Debug, Default)]
pub struct Proofread {
    /// What is left to a person.
    pub findings: Vec<Diagnostic>,
    /// What was mended.
    pub mended: Vec<Diagnostic>,
    /// Files that hold what could be mended but are not written.
    pub not_written: Vec<NotWritten>,
    /// The text, where one file was read.
    pub source: Option<Source>,
}

/// A file that is not written back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotWritten {
    /// Its text is in another encoding than UTF-8.
    Encoding(String),
    /// It is a document or a page, of which only the words are read.
    Document(String),
}

/// What the office of a dossier brings of its own for proofreading, and what is wrong with its lists.
///
/// # Errors
/// When the disk refuses.
pub fn house(world: &dyn World) -> Result<(House, Vec<Diagnostic>), Error> {
    let mut dossier = Dossier::load(world)?;
    let mut findings = dossier.findings.clone();
    findings.retain(|d| d.place.as_ref().is_some_and(|p| HOUSE.contains(&p.source.name())));
    let months = ledger(world, &mut dossier)?;
    Ok((dossier.house.with_months(months), findings))
}

/// Who stood how month by month.
fn ledger(world: &dyn World, dossier: &mut Dossier) -> Result<Months, Error> {
    let months = super::months::read(world, dossier, &Request::default())?;
    let lists = months.iter().filter_map(|m| {
        let progress = m.progress.as_ref()?;
        let figures = super::months::figures(dossier, progress, &super::months::before(&months, m.month))?;
        Some((m.month, Lists::from(&figures.returns)))
    });
    Ok(Months::new(lists.collect(), dossier.roster.clone().unwrap_or_default()))
}

/// Proofreads a file of any kind that a notice may arrive in, as a paper of its own; by the lists of an office, too.
///
/// # Errors
/// When the disk refuses.
pub fn file(world: &dyn World, path: &str, fix: bool, house: &House) -> Result<Proofread, Error> {
    let missing = || Error::Read(path.into(), std::io::ErrorKind::NotFound.into());
    let bytes = world.read(path)?.ok_or_else(missing)?;
    // A template is text, whatever marks it begins with.
    let opened = if path.ends_with(".tera") { received::text(path, &bytes) } else { received::open(path, &bytes) };
    let read = match opened {
        Ok(read) => read,
        Err(finding) => return Ok(Proofread { findings: vec![*finding], ..Proofread::default() }),
    };
    let mut out = Proofread { findings: of(&read, house), ..Proofread::default() };
    if fix {
        let (text, done) = lint::fix::mend(read.source.text(), path, &out.findings);
        let kept = match () {
            () if read.is_of_paragraphs() => Some(NotWritten::Document(path.to_owned())),
            () if read.source.text().as_bytes() != bytes => Some(NotWritten::Encoding(path.to_owned())),
            () => None,
        };
        if done.is_empty() || kept.is_some() {
            out.not_written.extend(kept.filter(|_| !done.is_empty()));
        } else {
            out.mended = done.into_iter().cloned().collect();
            world.write(path, text.as_bytes())?;
            let again = received::text(path, text.as_bytes()).map_err(|_| missing())?;
            return Ok(Proofread { findings: of(&again, house), source: Some(again.source), ..out });
        }
    }
    out.findings.extend(read.findings);
    out.findings.sort_by_key(|d| d.place.as_ref().map(|p| p.span));
    out.source = Some(read.source);
    Ok(out)
}

/// What proofreading sees of a dossier: beside it go the months and the papers, and what they read is added to the dossier.
pub(super) struct Proofs {
    notice: Option<Notice>,
    tasks: Option<TaskList>,
    roster: Option<Roster>,
    house: House,
    sources: BTreeMap<String, Source>,
    inputs: BTreeMap<String, String>,
}

impl Proofs {
    /// As it was loaded.
    pub(super) fn of(dossier: &Dossier) -> Proofs {
        let Dossier { notice, tasks, roster, house, sources, inputs, .. } = dossier;
        let (notice, tasks, roster, house) = (notice.clone(), tasks.clone(), roster.clone(), house.clone());
        Proofs { notice, tasks, roster, house, sources: sources.clone(), inputs: inputs.clone() }
    }

    /// Findings of reading the received text and of the content, which depend on that text, the notice, its tasks, the
    /// bodies and what the office brings of its own alone; amendments count by their numbers and titles, which may be
    /// cited.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(super) fn findings(&self, world: &dyn World, recall: &Recall) -> Result<Vec<Diagnostic>, Error> {
        let hash = |path: &str| self.inputs.get(path);
        let seed = world.read(SEED)?.map(|bytes| sha256(&bytes));
        let parts = || format!("{seed:?}\n{:?}", hash(CONTENT[2]));
        let received = recall.get("received", parts, || seed_findings(world, self.roster.as_ref()))?;
        let (reading, seed_text) = received.as_ref();
        let parts = || {
            let lists = (CONTENT.map(hash), HOUSE.map(hash));
            format!("{seed:?}\n{lists:?}\n{:?}", Vec::from_iter(self.house.papers()))
        };
        let check = || Ok(lint::findings(&self.subject(), &self.sources, seed_text.as_ref()));
        let content = recall.get("content", parts, check)?;
        Ok([reading.as_slice(), content.as_slice()].concat())
    }

    fn subject(&self) -> Subject<'_> {
        let (notice, tasks, roster) = (self.notice.as_ref(), self.tasks.as_ref(), self.roster.as_ref());
        Subject { notice, tasks, roster, house: Some(&self.house) }
    }
}

/// Everything that proofreading has to say of a text: a template's words, or a paper with what was read from it.
fn of(received: &Received, house: &House) -> Vec<Diagnostic> {
    let source = &received.source;
    let kind = match source.name() {
        name if name.ends_with(".tera") => return lint::of_template(source, Some(house)),
        _ if received.is_of_paragraphs() => Kind::Paragraphs,
        name if name.ends_with(".md") => Kind::Markdown,
        _ => Kind::Paper,
    };
    // What a note says is not read as words of the paper.
    let bare = source.with_text(lint::suppress::without_notes(source.text()));
    let reading = received.read_instead(&bare, &sha256(source.text().as_bytes()));
    let (notice, tasks, roster) = (Some(&reading.notice), Some(&reading.tasks), Some(&reading.roster));
    let mut out = lint::of_paper(source, kind, &Subject { notice, tasks, roster, house: Some(house) });
    // Whether two names are one body is asked by the reader, and whether there is a text at all.
    let asked = [parse::codes::ALIAS.id, parse::codes::EMPTY.id];
    out.extend(reading.findings.into_iter().filter(|d| asked.contains(&d.code.id)));
    out
}

/// What is wrong in the words of the templates of a dossier.
pub(super) fn templates(world: &dyn World, house: &House) -> Result<Vec<Diagnostic>, Error> {
    let mut out = Vec::new();
    for path in world.list("templates")?.into_iter().filter(|p| p.ends_with(".md.tera")) {
        let bytes = world.read(&path)?.unwrap_or_default();
        // One that is no text is a finding of reading it.
        if let Ok((source, _)) = parse::decode::decode(&path, &bytes) {
            out.extend(lint::of_template(&source, Some(house)));
        }
    }
    Ok(out)
}

/// Mends what may be mended in the content and the templates of a dossier, and proofreads it.
///
/// # Errors
/// When the disk refuses.
pub fn dossier(world: &dyn World, fix: bool) -> Result<Proofread, Error> {
    let findings = check(world)?;
    if !fix {
        return Ok(Proofread { findings, ..Proofread::default() });
    }
    let mut mended = Vec::new();
    let places = findings.iter().filter_map(|d| d.fix.as_deref().filter(|f| f.safe).map(|f| &f.place.source));
    let mut sources: Vec<&Source> = places.collect();
    sources.sort_by_key(|s| s.name());
    sources.dedup_by_key(|s| s.name());
    for source in sources {
        let (text, done) = lint::fix::mend(source.text(), source.name(), &findings);
        if is_still_read(source.name(), &text)
            && world.read(source.name())?.as_deref() == Some(source.text().as_bytes())
        {
            world.write(source.name(), text.as_bytes())?;
            mended.extend(done.into_iter().cloned());
        }
    }
    let findings = if mended.is_empty() { findings } else { check(world)? };
    Ok(Proofread { findings, mended, ..Proofread::default() })
}

/// Whether a mended file is still what it was: a change of marks may not make other YAML of it.
fn is_still_read(path: &str, text: &str) -> bool {
    let source = Source::new(path, text);
    match path {
        lint::fields::NOTICE => yaml::load::<Notice>(&source).is_ok(),
        lint::fields::TASKS => yaml::load::<TaskList>(&source).is_ok(),
        lint::fields::UNITS => yaml::load::<Roster>(&source).is_ok(),
        path => path.ends_with(".tera"),
    }
}
