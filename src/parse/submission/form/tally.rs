//! What became of every cell and line: each is entered when the file is opened, and settled once.

use crate::model::account::{Account, CellAccount, Fate, Field, Reason};
use crate::parse::submission::findings::cell_name;
use crate::parse::submission::sheet::{Opened, Position, Sheet};
use std::collections::{BTreeMap, BTreeSet};

/// A place in an opened file that holds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A cell of the sheet of that index.
    Cell(usize, Position),
    /// A line.
    Line(usize),
}

struct Item {
    at: String,
    text: String,
    task: Option<u32>,
    fate: Option<Fate>,
}

/// The account of a file while it is read.
pub(super) struct Tally {
    total: usize,
    /// A damaged file may fill one place twice, with a value and an error.
    items: BTreeMap<Key, Vec<Item>>,
}

impl Tally {
    pub(super) fn of(opened: &Opened) -> Tally {
        let mut tally = Tally { total: opened.count(), items: BTreeMap::new() };
        for (index, sheet) in opened.sheets.iter().enumerate() {
            let mut enter = |at: Position, text: String| tally.enter(Key::Cell(index, at), place(sheet, at), text);
            sheet.cells.iter().for_each(|(at, cell)| enter(*at, cell.text()));
            sheet.hollow.iter().for_each(|(at, formula)| enter(*at, format!("={formula}")));
            sheet.errors.iter().for_each(|(at, error)| enter(*at, error.clone()));
        }
        for (index, line) in opened.lines.iter().enumerate() {
            tally.enter(Key::Line(index), line.at.clone(), line.text.clone());
        }
        tally
    }

    fn enter(&mut self, key: Key, at: String, text: String) {
        self.items.entry(key).or_default().push(Item { at, text, task: None, fate: None });
    }

    /// Whether nothing has been said of it yet.
    pub(super) fn is_open(&self, key: Key) -> bool {
        self.items.get(&key).is_some_and(|items| items.iter().any(|i| i.fate.is_none()))
    }

    /// Where it stands, as people find it.
    pub(super) fn place(&self, key: Key) -> String {
        self.items.get(&key).and_then(|items| items.first()).map(|i| i.at.clone()).unwrap_or_default()
    }

    /// Says what became of it. What was said first holds.
    pub(super) fn settle(&mut self, key: Key, task: Option<u32>, fate: Fate) {
        for item in self.items.get_mut(&key).into_iter().flatten().filter(|i| i.fate.is_none()) {
            item.task = task;
            item.fate = Some(fate.clone());
        }
    }

    /// Says what became of one of the values of a place that a damaged file filled twice.
    pub(super) fn settle_text(&mut self, key: Key, text: &str, fate: Fate) {
        for item in self.items.get_mut(&key).into_iter().flatten().filter(|i| i.fate.is_none() && i.text == text) {
            item.fate = Some(fate.clone());
        }
    }

    pub(super) fn accept(&mut self, key: Key, task: Option<u32>, field: Field) {
        self.settle(key, task, Fate::Accepted(field));
    }

    pub(super) fn ignore(&mut self, key: Key, reason: Reason) {
        self.settle(key, None, Fate::Ignored(reason));
    }

    /// The cells of a row that nothing was said of.
    pub(super) fn open_in_row(&self, sheet: usize, row: u32) -> Vec<Position> {
        self.open_in_rows(sheet, row, row)
    }

    /// The cells of some rows that nothing was said of.
    pub(super) fn open_in_rows(&self, sheet: usize, first: u32, last: u32) -> Vec<Position> {
        self.open_in(Key::Cell(sheet, (first, 0))..=Key::Cell(sheet, (last.max(first), u32::MAX)))
    }

    /// The cells of a sheet that nothing was said of.
    pub(super) fn open_in_sheet(&self, sheet: usize) -> Vec<Position> {
        self.open_in_rows(sheet, 0, u32::MAX)
    }

    fn open_in(&self, keys: std::ops::RangeInclusive<Key>) -> Vec<Position> {
        let open = self.items.range(keys).filter(|(_, items)| items.iter().any(|i| i.fate.is_none()));
        let position = |key: &Key| if let Key::Cell(_, at) = key { Some(*at) } else { None };
        open.filter_map(|(key, _)| position(key)).collect()
    }

    /// Whether anything was returned.
    pub(super) fn has_returned(&self) -> bool {
        self.items.values().flatten().any(|i| matches!(i.fate, Some(Fate::Returned(_))))
    }

    /// The tasks of which something was returned.
    pub(super) fn returned_tasks(&self) -> BTreeSet<u32> {
        let returned = self.items.values().flatten().filter(|i| matches!(i.fate, Some(Fate::Returned(_))));
        returned.filter_map(|i| i.task).collect()
    }

    /// What it says.
    pub(super) fn text(&self, key: Key) -> String {
        self.items.get(&key).and_then(|items| items.first()).map(|i| i.text.clone()).unwrap_or_default()
    }

    /// The account, once everything is settled; each place has a name of its own.
    pub(super) fn close(self) -> Account {
        let mut names = BTreeSet::new();
        let mut cells = Vec::new();
        for Item { at, text, task, fate } in self.items.into_values().flatten() {
            let others = (2u32..).map(|n| format!("{at}（{n}）"));
            let free = std::iter::once(at.clone()).chain(others).find(|name| !names.contains(name));
            let at = free.unwrap_or(at);
            names.insert(at.clone());
            cells.extend(fate.map(|fate| CellAccount { at, text, task, fate }));
        }
        Account { total: self.total, cells }
    }
}

/// `进展!D5` for a cell.
fn place(sheet: &Sheet, at: Position) -> String {
    // The one table of a CSV file has no name.
    if sheet.name.is_empty() { cell_name(at) } else { format!("{}!{}", sheet.name, cell_name(at)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::submission::sheet::{Cell, Line};

    #[test]
    fn every_place_is_counted_once_and_named_once() {
        let line = |at: &str| Line { at: at.into(), text: "甲".into() };
        let mut sheet = Sheet { name: "表1".into(), ..Sheet::default() };
        sheet.cells.insert((0, 0), Cell::Text("甲".into()));
        sheet.errors = vec![((0, 0), "#N/A".into()), ((0, 0), "#N/A".into())];
        sheet.hollow.insert((1, 1), "A1".into());
        let opened = Opened { sheets: vec![sheet], lines: vec![line("1"), line("1"), line("表1!A1")] };
        let mut tally = Tally::of(&opened);
        assert_eq!(tally.open_in_row(0, 0), [(0, 0)]);
        tally.accept(Key::Cell(0, (0, 0)), Some(3), Field::Task);
        tally.ignore(Key::Cell(0, (0, 0)), Reason::Note);
        assert!(!tally.is_open(Key::Cell(0, (0, 0))));
        for key in [Key::Cell(0, (1, 1)), Key::Line(0), Key::Line(1), Key::Line(2)] {
            tally.ignore(key, Reason::Note);
        }
        let account = tally.close();
        assert!(account.adds_up());
        assert_eq!((account.counts().accepted, account.counts().ignored), (3, 4));
    }
}
