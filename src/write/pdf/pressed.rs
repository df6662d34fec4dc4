//! Pages as they were pressed before, for a program that writes the same papers again after every edit: most of their
//! pages are as they were, and drawing and pressing them takes half of the time of a paper.

use super::content::Figures;
use super::embed::Fonts;
use crate::base::{Cache, spelled};
use crate::page::{Glyph, GlyphRun, Item, Page, TagId, TagTree};
use sha2::{Digest, Sha256};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Pressed pages are some 4 KB each; a long watch need not keep more of them than this.
const MOST: usize = 1024;

/// How many bytes of other streams are kept at most: a paper has some 60 KB of them.
const MOST_BYTES: usize = 8 << 20;

/// The pages pressed so far, each under a hash of all that its ink follows from, and whatever else takes long to press.
#[derive(Debug)]
pub struct PressedPages {
    pages: Cache<Key, Arc<Pressed>>,
    /// Other streams, each under a hash of its content.
    streams: Cache<[u8; 32], Arc<Vec<u8>>>,
}

impl Default for PressedPages {
    fn default() -> PressedPages {
        PressedPages { pages: Cache::new(MOST), streams: Cache::new(MOST_BYTES) }
    }
}

/// A page's ink.
#[derive(Debug)]
pub(super) struct Pressed {
    /// The pressed content stream.
    pub(super) content: Vec<u8>,
    /// The structure element of each marked sequence.
    pub(super) sequences: Vec<TagId>,
    /// The area of each figure.
    pub(super) figures: Figures,
}

/// A hash of all that a page's ink follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key([u8; 32]);

impl PressedPages {
    pub(super) fn get(&self, key: Key) -> Option<Arc<Pressed>> {
        self.pages.get(&key)
    }

    pub(super) fn keep(&self, key: Key, pressed: Pressed) {
        self.pages.keep(key, Arc::new(pressed), 1);
    }

    /// What the content of a stream is pressed to. Content of one kind is always padded in the same way.
    pub(super) fn stream(&self, content: Vec<u8>, press: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
        let key = Sha256::digest(&content).into();
        if let Some(pressed) = self.streams.get(&key) {
            return pressed.to_vec();
        }
        let pressed = press(content);
        self.streams.keep(key, Arc::new(pressed.clone()), pressed.len());
        pressed
    }
}

impl Key {
    /// Of a page of a paper with such tags and fonts. Its links are not ink.
    pub(super) fn of(page: &Page, tags: &TagTree, fonts: &Fonts<'_>) -> Key {
        Key(Sha256::digest(spelled(&Ink { page, tags, fonts })).into())
    }
}

/// All that the ink of a page follows from.
struct Ink<'a> {
    page: &'a Page,
    tags: &'a TagTree,
    fonts: &'a Fonts<'a>,
}

impl Hash for Ink<'_> {
    fn hash<H: Hasher>(&self, said: &mut H) {
        let Page { upright, turned, links: _ } = self.page;
        for items in [upright, turned] {
            items.len().hash(said);
            items.iter().for_each(|item| hash_item(item, self.tags, self.fonts, said));
        }
    }
}

fn hash_item(item: &Item, tags: &TagTree, fonts: &Fonts<'_>, said: &mut impl Hasher) {
    std::mem::discriminant(item).hash(said);
    let tag = match item {
        Item::Run(run) => {
            hash_run(run, fonts, said);
            run.tag
        }
        Item::Rule(rule) => {
            rule.hash(said);
            None
        }
        Item::Shape(shape) => {
            shape.hash(said);
            shape.tag
        }
        Item::Picture(placed) => {
            placed.hash(said);
            Some(placed.tag)
        }
    };
    tag.map(|tag| tags.get(tag).role).hash(said);
}

/// A glyph is written by its code and as wide as the file states, which other pages have a say in: the print of its font.
fn hash_run(run: &GlyphRun, fonts: &Fonts<'_>, said: &mut impl Hasher) {
    let GlyphRun { font: id, size, condense, embolden, colour, baseline, glyphs, tag, words: _ } = run;
    (id, size, condense, embolden, colour, baseline, tag, glyphs.len()).hash(said);
    if glyphs.is_empty() {
        return;
    }
    fonts.get(*id).print.hash(said);
    glyphs.iter().for_each(|glyph| said.write(&packed(glyph)));
}

/// A glyph in ten bytes, because a page has a thousand of them: two for its number, three for its character, five for its
/// place, which lies within 15 km of the sheet's edge.
fn packed(glyph: &Glyph) -> [u8; 10] {
    let Glyph { id, character, x } = *glyph;
    let place = u128::from(x.to_emu().cast_unsigned()) & ((1 << 40) - 1);
    let all = u128::from(id) << 64 | u128::from(u32::from(character)) << 40 | place;
    let [a, b, c, d, e, f, g, h, i, j, ..] = all.to_le_bytes();
    [a, b, c, d, e, f, g, h, i, j]
}
