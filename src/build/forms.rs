//! `hongtou forms`: what goes out to each unit for a month, its form to fill in and its task sheet.

use super::dossier::Dossier;
use super::faces::Faces;
use super::manifest::{self, Manifest};
use super::papers::Progress;
use super::shelf::{self, Made, Sheet, Shelf, Tray};
use super::{InForce, Outcome, codes, fingerprint, hands, read, sorted};
use crate::base::{Diagnostic, Error, Month, World};
use crate::compose::{self, Kind, Matter};
use crate::document::Document;
use crate::merge::deadline::{Due, reckon};
use crate::merge::ledger::about;
use crate::merge::{Given, Round};
use crate::model::ledger::DecisionKind;
use crate::model::{self, Form};
use crate::style::StyleSheet;
use crate::{merge, write};
use std::collections::BTreeSet;

/// The folder of the forms.
pub const FOLDER: &str = "out/forms";

/// A format of what goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormFormat {
    /// The form as a workbook.
    Xlsx,
    /// The form as a text.
    Docx,
    /// The task sheet.
    Pdf,
}

impl FormFormat {
    /// Every format.
    pub const ALL: [FormFormat; 3] = [FormFormat::Xlsx, FormFormat::Docx, FormFormat::Pdf];

    /// Its name, which is also the file's ending.
    pub const fn name(self) -> &'static str {
        match self {
            FormFormat::Xlsx => "xlsx",
            FormFormat::Docx => "docx",
            FormFormat::Pdf => "pdf",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<FormFormat> {
        FormFormat::ALL.into_iter().find(|f| f.name() == name)
    }
}

/// What to make.
#[derive(Clone, Debug, PartialEq)]
pub struct FormRequest {
    /// The month to be reported on.
    pub month: Month,
    /// Units, or groups for all their members; empty for every unit that owes a report.
    pub units: Vec<String>,
    /// Formats; empty for all.
    pub formats: Vec<FormFormat>,
    /// Whether to overwrite what somebody edited.
    pub force: bool,
}

/// Makes the forms and task sheets of a month. `progress` hears how many of how many units are done and which comes
/// next.
///
/// # Errors
/// When the disk refuses or a font is missing; what is wrong in the texts is in the outcome.
pub fn forms(world: &dyn World, request: &FormRequest, progress: &Progress<'_>) -> Result<Outcome, Error> {
    let unread = read::fill_content(world)?;
    let mut dossier = Dossier::load(world)?;
    dossier.findings.extend(unread);
    let previous = previous(world, &mut dossier, request.month)?;
    let forms = chosen(&mut dossier, request, previous.as_ref());
    let old = Manifest::read(world.read(manifest::PATH)?.as_deref());
    let made = print(world, &dossier, request, &forms, &old, progress)?;
    let mut manifest = old.clone();
    manifest.made_by = concat!("hongtou ", env!("CARGO_PKG_VERSION")).to_owned();
    let mut all = Tray::default();
    made.into_iter().for_each(|tray| all.append(tray));
    let Tray { built, artefacts, findings, refused } = all;
    manifest.artefacts.extend(artefacts);
    if manifest != old {
        world.write(manifest::PATH, &manifest.to_bytes())?;
    }
    let outcome = Outcome { built, findings: sorted([dossier.findings, findings].concat()) };
    refused.map_or(Ok(outcome), Err)
}

/// What was merged for the month before, where it was.
fn previous(world: &dyn World, dossier: &mut Dossier, month: Month) -> Result<Option<model::Progress>, Error> {
    dossier.yaml(world, &format!("content/progress/{}.yaml", month.previous()))
}

/// The forms asked for. Of an order that was not read whole, none goes out: a unit would take the part for the whole.
fn chosen(dossier: &mut Dossier, request: &FormRequest, previous: Option<&model::Progress>) -> Vec<Form> {
    let Some(text) = dossier.text_of(request.month) else {
        dossier.findings.extend(dossier.editions.halt("填报表", "the forms"));
        return Vec::new();
    };
    if !text.edition.notice.unread.is_empty() {
        return Vec::new();
    }
    let forms = all(dossier, text, request.month, previous);
    let (mut wanted, mut findings) = (BTreeSet::new(), Vec::new());
    for name in &request.units {
        let obliged = text.roster.obliged(name);
        if !obliged.iter().any(|body| forms.iter().any(|f| f.unit == *body)) {
            findings.push(Diagnostic::new(&codes::OWES_NOTHING).with("unit", name));
        }
        wanted.extend(obliged);
    }
    let forms =
        forms.iter().filter(|f| request.units.is_empty() || wanted.contains(f.unit.as_str())).cloned().collect();
    dossier.findings.extend(findings);
    forms
}

pub(super) fn all(dossier: &Dossier, text: &InForce, month: Month, previous: Option<&model::Progress>) -> Vec<Form> {
    let (InForce { edition, roster, decisions, .. }, calendar) = (text, &dossier.kept.calendar);
    let (notice, tasks) = (&edition.notice, &edition.tasks);
    let previous = previous.map(|p| dossier.carried(p, text));
    let given = Given { notice, tasks, roster, calendar, decisions, settled: &[], previous: previous.as_deref() };
    let amended = dossier.text_of(month.previous()).map(|before| text.amended_since(before)).unwrap_or_default();
    let round = Round { month, edition: &text.name(), amended: &amended };
    let due = match reckon(notice, calendar, month) {
        Due::Day { day, .. } => Some(day),
        _ => None,
    };
    let extended = |unit: &str| about(decisions, roster, DecisionKind::Extension, unit, month)?.until;
    merge::forms(&given, &round, |unit| extended(unit).or(due))
}

/// What all units share.
struct Press<'a> {
    dossier: &'a Dossier,
    text: &'a InForce,
    shelf: Shelf<'a>,
    styles: StyleSheet,
    faces: Faces<'a>,
    formats: Vec<FormFormat>,
    organ: String,
}

