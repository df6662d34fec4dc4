//! What the targets share: one file, read as it would be when it came in.

use hongtou::model::{Group, Roster, Task, TaskList, Unit};
use hongtou::parse::submission::{self, Knowledge};

/// Reads bytes as a file of a kind; whatever is in it, every cell has one account.
pub fn report(kind: &str, bytes: &[u8]) {
    let (roster, tasks) = (roster(), tasks());
    let month = "2022-07".parse().expect("a month");
    let known = Knowledge { month, roster: &roster, tasks: &tasks, former: &[], answers: &[] };
    let (mut members, mut findings) = submission::unpack(&format!("seeds/submissions/2022-07/a.{kind}"), bytes);
    submission::sign(&mut members, &known);
    let mut readings = 0;
    for member in &members {
        let (reading, found) = submission::read(member, &known);
        findings.extend(found);
        if let Some(reading) = reading {
            assert!(reading.account.adds_up(), "{}", reading.file);
            readings += 1;
        }
    }
    assert!(readings > 0 || !findings.is_empty(), "nothing was read and nothing said");
}

/// A body that owes the tasks below.
fn roster() -> Roster {
    let unit = Unit { name: "区妇联".into(), leads: vec![29, 30], ..Unit::default() };
    Roster { units: vec![unit], ..Roster::default() }
}

fn tasks() -> TaskList {
    let task = |no, content: &str| Task { no, content: content.into(), ..Task::default() };
    let tasks = vec![
        task(29, "建设家庭教育指导中心，开展家庭教育指导服务。"),
        task(30, "培育社会服务机构，发展志愿服务队伍。"),
    ];
    TaskList { groups: vec![Group { tasks, ..Group::default() }], ..TaskList::default() }
}
