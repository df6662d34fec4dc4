//! The shipped month of June 2022: read, merged and counted, against what a person counted.

mod decisions;
mod facts;
mod figures;
mod returns;

use hongtou::base::{Diagnostic, Lang, Month, Source};
use hongtou::merge::{self, Given};
use hongtou::model::progress::{Return, ReturnState};
use hongtou::model::{Calendar, Notice, Progress, Reading, Roster, TaskList};

fn june() -> Month {
    "2022-06".parse().expect("a month")
}

/// Merges by the notice alone: no holidays, no decisions, no month before.
fn merged_by(notice: &Notice, tasks: &TaskList, roster: &Roster, readings: &[Reading]) -> (Progress, Vec<Diagnostic>) {
    let calendar = Calendar { inclusive: true, ..Calendar::default() };
    let (decisions, settled, previous) = (&[], &[], None);
    let given = Given { notice, tasks, roster, calendar: &calendar, decisions, settled, previous };
    merge::merge(&given, june(), readings)
}

/// Merges, and renders every finding, which checks that each has the words its sentences need.
fn merged(roster: &Roster, readings: &[Reading]) -> (Progress, Vec<Diagnostic>) {
    let (progress, findings) = merged_by(&facts::notice(), &facts::tasks(), roster, readings);
    for d in &findings {
        for lang in [Lang::Zh, Lang::En] {
            assert!(!d.message(lang).is_empty() && !d.cure(lang).is_empty());
        }
    }
    (progress, findings)
}

fn units(progress: &Progress, keep: impl Fn(&Return) -> bool) -> Vec<&str> {
    progress.returns.iter().filter(|r| keep(r)).map(|r| r.unit.as_str()).collect()
}

fn in_state(progress: &Progress, state: ReturnState) -> Vec<&str> {
    units(progress, |r| r.state == state)
}

fn said(findings: &[Diagnostic], id: &str) -> Vec<String> {
    findings.iter().filter(|d| d.code.id == id).map(|d| d.message(Lang::Zh)).collect()
}

/// The notice as the program reads it leads to the same bodies in the same states as the notice as a person read it.
#[test]
fn the_parsed_notice_obliges_the_same_bodies() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/notice.txt")).expect("the seed");
    let mut parsed = hongtou::parse::read(&Source::new("seeds/notice.txt", text), "");
    let offices = parsed.roster.groups.iter_mut().find(|g| g.name == "各办事处").expect("a group");
    offices.members = facts::OFFICES.map(String::from).to_vec();
    let submissions = facts::submissions();
    let (by_program, _) = merged_by(&parsed.notice, &parsed.tasks, &parsed.roster, &submissions);
    let (by_hand, _) = merged(&facts::roster(), &submissions);
    let sorted = |p: &Progress| {
        let mut returns: Vec<Return> = p.returns.clone();
        returns.sort_by(|a, b| a.unit.cmp(&b.unit));
        returns
    };
    assert_eq!(by_program.due, by_hand.due);
    assert_eq!(sorted(&by_program), sorted(&by_hand));
}
