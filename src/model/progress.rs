//! `content/progress/MONTH.yaml`: what all units together reported for a month.

use super::submission::{Entry, Status};
use crate::base::{Date, Month};
use serde::{Deserialize, Serialize};

/// Reports of one month, merged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// The month.
    pub month: Month,
    /// The last day in time, itself included; `None` where the notice sets none, and then nobody is late.
    pub due: Option<Date>,
    /// Whether any of it is made up, to show how the tool works.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
    /// How each body that owed a report stands, in the roster's order.
    pub returns: Vec<Return>,
    /// The tasks, in the order of the list.
    pub tasks: Vec<TaskProgress>,
    /// What was sent in on a task that the sender, as it calls itself, does not owe: kept, never merged by guess.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unclaimed: Vec<Unclaimed>,
    /// What a later word of the same body on the same task took the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced: Vec<Replaced>,
}

/// How one body stands for the month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Return {
    /// The body.
    pub unit: String,
    /// On time, late, missing, of unknown arrival or awaiting an answer.
    pub state: ReturnState,
    /// The day the first report came; lateness counts by it, so that a unit may correct itself after the due day.
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
    /// 待核: whether it reported hangs on a question that only a person can answer: it may be the same body as one that
    /// did report (an alias question without an answer), or its report gives another month. Such a body is neither
    /// named nor counted as missing.
    Unsettled,
}

/// Something reported that could not be laid to the sender's account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unclaimed {
    /// The sender, as it calls itself.
    pub unit: String,
    /// The file that says so.
    pub file: String,
    /// Why nobody claims it.
    pub why: WhyUnclaimed,
    /// What was reported.
    pub entry: Entry,
}

/// Why an entry was not merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyUnclaimed {
    /// The report gives another month than the one being merged.
    OtherMonth,
    /// The roster has no such unit.
    UnknownUnit,
    /// The list has no task of that number.
    UnknownTask,
    /// The task is owed by a body that may be the sender under another name.
    AliasUnsettled,
    /// The task is not the sender's.
    NotOwed,
    /// The row names a task and says nothing of it.
    Blank,
}

/// An entry that a later one of the same body took the place of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replaced {
    /// The body.
    pub unit: String,
    /// The file that says so.
    pub file: String,
    /// The file whose word counts instead.
    pub by: String,
    /// What had been reported.
    pub entry: Entry,
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
