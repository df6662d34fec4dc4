//! The shipped months of July and August 2022, with every mess that offices send, against what a person read in the files
//! (`tests/golden/submissions/`).

mod amended;
mod returned;

use super::dossier::{read, shipped, world};
use hongtou::base::world::{Memory, World};
use hongtou::build::months::{self, Bulletin};
use hongtou::build::{Dossier, Request};
use hongtou::model::account::Reason;
use hongtou::model::progress::{ConflictKind, Return, ReturnState};
use hongtou::model::{Fate, Progress, Reading, Receipts, Recognised};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Every month of the shipped dossier, merged.
fn shipped_months() -> Vec<Bulletin> {
    let world = shipped();
    let mut dossier = Dossier::load(&world).expect("memory does not refuse");
    let months = months::read(&world, &mut dossier, &Request::default()).expect("memory does not refuse");
    assert_eq!(months.len(), 3);
    months
}

/// The shipped dossier, of whose content and seeds only some files are kept.
fn shipped_of(keep: impl Fn(&str) -> bool) -> Memory {
    let shipped = shipped();
    let paths = ["content", "seeds"].iter().flat_map(|folder| shipped.list(folder).expect("a list"));
    let files: Vec<(String, Vec<u8>)> = paths
        .filter(|path| keep(path))
        .map(|path| {
            let bytes = read(&shipped, &path).expect("listed");
            (path, bytes)
        })
        .collect();
    world(&files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect::<Vec<_>>())
}

fn golden(month: &str) -> Value {
    let path = format!("{}/tests/golden/submissions/{month}.yaml", env!("CARGO_MANIFEST_DIR"));
    serde_yaml::from_str(&std::fs::read_to_string(path).expect("what a person read")).expect("YAML")
}

fn list(v: &Value, key: &str) -> Vec<Value> {
    v[key].as_array().cloned().unwrap_or_default()
}

fn file_of(reading: &Reading) -> &str {
    reading.file.splitn(4, '/').nth(3).expect("a path below the month")
}

/// What differs, all of it, so that one run shows the whole.
#[derive(Default)]
struct Differences(Vec<String>);

impl Differences {
    fn same(&mut self, what: &str, found: impl Into<Value>, read: impl Into<Value>) {
        let (found, read) = (found.into(), read.into());
        if found != read {
            self.0.push(format!("{what}\n  found {found}\n  read  {read}"));
        }
    }
}

#[test]
fn july_is_read_as_a_person_reads_it() {
    compare("2022-07");
}

#[test]
fn august_is_read_as_a_person_reads_it() {
    compare("2022-08");
}

fn compare(month: &str) {
    let months = shipped_months();
    let bulletin = months.iter().find(|b| b.month.to_string() == month).expect("a month");
    let golden = golden(month);
    let mut differences = Differences::default();
    for file in list(&golden, "files") {
        let name = file["file"].as_str().expect("a name");
        // A letter is read as its text, its enclosures one by one.
        let letter = format!("{name}!/正文.txt");
        let is_it = |r: &&Reading| file_of(r) == name || (file["container"] != true && file_of(r) == letter);
        let reading = bulletin.readings.iter().find(is_it);
        match reading {
            Some(reading) => compare_file(&file, name, reading, bulletin.progress.as_deref(), &mut differences),
            None if file["container"] == true => {}
            None => differences.0.push(format!("{name} is not read")),
        }
    }
    let known: Vec<&str> =
        golden["files"].as_array().expect("files").iter().filter_map(|f| f["file"].as_str()).collect();
    for reading in bulletin
        .readings
        .iter()
        .filter(|r| !known.contains(&file_of(r).trim_end_matches("!/正文.txt")) && !r.submission.entries.is_empty())
    {
        differences.0.push(format!("{} holds reports that nobody read", reading.file));
    }
    match &bulletin.progress {
        Some(progress) => {
            compare_month(&golden, progress, &mut differences);
            compare_counts(&golden, bulletin, progress, &mut differences);
        }
        None => differences.0.push("the month is held back".to_owned()),
    }
    assert!(differences.0.is_empty(), "{} differences:\n{}", differences.0.len(), differences.0.join("\n"));
}

