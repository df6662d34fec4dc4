//! An opened file as tables and lines, whatever kind of file it was: readers make them, [`super::form`] reads them.

use std::collections::{BTreeMap, BTreeSet};

/// Row and column, both from 0.
pub(super) type Position = (u32, u32);

/// A file opened: what is in it, not yet what it means.
#[derive(Clone, Debug, Default)]
pub(super) struct Opened {
    /// Its tables in order: the sheets of a workbook, the tables of a text.
    pub(super) sheets: Vec<Sheet>,
    /// Its text outside tables, line by line or paragraph by paragraph; never empty, without outer blanks.
    pub(super) lines: Vec<Line>,
}

/// A line or paragraph of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Where it stands, as people find it: `12` for the twelfth line, `段3` for the third paragraph.
    pub(super) at: String,
    /// What it says.
    pub(super) text: String,
}

/// One table: its cells that are not empty, and what could not become one.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    /// The name of the sheet; 表1, 表2 … for the tables of a text.
    pub(super) name: String,
    /// Whether the whole sheet is hidden.
    pub(super) hidden: bool,
    /// What stands in it. A merged cell stands at its first place.
    pub(super) cells: BTreeMap<Position, Cell>,
    /// Areas of merged cells: the first place and the last, both included.
    pub(super) merged: Vec<(Position, Position)>,
    /// Rows that are hidden.
    pub(super) hidden_rows: BTreeSet<u32>,
    /// Columns that are hidden.
    pub(super) hidden_columns: BTreeSet<u32>,
    /// Cells whose values a formula gave, with the formula.
    pub(super) formulas: BTreeMap<Position, String>,
    /// Formulas without a stored value.
    pub(super) hollow: BTreeMap<Position, String>,
    /// Cells that show an error, with the error.
    pub(super) errors: Vec<(Position, String)>,
}

impl Opened {
    /// How many cells and lines hold anything: those with a value, a formula without one, or an error.
    pub(super) fn count(&self) -> usize {
        let of_sheet = |s: &Sheet| s.cells.len() + s.hollow.len() + s.errors.len();
        self.sheets.iter().map(of_sheet).sum::<usize>() + self.lines.len()
    }
}

/// What stands in a cell that is not empty.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    /// Text without outer blanks, never empty; dates too, as `2022-06-24 15:02`.
    Text(String),
    /// A number; `percent` where the cell shows it as a percentage (0.6 as 60%).
    Number { value: f64, percent: bool },
}

impl Cell {
    /// As a person reads it.
    pub(super) fn text(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Number { value, percent: true } => format!("{}%", rounded(value * 100.0)),
            Cell::Number { value, percent: false } => rounded(*value).to_string(),
        }
    }
}

/// Takes away what binary fractions add: 0.7 × 100 is 70.
fn rounded(value: f64) -> f64 {
    let scaled = (value * 1e9).round() / 1e9;
    if scaled.is_finite() { scaled } else { value }
}
