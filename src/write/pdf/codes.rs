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
}

/// Glyphs with their characters as they come.
struct Pairs {
    all: Vec<(u16, char)>,
    /// Of glyphs that share a place the last that came: to sort every glyph of a paper would take long.
    recent: Vec<(u16, char)>,
}

/// How many places there are: more than a paper has glyphs of one font.
const RECENT: usize = 1 << 12;

impl Default for Pairs {
    fn default() -> Pairs {
        Pairs { all: Vec::new(), recent: vec![(0, '\0'); RECENT] }
    }
}

impl Pairs {
    fn add(&mut self, pair: (u16, char)) {
        let recent = &mut self.recent[usize::from(pair.0) % RECENT];
        if *recent != pair {
            *recent = pair;
            self.all.push(pair);
        }
    }

    fn close(self) -> Codes {
        let mut pairs = self.all;
        pairs.sort_unstable();
        pairs.dedup();
        assert!(pairs.len() < usize::from(u16::MAX), "a paper uses fewer than 65 535 glyphs of one font");
        Codes { pairs }
    }
}

/// The codes of every font that inks something.
pub(super) fn collect(pages: &Pages) -> BTreeMap<FontId, Codes> {
    let mut all: BTreeMap<FontId, Pairs> = BTreeMap::new();
    for run in pages.pages.iter().flat_map(runs).filter(|r| !r.glyphs.is_empty()) {
        let pairs = all.entry(run.font).or_default();
        run.glyphs.iter().for_each(|glyph| pairs.add((glyph.id, glyph.character)));
    }
    all.into_iter().map(|(font, pairs)| (font, pairs.close())).collect()
}

fn runs(page: &Page) -> impl Iterator<Item = &GlyphRun> {
    page.upright.iter().chain(&page.turned).filter_map(|item| match item {
        Item::Run(run) => Some(run),
        Item::Rule(_) | Item::Shape(_) | Item::Picture(_) => None,
    })
}
