//! 版记 (clause 7.4): a table that floats at the foot of the type area of the page it is on.

use super::look::border;
use super::names;
use super::paragraph::marked;
use super::revision;
use super::styles::{cell_margins, dxa};
use super::xml::{Element, el, val};
use crate::base::Length;
use crate::document::{Imprint, Mark, Marks};
use crate::page::Colour;
use crate::style::{columns, gbt9704};

/// The floating table; the paragraph after it is its anchor.
pub(super) fn of(imprint: &Imprint) -> Element {
    let measure = gbt9704::TYPE_AREA_WIDTH;
    let half = gbt9704::SMALL_SIZE / 2;
    // The date keeps to one line; one more character leaves room for faces with wide digits.
    let date = half * (columns::width_in_half_cells(&imprint.printed) + 2) + gbt9704::IMPRINT_INDENT;
    let widths = [measure - Length::twips(date.to_twips()), Length::twips(date.to_twips())];
    let marks = &imprint.marks;
    let copies = imprint.copy_to.as_ref().map(|copies| {
        let pieces = marks.copy_to.pieces(copies);
        let (text, marks) = Marks::join([("抄送：", imprint.copies_mark())].into_iter().chain(pieces));
        let text = marked(names::IMPRINT_COPIES, &text, &marks);
        row(imprint.copies_mark(), [cell(measure, 2, true, false, text)])
    });
    let first = copies.is_none();
    let printer = marked(names::IMPRINT_PRINTER, &imprint.printer, &marks.printer);
    let date = marked(names::IMPRINT_DATE, &imprint.printed, &marks.printed);
    let cells = [cell(widths[0], 1, first, true, printer), cell(widths[1], 1, first, true, date)];
    let printed = row(marks.whole, cells);
    el("w:tbl")
        .child(properties(measure))
        .child(el("w:tblGrid").children(widths.map(|w| el("w:gridCol").attr("w:w", w.to_twips()))))
        .children(copies)
        .child(printed)
}

/// LibreOffice lets a table as wide as the text float only where its place is counted from the sheet.
fn properties(measure: Length) -> Element {
    let place = el("w:tblpPr")
        .attr("w:leftFromText", 0)
        .attr("w:rightFromText", 0)
        .attr("w:vertAnchor", "margin")
        .attr("w:horzAnchor", "page")
        .attr("w:tblpX", gbt9704::LEFT_MARGIN.to_twips())
        .attr("w:tblpYSpec", "bottom");
    el("w:tblPr")
        .child(place)
        .child(val("w:tblOverlap", "never"))
        .child(dxa("w:tblW", measure))
        .child(el("w:tblLayout").attr("w:type", "fixed"))
        .child(cell_margins(Length::ZERO, Length::ZERO))
        .child(val("w:tblLook", "0000"))
}

fn row<const N: usize>(mark: Mark, cells: [Element; N]) -> Element {
    let mut row = el("w:tr").child(el("w:trPr").child(el("w:cantSplit"))).children(cells);
    revision::row(&mut row, mark);
    row
}

/// Thick lines above the first and below the last element, thin ones between (clause 7.4.1).
fn cell(width: Length, span: i64, first: bool, last: bool, text: Element) -> Element {
    let line = |outer| if outer { gbt9704::IMPRINT_THICK } else { gbt9704::IMPRINT_THIN };
    let borders = el("w:tcBorders").child(border("w:top", line(first), 0, Colour::BLACK)).child(border(
        "w:bottom",
        line(last),
        0,
        Colour::BLACK,
    ));
    let span = (span > 1).then(|| val("w:gridSpan", span));
    let properties = el("w:tcPr").child(dxa("w:tcW", width)).children(span).child(borders);
    el("w:tc").child(properties.child(val("w:vAlign", "center"))).child(text)
}
