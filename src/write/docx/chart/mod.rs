//! Charts: drawn by the word processor itself from a chart part, whose numbers stand in a workbook that it can open.

mod ink;
mod part;
mod workbook;

use super::names;
use super::paragraph;
use super::written::WrittenPieces;
use super::xml::{Element, el, val};
use crate::base::Length;
use crate::document::{Chart, Role};
use crate::style::chart;
use crate::style::gbt9704::{CHART, LINE, TYPE_AREA_WIDTH};

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";

/// The charts of a document in their order.
#[derive(Debug)]
pub(super) struct Charts<'k> {
    pub(super) list: Vec<Parts>,
    /// What of the workbooks was written before.
    known: &'k WrittenPieces,
}

/// What a chart adds to the package.
#[derive(Debug)]
pub(super) struct Parts {
    /// The chart.
    pub(super) chart: Element,
    /// The workbook with its numbers.
    pub(super) workbook: Vec<u8>,
}

impl<'k> Charts<'k> {
    /// None so far.
    pub(super) fn new(known: &'k WrittenPieces) -> Charts<'k> {
        Charts { list: Vec::new(), known }
    }

    /// The paragraph that a chart stands in. Without a value there is nothing to draw, and the paragraph says so.
    pub(super) fn paragraph(&mut self, chart: &Chart, measure: Length, page: Length) -> Element {
        if chart.is_empty() {
            return paragraph::plain(names::role(Role::TableNote), &chart.note());
        }
        let width = measure.min(TYPE_AREA_WIDTH);
        let plan = chart::plan(chart, &CHART, width, page);
        self.list.push(Parts { chart: part::of(chart, plan, width), workbook: workbook::of(chart, self.known) });
        // Below the drawing a line still has the foot of its type.
        let height = LINE * plan.lines - Length::pt(1);
        let run = el("w:r").child(el("w:drawing").child(inline(chart, self.list.len(), width, height)));
        el("w:p").child(el("w:pPr").child(val("w:pStyle", names::CHART))).child(run)
    }
}

/// The drawing that shows chart `n`, counted from 1.
fn inline(chart: &Chart, n: usize, width: Length, height: Length) -> Element {
    let about = el("wp:docPr").attr("id", n).attr("name", format!("图表{n}")).attr("descr", chart.spoken());
    let uri = format!("{DRAWING}/chart");
    let reference = el("c:chart").attr("xmlns:c", &uri).attr("r:id", names::chart(n));
    let graphic = el("a:graphic").attr("xmlns:a", format!("{DRAWING}/main"));
    el("wp:inline")
        .attr("xmlns:wp", format!("{DRAWING}/wordprocessingDrawing"))
        .attr("distT", 0)
        .attr("distB", 0)
        .attr("distL", 0)
        .attr("distR", 0)
        .child(el("wp:extent").attr("cx", width.to_emu()).attr("cy", height.to_emu()))
        .child(el("wp:effectExtent").attr("l", 0).attr("t", 0).attr("r", 0).attr("b", 0))
        .child(about)
        .child(el("wp:cNvGraphicFramePr"))
        .child(graphic.child(el("a:graphicData").attr("uri", uri).child(reference)))
}
