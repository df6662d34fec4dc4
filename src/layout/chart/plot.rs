//! The field of a chart: scale, lines across it, names of the places.

use super::bars::NUMBER_GAP;
use super::easel::{Area, Easel, Stand};
use crate::base::{Error, Length};
use crate::document::chart::number;
use crate::document::{Chart, ChartKind};
use crate::layout::inline::justify::SetLine;
use crate::page::Colour;
use crate::style::Alignment;
use crate::style::chart::{Axis, LABEL_PERCENT, Plan};
use crate::style::gbt9704::CHART;

/// Names below the field take at most so many lines.
const LABEL_LINES: usize = 3;

/// Where values and places lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plot {
    /// The field.
    pub(super) area: Area,
    /// The scale.
    pub(super) axis: Axis,
    /// Whether values run to the right instead of upwards.
    pub(super) lies_down: bool,
    /// How many places there are.
    pub(super) places: i64,
    /// Names and numbers stand at every so many-th place, counted from the last.
    pub(super) every: i64,
}

impl Plot {
    /// Where a value lies.
    pub(super) fn along(&self, value: i128) -> Length {
        let Area { left, top, right, bottom } = self.area;
        if self.lies_down {
            left + self.axis.share(right - left, value)
        } else {
            bottom - self.axis.share(bottom - top, value)
        }
    }

    /// The middle of a place.
    pub(super) fn middle(&self, place: i64) -> Length {
        let (from, to) = self.across();
        from + (to - from).scale(2 * place + 1, 2 * self.places.max(1))
    }

    /// The width of a place.
    pub(super) fn slot(&self) -> Length {
        let (from, to) = self.across();
        (to - from) / self.places.max(1)
    }

    /// Whether the place's name stands there.
    pub(super) fn is_named(&self, place: i64) -> bool {
        (self.places - 1 - place) % self.every == 0
    }

    /// The area between two values and two edges.
    pub(super) fn between(&self, (from, to): (Length, Length), values: (i128, i128)) -> Area {
        let (a, b) = (self.along(values.0), self.along(values.1));
        let (low, high) = (a.min(b), a.max(b));
        if self.lies_down {
            Area { left: low, top: from, right: high, bottom: to }
        } else {
            Area { left: from, top: low, right: to, bottom: high }
        }
    }

    fn across(&self) -> (Length, Length) {
        if self.lies_down { (self.area.top, self.area.bottom) } else { (self.area.left, self.area.right) }
    }

    /// The line that the bars stand on.
    pub(super) fn nought(&self, easel: &mut Easel<'_, '_>) {
        let Area { left, top, right, bottom } = self.area;
        let at = self.along(0);
        let (from, to) = if self.lies_down { ((at, top), (at, bottom)) } else { ((left, at), (right, at)) };
        easel.rule(from, to, CHART.rule, Colour::BLACK);
    }
}

/// Draws scale and names into an area and returns the field.
pub(super) fn draw(easel: &mut Easel<'_, '_>, chart: &Chart, plan: Plan, area: Area) -> Result<Plot, Error> {
    let decimal = plan.axis.step % 10 != 0;
    let ticks: Vec<(i128, String)> = plan.axis.ticks().map(|v| (v, number(v, decimal))).collect();
    let mut widest = Length::ZERO;
    for (_, tick) in &ticks {
        widest = widest.max(easel.width(tick)?);
    }
    let plot = if plan.lies_down {
        lying(easel, chart, plan, area, widest)?
    } else {
        upright(easel, chart, plan, area, widest)?
    };
    for (value, tick) in &ticks {
        scale_line(easel, &plot, *value, tick)?;
    }
    Ok(plot)
}

fn scale_line(easel: &mut Easel<'_, '_>, plot: &Plot, value: i128, tick: &str) -> Result<(), Error> {
    let at = plot.along(value);
    let Area { left, top, right, bottom } = plot.area;
    if plot.lies_down {
        easel.rule((at, top), (at, bottom), CHART.rule, CHART.grid);
        easel.word(tick, (at, bottom + CHART.line / 2 + CHART.gap / 4), Stand::Centre, Colour::BLACK)
    } else {
        easel.rule((left, at), (right, at), CHART.rule, CHART.grid);
        easel.word(tick, (left - CHART.gap, at), Stand::Before, Colour::BLACK)
    }
}

/// The field above the names of its places.
fn upright(
    easel: &mut Easel<'_, '_>,
    chart: &Chart,
    plan: Plan,
    area: Area,
    widest_tick: Length,
) -> Result<Plot, Error> {
    let places = i64::try_from(chart.places()).expect("few places");
    // Above the field there is room for a number at its top.
    let field = Area {
        left: area.left + widest_tick + CHART.gap * 2,
        top: area.top + CHART.line,
        right: area.right - CHART.gap,
        bottom: area.bottom - CHART.line - CHART.gap / 2,
    };
    let mut plot = Plot { area: field, axis: plan.axis, lies_down: false, places, every: 1 };
    if chart.kind == ChartKind::Line {
        plot.every = every(easel, chart, &plot)?;
    }
    let measure = plot.slot() * plot.every - CHART.gap / 2;
    let look = easel.look(Alignment::Center);
    let mut names = Vec::new();
    for place in (0..places).filter(|&p| plot.is_named(p)) {
        let name = chart.category(usize::try_from(place).expect("places are counted from nought"));
        names.push((plot.middle(place) - measure / 2, easel.fitted(name, look, measure, LABEL_LINES)?));
    }
    let lines = names.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0).max(1);
    plot.area.bottom = area.bottom - CHART.line * i64::try_from(lines).expect("few lines") - CHART.gap / 2;
    for (left, lines) in names {
        let left = left + back_inside(&lines, left, area);
        let mut top = plot.area.bottom + CHART.gap / 2;
        for line in &lines {
            easel.line(line, look, (left, top));
            top += CHART.line;
        }
    }
    Ok(plot)
}

