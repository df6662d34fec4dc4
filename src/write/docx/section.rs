//! `w:sectPr`: how the sheets of a section are held, begun and numbered.

use super::names;
use super::styles;
use super::xml::{Element, el, val};
use crate::base::Length;
use crate::document::{Document, ImprintSide, Orientation};
use crate::style::fit::{Fits, ImprintPage};
use crate::style::gbt9704;

/// Where a section begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    /// On the next page.
    Next,
    /// On the next even page; a word processor leaves a blank one before it where it must.
    Even,
    /// On the even page after a blank one, neither of which bears a number (clause 7.5).
    EvenAfterBlank,
}

/// Where the section of an imprint begins that stands on the back of a sheet; `None` where it has none of its own.
pub(super) fn of_imprint(document: &Document, fits: &Fits) -> Option<Start> {
    document.imprint.as_ref().filter(|i| i.side == ImprintSide::Even && !i.is_blank())?;
    match fits.imprint_page() {
        Some(ImprintPage::Shared) => None,
        Some(ImprintPage::Own) | None => Some(Start::Even),
        Some(ImprintPage::AfterBlank) => Some(Start::EvenAfterBlank),
    }
}

/// `w:sectPr`. A turned page is the upright one turned a quarter to the right: its upper margin is the upright left.
/// The first page of a letter bears no number (clause 10.1).
pub(super) fn properties(orientation: Orientation, start: Start, has_bare_first_page: bool) -> Element {
    let upright = [gbt9704::TOP_MARGIN, gbt9704::RIGHT_MARGIN, gbt9704::BOTTOM_MARGIN, gbt9704::LEFT_MARGIN];
    let (width, height) = (gbt9704::SHEET_WIDTH, gbt9704::SHEET_HEIGHT);
    let (size, [top, right, bottom, left]) = match orientation {
        Orientation::Portrait => (sheet(width, height), upright),
        Orientation::Landscape => {
            let [top, right, bottom, left] = upright;
            (sheet(height, width).attr("w:orient", "landscape"), [left, top, right, bottom])
        }
    };
    let [odd, even] = match (orientation, start) {
        (_, Start::EvenAfterBlank) => [names::BLANK_FOOTER; 2],
        (Orientation::Portrait, _) => [names::ODD_FOOTER, names::EVEN_FOOTER],
        (Orientation::Landscape, _) => [names::ODD_TURNED_FOOTER, names::EVEN_TURNED_FOOTER],
    };
    let footer = |kind, id| el("w:footerReference").attr("w:type", kind).attr("r:id", id);
    let margins = el("w:pgMar")
        .attr("w:top", top.to_twips())
        .attr("w:right", right.to_twips())
        .attr("w:bottom", bottom.to_twips())
        .attr("w:left", left.to_twips())
        .attr("w:header", HEADER_DISTANCE.to_twips())
        .attr("w:footer", styles::footer_distance(bottom).to_twips())
        .attr("w:gutter", 0);
    el("w:sectPr")
        .children([footer("default", odd), footer("even", even)])
        .child(val("w:type", if start == Start::Next { "nextPage" } else { "evenPage" }))
        .children([size, margins])
        .child(el("w:cols").attr("w:space", 0))
        .children(has_bare_first_page.then(|| el("w:titlePg")))
        .child(el("w:docGrid").attr("w:type", "lines").attr("w:linePitch", gbt9704::LINE.to_twips()))
}

/// There is no header; the format asks for its place.
const HEADER_DISTANCE: Length = Length::mm(15);

fn sheet(width: Length, height: Length) -> Element {
    el("w:pgSz").attr("w:w", width.to_twips()).attr("w:h", height.to_twips())
}
