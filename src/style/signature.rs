//! Where organ and date of a signature stand, and the seals on them (clause 7.3.5), from the left edge of the type area.

use super::columns::width_in_half_cells;
use super::gbt9704::{CHARACTERS, LINES, TYPE_AREA_HEIGHT, TYPE_AREA_WIDTH};
use super::{Sealing, StyleSheet};
use crate::base::Length;
use crate::document::Signature;

/// How wide seals of offices are where the office gives no picture: 42 mm.
const SEAL: Length = Length::mm(42);
/// Between two seals, which may neither cross nor touch (clause 7.3.5.1).
const BETWEEN_SEALS: Length = Length::mm(3);
/// The most names on one line.
const MOST_COLUMNS: i64 = 3;
/// A line of the grid.
const PITCH: Length = TYPE_AREA_HEIGHT.scale(1, LINES);

/// A text of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// An organ, or the office of who signs.
    Organ(usize),
    /// A name, set in type because there is no picture of the stamp.
    Name(usize),
    /// The date.
    Date,
}

/// A line of a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Blank lines above it.
    pub blank: i64,
    /// Its height in lines of the grid.
    pub height: i64,
    /// What stands on it, from left to right, each with its left end.
    pub parts: Vec<(Part, Length)>,
}

/// A seal, or a signature stamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which of the style sheet's seals.
    pub seal: usize,
    /// Whose it is: the place in the list of organs.
    pub organ: usize,
    /// The line that its place is told from.
    pub line: usize,
    /// Its left edge.
    pub left: Length,
    /// Its upper edge, below the top of the line or above it (less than nought).
    pub top: Length,
}

/// A signature as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// Its lines.
    pub lines: Vec<Line>,
    /// Its seals.
    pub seals: Vec<Place>,
}

/// So many quarters of a character of the grid.
const fn quarters(n: i64) -> Length {
    TYPE_AREA_WIDTH.scale(n, 4 * CHARACTERS)
}

/// The width of a text in quarters of a character.
fn width(text: &str) -> i64 {
    2 * width_in_half_cells(text)
}

/// A line in quarters of a character.
const MEASURE: i64 = 4 * CHARACTERS;

/// Where everything stands.
pub fn place(signature: &Signature, styles: &StyleSheet) -> Placement {
    if !signature.stamps.is_empty() {
        return stamped(signature, styles);
    }
    match styles.choices.sealing {
        Sealing::Unsealed => unsealed(signature),
        Sealing::Sealed if signature.organs.len() > 1 => jointly_sealed(signature, styles),
        Sealing::Sealed => sealed(signature, styles),
    }
}

/// Clause 7.3.5.2: the organ ends two characters from the right and the date begins two characters to the right of the
/// organ's beginning; where the date is the longer it ends two characters from the right and the organ moves in.
fn unsealed(signature: &Signature) -> Placement {
    let date = width(&signature.date);
    let widest = signature.organs.iter().map(|o| width(o)).max().unwrap_or(0);
    let organ_right = if date <= widest { 8 } else { 8 + 8 + date - widest };
    let organ_left = (MEASURE - organ_right - widest).max(0);
    let date_left = if date <= widest { organ_left + 8 } else { MEASURE - 8 - date };
    let organs = (0..signature.organs.len()).map(|n| (Part::Organ(n), organ_left));
    let lines = organs.chain([(Part::Date, date_left)]).enumerate();
    let lines = lines.map(|(n, (part, left))| Line {
        blank: i64::from(n == 0),
        height: 1,
        parts: vec![(part, quarters(left))],
    });
    Placement { lines: lines.collect(), seals: Vec::new() }
}

/// Clause 7.3.5.1: the date ends four characters from the right and the organ is centred on it.
fn sealed(signature: &Signature, styles: &StyleSheet) -> Placement {
    let date = width(&signature.date);
    let date_left = (MEASURE - 16 - date).max(0);
    // A long organ may not pass the right edge; it then ends there.
    let organ = |text: &String| (date_left + (date - width(text)) / 2).min(MEASURE - width(text)).max(0);
    let mut lines: Vec<Line> = Vec::new();
    let mut push = |part, left| {
        let blank = if lines.is_empty() { blank_above(tallest(signature, styles)) } else { 0 };
        lines.push(Line { blank, height: 1, parts: vec![(part, quarters(left))] });
    };
    for (n, text) in signature.organs.iter().enumerate() {
        push(Part::Organ(n), organ(text));
    }
    push(Part::Date, date_left);
    let centre = quarters(date_left) + quarters(date) / 2;
    let last = lines.len() - 1;
    // Its middle is that of the organ's line, so that organ and date together lie a little below it.
    let seals = signature.organs.first().and_then(|name| on(name, 0, last, centre, -PITCH / 2, styles));
    Placement { lines, seals: seals.into_iter().collect() }
}

