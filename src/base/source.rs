//! A text as received, places in it, and the short form of a place that is kept in YAML.

use super::diagnostic::Lang;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

/// A file's name and text, with the starts of its lines. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Source(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    name: String,
    text: String,
    line_starts: Vec<usize>,
    /// Its parts by path, once somebody asked.
    parts: OnceLock<BTreeMap<String, Span>>,
    /// Where each line stands in the file that it was taken out of; empty where the text is the file.
    seats: Vec<Seat>,
}

impl Hash for Source {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        // The rest follows from these.
        let Inner { name, text, seats, line_starts: _, parts: _ } = self.0.as_ref();
        (name, text, seats).hash(hasher);
    }
}

/// Where a line of a text stands in a file that has no lines: a document or a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Seat {
    /// In a paragraph; they count from 1, without the empty ones and those in tables.
    Paragraph(usize),
    /// It is a row of a table; both count from 1. Its cells are parted by TABs.
    Row {
        /// The table.
        table: usize,
        /// The row, the head included.
        row: usize,
    },
}

impl Seat {
    /// The number to show beside the line.
    pub const fn number(self) -> usize {
        match self {
            Seat::Paragraph(n) => n,
            Seat::Row { row, .. } => row,
        }
    }

    /// In words; `column` is the cell of a row, from 1.
    pub fn words(self, column: usize, lang: Lang) -> String {
        match (self, lang) {
            (Seat::Paragraph(n), Lang::Zh) => format!("第{n}段"),
            (Seat::Paragraph(n), Lang::En) => format!("paragraph {n}"),
            (Seat::Row { table, row }, Lang::Zh) => format!("表{table}第{row}行第{column}列"),
            (Seat::Row { table, row }, Lang::En) => format!("table {table}, row {row}, column {column}"),
        }
    }
}

impl Source {
    /// Where its parts stand, by path, which `read` finds out the first time: whoever points at two hundred of them need
    /// not read it two hundred times. A text has one way to be read, so the same `read` is given every time.
    pub fn parts(&self, read: impl FnOnce() -> BTreeMap<String, Span>) -> &BTreeMap<String, Span> {
        self.0.parts.get_or_init(read)
    }

    /// Wraps a text. `name` is the path as the user knows it, relative to the dossier.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        let text = text.into();
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Source(Arc::new(Inner { name: name.into(), text, line_starts, parts: OnceLock::new(), seats: Vec::new() }))
    }

    /// Wraps a text taken out of a file that has no lines; each line has its seat there.
    pub fn seated(name: impl Into<String>, text: impl Into<String>, seats: Vec<Seat>) -> Source {
        let Source(inner) = Source::new(name, text);
        let inner = Arc::into_inner(inner).expect("nobody else has it yet");
        Source(Arc::new(Inner { seats, ..inner }))
    }

    /// The same file with another text of as many lines.
    pub fn with_text(&self, text: impl Into<String>) -> Source {
        Source::seated(self.name(), text, self.0.seats.clone())
    }

    /// Whether the text was taken out of a file that has no lines.
    pub fn is_seated(&self) -> bool {
        !self.0.seats.is_empty()
    }

    /// Where a byte of the text stands in such a file, and in which cell of a row, from 1.
    pub fn seat(&self, offset: usize) -> Option<(Seat, usize)> {
        let (line, column) = self.line_column(offset);
        let seat = *self.0.seats.get(line - 1)?;
        let head = self.0.text[self.0.line_starts[line - 1]..].chars().take(column - 1);
        Some((seat, head.filter(|c| *c == '\t').count() + 1))
    }

    /// The path as shown to people.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Line and column of a byte offset, both counted from 1; the column in characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.0.text.len());
        let line = self.0.line_starts.partition_point(|&s| s <= offset) - 1;
        let column = self.0.text[self.0.line_starts[line]..offset].chars().count() + 1;
        (line + 1, column)
    }

    /// The byte offset of a line and column (both from 1), clamped to the text.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let text = &self.0.text;
        let Some(&start) = self.0.line_starts.get(line.saturating_sub(1)) else { return text.len() };
        let end = self.0.line_starts.get(line).map_or(text.len(), |&next| next);
        text[start..end].char_indices().nth(column.saturating_sub(1)).map_or(end, |(i, _)| start + i)
    }

    /// The short form of a place.
    pub fn at(&self, offset: usize) -> At {
        let (line, column) = self.line_column(offset);
        At { line: line as u32, column: column as u32 }
    }
}

/// A range of bytes in one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A range of bytes.
    pub const fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }
}

/// Where something stood in the text as received, written `41:36` (line, column from 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

impl std::str::FromStr for At {
    type Err = String;
    fn from_str(s: &str) -> Result<At, String> {
        let parsed = s.split_once(':').and_then(|(l, c)| Some(At { line: l.parse().ok()?, column: c.parse().ok()? }));
        parsed
            .filter(|at| at.line > 0 && at.column > 0)
            .ok_or_else(|| format!("expected a place such as 41:36, found `{s}`"))
    }
}

impl Serialize for At {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for At {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<At, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let s = Source::new("a", "一二\n三四五");
        assert_eq!(s.line_column(7), (2, 1));
        assert_eq!(s.line_column(10), (2, 2));
        assert_eq!(s.offset(2, 2), 10);
        assert_eq!(s.offset(9, 9), s.text().len());
    }

    #[test]
    fn a_place_in_a_document_is_a_paragraph_or_a_cell() {
        let s = Source::seated("a.docx", "一二\n甲\t乙丙\n", vec![Seat::Paragraph(3), Seat::Row { table: 1, row: 4 }]);
        let words = |words: &str, lang| {
            let (seat, column) = s.seat(s.text().find(words).expect("it is there")).expect("it has a seat");
            seat.words(column, lang)
        };
        assert_eq!(words("二", Lang::Zh), "第3段");
        assert_eq!(words("甲", Lang::Zh), "表1第4行第1列");
        assert_eq!(words("丙", Lang::Zh), "表1第4行第2列");
        assert_eq!(words("丙", Lang::En), "table 1, row 4, column 2");
        assert_eq!(s.seat(s.text().len()), None);
        assert!(s.is_seated() && !Source::new("a", "一").is_seated());
    }

    #[test]
    fn a_place_survives_the_round_trip() {
        let at = At { line: 41, column: 36 };
        assert_eq!(at.to_string().parse(), Ok(at));
        assert!("0:1".parse::<At>().is_err());
        assert!("41".parse::<At>().is_err());
    }
}
