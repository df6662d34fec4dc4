//! Where organ and date of a signature stand (clause 7.3.5), from the left edge of the type area.

use super::Sealing;
use super::columns::width_in_half_cells;
use super::gbt9704::{CHARACTERS, TYPE_AREA_WIDTH};
use crate::base::Length;
use crate::document::Signature;

/// Left indents and the blank lines above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// For each organ.
    pub organs: Vec<Length>,
    /// For the date.
    pub date: Length,
    /// Blank lines between the text and the first organ.
    pub blank_lines: i64,
}

/// So many quarters of a character of the grid.
const fn quarters(n: i64) -> Length {
    TYPE_AREA_WIDTH.scale(n, 4 * CHARACTERS)
}

/// Sealed (7.3.5.1): the date ends four characters from the right and the organ is centred on it.
/// Unsealed (7.3.5.2): the organ ends two characters from the right and the date begins two characters to the right of
/// the organ's beginning; where the date is the longer it ends two characters from the right and the organ moves in.
pub fn place(signature: &Signature, sealing: Sealing) -> Placement {
    // Widths in quarters of a character.
    let line = 4 * CHARACTERS;
    let width = |text: &String| 2 * width_in_half_cells(text);
    let date = width(&signature.date);
    let widths: Vec<i64> = signature.organs.iter().map(width).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    let (organs, date, blank_lines) = match sealing {
        Sealing::Sealed => {
            let date_left = line - 16 - date;
            // A long organ may not pass the right edge; it then ends there.
            let organ = |w: i64| (date_left + (date - w) / 2).min(line - w).max(0);
            (widths.into_iter().map(organ).collect(), date_left.max(0), 2)
        }
        Sealing::Unsealed => {
            let organ_right = if date <= widest { 8 } else { 8 + 8 + date - widest };
            let organ_left = (line - organ_right - widest).max(0);
            let date_left = if date <= widest { organ_left + 8 } else { line - 8 - date };
            (vec![organ_left; widths.len()], date_left, 1)
        }
    };
    Placement { organs: organs.into_iter().map(quarters).collect(), date: quarters(date), blank_lines }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(organ: &str) -> Signature {
        Signature::new(vec![organ.into()], "2022年5月9日")
    }

    #[test]
    fn sealed_date_ends_four_characters_from_the_right() {
        // 2022年5月9日 is 6 × ½ + 3 = 6 characters wide; 16 characters centred on it would end at 28 − 4 − 3 + 8 = 29.
        let p = place(&signature("鼓楼区平安建设工作领导小组办公室"), Sealing::Sealed);
        assert_eq!(p.date, quarters(4 * (28 - 4 - 6)));
        assert_eq!(p.organs, [quarters(4 * (28 - 16))]);
        let short = place(&signature("区政府"), Sealing::Sealed);
        assert_eq!(short.organs, [quarters(4 * 18 + 6)]);
        // Six characters over 6½ are a quarter further in.
        let odd = Signature::new(vec!["示例市档案局".into()], "2026年2月26日");
        let p = place(&odd, Sealing::Sealed);
        assert_eq!((p.organs[0], p.date), (quarters(4 * 28 - 16 - 26 + 1), quarters(4 * 28 - 16 - 26)));
    }

    #[test]
    fn unsealed_date_starts_two_characters_after_the_organ() {
        let p = place(&signature("鼓楼区平安建设工作领导小组办公室"), Sealing::Unsealed);
        assert_eq!(p.organs, [quarters(4 * (28 - 2 - 16))]);
        assert_eq!(p.date, p.organs[0] + quarters(8));
        let short = place(&signature("区政府"), Sealing::Unsealed);
        assert_eq!(short.date, quarters(4 * (28 - 2 - 6)));
        assert_eq!(short.date - short.organs[0], quarters(8));
    }
}
