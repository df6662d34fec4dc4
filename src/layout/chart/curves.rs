//! Lines over the places, with a mark and a number at each value.

use super::easel::{Area, Easel, Stand};
use super::plot::Plot;
use crate::base::{Error, Length};
use crate::document::Chart;
use crate::page::Colour;
use crate::style::chart::CURVES;
use crate::style::gbt9704::CHART;

/// A place on the sheet.
type Spot = (Length, Length);

/// A value at its place.
#[derive(Clone, Copy)]
struct Point {
    series: usize,
    place: usize,
    value: i64,
    at: Spot,
}

/// A number and where its middle stands.
struct Number {
    words: String,
    width: Length,
    at: Spot,
}

/// Lines, marks over them, numbers beside both.
pub(super) fn draw(easel: &mut Easel<'_, '_>, chart: &Chart, plot: &Plot) -> Result<(), Error> {
    let points = points(chart, plot);
    // A gap parts the line.
    let stretches: Vec<&[Point]> =
        points.chunk_by(|a, b| a.series == b.series && a.place + 1 == b.place).filter(|s| s.len() > 1).collect();
    let numbers = numbers(easel, chart, plot, &points, &stretches)?;
    numbers.iter().for_each(|n| easel.plate(n.width, n.at));
    plot.nought(easel);
    for stretch in stretches {
        easel.curve(stretch.iter().map(|p| p.at).collect(), CURVES[stretch[0].series % CURVES.len()].0);
    }
    for point in &points {
        let (_, mark, filled) = CURVES[point.series % CURVES.len()];
        easel.mark(point.at, mark, filled);
    }
    numbers.iter().try_for_each(|n| easel.word(&n.words, n.at, Stand::Centre, Colour::BLACK))
}

fn points(chart: &Chart, plot: &Plot) -> Vec<Point> {
    let mut points = Vec::new();
    for series in 0..chart.series.len() {
        for (place, at) in (0..chart.places()).zip(0..) {
            if let Some(value) = chart.value(series, place) {
                points.push(Point { series, place, value, at: (plot.middle(at), plot.along(value.into())) });
            }
        }
    }
    points
}

/// The number of each named place, wherever around its mark it meets no line, mark or other number; one that meets
/// something everywhere is left out, its mark is read off the scale.
fn numbers(
    easel: &mut Easel<'_, '_>,
    chart: &Chart,
    plot: &Plot,
    points: &[Point],
    stretches: &[&[Point]],
) -> Result<Vec<Number>, Error> {
    let mut taken: Vec<Area> = points.iter().map(|p| around(p.at, CHART.mark, CHART.mark)).collect();
    let mut order: Vec<Point> = points.to_vec();
    // The highest first, so that it may stand above all others.
    order.sort_by_key(|p| (p.place, std::cmp::Reverse(p.value), p.series));
    let mut out = Vec::new();
    for point in order {
        if !plot.is_named(i64::try_from(point.place).expect("few places")) {
            continue;
        }
        let words = chart.number(point.value.into());
        let (width, down) = (easel.width(&words)?, CHART.size.scale(350, 1000));
        let free = |at: &Spot| {
            let area = around(*at, width / 2, down);
            let inside = area.left >= plot.area.left
                && area.right <= plot.area.right
                && area.bottom <= plot.area.bottom - CHART.rule;
            let crossed = |s: &&[Point]| s.windows(2).any(|w| crosses((w[0].at, w[1].at), area));
            inside && !taken.iter().any(|t| t.meets(area)) && !stretches.iter().any(crossed)
        };
        if let Some(at) = beside(point.at, width, down).into_iter().find(free) {
            taken.push(around(at, width / 2, down));
            out.push(Number { words, width, at });
        }
    }
    Ok(out)
}

/// Where a number may stand, the best first: above, below, and to the sides of both.
fn beside((x, y): Spot, width: Length, down: Length) -> [Spot; 6] {
    let (off, aside) = (CHART.mark + CHART.gap / 2 + down, width / 2 + CHART.gap / 4);
    [(x, y - off), (x, y + off), (x - aside, y - off), (x + aside, y - off), (x + aside, y + off), (x - aside, y + off)]
}

fn around((x, y): Spot, across: Length, down: Length) -> Area {
    Area { left: x - across, top: y - down, right: x + across, bottom: y + down }
}

/// Whether a straight line runs through an area: their extents meet and the corners are not all on one side of it.
fn crosses((from, to): (Spot, Spot), area: Area) -> bool {
    let extent = Area {
        left: from.0.min(to.0),
        top: from.1.min(to.1),
        right: from.0.max(to.0) + Length::emu(1),
        bottom: from.1.max(to.1) + Length::emu(1),
    };
    let side = |(x, y): Spot| {
        let [dx, dy, px, py] = [to.0 - from.0, to.1 - from.1, x - from.0, y - from.1].map(|l| i128::from(l.to_emu()));
        (dx * py - dy * px).signum()
    };
    let corners = [(area.left, area.top), (area.right, area.top), (area.right, area.bottom), (area.left, area.bottom)];
    let first = side(corners[0]);
    extent.meets(area) && (first == 0 || corners.into_iter().any(|c| side(c) != first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_beside_an_area_does_not_cross_it() {
        let area = around((Length::mm(10), Length::mm(10)), Length::mm(3), Length::mm(1));
        let spot = |x, y| (Length::mm(x), Length::mm(y));
        assert!(crosses((spot(0, 10), spot(20, 10)), area));
        assert!(crosses((spot(9, 0), spot(11, 20)), area));
        // Past its corner; ending before it.
        assert!(!crosses((spot(0, 9), spot(20, 1)), area));
        assert!(!crosses((spot(0, 10), spot(6, 10)), area));
    }
}
