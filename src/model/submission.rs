//! What a unit returned for a month.

use super::account::{Account, Field};
use super::receipt::Recognised;
use crate::base::{Date, Month};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One report as it was read: what it says, where each word stands, and what became of every cell.
#[derive(Clone, Debug, Hash)]
pub struct Reading {
    /// The file; what was enclosed in another is named after `!/`: `seeds/submissions/2022-07/来信.eml!/区法院.xlsx`.
    pub file: String,
    /// What it says.
    pub submission: Submission,
    /// How its sender was recognised.
    pub recognised: Recognised,
    /// Where each entry's fields stand, one map an entry.
    pub places: Vec<BTreeMap<Field, String>>,
    /// What became of every cell.
    pub account: Account,
}

impl Reading {
    /// A report without a word of where anything stands, as made by hand.
    pub fn plain(file: impl Into<String>, submission: Submission) -> Reading {
        let places = vec![BTreeMap::new(); submission.entries.len()];
        let (recognised, account) = (Recognised::Text, Account::default());
        Reading { file: file.into(), submission, recognised, places, account }
    }
}

/// One returned report. The YAML form a unit may send; other formats are read into the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// Whether it is made up, to show how the tool works.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub example: bool,
    /// The unit, as it calls itself.
    pub unit: String,
    /// The month reported on.
    pub month: Month,
    /// When it arrived: a day, or a day and a time (`2022-06-24 16:20`).
    pub received: Option<String>,
    /// Who filled it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reporter: Option<String>,
    /// Telephone of that person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// What it says of each task.
    #[serde(default)]
    pub entries: Vec<Entry>,
}

impl Submission {
    /// The day it arrived, where it says so in a way that can be read.
    pub fn received_on(&self) -> Option<Date> {
        self.received.as_deref()?.get(..10)?.parse().ok()
    }
}

/// What a unit says of one task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Number of the task.
    pub task: u32,
    /// State of the work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// Share done, in whole percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<u8>,
    /// What was done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub progress: String,
    /// What stands in the way: 无, 暂无, a text, or nothing at all, which are not the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problems: Option<String>,
    /// What comes next.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub next: String,
}

impl Entry {
    /// Whether it names a task and says nothing of it, as an untouched row of a form does.
    pub fn is_blank(&self) -> bool {
        let Entry { task: _, status, rate, progress, problems, next } = self;
        status.is_none() && rate.is_none() && problems.is_none() && progress.is_empty() && next.is_empty()
    }
}

/// State of the work on a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Done.
    #[serde(rename = "已完成")]
    Done,
    /// On schedule.
    #[serde(rename = "正常推进")]
    OnTrack,
    /// Behind schedule.
    #[serde(rename = "滞后")]
    Behind,
    /// Not begun.
    #[serde(rename = "未启动")]
    NotStarted,
}

impl Status {
    /// Every status, in the order in which forms offer them.
    pub const ALL: [Status; 4] = [Status::Done, Status::OnTrack, Status::Behind, Status::NotStarted];

    /// As printed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Status::Done => "已完成",
            Status::OnTrack => "正常推进",
            Status::Behind => "滞后",
            Status::NotStarted => "未启动",
        }
    }

    /// Reads the words that units use for it; `None` for any other.
    pub fn from_words(words: &str) -> Option<Status> {
        Some(match words.trim() {
            "已完成" | "完成" | "已办结" => Status::Done,
            "正常推进" | "有序推进" | "正在推进" | "推进中" | "正在办理" => Status::OnTrack,
            "滞后" | "进展滞后" => Status::Behind,
            "未启动" | "未开展" => Status::NotStarted,
            _ => return None,
        })
    }
}
