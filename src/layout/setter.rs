//! What setting type needs at hand: the look, the glyphs, the structure as it grows.

use super::inline::shape::{LinkId, Shaper};
use super::note::SetNote;
use super::standing::StandingType;
use crate::document::{Format, Numbering};
use crate::page::{TagId, TagRole, TagTree};
use crate::style::fit::{Fits, TextFit};
use crate::style::{FontBook, StyleSheet};

/// The compositor's bench.
pub(super) struct Setter<'a> {
    /// The look.
    pub(super) styles: &'a StyleSheet,
    /// 版式 of the paper.
    pub(super) format: Format,
    /// Glyphs, and findings about them.
    pub(super) shaper: Shaper<'a>,
    /// The structure so far.
    pub(super) tags: TagTree,
    /// The links so far, each with its place in the structure; a [`LinkId`] is a place in this list.
    pub(super) links: Vec<(String, TagId)>,
    /// How footnotes are numbered.
    pub(super) numbering: Numbering,
    /// The footnotes so far, in the order of their numbers.
    pub(super) notes: Vec<SetNote>,
    /// The spacings of the blocks so far.
    pub(super) fits: Fits,
    /// The spacings of the texts of this block so far.
    pub(super) texts: Vec<TextFit>,
    /// The lines that were set before.
    pub(super) standing: Option<&'a StandingType>,
}

impl<'a> Setter<'a> {
    /// An empty bench.
    pub(super) fn new(
        styles: &'a StyleSheet,
        format: Format,
        numbering: Numbering,
        fonts: &'a FontBook<'a>,
    ) -> Setter<'a> {
        Setter {
            styles,
            format,
            shaper: Shaper::new(fonts),
            tags: TagTree::default(),
            links: Vec::new(),
            numbering,
            notes: Vec::new(),
            fits: Fits::default(),
            texts: Vec::new(),
            standing: None,
        }
    }

    /// The same with lines that were set before.
    pub(super) fn with(self, standing: Option<&'a StandingType>) -> Setter<'a> {
        Setter { standing, ..self }
    }

    /// A new link within a paragraph.
    pub(super) fn link(&mut self, target: &str, paragraph: TagId) -> LinkId {
        let tag = self.tags.add(TagRole::Link, Some(paragraph));
        self.links.push((target.to_owned(), tag));
        LinkId(self.links.len() - 1)
    }
}