fn print(
    world: &dyn World,
    dossier: &Dossier,
    request: &FormRequest,
    forms: &[Form],
    old: &Manifest,
    progress: &Progress<'_>,
) -> Result<Vec<Tray>, Error> {
    let wanted = |f: &FormFormat| request.formats.is_empty() || request.formats.contains(f);
    // Without a text there is no form.
    let Some(text) = dossier.text_of(request.month) else { return Ok(Vec::new()) };
    let press = Press {
        dossier,
        text,
        shelf: Shelf { world, old, issued: &dossier.issued, force: request.force, seen: None },
        styles: StyleSheet::new(dossier.choices.clone().unwrap_or_default()),
        faces: Faces::of_office(world, dossier.choices.as_ref())?,
        formats: FormFormat::ALL.into_iter().filter(wanted).collect(),
        organ: text.edition.notice.issuer.clone().unwrap_or_default(),
    };
    let jobs: Vec<(String, &Form)> =
        shelf::stems(FOLDER, forms.iter().map(|f| (f.month, f.unit.as_str()))).into_iter().zip(forms).collect();
    hands::side_by_side(&jobs, |n, (stem, form)| {
        progress(n, jobs.len(), &form.unit);
        Ok(press.unit(stem, form))
    })
}

impl Press<'_> {
    fn unit(&self, stem: &str, form: &Form) -> Tray {
        let mut tray = Tray::default();
        let blank = compose::form::blank(form, &self.organ);
        for &format in &self.formats {
            let path = format!("{stem}.{}", format.name());
            match format {
                FormFormat::Pdf => self.task_sheet(&format!("{stem}-任务书.pdf"), form, &mut tray),
                FormFormat::Xlsx | FormFormat::Docx => {
                    let made = self.made(false);
                    let print = fingerprint::of_form(&blank, format.name());
                    self.shelf.put(&path, print, &made, &mut tray, |findings| {
                        let write =
                            if format == FormFormat::Xlsx { write::xlsx::write } else { write::docx::form::write };
                        Ok(shelf::kept(write(&blank), findings))
                    });
                }
            }
        }
        tray
    }

    fn task_sheet(&self, path: &str, form: &Form, tray: &mut Tray) {
        let document = match self.compose(form) {
            Ok(document) => document,
            Err(findings) => {
                tray.findings.extend(findings);
                tray.built.push(shelf::failed(path));
                return;
            }
        };
        let (print, look) = (fingerprint::of_document(&document), fingerprint::of_styles(&self.styles));
        let fingerprint = fingerprint::of(&print, &look, FormFormat::Pdf.name(), &self.faces.print);
        let made = self.made(true);
        self.shelf.put(path, fingerprint, &made, tray, |findings| {
            Sheet::new(&document, &self.styles, &self.faces.book).pdf(findings)
        });
    }

    fn compose(&self, form: &Form) -> Result<Document, Vec<Diagnostic>> {
        let InForce { edition, roster, .. } = self.text;
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
            form: Some(form),
            slip: None,
            amending: None,
            choices,
        };
        compose::compose(KIND, &matter, templates)
    }

    /// What was read for it.
    fn made(&self, templates: bool) -> Made {
        let template = format!("templates/{}.md.tera", KIND.name);
        let read = |path: &str| match path.starts_with("templates/") {
            true => templates && (path == template || path.contains("/partials/") || path.ends_with("style.yaml")),
            false => {
                let amended = self.dossier.editions.files(self.text).any(|file| file == path);
                amended || read::CONTENT.contains(&path) || path.starts_with("content/progress/")
            }
        };
        let all = self.dossier.inputs.iter().filter(|(p, _)| read(p));
        let inputs = all.map(|(p, h)| (p.clone(), h.clone())).collect();
        Made { edition: self.text.name(), inputs, numbers: self.dossier.editions.numbers(), ..Made::default() }
    }
}

const KIND: &Kind = &compose::kind::task_sheet::KIND;
