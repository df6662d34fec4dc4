//! Putting what cells say into the fields of entries.

use super::cell::NoRate;
use super::columns::Column;
use super::tally::Key;
use super::{Cell, Fate, Field, Form, append, codes, in_line};
use crate::base::text::without_blanks;
use crate::model::Status;

impl Form<'_, '_> {
    /// Puts a cell's words into the field of its column, or says why not. Text joins what is there; a status or a rate
    /// can be said once.
    pub(super) fn put(&mut self, entry: usize, column: Column, key: Key, cell: &Cell) -> Result<(), Fate> {
        let Some(field) = column.entry_field() else { return Ok(()) };
        match column {
            Column::Rate { in_percent } => {
                let rate = self.rate(entry, key, cell, in_percent)?;
                let known = self.submission.entries[entry].rate;
                self.once(entry, key, cell, known.is_none_or(|k| k == rate))?;
                self.submission.entries[entry].rate = Some(rate);
            }
            Column::Status | Column::Outcome => {
                let status = self.status(entry, key, cell)?;
                let known = self.submission.entries[entry].status;
                self.once(entry, key, cell, known.is_none_or(|k| k == status))?;
                self.submission.entries[entry].status = Some(status);
            }
            _ => {
                let entry = &mut self.submission.entries[entry];
                let text = match field {
                    Field::Progress => &mut entry.progress,
                    Field::Next => &mut entry.next,
                    _ => entry.problems.get_or_insert_default(),
                };
                append(text, &cell.text());
            }
        }
        let at = self.tally.place(key);
        self.places[entry].entry(field).or_insert(at);
        Ok(())
    }

    fn once(&mut self, entry: usize, key: Key, cell: &Cell, agrees: bool) -> Result<(), Fate> {
        if agrees { Ok(()) } else { Err(self.refuse_value(entry, key, cell, &codes::SECOND_VALUE)) }
    }

    fn status(&mut self, entry: usize, key: Key, cell: &Cell) -> Result<Status, Fate> {
        let status = Status::from_words(&without_blanks(&cell.text()));
        status.ok_or_else(|| self.refuse_value(entry, key, cell, &codes::UNKNOWN_STATUS))
    }

    fn rate(&mut self, entry: usize, key: Key, cell: &Cell, in_percent: bool) -> Result<u8, Fate> {
        cell.rate(in_percent).map_err(|why| match why {
            NoRate::Ambiguous => self.refuse_value(entry, key, cell, &codes::AMBIGUOUS_RATE),
            NoRate::Unreadable => self.refuse_value(entry, key, cell, &codes::BAD_RATE),
        })
    }

    fn refuse_value(&mut self, entry: usize, key: Key, cell: &Cell, code: &'static super::Code) -> Fate {
        let task = self.submission.entries[entry].task.to_string();
        self.refuse(key, code, &[("text", in_line(&cell.text())), ("task", task)])
    }
}
