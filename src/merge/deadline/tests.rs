//! Due days, and what people decide about them.

use super::*;
use crate::base::Lang;
use crate::merge::{Given, merge};
use crate::model::calendar::{CalendarYear, WhenClosed};
use crate::model::notice::Reporting;
use crate::model::{Entry, Group, Reading, Submission, Task, TaskList, Unit, UnitCell};

fn day(s: &str) -> Date {
    s.parse().expect("a date")
}

fn month(s: &str) -> Month {
    s.parse().expect("a month")
}

fn notice(due_day: i8) -> Notice {
    let reporting = Some(Reporting { due_day, ..Reporting::default() });
    Notice { reporting, date: Some(day("2022-05-09")), ..Notice::default() }
}

/// 2022 without holidays but 1 to 7 October, and with 8 October to be worked.
fn calendar(when_closed: WhenClosed, inclusive: bool) -> Calendar {
    let holidays = (1..=7).map(|d| Date::new(2022, 10, d).expect("a day")).collect();
    let years = vec![CalendarYear { year: 2022, holidays, workdays: vec![day("2022-10-08")] }];
    Calendar { when_closed, inclusive, years }
}

#[test]
fn the_last_day_comes_from_the_notice_and_the_calendar() {
    use WhenClosed::{Keep, NextWorkday, PreviousWorkday};
    for (due_day, when, inclusive, of, last) in [
        (26, Keep, true, "2022-06", "2022-06-26"), // 周日
        (26, NextWorkday, true, "2022-06", "2022-06-27"),
        (26, PreviousWorkday, true, "2022-06", "2022-06-24"),
        (26, Keep, false, "2022-06", "2022-06-25"),
        (26, NextWorkday, false, "2022-06", "2022-06-27"), // 25日周六
        (26, NextWorkday, true, "2022-07", "2022-07-26"),
        (31, Keep, true, "2022-06", "2022-06-30"),
        (31, Keep, true, "2023-02", "2023-02-28"),
        (5, NextWorkday, true, "2022-10", "2022-10-08"),
        (5, PreviousWorkday, true, "2022-10", "2022-09-30"),
        (1, Keep, false, "2022-07", "2022-06-30"),
        (26, Keep, true, "2030-06", "2030-06-26"),
    ] {
        let due = reckon(&notice(due_day), &calendar(when, inclusive), month(of));
        assert!(
            matches!(due, Due::Day { day: d, .. } if d == day(last)),
            "{due_day} {when:?} {inclusive} {of}: {due:?}"
        );
    }
    assert_eq!(reckon(&Notice::default(), &Calendar::default(), month("2022-06")), Due::Unset);
}

/// 甲局 leads task 1, 乙局 leads task 2.
fn run(
    notice: &Notice,
    calendar: &Calendar,
    decisions: &[Decision],
    of: &str,
    came: &[(&str, &str)],
) -> (Vec<Return>, Vec<String>) {
    let cell = |unit: &str| UnitCell { units: vec![unit.into()], ..UnitCell::default() };
    let tasks = [(1, "甲局"), (2, "乙局")].map(|(no, unit)| Task { no, lead: cell(unit), ..Task::default() });
    let tasks = TaskList { groups: vec![Group { tasks: tasks.to_vec(), ..Group::default() }], ..TaskList::default() };
    let unit = |name: &str| Unit { name: name.into(), ..Unit::default() };
    let roster = Roster { units: ["甲局", "乙局", "丙局"].map(unit).to_vec(), ..Roster::default() };
    let read = |&(unit, received): &(&str, &str)| {
        let entries =
            vec![Entry { task: if unit == "甲局" { 1 } else { 2 }, progress: "做".into(), ..Entry::default() }];
        let submission = Submission {
            example: false,
            unit: unit.into(),
            month: month(of),
            received: Some(received.into()),
            reporter: None,
            phone: None,
            entries,
        };
        Reading::plain(format!("{unit}.yaml"), submission)
    };
    let readings: Vec<Reading> = came.iter().map(read).collect();
    let given = Given { notice, tasks: &tasks, roster: &roster, calendar, decisions, settled: &[], previous: None };
    let (progress, findings) = merge(&given, month(of), &readings);
    assert!(findings.iter().all(|d| !d.message(Lang::En).is_empty() && !d.cure(Lang::Zh).is_empty()));
    (progress.returns, findings.iter().map(|d| format!("{} {}", d.code.id, d.message(Lang::Zh))).collect())
}

fn decided(kind: DecisionKind, unit: &str, until: Option<&str>, state: Option<ReturnState>) -> Decision {
    let (author, why) = ("张三".into(), "系统升级".into());
    let (month, date) = (month("2022-07"), day("2022-07-22"));
    Decision { kind, unit: unit.into(), month, until: until.map(day), state, date, author, why }
}

fn july(decisions: &[Decision], came: &[(&str, &str)]) -> (Vec<Return>, Vec<String>) {
    run(&notice(26), &Calendar::default(), decisions, "2022-07", came)
}

