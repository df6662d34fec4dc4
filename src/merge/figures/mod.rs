//! The figures of a bulletin: everything its template prints, computed here, so that the template only spells.
//!
//! Counts and the names beside them come from one list, so they cannot differ; the percentages of one whole add up to
//! 100.0.

mod percent;
mod returns;
mod rows;
mod tally;

pub use returns::{LateUnit, Names, Partial, Returns};
pub use rows::{Row, Said};
pub use tally::{GroupFigures, Part, Tally, TaskState};

use crate::base::Date;
use crate::model::{Notice, Progress, Roster, TaskList};
use serde::Serialize;

/// Everything a bulletin of a month states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// The month: 2022年6月.
    pub month: String,
    /// Whether any of it is made up, to show how the tool works.
    pub example: bool,
    /// The sentence of the notice that sets the duty to report; empty where there is none.
    pub duty: String,
    /// The last day in time.
    pub due: Option<Day>,
    /// 截至: the due day, or the day of the last report counted where that is later. Not the day of printing, so that
    /// the same reports give the same bulletin.
    pub cut_off: Option<Day>,
    /// All tasks by state.
    pub tasks: Tally,
    /// The tasks of each group by state.
    pub groups: Vec<GroupFigures>,
    /// Who reported and who did not.
    pub returns: Returns,
    /// What stands in the way, task by task; 无 and 暂无 are left out.
    pub problems: Vec<Said>,
    /// What comes next, task by task.
    pub next_steps: Vec<Said>,
    /// The statistics table.
    pub rows: Vec<Row>,
    /// How many entries were laid to nobody's account and therefore count nowhere above.
    pub unclaimed: usize,
}

/// A day in the two spellings a bulletin needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Day {
    /// 2022年6月26日
    pub full: String,
    /// 6月26日
    pub short: String,
}

impl Day {
    fn of(date: Date) -> Day {
        Day { full: date.to_chinese(), short: format!("{}月{}日", date.month(), date.day()) }
    }
}

impl Figures {
    /// Computes them.
    pub fn of(notice: &Notice, tasks: &TaskList, roster: &Roster, progress: &Progress) -> Figures {
        let states = tally::states(tasks, roster, progress);
        let last = progress.returns.iter().filter_map(|r| r.received).max();
        Figures {
            month: progress.month.to_chinese(),
            example: progress.example,
            duty: notice.reporting.as_ref().map_or(String::new(), |r| r.text.clone()),
            due: progress.due.map(Day::of),
            cut_off: progress.due.max(last).map(Day::of),
            tasks: Tally::of(&states),
            groups: tally::groups(tasks, &states),
            returns: Returns::of(tasks, roster, progress),
            problems: rows::problems(progress),
            next_steps: rows::next_steps(progress),
            rows: rows::rows(tasks, roster, progress, &states),
            unclaimed: progress.unclaimed.len(),
        }
    }
}
