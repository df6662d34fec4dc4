//! Rules of merging, on small cases and on made-up months.

mod conflicts;

use super::*;
use crate::base::{Lang, Source};
use crate::model::notice::Cycle;
use crate::model::progress::{ReturnState, WhyUnclaimed};
use crate::model::{Entry, Field, Group, Reporting, Status, Submission, Task, TaskList, Unit, UnitCell, yaml};
use proptest::prelude::*;

fn june() -> Month {
    "2022-06".parse().expect("a month")
}

fn notice() -> Notice {
    let reporting =
        Reporting { text: String::new(), cycle: Cycle::Monthly, due_day: 26, to: Vec::new(), consequences: Vec::new() };
    Notice { reporting: Some(reporting), ..Notice::default() }
}

fn said(findings: &[Diagnostic], id: &str) -> Vec<String> {
    findings.iter().filter(|d| d.code.id == id).map(|d| d.message(Lang::Zh)).collect()
}

fn entry(task: u32, progress: &str) -> Entry {
    Entry { task, progress: progress.into(), ..Entry::default() }
}

fn sent(file: &str, unit: &str, received: &str, entries: Vec<Entry>) -> Reading {
    let received = Some(received.to_owned()).filter(|r| !r.is_empty());
    let submission =
        Submission { example: false, unit: unit.into(), month: june(), received, reporter: None, phone: None, entries };
    Reading::plain(file, submission)
}

/// 甲 leads 1 and 2, 乙 takes part in 1 and leads 3; 丙 owes nothing; 丁 may be 乙.
fn small() -> (TaskList, Roster) {
    let cell =
        |units: &[&str]| UnitCell { units: units.iter().map(|u| u.to_string()).collect(), ..UnitCell::default() };
    let task =
        |no, lead: &[&str], part: &[&str]| Task { no, lead: cell(lead), participants: cell(part), ..Task::default() };
    let tasks = vec![task(1, &["甲"], &["乙"]), task(2, &["甲"], &["戊"]), task(3, &["乙"], &[])];
    let unit = |name: &str| Unit { name: name.into(), ..Unit::default() };
    let question =
        crate::model::AliasQuestion { names: ["乙".into(), "丁".into()], why: String::new(), confirmed: None };
    let roster =
        Roster {
            units: ["甲", "乙", "丙"].map(unit).to_vec(), alias_questions: vec![question], ..Roster::default()
        };
    (TaskList { groups: vec![Group { tasks, ..Group::default() }], ..TaskList::default() }, roster)
}

fn merged(notice: &Notice, readings: &[Reading]) -> (Progress, Vec<Diagnostic>) {
    let (tasks, roster) = small();
    let calendar = Calendar { inclusive: true, ..Calendar::default() };
    let (decisions, settled, previous) = (&[], &[], None);
    let given = Given { notice, tasks: &tasks, roster: &roster, calendar: &calendar, decisions, settled, previous };
    merge(&given, june(), readings)
}

fn run(readings: &[Reading]) -> (Progress, Vec<Diagnostic>) {
    let (progress, findings) = merged(&notice(), readings);
    // Every sentence has its words.
    assert!(findings.iter().all(|d| !d.message(Lang::En).is_empty() && !d.cure(Lang::Zh).is_empty()));
    (progress, findings)
}

fn state(progress: &Progress, unit: &str) -> ReturnState {
    progress.returns.iter().find(|r| r.unit == unit).expect("it owes").state
}

#[test]
fn a_later_report_replaces_task_by_task_and_the_first_counts_for_lateness() {
    let (progress, findings) = run(&[
        sent("b.yaml", "甲", "2022-06-28", vec![entry(1, "后")]),
        sent("a.yaml", "甲", "2022-06-26 23:59", vec![entry(1, "先"), entry(2, "先")]),
    ]);
    let words: Vec<&str> = progress.tasks.iter().flat_map(|t| &t.shares).map(|s| s.progress.as_str()).collect();
    assert_eq!(words, ["后", "先"]);
    assert_eq!((progress.replaced[0].file.as_str(), progress.replaced[0].by.as_str()), ("a.yaml", "b.yaml"));
    assert_eq!(progress.replaced[0].entry, entry(1, "先"));
    assert_eq!(state(&progress, "甲"), ReturnState::OnTime);
    assert_eq!(said(&findings, "M011").len(), 1);
    assert_eq!(said(&findings, "M003").len(), 1, "戊 is not in the roster");
}

