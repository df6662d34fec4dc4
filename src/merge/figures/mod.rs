//! Computes the figures of a bulletin, so that its template only spells.
//!
//! Counts and the names beside them come from one list, so they cannot differ; the percentages of one whole add up to
//! 100.0.

pub mod origin;
mod percent;
mod returns;
mod rows;
mod tally;

use crate::base::Date;
use crate::model::figures::{Day, Figures, TrendPoint};
use crate::model::ledger::Standing;
use crate::model::progress::WhyUnclaimed;
use crate::model::{Notice, Progress, Roster, TaskList};

/// What the figures of a month are computed from.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The order.
    pub notice: &'a Notice,
    /// Its tasks.
    pub tasks: &'a TaskList,
    /// The bodies.
    pub roster: &'a Roster,
    /// The month.
    pub progress: &'a Progress,
    /// The months before it, the oldest first.
    pub earlier: &'a [&'a Progress],
    /// How the bodies stand in the year, up to this month.
    pub standings: &'a [Standing],
    /// The last day in time of the month after.
    pub next_due: Option<Date>,
    /// Paragraphs that take back what an earlier bulletin said, see [`super::ledger::corrections`].
    pub corrections: &'a [String],
}

/// The figures of a month.
pub fn of(subject: &Subject<'_>) -> Figures {
    let Subject { notice, tasks, roster, progress, .. } = *subject;
    let index = roster.index();
    let states = tally::states(tasks, &index, progress);
    let last = progress.returns.iter().filter_map(|r| r.received).max();
    let months = subject.earlier.iter().copied().chain([progress]);
    Figures {
        month: progress.month.to_chinese(),
        example: progress.example,
        duty: notice.reporting.as_ref().map_or(String::new(), |r| r.text.clone()),
        due: progress.due.map(day),
        cut_off: progress.due.max(last).map(day),
        tasks: tally::tally(&states),
        groups: tally::groups(tasks, &states),
        returns: returns::returns(subject, &index),
        problems: rows::problems(progress),
        next_steps: rows::next_steps(progress),
        rows: rows::rows(tasks, &index, progress, &states),
        unclaimed: progress.unclaimed.iter().filter(|u| u.why != WhyUnclaimed::Blank).count(),
        next_due: subject.next_due.map(day),
        trend: months.map(point).collect(),
        corrections: subject.corrections.to_vec(),
    }
}

fn point(progress: &Progress) -> TrendPoint {
    TrendPoint { month: format!("{}月", progress.month.month()), on_time_rate: returns::on_time_rate(progress) }
}

fn day(date: Date) -> Day {
    Day { full: date.to_chinese(), short: format!("{}月{}日", date.month(), date.day()) }
}
