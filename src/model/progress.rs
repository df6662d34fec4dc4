//! `content/progress/MONTH.yaml`: what all units together reported for a month.

use super::account::Field;
use super::submission::{Entry, Status};
use crate::base::{Date, Month};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// Reports of one month, merged.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// What a person said of conflicts; written by people and kept as it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settled: Vec<Settled>,
    /// What a person said of senders that could not be recognised; written by people and kept as it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub senders: Vec<SenderAnswer>,
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
    /// What contradicts itself or another report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
    /// What was sent in on a task that the sender, as it calls itself, does not owe: kept, never merged by guess.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unclaimed: Vec<Unclaimed>,
    /// What a later word of the same body on the same task took the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaced: Vec<Replaced>,
}

/// How one body stands for the month.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Return {
    /// The body.
    pub unit: String,
    /// On time, late, missing, of unknown arrival or awaiting an answer.
    pub state: ReturnState,
    /// The day the first report came; lateness counts by it, so that a unit may correct itself after the due day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Date>,
    /// The last day in time for this body, where it is not everybody's: an extension.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The files it came in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// Numbers of the tasks it owed and said nothing of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing_tasks: Vec<u32>,
    /// Numbers of the tasks of which something it wrote was refused and goes back to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returned_tasks: Vec<u32>,
    /// Why it is not named although it failed: an excuse or an upheld appeal, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excused: Option<String>,
}

/// Whether a report came in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

impl ReturnState {
    /// Whether the notice says that such a body is named.
    pub const fn is_failing(self) -> bool {
        matches!(self, ReturnState::Late | ReturnState::Missing)
    }

    /// As printed.
    pub const fn label(self) -> &'static str {
        match self {
            ReturnState::OnTime => "按时",
            ReturnState::Late => "迟报",
            ReturnState::Missing => "未报送",
            ReturnState::Undated => "收到日期不明",
            ReturnState::Unsettled => "待核",
        }
    }
}

/// Something reported that could not be laid to the sender's account.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// Where in the file each of these stands.
    #[serde(default, skip_serializing_if = "Places::is_empty")]
    pub at: Places,
}

/// Why an entry was not merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// Where in the file each of these stands.
    #[serde(default, skip_serializing_if = "Places::is_empty")]
    pub at: Places,
}

/// One task in the month.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskProgress {
    /// Number of the task.
    pub task: u32,
    /// What each body said of it, in the roster's order.
    #[serde(default)]
    pub shares: Vec<Share>,
}

/// One body's share in a task.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    /// Where in that file each of these stands.
    #[serde(default, skip_serializing_if = "Places::is_empty")]
    pub at: Places,
    /// What that file left open and an earlier one of the same body had said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<KeptField>,
}

/// A field of a share that an earlier report filled in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptField {
    /// The field.
    pub field: Field,
    /// The earlier file.
    pub file: String,
    /// Where in it, where that is known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
}

impl Share {
    /// The file that says what stands in a field, and where in it; the place is empty where it is not known.
    pub fn source(&self, field: Field) -> (&str, &str) {
        match self.kept.iter().find(|k| k.field == field) {
            Some(kept) => (&kept.file, &kept.at),
            None => (&self.file, self.at.0.get(&field).map_or("", String::as_str)),
        }
    }
}

/// Where in a file each field stands; in YAML a list of `status 进展!E5`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Places(pub BTreeMap<Field, String>);

impl Places {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Places {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.0.iter().map(|(field, at)| format!("{} {at}", field.name())))
    }
}

impl<'de> Deserialize<'de> for Places {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Places, D::Error> {
        let read = |text: String| {
            let pair = text.split_once(' ').and_then(|(name, at)| Some((Field::from_name(name)?, at.to_owned())));
            pair.ok_or_else(|| {
                serde::de::Error::custom(format!("expected a place such as `status 进展!E5`, found `{text}`"))
            })
        };
        Vec::<String>::deserialize(d)?.into_iter().map(read).collect::<Result<_, _>>().map(Places)
    }
}

/// Words that cannot all be true.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// Its name, the same at every merge: `13/区教体局/rate_falls`.
    pub id: String,
    /// What it is.
    pub kind: ConflictKind,
    /// The task.
    pub task: u32,
    /// Who says what.
    pub sides: Vec<Side>,
    /// Who settled it; nobody yet where this is not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled_by: Option<String>,
}

/// A kind of contradiction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// 已完成, but not 100 %.
    DoneBelowFull,
    /// 100 %, but not 已完成.
    FullNotDone,
    /// The bodies that lead a task and one that takes part say different things of its state.
    Disagreement,
    /// The rate is lower than the month before.
    RateFalls,
}

impl ConflictKind {
    /// Its name, as it ends a conflict's `id`.
    pub const fn name(self) -> &'static str {
        match self {
            ConflictKind::DoneBelowFull => "done_below_full",
            ConflictKind::FullNotDone => "full_not_done",
            ConflictKind::Disagreement => "disagreement",
            ConflictKind::RateFalls => "rate_falls",
        }
    }
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// The body.
    pub unit: String,
    /// The file.
    pub file: String,
    /// Where in the file, where that is known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// What it says: 已完成, 60%.
    pub says: String,
}

/// A person's answer to a conflict. Where it gives a status or a rate, that stands in place of what was reported; where
/// it gives neither, what was reported stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settled {
    /// The conflict's `id`.
    pub conflict: String,
    /// The status that holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// The rate that holds, in whole percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<u8>,
    /// Who said so.
    pub by: String,
    /// When.
    pub on: Date,
    /// Why.
    pub why: String,
}

/// A person's answer to the question whose report a file is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SenderAnswer {
    /// The file below `seeds/submissions/MONTH/`.
    pub file: String,
    /// The body.
    pub unit: String,
    /// Who said so.
    pub by: String,
    /// When.
    pub on: Date,
    /// Why.
    pub why: String,
}
