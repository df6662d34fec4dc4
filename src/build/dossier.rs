//! A dossier's matter as it lies in `content/` and `templates/`, with everything wrong in it.

use super::codes;
use super::editions::{Editions, FOLDER, InForce};
use super::fingerprint::sha256;
use super::issue::Issued;
use super::ledger::{self, CALENDAR, LEDGER};
use super::papers::Paper;
use super::read::{CONTENT, SEED};
use super::recall::Recall;
use crate::base::Month;
use crate::base::diagnostic::Diagnostic;
use crate::base::{Error, Source, Span, World};
use crate::compose::Templates;
use crate::lint::House;
use crate::model::cells;
use crate::model::{Bulletins, Issue, Notice, Progress, Roster, TaskList, UnitCell, yaml};
use crate::page::picture::{NoPicture, Picture};
use crate::style::choices::SealChoice;
use crate::style::{Choices, Seal, StyleSheet};
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Where the office's choices lie.
pub const STYLE: &str = "templates/style.yaml";
/// Where numbers and dates of bulletins lie.
pub(super) const BULLETINS: &str = "content/bulletins.yaml";
/// Where the office’s own terms lie, and the papers that it knows by number; of neither is any paper made.
pub(super) const HOUSE: [&str; 2] = ["content/terms.yaml", "content/citations.yaml"];

/// The matter of a dossier.
#[derive(Debug, Default)]
pub struct Dossier {
    /// The order.
    pub notice: Option<Notice>,
    /// Its tasks.
    pub tasks: Option<TaskList>,
    /// The bodies.
    pub roster: Option<Roster>,
    /// Numbers and dates of bulletins.
    pub bulletins: Option<Bulletins>,
    /// What people keep about due days and lateness.
    pub kept: ledger::Kept,
    /// The texts in force, the oldest first: `notice` and `tasks` as issued, then as amended.
    pub editions: Arc<Editions>,
    /// What was issued.
    pub issued: Issued,
    /// The office's choices.
    pub choices: Option<Choices>,
    /// The pictures of seals that it chose.
    pub seals: Vec<Seal>,
    /// The templates.
    pub templates: Option<Arc<Templates>>,
    /// The content files as read, for places.
    pub sources: BTreeMap<String, Source>,
    /// SHA-256 of every file read, by path.
    pub inputs: BTreeMap<String, String>,
    /// What the office brings of its own for proofreading, and the numbers of the papers here.
    pub house: House,
    /// What is wrong.
    pub findings: Vec<Diagnostic>,
    /// What was read of the same files before.
    pub(super) recall: Recall,
}

/// A file as a value.
struct Value<T> {
    source: Option<Source>,
    encoding: Option<Diagnostic>,
    value: Result<T, Vec<Diagnostic>>,
}

impl<T: DeserializeOwned> Value<T> {
    fn read(path: &str, bytes: &[u8]) -> Value<T> {
        match crate::parse::decode::decode(path, bytes) {
            Ok((source, encoding)) => Value { value: yaml::load_all(&source), source: Some(source), encoding },
            Err(finding) => Value { source: None, encoding: None, value: Err(vec![*finding]) },
        }
    }
}

