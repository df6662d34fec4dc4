//! Fonts cut down to the glyphs of a paper, kept for the other papers of a run that use the very same glyphs.
//!
//! A paper holds its own glyphs and no others, whatever else is made beside it: so its bytes are the same alone and
//! among a hundred. What papers share is the work: tables and outlines are read once, and equal cuts are made once.

use crate::base::{Cache, Error};
use crate::page::FontId;
use std::sync::Arc;

/// A font cut down to some glyphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Its length in bytes.
    pub length: usize,
    /// Its bytes, pressed.
    pub pressed: Vec<u8>,
    /// The place in it of each glyph asked for.
    pub places: Vec<u16>,
}

/// How many pressed bytes are kept at most. The papers of a run have some 50 KB of each font; a long watch wants those of
/// the last rounds.
const MOST: usize = 16 << 20;

/// The cuts made so far, by font and glyphs.
pub(super) struct Cuts(Cache<(FontId, Vec<u16>), Arc<Cut>>);

impl Default for Cuts {
    fn default() -> Cuts {
        Cuts(Cache::new(MOST))
    }
}

impl Cuts {
    pub(super) fn get(
        &self,
        id: FontId,
        glyphs: Vec<u16>,
        make: impl FnOnce(&[u16]) -> Result<Cut, Error>,
    ) -> Result<Arc<Cut>, Error> {
        let key = (id, glyphs);
        if let Some(cut) = self.0.get(&key) {
            return Ok(cut);
        }
        // Not held meanwhile: the papers made side by side rarely want the same cut at the same moment.
        let cut = Arc::new(make(&key.1)?);
        self.0.keep(key, cut.clone(), cut.pressed.len());
        Ok(cut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn the_same_glyphs_of_the_same_font_are_cut_once() {
        let (cuts, made) = (Cuts::default(), Cell::new(0));
        let get = |font, glyphs: &[u16]| {
            let make = |glyphs: &[u16]| {
                made.set(made.get() + 1);
                Ok(Cut { length: glyphs.len(), pressed: vec![font], places: glyphs.to_vec() })
            };
            cuts.get(FontId(font), glyphs.to_vec(), make).expect("nothing refuses")
        };
        let first = get(0, &[1, 2]);
        assert_eq!((get(0, &[1, 2]), made.get()), (first, 1));
        assert_eq!((get(0, &[1]).length, get(1, &[1, 2]).pressed[0], made.get()), (1, 1, 3));
    }
}
