//! How far the characters of a text stand closer together or wider apart than its style says, so that a word processor
//! ends the lines of a paper where its pages end them.
//!
//! Word processors agree neither with each other nor with GB/T 15834 on which marks give up their blank half, which may
//! hang in the margin, and whether digits stand apart from Han characters. Spacing is what all of them obey, and it
//! leaves the text itself as it is, for search, copying and later changes.
//!
//! Pages end where they do of themselves, and [`PageEnd`] says what word processors would do otherwise; but for the last
//! one that has room for all of the text and none for the imprint: [`Fits::page_turn`] says what goes with the imprint.

use crate::base::Length;

/// How much further than its style says a character stands from the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Spacing {
    /// In word processors that set Han and Latin characters as close to each other as the file says.
    pub tight: Length,
    /// In those that set a gap between them whatever the file says.
    pub apart: Length,
    /// By how many hundredths the character is narrowed there.
    pub narrower: i64,
    /// Whether the character, a Latin one, says that its language is Chinese: LibreOffice lets only such a number begin a
    /// line after a mark.
    pub chinese: bool,
}

impl Spacing {
    /// As the style says.
    pub const NONE: Spacing = Spacing::alike(Length::ZERO);

    /// The same in all word processors.
    pub const fn alike(spacing: Length) -> Spacing {
        Spacing { tight: spacing, apart: spacing, narrower: 0, chinese: false }
    }
}

/// The spacings of one text: a paragraph, or a paragraph of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct TextFit {
    /// How many characters, and how much further than its style says each stands from the next, in the order of the text.
    /// Empty where the whole text stands as its style says.
    stretches: Vec<(usize, Spacing)>,
}

impl TextFit {
    /// Of one spacing for each character; a forced line break is none.
    pub fn new(spacings: impl IntoIterator<Item = Spacing>) -> TextFit {
        let mut stretches: Vec<(usize, Spacing)> = Vec::new();
        for spacing in spacings {
            match stretches.last_mut() {
                Some((count, last)) if *last == spacing => *count += 1,
                _ => stretches.push((1, spacing)),
            }
        }
        if stretches.iter().all(|(_, spacing)| *spacing == Spacing::NONE) {
            stretches.clear();
        }
        TextFit { stretches }
    }

    /// Reads the spacings along the text.
    pub fn along(&self) -> Along<'_> {
        Along { rest: &self.stretches, taken: 0 }
    }
}

/// A place in a text and the spacings from there on.
#[derive(Clone, Debug, Default)]
pub struct Along<'f> {
    rest: &'f [(usize, Spacing)],
    /// How many characters of the first stretch are behind.
    taken: usize,
}

impl Along<'_> {
    /// The next words of the text in pieces of one spacing. Where the spacings end, the rest stands as its style says.
    pub fn pieces<'t>(&mut self, text: &'t str) -> Vec<(&'t str, Spacing)> {
        let mut pieces = Vec::new();
        let mut text = text;
        while !text.is_empty() {
            let Some(&(count, spacing)) = self.rest.first() else {
                pieces.push((text, Spacing::NONE));
                break;
            };
            let left = count - self.taken;
            let cut = text.char_indices().nth(left).map_or(text.len(), |(at, _)| at);
            let (piece, after) = text.split_at(cut);
            pieces.push((piece, spacing));
            self.taken += piece.chars().count();
            if self.taken == count {
                (self.rest, self.taken) = (&self.rest[1..], 0);
            }
            text = after;
        }
        pieces
    }
}

/// The spacings of a whole paper, block by block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fits {
    sections: Vec<Vec<Vec<TextFit>>>,
    /// 主送, 抄送 and 印发机关 of the imprint, as far as it has them.
    imprint: Vec<TextFit>,
    /// Of the footnotes, in the order of their numbers.
    notes: Vec<TextFit>,
    /// The last footnote on the page of an imprint, and how far above the foot of the type area it stands.
    lifted: Option<(usize, Length)>,
    /// Section and place of the row that the page of the imprint begins with.
    page_turn: Option<(usize, RowPlace)>,
    imprint_page: Option<ImprintPage>,
    /// Section and block of each signature that has less white above it than it would, and how many lines it has.
    white: Vec<(usize, usize, i64)>,
    /// The sections and the ends of their pages.
    page_ends: Vec<(usize, PageEnd)>,
}

/// The page that an imprint stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImprintPage {
    /// The last page of the text.
    Shared,
    /// The next one.
    Own,
    /// The one after a blank page.
    AfterBlank,
}

/// How a page ends before the end of its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageEnd {
    /// What the next page begins with.
    pub next: RowPlace,
    /// The block of which something had room and is on the next page all the same, lest a line stands alone or a heading
    /// parts from its text.
    pub held: Option<usize>,
    /// The least height of the last row of a table, where the next would find room that it shall not have.
    pub last_row: Option<Length>,
}

