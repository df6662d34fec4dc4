//! What came of measuring.

use crate::base::Length;
use std::fmt;

/// What was measured, and whether the standard is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The quantities, in the order that the check names them.
    pub found: Vec<Quantity>,
    /// Whether they are as wanted.
    pub good: bool,
}

/// A measured quantity.
#[derive(Clone, Debug, PartialEq)]
pub enum Quantity {
    /// A length, shown in millimetres.
    Mm(Length),
    /// A size of type or a distance of lines, shown in points.
    Pt(Length),
    /// How many.
    Count(i64),
    /// Words.
    Words(String),
}

/// How far two measures of one length may differ: written files round to thousandths of a point.
const HAIR: Length = Length::mm100(2);

impl Measured {
    /// One quantity.
    pub(super) fn one(found: Quantity, good: bool) -> Option<Measured> {
        Some(Measured { found: vec![found], good })
    }

    /// Several quantities.
    pub(super) fn all(found: impl IntoIterator<Item = Quantity>, good: bool) -> Option<Measured> {
        Some(Measured { found: found.into_iter().collect(), good })
    }

    /// Whether two measures are of the same thing.
    pub(super) fn agrees_with(&self, other: &Measured) -> bool {
        let same = |(a, b): (&Quantity, &Quantity)| match (a, b) {
            (Quantity::Mm(a), Quantity::Mm(b)) | (Quantity::Pt(a), Quantity::Pt(b)) => near(*a, *b, HAIR),
            (a, b) => a == b,
        };
        self.found.len() == other.found.len() && self.found.iter().zip(&other.found).all(same)
    }
}

/// Whether two lengths differ by no more than that.
pub(super) fn near(a: Length, b: Length, by: Length) -> bool {
    (a - b).to_emu().abs() <= by.to_emu()
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, quantity) in self.found.iter().enumerate() {
            write!(f, "{}{quantity}", if n == 0 { "" } else { " / " })?;
        }
        Ok(())
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Quantity::Mm(length) => write!(f, "{} mm", hundredths(length.to_mm100())),
            Quantity::Pt(length) => write!(f, "{} pt", hundredths((length.to_emu() + 63).div_euclid(127))),
            Quantity::Count(n) => write!(f, "{n}"),
            Quantity::Words(words) => f.write_str(words),
        }
    }
}

fn hundredths(n: i64) -> String {
    let sign = if n < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", n.abs() / 100, n.abs() % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_are_shown_to_the_hundredth() {
        let shown = |q: Quantity| q.to_string();
        assert_eq!(shown(Quantity::Mm(Length::mm(37))), "37.00 mm");
        assert_eq!(shown(Quantity::Mm(Length::mm100(-5))), "-0.05 mm");
        assert_eq!(shown(Quantity::Pt(Length::twips(579))), "28.95 pt");
        let both = Measured { found: vec![Quantity::Count(22), Quantity::Words("仿宋".into())], good: true };
        assert_eq!(both.to_string(), "22 / 仿宋");
    }

    #[test]
    fn measures_agree_within_a_hair_and_no_further() {
        let of = |mm100| Measured { found: vec![Quantity::Mm(Length::mm100(mm100))], good: true };
        assert!(of(3_700).agrees_with(&of(3_702)) && !of(3_700).agrees_with(&of(3_703)));
        assert!(!of(3_700).agrees_with(&Measured { found: Vec::new(), good: true }));
    }
}
