//! `chartN.xml`: the same scale, fillings, dashes and marks as on the page.

use super::DRAWING;
use super::ink::{filling, line, marker, run_look, shape, shape_of_line, shape_with, solid, text, text_in, v};
use super::workbook::{self, Cells};
use crate::base::Length;
use crate::document::chart::number;
use crate::document::{Chart, ChartKind};
use crate::page::Colour;
use crate::style::chart::{BARS_PERCENT, CURVES, Dash, FILLS, Fill, Plan};
use crate::style::columns::width_in_half_cells;
use crate::style::gbt9704::{CHART, LINE};
use crate::write::docx::package::OFFICE;
use crate::write::docx::xml::{Element, el};

/// Identifiers of the two axes, which exist within their part alone.
const PLACES_AXIS: &str = "1";
const VALUES_AXIS: &str = "2";
/// The widest gap between bars that the format holds, in percent of a bar.
const WIDEST_GAP: i64 = 500;

/// The whole part.
pub(super) fn of(chart: &Chart, plan: Plan, width: Length) -> Element {
    let caption = chart.caption();
    let title = (!caption.is_empty()).then(|| title(&caption));
    let field = el("c:plotArea")
        .child(el("c:layout"))
        .child(drawing(chart, plan, width))
        .children([places_axis(chart, plan, width), values_axis(chart, plan)])
        .child(shape(el("a:noFill"), None));
    let legend = (chart.series.len() > 1).then(|| {
        el("c:legend").children([v("c:legendPos", "b"), v("c:overlay", 0), text(CHART.face, CHART.size, Colour::BLACK)])
    });
    let body = el("c:chart")
        .children(title)
        .child(v("c:autoTitleDeleted", i64::from(caption.is_empty())))
        .child(field)
        .children(legend)
        .children([v("c:plotVisOnly", 1), v("c:dispBlanksAs", "gap")]);
    el("c:chartSpace")
        .attr("xmlns:c", format!("{DRAWING}/chart"))
        .attr("xmlns:a", format!("{DRAWING}/main"))
        .attr("xmlns:r", OFFICE)
        .children([v("c:date1904", 0), v("c:lang", "zh-CN"), v("c:roundedCorners", 0)])
        .child(body)
        .children([shape(el("a:noFill"), None), text(CHART.face, CHART.size, Colour::BLACK)])
        .child(el("c:externalData").attr("r:id", workbook::RELATIONSHIP).child(v("c:autoUpdate", 0)))
}

fn title(caption: &str) -> Element {
    let look = |name| run_look(name, CHART.title_face, CHART.title_size, Colour::BLACK);
    let run = el("a:r").child(look("a:rPr").attr("lang", "zh-CN")).child(el("a:t").text(caption));
    let line = el("a:p").child(el("a:pPr").child(look("a:defRPr"))).child(run);
    let rich = el("c:rich").children([el("a:bodyPr"), el("a:lstStyle"), line]);
    el("c:title").children([el("c:tx").child(rich), v("c:overlay", 0)])
}

/// The series in their kind of drawing.
fn drawing(chart: &Chart, plan: Plan, width: Length) -> Element {
    let axes = || [v("c:axId", PLACES_AXIS), v("c:axId", VALUES_AXIS)];
    let series = (0..chart.series.len()).map(|n| series(chart, n, width));
    if chart.kind == ChartKind::Line {
        return el("c:lineChart")
            .children([v("c:grouping", "standard"), v("c:varyColors", 0)])
            .children(series)
            .child(v("c:marker", 1))
            .children(axes());
    }
    let stacked = chart.kind == ChartKind::StackedBars;
    el("c:barChart")
        .child(v("c:barDir", if plan.lies_down { "bar" } else { "col" }))
        .child(v("c:grouping", if stacked { "stacked" } else { "clustered" }))
        .child(v("c:varyColors", 0))
        .children(series)
        .child(v("c:gapWidth", gap(chart, plan, width)))
        .child(v("c:overlap", if stacked { 100 } else { 0 }))
        .children(axes())
}

