//! Reports coming in, month after month, in a small dossier in memory: receipts, answers, months laid against each other.

use crate::dossier::{build, codes, edit, read, small, text};
use hongtou::base::world::Memory;
use hongtou::base::{Diagnostic, Source};
use hongtou::build::receive::{Arrival, Order, Taken, receive};
use hongtou::model::progress::ReturnState;
use hongtou::model::{Progress, Receipts, yaml};

fn report(unit: &str, month: &str, entries: &str) -> Vec<u8> {
    format!("unit: {unit}\nmonth: {month}\nentries:\n{entries}").into_bytes()
}

fn arrival(name: &str, bytes: Vec<u8>) -> Arrival {
    Arrival { name: name.to_owned(), bytes, inside: None }
}

fn take(world: &Memory, time: &str, arrivals: Vec<Arrival>) -> (Vec<Taken>, Vec<Diagnostic>) {
    let order = Order { month: None, time: Some(time.to_owned()) };
    receive(world, arrivals, &order, "2030-01-01 00:00").expect("memory does not refuse")
}

fn progress(world: &Memory, month: &str) -> Progress {
    let path = format!("content/progress/{month}.yaml");
    yaml::load(&Source::new(&path, text(world, &path))).expect("it loads")
}

fn receipts(world: &Memory, month: &str) -> Receipts {
    let path = format!("content/receipts/{month}.yaml");
    yaml::load(&Source::new(&path, text(world, &path))).expect("it loads")
}

fn state(progress: &Progress, unit: &str) -> ReturnState {
    progress.returns.iter().find(|r| r.unit == unit).unwrap_or_else(|| panic!("{unit} owes")).state
}

/// A dossier whose content is there, with its first two bodies that owe reports.
fn ready() -> (Memory, String, u32) {
    let world = small();
    build(&world);
    let tasks: hongtou::model::TaskList =
        yaml::load(&Source::new("t", text(&world, "content/tasks.yaml"))).expect("it loads");
    let (_, task) = tasks.tasks().next().expect("a task");
    (world, task.lead.units[0].clone(), task.no)
}

#[test]
fn what_arrives_is_kept_as_it_came_with_a_receipt() {
    let (world, unit, task) = ready();
    let bytes = report(&unit, "2023-06", &format!("- {{task: {task}, progress: 做}}\n"));
    let (taken, findings) = take(&world, "2023-06-24 16:20", vec![arrival("月报.yaml", bytes.clone())]);
    assert_eq!(findings.len(), 0, "{findings:?}");
    assert_eq!(taken[0].path.as_deref(), Some("seeds/submissions/2023-06/月报.yaml"));
    assert_eq!(read(&world, "seeds/submissions/2023-06/月报.yaml"), Some(bytes.clone()));
    let first = receipts(&world, "2023-06").receipts;
    assert_eq!(
        (first[0].time.as_str(), first[0].file.as_str(), first[0].sender.as_str()),
        ("2023-06-24 16:20", "月报.yaml", unit.as_str())
    );

    // The same bytes under another name are the same report; other bytes under the same name are another.
    let (again, _) = take(&world, "2023-06-29 08:00", vec![arrival("副本.yaml", bytes)]);
    assert!(again[0].again && read(&world, "seeds/submissions/2023-06/副本.yaml").is_none());
    let other = report(&unit, "2023-06", &format!("- {{task: {task}, progress: 又做}}\n"));
    let (other, _) = take(&world, "2023-06-25 08:00", vec![arrival("月报.yaml", other)]);
    assert_eq!(other[0].path.as_deref(), Some("seeds/submissions/2023-06/月报（2）.yaml"));
    assert_eq!(receipts(&world, "2023-06").receipts[0], first[0], "receipts are never changed");

    build(&world);
    let june = progress(&world, "2023-06");
    assert_eq!(state(&june, &unit), ReturnState::OnTime, "the receipt says when");
    let share = june.tasks.iter().flat_map(|t| &t.shares).next().expect("a share");
    assert_eq!(share.progress, "又做", "the later report counts");
    assert_eq!(june.replaced.len(), 1);
}

