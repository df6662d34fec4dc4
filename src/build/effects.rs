//! `hongtou effects`: which papers an amendment reaches, and by which of its changes.
//!
//! Nothing is inferred from the changes. Every paper is composed as if the amendment said nothing, as it is, and with each
//! change alone, and the papers are compared.

use super::dossier::Dossier;
use super::editions::Amended;
use super::job::{self, jobs};
use super::months::{self, Bulletin};
use super::papers::Paper;
use super::{InForce, Request, codes, forms};
use crate::amend::phrase;
use crate::base::{Aside, Date, Diagnostic, Error, Month, World};
use crate::model::{Amendment, yaml};
use std::collections::BTreeMap;

/// What an amendment does to the papers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effects {
    /// The name of its file: `01`.
    pub name: String,
    /// Its file.
    pub file: String,
    /// Its 发文字号; empty until it is given one.
    pub doc_number: String,
    /// The first day of the altered text.
    pub first_day: Date,
    /// Its changes in official words.
    pub changes: Vec<String>,
    /// Every paper that was compared, by its path without ending.
    pub papers: BTreeMap<String, Reach>,
}

/// How a paper is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Not at all.
    None,
    /// By these changes, from 1.
    Changes(Vec<usize>),
    /// By the changes together, and by none alone.
    Together,
}

/// The effects of an amendment, or of each; with why there are none.
///
/// # Errors
/// When the disk refuses.
pub fn effects(world: &dyn World, name: Option<&str>) -> Result<(Vec<Effects>, Vec<Diagnostic>), Error> {
    let dossier = Dossier::load(world)?;
    let amended: Vec<&Amended> = dossier.editions.all().iter().filter_map(|t| t.amended.as_ref()).collect();
    let wanted = |a: &&Amended| name.is_none_or(|name| a.is_called(name));
    let mut out = Vec::new();
    for (n, one) in amended.iter().enumerate().filter(|(_, a)| wanted(a)) {
        let later: Vec<&str> = amended[n..].iter().map(|a| a.path.as_str()).collect();
        out.push(of(world, one, &later)?);
    }
    let mut findings: Vec<Diagnostic> = dossier.editions.halt("修改的影响", "the effects").into_iter().collect();
    if let Some(name) = name.filter(|_| out.is_empty()) {
        let known: Vec<&str> = amended.iter().map(|a| a.stem()).collect();
        findings.push(Diagnostic::new(&codes::UNKNOWN_AMENDMENT).with("name", name).with("known", known.join("、")));
    }
    Ok((out, findings))
}

/// One amendment, as if those in `later` were not there, itself among them.
fn of(world: &dyn World, amended: &Amended, later: &[&str]) -> Result<Effects, Error> {
    let amendment = &amended.amendment;
    let with = |changes: &[crate::model::amendment::Change]| {
        let aside = Aside::new(world, later);
        let said = Amendment { changes: changes.to_vec(), ..amendment.clone() };
        aside.write(&amended.path, yaml::save(&said, &[]).as_bytes())?;
        composed(&aside, &amended.path)
    };
    let (nothing, all) = (with(&[])?.unwrap_or_default(), with(&amendment.changes)?.unwrap_or_default());
    let mut alone = Vec::new();
    for change in &amendment.changes {
        alone.push(with(std::slice::from_ref(change))?);
    }
    let reach = |stem: &String| {
        let changed = |papers: &BTreeMap<String, String>| papers.get(stem) != nothing.get(stem);
        let by = alone.iter().enumerate().filter(|(_, papers)| papers.as_ref().is_some_and(changed));
        let by: Vec<usize> = by.map(|(n, _)| n + 1).collect();
        match (changed(&all), by.is_empty()) {
            // Changes that make up for one another, a row in and a row out before it, leave a paper as it was.
            (false, _) => Reach::None,
            (true, true) => Reach::Together,
            (true, false) => Reach::Changes(by),
        }
    };
    let papers = nothing.keys().chain(all.keys()).map(|stem| (stem.clone(), reach(stem))).collect();
    Ok(Effects {
        name: amended.stem().to_owned(),
        file: amended.path.clone(),
        doc_number: amendment.doc_number.clone(),
        first_day: amendment.first_day(),
        changes: amendment.changes.iter().map(phrase::say).collect(),
        papers,
    })
}

/// What every paper says, by its path without ending; `None` where the amendment cannot be applied like that. Its own
/// notice, redline and comparison are left out: they state all of it.
fn composed(world: &dyn World, path: &str) -> Result<Option<BTreeMap<String, String>>, Error> {
    let mut dossier = Dossier::load(world)?;
    let months = months::read(world, &mut dossier, &Request::default())?;
    let newest = dossier.editions.newest().filter(|t| t.amended.as_ref().is_some_and(|a| a.path == path));
    let Some(text) = newest else { return Ok(None) };
    let mut out = BTreeMap::new();
    for job in jobs(&dossier, &Request::default(), &months) {
        if !matches!(job.paper, Paper::Amendment | Paper::Redline | Paper::Comparison) {
            let said = match job::compose(&dossier, &job, job.figures(&dossier).as_ref()) {
                Ok(Some(document)) => crate::document::dump::dump(&document),
                // What cannot be made says nothing, before and after.
                Ok(None) | Err(_) => String::new(),
            };
            out.insert(format!("out/{}", job.stem), said);
        }
    }
    out.extend(forms_of(&dossier, text, &months));
    Ok(Some(out))
}

/// The forms of the first month that is held to a text.
fn forms_of(dossier: &Dossier, text: &InForce, months: &[Bulletin]) -> Vec<(String, String)> {
    let held = |month: &Month| dossier.text_of(*month).is_some_and(|t| t.edition.since == text.edition.since);
    let first = text.edition.since.map(Month::of);
    let Some(month) = first.and_then(|first| [first, first.next()].into_iter().find(held)) else { return Vec::new() };
    let previous = months.iter().find(|b| b.month == month.previous()).and_then(|b| b.progress.as_deref());
    let forms = forms::all(dossier, text, month, previous);
    forms.into_iter().map(|f| (format!("{}/{month}/{}", forms::FOLDER, f.unit), format!("{f:?}"))).collect()
}
