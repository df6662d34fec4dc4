//! How a revision shows on the page. The standard has no clause for it; what is here must be read in black and white,
//! so ink only helps.

use crate::base::Length;
use crate::document::Mark;
use crate::page::Colour;

/// Thickness of the line through deleted and below inserted text.
pub const LINE_WIDTH: Length = Length::emu(Length::pt(3).to_emu() / 4);
/// How far the line through deleted text lies above the baseline, in thousandths of the size.
pub const STRIKE_PER_MILLE: i64 = 340;
/// How far the line below inserted text lies under the baseline, in thousandths of the size.
pub const UNDERLINE_PER_MILLE: i64 = 190;
/// Thickness of the bar beside a change.
pub const BAR_WIDTH: Length = Length::emu(Length::pt(3).to_emu() / 2);
/// How far the bar stands in the margin.
pub const BAR_GAP: Length = Length::mm(5);

/// The ink of a marked text, on a look of its own ink.
pub const fn ink(mark: Mark, own: Colour) -> Colour {
    match mark {
        Mark::None => own,
        Mark::Inserted => Colour(0x12, 0x3A, 0x8C),
        Mark::Deleted => Colour(0x8C, 0x1A, 0x1A),
    }
}
