//! The notice's rules over made-up months. Expectations are counted by hand.

use super::*;
use crate::model::notice::Reporting;
use crate::model::{Annex, Group, Issue, Task, Unit, UnitCell, UnitGroup};
use proptest::prelude::*;

fn day(s: &str) -> Date {
    s.parse().expect("a date")
}

fn month(s: &str) -> Month {
    s.parse().expect("a month")
}

const SEED: &str = "区直责任单位在专项行动中，工作被2次通报、约谈的，取消年度平安建设考核评优资格。";

fn notice(text: &str) -> Notice {
    let rule = |of, times, effect, text: &str| Consequence { of, times, effect, text: text.into() };
    let consequences = vec![
        rule(Failing::LateReport, 1, Effect::Named, "不按时报送的，将予以通报。"),
        rule(Failing::ConcealedIncident, 1, Effect::Heavier, "加重处理。"),
        rule(Failing::NamedOrSummoned, 2, Effect::NoMeritRating, text),
    ];
    let annex = Annex { label: "附件".into(), title: "保护未成年人安全专项行动任务清单".into() };
    Notice {
        reporting: Some(Reporting { due_day: 26, consequences, ..Reporting::default() }),
        annex: Some(annex),
        ..Notice::default()
    }
}

/// 甲局 and 乙局 lead; 丙局 only takes part; 东办事处 and 西办事处 are members of a group, and 东办事处 leads a task too.
fn bodies() -> (TaskList, Roster) {
    let cell =
        |units: &[&str]| UnitCell { units: units.iter().map(|u| u.to_string()).collect(), ..UnitCell::default() };
    let task =
        |no, lead: &[&str], part: &[&str]| Task { no, lead: cell(lead), participants: cell(part), ..Task::default() };
    let tasks = vec![task(1, &["甲局", "东办事处"], &["丙局", "各办事处"]), task(2, &["乙局"], &[])];
    let unit = |name: &str| Unit { name: name.into(), ..Unit::default() };
    let group = |name: &str, members: &[&str]| UnitGroup {
        name: name.into(),
        members: members.iter().map(|m| m.to_string()).collect(),
        ..UnitGroup::default()
    };
    let groups = vec![group("各办事处", &["东办事处", "西办事处"]), group("区直责任单位", &[])];
    let roster = Roster { units: ["甲局", "乙局", "丙局"].map(unit).to_vec(), groups, ..Roster::default() };
    (TaskList { groups: vec![Group { tasks, ..Group::default() }], ..TaskList::default() }, roster)
}

fn returned(unit: &str, state: ReturnState, received: Option<&str>) -> Return {
    Return {
        unit: unit.into(),
        state,
        received: received.map(day),
        due: None,
        files: Vec::new(),
        missing_tasks: Vec::new(),
        returned_tasks: Vec::new(),
        excused: None,
    }
}

/// A month in which these bodies failed to report and the others did.
fn without(name: &str, failed: &[&str]) -> Progress {
    let state = |unit: &str| if failed.contains(&unit) { ReturnState::Missing } else { ReturnState::OnTime };
    let all = ["甲局", "乙局", "丙局", "东办事处", "西办事处"];
    Progress {
        settled: Vec::new(),
        senders: Vec::new(),
        month: month(name),
        due: Some(month(name).day(26)),
        example: false,
        returns: all.iter().map(|u| returned(u, state(u), None)).collect(),
        tasks: Vec::new(),
        conflicts: Vec::new(),
        unclaimed: Vec::new(),
        replaced: Vec::new(),
    }
}

fn decided(kind: DecisionKind, unit: &str, about: &str, date: &str, state: Option<ReturnState>) -> Decision {
    let (author, why) = ("张三".into(), "系统故障。".into());
    Decision { kind, unit: unit.into(), month: month(about), until: None, state, date: day(date), author, why }
}

fn years(text: &str, decisions: &[Decision], months: &[Progress]) -> Vec<LedgerYear> {
    let (notice, (tasks, roster)) = (notice(text), bodies());
    let issue =
        Issue {
            month: month("2022-06"), doc_number: Some("某办〔2022〕5号".into()), date: Some(day("2022-06-30"))
        };
    let bulletins = Bulletins { series: None, issues: vec![issue] };
    let books = Books { notice: &notice, tasks: &tasks, roster: &roster, decisions, bulletins: &bulletins };
    of(&books, &months.iter().collect::<Vec<_>>())
}

/// Unit, count and whether the merit rating is lost.
fn counted(year: &LedgerYear) -> Vec<(&str, u32, bool)> {
    year.units.iter().map(|s| (s.unit.as_str(), s.count, s.effects == [Effect::NoMeritRating])).collect()
}

#[test]
fn named_twice_loses_the_merit_rating_and_once_does_not() {
    let months = [without("2022-06", &["甲局", "乙局"]), without("2022-07", &["甲局"]), without("2022-08", &[])];
    let years = years(SEED, &[], &months);
    assert_eq!(years.len(), 1);
    assert_eq!(counted(&years[0]), [("甲局", 2, true), ("乙局", 1, false)]);
    let named: Vec<(String, Option<&str>)> =
        years[0].units[0].named.iter().map(|n| (n.month.to_string(), n.bulletin.as_deref())).collect();
    assert_eq!(named, [("2022-06".into(), Some("某办〔2022〕5号")), ("2022-07".into(), None)]);
}

