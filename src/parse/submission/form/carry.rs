//! 同上 and 同第5项: cells that take the words of another.

use super::columns::Column;
use super::tally::Key;
use super::{Cell, Fate, Field, Form, codes, in_line};
use crate::base::number::half_width;
use crate::base::text::without_blanks;
use crate::parse::submission::former::Meant;

/// What a cell said, for one below it or elsewhere that points to it.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) cell: Cell,
    /// Where the words stand.
    pub(super) at: String,
    pub(super) column: Column,
}

/// What a cell points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pointer {
    /// The row above.
    Above,
    /// The row of a task.
    Task(u32),
}

/// A cell that points to the row of another task.
pub(super) struct Pointing {
    pub(super) entry: usize,
    pub(super) field: Field,
    pub(super) key: Key,
    pub(super) task: u32,
}

/// What a text points to; `None` where it says something itself.
pub(super) fn pointer(text: &str) -> Option<Pointer> {
    let text = without_blanks(&half_width(text));
    let text = text.trim_end_matches(['。', '.', ',', '，']);
    if matches!(text, "同上" | "〃" | "同上行" | "同上一行" | "同上项" | "同上一项" | "″" | "\"" | "”" | "''")
    {
        return Some(Pointer::Above);
    }
    let rest = text.strip_prefix('同').or_else(|| text.strip_prefix('见'))?;
    let rest = rest.strip_prefix("序号").unwrap_or(rest);
    let marked = rest.starts_with(['第']) || rest.starts_with("任务") || text.contains("序号");
    super::cell::written_number(rest).filter(|_| marked).map(Pointer::Task)
}

impl Form<'_, '_> {
    /// Answers the cells that point to the rows of other tasks, once all rows are read.
    pub(super) fn point_back(&mut self) {
        for Pointing { entry, field, key, task } in std::mem::take(&mut self.pointing) {
            let task = self.pointed_at(task);
            match task.and_then(|task| self.said.get(&(task, field)).cloned()) {
                Some(said) => self.carry(entry, field, key, &said),
                None => self.nothing_to_carry(entry, key),
            }
        }
    }

    /// The task that a number means which stands in a cell: that of the row so numbered, where there is one.
    fn pointed_at(&self, no: u32) -> Option<u32> {
        match (self.written.get(&no), self.meant(no, "")) {
            (Some(tasks), _) => tasks.first().copied().filter(|_| tasks.len() == 1),
            (None, Meant::Today(task) | Meant::Former(_, task)) => Some(task),
            (None, _) => None,
        }
    }

    /// Puts the words of another cell into a field.
    pub(super) fn carry(&mut self, entry: usize, field: Field, key: Key, said: &Said) {
        let task = self.submission.entries[entry].task;
        match self.put(entry, said.column, key, &said.cell) {
            Ok(()) => self.tally.settle(key, Some(task), Fate::Carried { field, from: said.at.clone() }),
            Err(fate) => self.tally.settle(key, Some(task), fate),
        }
    }

    pub(super) fn nothing_to_carry(&mut self, entry: usize, key: Key) {
        let task = self.submission.entries[entry].task;
        let args = [("task", task.to_string()), ("text", in_line(&self.tally.text(key)))];
        let fate = self.refuse(key, &codes::NOTHING_TO_CARRY, &args);
        self.tally.settle(key, Some(task), fate);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_are_told_from_words() {
        for (text, to) in [
            ("同上", Some(Pointer::Above)),
            (" 同 上。", Some(Pointer::Above)),
            ("〃", Some(Pointer::Above)),
            ("同第5项", Some(Pointer::Task(5))),
            ("见第５项", Some(Pointer::Task(5))),
            ("同任务12", Some(Pointer::Task(12))),
            ("见序号5", Some(Pointer::Task(5))),
            ("同5", None),
            ("同上月", None),
            ("见附件", None),
            ("同意", None),
        ] {
            assert_eq!(pointer(text), to, "{text}");
        }
    }
}
