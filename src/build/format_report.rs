//! `hongtou check --format-report`: every paper measured twice, as laid out now and as its written PDF has it.

use super::dossier::Dossier;
use super::faces::Faces;
use super::job::{self, jobs};
use super::papers::Paper;
use super::{Request, fingerprint, months};
use crate::base::{Diagnostic, Error, World};
use crate::measure::{self, Row, file, model};
use crate::style::{FontBook, StyleSheet};
use crate::{layout, write};

/// The measures of one paper.
#[derive(Debug)]
pub struct PaperReport {
    /// The written file.
    pub path: String,
    /// What came of it.
    pub state: Measurable,
    /// Every measure; none where the file could not be measured.
    pub rows: Vec<Row>,
}

/// Whether a written file can be measured against the page model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measurable {
    /// It is what would be written now.
    Current,
    /// It is another: something changed since, or somebody edited it. The measures of both are shown all the same.
    Stale,
    /// It was issued and stays as it is, though it would now come out otherwise.
    Issued,
    /// It is not there.
    NotWritten,
    /// It cannot be read, in words of PDF.
    Unread(String),
    /// The paper cannot be made.
    NotMade,
}

impl Measurable {
    /// Its name in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Measurable::Current => "current",
            Measurable::Stale => "stale",
            Measurable::Issued => "issued",
            Measurable::NotWritten => "not_written",
            Measurable::Unread(_) => "unread",
            Measurable::NotMade => "not_made",
        }
    }
}

impl PaperReport {
    /// Whether the standard is kept, as far as it can be measured.
    pub fn is_good(&self) -> bool {
        let read = matches!(self.state, Measurable::Current | Measurable::Issued);
        read && !self.rows.is_empty() && self.rows.iter().all(|r| self.is_row_good(r))
    }

    /// Whether a measure is as wanted. Of an issued paper the file alone counts.
    pub fn is_row_good(&self, row: &Row) -> bool {
        match self.state {
            Measurable::Issued => row.file.as_ref().is_none_or(|m| m.good),
            _ => row.is_good(),
        }
    }
}

/// Measures every paper that goes out; marked copies and comparisons are working papers, which the standard does not rule.
///
/// # Errors
/// When the disk refuses or a font is missing.
pub fn format_report(world: &dyn World) -> Result<Vec<PaperReport>, Error> {
    let mut dossier = Dossier::load(world)?;
    let request = Request::default();
    let bulletins = months::read(world, &mut dossier, &request)?;
    dossier.issued.compare(world, &dossier.inputs);
    let faces = Faces::of_office(world, dossier.choices.as_ref())?;
    let styles = dossier.styles();
    let mut reports = Vec::new();
    for job in jobs(&dossier, &request, &bulletins) {
        if matches!(job.paper, Paper::Redline | Paper::Comparison) {
            continue;
        }
        let path = format!("out/{}.pdf", job.stem);
        let document = job::compose(&dossier, &job, job.figures(&dossier).as_ref()).ok().flatten();
        let is_issued = dossier.issued.output(&path).is_some();
        let (state, rows) = match (document, world.read(&path)?) {
            (None, _) => (Measurable::NotMade, Vec::new()),
            (_, None) => (Measurable::NotWritten, Vec::new()),
            (Some(document), Some(bytes)) => measure_paper(&document, &styles, &faces.book, &bytes, is_issued)?,
        };
        reports.push(PaperReport { path, state, rows });
    }
    Ok(reports)
}

fn measure_paper(
    document: &crate::document::Document,
    styles: &StyleSheet,
    fonts: &FontBook<'_>,
    bytes: &[u8],
    is_issued: bool,
) -> Result<(Measurable, Vec<Row>), Error> {
    let laid = layout::lay_out(document, styles, fonts)?;
    if laid.findings.iter().any(Diagnostic::is_error) {
        return Ok((Measurable::NotMade, Vec::new()));
    }
    let now = write::pdf::write(&laid.pages, fonts)?;
    let state = match fingerprint::sha256(&now) == fingerprint::sha256(bytes) {
        true => Measurable::Current,
        false if is_issued => Measurable::Issued,
        false => Measurable::Stale,
    };
    let meant = model::look(&laid.pages, fonts)?;
    match file::look(bytes) {
        Ok(written) => Ok((state, measure::report(document, &styles.choices, &meant, &written))),
        Err(why) => Ok((Measurable::Unread(why.to_string()), Vec::new())),
    }
}
