//! What stands around the tables: titles, notes, and labels with their values.

use super::columns::Column;
use super::meta::{self, Label};
use super::tally::Key;
use super::{Fate, Field, Form, Position, Reason, Spot, Table, codes, in_line};
use crate::parse::submission::arrival;
use std::collections::{BTreeMap, BTreeSet};

impl Form<'_, '_> {
    pub(super) fn read_around(&mut self, tables: &[Table]) {
        for sheet in 0..self.sheets.len() {
            if self.sheets[sheet].hidden {
                continue;
            }
            let table = tables.iter().find(|t| t.sheet == sheet);
            let rows: BTreeSet<u32> = self.sheets[sheet].cells.keys().map(|(r, _)| *r).collect();
            for row in rows {
                if !table.is_some_and(|t| self.belongs_to_table(t, row)) {
                    self.read_row_around(sheet, row, table);
                }
            }
            if table.is_none() {
                self.set_sheet_aside(sheet);
            }
        }
    }

    /// Whether a row holds headings, or a task by its number.
    fn belongs_to_table(&self, table: &Table, row: u32) -> bool {
        let before = table.headers.partition_point(|h| h.rows.0 <= row);
        let Some(header) = before.checked_sub(1).map(|i| &table.headers[i]) else { return false };
        if row <= header.rows.1 {
            return true;
        }
        let Some(number) = header.place(Column::TaskNumber) else { return false };
        let cell = self.sheets[table.sheet].cells.get(&table.merged.anchor((row, number)));
        cell.is_some_and(|c| c.task_number().is_some())
    }

    fn read_row_around(&mut self, sheet: usize, row: u32, table: Option<&Table>) {
        self.read_labels(sheet, row);
        let above = table.is_none_or(|t| t.headers.first().is_none_or(|h| row < h.rows.0));
        if !above {
            return;
        }
        for at in self.tally.open_in_row(sheet, row) {
            let key = Key::Cell(sheet, at);
            let text = self.tally.text(key);
            if table.is_some() && meta::is_note(&text) {
                self.take_note(Spot::cell(&self.sheets[sheet].name, at), key, &text);
            } else if table.is_some() && (meta::is_title(&text) || is_annex_mark(&text)) {
                self.take_title(sheet, key, &text);
            }
        }
    }

    fn take_title(&mut self, sheet: usize, key: Key, text: &str) {
        self.tally.ignore(key, Reason::Title);
        self.submission.example |= text.contains("示例");
        self.clues.titles.push(text.to_owned());
        if let Some(month) = meta::month_in(text, self.known.month) {
            self.months.entry(sheet).or_insert(month);
        }
    }

    pub(super) fn take_note(&mut self, spot: Spot, key: Key, text: &str) {
        self.tally.ignore(key, Reason::Note);
        self.submission.example |= text.contains("示例");
        // What stands in a form that this tool gave out is no news.
        if self.clues.key.is_none() {
            self.findings.add(&codes::NOT_A_ROW, spot, &[("text", in_line(text))]);
        }
    }

    /// Takes the labelled values of a row; cells without a label stay open.
    fn read_labels(&mut self, sheet: usize, row: u32) {
        let cells = self.tally.open_in_row(sheet, row);
        let mut cells = cells.into_iter().map(|at| (at, self.tally.text(Key::Cell(sheet, at)))).collect::<Vec<_>>();
        cells.reverse();
        while let Some((at, text)) = cells.pop() {
            let Some(parts) = meta::split(&text) else { continue };
            let mut fates: Vec<Fate> = Vec::new();
            for (name, value) in parts {
                if !value.is_empty() {
                    fates.push(self.take_label(Key::Cell(sheet, at), sheet, name, value));
                } else if cells
                    .last()
                    .is_some_and(|(_, next)| meta::split(next).is_none() && Column::of(next).is_none())
                {
                    // A label alone in its cell has its value in the next one, unless that is a label or a heading too.
                    let Some((next, value)) = cells.pop() else { break };
                    let fate = self.take_label(Key::Cell(sheet, next), sheet, name, &value);
                    self.tally.settle(Key::Cell(sheet, next), None, fate);
                }
            }
            self.tally.settle(Key::Cell(sheet, at), None, of_several(fates));
        }
    }

