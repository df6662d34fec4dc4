//! Lengths as whole English Metric Units, so that no rounding differs from machine to machine.

use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in EMU: 1 mm = 36 000, 1 pt = 12 700, 1 twip = 635.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i64);

impl Length {
    /// No length.
    pub const ZERO: Length = Length(0);

    /// From EMU.
    pub const fn emu(n: i64) -> Length {
        Length(n)
    }

    /// From whole millimetres.
    pub const fn mm(n: i64) -> Length {
        Length(n * 36_000)
    }

    /// From hundredths of a millimetre: `mm100(35)` is 0.35 mm.
    pub const fn mm100(n: i64) -> Length {
        Length(n * 360)
    }

    /// From whole points.
    pub const fn pt(n: i64) -> Length {
        Length(n * 12_700)
    }

    /// From tenths of a point: `pt10(105)` is 10.5 pt.
    pub const fn pt10(n: i64) -> Length {
        Length(n * 1_270)
    }

    /// From twips (1/20 pt), the unit of DOCX.
    pub const fn twips(n: i64) -> Length {
        Length(n * 635)
    }

    /// In EMU.
    pub const fn to_emu(self) -> i64 {
        self.0
    }

    /// In twips, rounded to the nearest.
    pub const fn to_twips(self) -> i64 {
        round_div(self.0, 635)
    }

    /// In half points (`w:sz`), rounded to the nearest.
    pub const fn to_half_points(self) -> i64 {
        round_div(self.0, 6_350)
    }

    /// In hundredths of a millimetre, rounded to the nearest.
    pub const fn to_mm100(self) -> i64 {
        round_div(self.0, 360)
    }

    /// In points, for formats that write decimals (PDF).
    pub fn to_pt(self) -> f64 {
        self.0 as f64 / 12_700.0
    }

    /// `self * num / den`, rounded to the nearest; the way to place item k of n without summing rounded pitches.
    pub const fn scale(self, num: i64, den: i64) -> Length {
        Length(round_div(self.0 * num, den))
    }

    /// The greater of two lengths.
    pub const fn max(self, other: Length) -> Length {
        if self.0 > other.0 { self } else { other }
    }

    /// The lesser of two lengths.
    pub const fn min(self, other: Length) -> Length {
        if self.0 < other.0 { self } else { other }
    }
}

const fn round_div(n: i64, d: i64) -> i64 {
    if (n < 0) == (d < 0) { (n + d / 2) / d } else { (n - d / 2) / d }
}

impl Add for Length {
    type Output = Length;
    fn add(self, other: Length) -> Length {
        Length(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Length;
    fn sub(self, other: Length) -> Length {
        Length(self.0 - other.0)
    }
}

impl Neg for Length {
    type Output = Length;
    fn neg(self) -> Length {
        Length(-self.0)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Length) {
        self.0 += other.0;
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Length) {
        self.0 -= other.0;
    }
}

impl Mul<i64> for Length {
    type Output = Length;
    fn mul(self, n: i64) -> Length {
        Length(self.0 * n)
    }
}

impl Div<i64> for Length {
    type Output = Length;
    fn div(self, n: i64) -> Length {
        Length(round_div(self.0, n))
    }
}

impl std::iter::Sum for Length {
    fn sum<I: Iterator<Item = Length>>(iter: I) -> Length {
        iter.fold(Length::ZERO, Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_agree() {
        assert_eq!(Length::mm(1).to_emu(), 36_000);
        assert_eq!(Length::pt(16).to_half_points(), 32);
        assert_eq!(Length::twips(579).to_pt(), 28.95);
        assert_eq!(Length::mm(156).to_twips(), 8844);
    }

    #[test]
    fn placing_k_of_n_ends_exactly() {
        let height = Length::mm(225);
        assert_eq!(height.scale(22, 22), height);
        assert_eq!(height.scale(-1, 2), Length::emu(-4_050_000));
    }
}
