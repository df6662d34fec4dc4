//! Where organ and date of a signature stand (clause 7.3.5), in half cells from the left edge of the type area.

use super::Sealing;
use super::columns::width_in_half_cells;
use super::gbt9704::CHARACTERS;
use crate::document::Signature;

/// Left indents and the blank lines above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// For each organ.
    pub organs: Vec<i64>,
    /// For the date.
    pub date: i64,
    /// Blank lines between the text and the first organ.
    pub blank_lines: i64,
}

/// Sealed (7.3.5.1): the date ends four characters from the right and the organ is centred on it.
/// Unsealed (7.3.5.2): the organ ends two characters from the right and the date begins two characters to the right of
/// the organ's beginning; where the date is the longer it ends two characters from the right and the organ moves in.
pub fn place(signature: &Signature, sealing: Sealing) -> Placement {
    let line = 2 * CHARACTERS;
    let date = width_in_half_cells(&signature.date);
    let widths: Vec<i64> = signature.organs.iter().map(|o| width_in_half_cells(o)).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    match sealing {
        Sealing::Sealed => {
            let date_left = line - 8 - date;
            // A long organ may not pass the right edge; it then ends there.
            let organ = |w: i64| (date_left + (date - w) / 2).min(line - w).max(0);
            Placement { organs: widths.into_iter().map(organ).collect(), date: date_left.max(0), blank_lines: 2 }
        }
        Sealing::Unsealed => {
            let organ_right = if date <= widest { 4 } else { 4 + 4 + date - widest };
            let organ_left = (line - organ_right - widest).max(0);
            let date_left = if date <= widest { organ_left + 4 } else { line - 4 - date };
            Placement { organs: vec![organ_left; widths.len()], date: date_left, blank_lines: 1 }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(organ: &str) -> Signature {
        Signature::new(vec![organ.into()], "2022年5月9日")
    }

    #[test]
    fn sealed_date_ends_four_characters_from_the_right() {
        // 2022年5月9日 is 6 × ½ + 3 = 6 characters wide; 17 characters centred on it would end at 28 − 4 − 3 + 8.5 = 29.5.
        let p = place(&signature("鼓楼区平安建设工作领导小组办公室"), Sealing::Sealed);
        assert_eq!(p.date, 2 * (28 - 4 - 6));
        assert_eq!(p.organs, [2 * (28 - 16)]);
        let short = place(&signature("区政府"), Sealing::Sealed);
        assert_eq!(short.organs, [2 * 18 + 3]);
    }

    #[test]
    fn unsealed_date_starts_two_characters_after_the_organ() {
        let p = place(&signature("鼓楼区平安建设工作领导小组办公室"), Sealing::Unsealed);
        assert_eq!(p.organs, [2 * (28 - 2 - 16)]);
        assert_eq!(p.date, p.organs[0] + 4);
        let short = place(&signature("区政府"), Sealing::Unsealed);
        assert_eq!(short.date, 2 * (28 - 2 - 6));
        assert_eq!(short.date - short.organs[0], 4);
    }
}
