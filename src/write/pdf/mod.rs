//! Laid-out pages as a PDF that is kept for ever and heard as well as read: tagged, PDF/A-2a and PDF/UA-1.
//!
//! * `codes` numbers the glyphs a paper uses, font by font;
//! * `embed` cuts each font down to them and `to_unicode` says which characters they stand for;
//! * `pressed` keeps pages that may be written again;
//! * `picture` adds the pictures that pages show;
//! * `content` writes the ink of each page as `printpdf` operations, marked with the structure it belongs to;
//! * `structure`, `links` and `outline` add what `printpdf` has no word for, straight into its `lopdf` document;
//! * `catalog` adds what the whole file says of itself, `xmp` and `icc` among it; `save` numbers and writes it, `syntax`
//!   knows how objects are spelled.
//!
//! The same pages and fonts give the same bytes: there is no clock, no chance and no hash order in any of it.

mod catalog;
mod codes;
mod content;
mod embed;
mod icc;
mod links;
mod object;
mod outline;
mod picture;
mod pressed;
mod save;
mod sheet;
mod structure;
mod syntax;
#[cfg(test)]
mod tests;
mod to_unicode;
mod xmp;

pub use pressed::PressedPages;

use crate::base::Error;
use crate::page::{Page, Pages};
use crate::style::font::FontBook;
use std::borrow::Cow;

/// Writes a paper. One without a page becomes one blank sheet, because readers refuse a file that has none.
///
/// # Errors
/// When a font file that the pages use is missing or cannot be cut down.
///
/// # Panics
/// When the pages break their own promises: a tag or a font number that does not exist.
pub fn write(pages: &Pages, fonts: &FontBook<'_>) -> Result<Vec<u8>, Error> {
    write_again(pages, fonts, None)
}

/// The same bytes, taking from `before` the pages that were pressed before and keeping the others there.
///
/// # Errors
/// As [`write()`].
///
/// # Panics
/// As [`write()`].
pub fn write_again(pages: &Pages, fonts: &FontBook<'_>, before: Option<&PressedPages>) -> Result<Vec<u8>, Error> {
    let pages = with_a_sheet(pages);
    let used = embed::Fonts::measure(codes::collect(&pages), fonts)?;
    let drawn = content::draw(&pages, &used, before);
    let mut file = sheet::assemble(drawn, before);
    used.embed(&mut file)?;
    picture::embed(&pages, &mut file);
    let links = links::add(&mut file, &pages);
    let tree = structure::add(&mut file, &pages.tags, &links);
    let outline = outline::add(&mut file, &pages.outline);
    catalog::complete(&mut file, &pages, tree, outline);
    Ok(save::save(&file.document, &file.spelled, before))
}

fn with_a_sheet(pages: &Pages) -> Cow<'_, Pages> {
    if pages.pages.is_empty() {
        Cow::Owned(Pages { pages: vec![Page::default()], ..pages.clone() })
    } else {
        Cow::Borrowed(pages)
    }
}
