//! 版记 (clause 7.4): a table that floats at the foot of the type area of the page it is on.

use super::look::border;
use super::names;
use super::paragraph::{fitted_runs, marked, plain};
use super::revision;
use super::styles::{cell_margins, dxa};
use super::written::WrittenPieces;
use super::xml::{Element, el, val};
use crate::base::Length;
use crate::document::{Imprint, Mark};
use crate::page::Colour;
use crate::style::fit::TextFit;
use crate::style::{columns, gbt9704};

/// The floating table; the paragraph after it is its anchor.
pub(super) fn of(imprint: &Imprint, fits: &[TextFit], known: &WrittenPieces) -> Element {
    let measure = gbt9704::TYPE_AREA_WIDTH;
    let half = gbt9704::SMALL_SIZE / 2;
    // The date keeps to one line; one more character leaves room for faces with wide digits.
    let date = half * (columns::width_in_half_cells(&imprint.printed) + 2) + gbt9704::IMPRINT_INDENT;
    let widths = [measure - Length::twips(date.to_twips()), Length::twips(date.to_twips())];
    let marks = &imprint.marks;
    let count = imprint.lists().count();
    // That of a letter has no lines between its elements (clause 10.1).
    let is_ruled = imprint.is_printed();
    let lists = imprint.lists().enumerate().map(|(n, (label, organs, marks, line))| {
        let pieces: Vec<(&str, Mark)> = [(label, line)].into_iter().chain(marks.pieces(organs)).collect();
        let text = fitted(names::IMPRINT_COPIES, &pieces, fits.get(n), known);
        // 主送 stands above 抄送 with no line between (clause 7.4.2).
        let edges = if is_ruled { [(n == 0).then_some(true), (n + 1 == count).then_some(false)] } else { [None, None] };
        row(line, [cell(measure, 2, edges, text)])
    });
    let lists: Vec<Element> = lists.collect();
    let printed = is_ruled.then(|| {
        let edges = [Some(count == 0), Some(true)];
        let pieces = marks.printer.pieces(&imprint.printer);
        let printer = fitted(names::IMPRINT_PRINTER, &pieces, fits.get(count), known);
        let date = marked(names::IMPRINT_DATE, &imprint.printed, &marks.printed);
        row(marks.whole, [cell(widths[0], 1, edges, printer), cell(widths[1], 1, edges, date)])
    });
    el("w:tbl")
        .child(properties(measure))
        .child(el("w:tblGrid").children(widths.map(|w| el("w:gridCol").attr("w:w", w.to_twips()))))
        .children(lists)
        .children(printed)
}

fn fitted(style: &'static str, pieces: &[(&str, Mark)], fit: Option<&TextFit>, known: &WrittenPieces) -> Element {
    let mut text = plain(style, "");
    text.children.extend(fitted_runs(pieces, fit, gbt9704::SMALL_SIZE, Some(known)));
    text
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

/// Lines above and below, thick (`true`) or thin, where there are any (clause 7.4.1).
fn cell(width: Length, span: i64, [above, below]: [Option<bool>; 2], text: Element) -> Element {
    let line = |side, is_thick: bool| {
        border(side, if is_thick { gbt9704::IMPRINT_THICK } else { gbt9704::IMPRINT_THIN }, 0, Colour::BLACK)
    };
    let lines: Vec<Element> =
        above.map(|t| line("w:top", t)).into_iter().chain(below.map(|t| line("w:bottom", t))).collect();
    let borders = (!lines.is_empty()).then(|| el("w:tcBorders").children(lines));
    let span = (span > 1).then(|| val("w:gridSpan", span));
    let properties = el("w:tcPr").child(dxa("w:tcW", width)).children(span).children(borders);
    el("w:tc").child(properties.child(val("w:vAlign", "center"))).child(text)
}