#[test]
fn a_summons_counts_like_a_naming() {
    let talk = |date| decided(DecisionKind::Talk, "乙局", "2022-07", date, None);
    let months = [without("2022-06", &["乙局"])];
    assert_eq!(counted(&years(SEED, &[talk("2022-08-03")], &months)[0]), [("乙局", 2, true)]);
    // The same entry twice is one; another day is another summons.
    let written = [talk("2022-08-03"), talk("2022-08-03")];
    assert_eq!(counted(&years(SEED, &written, &[])[0]), [("乙局", 1, false)]);
    let written = [talk("2022-08-03"), talk("2022-08-20")];
    assert_eq!(counted(&years(SEED, &written, &[])[0]), [("乙局", 2, true)]);
}

#[test]
fn a_year_begins_anew() {
    let months = [without("2022-12", &["甲局"]), without("2023-01", &["甲局"])];
    let years = years(SEED, &[], &months);
    assert_eq!(
        years.iter().map(|y| (y.year, counted(y))).collect::<Vec<_>>(),
        [(2022, vec![("甲局", 1, false)]), (2023, vec![("甲局", 1, false)])]
    );
}

/// Who reports late is named, whatever group the sentence mentions on the way.
#[test]
fn a_rule_about_late_reports_is_about_everybody() {
    let late = "各办事处各部门每月26日前报告一次，不按时报送的，将予以通报。";
    let rule = Consequence { of: Failing::LateReport, times: 1, effect: Effect::Named, text: late.into() };
    assert!(scope(&rule, &bodies().1).is_all());
}

/// 区直责任单位: neither an office nor a body that leads nothing, however often it was named.
#[test]
fn offices_and_bodies_that_lead_nothing_are_exempt() {
    let failed = ["甲局", "丙局", "东办事处", "西办事处"];
    let months = [without("2022-06", &failed), without("2022-07", &failed)];
    let expected = [("甲局", 2, true), ("丙局", 2, false), ("东办事处", 2, false), ("西办事处", 2, false)];
    assert_eq!(counted(&years(SEED, &[], &months)[0]), expected);
    let lost = |text: &str| -> Vec<bool> {
        years(text, &[], &months)[0].units.iter().map(|s| !s.effects.is_empty()).collect()
    };
    assert_eq!(lost("责任单位工作被2次通报、约谈的，取消评优资格。"), [true, false, true, false]);
    assert_eq!(lost("各办事处工作被2次通报、约谈的，取消评优资格。"), [false, false, true, true]);
    assert_eq!(lost("各办事处和区直责任单位工作被2次通报、约谈的，取消评优资格。"), [true, false, true, true]);
    assert_eq!(lost("各办事处各部门工作被2次通报、约谈的，取消评优资格。"), [true; 4]);
    assert_eq!(lost("工作被2次通报、约谈的，取消评优资格。"), [true; 4]);
}

#[test]
fn an_excused_failing_is_shown_and_does_not_count() {
    let excuse = decided(DecisionKind::Excuse, "甲局", "2022-06", "2022-07-01", None);
    let months = [without("2022-06", &["甲局"]), without("2022-07", &["甲局"])];
    let years = years(SEED, &[excuse], &months);
    assert_eq!(counted(&years[0]), [("甲局", 1, false)]);
    let excused: Vec<Option<&str>> = years[0].units[0].named.iter().map(|n| n.excused.as_deref()).collect();
    assert_eq!(years[0].units[0].named[0].bulletin, None, "no bulletin names it");
    assert_eq!(excused, [Some("免于通报：系统故障（张三，2022年7月1日）"), None]);
}

#[test]
fn an_upheld_appeal_takes_the_naming_back() {
    let appeal = |state| decided(DecisionKind::Appeal, "甲局", "2022-06", "2022-07-05", Some(state));
    let months = [without("2022-06", &["甲局"]), without("2022-07", &["甲局"])];
    assert_eq!(counted(&years(SEED, &[appeal(ReturnState::OnTime)], &months)[0]), [("甲局", 1, false)]);
    // Late after all: named all the same, without a number of days that nobody knows.
    let late = years(SEED, &[appeal(ReturnState::Late)], &months);
    assert_eq!(counted(&late[0]), [("甲局", 2, true)]);
    let first = &late[0].units[0].named[0];
    assert_eq!((first.state, first.days, first.excused.as_ref()), (ReturnState::Late, None, None));
}

#[test]
fn days_late_count_from_the_bodys_own_day() {
    let mut june = without("2022-06", &[]);
    june.returns[0] = returned("甲局", ReturnState::Late, Some("2022-06-29"));
    assert_eq!(days_late(&june, &june.returns[0]), Some(3));
    june.returns[0].due = Some(day("2022-06-28"));
    assert_eq!(days_late(&june, &june.returns[0]), Some(1));
    assert_eq!(days_late(&june, &june.returns[1]), None);
}

