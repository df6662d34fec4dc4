//! Charts: drawn whole, then put on the page where their row falls.
//!
//! - `easel` draws words and shapes, all of them parts of one figure, `form` knows marks and hatches,
//! - `plot` makes the field between the scale and the names of the places,
//! - `bars` and `curves` draw the values, `legend` says which series is which.

mod bars;
mod curves;
mod easel;
mod form;
mod legend;
mod plot;

use super::codes;
use super::pages::line_top;
use super::revision::over_chart;
use super::setter::Setter;
use crate::base::{Diagnostic, Error, Length};
use crate::document::{Chart, ChartKind, Mark};
use crate::page::{Glyph, Item, Rule, Shape};
use crate::style::chart::{self, Plan};
use crate::style::gbt9704::{CHART, TYPE_AREA_WIDTH};
use easel::{Area, Easel};

/// A chart, set.
#[derive(Debug)]
pub(super) struct ChartSet {
    /// Its ink, from its upper left corner.
    items: Vec<Item>,
    /// Its height in lines of the grid.
    pub(super) lines: i64,
    /// What a revision did to it.
    pub(super) mark: Mark,
}

/// Sets a chart in the middle of a measure, for pages of a height.
pub(super) fn set(chart: &Chart, measure: Length, page: Length, setter: &mut Setter<'_>) -> Result<ChartSet, Error> {
    let width = measure.min(TYPE_AREA_WIDTH);
    let plan = chart::plan(chart, &CHART, width, page);
    let left = (measure - width) / 2;
    // White parts the chart from the text above and below.
    let white = CHART.gap * 3 / 2;
    let area = Area { left, top: white, right: left + width, bottom: line_top(plan.lines) - white };
    let mut easel = Easel::new(setter, chart.spoken());
    draw_all(&mut easel, chart, plan, area)?;
    let (mut items, crowded) = easel.finish();
    report(chart, crowded, setter);
    items
        .extend(over_chart(chart.mark, width, line_top(plan.lines)).iter().map(|item| moved(item, left, Length::ZERO)));
    Ok(ChartSet { items, lines: plan.lines, mark: chart.mark })
}

fn draw_all(easel: &mut Easel<'_, '_>, chart: &Chart, plan: Plan, area: Area) -> Result<(), Error> {
    let area = title(easel, &chart.caption(), area)?;
    let area = if chart.series.len() > 1 { legend::draw(easel, chart, area)? } else { area };
    let plot = plot::draw(easel, chart, plan, area)?;
    match chart.kind {
        ChartKind::Line => curves::draw(easel, chart, &plot),
        ChartKind::Bars => bars::draw(easel, chart, &plot),
        ChartKind::StackedBars => bars::draw_stacked(easel, chart, &plot),
    }?;
    if chart.kind != ChartKind::Line {
        plot.nought(easel);
    }
    Ok(())
}

/// The title above, on at most two lines; returns what is left below it.
fn title(easel: &mut Easel<'_, '_>, words: &str, area: Area) -> Result<Area, Error> {
    if words.is_empty() {
        return Ok(area);
    }
    let look = easel.title_look();
    let lines = easel.fitted(words, look, area.right - area.left, 2)?;
    let mut top = area.top;
    for line in &lines {
        easel.line(line, look, (area.left, top));
        top += look.line;
    }
    Ok(Area { top: top + CHART.gap / 2, ..area })
}

fn report(chart: &Chart, crowded: usize, setter: &mut Setter<'_>) {
    if crowded > 0 {
        let finding = Diagnostic::new(&codes::CROWDED_CHART).with("title", chart.title.as_str());
        setter.shaper.findings.push(finding.with("count", crowded));
    }
    let (looks, series) = (chart::FILLS.len(), chart.series.len());
    if series > looks {
        let finding = Diagnostic::new(&codes::ALIKE_SERIES).with("title", chart.title.as_str());
        setter.shaper.findings.push(finding.with("series", series).with("looks", looks));
    }
}

/// Inks a chart at its place.
pub(super) fn draw(set: &ChartSet, left: Length, top: Length, items: &mut Vec<Item>) {
    items.extend(set.items.iter().map(|item| moved(item, left, top)));
}

fn moved(item: &Item, left: Length, top: Length) -> Item {
    let place = |(x, y): (Length, Length)| (x + left, y + top);
    match item {
        Item::Run(run) => {
            let glyphs = run.glyphs.iter().map(|g| Glyph { x: g.x + left, ..*g }).collect();
            Item::Run(crate::page::GlyphRun { baseline: run.baseline + top, glyphs, ..run.clone() })
        }
        Item::Rule(rule) => Item::Rule(Rule { from: place(rule.from), to: place(rule.to), ..*rule }),
        Item::Shape(shape) => {
            Item::Shape(Shape { points: shape.points.iter().copied().map(place).collect(), ..shape.clone() })
        }
        // Charts have none.
        Item::Picture(picture) => Item::Picture(*picture),
    }
}