fn compare_file(file: &Value, name: &str, reading: &Reading, progress: Option<&Progress>, out: &mut Differences) {
    let account = &reading.account;
    out.same(&format!("{name}: the account adds up"), account.adds_up(), true);
    if file["container"] == true {
        return;
    }
    if let Some(body) = file["entered_as"].as_str() {
        let of_body = |r: &Return| r.unit == body && r.files.contains(&reading.file);
        out.same(&format!("{name}: entered as {body}"), progress.is_some_and(|p| p.returns.iter().any(of_body)), true);
    }
    out.same(&format!("{name}: unit"), reading.submission.unit.as_str(), file["unit"].clone());
    let recognised = match reading.recognised {
        Recognised::Answer => "answer",
        Recognised::Key => "key",
        Recognised::Text => "text",
        Recognised::FileName => "file_name",
        Recognised::Letter => "letter",
        Recognised::Unknown => "unknown",
    };
    out.same(&format!("{name}: recognised by"), recognised, file["recognised"].clone());
    if file["duplicate_of"].is_string() {
        let all = account.cells.iter().all(|c| matches!(c.fate, Fate::Ignored(_)));
        return out.same(&format!("{name}: a copy counts for nothing"), all, true);
    }
    out.same(&format!("{name}: arrival"), reading.submission.received.clone(), file["arrival"].clone());
    let said = reading.submission.entries.iter().filter(|e| !e.is_blank());
    let entry =
        |e: &hongtou::model::Entry| json!({ "task": e.task, "status": e.status.map(|s| s.as_str()), "rate": e.rate });
    let found: BTreeMap<u32, Value> = said.map(|e| (e.task, entry(e))).collect();
    let read: BTreeMap<u32, Value> =
        list(file, "entries").into_iter().map(|e| (e["task"].as_u64().expect("a number") as u32, e)).collect();
    for task in found.keys().chain(read.keys()).collect::<BTreeSet<_>>() {
        let (found, read) = (found.get(task).cloned(), read.get(task).cloned());
        out.same(&format!("{name}: task {task}"), found, read);
    }
    compare_returned(file, name, reading, out);
}

/// Each place that a person would send back goes back, whole rows cell by cell.
fn compare_returned(file: &Value, name: &str, reading: &Reading, out: &mut Differences) {
    for returned in list(file, "returned") {
        let place = returned["place"].as_str().expect("a place");
        let inside = |at: &str| covers(place, at);
        let cells: Vec<_> = reading.account.cells.iter().filter(|c| inside(&c.at)).collect();
        let sent = cells.iter().any(|c| matches!(c.fate, Fate::Returned(_)));
        out.same(&format!("{name}: {place} “{}” goes back", returned["text"]), sent, true);
    }
}

/// Whether a cell lies in `Sheet1!A6:J6`, or is the place itself.
fn covers(place: &str, at: &str) -> bool {
    let place = place.split('（').next().unwrap_or(place);
    if at == place {
        return true;
    }
    let Some((first, last)) = place.split_once(':') else {
        return place == "month" && at.starts_with("4:");
    };
    let Some((sheet, first)) = first.split_once('!') else { return false };
    let row = |cell: &str| cell.trim_start_matches(|c: char| c.is_ascii_uppercase()).to_owned();
    at.split_once('!').is_some_and(|(s, cell)| s == sheet && (row(cell) == row(first) || row(cell) == row(last)))
}

