//! Contradictions and their answers.

use super::*;
use crate::model::figures::TaskState;
use crate::model::progress::{Conflict, ConflictKind, Settled};

fn says(task: u32, status: Option<Status>, rate: Option<u8>) -> Entry {
    Entry { status, rate, ..entry(task, "做") }
}

fn answer(conflict: &str, status: Option<Status>, rate: Option<u8>) -> Settled {
    let on = "2022-07-01".parse().expect("a day");
    Settled { conflict: conflict.into(), status, rate, by: "某科长".into(), on, why: "电话核实".into() }
}

fn with(readings: &[Reading], previous: Option<&Progress>, settled: &[Settled]) -> (Progress, Vec<Diagnostic>) {
    let (tasks, roster) = small();
    let (notice, calendar) = (notice(), Calendar { inclusive: true, ..Calendar::default() });
    let (decisions, calendar) = (&[], &calendar);
    merge(
        &Given { notice: &notice, tasks: &tasks, roster: &roster, calendar, decisions, settled, previous },
        june(),
        readings,
    )
}

fn ids(progress: &Progress) -> Vec<(&str, bool)> {
    progress.conflicts.iter().map(|c| (c.id.as_str(), c.settled_by.is_some())).collect()
}

fn state_of(progress: &Progress, task: u32) -> TaskState {
    let (tasks, roster) = small();
    let (notice, earlier, standings, next_due) = (notice(), &[], &[], None);
    let (notice, tasks, roster) = (&notice, &tasks, &roster);
    let figures = figures::of(&figures::Subject {
        notice,
        tasks,
        roster,
        progress,
        earlier,
        standings,
        next_due,
        corrections: &[],
    });
    let is_in = |state: &TaskState| figures.tasks.by_state[state.key()].tasks.contains(&task);
    TaskState::ALL.into_iter().find(is_in).expect("it is in a state")
}

#[test]
fn a_contradiction_counts_for_nothing_until_a_person_answers() {
    let reports = [sent("a", "甲", "2022-06-20", vec![says(1, Some(Status::Done), Some(60))])];
    let (progress, findings) = with(&reports, None, &[]);
    assert_eq!(ids(&progress), [("1/甲/done_below_full", false)]);
    assert_eq!(said(&findings, "M015"), ["任务1：“甲”的状态是已完成，完成率却是60%（a）"]);
    assert_eq!(state_of(&progress, 1), TaskState::Unsettled);

    let on_track = answer("1/甲/done_below_full", Some(Status::OnTrack), None);
    let (progress, findings) = with(&reports, None, std::slice::from_ref(&on_track));
    assert_eq!(ids(&progress), [("1/甲/done_below_full", true)]);
    assert_eq!(said(&findings, "M015").len(), 0);
    let share = &progress.tasks[0].shares[0];
    assert_eq!((share.status, share.rate), (Some(Status::OnTrack), Some(60)));
    assert_eq!(state_of(&progress, 1), TaskState::OnTrack);
    assert_eq!(progress.settled, std::slice::from_ref(&on_track), "the answer stays in the record");

    let full = answer("1/甲/done_below_full", None, Some(100));
    let (progress, _) = with(&reports, None, &[on_track, full]);
    let share = &progress.tasks[0].shares[0];
    assert_eq!((share.status, share.rate), (Some(Status::Done), Some(100)), "the last answer counts, by itself");
}

#[test]
fn full_and_not_done_is_a_contradiction_too() {
    let (progress, findings) = with(&[sent("a", "甲", "2022-06-20", vec![says(2, None, Some(100))])], None, &[]);
    assert_eq!(ids(&progress), [("2/甲/full_not_done", false)]);
    assert_eq!(said(&findings, "M016"), ["任务2：“甲”的完成率是100%，状态却是未填（a）"]);
    assert_eq!(state_of(&progress, 2), TaskState::Unsettled);
}

#[test]
fn a_rate_that_falls_is_shown_with_both_sources() {
    let may = with(&[sent("may", "甲", "2022-05-20", vec![says(1, None, Some(70))])], None, &[]).0;
    let june = [sent("june", "甲", "2022-06-20", vec![says(1, None, Some(60)), says(2, None, Some(5))])];
    let (progress, findings) = with(&june, Some(&may), &[]);
    let Conflict { id, kind, sides, .. } = &progress.conflicts[0];
    assert_eq!((id.as_str(), *kind), ("1/甲/rate_falls", ConflictKind::RateFalls));
    let shown: Vec<(&str, &str)> = sides.iter().map(|s| (s.file.as_str(), s.says.as_str())).collect();
    assert_eq!(shown, [("may", "70%"), ("june", "60%")]);
    assert_eq!(said(&findings, "M018"), ["任务1：“甲”本月完成率60%（june），低于上月的70%（may）"]);
    assert_eq!(state_of(&progress, 1), TaskState::Unstated, "the rate is in doubt, the state is not");
}

#[test]
fn lead_and_participant_may_both_be_right() {
    let reports = [
        sent("a", "甲", "2022-06-20", vec![says(1, Some(Status::OnTrack), None)]),
        sent("b", "乙", "2022-06-20", vec![says(1, Some(Status::Behind), None)]),
    ];
    let (progress, findings) = with(&reports, None, &[]);
    assert_eq!(ids(&progress), [("1/乙/disagreement", false)]);
    assert_eq!(said(&findings, "M017"), ["任务1：牵头的“甲”报正常推进（a），“乙”报滞后（b）"]);
    let (progress, findings) = with(&reports, None, &[answer("1/乙/disagreement", None, None)]);
    assert_eq!((ids(&progress), said(&findings, "M017").len()), (vec![("1/乙/disagreement", true)], 0));
    assert_eq!(progress.tasks[0].shares[1].status, Some(Status::Behind), "what was reported stands");
}

#[test]
fn an_answer_to_nothing_is_reported() {
    let (progress, findings) = with(&[], None, &[answer("1/甲/rate_fall", None, Some(3))]);
    assert_eq!(progress.conflicts, []);
    assert_eq!(said(&findings, "M019"), ["settled 中的“1/甲/rate_fall”没有对应的矛盾，没有采用"]);
}
