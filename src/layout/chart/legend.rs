//! Which series is which, in rows below the field.

use super::easel::{Area, Easel, Stand};
use crate::base::{Error, Length};
use crate::document::{Chart, ChartKind};
use crate::page::Colour;
use crate::style::Alignment;
use crate::style::chart::{CURVES, FILLS};
use crate::style::gbt9704::CHART;

/// How much of a chart's height the rows may take, in percent.
const MOST_PERCENT: i64 = 30;
/// Width of a sample of a series' line; a sample of a filling is half as wide.
const SAMPLE: Length = Length::mm(9);

/// A name with its sample.
struct Entry {
    series: usize,
    width: Length,
}

/// Draws the rows at the foot of an area and returns what is left above them.
pub(super) fn draw(easel: &mut Easel<'_, '_>, chart: &Chart, area: Area) -> Result<Area, Error> {
    let row_height = CHART.line + CHART.gap / 2;
    // The outlines of the outermost samples stand within the area too.
    let inner = Area { left: area.left + CHART.gap, right: area.right - CHART.gap, ..area };
    let rows = rows(easel, chart, inner.width())?;
    let room = area.height().scale(MOST_PERCENT, 100).to_emu() / row_height.to_emu();
    let most = usize::try_from(room).expect("an area has a height").max(1);
    easel.crowded += rows.iter().skip(most).map(Vec::len).sum::<usize>();
    let shown = &rows[..rows.len().min(most)];
    let top = area.bottom - row_height * i64::try_from(shown.len()).expect("few rows");
    for (n, row) in (0..).zip(shown) {
        let middle = top + row_height * n + row_height / 2;
        let width = row.iter().map(|e| e.width).sum::<Length>() - CHART.gap * 3;
        let mut left = (inner.left + inner.right - width) / 2;
        for entry in row {
            draw_entry(easel, chart, entry, (left, middle), inner.right)?;
            left += entry.width;
        }
    }
    Ok(Area { bottom: top - CHART.gap, ..area })
}

/// The entries, as many in a row as fit.
fn rows(easel: &mut Easel<'_, '_>, chart: &Chart, measure: Length) -> Result<Vec<Vec<Entry>>, Error> {
    let mut rows: Vec<Vec<Entry>> = Vec::new();
    let mut filled = Length::ZERO;
    for series in 0..chart.series.len() {
        let name = easel.width(&chart.series[series].name)?;
        let width = (sample(chart) + CHART.gap + name).min(measure) + CHART.gap * 3;
        match rows.last_mut() {
            Some(row) if filled + width - CHART.gap * 3 <= measure => row.push(Entry { series, width }),
            _ => {
                rows.push(vec![Entry { series, width }]);
                filled = Length::ZERO;
            }
        }
        filled += width;
    }
    Ok(rows)
}

fn sample(chart: &Chart) -> Length {
    if chart.kind == ChartKind::Line { SAMPLE } else { SAMPLE / 2 }
}

fn draw_entry(
    easel: &mut Easel<'_, '_>,
    chart: &Chart,
    entry: &Entry,
    (left, middle): (Length, Length),
    right: Length,
) -> Result<(), Error> {
    let width = sample(chart);
    if chart.kind == ChartKind::Line {
        let (dash, mark, filled) = CURVES[entry.series % CURVES.len()];
        easel.curve(vec![(left, middle), (left + width, middle)], dash);
        easel.mark((left + width / 2, middle), mark, filled);
    } else {
        let half = CHART.size.scale(350, 1000);
        let area = Area { left, top: middle - half, right: left + width, bottom: middle + half };
        easel.area(area, FILLS[entry.series % FILLS.len()]);
    }
    let name = &chart.series[entry.series].name;
    let at = left + width + CHART.gap;
    if easel.width(name)? <= right - at {
        return easel.word(name, (at, middle), Stand::After, Colour::BLACK);
    }
    let look = easel.look(Alignment::Left);
    for line in easel.fitted(name, look, right - at, 1)? {
        easel.line(&line, look, (at, middle - CHART.line / 2));
    }
    Ok(())
}