impl Dossier {
    /// Reads everything; what is wrong in a file leaves its part out and is a finding.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn load(world: &dyn World) -> Result<Dossier, Error> {
        Dossier::load_again(world, &Recall::nothing())
    }

    /// As [`Dossier::load`], recalling what earlier rounds read of the same files.
    ///
    /// # Errors
    /// As [`Dossier::load`].
    pub fn load_again(world: &dyn World, recall: &Recall) -> Result<Dossier, Error> {
        let mut d = Dossier { recall: recall.clone(), ..Dossier::default() };
        let [notice, tasks, units] = CONTENT;
        d.notice = d.yaml(world, notice)?;
        d.tasks = d.yaml(world, tasks)?;
        d.roster = d.yaml(world, units)?;
        // A notice that somebody wrote here needs neither tasks nor bodies.
        if d.notice.is_some() && world.read_head(SEED, 0)?.is_none() {
            d.tasks = or_none(world, tasks, d.tasks)?;
            d.roster = or_none(world, units, d.roster)?;
        }
        d.bulletins = d.yaml(world, BULLETINS)?;
        d.editions = Editions::read(world, &mut d)?;
        d.kept = ledger::read(world, &mut d)?;
        // Bulletins would lose their numbers and dates.
        d.kept.whole &= d.bulletins.is_some() || !d.inputs.contains_key(BULLETINS);
        d.editions = Editions::decided(&d)?;
        d.issued = Issued::read(world, &mut d)?;
        d.choices = match world.read(STYLE)? {
            Some(_) => d.yaml(world, STYLE)?,
            None => Some(Choices::default()),
        };
        d.load_seals(world)?;
        d.load_templates(world)?;
        d.load_house(world)?;
        d.check_seed(world)?;
        d.check_cells();
        d.check_unread();
        d.check_numbers();
        Ok(d)
    }

    /// The office's choices alone; `None` where they cannot be read.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn choices(world: &dyn World) -> Result<Option<Choices>, Error> {
        Dossier::default().yaml(world, STYLE)
    }

    /// One YAML file as a value.
    pub(super) fn yaml<T>(&mut self, world: &dyn World, path: &str) -> Result<Option<T>, Error>
    where
        T: DeserializeOwned + Clone + Send + Sync + 'static,
    {
        let Some(bytes) = world.read(path)? else { return Ok(None) };
        let hash = sha256(&bytes);
        let stage = std::any::type_name::<T>();
        let read = self.recall.get(stage, || format!("{path}\n{hash}"), || Ok(Value::<T>::read(path, &bytes)))?;
        self.inputs.insert(path.to_owned(), hash);
        self.findings.extend(read.encoding.clone());
        self.sources.extend(read.source.clone().map(|source| (path.to_owned(), source)));
        Ok(read.value.clone().map_err(|findings| self.findings.extend(findings)).ok())
    }

    /// The pictures of seals. While one cannot be used the choices count as unread, so that no paper lacks its seal.
    fn load_seals(&mut self, world: &dyn World) -> Result<(), Error> {
        let chosen = self.choices.as_ref().map(|c| c.seals.clone()).unwrap_or_default();
        for (n, choice) in chosen.into_iter().enumerate() {
            match seal(world, &choice)? {
                Ok(seal) => {
                    self.inputs.insert(choice.file.clone(), sha256(&seal.picture.png));
                    self.seals.push(seal);
                }
                Err([problem, problem_en]) => {
                    let d = Diagnostic::new(&codes::SEAL).with("of", choice.of).with("file", choice.file);
                    let d = d.with("problem", problem).with("problem_en", problem_en);
                    let source = &self.sources[STYLE];
                    let place = yaml::locate(source, &format!("seals[{n}].file"));
                    self.findings.push(d.at(source, place.map_or(Span::new(0, 0), |p| p.span)));
                    self.choices = None;
                }
            }
        }
        Ok(())
    }

    /// The look of the papers.
    pub(super) fn styles(&self) -> StyleSheet {
        StyleSheet::new(self.choices.clone().unwrap_or_default()).with_seals(self.seals.clone())
    }

    fn load_templates(&mut self, world: &dyn World) -> Result<(), Error> {
        let (mut files, mut hashes) = (Vec::new(), Vec::new());
        for path in world.list("templates")?.into_iter().filter(|p| p.ends_with(".tera")) {
            let Some(bytes) = world.read(&path)? else { continue };
            let hash = sha256(&bytes);
            self.inputs.insert(path.clone(), hash.clone());
            let name = path.trim_start_matches("templates/").to_owned();
            match crate::parse::decode::decode(&path, &bytes) {
                Ok((source, encoding)) => {
                    self.findings.extend(encoding);
                    hashes.push((path, hash));
                    files.push((name, source.text().trim_start_matches('\u{feff}').to_owned()));
                }
                Err(finding) => self.findings.push(*finding),
            }
        }
        let make = || Ok(Templates::new(files).map(Arc::new));
        match self.recall.get("templates", || format!("{hashes:?}"), make)?.as_ref() {
            Ok(templates) => self.templates = Some(Arc::clone(templates)),
            Err(findings) => self.findings.extend(findings.iter().cloned()),
        }
        Ok(())
    }

    /// The office's own lists, and the papers of the dossier by number.
    fn load_house(&mut self, world: &dyn World) -> Result<(), Error> {
        let [terms, citations] = HOUSE;
        let (terms, citations) = (self.yaml(world, terms)?, self.yaml(world, citations)?);
        let notice = self.notice.iter().filter_map(|n| Some((n.doc_number.clone()?, n.title.clone())));
        let bulletins =
            self.bulletins.iter().flat_map(|b| &b.issues).filter_map(|i| Some((i.doc_number.clone()?, None)));
        let own: Vec<_> = notice.chain(self.editions.papers()).chain(bulletins).collect();
        self.house = House::new(terms.unwrap_or_default(), citations.unwrap_or_default()).with_papers(own);
        Ok(())
    }

    /// Whether the received text is still the one that `content/` was read from.
    fn check_seed(&mut self, world: &dyn World) -> Result<(), Error> {
        let Some(notice) = &self.notice else { return Ok(()) };
        let Some(bytes) = world.read(SEED)? else { return Ok(()) };
        if notice.read_from.sha256 != sha256(&bytes) {
            self.findings.push(Diagnostic::new(&codes::SEED_CHANGED).with("seed", SEED));
        }
        Ok(())
    }

    /// What the reader could not place, a person must.
    fn check_unread(&mut self) {
        let unread = self.notice.iter().flat_map(|n| &n.unread);
        let (count, first) = (unread.clone().count(), unread.clone().next());
        if let Some(first) = first {
            let text: String = first.text.chars().take(30).collect();
            let d = Diagnostic::new(&codes::UNREAD).with("count", count).with("text", text);
            let source = &self.sources[CONTENT[0]];
            let span = yaml::locate(source, "unread[0].text").map_or(Span::new(0, 0), |p| p.span);
            self.findings.push(d.at(source, span));
        }
    }

    /// The numbers of bulletins must follow their months.
    fn check_numbers(&mut self) {
        for (month, next) in self.bulletins.iter().flat_map(|b| b.misnumbered()) {
            let d = Diagnostic::new(&codes::MISNUMBERED).with("month", month.to_chinese());
            self.findings.push(d.with("next", next.to_chinese()));
        }
    }

    /// Text and list of each unit cell must say the same.
    fn check_cells(&mut self) {
        let Some(tasks) = self.tasks.as_ref().filter(|t| !t.groups.is_empty()) else { return };
        let source = &self.sources[CONTENT[1]];
        for (g, group) in tasks.groups.iter().enumerate() {
            for (t, task) in group.tasks.iter().enumerate() {
                for (key, cell) in [("lead", &task.lead), ("participants", &task.participants)] {
                    let wanted = cells::read(&cell.text);
                    if wanted != *cell {
                        let path = format!("groups[{g}].tasks[{t}].{key}");
                        self.findings.push(disagreement(source, &path, task.no, cell, &wanted));
                    }
                }
            }
        }
    }

    /// The text that a month is held to; `None` where it cannot be read, or is not known.
    pub fn text_of(&self, month: Month) -> Option<&InForce> {
        self.editions.of(month, &self.kept.calendar)
    }

    /// A month in the words of another text: bodies by the names they have there, tasks by their numbers there.
    pub fn carried<'p>(&self, progress: &'p Progress, to: &InForce) -> Cow<'p, Progress> {
        match self.text_of(progress.month) {
            Some(from) => self.editions.carried(progress, from, to),
            None => Cow::Borrowed(progress),
        }
    }

    /// What a person decided about the bulletin of a month.
    pub fn issue(&self, month: Month) -> Option<&Issue> {
        self.bulletins.as_ref()?.issues.iter().find(|i| i.month == month)
    }

    /// Every input that a paper of this kind by this text is made of; of a bulletin, with its month.
    pub fn inputs_of(&self, kind: &str, text: Option<&InForce>, month: Option<Month>) -> BTreeMap<String, String> {
        let later = |path: &str| month.is_some_and(|month| month_in(path).is_some_and(|of| of > month));
        let of_kind = |path: &&String| match path.as_str() {
            p if p.ends_with(".tera") => {
                let name = p.trim_start_matches("templates/");
                templates_of(kind).any(|of| self.templates.as_ref().is_none_or(|all| all.uses(&of, name)))
            }
            p if later(p) || HOUSE.contains(&p) => false,
            p if p == CONTENT[2] || p == BULLETINS || p.starts_with("content/progress/") || p.starts_with("seeds/") => {
                kind == "bulletin"
            }
            CALENDAR | LEDGER => kind == "bulletin",
            p if p.starts_with(FOLDER) => text.is_some_and(|t| self.editions.files(t).any(|file| file == p)),
            p if p.starts_with("content/receipts/") => kind == "bulletin",
            _ => true,
        };
        self.inputs.iter().filter(|(p, _)| of_kind(p)).map(|(p, h)| (p.clone(), h.clone())).collect()
    }
}

