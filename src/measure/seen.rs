//! What stands on pages, told in one way whether it was looked up in the page model or read out of a written file.
//!
//! Places are those of the sheet as it is read: upright, or held sideways for a turned table, whose upper edge is the left
//! edge of the upright sheet. Lengths run right and down.

use crate::base::Length;
use crate::page::Colour;

/// A paper as somebody sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// The sheets in order.
    pub pages: Vec<SeenPage>,
    /// What is read out, in the order of the logical structure.
    pub elements: Vec<Element>,
    /// Fonts that are not part of the paper itself.
    pub fonts_outside: usize,
    /// Fonts in all.
    pub fonts: usize,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeenPage {
    /// Width of the upright sheet.
    pub width: Length,
    /// Height of the upright sheet.
    pub height: Length,
    /// Whether it is shown turned to the right.
    pub is_turned: bool,
    /// Its characters, in the order they are drawn.
    pub glyphs: Vec<SeenGlyph>,
    /// Its straight lines.
    pub rules: Vec<SeenRule>,
    /// Areas of pictures, left, top, right and bottom on the upright sheet.
    pub pictures: Vec<[Length; 4]>,
}

/// A character.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeenGlyph {
    /// Which.
    pub character: char,
    /// Whether it stands on the sheet held sideways.
    pub is_sideways: bool,
    /// Its origin.
    pub x: Length,
    /// The line it stands on.
    pub baseline: Length,
    /// Size of its type.
    pub size: Length,
    /// How far the next character would stand from it.
    pub advance: Length,
    /// How far its ink reaches above and below the baseline (below is negative); none for a blank.
    pub ink: Option<(Length, Length)>,
    /// What its type looks like.
    pub type_face: TypeFace,
    /// Its ink.
    pub colour: Colour,
    /// The element it belongs to, a place in [`Seen::elements`]; none for page numbers and heads that are set again.
    pub element: Option<usize>,
}

impl SeenGlyph {
    /// Its right edge. The blank half of a closing mark may stand beyond the type area.
    pub fn right(&self) -> Length {
        let full = self.x + self.advance;
        if has_blank_tail(self.character) && self.advance.to_emu() * 10 > self.size.to_emu() * 8 {
            full - self.advance / 2
        } else {
            full
        }
    }

    /// The top of its em box.
    pub fn em_top(&self) -> Length {
        self.baseline - self.size.scale(crate::style::gbt9704::BASELINE_PER_MILLE, 1000)
    }

    /// The foot of its em box.
    pub fn em_foot(&self) -> Length {
        self.em_top() + self.size
    }
}

/// A full-width mark whose ink lies in the left half.
fn has_blank_tail(c: char) -> bool {
    "、。，．：；）〕］｝】〗》〉」』”’".contains(c)
}

/// A straight line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeenRule {
    /// Whether it stands on the sheet held sideways.
    pub is_sideways: bool,
    /// Its left or upper end.
    pub from: (Length, Length),
    /// Its other end.
    pub to: (Length, Length),
    /// Thickness.
    pub width: Length,
    /// Ink.
    pub colour: Colour,
}

impl SeenRule {
    /// Whether it lies level.
    pub fn is_level(&self) -> bool {
        self.from.1 == self.to.1
    }

    /// How long it is.
    pub fn length(&self) -> Length {
        if self.is_level() { self.to.0 - self.from.0 } else { self.to.1 - self.from.1 }
    }
}

/// Something that is read out as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub kind: ElementKind,
    /// The table it stands in, counted from 0.
    pub table: Option<usize>,
}

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElementKind {
    /// A title or heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A head cell.
    HeadCell,
    /// Another cell.
    Cell,
    /// A footnote, without its number.
    Footnote,
    /// A drawing.
    Figure,
}

/// What type looks like, as far as the standard names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TypeFace {
    /// 仿宋
    FangSong,
    /// 楷体
    Kai,
    /// 黑体
    Hei,
    /// 小标宋
    BiaoSong,
    /// 宋体
    Song,
    /// Letters and digits of a Latin face.
    Latin,
    /// Any other.
    Other,
}

impl TypeFace {
    /// By the name of a font.
    pub fn of(name: &str) -> TypeFace {
        let name = name.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|w| name.contains(w));
        match () {
            () if has(&["biaosong", "xbs", "小标宋", "zhongsong", "中宋"]) => TypeFace::BiaoSong,
            () if has(&["fang", "仿"]) => TypeFace::FangSong,
            () if has(&["kai", "楷"]) => TypeFace::Kai,
            () if has(&["hei", "黑", "sans"]) => TypeFace::Hei,
            () if has(&["tinos", "times", "liberation"]) => TypeFace::Latin,
            () if has(&["song", "宋", "simsun", "serif"]) => TypeFace::Song,
            () => TypeFace::Other,
        }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            TypeFace::FangSong => "仿宋",
            TypeFace::Kai => "楷体",
            TypeFace::Hei => "黑体",
            TypeFace::BiaoSong => "小标宋",
            TypeFace::Song => "宋体",
            TypeFace::Latin => "Latin",
            TypeFace::Other => "?",
        }
    }
}
