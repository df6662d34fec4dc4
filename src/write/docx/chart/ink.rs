//! Fillings, lines, marks and type in DrawingML.

use crate::base::Length;
use crate::page::Colour;
use crate::style::Face;
use crate::style::chart::{Dash, Fill, Hatch, Mark};
use crate::style::gbt9704::CHART;
use crate::write::docx::look::{LATIN, hex};
use crate::write::docx::xml::{Element, el};

/// An element with `val` alone.
pub(super) fn v(name: &'static str, value: impl ToString) -> Element {
    el(name).attr("val", value)
}

/// `c:spPr`: filling and outline.
pub(super) fn shape(fill: Element, outline: Option<Length>) -> Element {
    let none = || el("a:ln").child(el("a:noFill"));
    let outline = outline.map_or_else(none, |w| line(w, Colour::BLACK, Dash::Solid));
    shape_with(Some(fill), Some(outline))
}

pub(super) fn shape_of_line(dash: Dash) -> Element {
    shape_with(None, Some(line(CHART.curve, Colour::BLACK, dash)))
}

pub(super) fn shape_with(fill: Option<Element>, line: Option<Element>) -> Element {
    el("c:spPr").children(fill).children(line)
}

pub(super) fn line(width: Length, colour: Colour, dash: Dash) -> Element {
    let dash = match dash {
        Dash::Solid => "solid",
        Dash::Dashes => "dash",
        Dash::Dots => "sysDot",
        Dash::LongDashes => "lgDash",
    };
    el("a:ln").attr("w", width.to_emu()).attr("cap", "flat").child(solid(colour)).child(v("a:prstDash", dash))
}

fn colour(colour: Colour) -> Element {
    v("a:srgbClr", hex(colour))
}

pub(super) fn solid(ink: Colour) -> Element {
    el("a:solidFill").child(colour(ink))
}

pub(super) fn filling(fill: Fill) -> Element {
    let pattern = match fill {
        Fill::Solid(colour) => return solid(colour),
        Fill::Hatch(Hatch::Rising) => "wdUpDiag",
        Fill::Hatch(Hatch::Falling) => "wdDnDiag",
        Fill::Hatch(Hatch::Upright) => "ltVert",
        Fill::Hatch(Hatch::Level) => "ltHorz",
    };
    let inks = [el("a:fgClr").child(colour(Colour::BLACK)), el("a:bgClr").child(colour(Colour::WHITE))];
    el("a:pattFill").attr("prst", pattern).children(inks)
}

pub(super) fn marker(mark: Mark, filled: bool) -> Element {
    let symbol = match mark {
        Mark::Circle => "circle",
        Mark::Square => "square",
        Mark::Triangle => "triangle",
        Mark::Diamond => "diamond",
    };
    let fill = solid(if filled { Colour::BLACK } else { Colour::WHITE });
    el("c:marker").children([v("c:symbol", symbol), v("c:size", 5), shape(fill, Some(CHART.rule))])
}

/// `c:txPr`.
pub(super) fn text(face: Face, size: Length, ink: Colour) -> Element {
    text_in(el("a:bodyPr"), face, size, ink)
}

pub(super) fn text_in(body: Element, face: Face, size: Length, ink: Colour) -> Element {
    let look = el("a:pPr").child(run_look("a:defRPr", face, size, ink));
    let line = el("a:p").child(look).child(el("a:endParaRPr").attr("lang", "zh-CN"));
    el("c:txPr").children([body, el("a:lstStyle"), line])
}

/// Size in hundredths of a point, ink and faces.
pub(super) fn run_look(name: &'static str, face: Face, size: Length, ink: Colour) -> Element {
    el(name).attr("sz", size.to_emu() / 127).attr("b", 0).child(solid(ink)).children([
        el("a:latin").attr("typeface", LATIN),
        el("a:ea").attr("typeface", face.official_name()),
        el("a:cs").attr("typeface", LATIN),
    ])
}
