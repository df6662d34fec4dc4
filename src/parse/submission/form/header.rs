//! The headings of tables: one row or up to three, with cells merged across and down; several tables in one sheet.

use super::columns::Column;
use crate::model::Status;
use crate::parse::submission::sheet::{Cell, Position, Sheet};
use std::collections::{BTreeMap, BTreeSet};

/// How many rows of headings a table may have.
const MAX_ROWS: u32 = 3;
/// How many places that merged cells cover are kept in mind.
const MAX_COVERED: usize = 200_000;

/// How many columns named 完成情况 are looked through for what they hold; the others are reported like any unknown one.
const MAX_OUTCOMES: usize = 8;

/// How many places are looked at to find them.
const MAX_LOOKED_AT: usize = 2_000_000;

/// The merged cells of a sheet.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// The cells that other places belong to, by those places.
    covered: BTreeMap<Position, Position>,
    /// By the row an area begins in: the last row of one, and whether one lies in that row alone and parts it.
    rows: BTreeMap<u32, (u32, bool)>,
}

impl Merged {
    /// Of the places in rows and columns that hold anything.
    pub(super) fn of(sheet: &Sheet) -> Merged {
        let rows: BTreeSet<u32> = sheet.cells.keys().map(|(r, _)| *r).collect();
        let columns: BTreeSet<u32> = sheet.cells.keys().map(|(_, c)| *c).collect();
        let mut merged = Merged::default();
        let mut left = MAX_LOOKED_AT;
        let areas = sheet.merged.iter().filter(|(a, b)| a.0 <= b.0 && a.1 <= b.1 && sheet.cells.contains_key(a));
        for (first, last) in areas {
            let row = merged.rows.entry(first.0).or_insert((first.0, false));
            *row = (row.0.max(last.0), row.1 || (last.0 == first.0 && last.1 > first.1));
            for row in rows.range(first.0..=last.0) {
                for column in columns.range(first.1..=last.1) {
                    left = left.saturating_sub(1);
                    if left == 0 || merged.covered.len() >= MAX_COVERED {
                        return merged;
                    }
                    if !sheet.cells.contains_key(&(*row, *column)) {
                        merged.covered.insert((*row, *column), *first);
                    }
                }
            }
        }
        merged
    }

    /// The cell that a place belongs to: its own, or the one merged over it.
    pub(super) fn anchor(&self, at: Position) -> Position {
        self.covered.get(&at).copied().unwrap_or(at)
    }
}

/// The headings of one table.
#[derive(Debug)]
pub(super) struct Header {
    /// Its first row and its last.
    pub(super) rows: (u32, u32),
    /// The last row of the table.
    pub(super) end: u32,
    /// What each column holds, by its place; columns whose headings are not known are not here.
    pub(super) columns: BTreeMap<u32, Column>,
    /// The heading of each column as it is written.
    pub(super) names: BTreeMap<u32, String>,
}

impl Header {
    /// Every table of a sheet: headings of at least three known names, one of which says something of a task.
    pub(super) fn all(sheet: &Sheet, merged: &Merged) -> Vec<Header> {
        let used: BTreeSet<u32> = sheet.cells.keys().map(|(r, _)| *r).collect();
        let mut headers: Vec<Header> = Vec::new();
        for &row in &used {
            if headers.last().is_some_and(|h| row <= h.rows.1) {
                continue;
            }
            if let Some(header) = Header::at(sheet, merged, row) {
                if let Some(before) = headers.last_mut() {
                    before.end = row.saturating_sub(1);
                }
                headers.push(header);
            }
        }
        for header in &mut headers {
            header.settle(sheet);
        }
        headers
    }

    /// The headings that begin in a row.
    fn at(sheet: &Sheet, merged: &Merged, row: u32) -> Option<Header> {
        let own = sheet.cells.range((row, 0)..=(row, u32::MAX)).filter_map(|(_, c)| Column::of(&c.text()));
        own.into_iter().find(|c| c.heads_a_table())?;
        let last = (row + 1..row.saturating_add(MAX_ROWS)).take_while(|r| continues(sheet, merged, row, *r)).last();
        let rows = (row, last.unwrap_or(row));
        let places: BTreeSet<u32> =
            sheet.cells.range((row, 0)..=(rows.1, u32::MAX)).map(|((_, column), _)| *column).collect();
        let (mut columns, mut names) = (BTreeMap::new(), BTreeMap::new());
        for place in places {
            let heads = (rows.0..=rows.1).rev().filter_map(|r| sheet.cells.get(&merged.anchor((r, place))));
            let texts: Vec<String> = heads.map(Cell::text).collect();
            let known = texts.iter().find_map(|t| Some((t, Column::of(t)?)));
            columns.extend(known.map(|(_, kind)| (place, kind)));
            let name = known.map(|(name, _)| name).or(texts.first()).cloned();
            names.extend(name.map(|name| (place, name)));
        }
        let enough = columns.len() >= 3 && columns.values().any(|c: &Column| c.says_something());
        enough.then_some(Header { rows, end: u32::MAX, columns, names })
    }

