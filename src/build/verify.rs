//! `hongtou verify`: everything that the manifest lists is made anew beside the dossier, and every hash compared.

use super::dossier::Dossier;
use super::manifest::{self, Artefact, Manifest};
use super::papers::{Built, Progress, State};
use super::shelf::Made;
use super::why::{self, Why};
use super::{Editions, FormFormat, FormRequest, Outcome, Request, faces, fingerprint, forms, slips};
use crate::base::{Aside, Date, Diagnostic, Error, Month, World};
use crate::style::font::FontWish;
use std::collections::{BTreeMap, BTreeSet};

/// What is not looked at in making anew: what was made before, and that it was issued.
const UNSEEN: [&str; 2] = ["out/", "content/issued/"];

/// What came of it.
#[derive(Debug, Default)]
pub struct Verified {
    /// Every artefact that the manifest lists.
    pub proofs: Vec<Proof>,
    /// Why something cannot be made now.
    pub findings: Vec<Diagnostic>,
}

/// One artefact against its line in the manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Its path.
    pub path: String,
    /// The hash that the manifest has.
    pub sha256: String,
    /// What is wrong; nothing where the file and a new making both have that hash.
    pub faults: Vec<Fault>,
}

/// What is wrong with an artefact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Its file is not there.
    Missing,
    /// Its file is another: somebody edited it.
    Edited {
        /// The hash of what lies there.
        sha256: String,
    },
    /// Made now, it comes out otherwise.
    Different {
        /// The hash of what comes out.
        sha256: String,
        /// Why.
        why: Vec<Why>,
    },
    /// Something stands in the way of making it now.
    NotMade,
    /// It is not made any more.
    NoLonger,
}

impl Fault {
    /// Its name in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Fault::Missing => "missing",
            Fault::Edited { .. } => "edited",
            Fault::Different { .. } => "different",
            Fault::NotMade => "not_made",
            Fault::NoLonger => "no_longer_made",
        }
    }
}

impl Verified {
    /// Whether there is something to confirm and all of it is confirmed.
    pub fn is_confirmed(&self) -> bool {
        !self.proofs.is_empty() && self.proofs.iter().all(|p| p.faults.is_empty())
    }
}

/// Makes everything that the manifest lists anew, in memory, and compares. Nothing is written.
///
/// # Errors
/// When the disk refuses or a font is missing.
pub fn verify(world: &dyn World, progress: &Progress<'_>) -> Result<Verified, Error> {
    let old = Manifest::read(world.read(manifest::PATH)?.as_deref());
    if old.artefacts.is_empty() {
        return Ok(Verified::default());
    }
    let mut out = Verified::default();
    // What was made with other fonts, because somebody asked for them, is made with those again.
    let mut wishes: Vec<FontWish> = Vec::new();
    for wish in old.artefacts.values().map(|made| faces::wish(&made.asked)) {
        if !wishes.contains(&wish) {
            wishes.push(wish);
        }
    }
    for wish in &wishes {
        with_fonts(world, &old, wish, progress, &mut out)?;
    }
    out.proofs.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(out)
}

/// The artefacts that were made with some wish about fonts.
fn with_fonts(
    world: &dyn World,
    old: &Manifest,
    wish: &FontWish,
    progress: &Progress<'_>,
    out: &mut Verified,
) -> Result<(), Error> {
    let aside = Aside::new(world, &UNSEEN);
    let made = again(&aside, old, wish, progress)?;
    let new = Manifest::read(aside.read(manifest::PATH)?.as_deref());
    let editions = Dossier::load(&aside)?.editions;
    let first = out.proofs.len();
    for (path, listed) in old.artefacts.iter().filter(|(_, made)| faces::wish(&made.asked) == *wish) {
        let there = world.read(path)?.map(|bytes| fingerprint::sha256(&bytes));
        let tried = made.built.iter().find(|b| b.path == *path);
        let faults = [on_disk(listed, there), anew(listed, tried, new.artefacts.get(path), &editions)];
        let faults = faults.into_iter().flatten().collect();
        out.proofs.push(Proof { path: path.clone(), sha256: listed.sha256.clone(), faults });
    }
    if out.proofs[first..].iter().any(|p| p.faults.contains(&Fault::NotMade)) {
        out.findings.extend(made.findings.into_iter().filter(Diagnostic::is_error));
    }
    Ok(())
}

/// Papers, then the forms and slips of the months that are listed.
fn again(aside: &Aside<'_>, old: &Manifest, wish: &FontWish, progress: &Progress<'_>) -> Result<Outcome, Error> {
    let request = Request { fonts: wish.clone(), ..Request::default() };
    let mut outcome = super::build(aside, &request, progress)?;
    let mut add = |more: Outcome| {
        outcome.built.extend(more.built);
        outcome.findings.extend(more.findings);
    };
    for (month, formats) in listed_forms(old) {
        let request = FormRequest { month, units: Vec::new(), formats, force: false };
        add(super::forms(aside, &request, progress)?);
    }
    for (month, correct_by) in listed_slips(old) {
        add(super::slips_of(aside, Some(month), correct_by, true)?);
    }
    Ok(outcome)
}

/// `2022-07` of `out/forms/2022-07/区妇联.xlsx`.
fn month_below(path: &str, folder: &str) -> Option<Month> {
    path.strip_prefix(folder)?.strip_prefix('/')?.split('/').next()?.parse().ok()
}

fn listed_forms(old: &Manifest) -> BTreeMap<Month, Vec<FormFormat>> {
    let mut months: BTreeMap<Month, Vec<FormFormat>> = BTreeMap::new();
    for path in old.artefacts.keys() {
        let format = path.rsplit_once('.').and_then(|(_, ending)| FormFormat::from_name(ending));
        if let (Some(month), Some(format)) = (month_below(path, forms::FOLDER), format) {
            let formats = months.entry(month).or_default();
            if !formats.contains(&format) {
                formats.push(format);
            }
        }
    }
    months
}

fn listed_slips(old: &Manifest) -> BTreeSet<(Month, Option<Date>)> {
    let asked = |made: &Artefact| made.asked.get(slips::ASKED).and_then(|day| day.parse().ok());
    old.artefacts.iter().filter_map(|(path, made)| Some((month_below(path, slips::FOLDER)?, asked(made)))).collect()
}

fn on_disk(listed: &Artefact, there: Option<String>) -> Option<Fault> {
    match there {
        None => Some(Fault::Missing),
        Some(sha256) => (sha256 != listed.sha256).then_some(Fault::Edited { sha256 }),
    }
}

/// What a new making says of a line of the manifest.
fn anew(listed: &Artefact, tried: Option<&Built>, new: Option<&Artefact>, editions: &Editions) -> Option<Fault> {
    match (tried, new) {
        // While a text is not known, neither is which papers it brings.
        (None, _) => Some(if editions.is_whole() { Fault::NoLonger } else { Fault::NotMade }),
        (Some(Built { state: State::Failed, .. }), _) | (_, None) => Some(Fault::NotMade),
        (_, Some(new)) if new.sha256 == listed.sha256 => None,
        (_, Some(new)) => {
            let made = Made { numbers: editions.numbers(), ..Made::default() };
            Some(Fault::Different { sha256: new.sha256.clone(), why: why::differences(listed, &made, new) })
        }
    }
}