/// The picture of a seal, or what is wrong with it in Chinese and in English.
fn seal(world: &dyn World, choice: &SealChoice) -> Result<Result<Seal, [&'static str; 2]>, Error> {
    if !choice.file.starts_with("templates/") || choice.file.split('/').any(|part| part == "..") {
        return Ok(Err(["图片要放在 templates/ 下", "it must lie below templates/"]));
    }
    let Some(png) = world.read(&choice.file)? else { return Ok(Err(["没有这个文件", "there is no such file"])) };
    Ok(match Picture::read(&png) {
        Ok(picture) => Ok(Seal::new(&choice.of, picture, choice.width)),
        Err(NoPicture::NotPng) => Err(["不是 PNG 图片，或已损坏", "it is no PNG picture, or damaged"]),
        Err(NoPicture::TooLarge) => Err(["每边不得超过4000像素", "a side may have 4000 pixels at most"]),
    })
}

/// A list whose file is not there is an empty one.
fn or_none<T: Default>(world: &dyn World, path: &str, read: Option<T>) -> Result<Option<T>, Error> {
    Ok(if world.read_head(path, 0)?.is_none() { Some(T::default()) } else { read })
}

/// The month that a file is about: `seeds/submissions/2022-06/…`, `content/receipts/2022-06.yaml`.
fn month_in(path: &str) -> Option<Month> {
    path.split('/').nth(2)?.trim_end_matches(".yaml").parse().ok()
}

/// The names of the templates of a kind of paper. A redline is made of both texts, the first of which is the notice as
/// issued.
fn templates_of(kind: &str) -> impl Iterator<Item = String> {
    let names =
        if kind == Paper::Redline.name() { vec![Paper::Notice.name(), Paper::Consolidated.name()] } else { vec![kind] };
    names.into_iter().map(|name| format!("{name}.md.tera"))
}

/// The finding of a cell whose list of bodies is not what its words say.
pub(super) fn disagreement(source: &Source, path: &str, no: u32, cell: &UnitCell, wanted: &UnitCell) -> Diagnostic {
    let list = |c: &UnitCell| format!("[{}]{}", c.units.join(", "), if c.open_ended { " open_ended" } else { "" });
    let d = Diagnostic::new(&codes::CELL).with("no", no).with("text", &cell.text).with("units", list(cell));
    let d = d.with("wanted", list(wanted));
    let place = yaml::locate(source, path);
    d.at(source, place.map_or(Span::new(0, 0), |p| p.span))
}
