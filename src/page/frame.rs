//! Pages and what is inked on them. Lengths run right and down from the sheet's upper left corner.

use super::picture::Picture;
use super::structure::{TagId, TagTree};
use crate::base::Length;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A laid-out paper.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pages {
    /// The title as metadata.
    pub title: String,
    /// The issuing organ as metadata.
    pub organ: String,
    /// The sheets in order.
    pub pages: Vec<Page>,
    /// The logical structure that the items point into.
    pub tags: TagTree,
    /// Bookmarks in reading order.
    pub outline: Vec<OutlineEntry>,
    /// The places that links lead to, by name: the page, counted from 0, and how far down it.
    pub anchors: BTreeMap<String, (usize, Length)>,
    /// The pictures that pages show.
    pub pictures: Vec<Arc<Picture>>,
}

impl Pages {
    /// The fonts that ink something.
    pub fn fonts(&self) -> BTreeSet<FontId> {
        let items = self.pages.iter().flat_map(|page| page.upright.iter().chain(&page.turned));
        let font = |item: &Item| match item {
            Item::Run(run) => (!run.glyphs.is_empty()).then_some(run.font),
            Item::Rule(_) | Item::Shape(_) | Item::Picture(_) => None,
        };
        items.filter_map(font).collect()
    }
}

/// One side of a sheet, A4 upright (210 × 297 mm).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Items of the upright sheet, in reading order.
    pub upright: Vec<Item>,
    /// Items of a turned table (clause 8), in the coordinates of the sheet held sideways (297 × 210 mm), whose upper
    /// edge is the left edge of the upright sheet. Empty on other pages; where it is not, the page is shown turned.
    pub turned: Vec<Item>,
    /// Areas that lead somewhere, in the coordinates of the upright sheet.
    pub links: Vec<Link>,
}

/// Something inked.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// Text.
    Run(GlyphRun),
    /// A straight line.
    Rule(Rule),
    /// A drawn figure's polygon or broken line.
    Shape(Shape),
    /// A picture.
    Picture(PlacedPicture),
}

/// A picture at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PlacedPicture {
    /// Which of the paper's pictures.
    pub picture: usize,
    /// Left, top, right, bottom.
    pub area: [Length; 4],
    /// The figure it is.
    pub tag: TagId,
}

/// Glyphs of one font, size and colour on one baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun {
    /// The font file, a number of the font book.
    pub font: FontId,
    /// Size.
    pub size: Length,
    /// Width of the glyphs in percent of their own.
    pub condense: i64,
    /// Whether the strokes are thickened to stand for a bold cut that does not exist.
    pub embolden: bool,
    /// Ink.
    pub colour: Colour,
    /// The baseline, from the upper edge.
    pub baseline: Length,
    /// The glyphs, left to right.
    pub glyphs: Vec<Glyph>,
    /// The part of the structure it belongs to; `None` for page furniture.
    pub tag: Option<TagId>,
    /// The element whose words these are: of a head or cell that is set again on a further page too, which is no part of
    /// the structure there. `None` where no block of the paper says them.
    pub words: Option<TagId>,
}

/// One character drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Number of the glyph in its font.
    pub id: u16,
    /// The character it stands for.
    pub character: char,
    /// Its origin, from the left edge.
    pub x: Length,
}

/// A horizontal or vertical line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// Start.
    pub from: (Length, Length),
    /// End.
    pub to: (Length, Length),
    /// Thickness.
    pub width: Length,
    /// Ink.
    pub colour: Colour,
}

/// A polygon or a broken line, filled, drawn round, or both.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// Its corners.
    pub points: Vec<(Length, Length)>,
    /// Whether the last corner is joined to the first.
    pub closed: bool,
    /// The ink within.
    pub fill: Option<Colour>,
    /// The line along it.
    pub stroke: Option<Stroke>,
    /// The figure it belongs to; `None` for what only adorns the page.
    pub tag: Option<TagId>,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stroke {
    /// Thickness.
    pub width: Length,
    /// Ink.
    pub colour: Colour,
    /// Length of its dashes and of the gaps between them; no length for an unbroken line.
    pub dash: [Length; 2],
}

impl Stroke {
    /// The dashes of an unbroken line.
    pub const SOLID: [Length; 2] = [Length::ZERO; 2];
}

/// An area that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Left, top, right, bottom.
    pub area: [Length; 4],
    /// Where to: `mailto:`, `https:`, or `#` and the name of one of the paper's anchors.
    pub target: String,
    /// The structure element of its text.
    pub tag: TagId,
}

/// A bookmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// Its words.
    pub title: String,
    /// 0 for the outermost.
    pub level: usize,
    /// Index of the page.
    pub page: usize,
    /// How far down the page.
    pub top: Length,
}

/// Number of a font file in the font book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontId(pub u8);

/// An ink, red-green-blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Black (clause 5.2.4: the default).
    pub const BLACK: Colour = Colour(0, 0, 0);
    /// The paper's own, for figures.
    pub const WHITE: Colour = Colour(255, 255, 255);
}
