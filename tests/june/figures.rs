//! The bulletin's figures for June, computed by hand.

use super::*;
use hongtou::merge::figures;
use hongtou::model::Figures;
use hongtou::model::figures::Tally;

fn june_figures(roster: &Roster) -> Figures {
    let (progress, _) = merged(roster, &facts::submissions());
    figures_of(roster, &progress)
}

/// The figures of the month alone.
pub(super) fn figures_of(roster: &Roster, progress: &Progress) -> Figures {
    let (notice, tasks) = (facts::notice(), facts::tasks());
    let (notice, tasks, earlier, standings, next_due) = (&notice, &tasks, &[], &[], None);
    figures::of(&figures::Subject { notice, tasks, roster, progress, earlier, standings, next_due, corrections: &[] })
}

fn parts(tally: &Tally) -> Vec<(&str, usize, &str, &str)> {
    tally.parts.iter().map(|p| (p.label, p.count, p.percent.as_str(), p.text.as_str())).collect()
}

/// Only 残联 says done of a task it alone leads; 教体局 is behind on 13; 5 and 25 are led by 鼓楼公安分局, and 25 by
/// 国安办 too, which sent nothing. 1/35 = 2.857, 31/35 = 88.571, 2/35 = 5.714; rounded down to tenths they lack
/// two tenths, which go to the 31 (.714 of a tenth lost) and to the first of the two ones (.571).
#[test]
fn tasks_by_state() {
    let f = june_figures(&facts::roster());
    let on_track = f.tasks.by_state["on_track"].text.clone();
    assert_eq!(
        parts(&f.tasks),
        [
            ("已完成", 1, "2.9", "9"),
            ("正常推进", 31, "88.6", on_track.as_str()),
            ("滞后", 1, "2.8", "13"),
            ("待核", 2, "5.7", "5、25"),
        ]
    );
    assert_eq!((f.tasks.total, f.tasks.by_state["not_reported"].count), (35, 0));
    let counts: Vec<(&str, usize, usize)> =
        f.groups.iter().map(|g| (g.number.as_str(), g.tasks.total, g.tasks.by_state["on_track"].count)).collect();
    assert_eq!(
        counts,
        [("（一）", 4, 4), ("（二）", 6, 4), ("（三）", 5, 4), ("（四）", 7, 7), ("（五）", 3, 2), ("（六）", 10, 10)]
    );
    assert_eq!(parts(&f.groups[4].tasks), [("正常推进", 2, "66.7", "23、24"), ("待核", 1, "33.3", "25")]);
}

#[test]
fn tasks_by_state_once_the_aliases_are_settled() {
    let f = june_figures(&facts::answered(&[("鼓楼公安分局", "区公安局"), ("区文旅局", "区文广旅局")], true));
    let on_track = f.tasks.by_state["on_track"].text.clone();
    assert_eq!(
        parts(&f.tasks),
        [("已完成", 1, "2.9", "9"), ("正常推进", 32, "91.4", on_track.as_str()), ("滞后", 2, "5.7", "13、34")]
    );
    // 18/34 = 52.941; beside 8.8 and 38.2 it must be 53.0 to make 100.0.
    assert_eq!((f.returns.on_time_rate.as_str(), f.returns.on_time.percent.as_str()), ("52.9", "53.0"));
    assert_eq!(f.unclaimed, 0);
}

