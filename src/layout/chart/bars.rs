//! Bars, side by side or made of parts, each with its number.

use super::easel::{Area, Easel, Stand};
use super::plot::Plot;
use crate::base::{Error, Length};
use crate::document::Chart;
use crate::page::Colour;
use crate::style::chart::{BARS_PERCENT, FILLS, Fill};
use crate::style::gbt9704::CHART;

/// The height of figures, per mille of their size.
const FIGURES_PER_MILLE: i64 = 700;

/// White between the end of a bar and its number.
pub(super) const NUMBER_GAP: Length = Length::pt(3);

fn places(plot: &Plot) -> impl Iterator<Item = (usize, i64)> {
    (0..).zip(0..plot.places)
}

/// The edges of bar `n` of `count` side by side in a place.
fn edges(plot: &Plot, place: i64, n: usize, count: usize) -> (Length, Length) {
    let (n, count) = (i64::try_from(n).expect("few series"), i64::try_from(count).expect("few series"));
    let thickness = plot.slot().scale(BARS_PERCENT, 100).min(CHART.thickest_bar * count);
    let from = plot.middle(place) - thickness / 2;
    (from + thickness.scale(n, count), from + thickness.scale(n + 1, count))
}

/// Bars side by side, their numbers at their ends.
pub(super) fn draw(easel: &mut Easel<'_, '_>, chart: &Chart, plot: &Plot) -> Result<(), Error> {
    let count = chart.series.len();
    for (place, at) in places(plot) {
        for series in 0..count {
            let Some(value) = chart.value(series, place) else { continue };
            let edges = edges(plot, at, series, count);
            easel.area(plot.between(edges, (0, value.into())), FILLS[series % FILLS.len()]);
            number_at_end(easel, plot, edges, value, chart)?;
        }
    }
    Ok(())
}

fn number_at_end(
    easel: &mut Easel<'_, '_>,
    plot: &Plot,
    (from, to): (Length, Length),
    value: i64,
    chart: &Chart,
) -> Result<(), Error> {
    let (number, alone) = (&chart.number(value.into()), chart.series.len() == 1);
    let (figures, width) = (CHART.size.scale(FIGURES_PER_MILLE, 1000), easel.width(number)?);
    let (end, middle) = (plot.along(value.into()), (from + to) / 2);
    if plot.lies_down {
        if to - from < figures {
            easel.crowded += 1;
            return Ok(());
        }
        let off = NUMBER_GAP + width / 2;
        let at = (if value < 0 { end - off } else { end + off }, middle);
        easel.plate(width, at);
        return easel.word(number, at, Stand::Centre, Colour::BLACK);
    }
    // Beside the only bar of a place there is white for what its number is wider.
    let room = if alone { plot.slot() - CHART.gap / 2 } else { to - from };
    if width > room {
        easel.crowded += 1;
        return Ok(());
    }
    let off = NUMBER_GAP + figures / 2;
    let at = (middle, if value < 0 { end + off } else { end - off });
    easel.plate(width, at);
    easel.word(number, at, Stand::Centre, Colour::BLACK)
}

/// Bars made of parts, the number of each within it. Nought has no part and no number.
pub(super) fn draw_stacked(easel: &mut Easel<'_, '_>, chart: &Chart, plot: &Plot) -> Result<(), Error> {
    for (place, at) in places(plot) {
        let edges = edges(plot, at, 0, 1);
        let (mut low, mut high) = (0i128, 0i128);
        for series in 0..chart.series.len() {
            let Some(value) = chart.value(series, place).map(i128::from).filter(|v| *v != 0) else { continue };
            let end = if value < 0 { &mut low } else { &mut high };
            let area = plot.between(edges, (*end, *end + value));
            *end += value;
            let fill = FILLS[series % FILLS.len()];
            easel.area(area, fill);
            number_within(easel, area, fill, &chart.number(value))?;
        }
    }
    Ok(())
}

fn number_within(easel: &mut Easel<'_, '_>, area: Area, fill: Fill, number: &str) -> Result<(), Error> {
    let figures = CHART.size.scale(FIGURES_PER_MILLE, 1000);
    let width = easel.width(number)?;
    if width > area.width() || figures > area.height() {
        easel.crowded += 1;
        return Ok(());
    }
    let (x, y) = ((area.left + area.right) / 2, (area.top + area.bottom) / 2);
    if let Fill::Hatch(_) = fill {
        let (across, down) = (width / 2 + CHART.gap / 2, figures / 2 + CHART.gap / 2);
        let plate = Area { left: x - across, top: y - down, right: x + across, bottom: y + down };
        let within = Area {
            left: plate.left.max(area.left + CHART.rule / 2),
            top: plate.top.max(area.top + CHART.rule / 2),
            right: plate.right.min(area.right - CHART.rule / 2),
            bottom: plate.bottom.min(area.bottom - CHART.rule / 2),
        };
        easel.plain_area(within, Colour::WHITE);
    }
    easel.word(number, (x, y), Stand::Centre, ink_on(fill))
}

/// The ink that is read on a filling.
fn ink_on(fill: Fill) -> Colour {
    match fill {
        Fill::Solid(Colour(grey, ..)) if grey < 128 => Colour::WHITE,
        Fill::Solid(_) | Fill::Hatch(_) => Colour::BLACK,
    }
}
