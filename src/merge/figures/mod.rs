//! Computes the figures of a bulletin, so that its template only spells.
//!
//! Counts and the names beside them come from one list, so they cannot differ; the percentages of one whole add up to
//! 100.0.

mod percent;
mod returns;
mod rows;
mod tally;

use crate::base::Date;
use crate::model::figures::{Day, Figures};
use crate::model::{Notice, Progress, Roster, TaskList};

/// The figures of a month. Corrections of earlier bulletins hang on other months: see [`super::ledger::corrections`].
pub fn of(notice: &Notice, tasks: &TaskList, roster: &Roster, progress: &Progress) -> Figures {
    let states = tally::states(tasks, roster, progress);
    let last = progress.returns.iter().filter_map(|r| r.received).max();
    Figures {
        month: progress.month.to_chinese(),
        example: progress.example,
        duty: notice.reporting.as_ref().map_or(String::new(), |r| r.text.clone()),
        due: progress.due.map(day),
        cut_off: progress.due.max(last).map(day),
        tasks: tally::tally(&states),
        groups: tally::groups(tasks, &states),
        returns: returns::returns(tasks, roster, progress),
        problems: rows::problems(progress),
        next_steps: rows::next_steps(progress),
        rows: rows::rows(tasks, roster, progress, &states),
        unclaimed: progress.unclaimed.len(),
        corrections: Vec::new(),
    }
}

fn day(date: Date) -> Day {
    Day { full: date.to_chinese(), short: format!("{}月{}日", date.month(), date.day()) }
}