    /// What a label says, and what became of it.
    pub(super) fn take_label(&mut self, key: Key, sheet: usize, name: &str, value: &str) -> Fate {
        match meta::label(name) {
            Label::Month => match value.parse().ok().or_else(|| meta::month_in(value, self.known.month)) {
                Some(month) => {
                    self.months.insert(sheet, month);
                    Fate::Accepted(Field::Month)
                }
                None => self.stray(key, value),
            },
            Label::Of(Column::Unit) if meta::is_measure(value) => Fate::Ignored(Reason::Note),
            Label::Of(column) => self.take_detail(column, value, key, name),
        }
    }

    /// Something that is said once a file: the first word counts, another word on the same is reported.
    pub(super) fn take_detail(&mut self, column: Column, value: &str, key: Key, heading: &str) -> Fate {
        let (known, field) = match column {
            Column::Unit => return self.take_unit(value, key),
            Column::Arrival => return self.take_arrival(value, key),
            Column::Reporter => (&mut self.submission.reporter, Field::Reporter),
            Column::Phone => (&mut self.submission.phone, Field::Phone),
            _ => {
                let sheet = if let Key::Cell(sheet, _) = key { sheet } else { usize::MAX };
                self.not_kept.entry(sheet).or_default().push((heading.to_owned(), value.to_owned()));
                return Fate::Ignored(Reason::ForReader);
            }
        };
        if known.get_or_insert_with(|| value.to_owned()) == value {
            return Fate::Accepted(field);
        }
        self.stray(key, value)
    }

    fn take_unit(&mut self, value: &str, key: Key) -> Fate {
        let known = self.clues.label.get_or_insert_with(|| value.to_owned()).clone();
        if self.known.bodies.are_one(&known, value) {
            return Fate::Accepted(Field::Unit);
        }
        self.refuse(key, &codes::OTHER_UNIT_ROW, &[("text", in_line(value)), ("unit", known)])
    }

    fn take_arrival(&mut self, value: &str, key: Key) -> Fate {
        let Some(read) = arrival::normalise(value, self.known.month) else {
            return self.refuse(key, &codes::UNREADABLE_ARRIVAL, &[("text", value.to_owned())]);
        };
        if self.submission.received.as_ref().is_some_and(|known| *known != read.time) {
            return self.stray(key, value);
        }
        if read.presumed && self.submission.received.is_none() {
            let (spot, args) = (self.spot(key), [("text", value.to_owned()), ("time", read.time.clone())]);
            self.findings.add(&codes::PRESUMED_ARRIVAL, spot, &args);
        }
        self.submission.received = Some(read.time);
        Fate::Accepted(Field::Received)
    }

    /// A sheet without a table: what its labels said is taken, the rest is reported.
    fn set_sheet_aside(&mut self, sheet: usize) {
        let open = self.tally.open_in_sheet(sheet);
        let Some(first) = open.first() else { return };
        let first = self.tally.text(Key::Cell(sheet, *first));
        let args = [("count", open.len().to_string()), ("text", in_line(&first))];
        self.findings.add(&codes::OTHER_SHEET, Spot::sheet(&self.sheets[sheet].name), &args);
        open.into_iter().for_each(|at: Position| self.tally.ignore(Key::Cell(sheet, at), Reason::OtherSheet));
    }

    /// What the columns that are kept for nobody hold, in one finding a sheet.
    pub(super) fn report_not_kept(&mut self) {
        let not_kept = std::mem::take(&mut self.not_kept);
        for (sheet, cells) in not_kept.into_iter().filter(|_| self.clues.key.is_none()) {
            let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for (heading, text) in cells {
                columns.entry(heading).or_default().push(in_line(&text));
            }
            let columns = columns.into_iter().map(|(heading, mut cells)| {
                let count = cells.len();
                cells.dedup();
                format!("“{}”{count}格（{}）", in_line(&heading), cells.join("；"))
            });
            let spot = self.sheets.get(sheet).map_or(Spot::file(), |s| Spot::sheet(&s.name));
            self.findings.add(&codes::NOT_KEPT, spot, &[("text", columns.collect::<Vec<_>>().join("，"))]);
        }
    }
}

/// What became of a cell that says several things: what was refused weighs most.
pub(super) fn of_several(fates: Vec<Fate>) -> Fate {
    let refused = fates.iter().find(|f| matches!(f, Fate::Returned(_)));
    refused.or(fates.first()).cloned().unwrap_or(Fate::Ignored(Reason::Heading))
}

/// 附件2, 附表：1
fn is_annex_mark(text: &str) -> bool {
    let rest = text.strip_prefix("附件").or_else(|| text.strip_prefix("附表"));
    rest.is_some_and(|r| r.chars().all(|c| c.is_numeric() || ":： ".contains(c)))
}
