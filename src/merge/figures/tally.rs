//! Tasks counted by state.

use super::percent::percentages;
use crate::merge::listed;
use crate::model::figures::{GroupFigures, Led, Part, Tally, TaskState};
use crate::model::progress::{Conflict, ConflictKind, ReturnState, TaskProgress};
use crate::model::unit::Index;
use crate::model::{Progress, Status, Task, TaskList};

/// Counts tasks by state.
pub(super) fn tally(states: &[(u32, TaskState)]) -> Tally {
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

pub(super) fn groups(tasks: &TaskList, states: &[(u32, TaskState)]) -> Vec<GroupFigures> {
    let state_of = |task: &Task| states.iter().find(|(no, _)| *no == task.no).copied();
    let figures = |group: &crate::model::Group| {
        let states: Vec<(u32, TaskState)> = group.tasks.iter().filter_map(state_of).collect();
        let led = |state| group.tasks.iter().filter(|t| states.contains(&(t.no, state))).map(led).collect();
        GroupFigures {
            number: group.number.clone(),
            name: group.name.clone(),
            tasks: tally(&states),
            done: led(TaskState::Done),
            behind: led(TaskState::Behind),
            not_started: led(TaskState::NotStarted),
        }
    };
    tasks.groups.iter().map(figures).collect()
}

fn led(task: &Task) -> Led {
    Led { task: task.no, lead: task.lead.text.clone() }
}

/// The bodies that lead a task, in printed order.
pub(super) fn leads<'a>(task: &Task, index: &Index<'a>) -> Vec<&'a str> {
    let mut leads: Vec<&str> = Vec::new();
    for body in task.lead.units.iter().flat_map(|name| index.obliged(name)) {
        if !leads.contains(&body) {
            leads.push(body);
        }
    }
    leads
}

/// The state of every task.
pub(super) fn states(tasks: &TaskList, index: &Index<'_>, progress: &Progress) -> Vec<(u32, TaskState)> {
    let unsettled: Vec<&str> =
        progress.returns.iter().filter(|r| r.state == ReturnState::Unsettled).map(|r| r.unit.as_str()).collect();
    let one = |task: &Task| {
        let leads = leads(task, index);
        let reported = progress.tasks.iter().find(|t| t.task == task.no);
        let state = reported.and_then(|t| by_leads(t, leads.len()));
        let open = leads.iter().any(|lead| unsettled.contains(lead));
        if contradicts_itself(progress, task.no, &leads) {
            return TaskState::Unsettled;
        }
        state.unwrap_or(if open { TaskState::Unsettled } else { TaskState::NotReported })
    };
    tasks.tasks().map(|(_, task)| (task.no, one(task))).collect()
}

/// Whether a lead's status and rate cannot both be true, and nobody has said which is.
fn contradicts_itself(progress: &Progress, task: u32, leads: &[&str]) -> bool {
    let open = progress.conflicts.iter().filter(|c| c.task == task && c.settled_by.is_none());
    let own = |c: &Conflict| c.sides.last().is_some_and(|side| leads.contains(&side.unit.as_str()));
    open.into_iter().any(|c| matches!(c.kind, ConflictKind::DoneBelowFull | ConflictKind::FullNotDone) && own(c))
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
