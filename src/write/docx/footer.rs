//! Footers: the page number of clause 7.5, at the right of odd and at the left of even pages.

use super::look::{alignment, fonts, size};
use super::names;
use super::section::Start;
use super::styles;
use super::xml::{Element, el, val};
use crate::base::Length;
use crate::document::{Document, Orientation};
use crate::style::{Alignment, Face, gbt9704};

/// A footer: the relationship that sections name, and the part.
pub(super) type Footer = (&'static str, Element);

/// The footers of upright pages.
pub(super) fn upright() -> Vec<Footer> {
    vec![(names::ODD_FOOTER, part(number(Alignment::Right))), (names::EVEN_FOOTER, part(number(Alignment::Left)))]
}

/// The footers that the sections of a document name.
pub(super) fn of(document: &Document, imprint: Option<Start>) -> Vec<Footer> {
    let mut footers = upright();
    if document.sections.iter().any(|s| s.orientation == Orientation::Landscape) {
        footers.push((names::ODD_TURNED_FOOTER, part(turned(Alignment::Right))));
        footers.push((names::EVEN_TURNED_FOOTER, part(turned(Alignment::Left))));
    }
    if imprint == Some(Start::EvenAfterBlank) {
        let empty = el("w:p").child(el("w:pPr").child(val("w:pStyle", names::PAGE_NUMBER)));
        footers.push((names::BLANK_FOOTER, part(empty)));
    }
    footers
}

fn part(line: Element) -> Element {
    super::root("w:ftr").child(line)
}

fn number(side: Alignment) -> Element {
    let properties = el("w:pPr").child(val("w:pStyle", names::PAGE_NUMBER)).child(alignment(side));
    let field = [
        run(field_mark("begin")),
        run(el("w:instrText").attr("xml:space", "preserve").text(" PAGE ")),
        run(field_mark("separate")),
        run(text("1")),
        run(field_mark("end")),
    ];
    el("w:p").child(properties).child(run(text("— "))).children(field).child(run(text(" —")))
}

/// The number where all other pages have it (clause 8). The left edge of a turned page is the foot of the upright sheet:
/// the line of the number stands there as a box as long as the line is upright, its text turned with the sheet. VML is
/// what Word, WPS and LibreOffice all read.
fn turned(side: Alignment) -> Element {
    let style = [
        ("position", "absolute".to_owned()),
        ("margin-left", twentieths(styles::footer_distance(gbt9704::BOTTOM_MARGIN))),
        ("margin-top", twentieths(gbt9704::LEFT_MARGIN)),
        ("width", twentieths(styles::PAGE_NUMBER_LINE)),
        ("height", twentieths(gbt9704::TYPE_AREA_WIDTH)),
        ("z-index", "1".to_owned()),
        ("mso-position-horizontal-relative", "page".to_owned()),
        ("mso-position-vertical-relative", "page".to_owned()),
    ];
    let style: Vec<String> = style.iter().map(|(name, value)| format!("{name}:{value}")).collect();
    let words = el("v:textbox")
        .attr("style", "layout-flow:vertical")
        .attr("inset", "0,0,0,0")
        .child(el("w:txbxContent").child(number(side)));
    let area = el("v:rect")
        .attr("xmlns:v", "urn:schemas-microsoft-com:vml")
        .attr("id", if side == Alignment::Right { "PageNumberOdd" } else { "PageNumberEven" })
        .attr("style", style.join(";"))
        .attr("filled", "f")
        .attr("stroked", "f")
        .child(words);
    let anchor = el("w:pPr").child(val("w:pStyle", names::PAGE_NUMBER));
    el("w:p").child(anchor).child(el("w:r").child(el("w:pict").child(area)))
}

/// A length in points, exact to the twip.
fn twentieths(length: Length) -> String {
    let twips = length.to_twips();
    format!("{}.{:02}pt", twips / 20, twips % 20 * 5)
}

/// Size and face stand in each run: word processors give the result of a field the look of its runs.
fn run(content: Element) -> Element {
    let properties = el("w:rPr").child(fonts(Face::Song)).children(size(gbt9704::SMALL_SIZE));
    el("w:r").child(properties).child(content)
}

fn field_mark(kind: &'static str) -> Element {
    el("w:fldChar").attr("w:fldCharType", kind)
}

fn text(text: &str) -> Element {
    el("w:t").attr("xml:space", "preserve").text(text)
}