#[test]
fn a_later_report_replaces_what_it_fills_and_leaves_the_rest() {
    let first = Entry {
        status: Some(Status::OnTrack),
        rate: Some(40),
        problems: Some("缺人".into()),
        next: "招人".into(),
        ..entry(1, "先")
    };
    let second = Entry { rate: Some(60), progress: "后".into(), ..entry(1, "") };
    let (progress, _) =
        run(&[sent("a", "甲", "2022-06-20", vec![first.clone()]), sent("b", "甲", "2022-06-22", vec![second])]);
    let share = &progress.tasks[0].shares[0];
    // State and rate go together: an old state is not laid beside a new rate.
    assert_eq!((share.status, share.rate, share.progress.as_str()), (None, Some(60), "后"));
    assert_eq!((share.problems.as_deref(), share.next.as_str()), (Some("缺人"), "招人"));
    let kept: Vec<(Field, &str)> = share.kept.iter().map(|k| (k.field, k.file.as_str())).collect();
    assert_eq!(kept, [(Field::Problems, "a"), (Field::Next, "a")]);
    assert_eq!(share.source(Field::Problems).0, "a");
    assert_eq!(share.source(Field::Rate).0, "b");
    assert_eq!(progress.replaced[0].entry, first, "both stay in the record");
}

#[test]
fn lateness_needs_a_day() {
    for (days, expected) in [
        (&["2022-06-26 23:59"][..], ReturnState::OnTime),
        (&["2022-06-27 00:00"], ReturnState::Late),
        (&[""], ReturnState::Undated),
        (&["2022-06-27", ""], ReturnState::Undated),
        (&["2022-06-26", ""], ReturnState::OnTime),
    ] {
        let reports: Vec<_> =
            days.iter().enumerate().map(|(i, day)| sent(&format!("{i}"), "甲", day, vec![entry(1, "做")])).collect();
        assert_eq!(state(&run(&reports).0, "甲"), expected, "{days:?}");
    }
    let (_, findings) = run(&[sent("a", "甲", "2021-06-25", vec![entry(1, "做")])]);
    assert_eq!(said(&findings, "M014").len(), 1);
}

#[test]
fn what_is_not_the_senders_is_kept_with_the_reason() {
    let mut other_month = sent("e", "乙", "2022-06-20", vec![entry(1, "做")]);
    other_month.submission.month = "2022-05".parse().expect("a month");
    let (progress, findings) = run(&[
        sent(
            "a",
            "甲",
            "2022-06-20",
            vec![entry(3, "做"), entry(9, "做"), entry(1, ""), entry(2, "一"), entry(2, "二")],
        ),
        sent("b", "己", "2022-06-20", vec![entry(1, "做")]),
        sent("c", "丙", "2022-06-20", vec![entry(1, "做")]),
        sent("d", "丁", "2022-06-20", vec![entry(1, "做"), entry(2, "做")]),
        other_month,
    ]);
    let why: Vec<(&str, u32, WhyUnclaimed)> =
        progress.unclaimed.iter().map(|u| (u.file.as_str(), u.entry.task, u.why)).collect();
    use WhyUnclaimed::*;
    let expected = [
        ("a", 3, NotOwed),
        ("a", 9, UnknownTask),
        ("a", 1, Blank),
        ("b", 1, UnknownUnit),
        ("c", 1, NotOwed),
        ("d", 1, AliasUnsettled),
        ("d", 2, NotOwed),
        ("e", 1, OtherMonth),
    ];
    assert_eq!(why, expected);
    assert_eq!(state(&progress, "乙"), ReturnState::Unsettled);
    let a = &progress.returns[0];
    assert_eq!((a.unit.as_str(), a.missing_tasks.as_slice()), ("甲", &[1][..]));
    for id in ["M004", "M005", "M008", "M009", "M010", "M012"] {
        assert_eq!(said(&findings, id).len(), 1, "{id}");
    }
    assert_eq!(said(&findings, "M006").len(), 3);
}

