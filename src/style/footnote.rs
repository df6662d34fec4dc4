//! How footnotes look. GB/T 9704 knows none, so these are the customs of Chinese print; where custom leaves a choice,
//! what Word and LibreOffice do alike.

use super::{Alignment, Face, ParagraphStyle, gbt9704};
use crate::base::Length;
use crate::document::Role;

/// 五号: well below 3号 and still larger than print that tires the eye.
pub const SIZE: Length = Length::pt10(105);
/// Distance of baselines: single spacing of that size.
pub const LINE: Length = Length::pt(15);
/// Where the words begin, behind the number: room for a ring and a blank, or for three digits.
pub const HANG: Length = Length::pt(21);
/// Size of a number in percent of the type that it stands behind; what LibreOffice makes of superscript.
pub const NUMBER_PERCENT: i64 = 58;
/// How far a number is raised, per mille of the size of the type it stands behind: its top is level with that of the type.
pub const NUMBER_RAISE_PER_MILLE: i64 = 370;
/// White above the rule, and below it.
pub const RULE_WHITE: Length = Length::mm(1);
/// Thickness of the rule between text and footnotes.
pub const RULE_WIDTH: Length = Length::pt10(5);
/// The rule is one part in so many of the measure.
pub const RULE_SHARE: i64 = 4;
/// Height of the rule with the white around it.
pub const SEPARATOR: Length = Length::emu(RULE_WHITE.to_emu() * 2 + RULE_WIDTH.to_emu());
/// Of the height of the type area footnotes take so many tenths at most, so that a page always shows text. LibreOffice
/// does the same.
pub const MOST_TENTHS: i64 = 8;

/// The look of their text; lines after the first stand behind the number as well.
pub const fn paragraph() -> ParagraphStyle {
    let body = gbt9704::paragraph(Role::Body);
    ParagraphStyle {
        name: "脚注文字",
        face: Face::FangSong,
        size: SIZE,
        line: LINE,
        first_indent: 0,
        align: Alignment::Justify,
        ..body
    }
}

/// Size of a number behind type of a size.
pub const fn number_size(size: Length) -> Length {
    size.scale(NUMBER_PERCENT, 100)
}

/// The height of so many lines of footnotes with their rule; none for no line.
pub fn height(lines: i64) -> Length {
    if lines == 0 { Length::ZERO } else { SEPARATOR + LINE * lines }
}

/// How many lines find room in a height.
pub fn lines_in(height: Length) -> i64 {
    (height - SEPARATOR).to_emu().max(0) / LINE.to_emu()
}

/// How many lines a page of a height has at most beside text.
pub fn most_lines(page: Length) -> i64 {
    lines_in(page.scale(MOST_TENTHS, 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_room_for_text_and_for_whole_lines_alone() {
        // (225 mm × 0.8 - 2 mm - 0.5 pt) / 15 pt = 33.6
        assert_eq!(most_lines(gbt9704::TYPE_AREA_HEIGHT), 33);
        assert_eq!((height(0), height(2)), (Length::ZERO, SEPARATOR + Length::pt(30)));
        assert_eq!((lines_in(height(3)), lines_in(height(3) - Length::emu(1)), lines_in(Length::ZERO)), (3, 2, 0));
    }
}