/// The gap between the bars of two places in percent of a bar, which is no thicker than on the page.
fn gap(chart: &Chart, plan: Plan, width: Length) -> i64 {
    let abreast = if chart.kind == ChartKind::Bars { count(chart.series.len()) } else { 1 };
    let slot = if plan.lies_down { LINE * (plan.lines - 2) / count(chart.places()) } else { slot(chart, width) };
    let bar = (slot.scale(BARS_PERCENT, 100) / abreast).min(CHART.thickest_bar).max(Length::emu(1));
    ((slot - bar * abreast).to_emu() * 100 / bar.to_emu()).clamp(0, WIDEST_GAP)
}

fn series(chart: &Chart, n: usize, width: Length) -> Element {
    let cells = Cells::of(chart);
    let name = el("c:tx").child(strings(cells.name(n), [chart.series[n].name.as_str()].into_iter()));
    let out = el("c:ser").children([v("c:idx", n), v("c:order", n)]).child(name);
    let out = if chart.kind == ChartKind::Line {
        let (dash, mark, filled) = CURVES[n % CURVES.len()];
        out.child(shape_of_line(dash)).child(marker(mark, filled))
    } else {
        let fill = FILLS[n % FILLS.len()];
        out.child(shape(filling(fill), Some(CHART.rule))).child(v("c:invertIfNegative", 0))
    };
    let places = (0..chart.places()).map(|p| chart.category(p));
    let out = out
        .child(labels(chart, n, width))
        .child(el("c:cat").child(strings(cells.places(), places)))
        .child(el("c:val").child(numbers(chart, n, cells.values(n))));
    if chart.kind == ChartKind::Line { out.child(v("c:smooth", 0)) } else { out }
}

fn strings<'t>(formula: String, texts: impl Iterator<Item = &'t str>) -> Element {
    let points: Vec<Element> = texts.enumerate().map(|(n, t)| point(n, t.to_owned())).collect();
    let cache = el("c:strCache").child(v("c:ptCount", points.len())).children(points);
    el("c:strRef").child(el("c:f").text(formula)).child(cache)
}

/// A value that nobody gave has no point.
fn numbers(chart: &Chart, series: usize, formula: String) -> Element {
    let value = |place| Some(point(place, chart.number(chart.value(series, place)?.into())));
    let cache = el("c:numCache")
        .child(el("c:formatCode").text(format(chart)))
        .child(v("c:ptCount", chart.places()))
        .children((0..chart.places()).filter_map(value));
    el("c:numRef").child(el("c:f").text(formula)).child(cache)
}

fn point(n: usize, value: String) -> Element {
    el("c:pt").attr("idx", n).child(el("c:v").text(value))
}

fn format(chart: &Chart) -> &'static str {
    if chart.is_whole() { "0" } else { "0.0" }
}

/// The numbers at the points; a part of nought has none, nor have lines whose points stand too close.
fn labels(chart: &Chart, n: usize, width: Length) -> Element {
    let values = chart.series.iter().flat_map(|s| &s.values).flatten();
    let widest = values.map(|&v| width_in_half_cells(&chart.number(v.into()))).max().unwrap_or(0);
    let close = chart.kind == ChartKind::Line && CHART.size.scale(widest, 2) > slot(chart, width);
    let stacked = chart.kind == ChartKind::StackedBars;
    let (hide, place) = match chart.kind {
        ChartKind::Line if n == lowest(chart) => ("", "b"),
        ChartKind::Line => ("", "t"),
        ChartKind::Bars => ("", "outEnd"),
        ChartKind::StackedBars => (";;", "ctr"),
    };
    let format = match (format(chart), hide) {
        (format, "") => format.to_owned(),
        (format, hide) => format!("{format};-{format}{hide}"),
    };
    let fill = FILLS[n % FILLS.len()];
    let back = match fill {
        Fill::Hatch(_) if stacked => solid(Colour::WHITE),
        _ => el("a:noFill"),
    };
    let ink = match fill {
        Fill::Solid(Colour(grey, ..)) if stacked && grey < 128 => Colour::WHITE,
        _ => Colour::BLACK,
    };
    let shown = |name, is| v(name, i64::from(is));
    el("c:dLbls")
        .child(el("c:numFmt").attr("formatCode", format).attr("sourceLinked", 0))
        .children([shape(back, None), text(CHART.face, CHART.size, ink)])
        .child(v("c:dLblPos", place))
        .children([shown("c:showLegendKey", false), shown("c:showVal", !close), shown("c:showCatName", false)])
        .children([shown("c:showSerName", false), shown("c:showPercent", false), shown("c:showBubbleSize", false)])
}