/// How far lines must move to stand within an area: the names of the outermost places may be wider than these.
fn back_inside(lines: &[SetLine], left: Length, area: Area) -> Length {
    let ends = lines.iter().filter_map(|l| Some((l.glyphs.first()?, l.glyphs.last()?)));
    let ends: Vec<(Length, Length)> = ends.map(|(a, b)| (left + a.x, left + b.x + b.advance)).collect();
    let beyond = ends.iter().map(|e| e.1 - area.right).max().unwrap_or(Length::ZERO);
    let before = ends.iter().map(|e| area.left - e.0).max().unwrap_or(Length::ZERO);
    if beyond > Length::ZERO { -beyond } else { before.max(Length::ZERO) }
}

/// Over time names may be left out at regular distances: every how many-th has room for its name and its number.
fn every(easel: &mut Easel<'_, '_>, chart: &Chart, plot: &Plot) -> Result<i64, Error> {
    let mut widest = Length::ZERO;
    for value in chart.series.iter().flat_map(|s| &s.values).flatten() {
        widest = widest.max(easel.width(&chart.number((*value).into()))?);
    }
    let look = easel.look(Alignment::Center);
    'every: for every in 1..plot.places {
        let measure = plot.slot() * every - CHART.gap / 2;
        if measure < widest + CHART.gap / 2 || measure < CHART.size * 2 {
            continue;
        }
        // Before a name is left out, the others may take one line more.
        let most = if every == 1 && measure >= CHART.size * 4 { LABEL_LINES } else { LABEL_LINES - 1 };
        for place in (0..plot.places).filter(|p| (plot.places - 1 - p) % every == 0) {
            let name = chart.category(usize::try_from(place).expect("places are counted from nought"));
            if easel.lines(name, look, measure)?.len() > most {
                continue 'every;
            }
        }
        return Ok(every);
    }
    Ok(plot.places.max(1))
}

/// The field beside the names of its places.
fn lying(easel: &mut Easel<'_, '_>, chart: &Chart, plan: Plan, area: Area, widest_tick: Length) -> Result<Plot, Error> {
    let places = i64::try_from(chart.places()).expect("few places");
    let (mut column, mut number) = (Length::ZERO, Length::ZERO);
    for place in 0..chart.places() {
        column = column.max(easel.width(chart.category(place))?);
        for value in (0..chart.series.len()).filter_map(|s| chart.value(s, place)) {
            number = number.max(easel.width(&chart.number(value.into()))?);
        }
    }
    let column = column.min(area.width().scale(LABEL_PERCENT, 100));
    let beside = if chart.kind == ChartKind::Bars { number + NUMBER_GAP } else { Length::ZERO };
    // Where bars run to the left, their numbers stand between them and the names.
    let before = if plan.axis.low < 0 { beside } else { Length::ZERO };
    let field = Area {
        left: area.left + column + CHART.gap + before.max(widest_tick / 2 - column),
        top: area.top + CHART.gap,
        right: area.right - beside.max(widest_tick / 2) - CHART.gap,
        bottom: area.bottom - CHART.line - CHART.gap / 2,
    };
    let slot = field.height() / places.max(1);
    let every = (CHART.line.to_emu() + slot.to_emu() - 1) / slot.to_emu().max(1);
    let plot = Plot { area: field, axis: plan.axis, lies_down: true, places, every: every.max(1) };
    names_beside(easel, chart, &plot, Area { right: area.left + column, ..area })?;
    Ok(plot)
}

fn names_beside(easel: &mut Easel<'_, '_>, chart: &Chart, plot: &Plot, column: Area) -> Result<(), Error> {
    let look = easel.look(Alignment::Right);
    let room = (plot.slot() * plot.every).to_emu() / CHART.line.to_emu();
    let most = usize::try_from(room).expect("a place has a height").max(1);
    for place in 0..plot.places {
        if !plot.is_named(place) {
            easel.crowded += 1;
            continue;
        }
        let name = chart.category(usize::try_from(place).expect("places are counted from nought"));
        let lines = easel.fitted(name, look, column.width() + CHART.gap / 4, most)?;
        let mut top = plot.middle(place) - CHART.line.scale(i64::try_from(lines.len()).expect("few lines"), 2);
        for line in &lines {
            easel.line(line, look, (column.left, top));
            top += CHART.line;
        }
    }
    Ok(())
}
