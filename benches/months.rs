//! A year of reports merged and counted, by the number of units: the time should grow as they do. `cargo bench --bench
//! months`; nothing here is asserted.

use divan::{Bencher, black_box};
use hongtou::base::Month;
use hongtou::merge::{self, Given, figures};
use hongtou::model::notice::Cycle;
use hongtou::model::{
    Calendar, Entry, Group, Notice, Progress, Reading, Reporting, Roster, Status, Submission, Task, TaskList, Unit,
    UnitCell,
};

const TASKS: u32 = 35;
const MONTHS: i8 = 12;

fn main() {
    divan::main();
}

struct Year {
    notice: Notice,
    tasks: TaskList,
    roster: Roster,
    months: Vec<(Month, Vec<Reading>)>,
}

/// Every unit takes part in every task and reports on all of them every month; one in ten is late.
fn year(units: u32) -> Year {
    let names: Vec<String> = (0..units).map(|n| format!("第{n}单位")).collect();
    let cell = |units: &[String]| UnitCell { text: units.join("、"), units: units.to_vec(), open_ended: false };
    let task = |no: u32| {
        let lead = (no as usize * 7) % names.len();
        Task {
            no,
            content: format!("任务{no}"),
            lead: cell(&names[lead..=lead]),
            participants: cell(&names),
            ..Task::default()
        }
    };
    let tasks = TaskList {
        groups: vec![Group { tasks: (1..=TASKS).map(task).collect(), ..Group::default() }],
        ..TaskList::default()
    };
    let reporting = Reporting { cycle: Cycle::Monthly, due_day: 26, ..Reporting::default() };
    let unit = |name: &String| Unit { name: name.clone(), ..Unit::default() };
    let roster = Roster { units: names.iter().map(unit).collect(), ..Roster::default() };
    let months =
        (1..=MONTHS).filter_map(|m| Month::new(2022, m)).map(|month| (month, reports(&names, month))).collect();
    Year { notice: Notice { reporting: Some(reporting), ..Notice::default() }, tasks, roster, months }
}

fn reports(names: &[String], month: Month) -> Vec<Reading> {
    let entry = |task: u32| Entry {
        task,
        status: Some(Status::OnTrack),
        rate: Some(month.month() as u8 * 8),
        progress: "印发通知，开展检查，整改问题。".to_owned(),
        ..Entry::default()
    };
    let report = |(n, unit): (usize, &String)| {
        let day = if n % 10 == 0 { 28 } else { 20 };
        let submission = Submission {
            example: true,
            unit: unit.clone(),
            month,
            received: Some(month.day(day).to_string()),
            reporter: None,
            phone: None,
            entries: (1..=TASKS).map(entry).collect(),
        };
        Reading::plain(format!("seeds/submissions/{month}/{unit}.xlsx"), submission)
    };
    names.iter().enumerate().map(report).collect()
}

fn merged(year: &Year) -> Vec<Progress> {
    let calendar = Calendar::default();
    let mut months: Vec<Progress> = Vec::new();
    for (month, readings) in &year.months {
        let given = Given {
            notice: &year.notice,
            tasks: &year.tasks,
            roster: &year.roster,
            calendar: &calendar,
            decisions: &[],
            settled: &[],
            previous: months.last(),
        };
        let (progress, _) = merge::merge(&given, *month, readings);
        months.push(progress);
    }
    months
}

#[divan::bench(args = [10, 100, 1000], sample_count = 5)]
fn merge_a_year(bencher: Bencher, units: u32) {
    let year = year(units);
    bencher.bench_local(|| merged(black_box(&year)));
}

#[divan::bench(args = [10, 100, 1000], sample_count = 5)]
fn figures_of_a_year(bencher: Bencher, units: u32) {
    let year = year(units);
    let months = merged(&year);
    let all: Vec<&Progress> = months.iter().collect();
    bencher.bench_local(|| {
        let figures = |n: usize| {
            let (notice, tasks, roster) = (&year.notice, &year.tasks, &year.roster);
            let (progress, earlier, standings, next_due) = (all[n], &all[..n], &[], None);
            figures::of(&figures::Subject {
                notice,
                tasks,
                roster,
                progress,
                earlier,
                standings,
                next_due,
                corrections: &[],
            })
        };
        (0..all.len()).map(figures).collect::<Vec<_>>()
    });
}
