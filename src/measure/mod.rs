//! Measures papers against GB/T 9704-2012, clause by clause and twice: the page model, and the written PDF read back.
//!
//! Nothing here is told where anything was put. A paper is looked at (`model` or `file`), its parts are found again by
//! their words (`parts`), and each check takes its measure from where the ink stands. Both measures must be good, and
//! they must agree.

mod checks;
mod duties;
pub mod file;
mod metrics;
pub mod model;
mod parts;
pub mod seen;
mod value;

pub use checks::{CHECKS, Check};
pub use duties::{DUTIES, Duty, NOT_OFFERED};
pub use seen::Seen;
pub use value::{Measured, Quantity};

use crate::document::Document;
use crate::style::Choices;
use parts::Parts;

/// A paper in front of the ruler.
struct Paper<'a> {
    document: &'a Document,
    choices: &'a Choices,
    seen: &'a Seen,
    parts: Parts<'a>,
}

/// One line of the report.
#[derive(Clone, Debug)]
pub struct Row {
    /// What was measured.
    pub check: &'static Check,
    /// In the page model.
    pub model: Option<Measured>,
    /// In the written file.
    pub file: Option<Measured>,
}

impl Row {
    /// Whether both are as the standard wants, and agree.
    pub fn is_good(&self) -> bool {
        match (&self.model, &self.file) {
            (Some(a), Some(b)) => a.good && b.good && a.agrees_with(b),
            (None, None) => true,
            _ => false,
        }
    }
}

/// Takes every measure of a paper that has something to measure, in the page model and in the written file.
pub fn report(document: &Document, choices: &Choices, model: &Seen, file: &Seen) -> Vec<Row> {
    let paper = |seen| Paper { document, choices, seen, parts: Parts::find(document, seen) };
    let (model, file) = (paper(model), paper(file));
    let row = |check: &'static Check| Row { check, model: (check.measure)(&model), file: (check.measure)(&file) };
    CHECKS.iter().map(row).filter(|r| r.model.is_some() || r.file.is_some()).collect()
}
