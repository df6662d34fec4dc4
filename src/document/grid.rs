//! A table's spans, resolved once for the layout, the DOCX writer and the checks.

use super::table::{Cell, Row};

/// What stands at one row and column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot<'a> {
    /// A cell begins here.
    Cell(&'a Cell),
    /// Covered by the cell that begins at that row and column.
    Covered {
        /// Row where the cell begins.
        row: usize,
        /// Column where the cell begins.
        column: usize,
    },
    /// Nothing was given: an empty cell.
    Empty,
}

/// Rows × columns of slots.
#[derive(Clone, Debug)]
pub struct Grid<'a> {
    slots: Vec<Slot<'a>>,
    columns: usize,
}

impl<'a> Grid<'a> {
    /// Places each row's cells in the first free columns; a span that reaches beyond the table is cut at its edge.
    /// Cells that find no free column are dropped, which [`Grid::overflow`] counts so that no caller loses text unseen.
    pub fn new(rows: &'a [Row], columns: usize) -> Grid<'a> {
        let mut grid = Grid { slots: vec![Slot::Empty; rows.len() * columns], columns };
        for (r, row) in rows.iter().enumerate() {
            let mut c = 0;
            for cell in &row.cells {
                while c < columns && grid.at(r, c) != Slot::Empty {
                    c += 1;
                }
                if c >= columns {
                    break;
                }
                grid.place(r, c, cell, rows.len());
                c += cell.col_span;
            }
        }
        grid
    }

    fn place(&mut self, row: usize, column: usize, cell: &'a Cell, rows: usize) {
        for r in row..(row + cell.row_span).min(rows) {
            for c in column..(column + cell.col_span).min(self.columns) {
                self.slots[r * self.columns + c] = Slot::Covered { row, column };
            }
        }
        self.slots[row * self.columns + column] = Slot::Cell(cell);
    }

    /// How many cells of `rows` found no place in this grid.
    pub fn overflow(&self, rows: &[Row]) -> usize {
        let placed = self.slots.iter().filter(|s| matches!(s, Slot::Cell(_))).count();
        rows.iter().map(|r| r.cells.len()).sum::<usize>() - placed
    }

    /// What stands at a row and column.
    pub fn at(&self, row: usize, column: usize) -> Slot<'a> {
        self.slots[row * self.columns + column]
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.slots.len().checked_div(self.columns).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_push_later_cells_aside() {
        let row = Row::new;
        let rows = [
            row(vec![Cell::new("1"), Cell::new("组").spanning_rows(2), Cell::new("a")]),
            row(vec![Cell::new("2"), Cell::new("b")]),
        ];
        let g = Grid::new(&rows, 3);
        assert_eq!(g.at(1, 1), Slot::Covered { row: 0, column: 1 });
        assert!(matches!(g.at(1, 2), Slot::Cell(c) if c.text == "b"));
        assert_eq!(g.overflow(&rows), 0);
    }

    #[test]
    fn a_cell_too_many_is_counted() {
        let rows = [Row::new(vec![Cell::new("a"), Cell::new("b")])];
        assert_eq!(Grid::new(&rows, 1).overflow(&rows), 1);
        let rows = [Row::new(vec![Cell { col_span: 3, ..Cell::new("a") }, Cell::new("b")])];
        assert_eq!(Grid::new(&rows, 2).overflow(&rows), 1, "also behind one that reaches out of the table");
    }
}
