//! The forms of marks and hatches, in whole numbers.

use super::easel::Area;
use crate::base::Length;
use crate::style::chart::{Hatch, Mark};
use crate::style::gbt9704::CHART;

/// The corners of an area.
pub(super) fn corners(Area { left, top, right, bottom }: Area) -> Vec<(Length, Length)> {
    vec![(left, top), (right, top), (right, bottom), (left, bottom)]
}

/// The corners of a mark about its middle, per mille of half its height; a disc has sixteen.
pub(super) const fn outline(mark: Mark) -> &'static [(i64, i64)] {
    match mark {
        Mark::Circle => &[
            (1000, 0),
            (924, 383),
            (707, 707),
            (383, 924),
            (0, 1000),
            (-383, 924),
            (-707, 707),
            (-924, 383),
            (-1000, 0),
            (-924, -383),
            (-707, -707),
            (-383, -924),
            (0, -1000),
            (383, -924),
            (707, -707),
            (924, -383),
        ],
        Mark::Square => &[(-900, -900), (900, -900), (900, 900), (-900, 900)],
        Mark::Triangle => &[(0, -1100), (1050, 800), (-1050, 800)],
        Mark::Diamond => &[(0, -1250), (1250, 0), (0, 1250), (-1250, 0)],
    }
}

/// A straight line's ends.
pub(super) type Line = ((Length, Length), (Length, Length));

/// The lines of a hatch, each ending at the edge of its area. All areas of a hatch at least one line high and wide show
/// one.
pub(super) fn hatched(area: Area, hatch: Hatch) -> Vec<Line> {
    let Area { left, top, right, bottom } = area;
    let pitch = CHART.hatch;
    // At a right angle to the lines they stand as far apart as those that run across.
    let slant = pitch.scale(1414, 1000);
    match hatch {
        Hatch::Level => steps(top, bottom, pitch).map(|y| ((left, y), (right, y))).collect(),
        Hatch::Upright => steps(left, right, pitch).map(|x| ((x, top), (x, bottom))).collect(),
        // All places of a rising line have one sum of x and y, of a falling one, one difference.
        Hatch::Rising => {
            let line = |c: Length, a: Length, b: Length| ((a, c - a), (b, c - b));
            let sums = steps(left + top, right + bottom, slant);
            sums.map(|c| line(c, left.max(c - bottom), right.min(c - top))).collect()
        }
        Hatch::Falling => {
            let line = |c: Length, a: Length, b: Length| ((a, a - c), (b, b - c));
            let differences = steps(left - bottom, right - top, slant);
            differences.map(|c| line(c, left.max(c + top), right.min(c + bottom))).collect()
        }
    }
}

/// From half a step behind the beginning to the end.
fn steps(from: Length, to: Length, step: Length) -> impl Iterator<Item = Length> {
    (0..).map(move |n| from + step / 2 + step * n).take_while(move |at| *at < to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hatch_keeps_within_its_area() {
        let area = Area { left: Length::mm(40), top: Length::mm(5), right: Length::mm(61), bottom: Length::mm(12) };
        for hatch in [Hatch::Rising, Hatch::Falling, Hatch::Upright, Hatch::Level] {
            let lines = hatched(area, hatch);
            assert!(lines.len() >= 4, "{hatch:?}");
            for (x, y) in lines.into_iter().flat_map(|(a, b)| [a, b]) {
                assert!(x >= area.left && x <= area.right && y >= area.top && y <= area.bottom, "{hatch:?}");
            }
        }
    }
}
