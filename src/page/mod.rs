//! The sheet: glyphs and rules at exact places. Knows no paragraph; writers of paged formats see nothing else.

pub mod dump;
pub mod frame;
pub mod picture;
pub mod structure;

pub use frame::{
    Colour, FontId, Glyph, GlyphRun, Item, Link, OutlineEntry, Page, Pages, PlacedPicture, Rule, Shape, Stroke,
};
pub use picture::Picture;
pub use structure::{Tag, TagId, TagRole, TagTree};
