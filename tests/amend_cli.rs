//! The ways in for an amendment, and the texts in force that people ask for.

mod asked;
mod docx;
mod edits;

use crate::dossier::{read, shipped};
use hongtou::base::world::{Memory, World};
use hongtou::base::{Date, Diagnostic, Lang};
use hongtou::build::amend::Order;

const ISSUED: &str = "seeds/amendments/01.txt";

/// The shipped dossier, whose amendment is in force.
fn amended() -> Memory {
    shipped()
}

/// The shipped dossier with its amendment as it was issued, not read yet.
fn unread() -> Memory {
    without(&["content/amendments/"])
}

/// The shipped dossier before anything amended it.
fn issued() -> Memory {
    without(&["content/amendments/", "seeds/amendments/"])
}

fn without(folders: &[&str]) -> Memory {
    let world = shipped();
    let listed =
        ["content", "templates", "seeds"].into_iter().flat_map(|f| world.list(f).expect("memory can be listed"));
    let kept = listed.filter(|path| !folders.iter().any(|f| path.starts_with(f)));
    Memory::new(kept.map(|path| (path.clone(), read(&world, &path).expect("listed"))))
}

fn day(text: &str) -> Date {
    text.parse().expect("a day of the calendar")
}

fn dated(date: &str) -> Order {
    Order { date: Some(day(date)), ..Order::default() }
}

fn codes(findings: &[Diagnostic]) -> Vec<&'static str> {
    findings.iter().map(|d| d.code.id).collect()
}

fn said(findings: &[Diagnostic]) -> Vec<String> {
    findings.iter().map(|d| format!("{} {}", d.code.id, d.message(Lang::Zh))).collect()
}

/// Where a finding stands, and the words there.
fn place(finding: &Diagnostic) -> (String, usize, String) {
    let place = finding.place.as_ref().expect("it has a place");
    let words = &place.source.text()[place.span.start..place.span.end];
    (place.source.name().to_owned(), place.line_column().0, words.to_owned())
}
