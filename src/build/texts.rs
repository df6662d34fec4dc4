//! `hongtou edition` and `hongtou diff`: a text in force for people to read, and how one text follows from another.

use super::amend::unread;
use super::codes;
use super::dossier::Dossier;
use super::editions::{Amended, Editions, FOLDER, InForce};
use crate::amend::{self, Explained, label, phrase};
use crate::base::{Date, Diagnostic, Error, World};
use crate::model::amendment::{Action, Change};
use crate::model::edition::Kind;
use crate::model::{Node, Step, Target};
use crate::parse;
use serde_json::Value;

/// What the notice as issued is called, where a text is asked for by name.
const ISSUED: [&str; 2] = ["issued", "印发"];

/// A text in force.
#[derive(Debug)]
pub struct Text {
    /// The first day on which it is in force; none where the notice bears no date.
    pub since: Option<Date>,
    /// The amendments folded in, the oldest first.
    pub folded: Vec<Folded>,
    /// Its parts in their order.
    pub parts: Vec<Part>,
    /// What it says, with the keys of `hongtou parse --json`.
    pub facts: Value,
}

/// An amendment that is folded in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// Its file.
    pub file: String,
    /// Its 发文字号; empty where it has none.
    pub doc_number: String,
    /// Its 成文日期.
    pub date: Date,
    /// The first day on which it is in force.
    pub first_day: Date,
}

/// A part of a text, as an amendment would name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its place; none for what bears no name.
    pub place: Option<Target>,
    /// Its number, as printed.
    pub number: String,
    /// Its own words.
    pub text: String,
}

/// How one text follows from another.
#[derive(Debug)]
pub struct Difference {
    /// The first day of the one; none where the notice bears no date.
    pub from: Option<Date>,
    /// The first day of the other.
    pub to: Option<Date>,
    /// The changes.
    pub changes: Vec<Change>,
    /// The same in official words.
    pub sentences: Vec<String>,
    /// What no change explains: the words before and after.
    pub left: Vec<(String, String)>,
}

/// The text in force on a day, the newest where none is given; nothing where it is not known, and why.
///
/// # Errors
/// When the disk refuses.
pub fn edition(world: &dyn World, day: Option<Date>) -> Result<(Option<Text>, Vec<Diagnostic>), Error> {
    let dossier = Dossier::load(world)?;
    let mut findings = unread(world)?;
    let found = match day {
        Some(day) => on(&dossier, day),
        None => newest(&dossier),
    };
    let found = found.and_then(|text| if text.edition.repealed { Err(ended(text)) } else { Ok(text) });
    match found {
        Ok(text) => Ok((Some(shown(&dossier.editions, text)), findings)),
        Err(why) => {
            findings.extend(told(&dossier, why));
            Ok((None, findings))
        }
    }
}

/// How a text follows from another. Each is named by a day, by the number or file of the amendment that made it, or
/// `issued`; where none is named, the newest follows from the one before.
///
/// # Errors
/// When the disk refuses.
pub fn diff(
    world: &dyn World,
    from: Option<&str>,
    to: Option<&str>,
) -> Result<(Option<Difference>, Vec<Diagnostic>), Error> {
    let dossier = Dossier::load(world)?;
    let mut findings = unread(world)?;
    let to = to.map_or_else(|| newest(&dossier), |name| named(&dossier, name));
    let both = to.and_then(|to| match from {
        Some(name) => Ok((named(&dossier, name)?, to)),
        None => Ok((dossier.editions.before(to).unwrap_or(to), to)),
    });
    match both {
        Ok((from, to)) => Ok((Some(difference(from, to)), findings)),
        Err(why) => {
            findings.extend(told(&dossier, why));
            Ok((None, findings))
        }
    }
}

/// Why there is no answer, after what stands in its way in the files themselves.
pub(super) fn told(dossier: &Dossier, why: Diagnostic) -> Vec<Diagnostic> {
    let no_text = dossier.editions.newest().is_none();
    let file = |d: &Diagnostic| d.place.as_ref().map_or("", |p| p.source.name()).to_owned();
    let mut findings = dossier.findings.clone();
    findings.retain(|d| d.is_error() && (no_text || file(d).starts_with(FOLDER)));
    findings.push(why);
    findings
}