#[test]
fn done_and_its_rate_must_agree() {
    let with = |task, status, rate| Entry { status, rate, ..entry(task, "做") };
    let (_, findings) =
        run(&[sent("a", "甲", "2022-06-20", vec![with(1, Some(Status::Done), Some(60)), with(2, None, Some(100))])]);
    assert_eq!(said(&findings, "M015"), ["任务1：“甲”的状态是已完成，完成率却是60%（a）"]);
    assert_eq!(said(&findings, "M016"), ["任务2：“甲”的完成率是100%，状态却是未填（a）"]);
}

#[test]
fn without_a_due_day_nobody_owes_but_nothing_is_lost() {
    let reports = [sent("a", "甲", "2022-06-20", vec![entry(1, "做")])];
    let (progress, findings) = merged(&Notice::default(), &reports);
    assert_eq!((progress.due, progress.returns.len(), progress.tasks[0].shares.len()), (None, 0, 1));
    assert_eq!(said(&findings, "M001").len(), 1);
}

#[test]
fn codes_are_numbered_once() {
    let ids: Vec<&str> = CODES.iter().map(|c| c.id).collect();
    assert!(ids.is_sorted_by(|a, b| a < b) && ids.iter().all(|id| id.starts_with('M') && id.len() == 4), "{ids:?}");
}

prop_compose! {
    fn any_entry()(task in 0u32..5, status in 0usize..5, rate in prop::option::of(0u8..=100), problems in prop::option::of("[无困难]{1,3}")) -> Entry {
        let status = [None, Some(Status::Done), Some(Status::OnTrack), Some(Status::Behind), Some(Status::NotStarted)][status];
        Entry { task, status, rate, problems, ..Entry::default() }
    }
}

prop_compose! {
    fn any_report()(unit in "[甲乙丙丁己]", day in 20u8..30, dated in any::<bool>(), other_month in prop::bool::weighted(0.1),
                    entries in prop::collection::vec(any_entry(), 0..5)) -> Submission {
        let month = if other_month { "2022-07".parse().expect("a month") } else { june() };
        let received = dated.then(|| format!("2022-06-{day}"));
        Submission { example: false, unit, month, received, reporter: None, phone: None, entries }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_arrival_changes_nothing_and_nothing_is_lost(
        (ordered, shuffled) in prop::collection::vec(any_report(), 0..8).prop_flat_map(|reports| {
            let files: Vec<_> = reports.into_iter().enumerate().map(|(i, s)| Reading::plain(format!("{i}.yaml"), s)).collect();
            (Just(files.clone()), Just(files).prop_shuffle())
        })
    ) {
        let (progress, findings) = run(&ordered);
        let (again, findings_again) = run(&shuffled);
        prop_assert_eq!(&progress, &again);
        let words = |f: &[Diagnostic]| f.iter().map(|d| (d.code.id, d.message(Lang::Zh))).collect::<Vec<_>>();
        prop_assert_eq!(words(&findings), words(&findings_again));

        // Each entry, with its file, is found once, and nothing else is.
        let mut went: Vec<(String, Entry)> = Vec::new();
        for task in &progress.tasks {
            for mut s in task.shares.clone() {
                // What an earlier file still says is found there.
                for kept in std::mem::take(&mut s.kept) {
                    match kept.field {
                        Field::Status => s.status = None,
                        Field::Rate => s.rate = None,
                        Field::Problems => s.problems = None,
                        Field::Next => s.next.clear(),
                        _ => s.progress.clear(),
                    }
                }
                let entry = Entry { task: task.task, status: s.status, rate: s.rate, progress: s.progress, problems: s.problems, next: s.next };
                went.push((s.file, entry));
            }
        }
        went.extend(progress.unclaimed.iter().map(|u| (u.file.clone(), u.entry.clone())));
        went.extend(progress.replaced.iter().map(|r| (r.file.clone(), r.entry.clone())));
        let mut came: Vec<(String, Entry)> = ordered.iter().flat_map(|r| r.submission.entries.iter().map(|e| (r.file.clone(), e.clone()))).collect();
        let key = |(f, e): &(String, Entry)| (f.clone(), format!("{e:?}"));
        went.sort_by_key(key);
        came.sort_by_key(key);
        prop_assert_eq!(went, came);

        let text = yaml::save(&progress, &HEADER);
        prop_assert_eq!(yaml::load::<Progress>(&Source::new("p", text)).expect("it loads"), progress);
    }
}
