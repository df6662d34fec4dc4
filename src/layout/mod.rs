//! Sets a document on pages: lines, columns and pages to GB/T 9704-2012, in whole EMU throughout.
//!
//! - `inline` makes glyphs of characters and lines of glyphs,
//! - `flow` makes rows of blocks, each with what it costs to break a page before it,
//! - `table` makes rows of a table and draws the part of it that a page holds,
//! - `fit` tells how a DOCX of the paper gets the same lines,
//! - `chart` draws charts,
//! - `note` sets footnotes,
//! - `standing` keeps lines that may be set again,
//! - `pages` fills pages with rows and with the footnotes that they refer to,
//! - `paint` inks them, `furniture` adds imprint and page numbers.

mod chart;
pub mod codes;
mod fit;
mod flow;
mod furniture;
mod inline;
mod note;
mod pages;
mod paint;
mod paragraph;
mod revision;
mod setter;
mod standing;
mod table;
#[cfg(test)]
mod tests;
mod title;
#[cfg(test)]
mod work;

pub use codes::CODES;
pub use standing::StandingType;

use crate::base::{Diagnostic, Error};
use crate::document::{Anchors, Document, Format, Numbering};
use crate::page::{Page, Pages};
use crate::style::fit::Fits;
use crate::style::{FontBook, StyleSheet};
use flow::Anchor;
use furniture::SetImprint;

/// A paper set on pages.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The sheets.
    pub pages: Pages,
    /// What spacing gives a DOCX of the paper the same lines.
    pub fits: Fits,
    /// What could not be set as it should be.
    pub findings: Vec<Diagnostic>,
}

/// Sets a document on pages.
///
/// # Errors
/// When a font file cannot be used. A character that no font has is a finding, not an error.
pub fn lay_out(document: &Document, styles: &StyleSheet, fonts: &FontBook<'_>) -> Result<Layout, Error> {
    lay_out_again(document, styles, fonts, None)
}

/// The same pages, taking from `standing` the lines that were set before with these fonts and keeping the others there.
///
/// # Errors
/// As [`lay_out`].
pub fn lay_out_again(
    document: &Document,
    styles: &StyleSheet,
    fonts: &FontBook<'_>,
    standing: Option<&StandingType>,
) -> Result<Layout, Error> {
    let numbering = Numbering::of(document.footnotes().count());
    let mut setter = setter::Setter::new(styles, document.format, numbering, fonts).with(standing);
    let mut press = paint::Press { revised: document.revision.is_some(), ..paint::Press::default() };
    let anchors = Anchors::of(document);
    let mut imprint = None;
    for (n, section) in document.sections.iter().enumerate() {
        setter.fits.begin_section();
        let flow = flow::build(section, |block| Anchor::of(&anchors, n, block), &mut setter)?;
        if n + 1 == document.sections.len() {
            imprint = set_imprint(document, &mut setter)?;
        }
        pages::print(&flow, imprint.as_ref(), &mut setter, &mut press);
    }
    if press.pages.is_empty() {
        press.pages.push(Page::default());
    }
    if document.sections.is_empty() {
        imprint = set_imprint(document, &mut setter)?;
    }
    if let Some(imprint) = &imprint {
        imprint.print(&mut setter, &mut press);
    }
    if document.format == Format::Letter {
        furniture::letter_foot(styles.choices.red, &mut press);
    }
    furniture::page_numbers(&mut setter, &mut press)?;
    let pages = Pages {
        title: document.title.clone(),
        organ: document.organ.clone(),
        pages: press.pages,
        tags: setter.tags,
        outline: press.outline,
        anchors: press.anchors,
        pictures: styles.seals.iter().map(|s| s.picture.clone()).collect(),
    };
    Ok(Layout { pages, fits: setter.fits, findings: setter.shaper.findings })
}

fn set_imprint(document: &Document, setter: &mut setter::Setter<'_>) -> Result<Option<SetImprint>, Error> {
    document.imprint.as_ref().map(|imprint| SetImprint::new(imprint, setter)).transpose()
}
