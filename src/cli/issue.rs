//! `hongtou issue`, `hongtou approve`: what is on record as issued.

use super::messages::{Message, lock};
use super::{Console, Exit, report};
use crate::base::{Date, Error};
use crate::build::issue::{self, Outcome, Subject};
use serde_json::json;

pub(super) fn run(
    console: &mut Console<'_>,
    subject: &Subject,
    number: &str,
    date: Date,
    by: Option<&str>,
) -> Result<Exit, Error> {
    let outcome = issue::issue(&console.dossier()?, subject, number, date, by)?;
    show(console, outcome)
}

pub(super) fn approve(console: &mut Console<'_>, subject: &Subject, by: &str, on: Date) -> Result<Exit, Error> {
    let outcome = issue::approve(&console.dossier()?, subject, by, on)?;
    show(console, outcome)
}

fn show(console: &mut Console<'_>, mut outcome: Outcome) -> Result<Exit, Error> {
    report::sort(&mut outcome.findings);
    console.findings(&outcome.findings)?;
    let exit = if outcome.record.is_some() { Exit::Fine } else { Exit::Text };
    if console.args.json {
        console.object(&json!({ "kind": "issued", "record": outcome.record, "written": outcome.written }))?;
        return Ok(exit);
    }
    if console.args.quiet {
        return Ok(exit);
    }
    let lang = console.lang;
    outcome.written.iter().try_for_each(|path| console.line(&Message::Wrote(path).text(lang)))?;
    match &outcome.record {
        Some(record) => console.line(&lock::recorded(record, lang))?,
        None => console.line(lock::NOT_RECORDED.get(lang))?,
    }
    Ok(exit)
}
