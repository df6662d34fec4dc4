//! Footers: the page number of clause 7.5, at the right of odd and at the left of even pages.

use super::look::{alignment, fonts, size};
use super::names;
use super::xml::{Element, el, val};
use crate::style::{Alignment, Face, gbt9704};

/// The footer of odd pages.
pub(super) fn odd() -> Element {
    part(Alignment::Right)
}

/// The footer of even pages.
pub(super) fn even() -> Element {
    part(Alignment::Left)
}

fn part(side: Alignment) -> Element {
    let properties = el("w:pPr").child(val("w:pStyle", names::PAGE_NUMBER)).child(alignment(side));
    let field = [
        run(field_mark("begin")),
        run(el("w:instrText").attr("xml:space", "preserve").text(" PAGE ")),
        run(field_mark("separate")),
        run(text("1")),
        run(field_mark("end")),
    ];
    let line = el("w:p").child(properties).child(run(text("— "))).children(field).child(run(text(" —")));
    super::root("w:ftr").child(line)
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
