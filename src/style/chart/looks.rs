//! What tells series apart on a black-and-white copy.

use crate::page::Colour;

/// How the bars of a series are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Evenly.
    Solid(Colour),
    /// With black lines on white.
    Hatch(Hatch),
}

/// How the lines of a hatch run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hatch {
    /// Up to the right.
    Rising,
    /// Down to the right.
    Falling,
    /// Up and down.
    Upright,
    /// Across.
    Level,
}

/// What tells the bars of series apart, in their order; after the last it begins again.
pub const FILLS: [Fill; 8] = [
    Fill::Solid(Colour(89, 89, 89)),
    Fill::Solid(Colour(191, 191, 191)),
    Fill::Hatch(Hatch::Rising),
    Fill::Solid(Colour::WHITE),
    Fill::Hatch(Hatch::Level),
    Fill::Solid(Colour(140, 140, 140)),
    Fill::Hatch(Hatch::Falling),
    Fill::Hatch(Hatch::Upright),
];

/// The form of a mark on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A disc.
    Circle,
    /// A square.
    Square,
    /// A triangle.
    Triangle,
    /// A square on its corner.
    Diamond,
}

/// How a line is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// Not at all.
    Solid,
    /// Into dashes.
    Dashes,
    /// Into dots.
    Dots,
    /// Into long dashes.
    LongDashes,
}

/// What tells the lines of series apart: dashes, form of the mark, whether it is filled.
pub const CURVES: [(Dash, Mark, bool); 8] = [
    (Dash::Solid, Mark::Circle, true),
    (Dash::Dashes, Mark::Square, false),
    (Dash::Dots, Mark::Triangle, true),
    (Dash::LongDashes, Mark::Diamond, false),
    (Dash::Solid, Mark::Square, true),
    (Dash::Dashes, Mark::Circle, false),
    (Dash::Dots, Mark::Diamond, true),
    (Dash::LongDashes, Mark::Triangle, false),
];

impl Dash {
    /// Length of the dashes and of the gaps, in thicknesses of the line, as word processors have them.
    pub const fn pattern(self) -> [i64; 2] {
        match self {
            Dash::Solid => [0, 0],
            Dash::Dashes => [4, 3],
            Dash::Dots => [1, 1],
            Dash::LongDashes => [8, 3],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn series_differ_without_colour() {
        for (n, fill) in FILLS.iter().enumerate() {
            assert!(!FILLS[..n].contains(fill));
        }
        for (n, curve) in CURVES.iter().enumerate() {
            assert!(!CURVES[..n].contains(curve));
        }
    }
}