/// The same of several organs: names in rows, each with its seal in its middle, the last above the date.
fn jointly_sealed(signature: &Signature, styles: &StyleSheet) -> Placement {
    let count = signature.organs.len() as i64;
    let diameter = tallest(signature, styles);
    let widest = quarters(signature.organs.iter().map(|o| width(o)).max().unwrap_or(0));
    let date = width(&signature.date);
    let date_left = (MEASURE - 16 - date).max(0);
    let centre = quarters(date_left) + quarters(date) / 2;
    let step = (widest + quarters(4)).max(diameter + BETWEEN_SEALS);
    let room = (centre - widest.max(diameter) / 2).max(Length::ZERO);
    let columns = (1 + room.to_emu() / step.to_emu()).clamp(1, MOST_COLUMNS.min(count));
    let between_rows = covering(diameter + BETWEEN_SEALS, PITCH);
    let (mut lines, mut seals) = (Vec::<Line>::new(), Vec::new());
    for row in names_by_row(count, columns) {
        let blank = if lines.is_empty() { blank_above(diameter) } else { between_rows - 1 };
        let is_last = row.end == count;
        let mut parts = Vec::new();
        for n in row.clone() {
            let middle = centre - step * (row.end - 1 - n + if is_last { 0 } else { columns - (row.end - row.start) });
            let own = quarters(width(&signature.organs[n as usize]));
            let left = (middle - own / 2).min(TYPE_AREA_WIDTH - own).max(Length::ZERO);
            parts.push((Part::Organ(n as usize), left));
            // The last is told from the date's line, as that of a single organ.
            let (line, depth) = if n + 1 == count { (lines.len() + 1, -PITCH / 2) } else { (lines.len(), PITCH / 2) };
            seals.extend(on(&signature.organs[n as usize], n as usize, line, middle, depth, styles));
        }
        lines.push(Line { blank, height: 1, parts });
    }
    lines.push(Line { blank: 0, height: 1, parts: vec![(Part::Date, quarters(date_left))] });
    Placement { lines, seals }
}

/// Full rows from the first on.
fn names_by_row(count: i64, columns: i64) -> Vec<std::ops::Range<i64>> {
    (0..count).step_by(usize::try_from(columns).unwrap_or(1)).map(|n| n..(n + columns).min(count)).collect()
}

/// Clause 7.3.5.3: two blank lines below the text the stamp, four characters from the right; the office two characters to
/// its left, in the middle of its height; one blank line below, the date four characters from the right.
fn stamped(signature: &Signature, styles: &StyleSheet) -> Placement {
    let (mut lines, mut seals) = (Vec::new(), Vec::new());
    let stamps: Vec<Option<usize>> = signature.stamps.iter().map(|name| styles.seal_of(name)).collect();
    let own = |n: usize| match stamps[n] {
        Some(seal) => styles.seals[seal].width,
        None => quarters(width(&signature.stamps[n])),
    };
    let widest = (0..stamps.len()).map(own).fold(Length::ZERO, Length::max);
    let right = quarters(MEASURE - 16);
    for (n, office) in signature.organs.iter().enumerate() {
        let office_left = (right - widest - quarters(8 + width(office))).max(Length::ZERO);
        let mut parts = vec![(Part::Organ(n), office_left)];
        let left = right - widest + (widest - own(n)) / 2;
        let mut height = 1;
        match stamps[n] {
            Some(seal) => {
                let tall = styles.seals[seal].height;
                height = covering(tall, PITCH);
                seals.push(Place { seal, organ: n, line: n, left, top: (PITCH * height - tall) / 2 });
            }
            None => parts.push((Part::Name(n), left)),
        }
        lines.push(Line { blank: if n == 0 { 2 } else { 0 }, height, parts });
    }
    let date = quarters((MEASURE - 16 - width(&signature.date)).max(0));
    lines.push(Line { blank: 1, height: 1, parts: vec![(Part::Date, date)] });
    Placement { lines, seals }
}

/// The picture of an organ's seal about a centre, where the office gives one; `depth` is that of its middle.
fn on(name: &str, organ: usize, line: usize, centre: Length, depth: Length, styles: &StyleSheet) -> Option<Place> {
    let seal = styles.seal_of(name)?;
    let look = &styles.seals[seal];
    Some(Place { seal, organ, line, left: centre - look.width / 2, top: depth - look.height / 2 })
}

/// The height of the tallest seal.
fn tallest(signature: &Signature, styles: &StyleSheet) -> Length {
    let seals = signature.organs.iter().filter_map(|name| Some(styles.seals[styles.seal_of(name)?].height));
    seals.reduce(Length::max).unwrap_or(SEAL)
}

