//! Tables as data: columns, head rows that repeat, body rows, cells that span.

use super::footnote::Footnote;
use super::mark::{Mark, Marks};

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Table {
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows that repeat on every page.
    pub head: Vec<Row>,
    /// The other rows.
    pub rows: Vec<Row>,
    /// What a revision did to all of it; its rows then have the same mark.
    pub mark: Mark,
}

impl Table {
    /// A table of columns, head rows and others.
    pub fn new(columns: Vec<Column>, head: Vec<Row>, rows: Vec<Row>) -> Table {
        Table { columns, head, rows, mark: Mark::None }
    }
}

/// A column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Column {
    /// How its cells stand.
    pub align: Align,
}

/// How text stands in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// Filled lines, the last one at the left.
    #[default]
    Justify,
    /// Uneven at the right, for names in narrow columns, which filled lines would tear apart.
    Left,
    /// In the middle.
    Center,
    /// At the right, for figures.
    Right,
}

/// A row; `cells` are those that begin in it, left to right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Row {
    /// The cells that begin here.
    pub cells: Vec<Cell>,
    /// What a revision did to it. A cell that begins here and covers rows of another fate outlives it.
    pub mark: Mark,
}

impl Row {
    /// A row of cells.
    pub fn new(cells: Vec<Cell>) -> Row {
        Row { cells, mark: Mark::None }
    }
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Cell {
    /// Its text; `\n` separates paragraphs.
    pub text: String,
    /// Rows covered, at least 1.
    pub row_span: usize,
    /// Columns covered, at least 1.
    pub col_span: usize,
    /// Where its words come from: a path of the view it was filled from. Never printed.
    pub origin: Option<String>,
    /// What a revision did to its text.
    pub marks: Marks,
    /// The footnotes that are referred to behind its text.
    pub footnotes: Vec<Footnote>,
}

impl Cell {
    /// A cell of one row and column.
    pub fn new(text: impl Into<String>) -> Cell {
        Cell {
            text: text.into(),
            row_span: 1,
            col_span: 1,
            origin: None,
            marks: Marks::default(),
            footnotes: Vec::new(),
        }
    }

    /// The same cell with the place its words come from.
    pub fn of(self, origin: impl Into<String>) -> Cell {
        Cell { origin: Some(origin.into()), ..self }
    }

    /// The same cell over `n` rows.
    pub fn spanning_rows(self, n: usize) -> Cell {
        Cell { row_span: n.max(1), ..self }
    }
}