#[test]
fn a_report_that_does_not_say_its_month_is_not_filed_by_guess() {
    let (world, _, _) = ready();
    let (taken, findings) = take(&world, "2023-07-01 08:00", vec![arrival("不知所云.bin", b"\x01\x02".to_vec())]);
    assert_eq!(taken[0].path, None);
    assert_eq!(findings.iter().map(|d| d.code.id).collect::<Vec<_>>(), ["B014"]);
    let order = Order { month: "2023-06".parse().ok(), time: None };
    let (taken, _) = receive(&world, vec![arrival("../.././恶.bin", b"\x01".to_vec())], &order, "2023-07-01 08:00")
        .expect("it takes");
    assert_eq!(taken[0].path.as_deref(), Some("seeds/submissions/2023-06/_.._._恶.bin"));
}

#[test]
fn answers_survive_a_new_merge_and_corrections_stay() {
    let (world, unit, task) = ready();
    let entries = format!("- {{task: {task}, status: 已完成, rate: 60, progress: 做}}\n");
    take(&world, "2023-06-24 16:20", vec![arrival("a.yaml", report(&unit, "2023-06", &entries))]);
    assert!(codes(&build(&world)).contains(&"M015"));
    let path = "content/progress/2023-06.yaml";
    let id = format!("{task}/{unit}/done_below_full");
    let answer =
        format!("# 已电话核实\nsettled:\n- {{conflict: {id}, status: 正常推进, by: 某某, on: 2023-06-28, why: 电话}}");
    edit(&world, path, "settled: []", &answer);
    assert!(!codes(&build(&world)).contains(&"M015"));
    assert!(text(&world, path).contains(&answer), "what people write is kept letter by letter");

    // A new report merges, and the answer is still there.
    let more = format!("- {{task: {task}, status: 已完成, rate: 60, progress: 多做}}\n");
    take(&world, "2023-06-25 16:20", vec![arrival("b.yaml", report(&unit, "2023-06", &more))]);
    build(&world);
    let june = progress(&world, "2023-06");
    let share = june.tasks.iter().flat_map(|t| &t.shares).next().expect("a share");
    assert_eq!((share.progress.as_str(), share.status.map(|s| s.as_str())), ("多做", Some("正常推进")));
    assert_eq!(june.conflicts[0].settled_by.as_deref(), Some("某某"));

    // Below the line a correction makes the file the person's.
    edit(&world, path, "progress: 多做", "progress: 人改的");
    let outcome = build(&world);
    assert!(codes(&outcome).contains(&"B006"), "{:?}", codes(&outcome));
    assert!(text(&world, path).contains("人改的"));
}

#[test]
fn a_sender_nobody_knows_is_asked_about_and_the_answer_counts() {
    let (world, unit, task) = ready();
    let entries = format!("- {{task: {task}, progress: 做}}\n");
    take(&world, "2023-06-24 16:20", vec![arrival("a.yaml", report("某不知名单位", "2023-06", &entries))]);
    assert!(codes(&build(&world)).contains(&"B008"), "the bulletin is held back");
    let answer = format!("senders: [{{file: a.yaml, unit: {unit}, by: 某某, on: 2023-06-28, why: 电话核实}}]");
    edit(&world, "content/progress/2023-06.yaml", "senders: []", &answer);
    let outcome = build(&world);
    assert!(!codes(&outcome).contains(&"B008"), "{:?}", codes(&outcome));
    assert_eq!(state(&progress(&world, "2023-06"), &unit), ReturnState::OnTime);
}

#[test]
fn a_month_is_laid_against_the_one_before() {
    let (world, unit, task) = ready();
    for (month, rate) in [("2023-06", 60), ("2023-07", 40)] {
        let entries = format!("- {{task: {task}, rate: {rate}, progress: 做}}\n");
        take(&world, &format!("{month}-20 08:00"), vec![arrival("a.yaml", report(&unit, month, &entries))]);
    }
    build(&world);
    assert_eq!(progress(&world, "2023-07").conflicts[0].id, format!("{task}/{unit}/rate_falls"));
}
