//! The cells of one row.

use super::carry::{Pointer, Pointing, Said, pointer};
use super::columns::Column;
use super::rows::Course;
use super::tally::Key;
use super::{Cell, Fate, Field, Form, Reason, Spot, codes, in_line};
use std::collections::BTreeMap;

impl Form<'_, '_> {
    /// The cells of a row of a task, in the order of the columns; what stands under headings that are not known stays.
    pub(super) fn read_cells(&mut self, course: &mut Course, row: u32, entry: usize, head: Option<Key>) {
        let sheet = course.table.sheet;
        let task = self.submission.entries[entry].task;
        let mut said: BTreeMap<Field, Said> = BTreeMap::new();
        for (&place, &column) in &course.header.columns {
            let at = course.table.merged.anchor((row, place));
            let key = Key::Cell(sheet, at);
            let Some(cell) = self.sheets[sheet].cells.get(&at).cloned() else { continue };
            if let Some(field) = column.entry_field() {
                // Merged words count where the row they stand in was read; and once, where the number is merged too.
                let merged = at.1 == place && head.is_some() && course.merged.contains_key(&at);
                if (at == (row, place) && self.tally.is_open(key)) || (at.0 < row && merged) {
                    self.read_value(course, entry, (field, column), key, &cell, &mut said);
                }
            } else if at == (row, place) && self.tally.is_open(key) && Some(key) != head {
                self.read_other(course, row, (task, column), key, &cell);
            }
        }
        if let Some(key @ Key::Cell(_, at)) = head
            && course.header.columns.get(&at.1) == Some(&Column::Task)
        {
            let spot = self.spot(key);
            self.findings.add(&codes::KNOWN_BY_TEXT, spot, &[("task", task.to_string())]);
        }
        self.said.extend(said.iter().map(|(field, said)| ((task, *field), said.clone())));
        course.above = said;
    }

    fn read_value(
        &mut self,
        course: &mut Course,
        entry: usize,
        (field, column): (Field, Column),
        key: Key,
        cell: &Cell,
        said: &mut BTreeMap<Field, Said>,
    ) {
        let task = self.submission.entries[entry].task;
        let Key::Cell(_, at) = key else { return };
        match pointer(&cell.text()) {
            Some(Pointer::Above) => match course.above.get(&field).cloned() {
                Some(above) => {
                    self.carry(entry, field, key, &above);
                    said.insert(field, above);
                }
                None => self.nothing_to_carry(entry, key),
            },
            Some(Pointer::Task(other)) => self.pointing.push(Pointing { entry, field, key, task: other }),
            None => match self.put(entry, column, key, cell) {
                Ok(()) => {
                    self.tally.accept(key, Some(task), field);
                    let at = self.tally.place(key);
                    said.insert(field, Said { cell: cell.clone(), at, column });
                }
                Err(fate) => self.tally.settle(key, Some(task), fate),
            },
        }
        course.merged.entry(at).or_default().insert(task);
    }

    /// A cell that fills no field of an entry.
    fn read_other(&mut self, course: &mut Course, row: u32, (task, column): (u32, Column), key: Key, cell: &Cell) {
        let Key::Cell(sheet, (_, place)) = key else { return };
        let heading = course.header.names.get(&place).cloned().unwrap_or_default();
        let text = cell.text();
        let above = row.checked_sub(1).map(|row| self.tally.place(Key::Cell(sheet, (row, place))));
        let fate = match column {
            Column::Reporter | Column::Phone if pointer(&text) == Some(Pointer::Above) => match above {
                Some(from) if !from.is_empty() => {
                    let field = if column == Column::Phone { Field::Phone } else { Field::Reporter };
                    Fate::Carried { field, from }
                }
                _ => self.stray(key, &text),
            },
            Column::Unit | Column::Reporter | Column::Phone | Column::Arrival | Column::FilledOn => {
                self.take_detail(column, &text, key, &heading)
            }
            Column::Note | Column::Request => {
                let line = format!("第{}行“{}”", u64::from(row) + 1, in_line(&text));
                course.notes.entry(place).or_default().push(line);
                Fate::Ignored(Reason::Note)
            }
            Column::TaskNumber => Fate::Accepted(Field::Task),
            column => {
                self.not_kept.entry(sheet).or_default().push((heading, text));
                let given = matches!(column, Column::Task | Column::Given);
                Fate::Ignored(if given { Reason::Prefilled } else { Reason::ForReader })
            }
        };
        self.tally.settle(key, Some(task), fate);
    }

    pub(super) fn report_merged(&mut self, course: &Course) {
        for (at, tasks) in course.merged.iter().filter(|(_, tasks)| tasks.len() > 1) {
            let key = Key::Cell(course.table.sheet, *at);
            let tasks: Vec<String> = tasks.iter().map(u32::to_string).collect();
            let args = [("tasks", tasks.join("、")), ("text", in_line(&self.tally.text(key)))];
            let spot = self.spot(key);
            self.findings.add(&codes::MERGED_ROWS, spot, &args);
        }
    }

    pub(super) fn report_notes(&mut self, course: &Course) {
        for (place, lines) in &course.notes {
            let asks = course.header.columns.get(place) == Some(&Column::Request);
            let code = if asks { &codes::REQUEST_COLUMN } else { &codes::NOTE_COLUMN };
            let heading = course.header.names.get(place).map(String::as_str).unwrap_or_default();
            let text = format!("“{}”栏：{}", in_line(heading), lines.join("；"));
            self.findings.add(code, Spot::column(&self.sheets[course.table.sheet].name, *place), &[("text", text)]);
        }
    }
}
