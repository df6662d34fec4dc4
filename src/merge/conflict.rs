//! Words that do not agree with one another, and what a person said of them.
//!
//! A conflict is named by task, body and kind, so that an answer finds it again at every merge, whatever else has
//! changed. Where an answer gives a status or a rate, that stands in the share in place of what was reported.

use super::case::{Before, Rate};
use super::codes;
use crate::base::diagnostic::{Code, Diagnostic};
use crate::model::progress::{Conflict, ConflictKind, Settled, Share, Side, TaskProgress};
use crate::model::{Field, Status};

/// Finds the contradictions of a month and lays the answers to them. `previous` is the month before.
pub(super) fn settle(
    tasks: &mut [TaskProgress],
    before: &Before<'_>,
    answers: &[Settled],
    findings: &mut Vec<Diagnostic>,
) -> Vec<Conflict> {
    let mut conflicts: Vec<Conflict> = tasks.iter().flat_map(|task| of_task(task, before)).collect();
    let mut answered = vec![false; answers.len()];
    for conflict in &mut conflicts {
        // The last word counts; the earlier ones stay in the file as the record of how it came to be.
        let found = answers.iter().enumerate().filter(|(_, a)| a.conflict == conflict.id);
        let numbers: Vec<usize> = found.map(|(i, _)| i).collect();
        numbers.iter().for_each(|i| answered[*i] = true);
        match numbers.last().map(|i| &answers[*i]) {
            Some(answer) => {
                conflict.settled_by = Some(answer.by.clone());
                apply(answer, conflict, tasks);
            }
            None => findings.push(finding(conflict)),
        }
    }
    for (answer, _) in answers.iter().zip(answered).filter(|(_, met)| !met) {
        findings.push(Diagnostic::new(&codes::NOTHING_TO_SETTLE).with("conflict", &answer.conflict));
    }
    conflicts
}

/// Puts the answer's values into the share it is about.
fn apply(answer: &Settled, conflict: &Conflict, tasks: &mut [TaskProgress]) {
    let about = &conflict.sides.last().expect("a conflict has sides").unit;
    let shares = tasks.iter_mut().filter(|t| t.task == conflict.task).flat_map(|t| &mut t.shares);
    for share in shares.filter(|s| s.unit == *about) {
        share.status = answer.status.or(share.status);
        share.rate = answer.rate.or(share.rate);
    }
}

fn of_task<'a>(task: &'a TaskProgress, before: &Before<'a>) -> Vec<Conflict> {
    let mut found: Vec<Conflict> = Vec::new();
    for share in &task.shares {
        found.extend(within(task.task, share));
        found.extend(before.rate(task.task, &share.unit).and_then(|earlier| falls(task.task, earlier, share)));
    }
    found.extend(between(task));
    found
}

/// The last side is always the share that an answer would change.
fn conflict(kind: ConflictKind, task: u32, sides: Vec<Side>) -> Conflict {
    let unit = &sides.last().expect("a conflict has sides").unit;
    Conflict { id: format!("{task}/{unit}/{}", kind.name()), kind, task, sides, settled_by: None }
}

fn status_side(share: &Share) -> Side {
    side(share, Field::Status, share.status.map_or("未填", Status::as_str).to_owned())
}

fn rate_side(share: &Share, rate: u8) -> Side {
    side(share, Field::Rate, format!("{rate}%"))
}

fn side(share: &Share, field: Field, says: String) -> Side {
    let (file, at) = share.source(field);
    Side { unit: share.unit.clone(), file: file.to_owned(), at: at.to_owned(), says }
}

/// Status and rate of one share.
fn within(task: u32, share: &Share) -> Option<Conflict> {
    let rate = share.rate?;
    let kind = match share.status {
        Some(Status::Done) if rate < 100 => ConflictKind::DoneBelowFull,
        Some(Status::Done) => return None,
        _ if rate == 100 => ConflictKind::FullNotDone,
        _ => return None,
    };
    Some(conflict(kind, task, vec![rate_side(share, rate), status_side(share)]))
}

/// The rate of a share against the month before.
fn falls(task: u32, earlier: Rate<'_>, share: &Share) -> Option<Conflict> {
    let now = share.rate.filter(|now| *now < earlier.rate)?;
    let Rate { rate, file, at } = earlier;
    let says = format!("{rate}%");
    let before = Side { unit: share.unit.clone(), file: file.to_owned(), at: at.to_owned(), says };
    Some(conflict(ConflictKind::RateFalls, task, vec![before, rate_side(share, now)]))
}

/// Each body whose status differs from that of the first lead that gives one.
fn between(task: &TaskProgress) -> Vec<Conflict> {
    let Some((lead, status)) = task.shares.iter().filter(|s| s.leads).find_map(|s| Some((s, s.status?))) else {
        return Vec::new();
    };
    let differ = task.shares.iter().filter(|s| s.status.is_some_and(|other| other != status));
    let differ =
        differ.map(|s| conflict(ConflictKind::Disagreement, task.task, vec![status_side(lead), status_side(s)]));
    differ.collect()
}

fn finding(conflict: &Conflict) -> Diagnostic {
    let code: &'static Code = match conflict.kind {
        ConflictKind::DoneBelowFull => &codes::DONE_BELOW_FULL,
        ConflictKind::FullNotDone => &codes::FULL_NOT_DONE,
        ConflictKind::Disagreement => &codes::DISAGREEMENT,
        ConflictKind::RateFalls => &codes::RATE_FALLS,
    };
    let [first, .., last] = conflict.sides.as_slice() else { unreachable!("a conflict has two sides") };
    let d = Diagnostic::new(code).with("task", conflict.task).with("conflict", &conflict.id);
    let d = d.with("other", &first.unit).with("other_says", &first.says).with("other_file", place(first));
    d.with("unit", &last.unit).with("says", &last.says).with("file", place(last))
}

fn place(side: &Side) -> String {
    if side.at.is_empty() { side.file.clone() } else { format!("{} {}", side.file, side.at) }
}
