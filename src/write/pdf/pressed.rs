//! Pages as they were pressed before, for a program that writes the same papers again after every edit: most of their
//! pages are as they were, and drawing and pressing them takes half of the time of a paper.

use super::content::Figures;
use super::embed::Fonts;
use crate::page::{GlyphRun, Item, Page, TagId, TagTree};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard};

/// Pressed pages are some 4 KB each; a long watch need not keep more of them than this.
const MOST: usize = 1024;

/// The pages pressed so far, each under a hash of all that its ink follows from.
#[derive(Default)]
pub struct PressedPages {
    kept: Mutex<HashMap<Key, Arc<Pressed>>>,
}

/// A page's ink.
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
        self.kept().get(&key).cloned()
    }

    pub(super) fn keep(&self, key: Key, pressed: Pressed) {
        let mut kept = self.kept();
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key, Arc::new(pressed));
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<Key, Arc<Pressed>>> {
        self.kept.lock().expect("no thread panicked while it held the pages")
    }
}

impl std::fmt::Debug for PressedPages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PressedPages({})", self.kept().len())
    }
}

impl Key {
    /// Of a page of a paper with such tags and fonts. Its links are not ink.
    pub(super) fn of(page: &Page, tags: &TagTree, fonts: &Fonts<'_>) -> Key {
        let Page { upright, turned, links: _ } = page;
        let mut said = Said::default();
        for items in [upright, turned] {
            items.len().hash(&mut said);
            items.iter().for_each(|item| hash_item(item, tags, fonts, &mut said));
        }
        Key(Sha256::digest(said.0).into())
    }
}

fn hash_item(item: &Item, tags: &TagTree, fonts: &Fonts<'_>, said: &mut Said) {
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

/// A glyph is written by its code and as wide as the file states, which other pages have a say in.
fn hash_run(run: &GlyphRun, fonts: &Fonts<'_>, said: &mut Said) {
    let GlyphRun { font: id, size, condense, embolden, colour, baseline, glyphs, tag, words: _ } = run;
    (id, size, condense, embolden, colour, baseline, tag, glyphs.len()).hash(said);
    if glyphs.is_empty() {
        return;
    }
    let font = fonts.get(*id);
    for glyph in glyphs {
        let code = font.codes.of(glyph);
        (code, font.width(code), glyph.x).hash(said);
    }
}

/// What was said to a hasher, to be hashed at once.
#[derive(Default)]
struct Said(Vec<u8>);

impl Hasher for Said {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        unreachable!("its bytes are hashed, not its number")
    }
}