    /// One column of each kind: 序号 gives way to 任务序号, 完成情况 is taken for what its cells hold, and of two columns
    /// of a kind the first counts (the cells of the other have nowhere to go and are reported).
    fn settle(&mut self, sheet: &Sheet) {
        let found = std::mem::take(&mut self.columns);
        let has = |wanted: fn(&Column) -> bool| found.values().any(wanted);
        let has_number = has(|c| *c == Column::TaskNumber);
        let has_status = has(|c| *c == Column::Status);
        let has_progress = has(|c| *c == Column::Progress);
        let has_rate = has(|c| matches!(c, Column::Rate { .. }));
        let mut outcomes = 0;
        for (&place, &kind) in &found {
            outcomes += usize::from(kind == Column::Outcome);
            let kind = match kind {
                // No form has so many, and each is looked through to its last row.
                Column::Outcome if outcomes > MAX_OUTCOMES => continue,
                Column::RowNumber if !has_number => Column::TaskNumber,
                Column::Outcome if !has_status && self.all_below(sheet, place, is_status) => Column::Status,
                Column::Outcome if !has_rate && self.all_below(sheet, place, is_rate) => {
                    Column::Rate { in_percent: false }
                }
                Column::Outcome if !has_progress => Column::Progress,
                Column::Outcome => continue,
                kind => kind,
            };
            let same = |c: &Column| std::mem::discriminant(c) == std::mem::discriminant(&kind);
            if kind.may_repeat() || !self.columns.values().any(same) {
                self.columns.insert(place, kind);
            }
        }
    }

    fn all_below(&self, sheet: &Sheet, column: u32, is: fn(&Cell) -> bool) -> bool {
        let from = self.rows.1.saturating_add(1);
        let rows = sheet.cells.range((from, 0)..=(self.end.max(from), u32::MAX));
        let below = rows.filter(|((r, c), _)| *r <= self.end && *c == column);
        let mut cells = below.map(|(_, cell)| cell).peekable();
        cells.peek().is_some() && cells.all(is)
    }

    /// The place of a kind of column.
    pub(super) fn place(&self, wanted: Column) -> Option<u32> {
        self.columns.iter().find(|(_, c)| **c == wanted).map(|(place, _)| *place)
    }

    /// Whether a row holds headings again, as long tables do on every page.
    pub(super) fn is_repeated(&self, sheet: &Sheet, row: u32) -> bool {
        let mut cells = sheet.cells.range((row, 0)..=(row, u32::MAX));
        cells.all(|((_, column), c)| Column::of(&c.text()).is_some() && self.columns.contains_key(column))
    }
}

/// Whether a row below the first row of headings holds headings too: a cell of the first row is merged down to it or
/// parts into several below it, or it holds nothing but headings.
fn continues(sheet: &Sheet, merged: &Merged, first: u32, row: u32) -> bool {
    let (last, parted) = merged.rows.get(&first).copied().unwrap_or_default();
    let (across, down) = (parted && row == first + 1, last >= row);
    let heads_of = |row: u32| sheet.cells.range((row, 0)..=(row, u32::MAX)).map(|(_, c)| Column::of(&c.text()));
    let heads: Vec<Option<Column>> = heads_of(row).collect();
    let only_heads = !heads.is_empty() && heads.iter().all(Option::is_some);
    // The same headings again are a table without rows, and the next table.
    let same_again = heads_of(first).filter(|h| heads.contains(h)).count() >= 3;
    !same_again && (only_heads || ((across || down) && !looks_like_a_row(sheet, row)))
}

/// A row that begins with a number is a row of the table, whatever is merged above it.
fn looks_like_a_row(sheet: &Sheet, row: u32) -> bool {
    let first = sheet.cells.range((row, 0)..=(row, u32::MAX)).next();
    first.is_none_or(|(_, cell)| cell.task_number().is_some())
}

fn is_status(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(t) if Status::from_words(t).is_some())
}

fn is_rate(cell: &Cell) -> bool {
    cell.rate(false).is_ok()
}
