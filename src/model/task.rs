//! `content/tasks.yaml`: the task list.

use super::ReadFrom;
use crate::base::At;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The annexed list of tasks (任务清单).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskList {
    /// The file it was read from.
    pub read_from: ReadFrom,
    /// Column heads as printed.
    pub columns: Vec<String>,
    /// Groups of tasks in printed order.
    pub groups: Vec<Group>,
    /// Whether the tasks are numbered paragraphs of the notice and have no table of their own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_prose: bool,
    /// How many tasks the notice says there are, where it says so: 共23项.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed: Option<u32>,
    /// Bodies that take part in every task and are named once for all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub implied: Vec<String>,
    /// What an amendment wrote, by the number of the task and the key of the field. In no file: it follows from the
    /// amendments.
    #[serde(skip)]
    pub amended: BTreeMap<(u32, &'static str), WrittenBy>,
}

/// The change that wrote a field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct WrittenBy {
    /// The amendment's file in `content/`.
    pub file: String,
    /// The change, from 0.
    pub change: usize,
    /// The amendment as received; empty where it came otherwise.
    pub received: String,
}

impl TaskList {
    /// Every task with its group, in printed order.
    pub fn tasks(&self) -> impl Iterator<Item = (&Group, &Task)> {
        self.groups.iter().flat_map(|g| g.tasks.iter().map(move |t| (g, t)))
    }

    /// Whether it is an annex of its own, with rows.
    pub fn is_annexed(&self) -> bool {
        !self.in_prose && self.tasks().next().is_some()
    }

    /// The task of that number.
    pub fn task(&self, no: u32) -> Option<&Task> {
        self.tasks().map(|(_, t)| t).find(|t| t.no == no)
    }
}

/// Tasks under one heading (工作项目).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// （一）; empty where the list is not numbered.
    #[serde(default)]
    pub number: String,
    /// The heading; empty where the list has no groups.
    #[serde(default)]
    pub name: String,
    /// Where its heading begins in the received text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
    /// Its tasks.
    pub tasks: Vec<Task>,
}

/// One numbered row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// 序号, by which reports name the task; 0 where the printed number is lost.
    pub no: u32,
    /// The number as printed, where it is not `no` itself: 三十, or a number that other tasks have too. Empty where none
    /// is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// Its place among the rows of one number, from 1; 0 where the number has one row.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub sub: u32,
    /// 具体内容.
    pub content: String,
    /// 责任单位.
    pub lead: UnitCell,
    /// 参与单位.
    #[serde(default, skip_serializing_if = "UnitCell::is_empty")]
    pub participants: UnitCell,
    /// 完成时限 as printed, where the row has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// 备注.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Further columns by their heads.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub extra: BTreeMap<String, String>,
    /// Where its row begins in the received text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
}

fn is_zero(n: &u32) -> bool {
    *n == 0
}

/// A cell that names bodies: as printed, and what it says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitCell {
    /// As printed; this is what the annex shows.
    #[serde(default)]
    pub text: String,
    /// The names in it, in printed order, bodies and groups alike.
    #[serde(default)]
    pub units: Vec<String>,
    /// Whether a trailing 等 says that more are meant.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open_ended: bool,
}

impl UnitCell {
    /// Whether nobody is named.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.units.is_empty()
    }
}
