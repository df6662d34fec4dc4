//! `content/progress/MONTH.yaml`: what all units together reported for a month.

use super::submission::Status;
use crate::base::{Date, Month};
use serde::{Deserialize, Serialize};

/// Reports of one month, merged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// The month.
    pub month: Month,
    /// The last day in time, itself included.
    pub due: Date,
    /// Whether any of it is made up, to show how the tool works.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
    /// How each body that owed a report stands, in the roster's order.
    pub returns: Vec<Return>,
    /// The tasks, in the order of the list.
    pub tasks: Vec<TaskProgress>,
}

/// How one body stands for the month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Return {
    /// The body.
    pub unit: String,
    /// On time, late, missing or of unknown arrival.
    pub state: ReturnState,
    /// The day the first report came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Date>,
    /// The files it came in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// Numbers of the tasks it owed and said nothing of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing_tasks: Vec<u32>,
}

/// Whether a report came in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReturnState {
    /// By the due day.
    OnTime,
    /// After it.
    Late,
    /// Not at all.
    Missing,
    /// It came, but nobody noted when.
    Undated,
}

/// One task in the month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskProgress {
    /// Number of the task.
    pub task: u32,
    /// What each body said of it, in the roster's order.
    #[serde(default)]
    pub shares: Vec<Share>,
}

/// One body's share in a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// The body.
    pub unit: String,
    /// Whether it leads the task.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub leads: bool,
    /// State of the work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// Share done, in whole percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<u8>,
    /// What was done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub progress: String,
    /// What stands in the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problems: Option<String>,
    /// What comes next.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub next: String,
    /// The file that says so.
    pub file: String,
}
