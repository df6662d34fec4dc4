//! The parts that figures are made of: a body's return, a task's state, a share.

use super::Known;
use crate::merge::figures::tally::leads;
use crate::model::origin::{TASK, of_file, of_task};
use crate::model::progress::{Return, ReturnState, Share};
use crate::model::{Field, Origin, Task};

impl Known<'_> {
    /// The file of the month.
    pub(super) fn month_file(&self) -> String {
        format!("content/progress/{}.yaml", self.progress.month)
    }

    /// How a body stands, with the files it sent or the tasks for which it owed a report.
    pub(super) fn of_return(&self, unit: &str) -> Option<Origin> {
        self.of_return_on(unit, None)
    }

    /// The same, as far as one task is concerned.
    pub(super) fn of_return_on(&self, unit: &str, task: Option<u32>) -> Option<Origin> {
        let (i, r) = self.progress.returns.iter().enumerate().find(|(_, r)| r.unit == unit)?;
        let (zh, en) = state(r.state);
        let (on, on_en) = match r.received {
            Some(day) => (format!("，{}收到", day.to_chinese()), format!(", received {day}")),
            None => Default::default(),
        };
        let o = Origin::new(format!("{unit}：{zh}{on}"), format!("{unit}: {en}{on_en}"));
        let o = o.at(self.month_file(), format!("returns[{i}]"));
        if r.files.is_empty() {
            return Some(o.from(self.duties(unit, r, task)));
        }
        Some(o.from(r.files.iter().map(|f| of_file(self.receipts, f))))
    }

    /// The tasks for which a body owes a report.
    fn duties(&self, unit: &str, r: &Return, task: Option<u32>) -> Vec<Origin> {
        let in_lead = |task: &Task| leads(task, self.bodies).contains(&unit);
        let key =
            |no: u32| self.tasks.task(no).map_or("participants", |t| if in_lead(t) { "lead" } else { "participants" });
        let missing = r.missing_tasks.iter().filter(|no| task.is_none_or(|t| t == **no));
        self.parts(missing.filter_map(|no| of_task(self.tasks, *no, key(*no))))
    }

    /// The state of a task, with the words of its leads that decide it, or with the returns of the leads that are silent.
    pub(super) fn of_state(&self, no: u32) -> Option<Origin> {
        let task = self.tasks.task(no)?;
        let place = self.progress.tasks.iter().position(|t| t.task == no);
        let shares = place.map_or(&[][..], |i| &self.progress.tasks[i].shares);
        let said: Vec<Origin> = (0..shares.len())
            .filter(|s| shares[*s].leads)
            .filter_map(|s| self.of_share(no, s, Field::Status))
            .collect();
        let silent = leads(task, self.bodies).into_iter().filter(|lead| !shares.iter().any(|s| s.unit == *lead));
        let silent = self.parts(silent.filter_map(|lead| self.of_return_on(lead, Some(no))));
        let o =
            Origin::new(format!("第{no}项任务的状态，由牵头单位填报"), format!("the state of task {no}, by its leads"));
        let o = match place {
            Some(i) => o.at(self.month_file(), format!("tasks[{i}]")),
            None => o,
        };
        let o = o.from(said).from(silent);
        // A task that no body leads is stated by the list itself.
        Some(if o.from.is_empty() { o.from(of_task(self.tasks, no, "lead")) } else { o })
    }

    /// What a body said of a task in one field, with the cell that says so.
    pub(super) fn of_share(&self, no: u32, share: usize, field: Field) -> Option<Origin> {
        let place = self.progress.tasks.iter().position(|t| t.task == no)?;
        let said = self.progress.tasks[place].shares.get(share)?;
        let (text, name) = (words(said, field)?, name(field));
        let zh = format!("{}就第{no}项填报的{}", said.unit, name.0);
        let o = Origin::new(zh, format!("{} of {} on task {no}", name.1, said.unit));
        let o = o.at(self.month_file(), format!("tasks[{place}].shares[{share}].{}", field.name())).saying(&text);
        let (file, at) = said.source(field);
        let cell = of_file(self.receipts, file);
        let unknown = || format!("entries[{TASK}{no}].{}", field.name());
        let at = Some(at.to_owned()).filter(|at| !at.is_empty()).unwrap_or_else(unknown);
        Some(o.from([Origin { at, text, ..cell }]))
    }

    /// The number of a body's share in a task.
    pub(super) fn share(&self, no: u32, unit: &str) -> Option<usize> {
        let shares = &self.progress.tasks.iter().find(|t| t.task == no)?.shares;
        shares.iter().position(|s| s.unit == unit)
    }
}

/// The words of a share in a field, as far as a figure can be made of them; a status that was not given is empty.
fn words(share: &Share, field: Field) -> Option<String> {
    match field {
        Field::Status => Some(share.status.map(|s| s.as_str().to_owned()).unwrap_or_default()),
        Field::Rate => share.rate.map(|r| r.to_string()),
        Field::Progress => Some(share.progress.clone()),
        Field::Problems => share.problems.clone(),
        Field::Next => Some(share.next.clone()),
        _ => None,
    }
}

/// A field in words.
pub(super) fn name(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Status => ("状态", "the status"),
        Field::Rate => ("完成率", "the rate"),
        Field::Progress => ("工作进展", "the progress"),
        Field::Problems => ("存在问题", "the problems"),
        _ => ("下一步打算", "the next steps"),
    }
}

/// How a body stands, in words.
fn state(state: ReturnState) -> (&'static str, &'static str) {
    match state {
        ReturnState::OnTime => ("按时报送", "reported in time"),
        ReturnState::Late => ("迟报", "reported late"),
        ReturnState::Missing => ("没有收到报送，应报送以下任务", "no report was received; it owed one on these tasks"),
        ReturnState::Undated => ("已报送，收到日期不明", "reported on an unknown day"),
        ReturnState::Unsettled => ("待核，应报送以下任务", "not settled; it owed a report on these tasks"),
    }
}
