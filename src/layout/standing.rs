//! Type that is kept standing: lines as they were set before, for a program that sets the same words again – in another
//! paper of the run, or in the same one after an edit elsewhere. Setting them takes most of the time of a layout.

use super::inline::justify::SetLine;
use super::setter::Setter;
use crate::base::{Cache, Error, spelled};
use crate::style::fit::TextFit;
use std::hash::Hash;
use std::sync::Arc;

/// How many glyphs are kept at most: some 20 MB. A dossier of two hundred pages, its text in many papers, has a third of
/// that.
const MOST: usize = 200_000;

/// The texts that were set so far with one set of fonts, each under all else that its lines follow from.
#[derive(Debug)]
pub struct StandingType(Cache<Vec<u8>, Arc<SetText>>);

impl Default for StandingType {
    fn default() -> StandingType {
        StandingType(Cache::new(MOST))
    }
}

/// A text set.
#[derive(Debug)]
struct SetText {
    lines: Vec<SetLine>,
    /// What a DOCX is told of each of its paragraphs.
    fits: Vec<TextFit>,
}

/// The lines of a text that has neither links nor footnotes, which are numbered through the paper: as they stand, or as
/// `set` sets them. `look` is all that they follow from but the fonts.
pub(super) fn lines(
    look: &impl Hash,
    setter: &mut Setter<'_>,
    set: impl FnOnce(&mut Setter<'_>) -> Result<Vec<SetLine>, Error>,
) -> Result<Vec<SetLine>, Error> {
    let Some(standing) = setter.standing else { return set(setter) };
    let key = spelled(look);
    if let Some(text) = standing.0.get(&key) {
        setter.texts.extend(text.fits.iter().cloned());
        return Ok(text.lines.clone());
    }
    let (first, borrowed) = (setter.texts.len(), setter.shaper.borrowed);
    let lines = set(setter)?;
    // A character that its face lacks is a finding of every paper that has it.
    if setter.shaper.borrowed == borrowed {
        let text = SetText { lines: lines.clone(), fits: setter.texts[first..].to_vec() };
        standing.0.keep(key, Arc::new(text), 1 + lines.iter().map(|line| line.glyphs.len()).sum::<usize>());
    }
    Ok(lines)
}
