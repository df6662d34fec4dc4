//! What a trace finds.

use crate::base::diagnostic::Diagnostic;
use crate::model::Origin;

/// The answer to a question.
#[derive(Debug, Default)]
pub struct Answer {
    /// Everything found, in reading order.
    pub found: Vec<Found>,
    /// What stands in the way.
    pub findings: Vec<Diagnostic>,
}

/// Words and where they come from.
#[derive(Clone, Debug)]
pub struct Found {
    /// The page, from 1; `None` where the paper has none or no paper was asked for.
    pub page: Option<usize>,
    /// The words as printed.
    pub words: String,
    /// The words that stand around them.
    pub around: String,
    /// The path of the data they were printed of.
    pub path: Option<String>,
    /// Where they come from; `None` where they are the template's own.
    pub origin: Option<Origin>,
}

impl Found {
    /// Something found in no paper.
    pub(super) fn whole(origin: Origin) -> Found {
        Found { page: None, words: origin.text.clone(), around: String::new(), path: None, origin: Some(origin) }
    }
}
