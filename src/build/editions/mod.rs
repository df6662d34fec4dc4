//! The texts in force one after another: the notice as issued, then each amendment folded in.

mod fold;
mod words;

pub(super) use fold::duty;

use super::codes;
use super::dossier::Dossier;
use super::ledger;
use super::read::CONTENT;
use crate::amend;
use crate::base::{Date, Diagnostic, Error, Month, World};
use crate::merge::deadline::{Due, reckon};
use crate::model::amendment::Amendment;
use crate::model::ledger::Decision;
use crate::model::progress::SenderAnswer;
use crate::model::{Amending, Calendar, Edition, Node, Roster};
use crate::parse::submission::{Former, Knowledge};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// Where amendments lie as lists of changes.
pub const FOLDER: &str = "content/amendments/";

/// Every text that was or is in force, the oldest first.
#[derive(Clone, Debug, Default)]
pub struct Editions {
    list: Vec<InForce>,
    /// The amendment that is not applied, and the day from which the text in force is therefore unknown; no day where
    /// the file does not say one.
    halted: Option<(String, Option<Date>)>,
    /// What is wrong in the amendments.
    findings: Vec<Diagnostic>,
}

/// The files that the texts follow from, with their hashes.
fn print(dossier: &Dossier, amendments: &[String]) -> String {
    let files = CONTENT.into_iter().chain(amendments.iter().map(String::as_str));
    format!("{:?}", files.map(|path| (path, dossier.inputs.get(path))).collect::<Vec<_>>())
}

/// A text in force from a day on, with the bodies as it calls them.
#[derive(Clone, Debug)]
pub struct InForce {
    /// The text.
    pub edition: Edition,
    /// The bodies.
    pub roster: Roster,
    /// What people decided, about bodies by the names that they have in this text.
    pub decisions: Vec<Decision>,
    /// Task numbers of earlier texts that mean another task in this one, or none.
    pub former: Vec<Former>,
    /// What made it of the text before; none for the notice as issued.
    pub amended: Option<Amended>,
}

/// An amendment with its file.
#[derive(Clone, Debug)]
pub struct Amended {
    /// Its file in `content/amendments/`.
    pub path: String,
    /// What it orders.
    pub amendment: Amendment,
    stated: OnceLock<Amending>,
}

impl Amended {
    /// The name of its file without ending, which is that of the folder of its papers.
    pub fn stem(&self) -> &str {
        self.path.trim_start_matches(FOLDER).trim_end_matches(".yaml")
    }

    /// Whether a person may call it so: by its file, with or without folder and ending, or by its number.
    pub fn is_called(&self, name: &str) -> bool {
        self.stem() == name || self.path == name || self.amendment.doc_number == name
    }
}

impl Amended {
    /// Whether it takes effect before another; of one day the lower number does.
    pub(super) fn comes_before(&self, other: &Amendment) -> bool {
        let (a, b) = (self.amendment.first_day(), other.first_day());
        a < b || (a == b && self.amendment.serial().zip(other.serial()).is_some_and(|(a, b)| a < b))
    }
}

impl InForce {
    /// Its name: the first day on which it is in force.
    pub fn name(&self) -> String {
        self.edition.since.map(|d| d.to_string()).unwrap_or_default()
    }

    /// The tasks that were altered since another text, by their numbers.
    pub fn amended_since(&self, before: &InForce) -> BTreeSet<u32> {
        let new = before.number()..self.number();
        let altered = |task: &Node| {
            let mut any = false;
            task.walk(&mut |n| any |= n.by.iter().any(|by| new.contains(&by.amendment)));
            any
        };
        self.edition.root.tasks().filter(|(_, t)| altered(t)).filter_map(|(_, t)| t.ordinal()).collect()
    }

    /// What the reports of a month under it are read by.
    pub fn knowledge<'a>(&'a self, month: Month, answers: &'a [SenderAnswer]) -> Knowledge<'a> {
        let InForce { edition: Edition { tasks, .. }, roster, former, .. } = self;
        Knowledge::new(month, roster, tasks).with_former(former).with_answers(answers)
    }

    /// How many amendments are folded into it, which is its place in the row.
    fn number(&self) -> usize {
        self.edition.amendments
    }
}

/// The first day of a text in Chinese and in English; that of the notice where it has no date.
pub(super) fn day_of(since: Option<Date>) -> [String; 2] {
    let [issue, issue_en] = ["印发之日", "the day of issue"].map(str::to_owned);
    since.map_or([issue, issue_en], |day| [day.to_chinese(), day.to_string()])
}

impl Editions {
    /// Whether every text is known, with the papers that it brings.
    pub(super) fn is_whole(&self) -> bool {
        !self.list.is_empty() && self.halted.is_none()
    }

