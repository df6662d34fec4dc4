//! Amending: changes as data become the text that follows, the words an office says them in, and what shows them.

mod align;
mod amending;
mod bodies;
pub mod codes;
mod comparison;
mod explain;
mod find;
mod label;
mod list;
mod numbering;
pub mod phrase;
mod plan;
mod prose;
mod rebuild;
pub mod redline;
mod references;
mod units;
mod words;

pub use amending::amending;
pub use bodies::bodies;
pub use codes::CODES;
pub use explain::{Explained, differences, explain, explain_tree};
pub use label::label;
pub use plan::Objection;

use crate::base::Diagnostic;
use crate::model::Amendment;
use crate::model::edition::Edition;

/// A text with an amendment folded in.
#[derive(Clone, Debug)]
pub struct Applied {
    /// The text.
    pub edition: Edition,
    /// References that followed the new numbers, and what a person should look at.
    pub notes: Vec<Diagnostic>,
}

/// Folds an amendment into a text: all its places are those of that text, all its changes take effect together, then
/// numbers and what refers to them follow.
///
/// # Errors
/// Why changes are refused; then none is applied.
pub fn apply(edition: &Edition, amendment: &Amendment) -> Result<Applied, Vec<Objection>> {
    let mut plan = plan::Plan::new(edition, amendment);
    if !plan.objections.is_empty() {
        return Err(plan.objections);
    }
    let object = |refused: Vec<(usize, plan::Refusal)>| {
        let one = |(change, (key, finding))| Objection { change, key, finding };
        refused.into_iter().map(one).collect::<Vec<_>>()
    };
    let moved = rebuild::rebuild(&plan).map_err(object)?;
    let notes = references::mend(&mut plan, &moved);
    // Where no reference had to follow, nothing was added to the plan.
    let root = if notes.is_empty() { moved } else { rebuild::rebuild(&plan).map_err(object)? };
    let mut next = edition.next(root, amendment);
    next.renamed.extend(plan.renamed.iter().map(|(old, new, _)| (old.clone(), new.clone())));
    next.repealed = plan.repealed;
    Ok(Applied { edition: next, notes })
}

#[cfg(test)]
mod tests;
