//! Findings about one file, with places that people can go to: a cell, or a line of YAML.

use crate::base::diagnostic::{Code, Diagnostic, Place};

/// Where in a file something stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Spot {
    zh: String,
    en: String,
    place: Option<Place>,
}

impl Spot {
    /// The file as a whole.
    pub(super) fn file() -> Spot {
        Spot::default()
    }

    /// A place in a text.
    pub(super) fn text(place: Option<Place>) -> Spot {
        Spot { place, ..Spot::default() }
    }

    /// A line or paragraph of a text, by the place that the reader gave it: `12`, `段3`.
    pub(super) fn line(at: &str) -> Spot {
        let numbered = !at.is_empty() && at.bytes().all(|b| b.is_ascii_digit());
        let zh = if numbered { format!("第{at}行") } else { format!("〔{at}〕") };
        let en = if numbered { format!(", line {at}") } else { format!(", at {at}") };
        Spot { zh, en, place: None }
    }

    /// A sheet.
    pub(super) fn sheet(name: &str) -> Spot {
        let (zh, en) = in_sheet(name);
        Spot { zh, en, place: None }
    }

    /// A row of a sheet; rows count from 0 here and from 1 for people.
    pub(super) fn row(sheet: &str, row: u32) -> Spot {
        let row = u64::from(row) + 1;
        let (zh, en) = in_sheet(sheet);
        Spot { zh: format!("{zh}第{row}行"), en: format!("{en}, row {row}"), place: None }
    }

    /// A column of a sheet.
    pub(super) fn column(sheet: &str, column: u32) -> Spot {
        let column = letters(column);
        let (zh, en) = in_sheet(sheet);
        Spot { zh: format!("{zh}{column}列"), en: format!("{en}, column {column}"), place: None }
    }

    /// A cell.
    pub(super) fn cell(sheet: &str, (row, column): (u32, u32)) -> Spot {
        let (row, column) = (u64::from(row) + 1, letters(column));
        let (zh, en) = in_sheet(sheet);
        Spot { zh: format!("{zh}第{row}行{column}列"), en: format!("{en}, cell {column}{row}"), place: None }
    }
}

/// A sheet in both languages; the one table of a CSV file has no name.
fn in_sheet(name: &str) -> (String, String) {
    if name.is_empty() {
        return Default::default();
    }
    (format!("工作表“{name}”"), format!(", sheet “{name}”"))
}

/// `D5` for a cell.
pub(super) fn cell_name((row, column): (u32, u32)) -> String {
    format!("{}{}", letters(column), u64::from(row) + 1)
}

/// The letters of a column: A, Z, AA.
fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut n = u64::from(column) + 1;
    while n > 0 {
        n -= 1;
        letters.push(char::from(b'A' + (n % 26) as u8));
        n /= 26;
    }
    letters.iter().rev().collect()
}

/// A text as it can stand in a sentence: in one line. It is not shortened, for it may stand nowhere else.
pub(super) fn in_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// The findings about one file so far.
pub(super) struct Findings {
    file: String,
    list: Vec<Diagnostic>,
}

impl Findings {
    pub(super) fn of(file: &str) -> Findings {
        Findings { file: file.to_owned(), list: Vec::new() }
    }

    /// Adds one; every message may use `{file}`, `{at}` and `{at_en}`.
    pub(super) fn add(&mut self, code: &'static Code, spot: Spot, args: &[(&'static str, String)]) {
        let mut d = Diagnostic::new(code).with("file", &self.file).with("at", &spot.zh).with("at_en", &spot.en);
        d.args.extend(args.iter().cloned());
        d.place = spot.place;
        self.list.push(d);
    }

    /// Adds one, and gives it back: what became of the cell that it is about.
    pub(super) fn raise(
        &mut self,
        code: &'static Code,
        spot: Spot,
        args: &[(&'static str, String)],
    ) -> Box<Diagnostic> {
        self.add(code, spot, args);
        Box::new(self.list.last().cloned().expect("one was added"))
    }

    /// Adds one that another stage made.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Whether one of this kind is there.
    pub(super) fn has(&self, code: &Code) -> bool {
        self.list.iter().any(|d| std::ptr::eq(d.code, code))
    }

    pub(super) fn into_list(self) -> Vec<Diagnostic> {
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
        assert_eq!(cell_name((4, 3)), "D5");
        assert_eq!(cell_name((u32::MAX, 0)), "A4294967296");
    }
}