/// The lowest of several lines, by its values' mean: its numbers stand below it, clear of the others.
fn lowest(chart: &Chart) -> usize {
    let mean = |n: &usize| {
        let values: Vec<i128> = chart.series[*n].values.iter().flatten().map(|&v| v.into()).collect();
        values.iter().sum::<i128>() / i128::try_from(values.len().max(1)).expect("few values")
    };
    let of_several = (0..chart.series.len()).filter(|_| chart.series.len() > 1);
    of_several.min_by_key(mean).unwrap_or(usize::MAX)
}

fn places_axis(chart: &Chart, plan: Plan, width: Length) -> Element {
    let every = if chart.kind == ChartKind::Line { every_named(chart, width) } else { 1 };
    // All of them are broken rather than turned.
    let names = if every == 1 { el("a:bodyPr").attr("rot", 0).attr("vert", "horz") } else { el("a:bodyPr") };
    // Lying bars count from the foot unless told otherwise.
    let (order, side) = if plan.lies_down { ("maxMin", "l") } else { ("minMax", "b") };
    axis_head("c:catAx", PLACES_AXIS, el("c:scaling").child(v("c:orientation", order)), side)
        .child(el("c:numFmt").attr("formatCode", "General").attr("sourceLinked", 0))
        .children(axis_marks("low", names, line(CHART.rule, Colour::BLACK, Dash::Solid)))
        .children([v("c:crossAx", VALUES_AXIS), v("c:crosses", "autoZero"), v("c:auto", 0)])
        .children([v("c:lblAlgn", "ctr"), v("c:lblOffset", 50)])
        .children((every > 1).then(|| v("c:tickLblSkip", every)))
        .child(v("c:noMultiLvlLbl", 1))
}

/// Every how many-th place of a line has room for its name on two lines, about as on the page.
fn every_named(chart: &Chart, width: Length) -> i64 {
    let widest = (0..chart.places()).map(|p| width_in_half_cells(chart.category(p))).max().unwrap_or(0);
    let needed = CHART.size.scale((widest + 1) / 2 + 1, 2);
    (needed.to_emu() / slot(chart, width).to_emu().max(1) + 1).clamp(1, count(chart.places()))
}

/// The width of a place of upright bars or of a line.
fn slot(chart: &Chart, width: Length) -> Length {
    width.scale(9, 10) / count(chart.places())
}

fn count(n: usize) -> i64 {
    i64::try_from(n.max(1)).expect("few series and places")
}

/// The scale begins where it does on the page; its end is fixed for shares of the whole alone, lest a number that is
/// edited later stand beyond it.
fn values_axis(chart: &Chart, plan: Plan) -> Element {
    let step = number(plan.axis.step, plan.axis.step % 10 != 0);
    let whole = chart.unit == "%" && plan.axis.high == 1000;
    let scaling = el("c:scaling")
        .child(v("c:orientation", "minMax"))
        .children(whole.then(|| v("c:max", 100)))
        .children((plan.axis.low == 0).then(|| v("c:min", 0)));
    let (side, crosses) = if plan.lies_down { ("b", "max") } else { ("l", "autoZero") };
    let grid = shape_with(None, Some(line(CHART.rule, CHART.grid, Dash::Solid)));
    axis_head("c:valAx", VALUES_AXIS, scaling, side)
        .child(el("c:majorGridlines").child(grid))
        .child(el("c:numFmt").attr("formatCode", "General").attr("sourceLinked", 0))
        .children(axis_marks("nextTo", el("a:bodyPr"), el("a:ln").child(el("a:noFill"))))
        .children([v("c:crossAx", PLACES_AXIS), v("c:crosses", crosses), v("c:crossBetween", "between")])
        .child(v("c:majorUnit", step))
}

fn axis_head(name: &'static str, id: &str, scaling: Element, side: &str) -> Element {
    el(name).children([v("c:axId", id), scaling, v("c:delete", 0), v("c:axPos", side)])
}

fn axis_marks(labels: &str, body: Element, line: Element) -> [Element; 5] {
    [
        v("c:majorTickMark", "none"),
        v("c:minorTickMark", "none"),
        v("c:tickLblPos", labels),
        shape_with(None, Some(line)),
        text_in(body, CHART.face, CHART.size, Colour::BLACK),
    ]
}
