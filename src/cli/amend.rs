//! `hongtou amend`: the ways in for an amendment.

use super::args::Way;
use super::messages::Message;
use super::messages::amend as said;
use super::parse::{coloured, named, subject};
use super::{Console, Exit, report};
use crate::amend::phrase;
use crate::base::world::MAX_FILE_BYTES;
use crate::base::{Diagnostic, Error};
use crate::build::ParseMode;
use crate::build::amend::{self, Attempt, Drawn, Issued, Order};
use crate::parse::amendment::codes::{NOTHING, STRAY};
use serde_json::{Value, json};
use std::path::Path;

/// Where amendments lie as they were issued.
const RECEIVED: &str = "seeds/amendments/";

pub(super) fn run(console: &mut Console<'_>, way: &Way) -> Result<Exit, Error> {
    match way {
        Way::Parse { file, json, force } => parse(console, file, *json, *force),
        Way::Start => {
            let drawn = amend::start(&console.dossier()?)?;
            show(console, drawn, Some(said::STARTED.get(console.lang)))
        }
        Way::FromEdit(order) => {
            let drawn = amend::from_edit(&console.dossier()?, order)?;
            show(console, drawn, None)
        }
        Way::FromDocx(file, order) => from_docx(console, file, order),
    }
}

fn parse(console: &mut Console<'_>, file: &Path, json: bool, force: bool) -> Result<Exit, Error> {
    let subject = subject(console, Some(file))?;
    let name = subject.file.as_deref().unwrap_or_default();
    let outside = subject.outside || !name.starts_with(RECEIVED);
    let mode = match () {
        () if json || outside => ParseMode::Dry,
        () if force => ParseMode::Force,
        () => ParseMode::Write,
    };
    let mut issued = amend::parse(&subject.world, name, mode)?;
    let attempt = match console.dossier() {
        Ok(dossier) => amend::try_out(&dossier, &issued)?,
        Err(_) => None,
    };
    if json {
        let object = object(&issued, attempt.as_ref());
        console.line(&serde_json::to_string_pretty(&object).expect("plain JSON"))?;
        return Ok(exit(&issued, attempt.as_ref()));
    }
    report::sort(&mut issued.findings);
    let (shown, hidden): (Vec<&Diagnostic>, Vec<&Diagnostic>) = issued
        .findings
        .iter()
        .chain(attempt.iter().flat_map(|a| &a.findings))
        .partition(|d| !is_foreign(console, &issued, d));
    console.findings(shown)?;
    if !hidden.is_empty() {
        console.line(&said::foreign(hidden.len(), console.lang))?;
    }
    match console.args.json {
        true => console.object(&object(&issued, attempt.as_ref()))?,
        false if console.args.quiet => {}
        false => told(console, &issued, attempt.as_ref(), outside)?,
    }
    Ok(exit(&issued, attempt.as_ref()))
}

/// Whether it is one of the many paragraphs of a text that holds no change at all, which is most likely another text.
fn is_foreign(console: &Console<'_>, issued: &Issued, finding: &Diagnostic) -> bool {
    let nothing = issued.findings.iter().any(|d| d.code.id == NOTHING.id);
    nothing && finding.code.id == STRAY.id && !console.args.verbose && !console.args.json
}

fn exit(issued: &Issued, attempt: Option<&Attempt>) -> Exit {
    let findings = issued.findings.iter().chain(attempt.iter().flat_map(|a| &a.findings));
    if findings.clone().any(Diagnostic::is_error) || issued.kept.is_some() { Exit::Text } else { Exit::Fine }
}

