//! Where each figure comes from: the returns, tasks and shares it was counted from, each with its file.
//!
//! A figure is found by its path in `RULES`; a path that no rule knows has no explanation, and a bulletin that prints
//! it is not made.

mod parts;
mod rules;
mod task;

pub use task::of_task_month;

use crate::model::origin::{printed, value};
use crate::model::unit::Index;
use crate::model::{Notice, Origin, Progress, Receipts, TaskList};
use serde_json::Value;

/// What figures were computed from, and the figures.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The order.
    pub notice: &'a Notice,
    /// Its tasks.
    pub tasks: &'a TaskList,
    /// The bodies by name.
    pub bodies: &'a Index<'a>,
    /// The month.
    pub progress: &'a Progress,
    /// When each file came; empty where nobody noted it.
    pub receipts: &'a Receipts,
    /// The figures as a template sees them.
    pub figures: &'a Value,
    /// Whether it is enough to know that there is an origin: of many like parts only the first is told.
    pub brief: bool,
}

impl Known<'_> {
    /// Like parts, all of them or the first.
    fn parts<'p>(&self, parts: impl Iterator<Item = Origin> + 'p) -> Vec<Origin> {
        parts.take(if self.brief { 1 } else { usize::MAX }).collect()
    }
}

/// A figure that is asked for.
struct Asked<'p> {
    /// Its path below the figures.
    path: &'p str,
    /// What the stars of the pattern stand for.
    stars: Vec<&'p str>,
    /// As printed.
    text: String,
}

impl Asked<'_> {
    /// A star as a number of an array.
    fn index(&self, star: usize) -> Option<usize> {
        self.stars.get(star)?.parse().ok()
    }
}

type Rule = fn(&Known<'_>, &Asked<'_>) -> Option<Origin>;

/// Explains a figure by its path below the figures, such as `returns.late.count`; `None` where there is no such scalar or
/// nobody knows how it is come by.
pub fn explain(known: &Known<'_>, path: &str) -> Option<Origin> {
    let text = printed(value(known.figures, path)?)?;
    let steps: Vec<&str> = path.split(['.', '[', ']']).filter(|s| !s.is_empty()).collect();
    let (stars, rule) = rules::RULES.iter().find_map(|(pattern, rule)| Some((matched(pattern, &steps)?, rule)))?;
    rule(known, &Asked { path, stars, text: text.clone() }).map(|o| Origin { text, ..o })
}

/// What the stars of a pattern stand for where it fits.
fn matched<'p>(pattern: &str, steps: &[&'p str]) -> Option<Vec<&'p str>> {
    let mut stars = Vec::new();
    let mut steps = steps.iter();
    for wanted in pattern.split('.') {
        match steps.next()? {
            step if wanted == "*" => stars.push(*step),
            step if wanted == *step => {}
            _ => return None,
        }
    }
    steps.next().is_none().then_some(stars)
}

/// Explains a place of `content/progress/MONTH.yaml`: a body's return, or a field of a share.
pub fn explain_progress(known: &Known<'_>, path: &str) -> Option<Origin> {
    let steps: Vec<&str> = path.split(['.', '[', ']']).filter(|s| !s.is_empty()).collect();
    match steps.as_slice() {
        ["returns", i, ..] => known.of_return(&known.progress.returns.get(i.parse::<usize>().ok()?)?.unit),
        ["tasks", i] => of_task_month(known, known.progress.tasks.get(i.parse::<usize>().ok()?)?.task, None),
        ["tasks", i, "shares", s, rest @ ..] => {
            let task = known.progress.tasks.get(i.parse::<usize>().ok()?)?;
            let s: usize = s.parse().ok()?;
            match rest.first().and_then(|f| crate::model::Field::from_name(f)) {
                Some(field) => known.of_share(task.task, s, field),
                None => of_task_month(known, task.task, Some(&task.shares.get(s)?.unit)),
            }
        }
        _ => None,
    }
}