#[test]
fn without_a_rule_nobody_is_named() {
    let (tasks, roster) = bodies();
    let (plain, bulletins, june) = (Notice::default(), Bulletins::default(), without("2022-06", &["甲局"]));
    let books = Books { notice: &plain, tasks: &tasks, roster: &roster, decisions: &[], bulletins: &bulletins };
    assert_eq!(of(&books, &[&june]), [LedgerYear { year: 2022, units: Vec::new() }]);
}

fn printed(decisions: &[Decision], issue: Option<&str>, printed_in: &str) -> Vec<String> {
    let (notice, (tasks, roster)) = (notice(SEED), bodies());
    let number = issue.map(|_| "某办〔2022〕5号".to_owned());
    let issues = vec![Issue { month: month("2022-06"), doc_number: number, date: issue.map(day) }];
    let bulletins = Bulletins { series: None, issues };
    let books = Books { notice: &notice, tasks: &tasks, roster: &roster, decisions, bulletins: &bulletins };
    corrections(&books, month(printed_in)).into_iter().map(|c| c.text).collect()
}

#[test]
fn a_correction_stands_in_the_bulletin_of_the_month_it_was_decided_in() {
    let appeal = |unit, date, state| decided(DecisionKind::Appeal, unit, "2022-06", date, Some(state));
    let on_time = appeal("甲局", "2022-07-05", ReturnState::OnTime);
    let text = "更正：《关于2022年6月份保护未成年人安全专项行动任务进展情况的通报》（某办〔2022〕5号）将甲局列为未按时报送单位，经核实（系统故障），该单位系按时报送，特此更正。";
    let all = [appeal("乙局", "2022-08-01", ReturnState::OnTime), on_time.clone()];
    assert_eq!(printed(&all, Some("2022-06-30"), "2022-07"), [text]);
    assert_eq!(printed(&all, Some("2022-06-30"), "2022-08").len(), 1);
    assert_eq!(printed(&all, Some("2022-06-30"), "2022-06"), [""; 0]);
    // On the day of the bulletin itself: the next one corrects it.
    let same_day = appeal("甲局", "2022-06-30", ReturnState::OnTime);
    assert_eq!(printed(std::slice::from_ref(&same_day), Some("2022-06-30"), "2022-07").len(), 1);
    // Before it was issued it said nothing wrong.
    assert_eq!(printed(&[appeal("甲局", "2022-06-29", ReturnState::OnTime)], Some("2022-06-30"), "2022-07"), [""; 0]);
    assert_eq!(printed(std::slice::from_ref(&on_time), Some("2022-07-06"), "2022-07"), [""; 0]);
    assert_eq!(printed(&[same_day], None, "2022-07"), [""; 0]);
    let unnumbered = printed(&[on_time], None, "2022-07");
    assert!(unnumbered[0].contains("通报》将甲局"), "{unnumbered:?}");
    let late = printed(&[appeal("甲局", "2022-07-05", ReturnState::Late)], Some("2022-06-30"), "2022-07");
    assert!(late[0].contains("该单位系迟报，并非未报送"), "{late:?}");
}

prop_compose! {
    fn any_decision()(kind in 0usize..4, unit in 0usize..4, about in 5u8..9, date in 1u8..28, state in 0usize..3) -> Decision {
        use DecisionKind::*;
        let kind = [Extension, Excuse, Appeal, Talk][kind];
        let state = [ReturnState::OnTime, ReturnState::Late, ReturnState::Undated][state];
        let state = (kind == Appeal).then_some(state);
        let unit = ["甲局", "乙局", "东办事处", "无此局"][unit];
        decided(kind, unit, &format!("2022-0{about}"), &format!("2022-08-{date:02}"), state)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_entries_and_months_changes_nothing(
        (entries, mixed) in prop::collection::vec(any_decision(), 0..10).prop_flat_map(|d| (Just(d.clone()), Just(d).prop_shuffle())),
        months in Just([5, 6, 7, 8].to_vec()).prop_shuffle(),
    ) {
        let failed = [&["甲局"][..], &["甲局", "乙局"], &["东办事处"], &["乙局", "西办事处"]];
        let all = [5, 6, 7, 8].map(|m| without(&format!("2022-0{m}"), failed[m - 5]));
        let shuffled: Vec<Progress> = months.iter().map(|m| all[*m - 5].clone()).collect();
        prop_assert_eq!(years(SEED, &entries, &all), years(SEED, &mixed, &shuffled));
        prop_assert_eq!(printed(&entries, Some("2022-06-30"), "2022-08"), printed(&mixed, Some("2022-06-30"), "2022-08"));
        // Applied twice is applied once.
        let (_, roster) = bodies();
        for r in &all[1].returns {
            let mut once = r.clone();
            apply(&entries, &roster, month("2022-06"), &mut once);
            let mut twice = once.clone();
            apply(&entries, &roster, month("2022-06"), &mut twice);
            prop_assert_eq!(once, twice);
        }
    }
}