fn told(console: &mut Console<'_>, issued: &Issued, attempt: Option<&Attempt>, outside: bool) -> Result<(), Error> {
    let lang = console.lang;
    if let Some((reading, _)) = &issued.reading {
        let a = &reading.accounting;
        let all = [a.read, a.in_fields, a.in_findings, a.noise.len(), a.unaccounted.len()];
        console.line(&Message::Accounting(all).text(lang))?;
        let changes = &reading.amendment.changes;
        console.line(&said::changes(changes.len(), lang))?;
        phrase::sentences(changes).iter().try_for_each(|sentence| console.line(&format!("  {sentence}")))?;
    }
    // Of a text of which something was not understood, the trial says nothing.
    let unread = issued.findings.iter().any(Diagnostic::is_error);
    if let Some(attempt) = attempt.filter(|a| a.since.is_some() && !unread) {
        let fits = !attempt.findings.iter().any(Diagnostic::is_error);
        console.line(&said::tried(attempt.since, fits, lang))?;
    }
    if let Some(difference) = &issued.kept {
        console.line(&Message::Edited(&issued.content).text(lang))?;
        console.say(&coloured(difference, console.around.colour))?;
        return console.line(said::FORCE.get(lang));
    }
    match () {
        () if issued.written => console.line(&Message::Wrote(&issued.content).text(lang)),
        () if outside => console.line(said::OUTSIDE.get(lang)),
        () if unread => console.line(said::NOTHING_WRITTEN.get(lang)),
        () => console.line(&format!("{}{}", said::UP_TO_DATE.get(lang), issued.content)),
    }
}

fn object(issued: &Issued, attempt: Option<&Attempt>) -> Value {
    let reading = issued.reading.as_ref().map(|(reading, _)| reading);
    let sentence = |c| json!({ "change": c, "sentence": phrase::say(c) });
    let accounting = reading.map(|r| &r.accounting);
    json!({
        "kind": "amendment",
        "amendment": reading.map(|r| &r.amendment),
        "changes": reading.map(|r| r.amendment.changes.iter().map(sentence).collect::<Vec<_>>()),
        "read": accounting.map(|a| a.read),
        "in_fields": accounting.map(|a| a.in_fields),
        "in_findings": accounting.map(|a| a.in_findings),
        "unaccounted": accounting.map(|a| a.unaccounted.len()),
        "tried_on": attempt.and_then(|a| a.since),
        "fits": attempt.map(|a| !a.findings.iter().any(Diagnostic::is_error)),
        "content": issued.content,
        "written": issued.written,
        "kept": issued.kept,
    })
}

fn from_docx(console: &mut Console<'_>, file: &Path, order: &Order) -> Result<Exit, Error> {
    let dossier = console.dossier()?;
    let path = console.around.here.join(file);
    let refused = |e| Error::Read(file.to_owned(), e);
    let size = std::fs::metadata(&path).map_err(refused)?.len();
    if size > MAX_FILE_BYTES {
        return Err(Error::TooLarge(file.to_owned(), size, MAX_FILE_BYTES));
    }
    let bytes = std::fs::read(&path).map_err(refused)?;
    let name = named(Path::new(file.file_name().unwrap_or_default()))?;
    let drawn = amend::from_docx(&dossier, &name, &bytes, order)?;
    show(console, drawn, None)
}

/// What was drawn up, and what stands in the way.
fn show(console: &mut Console<'_>, mut drawn: Drawn, next: Option<&str>) -> Result<Exit, Error> {
    report::sort(&mut drawn.findings);
    let exit = if drawn.is_refused() { Exit::Text } else { Exit::Fine };
    console.findings(&drawn.findings)?;
    if console.args.json {
        console.object(&json!({
            "kind": "drawn", "since": drawn.since, "changes": drawn.changes, "sentences": drawn.sentences,
            "written": drawn.written, "backups": drawn.backups,
        }))?;
        return Ok(exit);
    }
    if console.args.quiet {
        return Ok(exit);
    }
    let lang = console.lang;
    if !drawn.changes.is_empty() {
        console.line(&said::drawn(drawn.changes.len(), drawn.since, lang))?;
        drawn.sentences.iter().try_for_each(|sentence| console.line(&format!("  {sentence}")))?;
    }
    drawn.backups.iter().try_for_each(|path| console.line(&said::kept_as(path, lang)))?;
    drawn.written.iter().try_for_each(|path| console.line(&Message::Wrote(path).text(lang)))?;
    match next {
        _ if drawn.is_refused() => console.line(said::NOTHING_WRITTEN.get(lang))?,
        Some(next) => console.line(next)?,
        None if drawn.is_empty() => console.line(said::NOTHING_EDITED.get(lang))?,
        None => {}
    }
    Ok(exit)
}
