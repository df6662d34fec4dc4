//! The rectangles that cells cover, and rows made of rectangles.

use crate::document::{Cell, Grid, Mark, Row, grid::Slot};
use std::ops::Range;

/// What one cell covers. A place that was given no cell is an empty one.
#[derive(Clone, Debug)]
pub(super) struct Region {
    /// The cell, its spans unheeded.
    pub(super) cell: Cell,
    pub(super) rows: Range<usize>,
    pub(super) columns: Range<usize>,
}

/// All regions of some rows; they cover every place once.
pub(super) struct Regions {
    pub(super) list: Vec<Region>,
    /// For every place, the region there.
    at: Vec<usize>,
    columns: usize,
}

impl Regions {
    /// `None` where cells lie over each other or find no place.
    pub(super) fn of(rows: &[Row], columns: usize) -> Option<Regions> {
        let grid = Grid::new(rows, columns);
        if grid.overflow(rows) > 0 || grid.rows() != rows.len() {
            return None;
        }
        let mut all = Regions { list: Vec::new(), at: vec![usize::MAX; rows.len() * columns], columns };
        for row in 0..rows.len() {
            for column in 0..columns {
                let (cell, height, width) = match grid.at(row, column) {
                    Slot::Covered { .. } => continue,
                    Slot::Empty => (Cell::new(""), 1, 1),
                    Slot::Cell(cell) => {
                        let covered = |r, c| grid.at(r, c) == Slot::Covered { row, column };
                        let height = 1 + (row + 1..rows.len()).take_while(|&r| covered(r, column)).count();
                        let width = 1 + (column + 1..columns).take_while(|&c| covered(row, c)).count();
                        (cell.clone(), height, width)
                    }
                };
                all.add(Region { cell, rows: row..row + height, columns: column..column + width })?;
            }
        }
        (!all.at.contains(&usize::MAX)).then_some(all)
    }

    fn add(&mut self, region: Region) -> Option<()> {
        for row in region.rows.clone() {
            for column in region.columns.clone() {
                let place = &mut self.at[row * self.columns + column];
                if *place != usize::MAX {
                    return None;
                }
                *place = self.list.len();
            }
        }
        self.list.push(region);
        Some(())
    }

    /// The region at a place, by its number in the list.
    pub(super) fn at(&self, row: usize, column: usize) -> usize {
        self.at[row * self.columns + column]
    }

    /// The numbers of the regions that reach into some rows.
    pub(super) fn within(&self, rows: &Range<usize>) -> Vec<usize> {
        let mut numbers = self.at[rows.start * self.columns..rows.end * self.columns].to_vec();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The rows cut wherever no cell reaches across.
    pub(super) fn bands(&self) -> Vec<Range<usize>> {
        let mut bands: Vec<Range<usize>> = Vec::new();
        // Every region begins within the band before it, or after it: the list goes from row to row.
        for region in &self.list {
            match bands.last_mut() {
                Some(last) if region.rows.start < last.end => last.end = last.end.max(region.rows.end),
                _ => bands.push(region.rows.clone()),
            }
        }
        bands
    }
}

/// Rows of regions that cover every place once, each row with its mark.
pub(super) fn rows(mut regions: Vec<Region>, marks: &[Mark]) -> Vec<Row> {
    let mut rows: Vec<Row> = marks.iter().map(|&mark| Row { cells: Vec::new(), mark }).collect();
    regions.sort_by_key(|r| (r.rows.start, r.columns.start));
    for Region { cell, rows: at, columns } in regions {
        rows[at.start].cells.push(Cell { row_span: at.len(), col_span: columns.len(), ..cell });
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group() -> Vec<Row> {
        vec![
            Row::new(vec![Cell::new("1"), Cell::new("组").spanning_rows(2), Cell::new("甲")]),
            Row::new(vec![Cell::new("2")]),
            Row::new(vec![Cell { col_span: 2, ..Cell::new("3") }]),
        ]
    }

    #[test]
    fn regions_cover_every_place_once_and_give_the_rows_back() {
        let regions = Regions::of(&group(), 3).expect("a regular table");
        assert_eq!(regions.bands(), [0..2, 2..3]);
        assert_eq!(regions.list[regions.at(1, 1)].cell.text, "组");
        let mut full = group();
        full[1].cells.push(Cell::new(""));
        full[2].cells.push(Cell::new(""));
        assert_eq!(rows(regions.list, &[Mark::None; 3]), full);
    }

    #[test]
    fn cells_that_lie_over_each_other_are_no_regions() {
        let over = vec![
            Row::new(vec![Cell::new("甲"), Cell::new("乙").spanning_rows(3)]),
            Row::new(vec![Cell { col_span: 2, ..Cell::new("丙") }]),
            Row::new(vec![Cell::new("丁")]),
        ];
        assert!(Regions::of(&over, 2).is_none());
        assert!(Regions::of(&[Row::new(vec![Cell::new("甲"), Cell::new("乙")])], 1).is_none());
    }
}
