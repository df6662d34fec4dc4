//! The notice as a person read it, and the reports as shipped.

use hongtou::base::{Diagnostic, Month};
use hongtou::model::notice::Cycle;
use hongtou::model::{
    AliasQuestion, Group, Notice, Reading, Reporting, Roster, Task, TaskList, Unit, UnitCell, UnitGroup, UnitKind,
};
use hongtou::parse::submission::{self, Knowledge};
use serde_json::Value;

pub(super) const OFFICES: [&str; 8] = [
    "相国寺办事处",
    "新华办事处",
    "卧龙办事处",
    "州桥办事处",
    "西司门办事处",
    "南苑办事处",
    "五一办事处",
    "仙人庄办事处",
];

fn facts() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/seed/facts.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("the facts")).expect("JSON")
}

fn text(v: &Value) -> String {
    v.as_str().expect("a text").to_owned()
}

fn list(v: &Value) -> &Vec<Value> {
    v.as_array().expect("a list")
}

fn number(v: &Value) -> u32 {
    v.as_u64().and_then(|n| n.try_into().ok()).expect("a number")
}

pub(super) fn notice() -> Notice {
    let text = text(&facts()["closing"][0]);
    assert!(text.contains("每月26日前"));
    let to = vec!["区平安办".into(), "区教体局".into()];
    let reporting = Reporting { text, cycle: Cycle::Monthly, due_day: 26, to, consequences: Vec::new() };
    Notice { reporting: Some(reporting), ..Notice::default() }
}

pub(super) fn tasks() -> TaskList {
    let facts = facts();
    let cell = |t: &Value, of: &str| UnitCell {
        text: text(&t[format!("{of}_text")]),
        units: list(&t[format!("{of}_units")]).iter().map(text).collect(),
        open_ended: t[format!("{of}_open_ended")] == true,
    };
    let task = |t: &Value| Task {
        no: number(&t["no"]),
        content: text(&t["content"]),
        lead: cell(t, "lead"),
        participants: cell(t, "participant"),
        ..Task::default()
    };
    let group = |g: &Value| {
        let all = list(&facts["tasks"]).iter().map(task);
        let tasks = all.filter(|t| (number(&g["first"])..=number(&g["last"])).contains(&t.no)).collect();
        Group { number: text(&g["number"]), name: text(&g["name"]), at: None, tasks }
    };
    TaskList { groups: list(&facts["groups"]).iter().map(group).collect(), ..TaskList::default() }
}

/// The roster in the order of first mention in the task list, then in the prose.
pub(super) fn roster() -> Roster {
    let facts = facts();
    let bodies = list(&facts["bodies"]);
    let tasks = tasks();
    let cells = tasks.tasks().flat_map(|(_, t)| t.lead.units.iter().chain(&t.participants.units).cloned());
    let mut names: Vec<String> = Vec::new();
    for name in cells.chain(bodies.iter().map(|b| text(&b["name"]))) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut roster = Roster::default();
    for name in names {
        match bodies.iter().find(|b| b["name"] == name.as_str()).map(|b| text(&b["kind"])).as_deref() {
            Some("group") => {
                let members = if name == "各办事处" { OFFICES.map(String::from).to_vec() } else { Vec::new() };
                roster.groups.push(UnitGroup { name, members, ..UnitGroup::default() });
            }
            kind => {
                let kind = if kind == Some("authority") { UnitKind::Authority } else { UnitKind::Unit };
                roster.units.push(Unit { name, kind, ..Unit::default() });
            }
        }
    }
    let question =
        |q: &Value| AliasQuestion { names: [text(&q["a"]), text(&q["b"])], why: text(&q["reason"]), confirmed: None };
    roster.alias_questions = list(&facts["alias_candidates"]).iter().map(question).collect();
    roster
}

/// The roster after a person answered that the pairs with these names are one body.
pub(super) fn answered(pairs: &[(&str, &str)], answer: bool) -> Roster {
    let mut roster = roster();
    for (a, b) in pairs {
        let asked = |q: &&mut AliasQuestion| q.names.iter().all(|n| n == a || n == b);
        roster.alias_questions.iter_mut().find(asked).expect("it is asked").confirmed = Some(answer);
    }
    roster
}

/// What was sent in for June, by file name.
pub(super) fn submissions() -> Vec<Reading> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/submissions/2022-06");
    let month: Month = "2022-06".parse().expect("a month");
    let (roster, tasks) = (roster(), tasks());
    let known = Knowledge::new(month, &roster, &tasks);
    let mut files: Vec<Reading> = Vec::new();
    for file in std::fs::read_dir(folder).expect("the folder") {
        let path = file.expect("a file").path();
        let name = path.file_name().and_then(|n| n.to_str()).expect("a name").to_owned();
        let bytes = std::fs::read(&path).expect("its bytes");
        for member in submission::unpack(&name, &bytes).0 {
            let (reading, findings) = submission::read(&member, &known);
            assert!(!findings.iter().any(Diagnostic::is_error), "{name}");
            files.push(reading.expect("it reads"));
        }
    }
    files.sort_by(|a, b| a.file.cmp(&b.file));
    files
}
