//! 退回单: printing what goes back to the units.

use super::dossier::Dossier;
use super::faces::Faces;
use super::manifest::{self, Manifest};
use super::shelf::{self, Made, Sheet, Shelf, Tray};
use super::{InForce, Outcome, Request, fingerprint, hands, months, read};
use crate::base::{Date, Diagnostic, Error, Month, World};
use crate::compose::{self, Kind, Matter};
use crate::document::Document;
use crate::model::Slip;
use crate::style::{Choices, Sealing, StyleSheet, TableSize};
use std::collections::BTreeMap;

/// The folder of the slips.
pub const FOLDER: &str = "out/slips";
/// What the day is called by which corrections are wanted.
pub(super) const ASKED: &str = "correct_by";

const KIND: &Kind = &compose::kind::slip::KIND;

/// Prints slips as DOCX and PDF. Of a slip without rows nothing is made.
///
/// # Errors
/// When the disk refuses or a font is missing; what is wrong in the texts is in the outcome.
pub fn slips(world: &dyn World, dossier: &Dossier, slips: &[Slip], force: bool) -> Result<Outcome, Error> {
    let slips: Vec<&Slip> = slips.iter().filter(|s| !s.rows.is_empty()).collect();
    let old = Manifest::read(world.read(manifest::PATH)?.as_deref());
    let choices = dossier.choices.clone().unwrap_or_default();
    let press = Press {
        dossier,
        shelf: Shelf { world, old: &old, issued: &dossier.issued, force, seen: None },
        // A working paper of one page, without a seal.
        styles: StyleSheet::new(Choices { table_size: TableSize::SmallFive, sealing: Sealing::Unsealed, ..choices }),
        faces: Faces::of_office(world, dossier.choices.as_ref())?,
    };
    let stems = shelf::stems(FOLDER, slips.iter().map(|s| (s.month, s.unit.as_str())));
    let jobs: Vec<(String, &Slip)> = stems.into_iter().zip(slips).collect();
    let trays = hands::side_by_side(&jobs, |_, (stem, slip)| Ok(press.slip(stem, slip)))?;
    let mut manifest = old.clone();
    let mut all = Tray::default();
    trays.into_iter().for_each(|tray| all.append(tray));
    let Tray { built, artefacts, findings, refused } = all;
    manifest.artefacts.extend(artefacts);
    if manifest != old {
        world.write(manifest::PATH, &manifest.to_bytes())?;
    }
    refused.map_or(Ok(Outcome { built, findings }), Err)
}

/// Prints the slips of a month, or of all.
///
/// # Errors
/// When the disk refuses or a font is missing; what is wrong in the texts is in the outcome.
pub fn slips_of(
    world: &dyn World,
    month: Option<Month>,
    correct_by: Option<Date>,
    force: bool,
) -> Result<Outcome, Error> {
    let mut dossier = Dossier::load(world)?;
    let request = Request { month, ..Request::default() };
    let months = months::read(world, &mut dossier, &request)?;
    let wanted = months.iter().filter(|m| request.wants(m.month));
    let of_month = |m: &months::Bulletin| {
        let text = dossier.text_of(m.month)?;
        Some(crate::merge::slips(&text.roster, m.month, &m.readings, correct_by))
    };
    let all: Vec<Slip> = wanted.filter_map(of_month).flatten().collect();
    slips(world, &dossier, &all, force)
}

/// What all slips share.
struct Press<'a> {
    dossier: &'a Dossier,
    shelf: Shelf<'a>,
    styles: StyleSheet,
    faces: Faces<'a>,
}

impl Press<'_> {
    fn slip(&self, stem: &str, slip: &Slip) -> Tray {
        let mut tray = Tray::default();
        let (docx, pdf) = (format!("{stem}.docx"), format!("{stem}.pdf"));
        // Without a text there is no slip.
        let Some(text) = self.dossier.text_of(slip.month) else { return tray };
        let document = match self.compose(slip, text) {
            Ok(document) => document,
            Err(findings) => {
                tray.findings.extend(findings);
                tray.built.extend([docx, pdf].iter().map(|path| shelf::failed(path)));
                return tray;
            }
        };
        let asked = slip.correct_by.map(|day| (ASKED.to_owned(), day.to_string())).into_iter().collect();
        let numbers = self.dossier.editions.numbers();
        let made = Made { edition: text.name(), inputs: self.inputs(slip), numbers, asked };
        let (composed, look) = (fingerprint::of_document(&document), fingerprint::of_styles(&self.styles));
        let print = |format| fingerprint::of(&composed, &look, format, &self.faces.print);
        let sheet = Sheet::new(&document, &self.styles, &self.faces.book);
        self.shelf.put(&docx, print("docx"), &made, &mut tray, |findings| sheet.docx(findings));
        self.shelf.put(&pdf, print("pdf"), &made, &mut tray, |findings| sheet.pdf(findings));
        tray
    }

    fn compose(&self, slip: &Slip, text: &InForce) -> Result<Document, Vec<Diagnostic>> {
        let InForce { edition, roster, .. } = text;
        let (notice, tasks) = (&edition.notice, &edition.tasks);
        let (Some(choices), Some(templates)) = (&self.dossier.choices, &self.dossier.templates) else {
            // What is wrong with them is a finding already.
            return Err(Vec::new());
        };
        let matter = Matter {
            notice,
            tasks,
            roster,
            figures: None,
            issue: None,
            bulletins: None,
            form: None,
            slip: Some(slip),
            amending: None,
            choices,
        };
        compose::compose(KIND, &matter, templates)
    }

    /// The order, the template and the unit's own files.
    fn inputs(&self, slip: &Slip) -> BTreeMap<String, String> {
        let template = format!("templates/{}.md.tera", KIND.name);
        let received = format!("seeds/submissions/{}/", slip.month);
        let of_unit = |path: &str| {
            let file = path.strip_prefix(&received);
            file.is_some_and(|f| slip.received.iter().any(|(name, _)| name == f || name.starts_with(&format!("{f}!/"))))
        };
        let read = |p: &str| p == template || p == read::CONTENT[0] || p.ends_with("style.yaml") || of_unit(p);
        let all = self.dossier.inputs.iter().filter(|(p, _)| read(p));
        all.map(|(p, h)| (p.clone(), h.clone())).collect()
    }
}