/// 17/35 = 48.571, 3/35 = 8.571, 13/35 = 37.143, 2/35 = 5.714.
#[test]
fn returns_count_what_they_name() {
    let f = june_figures(&facts::roster());
    let r = &f.returns;
    assert_eq!(r.on_time_rate, "48.6");
    assert_eq!((r.owed, r.received, f.unclaimed), (35, 20, 14));
    let stated = [&r.on_time, &r.late, &r.undated, &r.missing, &r.unsettled];
    assert_eq!(stated.map(|n| n.count), [17, 3, 0, 13, 2]);
    assert_eq!(stated.map(|n| n.percent.as_str()), ["48.6", "8.6", "0.0", "37.1", "5.7"]);
    assert!(stated.iter().all(|n| n.count == n.units.len()));
    assert_eq!(r.unsettled.text, "鼓楼公安分局、区文广旅局");
    let day =
        |l: &'_ hongtou::model::figures::LateUnit| l.received.as_ref().map_or("", |d| d.short.as_str()).to_owned();
    let late: Vec<(&str, String, Option<i32>)> = r.late_by.iter().map(|l| (l.unit.as_str(), day(l), l.days)).collect();
    assert!(r.excused.units.is_empty() && r.excused_by.is_empty() && r.excused.percent == "0.0");
    let expected = [("区司法局", "6月28日", 2), ("州桥办事处", "6月27日", 1), ("南苑办事处", "6月29日", 3)];
    assert_eq!(late, expected.map(|(unit, day, days)| (unit, day.to_owned(), Some(days))));
    let partial: Vec<(&str, usize, usize)> = r.partial.iter().map(|p| (p.unit.as_str(), p.owed, p.reported)).collect();
    assert_eq!(
        partial,
        [
            ("区教体局", 23, 20),
            ("区委宣传部", 5, 4),
            ("新华办事处", 31, 6),
            ("州桥办事处", 31, 6),
            ("南苑办事处", 31, 4),
            ("仙人庄办事处", 31, 9),
        ]
    );
    assert_eq!((r.partial_count, r.complete.count, r.partial[0].text.as_str()), (6, 14, "21、26、32"));
    assert_eq!(f.due.as_ref().map(|d| d.full.as_str()), Some("2022年6月26日"));
    assert_eq!(f.cut_off.as_ref().map(|d| d.full.as_str()), Some("2022年6月29日"));
}

/// Six of 教体局, three of 仙人庄, two of 南苑, one each of eleven more; what nobody claims is not among them.
#[test]
fn problems_are_those_that_are_some() {
    let f = june_figures(&facts::roster());
    assert_eq!(f.problems.len(), 22, "{:#?}", f.problems);
    let of = |unit: &str| f.problems.iter().filter(|p| p.unit == unit).map(|p| p.task).collect::<Vec<_>>();
    assert_eq!(of("区教体局"), [2, 3, 12, 13, 16, 22]);
    assert_eq!(of("仙人庄办事处"), [12, 17, 21]);
    assert_eq!(of("区公安局"), [21]);
    assert_eq!(of("区文旅局"), [0; 0]);
    assert!(f.problems.is_sorted_by_key(|p| p.task));
    assert_eq!(f.next_steps.len(), 114);
}

#[test]
fn the_table_has_a_row_for_each_task() {
    let f = june_figures(&facts::roster());
    assert_eq!(f.rows.iter().map(|r| r.no).collect::<Vec<_>>(), (1..=35).collect::<Vec<_>>());
    let row = |no: usize| (f.rows[no - 1].state, f.rows[no - 1].rate.as_str(), f.rows[no - 1].remarks.as_str());
    assert_eq!(row(9), ("已完成", "100%", ""));
    assert_eq!(row(13), ("滞后", "15%", ""));
    assert_eq!(row(5), ("待核", "", "鼓楼公安分局待核"));
    assert_eq!(row(25), ("待核", "", "鼓楼公安分局待核；区国安办未报送"));
    assert_eq!(row(21), ("正常推进", "区公安局60%", "区教体局未报此项；区交通办未报送"));
    assert_eq!(row(3), ("正常推进", "区教体局65%、区卫健委60%", ""));
    assert_eq!(f.rows[8].group, "（二）严厉打击性侵害未成年人违法犯罪行为");
    let context = serde_json::to_value(&f).expect("it serialises");
    assert_eq!(context["tasks"]["by_state"]["behind"]["count"], 1);
}

#[test]
fn a_month_without_reports_has_figures_too() {
    let roster = facts::roster();
    let (progress, _) = merged(&roster, &[]);
    let f = figures_of(&roster, &progress);
    assert_eq!((f.returns.missing.count, f.returns.missing.percent.as_str()), (35, "100.0"));
    assert_eq!(parts(&f.tasks).first().map(|p| (p.0, p.1, p.2)), Some(("未报送", 35, "100.0")));
    assert_eq!(f.cut_off, f.due);
}
