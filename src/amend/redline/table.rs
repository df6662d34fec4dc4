//! Lays two tables over each other: rows by likeness, cells by their words, groups of rows kept together.

use super::align::{Prints, Step, align};
use super::region::{self, Region, Regions};
use super::{ALIKE, words};
use crate::base::Names;
use crate::document::{Mark, Row, Table};
use std::ops::Range;

/// Whether the columns of two tables are the same: as many, set alike, most heads alike and none at another place.
pub(super) fn same_columns(old: &Table, new: &Table) -> bool {
    if old.columns != new.columns {
        return false;
    }
    let (before, after) = (heads(old), heads(new));
    let same = before.iter().zip(&after).filter(|(a, b)| a == b).count();
    let moved = before.iter().zip(&after).any(|(a, b)| a != b && !b.is_empty() && before.contains(b));
    !moved && 2 * same >= before.len()
}

/// What stands above each column.
fn heads(table: &Table) -> Vec<String> {
    let columns = table.columns.len();
    let Some(regions) = Regions::of(&table.head, columns) else { return vec![String::new(); columns] };
    let text = |row, column| regions.list[regions.at(row, column)].cell.text.as_str();
    (0..columns).map(|c| (0..table.head.len()).map(|r| text(r, c)).collect()).collect()
}

/// Both tables as one; `None` where one cannot show both.
pub(super) fn overlay(old: &Table, new: &Table, names: &Names<'_>) -> Option<Table> {
    let columns = new.columns.len();
    let head = rows(&old.head, &new.head, columns, names)?;
    Some(Table::new(new.columns.clone(), head, rows(&old.rows, &new.rows, columns, names)?))
}

/// Bands of rows, one below the other, as they are laid over each other.
#[derive(Default)]
struct Overlaid {
    regions: Vec<Region>,
    marks: Vec<Mark>,
}

fn rows(old: &[Row], new: &[Row], columns: usize, names: &Names<'_>) -> Option<Vec<Row>> {
    let (old, new) = (Regions::of(old, columns)?, Regions::of(new, columns)?);
    let (before, after) = (old.bands(), new.bands());
    let texts = |regions: &Regions, bands: &[Range<usize>]| -> Vec<String> {
        bands.iter().map(|b| text(regions, &regions.within(b))).collect()
    };
    let mut out = Overlaid::default();
    for step in alike(&texts(&old, &before), &texts(&new, &after)) {
        match step {
            Step::Old(i) => out.whole(&old, &before[i], Mark::Deleted),
            Step::New(j) => out.whole(&new, &after[j], Mark::Inserted),
            Step::Both(i, j) => {
                let (before, after) = (&before[i], &after[j]);
                let steps = steps(&old, before, &new, after);
                let band = Band { old: &old, new: &new, steps, columns, names };
                if let Some(both) = band.overlay(before, after) {
                    out.add(both);
                } else {
                    out.whole(&old, before, Mark::Deleted);
                    out.whole(&new, after, Mark::Inserted);
                }
            }
        }
    }
    Some(region::rows(out.regions, &out.marks))
}

/// What some cells are known by: their words, without numbers that only count the rows.
fn text(regions: &Regions, cells: &[usize]) -> String {
    let texts = || cells.iter().map(|&i| regions.list[i].cell.text.as_str());
    let words: Vec<&str> = texts().filter(|t| !t.chars().all(|c| c.is_ascii_digit())).collect();
    if words.is_empty() { texts().collect::<Vec<_>>().join("\u{1f}") } else { words.join("\u{1f}") }
}

fn alike(old: &[String], new: &[String]) -> Vec<Step> {
    let prints = Prints::of(old, new, String::clone);
    align(old, new, |i, j| match prints.likeness(i, j) {
        n if n < ALIKE => 0,
        n => n,
    })
}

/// The rows of two bands, paired by the cells that are of one row alone.
fn steps(old: &Regions, before: &Range<usize>, new: &Regions, after: &Range<usize>) -> Vec<Step> {
    let of_row = |regions: &Regions, row: usize| {
        let all = regions.within(&(row..row + 1));
        let alone: Vec<usize> = all.iter().copied().filter(|&i| regions.list[i].rows.len() == 1).collect();
        text(regions, if alone.is_empty() { &all } else { &alone })
    };
    let texts =
        |regions: &Regions, rows: &Range<usize>| rows.clone().map(|r| of_row(regions, r)).collect::<Vec<String>>();
    if before.len() == 1 && after.len() == 1 {
        return vec![Step::Both(before.start, after.start)];
    }
    let placed = |step| match step {
        Step::Both(i, j) => Step::Both(before.start + i, after.start + j),
        Step::Old(i) => Step::Old(before.start + i),
        Step::New(j) => Step::New(after.start + j),
    };
    alike(&texts(old, before), &texts(new, after)).into_iter().map(placed).collect()
}

