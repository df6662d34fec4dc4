//! The scale of a chart, in whole numbers.

use crate::base::Length;
use crate::document::{Chart, ChartKind};

/// The scale of the values, in tenths of the chart's unit. It always holds nought: a cut-off axis exaggerates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Where it begins.
    pub low: i128,
    /// Where it ends.
    pub high: i128,
    /// From one line to the next: 1, 2 or 5 times a power of ten.
    pub step: i128,
}

/// A scale has at most so many steps.
const STEPS: i128 = 5;

impl Axis {
    /// The scale for values from `low` to `high`; of whole values the step is whole too.
    pub fn new(low: i128, high: i128, whole: bool) -> Axis {
        let (low, high) = (low.min(0), high.max(0));
        let below = |step: i128| low.div_euclid(step);
        let above = |step: i128| (high + step - 1).div_euclid(step);
        let mut power: i128 = if whole { 10 } else { 1 };
        loop {
            if let Some(step) = [1, 2, 5].map(|n| n * power).into_iter().find(|&s| above(s) - below(s) <= STEPS) {
                // Values that are all nought still want a scale.
                let top = if low == 0 { above(step).max(1) } else { above(step) };
                return Axis { low: below(step) * step, high: top * step, step };
            }
            power *= 10;
        }
    }

    /// The scale of a chart.
    pub fn of(chart: &Chart) -> Axis {
        let (mut low, mut high) = (0, 0);
        for place in 0..chart.places() {
            let values = (0..chart.series.len()).filter_map(|s| chart.value(s, place)).map(i128::from);
            let (least, most) = match chart.kind {
                ChartKind::StackedBars => values.fold((0, 0), |(l, h), v| (l + v.min(0), h + v.max(0))),
                ChartKind::Line | ChartKind::Bars => values.fold((0, 0), |(l, h), v| (v.min(l), v.max(h))),
            };
            (low, high) = (least.min(low), most.max(high));
        }
        Axis::new(low, high, chart.is_whole())
    }

    /// The values that are marked, from the lowest.
    pub fn ticks(self) -> impl Iterator<Item = i128> {
        (0..=(self.high - self.low) / self.step).map(move |n| self.low + n * self.step)
    }

    /// The part of a length that lies below a value.
    pub fn share(self, length: Length, value: i128) -> Length {
        let part = i128::from(length.to_emu()) * (value - self.low) / (self.high - self.low);
        Length::emu(i64::try_from(part).expect("a value within the scale takes a part of the length"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(low: i128, high: i128, whole: bool) -> (i128, i128, i128) {
        let a = Axis::new(low, high, whole);
        (a.low, a.high, a.step)
    }

    #[test]
    fn steps_are_round() {
        // 62.9 % in four steps of 20; 100 % in five.
        assert_eq!(axis(486, 629, false), (0, 800, 200));
        assert_eq!(axis(0, 1000, true), (0, 1000, 200));
        // 3 项 in steps of 1, 7 in steps of 2, 12 in steps of 5, 36 in steps of 10.
        assert_eq!(axis(0, 30, true), (0, 30, 10));
        assert_eq!(axis(0, 70, true), (0, 80, 20));
        assert_eq!(axis(0, 120, true), (0, 150, 50));
        assert_eq!(axis(0, 360, true), (0, 400, 100));
        // 0.3 in steps of 0.1; −4 to 7 in steps of 5.
        assert_eq!(axis(0, 3, false), (0, 3, 1));
        assert_eq!(axis(-40, 70, true), (-50, 100, 50));
        assert_eq!(axis(-30, 0, true), (-30, 0, 10));
    }

    #[test]
    fn nought_and_the_greatest_values_have_a_scale() {
        assert_eq!(axis(0, 0, true), (0, 10, 10));
        let a = Axis::new(i64::MIN.into(), i64::MAX.into(), false);
        assert!(a.low <= i64::MIN.into() && a.high >= i64::MAX.into());
        assert!(a.ticks().count() <= 6);
        let height = Length::mm(225);
        assert_eq!((a.share(height, a.low), a.share(height, a.high)), (Length::ZERO, height));
    }
}
