//! How charts look: their scale (`axis`), whether their bars lie down, what tells their series apart (`looks`). Used alike
//! by the page layout and by the DOCX writer.

mod axis;
mod looks;

pub use axis::Axis;
pub use looks::{CURVES, Dash, FILLS, Fill, Hatch, Mark};

use super::columns::width_in_half_cells;
use super::{Face, gbt9704};
use crate::base::Length;
use crate::document::{Chart, ChartKind};
use crate::page::Colour;

/// The look of every chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartStyle {
    /// Face of the title.
    pub title_face: Face,
    /// Size of the title.
    pub title_size: Length,
    /// Distance of the title's baselines.
    pub title_line: Length,
    /// Face of everything else.
    pub face: Face,
    /// Size of everything else.
    pub size: Length,
    /// Distance of its baselines.
    pub line: Length,
    /// White between things.
    pub gap: Length,
    /// Thickness of the axis and of outlines.
    pub rule: Length,
    /// Thickness of a series' line.
    pub curve: Length,
    /// Ink of the lines that lead from the scale through the field.
    pub grid: Colour,
    /// Distance of the lines of a hatch.
    pub hatch: Length,
    /// Half the height of a mark on a line.
    pub mark: Length,
    /// The thickest that a bar may be.
    pub thickest_bar: Length,
}

/// The form of a chart on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its height in lines of the grid.
    pub lines: i64,
    /// Whether the bars lie down, so that long names stand beside them.
    pub lies_down: bool,
    /// The scale.
    pub axis: Axis,
}

/// The height of a chart, in lines of the grid, unless many bars lie one below the other.
const LINES: i64 = 7;
/// Names below upright bars take at most so many lines.
const LABEL_LINES: i64 = 2;
/// Names beside lying bars take at most this share of the width, in percent.
pub const LABEL_PERCENT: i64 = 42;
/// How much of a place its bars take, in percent.
pub const BARS_PERCENT: i64 = 64;
/// How high the field of a chart of [`LINES`] lines is, about.
const FIELD: Length = Length::mm(42);

/// The form of a chart in a measure, on pages of a height.
pub fn plan(chart: &Chart, style: &ChartStyle, measure: Length, page: Length) -> Plan {
    let axis = Axis::of(chart);
    let lies_down = chart.kind != ChartKind::Line && lies_down(chart, style, axis, measure);
    let most = page.to_emu() * gbt9704::LINES / gbt9704::TYPE_AREA_HEIGHT.to_emu();
    let lines = if lies_down { lying_lines(chart, style, measure).max(LINES) } else { LINES };
    Plan { lines: lines.min(most.max(1)), lies_down, axis }
}

/// Bars lie down where their names would take many lines below them, or their numbers would not fit.
fn lies_down(chart: &Chart, style: &ChartStyle, axis: Axis, measure: Length) -> bool {
    let n = count(chart.places().max(1));
    let slot = measure.scale(9, 10) / n - style.gap;
    let characters = slot.to_emu() / style.size.to_emu();
    let names = (0..chart.places()).map(|p| width_in_half_cells(chart.category(p)));
    if names.max().unwrap_or(0) > characters * 2 * LABEL_LINES {
        return true;
    }
    let values = || chart.series.iter().flat_map(|s| &s.values).flatten();
    match chart.kind {
        ChartKind::StackedBars => {
            let least = values().filter(|v| **v != 0).map(|v| i128::from(v.unsigned_abs())).min().unwrap_or(0);
            least > 0 && axis.share(FIELD, axis.low + least) < style.size
        }
        _ => {
            let widest = values().map(|&v| width_in_half_cells(&chart.number(v.into()))).max().unwrap_or(0);
            let series = count(chart.series.len().max(1));
            let room = if series == 1 { slot } else { slot.scale(BARS_PERCENT, 100) / series };
            style.size.scale(widest, 2) > room
        }
    }
}

fn lying_lines(chart: &Chart, style: &ChartStyle, measure: Length) -> i64 {
    let column = measure.scale(LABEL_PERCENT, 100) - style.size;
    let rows = |place| style.size.scale(width_in_half_cells(chart.category(place)), 2).to_emu() / column.to_emu() + 1;
    let rows = (0..chart.places()).map(rows).max().unwrap_or(1);
    let side_by_side = if chart.kind == ChartKind::Bars { count(chart.series.len().max(1)) } else { 1 };
    let slot = (style.line * rows.min(LABEL_LINES + 1) + style.gap).max(style.size.scale(3 * side_by_side, 2));
    let around = style.title_line + style.line * 3 + style.gap * 6;
    let height = around + slot * count(chart.places());
    (height.to_emu() + gbt9704::LINE.to_emu() - 1) / gbt9704::LINE.to_emu()
}

fn count(n: usize) -> i64 {
    i64::try_from(n).expect("what is in memory can be counted")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Series;

    fn bars(kind: ChartKind, names: &[&str], rows: &[&[i64]]) -> Chart {
        let series =
            |values: &&[i64]| Series { name: "系列".into(), values: values.iter().map(|v| Some(*v)).collect() };
        Chart {
            title: "进展".into(),
            kind,
            categories: names.iter().map(|n| (*n).to_owned()).collect(),
            series: rows.iter().map(series).collect(),
            unit: "项".into(),
            ..Chart::default()
        }
    }

    #[test]
    fn bars_lie_down_for_long_names_and_small_parts() {
        let form = |c: &Chart| plan(c, &gbt9704::CHART, Length::mm(156), Length::mm(225));
        let months = bars(ChartKind::Bars, &["6月", "7月", "8月"], &[&[486, 571, 629]]);
        assert!(!form(&months).lies_down);
        let groups = ["加强未成年人心理健康疏导干预和矛盾纠纷排查化解"; 6];
        let long = bars(ChartKind::Bars, &groups, &[&[10, 20, 30, 40, 50, 60]]);
        assert!(form(&long).lies_down);
        // 1 of 36 would be 1.2 mm high.
        let small = bars(ChartKind::StackedBars, &["6月", "7月"], &[&[350, 300], &[10, 60]]);
        assert!(form(&small).lies_down);
        let many = bars(ChartKind::Bars, &["组"; 200], &[&[10; 200]]);
        assert_eq!(form(&many).lines, 22);
    }
}