fn compare_month(golden: &Value, progress: &Progress, out: &mut Differences) {
    let in_state =
        |state| -> Vec<Value> { progress.returns.iter().filter(|r| r.state == state).map(|r| json!(r.unit)).collect() };
    out.same("on time", in_state(ReturnState::OnTime), list(golden, "on_time"));
    out.same("missing", in_state(ReturnState::Missing), list(golden, "missing"));
    out.same("unsettled", in_state(ReturnState::Unsettled), list(golden, "unsettled"));
    let late = progress.returns.iter().filter(|r| r.state == ReturnState::Late);
    let late: Vec<Value> = late
        .map(|r| {
            let days = r.received.expect("a day").days_since(progress.due.expect("a day"));
            json!({ "unit": r.unit, "days": days })
        })
        .collect();
    out.same("late", late, list(golden, "late"));
    let partial = progress.returns.iter().filter(|r| !r.missing_tasks.is_empty());
    let reported = partial.filter(|r| matches!(r.state, ReturnState::OnTime | ReturnState::Late));
    let partial: Vec<Value> = reported.map(|r| json!({ "unit": r.unit, "missing_tasks": r.missing_tasks })).collect();
    out.same("reported in part", partial, list(golden, "partial"));
    let disagree = progress.conflicts.iter().filter(|c| c.kind == ConflictKind::Disagreement);
    let disagree: Vec<Value> = disagree
        .map(|c| {
            let (lead, other) = (&c.sides[0], &c.sides[1]);
            json!({ "task": c.task, "lead": lead.unit, "lead_status": lead.says, "unit": other.unit, "status": other.says })
        })
        .collect();
    out.same("disagreements", disagree, list(golden, "disagreements"));
    let mut contradictions: Vec<(u32, String)> = progress
        .conflicts
        .iter()
        .filter(|c| c.kind != ConflictKind::Disagreement)
        .map(|c| (c.task, c.kind.name().to_owned()))
        .collect();
    let files = list(golden, "files");
    let mut read: Vec<(u32, String)> = files
        .iter()
        .flat_map(|f| list(f, "conflicts"))
        .map(|c| (c["task"].as_u64().expect("a number") as u32, c["kind"].as_str().expect("a kind").to_owned()))
        .collect();
    contradictions.sort();
    read.sort();
    out.same("contradictions", json!(contradictions), json!(read));
    let read = files.iter().flat_map(|f| list(f, "unclaimed").into_iter().map(move |u| (f["file"].clone(), u)));
    let read: Vec<String> = read.map(|(f, u)| format!("{f} {} {}", u["task"], u["why"])).collect();
    let unclaimed = |u: &hongtou::model::progress::Unclaimed| {
        format!("{} {} {}", json!(u.file.splitn(4, '/').nth(3)), u.entry.task, json!(u.why))
    };
    let unclaimed = progress.unclaimed.iter().filter(|u| !u.entry.is_blank()).map(unclaimed).collect::<BTreeSet<_>>();
    out.same("laid to nobody", json!(unclaimed), json!(read.into_iter().collect::<BTreeSet<_>>()));
}

/// The numbers that stand at the head of what a person read are those of the month, and of the list that follows them.
fn compare_counts(golden: &Value, bulletin: &Bulletin, progress: &Progress, out: &mut Differences) {
    let count = |state| progress.returns.iter().filter(|r| r.state == state).count();
    let counts_for_something = |r: &&Reading| r.submission.entries.iter().any(|e| !e.is_blank());
    let once = |r: &&Reading| !r.account.cells.iter().all(|c| matches!(c.fate, Fate::Ignored(Reason::Duplicate)));
    let said = bulletin.readings.iter().filter(counts_for_something).filter(once);
    let entries: usize = said.map(|r| r.submission.entries.iter().filter(|e| !e.is_blank()).count()).sum();
    for (name, found) in [
        ("owing", progress.returns.len()),
        ("on_time", count(ReturnState::OnTime)),
        ("late", count(ReturnState::Late)),
        ("missing", count(ReturnState::Missing)),
        ("unsettled", count(ReturnState::Unsettled)),
        ("entries", entries),
    ] {
        out.same(name, found, golden["counts"][name].clone());
    }
    let files: Vec<Value> = list(golden, "files").into_iter().filter(|f| f["duplicate_of"].is_null()).collect();
    let copies = list(golden, "files").len() - files.len();
    let (inside, sent): (Vec<&Value>, Vec<&Value>) =
        files.iter().partition(|f| f["file"].as_str().is_some_and(|f| f.contains('!')));
    out.same("files listed", sent.len() + copies, golden["counts"]["files"].clone());
    let reports = [inside, sent].concat().into_iter().filter(|f| f["container"] != true).count();
    out.same("reports listed", reports, golden["counts"]["reports"].clone());
    let listed: usize = files.iter().map(|f| list(f, "entries").len()).sum();
    out.same("entries listed", listed, golden["counts"]["entries"].clone());
}

/// Every file of every month has its receipt, and every cell of every file is accounted for.
#[test]
fn every_file_has_a_receipt_and_every_cell_an_account() {
    let world = shipped();
    for bulletin in shipped_months() {
        let path = format!("content/receipts/{}.yaml", bulletin.month);
        let source = super::dossier::text(&world, &path);
        let receipts: Receipts = serde_yaml::from_str(&source).expect("receipts");
        for reading in bulletin.readings.iter() {
            assert!(reading.account.adds_up(), "{}", reading.file);
            assert!(reading.account.total > 0 || reading.file.ends_with("正文.txt"), "{}", reading.file);
            let repeated = reading.account.cells.iter().all(|c| matches!(c.fate, Fate::Ignored(Reason::Duplicate)));
            assert!(repeated || receipts.of(file_of(reading)).is_some(), "{} has no receipt", reading.file);
        }
    }
}
