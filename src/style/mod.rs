//! The look: every measure of GB/T 9704-2012, what an office may choose, and the faces.
//!
//! The only floor-1 module that knows both parts of a paper ([`Role`]) and millimetres.

pub mod chart;
pub mod choices;
pub mod columns;
pub mod fit;
pub mod font;
pub mod footnote;
pub mod gbt9704;
pub mod head;
pub mod names;
pub mod revision;
pub mod signature;
pub mod title;

pub use chart::ChartStyle;
pub use choices::{Choices, JointMark, Sealing, TableSize};
pub use font::{Face, FontBook, FontFiles};

use crate::base::Length;
use crate::document::{Accent, Orientation, Role};
use crate::page::{Colour, Picture};
use std::sync::Arc;

/// The step of sizes that every word processor can hold.
const HALF_POINT: Length = Length::pt10(5);

/// How every part of a paper looks.
#[derive(Clone, Debug, PartialEq)]
pub struct StyleSheet {
    /// What the office chose.
    pub choices: Choices,
    /// The pictures of seals and signature stamps.
    pub seals: Vec<Seal>,
}

/// A seal, or a signature stamp, as it is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Seal {
    /// Whose it is.
    pub of: String,
    /// Its picture.
    pub picture: Arc<Picture>,
    /// How wide it is printed.
    pub width: Length,
    /// How high, by the form of the picture.
    pub height: Length,
}

impl Seal {
    /// A seal of a printed width.
    pub fn new(of: impl Into<String>, picture: Picture, width: Length) -> Seal {
        let height = width.scale(i64::from(picture.height), i64::from(picture.width).max(1));
        Seal { of: of.into(), picture: Arc::new(picture), width, height }
    }
}

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParagraphStyle {
    /// Name shown to a clerk in Word's style list.
    pub name: &'static str,
    /// Its face.
    pub face: Face,
    /// Size of type.
    pub size: Length,
    /// Width of the type in percent of its own.
    pub condense: i64,
    /// Distance of baselines.
    pub line: Length,
    /// Blank space above, not used at the head of a page except the first.
    pub before: Length,
    /// Blank space below.
    pub after: Length,
    /// Indent of the first line, from `left`, in half cells (one cell = one 3号 character, 字).
    pub first_indent: i64,
    /// Indent of all lines at the left, in half cells.
    pub left: i64,
    /// How lines are filled.
    pub align: Alignment,
    /// Ink.
    pub colour: Colour,
    /// Whether it must share its page with the beginning of what follows.
    pub keep_with_next: bool,
    /// Rank in the navigation pane and bookmarks, 0 the outermost.
    pub outline: Option<u8>,
}

/// How the lines of a paragraph are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// Both edges even, the last line at the left.
    Justify,
    /// In the middle.
    Center,
    /// At the left, uneven at the right.
    Left,
    /// At the right.
    Right,
}

/// How a run of text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RunStyle {
    /// Its face.
    pub face: Face,
    /// Whether thickened.
    pub bold: bool,
}

impl StyleSheet {
    /// The standard's look with an office's choices.
    pub fn new(choices: Choices) -> StyleSheet {
        StyleSheet { choices, seals: Vec::new() }
    }

    /// The same with pictures of seals.
    pub fn with_seals(self, seals: Vec<Seal>) -> StyleSheet {
        StyleSheet { seals, ..self }
    }

    /// The seal of an organ, or the stamp of a person.
    pub fn seal_of(&self, name: &str) -> Option<usize> {
        self.seals.iter().position(|s| s.of == name)
    }

    /// The style of a part.
    pub fn paragraph(&self, role: Role) -> ParagraphStyle {
        let mut style = gbt9704::paragraph(role);
        if role == Role::Mark {
            style.colour = self.choices.red;
            style.size = self.choices.mark_size;
            // An exact line lower than its type is cut off by word processors.
            style.line = style.size.scale(11, 10);
        }
        style
    }

    /// The style of a 发文机关标志 of that text on one line.
    pub fn mark_for(&self, text: &str) -> ParagraphStyle {
        self.mark_of_width(columns::width_in_half_cells(text).max(1))
    }

    /// The style of a 发文机关标志 of so many half cells: the office's size, condensed until the text fits on one line with
    /// a little white at both sides; where that would be too narrow, smaller in half points.
    fn mark_of_width(&self, half_cells: i64) -> ParagraphStyle {
        let mut style = self.paragraph(Role::Mark);
        let room = self.measure(Orientation::Portrait).scale(gbt9704::MARK_MEASURE_PER_MILLE, 1000).to_emu() * 2;
        let percent = room * 100 / (style.size.to_emu() * half_cells);
        style.condense = percent.clamp(gbt9704::MARK_NARROWEST, 100);
        let half_points = room * 100 / style.condense / half_cells / HALF_POINT.to_emu();
        style.size = style.size.min(HALF_POINT * half_points);
        style
    }

    /// The style of a run in a paragraph of that style.
    pub fn run(&self, paragraph: &ParagraphStyle, accent: Accent) -> RunStyle {
        match accent {
            Accent::None => RunStyle { face: paragraph.face, bold: false },
            Accent::Strong => RunStyle { face: paragraph.face, bold: true },
            Accent::Heading2 => RunStyle { face: Face::Kai, bold: false },
            Accent::Heading1 => RunStyle { face: Face::Hei, bold: false },
        }
    }

    /// The width between the margins.
    pub fn measure(&self, orientation: Orientation) -> Length {
        match orientation {
            Orientation::Portrait => gbt9704::TYPE_AREA_WIDTH,
            Orientation::Landscape => gbt9704::TYPE_AREA_HEIGHT,
        }
    }

    /// The look of table text.
    pub fn table(&self) -> TableStyle {
        let choices = &self.choices;
        let (size, line) = (choices.table_size.size(), choices.table_size.line());
        TableStyle { size, line, continued: choices.table_continued, ..gbt9704::TABLE }
    }
}

/// How tables look. The standard is silent on portrait tables; these are office practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TableStyle {
    /// Face of the head row.
    pub head_face: Face,
    /// Face of the other rows.
    pub face: Face,
    /// Size of type.
    pub size: Length,
    /// Distance of baselines.
    pub line: Length,
    /// White between the rule and the text, left and right.
    pub padding: Length,
    /// White above and below the text of a cell.
    pub padding_vertical: Length,
    /// Thickness of the rules.
    pub rule: Length,
    /// Whether 续表 stands above the table on every page but its first.
    pub continued: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_mark_is_condensed_and_then_made_smaller_until_it_fits() {
        let styles = StyleSheet::new(Choices::default());
        let room = gbt9704::TYPE_AREA_WIDTH.scale(96, 100);
        let look = |text| {
            let style = styles.mark_for(text);
            (style.size, style.condense)
        };
        assert_eq!(look("鼓楼区人民政府文件"), (Length::pt(32), 100));
        // 424.5 pt / 15 / 32 pt = 0.88
        assert_eq!(look("开封市鼓楼区人民政府办公室文件"), (Length::pt(32), 88));
        let long = "中共开封市鼓楼区委平安鼓楼建设工作领导小组办公室文件";
        let (size, condense) = look(long);
        assert_eq!((condense, size.to_emu() % HALF_POINT.to_emu()), (gbt9704::MARK_NARROWEST, 0));
        let width = |size: Length| size.scale(condense, 100) * 26;
        assert!(width(size) <= room && width(size + HALF_POINT) > room, "{size:?}");
    }
}