#[test]
fn a_month_before_the_notice_owes_nothing() {
    let (returns, findings) = run(&notice(26), &Calendar::default(), &[], "2022-04", &[("甲局", "2022-04-20")]);
    assert!(returns.is_empty());
    assert_eq!(findings, ["M021 2022年4月的报送期限是2022年4月26日，早于通知的成文日期2022年5月9日，该月无人应报"]);
    let (returns, _) = run(&notice(26), &Calendar::default(), &[], "2022-05", &[]);
    assert_eq!(returns.len(), 2, "the notice's own month is owed: it came before the 26th");
    let (returns, _) = run(&notice(9), &Calendar::default(), &[], "2022-05", &[]);
    assert_eq!(returns.len(), 2, "due on the very day of the notice");
}

#[test]
fn an_unknown_year_is_told_only_where_the_answer_hangs_on_it() {
    let came = [("甲局", "2030-06-27")];
    let (returns, findings) = run(&notice(26), &calendar(WhenClosed::NextWorkday, true), &[], "2030-06", &came);
    assert!(
        returns.is_empty() && findings.len() == 1 && findings[0].starts_with("M020 content/calendar.yaml 没有2030年"),
        "{findings:?}"
    );
    let (returns, findings) = run(&notice(26), &calendar(WhenClosed::Keep, true), &[], "2030-06", &came);
    assert!(findings.is_empty() && returns[0].state == ReturnState::Late, "{findings:?}");
}

#[test]
fn an_extension_is_the_bodys_own() {
    let more = decided(DecisionKind::Extension, "甲局", Some("2022-07-29"), None);
    let came = [("甲局", "2022-07-29 23:59"), ("乙局", "2022-07-29 00:01")];
    let (returns, findings) = july(std::slice::from_ref(&more), &came);
    assert_eq!(
        returns.iter().map(|r| (r.state, r.due)).collect::<Vec<_>>(),
        [(ReturnState::OnTime, Some(day("2022-07-29"))), (ReturnState::Late, None)]
    );
    assert!(findings.is_empty(), "{findings:?}");
    let (returns, _) = july(&[more], &[("甲局", "2022-07-30 00:00")]);
    assert_eq!((returns[0].state, returns[0].excused.as_ref()), (ReturnState::Late, None));
    let (returns, findings) =
        july(&[decided(DecisionKind::Extension, "甲局", Some("2022-07-20"), None)], &[("甲局", "2022-07-25")]);
    assert_eq!((returns[0].state, returns[0].due), (ReturnState::OnTime, None));
    assert!(findings[0].starts_with("M022 准予“甲局”2022年7月延期至2022年7月20日"), "{findings:?}");
}

#[test]
fn an_excuse_leaves_the_failing_and_gives_the_reason() {
    let excuse = |unit| decided(DecisionKind::Excuse, unit, None, None);
    let (returns, findings) = july(&[excuse("甲局"), excuse("乙局")], &[("乙局", "2022-07-26")]);
    assert_eq!(returns[0].state, ReturnState::Missing);
    assert_eq!(returns[0].excused.as_deref(), Some("免于通报：系统升级（张三，2022年7月22日）"));
    assert_eq!((returns[1].state, returns[1].excused.as_ref()), (ReturnState::OnTime, None));
    assert_eq!(findings, ["M024 准予“乙局”2022年7月免于通报，但该单位按时报送，本来就不点名"]);
}

#[test]
fn an_upheld_appeal_says_how_it_stands() {
    let appeal = |state| decided(DecisionKind::Appeal, "甲局", None, Some(state));
    let (returns, _) = july(&[appeal(ReturnState::OnTime)], &[]);
    assert_eq!(returns[0].state, ReturnState::OnTime);
    assert_eq!(returns[0].excused.as_deref(), Some("申诉成立：系统升级（张三，2022年7月22日）"));
    let (returns, _) = july(&[appeal(ReturnState::Late)], &[]);
    assert_eq!((returns[0].state, returns[0].excused.as_ref()), (ReturnState::Late, None));
    // The decision made last counts, wherever it stands.
    let mut later = appeal(ReturnState::Undated);
    later.date = day("2022-08-01");
    for order in [[later.clone(), appeal(ReturnState::OnTime)], [appeal(ReturnState::OnTime), later]] {
        assert_eq!(july(&order, &[]).0[0].state, ReturnState::Undated);
    }
}

#[test]
fn a_decision_about_a_body_that_owes_nothing_is_told() {
    let (returns, findings) = july(
        &[decided(DecisionKind::Excuse, "丙局", None, None), decided(DecisionKind::Talk, "丙局", None, None)],
        &[],
    );
    assert_eq!(returns.len(), 2);
    assert_eq!(findings, ["M023 content/ledger.yaml 中免于通报一条：“丙局”2022年7月没有应报的任务，未采用"]);
}