impl PageEnd {
    /// The block that it parts.
    pub fn parted(&self) -> Option<usize> {
        (!self.next.begins).then_some(self.next.block)
    }
}

/// Where a row stands among the blocks of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowPlace {
    /// Which block.
    pub block: usize,
    /// Whether the block begins with it.
    pub begins: bool,
    /// Which row of a table it is, head rows first; 0 in other blocks.
    pub table_row: usize,
}

impl Fits {
    /// Begins the next section.
    pub fn begin_section(&mut self) {
        self.sections.push(Vec::new());
    }

    /// Adds the texts of the next block: of a paragraph its own, of a table those of its cells that have words, row by
    /// row, a cell's paragraphs one by one.
    pub fn push(&mut self, block: Vec<TextFit>) {
        self.sections.last_mut().expect("a section was begun").push(block);
    }

    /// Adds the next text of the imprint: a list of bodies, or after them who printed it.
    pub fn push_imprint(&mut self, text: TextFit) {
        self.imprint.push(text);
    }

    /// The texts of the imprint: the lists of bodies, then who printed it; none where the paper was not set.
    pub fn imprint(&self) -> &[TextFit] {
        &self.imprint
    }

    /// Adds the text of the next footnote.
    pub fn push_note(&mut self, text: TextFit) {
        self.notes.push(text);
    }

    /// The text of a footnote, counted from 0; none where the paper was not set.
    pub fn note(&self, number: usize) -> Option<&TextFit> {
        self.notes.get(number)
    }

    /// Says that a footnote is the last on the page of the imprint, and how far above the foot of the type area it stands.
    pub fn lift_note(&mut self, number: usize, by: Length) {
        self.lifted = Some((number, by));
    }

    /// How far a footnote stands above the foot of the type area, because an imprint is below it.
    pub fn note_lifted(&self, number: usize) -> Option<Length> {
        self.lifted.filter(|(of, _)| *of == number).map(|(_, by)| by)
    }

    /// Says that the page of the imprint begins with a row of the section that was begun last.
    pub fn turn_page(&mut self, at: RowPlace) {
        self.page_turn = Some((self.sections.len() - 1, at));
    }

    /// The row of a section that begins the page of the imprint, where the text that is there goes with it.
    pub fn page_turn(&self, section: usize) -> Option<RowPlace> {
        self.page_turn.filter(|(of, _)| *of == section).map(|(_, at)| at)
    }

    /// Says that a signature of the section that was begun last has so many blank lines above it, for want of room.
    pub fn save_white(&mut self, block: usize, lines: i64) {
        self.white.push((self.sections.len() - 1, block, lines));
    }

    /// The blank lines above a signature that has fewer than it would.
    pub fn white_above(&self, section: usize, block: usize) -> Option<i64> {
        self.white.iter().find(|(s, b, _)| (*s, *b) == (section, block)).map(|(.., lines)| *lines)
    }

    /// Says which page the imprint stands on.
    pub fn put_imprint(&mut self, page: ImprintPage) {
        self.imprint_page = Some(page);
    }

    /// The page that the imprint stands on; `None` where the paper was not set, or has none.
    pub fn imprint_page(&self) -> Option<ImprintPage> {
        self.imprint_page
    }

    /// Says how the next page of the section that was begun last ends.
    pub fn end_page(&mut self, end: PageEnd) {
        self.page_ends.push((self.sections.len() - 1, end));
    }

    /// The ends of the pages of a section, but for its last.
    pub fn page_ends(&self, section: usize) -> impl Iterator<Item = &PageEnd> + Clone {
        self.page_ends.iter().filter(move |(of, _)| *of == section).map(|(_, end)| end)
    }

    /// The texts of a block; none where the paper was not set.
    pub fn block(&self, section: usize, block: usize) -> &[TextFit] {
        self.sections.get(section).and_then(|s| s.get(block)).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_its_spacing_changes_and_nowhere_else() {
        let none = Spacing::NONE;
        let closer = Spacing { apart: Length::twips(-157), ..none };
        let fit = TextFit::new([none, none, closer, none, closer, closer]);
        let mut along = fit.along();
        assert_eq!(along.pieces("甲乙）"), [("甲乙", none), ("）", closer)]);
        assert_eq!(along.pieces(""), []);
        assert_eq!(along.pieces("。）"), [("。", none), ("）", closer)], "on into the next run");
        assert_eq!(along.pieces("，丙丁"), [("，", closer), ("丙丁", none)], "beyond the end");
    }

    #[test]
    fn a_text_as_its_style_says_is_not_cut() {
        let fit = TextFit::new([Spacing::NONE; 5]);
        assert_eq!(fit, TextFit::default());
        assert_eq!(fit.along().pieces("甲乙"), [("甲乙", Spacing::NONE)]);
    }
}