/// Blank lines such that the top of the seal is within one line of the text and not upon it (clause 7.3.5.1).
fn blank_above(diameter: Length) -> i64 {
    covering((diameter - PITCH).max(Length::ZERO), PITCH * 2)
}

/// How many of a length cover another, the last perhaps in part.
const fn covering(length: Length, by: Length) -> i64 {
    (length.to_emu() + by.to_emu() - 1) / by.to_emu()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::style::Choices;

    fn styles(sealing: Sealing) -> StyleSheet {
        StyleSheet::new(Choices { sealing, ..Choices::default() })
    }

    fn signature(organs: &[&str], date: &str) -> Signature {
        Signature::new(organs.iter().map(|o| (*o).to_owned()).collect(), date)
    }

    /// The left end of each part, line by line.
    fn lefts(p: &Placement) -> Vec<Vec<Length>> {
        p.lines.iter().map(|l| l.parts.iter().map(|(_, left)| *left).collect()).collect()
    }

    #[test]
    fn sealed_date_ends_four_characters_from_the_right() {
        // 2022年5月9日 is 6 × ½ + 3 = 6 characters wide; 16 characters centred on it would end at 28 − 4 − 3 + 8 = 29.
        let of = |organ| place(&signature(&[organ], "2022年5月9日"), &styles(Sealing::Sealed));
        let p = of("鼓楼区平安建设工作领导小组办公室");
        assert_eq!(lefts(&p), [[quarters(4 * (28 - 16))], [quarters(4 * (28 - 4 - 6))]]);
        assert_eq!(p.lines[0].blank, 2, "a seal of 42 mm then begins within a line of the text");
        assert_eq!(lefts(&of("区政府"))[0], [quarters(4 * 18 + 6)]);
        // Six characters over 6½ are a quarter further in.
        let p = place(&signature(&["示例市档案局"], "2026年2月26日"), &styles(Sealing::Sealed));
        assert_eq!(lefts(&p), [[quarters(4 * 28 - 16 - 26 + 1)], [quarters(4 * 28 - 16 - 26)]]);
    }

    #[test]
    fn unsealed_date_starts_two_characters_after_the_organ() {
        let of = |organ| lefts(&place(&signature(&[organ], "2022年5月9日"), &styles(Sealing::Unsealed)));
        let long = quarters(4 * (28 - 2 - 16));
        assert_eq!(of("鼓楼区平安建设工作领导小组办公室"), [[long], [long + quarters(8)]]);
        // A date of six characters is longer than the organ.
        assert_eq!(of("区政府")[1], [quarters(4 * (28 - 2 - 6))]);
        assert_eq!(of("区政府")[1][0] - of("区政府")[0][0], quarters(8));
    }

    #[test]
    fn joint_seals_stand_in_rows_and_the_last_above_the_date() {
        let organs = ["甲局", "乙局", "丙局", "丁局"];
        let p = place(&signature(&organs, "2026年2月20日"), &styles(Sealing::Sealed));
        // Seals of 42 mm and 3 mm between: three fit before the middle of the date, 28 − 4 − 3¼ characters from the left.
        assert_eq!(p.lines.iter().map(|l| l.parts.len()).collect::<Vec<_>>(), [3, 1, 1]);
        let middle = |line: usize, n: usize| p.lines[line].parts[n].1 + quarters(4);
        assert_eq!(middle(0, 1) - middle(0, 0), Length::mm(45));
        assert_eq!(middle(1, 0), middle(0, 2), "in the column of the last");
        assert_eq!(p.lines[1].blank + 1, 5, "45 mm are five lines");
        let date = p.lines[2].parts[0].1 + quarters(13);
        assert!((middle(1, 0) - date).to_emu().abs() <= 1, "the last organ over the date");
    }

    #[test]
    fn a_name_without_a_picture_is_set_in_type_beside_the_office() {
        let mut s = signature(&["市长"], "2026年3月9日");
        s.stamps = vec!["李示例".into()];
        let p = place(&s, &styles(Sealing::Sealed));
        assert_eq!(p.lines.iter().map(|l| l.blank).collect::<Vec<_>>(), [2, 1]);
        // The name ends four characters from the right, the office two before it, the date of six four again.
        let wanted = [vec![quarters(4 * (24 - 3 - 2 - 2)), quarters(4 * (24 - 3))], vec![quarters(4 * (24 - 6))]];
        assert_eq!(lefts(&p), wanted);
    }

    #[test]
    fn blank_lines_bring_the_top_of_a_seal_within_a_line_of_the_text() {
        for diameter in [30, 38, 40, 42, 45, 50, 58].map(Length::mm) {
            let top = PITCH * blank_above(diameter) + PITCH / 2 - diameter / 2;
            assert!(top >= Length::ZERO && top <= PITCH, "{diameter:?}");
        }
    }
}