impl Overlaid {
    /// Adds a band that is below all that is here.
    fn add(&mut self, band: Overlaid) {
        let down = self.marks.len();
        let moved = |r: Region| Region { rows: r.rows.start + down..r.rows.end + down, ..r };
        self.regions.extend(band.regions.into_iter().map(moved));
        self.marks.extend(band.marks);
    }

    /// Adds a band of one table alone.
    fn whole(&mut self, regions: &Regions, rows: &Range<usize>, mark: Mark) {
        let own = |i: usize| {
            let mut region = marked(&regions.list[i], mark);
            region.rows = region.rows.start - rows.start..region.rows.end - rows.start;
            region
        };
        let regions = regions.within(rows).into_iter().map(own).collect();
        self.add(Overlaid { regions, marks: vec![mark; rows.len()] });
    }
}

fn marked(region: &Region, mark: Mark) -> Region {
    let mut region = region.clone();
    super::whole_cell(&mut region.cell, mark);
    region
}

/// Two bands with their rows paired.
struct Band<'a> {
    old: &'a Regions,
    new: &'a Regions,
    steps: Vec<Step>,
    columns: usize,
    /// Names that stay whole.
    names: &'a Names<'a>,
}

impl Band<'_> {
    /// The bands as one; `None` where a cell of the one lies across several of the other, or the rows of a cell would be
    /// torn apart.
    fn overlay(&self, before: &Range<usize>, after: &Range<usize>) -> Option<Overlaid> {
        let pairs = self.pairs(before, after)?;
        let mut regions = Vec::new();
        for i in self.old.within(before) {
            let j = pairs.iter().find(|(o, _)| *o == i).map(|(_, n)| *n);
            regions.push(self.region(Some(i), j)?);
        }
        for j in self.new.within(after).into_iter().filter(|j| pairs.iter().all(|(_, n)| n != j)) {
            regions.push(self.region(None, Some(j))?);
        }
        let mark = |step: &Step| match step {
            Step::Both(..) => Mark::None,
            Step::Old(_) => Mark::Deleted,
            Step::New(_) => Mark::Inserted,
        };
        Some(Overlaid { regions, marks: self.steps.iter().map(mark).collect() })
    }

    /// Which cell of the old band is which of the new one.
    fn pairs(&self, before: &Range<usize>, after: &Range<usize>) -> Option<Vec<(usize, usize)>> {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for step in &self.steps {
            let &Step::Both(i, j) = step else { continue };
            for column in 0..self.columns {
                let pair = (self.old.at(i, column), self.new.at(j, column));
                if !pairs.contains(&pair) {
                    pairs.push(pair);
                }
            }
        }
        // A cell that names its whole group names it still when no row of the group stayed.
        if before.len() > 1 || after.len() > 1 {
            for column in 0..self.columns {
                let (i, j) = (self.old.at(before.start, column), self.new.at(after.start, column));
                let whole = self.old.list[i].rows == *before && self.new.list[j].rows == *after;
                if whole && pairs.iter().all(|(o, n)| *o != i && *n != j) {
                    pairs.push((i, j));
                }
            }
        }
        let once = pairs.iter().enumerate().all(|(k, (o, n))| pairs[..k].iter().all(|(a, b)| a != o && b != n));
        let alike = pairs.iter().all(|&(o, n)| self.old.list[o].columns == self.new.list[n].columns);
        (once && alike).then_some(pairs)
    }

    /// The region of a cell of the old band, of the new one, or of both.
    fn region(&self, old: Option<usize>, new: Option<usize>) -> Option<Region> {
        let old = old.map(|i| &self.old.list[i]);
        let new = new.map(|j| &self.new.list[j]);
        let covers = |region: Option<&Region>, row| region.is_some_and(|r| r.rows.contains(&row));
        // A row of the old band within means the old cell covers it, and likewise of the new one.
        let (touched, whole): (Vec<bool>, Vec<bool>) = self
            .steps
            .iter()
            .map(|step| match *step {
                Step::Both(i, j) => (covers(old, i) || covers(new, j), covers(old, i) && covers(new, j)),
                Step::Old(i) => (covers(old, i), covers(old, i)),
                Step::New(j) => (covers(new, j), covers(new, j)),
            })
            .unzip();
        let first = touched.iter().position(|&t| t)?;
        let last = touched.iter().rposition(|&t| t)?;
        if !whole[first..=last].iter().all(|&w| w) {
            return None;
        }
        let mut region = match (old, new) {
            (Some(old), None) => marked(old, Mark::Deleted),
            (None, Some(new)) => marked(new, Mark::Inserted),
            (Some(old), Some(new)) => {
                let mut both = new.clone();
                (both.cell.text, both.cell.marks) = words::text_of_names(&old.cell.text, &new.cell.text, self.names);
                both.cell.footnotes = words::notes(&old.cell.footnotes, &new.cell.footnotes);
                both
            }
            (None, None) => return None,
        };
        region.rows = first..last + 1;
        Some(region)
    }
}
