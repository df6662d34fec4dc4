//! A returned draft as it was walked through: paragraphs and tables of which every piece knows whether it was put in or
//! taken out. Either of the two papers is read off it.

use super::change::{Fate, Side};

/// A paragraph or a table.
#[derive(Debug)]
pub(super) enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    pub(super) pieces: Vec<Piece>,
    /// What became of its end: without it the paragraph runs on into the next.
    pub(super) mark: Fate,
    /// The part of the paper it is, on each side.
    pub(super) part: [Part; 2],
    /// The number that a list gives it, on each side.
    pub(super) number: [String; 2],
}

/// A stretch of text with one fate.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) fate: Fate,
}

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Counted from 1.
    pub(super) number: usize,
    pub(super) rows: Vec<Row>,
}

/// A row.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) fate: Fate,
    /// Columns left out before the first cell.
    pub(super) before: usize,
    pub(super) cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) fate: Fate,
    /// How many columns it spans.
    pub(super) span: usize,
    /// Whether it is a merged cell's going on, on each side.
    pub(super) goes_on: [bool; 2],
    pub(super) paragraphs: Vec<Paragraph>,
}

/// The parts of our papers that are known by their style, because their text alone would not show it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// The title of the notice, the plan or the annex: broken into lines, but one.
    Title,
    /// The line below a title that tells by what numbers a text was issued and amended.
    TitleNote,
    /// 版记 and page numbers.
    Furniture,
    /// Anything else.
    #[default]
    Other,
}

impl Part {
    /// The part of a style's name, as our papers name it.
    pub(super) fn named(style: &str) -> Option<Part> {
        match style {
            "公文标题" | "附件标题" => Some(Part::Title),
            "题注" => Some(Part::TitleNote),
            "页码" => Some(Part::Furniture),
            name if name.starts_with("版记（") => Some(Part::Furniture),
            _ => None,
        }
    }
}

/// A paragraph of one side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) part: Part,
    pub(super) text: String,
}

impl Paragraph {
    /// Its text on one side.
    pub(super) fn text(&self, side: Side) -> String {
        let shown = self.pieces.iter().filter(|p| p.fate.shows(side)).map(|p| p.text.as_str());
        std::iter::once(self.number[side as usize].as_str()).chain(shown).collect()
    }

    /// How it begins, on the side that shows anything: to be recognised by a person.
    pub(super) fn begins(&self) -> String {
        let texts = [Side::Accepted, Side::Rejected].map(|s| self.text(s));
        shortened(texts.iter().map(|t| t.trim()).find(|t| !t.is_empty()).unwrap_or_default(), 16)
    }
}

/// The paragraphs of one side: where the end of one is not there, it runs on into the next.
pub(super) fn lines<'a>(paragraphs: impl IntoIterator<Item = &'a Paragraph>, side: Side) -> Vec<Line> {
    let mut out = Vec::new();
    let mut open = Line::default();
    for paragraph in paragraphs {
        let text = paragraph.text(side);
        // What has text says what part the whole is.
        if open.text.trim().is_empty() {
            open.part = paragraph.part[side as usize];
        }
        open.text.push_str(&text);
        if paragraph.mark.shows(side) {
            out.push(std::mem::take(&mut open));
        }
    }
    if !open.text.is_empty() {
        out.push(open);
    }
    out
}

impl Cell {
    /// Its text on one side, a line a paragraph.
    pub(super) fn text(&self, side: Side) -> String {
        let lines: Vec<String> = lines(&self.paragraphs, side).into_iter().map(|l| l.text).collect();
        lines.join("\n").trim().to_owned()
    }
}

impl Row {
    /// Its cells on one side, parted by TABs.
    pub(super) fn text(&self, side: Side) -> String {
        self.cells.iter().map(|c| c.text(side)).collect::<Vec<_>>().join("\t")
    }
}

/// A text of at most so many characters, in one line.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let mut out: String = text.chars().take(most).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(most).is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str, fate: Fate, mark: Fate) -> Paragraph {
        Paragraph { pieces: vec![Piece { text: text.into(), fate }], mark, ..Paragraph::default() }
    }

    fn texts(paragraphs: &[Paragraph], side: Side) -> Vec<String> {
        lines(paragraphs, side).into_iter().map(|l| l.text).collect()
    }

    const PUT_IN: Fate = Fate { inserted: true, deleted: false };
    const TAKEN_OUT: Fate = Fate { inserted: false, deleted: true };

    #[test]
    fn a_paragraph_put_in_is_not_there_before() {
        let script = [
            paragraph("甲。", Fate::default(), Fate::default()),
            paragraph("新。", PUT_IN, PUT_IN),
            paragraph("乙。", Fate::default(), Fate::default()),
        ];
        assert_eq!(texts(&script, Side::Rejected), ["甲。", "乙。"]);
        assert_eq!(texts(&script, Side::Accepted), ["甲。", "新。", "乙。"]);
    }

    #[test]
    fn paragraphs_are_split_and_joined() {
        let split = [paragraph("甲，", Fate::default(), PUT_IN), paragraph("乙。", Fate::default(), Fate::default())];
        assert_eq!(texts(&split, Side::Rejected), ["甲，乙。"]);
        assert_eq!(texts(&split, Side::Accepted), ["甲，", "乙。"]);
        let joined =
            [paragraph("甲，", Fate::default(), TAKEN_OUT), paragraph("乙。", Fate::default(), Fate::default())];
        assert_eq!(texts(&joined, Side::Rejected), ["甲，", "乙。"]);
        assert_eq!(texts(&joined, Side::Accepted), ["甲，乙。"]);
    }

    #[test]
    fn the_part_is_that_of_the_text() {
        let heading = Paragraph { part: [Part::Title; 2], ..paragraph("标题", Fate::default(), Fate::default()) };
        let script = [paragraph("废", TAKEN_OUT, TAKEN_OUT), heading];
        assert_eq!(lines(&script, Side::Accepted)[0].part, Part::Title);
    }

    #[test]
    fn the_end_of_the_last_paragraph_may_be_gone() {
        assert_eq!(texts(&[paragraph("甲", Fate::default(), TAKEN_OUT)], Side::Accepted), ["甲"]);
    }
}