/// The newest text, which nobody knows where an amendment is not applied.
pub(super) fn newest(dossier: &Dossier) -> Result<&InForce, Diagnostic> {
    match dossier.editions.halt("修改后的文本", "the text as amended") {
        Some(halt) => Err(halt),
        None => dossier.editions.newest().ok_or_else(|| Diagnostic::new(&codes::NO_TEXT)),
    }
}

fn on(dossier: &Dossier, day: Date) -> Result<&InForce, Diagnostic> {
    let first = dossier.editions.all().first().ok_or_else(|| Diagnostic::new(&codes::NO_TEXT))?;
    if let Some(date) = first.edition.since.filter(|date| day < *date) {
        return Err(Diagnostic::new(&codes::NOT_YET).with("day", day).with("date", date));
    }
    let unknown = || dossier.editions.halt("这一天的文本", "the text of that day");
    dossier.editions.on(day).ok_or_else(|| unknown().unwrap_or_else(|| Diagnostic::new(&codes::NO_TEXT)))
}

fn named<'d>(dossier: &'d Dossier, name: &str) -> Result<&'d InForce, Diagnostic> {
    if let Ok(day) = name.parse() {
        return on(dossier, day);
    }
    let all = dossier.editions.all();
    if ISSUED.contains(&name) {
        return all.first().ok_or_else(|| Diagnostic::new(&codes::NO_TEXT));
    }
    let made_by = |a: &Amended| a.is_called(name);
    if let Some(text) = all.iter().find(|t| t.amended.as_ref().is_some_and(made_by)) {
        return Ok(text);
    }
    // It may be an amendment that is not applied.
    if let Some(halt) = dossier.editions.halt("修改后的文本", "the text as amended") {
        return Err(halt);
    }
    let amended = all.iter().filter_map(|t| t.amended.as_ref()).map(|a| a.stem().to_owned());
    let known: Vec<String> = std::iter::once(ISSUED[0].to_owned()).chain(amended).collect();
    Err(Diagnostic::new(&codes::NO_EDITION).with("name", name).with("known", known.join("、")))
}

fn ended(text: &InForce) -> Diagnostic {
    let day = text.edition.since.map_or_else(String::new, Date::to_chinese);
    let path = text.amended.as_ref().map_or("", |a| a.path.as_str());
    Diagnostic::new(&codes::REPEALED).with("day", day).with("path", path)
}

fn shown(editions: &Editions, text: &InForce) -> Text {
    let edition = &text.edition;
    let amended = editions.all().iter().take(edition.amendments + 1).filter_map(|t| t.amended.as_ref());
    let folded = amended.map(|a| Folded {
        file: a.path.clone(),
        doc_number: a.amendment.doc_number.clone(),
        date: a.amendment.date,
        first_day: a.amendment.first_day(),
    });
    let facts = parse::facts::facts(&edition.notice, &edition.tasks);
    Text { since: edition.since, folded: folded.collect(), parts: parts(&edition.root), facts }
}

/// Every part that says something, with its place. The row of a task is told by its cells.
fn parts(root: &Node) -> Vec<Part> {
    let mut parts = Vec::new();
    root.walk(&mut |node| {
        if node.kind != Kind::Task && !(node.text.is_empty() && node.number.is_empty()) {
            let place = label(root, &node.id);
            parts.push(Part { place, number: node.number.clone(), text: node.text.clone() });
        }
    });
    parts
}

fn difference(from: &InForce, to: &InForce) -> Difference {
    let Explained { mut changes, left } = amend::explain_tree(&from.edition, &to.edition.root);
    if to.edition.repealed && !from.edition.repealed {
        let target = Target(vec![Step::Everything]);
        changes.push(Change { target, action: Action::Repeal, why: String::new() });
    }
    let sentences = phrase::sentences(&changes);
    Difference { from: from.edition.since, to: to.edition.since, changes, sentences, left }
}
