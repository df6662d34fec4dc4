//! Tasks counted by state.

use super::percent::percentages;
use crate::merge::listed;
use crate::model::progress::{ReturnState, TaskProgress};
use crate::model::{Progress, Roster, Status, Task, TaskList};
use serde::Serialize;
use std::collections::BTreeMap;

/// The state of a task in the month, as its leads give it; the bodies that take part do not decide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    /// 已完成: every lead reported, and each says done.
    Done,
    /// 正常推进: none of the others.
    OnTrack,
    /// 滞后: at least one lead says so.
    Behind,
    /// 未启动: at least one lead says so, and none says anything else.
    NotStarted,
    /// 状态未填: leads reported, but none gave a status.
    Unstated,
    /// 待核: no lead reported under its name, and of at least one it is not settled whether it did under another.
    Unsettled,
    /// 未报送: no lead reported on it. That is said of the reporting, not of the work.
    NotReported,
}

impl TaskState {
    /// Every state, in the order a bulletin counts them.
    pub const ALL: [TaskState; 7] = [
        TaskState::Done,
        TaskState::OnTrack,
        TaskState::Behind,
        TaskState::NotStarted,
        TaskState::Unstated,
        TaskState::Unsettled,
        TaskState::NotReported,
    ];

    /// As printed.
    pub const fn label(self) -> &'static str {
        match self {
            TaskState::Done => "已完成",
            TaskState::OnTrack => "正常推进",
            TaskState::Behind => "滞后",
            TaskState::NotStarted => "未启动",
            TaskState::Unstated => "状态未填",
            TaskState::Unsettled => "待核",
            TaskState::NotReported => "未报送",
        }
    }

    /// As a template names it.
    const fn key(self) -> &'static str {
        match self {
            TaskState::Done => "done",
            TaskState::OnTrack => "on_track",
            TaskState::Behind => "behind",
            TaskState::NotStarted => "not_started",
            TaskState::Unstated => "unstated",
            TaskState::Unsettled => "unsettled",
            TaskState::NotReported => "not_reported",
        }
    }
}

/// Tasks by state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// How many there are.
    pub total: usize,
    /// The states that occur, in the order a bulletin counts them.
    pub parts: Vec<Part>,
    /// Every state by its key (`done`, `on_track`, `behind`, `not_started`, `unstated`, `unsettled`, `not_reported`),
    /// those that do not occur too.
    pub by_state: BTreeMap<&'static str, Part>,
}

/// The tasks in one state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The state as printed.
    pub label: &'static str,
    /// How many.
    pub count: usize,
    /// Of all, with one decimal and without the sign.
    pub percent: String,
    /// Their numbers.
    pub tasks: Vec<u32>,
    /// Their numbers in a sentence: 5、25.
    pub text: String,
}

impl Tally {
    pub(super) fn of(states: &[(u32, TaskState)]) -> Tally {
        let tasks_in = |state| states.iter().filter(|(_, s)| *s == state).map(|(no, _)| *no).collect::<Vec<u32>>();
        let tasks = TaskState::ALL.map(tasks_in);
        let percents = percentages(&tasks.each_ref().map(Vec::len));
        let parts = TaskState::ALL.into_iter().zip(tasks).zip(percents).map(|((state, tasks), percent)| {
            let text = listed(tasks.iter().copied());
            (state.key(), Part { label: state.label(), count: tasks.len(), percent, tasks, text })
        });
        let parts: Vec<(&'static str, Part)> = parts.collect();
        let occurring = parts.iter().filter(|(_, p)| p.count > 0).map(|(_, p)| p.clone()).collect();
        Tally { total: states.len(), parts: occurring, by_state: parts.into_iter().collect() }
    }
}

/// The tasks of one group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupFigures {
    /// （一）
    pub number: String,
    /// The heading.
    pub name: String,
    /// Its tasks by state.
    pub tasks: Tally,
}

pub(super) fn groups(tasks: &TaskList, states: &[(u32, TaskState)]) -> Vec<GroupFigures> {
    let state_of = |task: &Task| states.iter().find(|(no, _)| *no == task.no).copied();
    let figures = |group: &crate::model::Group| {
        let states: Vec<(u32, TaskState)> = group.tasks.iter().filter_map(state_of).collect();
        GroupFigures { number: group.number.clone(), name: group.name.clone(), tasks: Tally::of(&states) }
    };
    tasks.groups.iter().map(figures).collect()
}

/// The bodies that lead a task, in printed order.
pub(super) fn leads<'a>(task: &'a Task, roster: &'a Roster) -> Vec<&'a str> {
    let mut leads: Vec<&str> = Vec::new();
    for body in task.lead.units.iter().flat_map(|name| roster.obliged(name)) {
        if !leads.contains(&body) {
            leads.push(body);
        }
    }
    leads
}

/// The state of every task.
pub(super) fn states(tasks: &TaskList, roster: &Roster, progress: &Progress) -> Vec<(u32, TaskState)> {
    let unsettled: Vec<&str> =
        progress.returns.iter().filter(|r| r.state == ReturnState::Unsettled).map(|r| r.unit.as_str()).collect();
    let one = |task: &Task| {
        let leads = leads(task, roster);
        let reported = progress.tasks.iter().find(|t| t.task == task.no);
        let state = reported.and_then(|t| by_leads(t, leads.len()));
        let open = leads.iter().any(|lead| unsettled.contains(lead));
        state.unwrap_or(if open { TaskState::Unsettled } else { TaskState::NotReported })
    };
    tasks.tasks().map(|(_, task)| (task.no, one(task))).collect()
}

/// What the leads that reported make of it; `None` where none did.
fn by_leads(task: &TaskProgress, leads: usize) -> Option<TaskState> {
    let shares: Vec<Option<Status>> = task.shares.iter().filter(|s| s.leads).map(|s| s.status).collect();
    if shares.is_empty() {
        return None;
    }
    let stated: Vec<Status> = shares.iter().filter_map(|s| *s).collect();
    let all = |status| stated.iter().all(|s| *s == status);
    Some(if stated.is_empty() {
        TaskState::Unstated
    } else if stated.contains(&Status::Behind) {
        TaskState::Behind
    } else if all(Status::NotStarted) {
        TaskState::NotStarted
    } else if all(Status::Done) && stated.len() == leads {
        TaskState::Done
    } else {
        TaskState::OnTrack
    })
}
