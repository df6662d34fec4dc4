//! Footnotes (脚注): a word about a word, at the foot of the page that the word stands on.

use super::block::{Block, Document};
use super::inline::Inline;
use super::mark::Mark;

/// A footnote, where its reference stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Footnote {
    /// What it says: one paragraph without forced breaks.
    pub text: String,
    /// What a revision did to it and its reference.
    pub mark: Mark,
}

impl Footnote {
    /// A footnote that no revision touched.
    pub fn new(text: impl Into<String>) -> Footnote {
        Footnote { text: text.into(), mark: Mark::None }
    }
}

/// How the footnotes of a paper are numbered, from its first to its last page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// ①②③, as Chinese papers have them.
    Ringed,
    /// 1, 2, 3: where there are more than rings for all.
    Plain,
}

/// ① to ⑩ are all that GB 2312 has, and so all that every official face and Word's own Chinese numbering have.
const RINGS: [char; 10] = ['①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩'];

impl Numbering {
    /// Of a paper with so many footnotes.
    pub const fn of(count: usize) -> Numbering {
        if count <= RINGS.len() { Numbering::Ringed } else { Numbering::Plain }
    }

    /// What stands for a footnote, counted from 1.
    pub fn label(self, number: usize) -> String {
        let ring = number.checked_sub(1).and_then(|n| RINGS.get(n)).filter(|_| self == Numbering::Ringed);
        ring.map_or_else(|| number.to_string(), char::to_string)
    }
}

impl Document {
    /// The footnotes in the order of their references, which is that of their numbers.
    pub fn footnotes(&self) -> impl Iterator<Item = &Footnote> {
        self.sections.iter().flat_map(|s| &s.blocks).flat_map(Block::footnotes)
    }
}

impl Block {
    /// Its footnotes in the order of their references; of a table row by row.
    pub fn footnotes(&self) -> Vec<&Footnote> {
        match self {
            Block::Paragraph(p) => p.inlines.iter().filter_map(Inline::footnote).collect(),
            Block::Table(t) => t.head.iter().chain(&t.rows).flat_map(|r| &r.cells).flat_map(|c| &c.footnotes).collect(),
            Block::Signature(_) | Block::Chart(_) => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Paragraph, Role, Row, Section, Table};

    #[test]
    fn ten_have_rings_and_more_are_all_plain() {
        let ringed = Numbering::of(10);
        assert_eq!((ringed.label(1), ringed.label(10)), ("①".to_owned(), "⑩".to_owned()));
        assert_eq!((Numbering::of(11).label(1), Numbering::of(11).label(11)), ("1".to_owned(), "11".to_owned()));
        assert_eq!(ringed.label(11), "11", "never without a number");
    }

    #[test]
    fn footnotes_come_in_the_order_of_their_references() {
        let noted = |text: &str| Inline::Footnote(Footnote::new(text));
        let paragraph =
            Paragraph::new(Role::Body, vec![Inline::text("甲"), noted("一"), Inline::text("乙"), noted("二")]);
        let mut cell = Cell::new("丙");
        cell.footnotes = vec![Footnote::new("三")];
        let rows = vec![Row::new(vec![Cell::new(""), cell])];
        let blocks = vec![Block::Paragraph(paragraph), Block::Table(Table { rows, ..Table::default() })];
        let document = Document { sections: vec![Section { blocks, ..Section::default() }], ..Document::default() };
        assert_eq!(document.footnotes().map(|n| n.text.as_str()).collect::<Vec<_>>(), ["一", "二", "三"]);
        assert_eq!(document.sections[0].blocks[0].text(), "甲乙", "a number is no word of the text");
    }
}
