//! A document as DOCX (ECMA-376, transitional), the form that clerks go on editing.
//!
//! docx-rs writes runs of text and links; what it lacks (charts among it), gets wrong (sections, styles, settings, footers,
//! properties, identifiers, the package) or takes long for (tables, paragraphs about the runs) is done here. Everything
//! passes through one tree of elements, which is put in the order of the schema and serialised in one place. The runs of
//! plain words and whole parts are taken from where they were written before ([`WrittenPieces`]).
//!
//! Clause 8 wants the page number of a turned page where it is on all other pages, which a DOCX can show in a text box
//! only.

pub mod annotated;
mod archive;
mod body;
mod bookmark;
mod chart;
pub mod check;
mod footer;
mod footnote;
pub mod form;
mod head;
mod imprint;
mod look;
mod media;
mod names;
mod order;
mod package;
mod paragraph;
mod revision;
mod section;
mod settings;
mod signature;
mod spaced;
mod styles;
mod table;
mod written;
mod xml;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use written::WrittenPieces;

use crate::base::Diagnostic;
use crate::document::Document;
use crate::style::StyleSheet;
use crate::style::fit::Fits;
use chart::Charts;
use media::Media;
use package::{Links, Parts};
use xml::{Element, el};

/// The bytes of a DOCX file, the same on every run, its lines left to the word processor.
///
/// # Errors
/// When the document holds a character that XML forbids or a cell that has no column; see [`check::CODES`].
pub fn write(document: &Document, styles: &StyleSheet) -> Result<Vec<u8>, Diagnostic> {
    write_fitted(document, styles, &Fits::default())
}

/// The same with the lines of the paper as it was set.
///
/// # Errors
/// As [`write()`].
pub fn write_fitted(document: &Document, styles: &StyleSheet, fits: &Fits) -> Result<Vec<u8>, Diagnostic> {
    write_again(document, styles, fits, &WrittenPieces::default())
}

/// The very same bytes, with the pieces that other papers and earlier rounds have written.
///
/// # Errors
/// As [`write()`].
pub fn write_again(
    document: &Document,
    styles: &StyleSheet,
    fits: &Fits,
    known: &WrittenPieces,
) -> Result<Vec<u8>, Diagnostic> {
    check::check(document)?;
    let mut links = Links::default();
    let mut charts = Charts::new(known);
    let mut media = Media::of(styles);
    let mut body = body::part(document, styles, fits, &mut links, &mut charts, &mut media, known);
    let mut notes = footnote::take(&mut body, fits);
    let changes = match &document.revision {
        Some(revision) => revision::stamp(&mut body, 0, revision),
        None => {
            revision::show(&mut body);
            notes.iter_mut().for_each(revision::show);
            0
        }
    };
    let numbered = bookmark::number(&mut body, changes);
    if let (Some(notes), Some(revision)) = (&mut notes, &document.revision) {
        revision::stamp(notes, numbered, revision);
    }
    let count = notes.as_ref().map(footnote::count);
    body = body.in_schema_order();
    let parts = Parts {
        title: document.title.clone(),
        organ: document.organ.clone(),
        document: body,
        styles: known.styles(styles::Look::of(document, styles, count.is_some())),
        settings: settings::part(count),
        footnotes: notes.map(Element::in_schema_order),
        fonts: settings::fonts(),
        footers: footer::of(document, section::of_imprint(document, fits)),
        properties: Vec::new(),
        links,
        charts,
        pictures: media.files(),
    };
    Ok(package::pack(&parts, known))
}

/// The root of a part of WordprocessingML.
fn root(name: &'static str) -> Element {
    el(name)
        .attr("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
        .attr("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
}