    /// Folds the amendments of `content/amendments/`; what is wrong in them goes to the dossier's findings, and nothing
    /// is applied by half.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn read(world: &dyn World, dossier: &mut Dossier) -> Result<Arc<Editions>, Error> {
        if dossier.notice.is_none() || dossier.tasks.is_none() || dossier.roster.is_none() {
            return Ok(Arc::default());
        }
        let mut files = Vec::new();
        for path in world.list(FOLDER.trim_end_matches('/'))? {
            if path.ends_with(".yaml") && path.matches('/').count() == 2 {
                let amendment = dossier.yaml::<Amendment>(world, &path)?;
                files.push((path, amendment));
            }
        }
        let paths = files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
        let parts = || print(dossier, &paths);
        let editions = dossier.recall.get("editions", parts, || Ok(Editions::folded(dossier, files)))?;
        dossier.findings.extend(editions.findings.iter().cloned());
        Ok(editions)
    }

    /// The notice of a dossier that has all three parts, and what its amendments made of it one after another.
    fn folded(dossier: &Dossier, files: Vec<(String, Option<Amendment>)>) -> Editions {
        let part = "it was looked for";
        let (notice, tasks) = (dossier.notice.as_ref().expect(part), dossier.tasks.as_ref().expect(part));
        let first = InForce {
            edition: Edition::first(notice, tasks),
            roster: dossier.roster.clone().expect(part),
            decisions: Vec::new(),
            former: Vec::new(),
            amended: None,
        };
        let mut editions = Editions { list: vec![first], ..Editions::default() };
        let mut amendments = Vec::new();
        for (path, amendment) in files {
            match amendment {
                Some(amendment) => amendments.push(Amended { path, amendment, stated: OnceLock::new() }),
                None => editions.halted = Some((path, None)),
            }
        }
        amendments.sort_by_cached_key(|a| (a.amendment.first_day(), a.amendment.serial(), a.path.clone()));
        if editions.halted.is_none() {
            editions.fold(amendments, &dossier.sources);
        }
        editions
    }

    /// Those of a dossier with what people decided.
    pub(super) fn decided(dossier: &Dossier) -> Result<Arc<Editions>, Error> {
        let ledger::Kept { decisions, calendar, .. } = &dossier.kept;
        if decisions.is_empty() {
            return Ok(Arc::clone(&dossier.editions));
        }
        let paths = dossier.inputs.keys().filter(|path| path.starts_with(FOLDER)).cloned().collect::<Vec<_>>();
        let parts = || format!("{}\n{decisions:?}\n{calendar:?}", print(dossier, &paths));
        dossier.recall.get("editions with decisions", parts, || {
            let mut editions = Editions::clone(&dossier.editions);
            editions.decide(decisions, calendar);
            Ok(editions)
        })
    }

    /// Every text, the oldest first; none where the notice cannot be read.
    pub fn all(&self) -> &[InForce] {
        &self.list
    }

    /// The newest text.
    pub fn newest(&self) -> Option<&InForce> {
        self.list.last()
    }

    /// The text in force on a day: the notice as issued on any day before the first amendment; `None` where it is not
    /// known.
    pub fn on(&self, day: Date) -> Option<&InForce> {
        if self.halted.as_ref().is_some_and(|(_, from)| from.is_none_or(|from| from <= day)) {
            return None;
        }
        let by_then = |t: &&InForce| t.amended.is_none() || t.edition.since.is_none_or(|since| since <= day);
        self.list.iter().rev().find(by_then)
    }

    /// The text that a month is held to: the one in force on the last day in time, by the text in force on its first day.
    pub fn of(&self, month: Month, calendar: &Calendar) -> Option<&InForce> {
        let at_first = self.on(month.day(1))?;
        match reckon(&at_first.edition.notice, calendar, month) {
            Due::Day { day, .. } => self.on(day),
            _ => self.on(month.day(31)),
        }
    }

    /// The text before another.
    pub fn before(&self, text: &InForce) -> Option<&InForce> {
        self.list.get(text.number().checked_sub(1)?)
    }

    /// What the papers of the amendment state that made a text; `None` for the notice as issued.
    pub fn amending<'t>(&self, text: &'t InForce) -> Option<&'t Amending> {
        let (before, Amended { amendment, stated, .. }) = (self.before(text)?, text.amended.as_ref()?);
        let history = self.list[..text.number()].iter().filter_map(|t| t.amended.as_ref());
        let history = history.map(|a| (a.amendment.doc_number.clone(), Some(a.amendment.date)));
        let state = || amend::amending(&before.edition, &text.edition, amendment, &history.collect::<Vec<_>>());
        Some(stated.get_or_init(state))
    }

    /// The text that the amendment of a file alters: the last that neither it nor one after it made; `None` where that
    /// is not known.
    pub(super) fn altered_by(&self, path: &str, amendment: &Amendment) -> Option<&InForce> {
        let other =
            |(file, from): &(String, Option<Date>)| file != path && from.is_none_or(|f| f <= amendment.first_day());
        if self.halted.as_ref().is_some_and(other) {
            return None;
        }
        let earlier = |a: &Amended| a.path != path && a.comes_before(amendment);
        self.list.iter().rev().find(|t| t.amended.as_ref().is_none_or(earlier))
    }

    /// Why the text of a day is not known; `what` is what must wait.
    pub fn halt(&self, what: &str, what_en: &str) -> Option<Diagnostic> {
        let (path, from) = self.halted.as_ref()?;
        let [day, day_en] = day_of(*from);
        let d = Diagnostic::new(&codes::HALTED).with("path", path).with("day", day).with("day_en", day_en);
        Some(d.with("what", what).with("what_en", what_en))
    }

    /// The 发文字号 of the amendments by their files.
    pub(super) fn numbers(&self) -> BTreeMap<String, String> {
        let amended = self.list.iter().filter_map(|t| t.amended.as_ref());
        amended.map(|a| (a.path.clone(), a.amendment.doc_number.clone())).collect()
    }

    /// The amendments by their 发文字号, each with its title where it is given one.
    pub(super) fn papers(&self) -> impl Iterator<Item = (String, Option<String>)> {
        let amendments = self.list.iter().filter_map(|t| t.amended.as_ref()).map(|a| &a.amendment);
        let numbered = amendments.filter(|a| !a.doc_number.is_empty());
        numbered.map(|a| (a.doc_number.clone(), Some(a.title.clone()).filter(|title| !title.is_empty())))
    }

    /// The files of the amendments that are folded into a text.
    pub(super) fn files(&self, text: &InForce) -> impl Iterator<Item = &str> {
        self.list[..=text.number()].iter().filter_map(|t| t.amended.as_ref()).map(|a| a.path.as_str())
    }
}
