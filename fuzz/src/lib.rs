//! What the targets do: one file, read as it would be when it came in. `tests/mutations.rs` does the same with files of
//! the project that were damaged a little, in every run of the tests.

use hongtou::base::{Lang, Source};
use hongtou::lint::{self, Kind, Subject};
use hongtou::model::{Group, Roster, Task, TaskList, Unit};
use hongtou::parse::submission::{self, Knowledge};
use hongtou::parse::{self, Reading, amendment, received, returned};

/// Reads bytes as the text of a notice; every character is accounted for.
pub fn notice(bytes: &[u8]) {
    if let Ok((source, _)) = parse::decode::decode("seeds/notice.txt", bytes) {
        accounted(&parse::read(&source, ""));
    }
}

/// Reads bytes as a notice in a file of any kind.
pub fn notice_of_any_kind(bytes: &[u8]) {
    match received::read("notice", bytes, "") {
        Ok(reading) => accounted(&reading),
        Err(finding) => assert!(!finding.message(Lang::Zh).is_empty() && !finding.cure(Lang::En).is_empty()),
    }
}

/// Reads markup as the page of a web site.
pub fn page(text: &str) {
    if let Ok(reading) = received::read("notice.html", format!("<html>{text}").as_bytes(), "") {
        accounted(&reading);
    }
}

fn accounted(reading: &Reading) {
    let a = &reading.accounting;
    assert!(a.unaccounted.is_empty());
    assert_eq!(a.read, a.in_fields + a.in_findings + a.noise.len());
}

/// Proofreads a file of any kind: every place lies in the text, every sentence is filled, mending keeps the words.
pub fn proofread(bytes: &[u8]) {
    let Ok(read) = received::open("notice", bytes) else { return };
    let reading = read.read("");
    let kind = if read.is_of_paragraphs() { Kind::Paragraphs } else { Kind::Paper };
    let (notice, tasks, roster) = (Some(&reading.notice), Some(&reading.tasks), Some(&reading.roster));
    let found = lint::of_paper(&read.source, kind, &Subject { notice, tasks, roster, house: None });
    let text = read.source.text();
    for finding in &found {
        let at = finding.place.iter().chain(finding.fix.iter().map(|f| &f.place));
        at.for_each(|p| assert!(text.get(p.span.start..p.span.end).is_some(), "{}", finding.code.id));
        assert!(!finding.message(Lang::Zh).is_empty() && !finding.cure(Lang::En).is_empty());
    }
    let (mended, _) = lint::fix::mend(text, "notice", &found);
    assert_eq!(lint::fix::skeleton(&mended), lint::fix::skeleton(text));
}

/// Reads a paper of ours that came back with changes.
pub fn returned_draft(bytes: &[u8]) {
    if let Ok(returned) = returned::read("notice.docx", bytes) {
        accounted(&returned.accepted);
        accounted(&returned.rejected);
    }
}

/// Reads the text of an amending notice.
pub fn amending(bytes: &[u8]) {
    if let Ok((source, _)) = parse::decode::decode("seeds/amendments/01.txt", bytes) {
        let read = amendment::read_all(&Source::new(source.name(), source.text()), "");
        assert!(read.findings.iter().all(|d| !d.message(Lang::Zh).is_empty()));
    }
}

/// Reads bytes as a file of a kind; whatever is in it, every cell has one account.
pub fn report(kind: &str, bytes: &[u8]) {
    let (roster, tasks) = (roster(), tasks());
    let month = "2022-07".parse().expect("a month");
    let known = Knowledge::new(month, &roster, &tasks);
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
