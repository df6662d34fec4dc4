//! Words that do not agree with one another.

use super::codes;
use crate::base::diagnostic::{Code, Diagnostic};
use crate::model::Status;
use crate::model::progress::{Share, TaskProgress};

/// Looks for contradictions within a share, and between a lead and the others on its task.
pub(super) fn find(tasks: &[TaskProgress], findings: &mut Vec<Diagnostic>) {
    for task in tasks {
        for share in &task.shares {
            findings.extend(within(task.task, share));
        }
        findings.extend(between(task));
    }
}

fn within(task: u32, share: &Share) -> Option<Diagnostic> {
    let finding = |code: &'static Code| {
        let d = Diagnostic::new(code).with("task", task).with("unit", &share.unit);
        d.with("file", &share.file)
    };
    match (share.status, share.rate) {
        (Some(Status::Done), Some(rate)) if rate < 100 => Some(finding(&codes::DONE_BELOW_FULL).with("rate", rate)),
        (Some(Status::Done), _) => None,
        (status, Some(100)) => {
            Some(finding(&codes::FULL_NOT_DONE).with("status", status.map_or("未填", Status::as_str)))
        }
        _ => None,
    }
}

/// Each body whose status differs from that of the first lead that gives one.
fn between(task: &TaskProgress) -> Vec<Diagnostic> {
    let Some((lead, status)) = task.shares.iter().filter(|s| s.leads).find_map(|s| Some((s, s.status?))) else {
        return Vec::new();
    };
    let differ = task.shares.iter().filter_map(|s| Some((s, s.status.filter(|other| *other != status)?)));
    let finding = |(share, other): (&Share, Status)| {
        let d = Diagnostic::new(&codes::DISAGREEMENT).with("task", task.task);
        let d = d.with("lead", &lead.unit).with("lead_status", status.as_str()).with("lead_file", &lead.file);
        d.with("unit", &share.unit).with("status", other.as_str()).with("file", &share.file)
    };
    differ.map(finding).collect()
}
