//! The rows of the table.

use super::Form;
use super::cell::NoRate;
use super::columns::Column;
use crate::base::text::without_blanks;
use crate::model::{Entry, Status};
use crate::parse::submission::codes;
use crate::parse::submission::findings::{Spot, in_line};
use crate::parse::submission::sheet::Cell;

impl Form<'_, '_> {
    pub(super) fn read_rows(&mut self) {
        let header = self.header.row;
        for place in self.header.columns.keys() {
            self.sheet.cells.remove(&(header, *place));
        }
        let mut rows: Vec<u32> = self.sheet.cells.keys().map(|(r, _)| *r).filter(|r| *r > header).collect();
        rows.dedup();
        let number = self.header.place(|c| c == Column::TaskNumber);
        for row in rows {
            if self.repeats_header(row) {
                self.take_row(row);
                continue;
            }
            let task = number.and_then(|n| self.sheet.cells.get(&(row, n))).and_then(Cell::task_number);
            match task {
                Some(task) => self.read_row(row, task),
                None => self.refuse_row(row),
            }
        }
    }

    /// Long tables repeat their headings on every page.
    fn repeats_header(&self, row: u32) -> bool {
        let mut cells = self.sheet.cells.range((row, 0)..=(row, u32::MAX));
        cells.all(|((_, column), c)| {
            let heading = Column::of(&c.text());
            heading.is_some() && self.header.columns.contains_key(column)
        })
    }

    /// Takes out every cell of a row, as one text.
    fn take_row(&mut self, row: u32) -> String {
        let places: Vec<_> = self.sheet.cells.range((row, 0)..=(row, u32::MAX)).map(|(at, _)| *at).collect();
        let texts: Vec<String> = places.iter().filter_map(|at| self.sheet.cells.remove(at)).map(|c| c.text()).collect();
        texts.join(" | ")
    }

    fn refuse_row(&mut self, row: u32) {
        let text = self.take_row(row);
        let text = in_line(&text);
        self.findings.add(&codes::NO_NUMBER, Spot::row(&self.sheet.name, row), &[("text", text)]);
    }

    fn read_row(&mut self, row: u32, task: u32) {
        if let Some(other) = self.unit_of(row) {
            let unit = self.submission.unit.clone();
            let text = in_line(&format!("{other}（{}）", self.take_row(row)));
            let args = [("text", text), ("unit", unit)];
            return self.findings.add(&codes::OTHER_UNIT_ROW, Spot::row(&self.sheet.name, row), &args);
        }
        let mut entry = Entry { task, ..Entry::default() };
        let columns: Vec<(u32, Column)> = self.header.columns.iter().map(|(p, c)| (*p, *c)).collect();
        for (place, column) in columns {
            let at = (row, place);
            let Some(cell) = self.sheet.cells.remove(&at) else { continue };
            match column {
                Column::TaskNumber => {}
                Column::Progress => entry.progress = cell.text(),
                Column::Problems => entry.problems = Some(cell.text()),
                Column::Next => entry.next = cell.text(),
                Column::Status | Column::Outcome => entry.status = self.status(at, &cell, task),
                Column::Rate { in_percent } => entry.rate = self.rate(at, &cell, task, in_percent),
                Column::Unit | Column::Reporter | Column::Phone | Column::Arrival => {
                    self.take_detail(column, cell.text(), at);
                }
                Column::FilledOn => self.not_kept.push(("填报日期".to_owned(), cell.text())),
                Column::Task => self.not_kept.push(("任务".to_owned(), cell.text())),
                Column::RowNumber => self.not_kept.push(("序号".to_owned(), cell.text())),
            }
        }
        self.submission.entries.push(entry);
    }

    /// The unit a row names, where it is not the file's.
    fn unit_of(&self, row: u32) -> Option<String> {
        let place = self.header.place(|c| c == Column::Unit)?;
        let unit = self.sheet.cells.get(&(row, place))?.text();
        (!self.submission.unit.is_empty() && unit != self.submission.unit).then_some(unit)
    }

    fn status(&mut self, at: (u32, u32), cell: &Cell, task: u32) -> Option<Status> {
        let status = Status::from_words(&without_blanks(&cell.text()));
        if status.is_none() {
            let args = [("text", in_line(&cell.text())), ("task", task.to_string())];
            self.findings.add(&codes::UNKNOWN_STATUS, Spot::cell(&self.sheet.name, at), &args);
        }
        status
    }

    fn rate(&mut self, at: (u32, u32), cell: &Cell, task: u32, in_percent: bool) -> Option<u8> {
        let code = match cell.rate(in_percent) {
            Ok(rate) => return Some(rate),
            Err(NoRate::Ambiguous) => &codes::AMBIGUOUS_RATE,
            Err(NoRate::Unreadable) => &codes::BAD_RATE,
        };
        let args = [("text", in_line(&cell.text())), ("task", task.to_string())];
        self.findings.add(code, Spot::cell(&self.sheet.name, at), &args);
        None
    }
}
