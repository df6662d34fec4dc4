//! Which glyphs a paper uses of each font, and the number ("code", a CID) each is written by.

use crate::page::{FontId, Glyph, GlyphRun, Item, Page, Pages};
use std::collections::BTreeMap;

/// The glyphs used of one font. A code stands for a glyph *and* the character it was set for: where a font draws two
/// characters alike with one glyph, each has its own code, so that the text comes out as it went in.
#[derive(Debug, Default)]
pub(super) struct Codes {
    pairs: Vec<(u16, char)>,
}

impl Codes {
    /// The code of a glyph that [`collect`] has seen. Codes count from 1; 0 is the font's "no such glyph".
    pub(super) fn of(&self, glyph: &Glyph) -> u16 {
        let place = self.pairs.binary_search(&(glyph.id, glyph.character)).expect("every glyph was collected");
        u16::try_from(place + 1).expect("checked when the codes were closed")
    }

    /// Code, glyph and character of each, by rising code and glyph.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u16, u16, char)> {
        (1u16..).zip(&self.pairs).map(|(code, &(glyph, character))| (code, glyph, character))
    }

    fn close(&mut self) {
        self.pairs.sort_unstable();
        self.pairs.dedup();
        assert!(self.pairs.len() < usize::from(u16::MAX), "a paper uses fewer than 65 535 glyphs of one font");
    }
}

/// The codes of every font that inks something.
pub(super) fn collect(pages: &Pages) -> BTreeMap<FontId, Codes> {
    let mut all: BTreeMap<FontId, Codes> = BTreeMap::new();
    for run in pages.pages.iter().flat_map(runs).filter(|r| !r.glyphs.is_empty()) {
        let pairs = &mut all.entry(run.font).or_default().pairs;
        pairs.extend(run.glyphs.iter().map(|g| (g.id, g.character)));
    }
    all.values_mut().for_each(Codes::close);
    all
}

fn runs(page: &Page) -> impl Iterator<Item = &GlyphRun> {
    page.upright.iter().chain(&page.turned).filter_map(|item| match item {
        Item::Run(run) => Some(run),
        Item::Rule(_) | Item::Shape(_) | Item::Picture(_) => None,
    })
}
