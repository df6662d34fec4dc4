//! `hongtou receive`: what arrived, and what became of every cell of it.

use super::messages::Word;
use super::{Console, Exit, report as told, table};
use crate::base::date::Date;
use crate::base::diagnostic::{Diagnostic, Lang};
use crate::base::world::is_listed;
use crate::base::{Error, Month};
use crate::build::codes::TOO_LARGE;
use crate::build::months::Bulletin;
use crate::build::receive::{Arrival, Order, Taken, receive};
use crate::model::account::{CellAccount, Counts};
use crate::model::{Fate, Reading};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// What was asked for.
pub(super) struct Asked<'a> {
    pub(super) files: &'a [PathBuf],
    pub(super) month: Option<Month>,
    pub(super) at: Option<&'a str>,
    pub(super) json: bool,
}

/// Takes files in.
pub(super) fn run(console: &mut Console<'_>, asked: &Asked<'_>) -> Result<Exit, Error> {
    let dossier = console.dossier()?;
    let (mut arrivals, mut too_large) = (Vec::new(), Vec::new());
    for path in asked.files {
        gather(&console.around.here.join(path), dossier.root(), &mut arrivals, &mut too_large)?;
    }
    let order = Order { month: asked.month, time: asked.at.map(str::to_owned) };
    let (taken, mut findings) = receive(&dossier, arrivals, &order, &Date::now())?;
    findings.extend(too_large);
    told::sort(&mut findings);
    if asked.json {
        let taken: Vec<Value> = taken.iter().map(|t| taken_json(t, console.lang)).collect();
        console.line(&serde_json::to_string_pretty(&json!({ "taken": taken })).expect("plain JSON"))?;
    } else {
        console.findings(&findings)?;
        console.say(&table_of(&taken, console.lang))?;
    }
    let refused = taken.iter().any(|t| t.path.is_none()) || findings.iter().any(Diagnostic::is_error);
    Ok(if refused { Exit::Text } else { Exit::Fine })
}

/// The files at a path: itself, or all that lie in the folder. One that is too large keeps none of the others out.
fn gather(path: &Path, dossier: &Path, out: &mut Vec<Arrival>, too_large: &mut Vec<Diagnostic>) -> Result<(), Error> {
    let failed = |e: walkdir::Error| Error::Read(path.to_owned(), e.into());
    let meant = |e: &walkdir::DirEntry| e.depth() == 0 || is_listed(&e.file_name().to_string_lossy());
    let folder = walkdir::WalkDir::new(path).follow_links(false).sort_by_file_name().into_iter();
    for entry in folder.filter_entry(meant) {
        let entry = entry.map_err(failed)?;
        // A link that was named itself is followed; those inside a folder are not.
        if entry.file_type().is_dir() || (entry.file_type().is_symlink() && entry.depth() > 0) {
            continue;
        }
        match arrival(entry.path(), dossier) {
            Ok(arrival) => out.push(arrival),
            Err(Error::TooLarge(path, ..)) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                too_large.push(Diagnostic::new(&TOO_LARGE).with("path", name));
            }
            Err(e) => return Err(e),
        }
    }
    Ok(())
}

fn arrival(path: &Path, dossier: &Path) -> Result<Arrival, Error> {
    let world = super::system::System::new(path.parent().unwrap_or(Path::new(".")));
    let name = super::parse::named(Path::new(path.file_name().unwrap_or_default()))?;
    let missing = || Error::Read(path.to_owned(), std::io::ErrorKind::NotFound.into());
    let bytes = crate::base::World::read(&world, &name)?.ok_or_else(missing)?;
    let full = path.canonicalize().map_err(|e| Error::Read(path.to_owned(), e))?;
    let root = dossier.canonicalize().map_err(|e| Error::Read(dossier.to_owned(), e))?;
    let below = full.strip_prefix(root.join("seeds/submissions")).ok();
    let inside = below.map(|p| super::parse::named(&PathBuf::from("seeds/submissions").join(p))).transpose()?;
    Ok(Arrival { name, bytes, inside })
}

fn table_of(taken: &[Taken], lang: Lang) -> String {
    let rows = taken.iter().map(|t| {
        let fate = match (&t.path, t.again) {
            (None, _) => Word::NotTaken.get(lang).to_owned(),
            (Some(path), true) => format!("{} {path}", Word::Again.get(lang)),
            (Some(path), false) => path.clone(),
        };
        let units: Vec<&str> = t.readings.iter().map(|r| unit(r, lang)).collect();
        let counts = t.readings.iter().map(|r| r.account.counts()).fold(Counts::default(), sum);
        let mut row = vec![t.name.clone(), units.join(Word::Comma.get(lang)), t.time.clone()];
        row.extend(numbers(counts));
        row.push(fate);
        row
    });
    let rows: Vec<Vec<String>> = std::iter::once(table::head(Word::ReceiptsHead.get(lang))).chain(rows).collect();
    table::align(&rows, &[3, 4, 5, 6, 7])
}

fn unit(reading: &Reading, lang: Lang) -> &str {
    if reading.submission.unit.is_empty() { Word::UnknownUnit.get(lang) } else { &reading.submission.unit }
}

fn sum(a: Counts, b: Counts) -> Counts {
    Counts {
        accepted: a.accepted + b.accepted,
        carried: a.carried + b.carried,
        returned: a.returned + b.returned,
        conflict: a.conflict + b.conflict,
        ignored: a.ignored + b.ignored,
    }
}

fn numbers(c: Counts) -> [String; 5] {
    [c.accepted, c.carried, c.returned, c.conflict, c.ignored].map(|n| n.to_string())
}

fn taken_json(t: &Taken, lang: Lang) -> Value {
    let readings: Vec<Value> = t.readings.iter().map(|r| reading_json(r, lang)).collect();
    json!({ "name": t.name, "file": t.path, "time": t.time, "again": t.again, "reports": readings })
}

/// Prints the accounts of the months.
pub(super) fn report(console: &mut Console<'_>, asked: &Asked<'_>) -> Result<Exit, Error> {
    let dossier = console.dossier()?;
    let (months, findings) = crate::build::accounts(&dossier, asked.month)?;
    let stopped = months.iter().any(|m| m.progress.is_none());
    if asked.json {
        let months: Vec<Value> = months.iter().map(|m| month_json(m, console.lang)).collect();
        console.line(&serde_json::to_string_pretty(&json!({ "months": months })).expect("plain JSON"))?;
    } else {
        for month in &months {
            show(console, month)?;
        }
        console.findings(findings.iter().filter(|f| f.is_error()))?;
    }
    Ok(if stopped { Exit::Text } else { Exit::Fine })
}

/// A month's files with their counts, and below each the cells that a person should see.
fn show(console: &mut Console<'_>, month: &Bulletin) -> Result<(), Error> {
    let lang = console.lang;
    console.line(&format!("{}", month.month))?;
    let row = |r: &Reading| {
        let mut row = vec![r.file.clone(), unit(r, lang).to_owned(), r.account.total.to_string()];
        row.extend(numbers(r.account.counts()));
        row
    };
    let rows = month.readings.iter().map(row);
    let rows: Vec<Vec<String>> = std::iter::once(table::head(Word::AccountsHead.get(lang))).chain(rows).collect();
    console.say(&table::align(&rows, &[2, 3, 4, 5, 6, 7]))?;
    for reading in month.readings.iter() {
        let noted = |c: &CellAccount| match c.fate {
            Fate::Returned(_) | Fate::Conflict(_) => true,
            Fate::Ignored(_) => console.args.verbose,
            Fate::Accepted(_) | Fate::Carried { .. } => false,
        };
        let cells: Vec<&CellAccount> = reading.account.cells.iter().filter(|c| noted(c)).collect();
        if cells.is_empty() {
            continue;
        }
        console.line(&format!("\n{}", reading.file))?;
        for run in cells.chunk_by(|a, b| why(a, lang) == why(b, lang)) {
            console.line(&cell_line(run, lang))?;
        }
    }
    console.line("")
}

/// Cells that met the same fate, in a line: one with its words, more with their number.
fn cell_line(run: &[&CellAccount], lang: Lang) -> String {
    let [first, .., last] = run else {
        let text = run[0].text.replace('\n', " ");
        return format!("  {}  {text} — {}", run[0].at, why(run[0], lang));
    };
    format!("  {} … {}  ({}) — {}", first.at, last.at, run.len(), why(first, lang))
}

/// What became of a cell, in words.
fn why(cell: &CellAccount, lang: Lang) -> String {
    match &cell.fate {
        Fate::Accepted(field) => field.name().to_owned(),
        Fate::Carried { field, from } => format!("{} ← {from}", field.name()),
        Fate::Returned(finding) => format!("{}：{}", Word::Returned.get(lang), finding.bare_message(lang)),
        Fate::Conflict(id) => format!("{}：{id}", Word::InConflict.get(lang)),
        Fate::Ignored(reason) => reason.words().get(lang).to_owned(),
    }
}

fn month_json(month: &Bulletin, lang: Lang) -> Value {
    let files: Vec<Value> = month.readings.iter().map(|r| reading_json(r, lang)).collect();
    json!({ "month": month.month.to_string(), "merged": month.progress.is_some(), "files": files })
}

fn reading_json(reading: &Reading, lang: Lang) -> Value {
    let account = &reading.account;
    let cell = |c: &CellAccount| {
        let fate = match c.fate {
            Fate::Accepted(_) => "accepted",
            Fate::Carried { .. } => "carried",
            Fate::Returned(_) => "returned",
            Fate::Conflict(_) => "conflict",
            Fate::Ignored(_) => "ignored",
        };
        json!({ "at": c.at, "text": c.text, "task": c.task, "fate": fate, "why": why(c, lang) })
    };
    json!({
        "file": reading.file,
        "unit": reading.submission.unit,
        "month": reading.submission.month.to_string(),
        "received": reading.submission.received,
        "recognised": reading.recognised,
        "total": account.total,
        "counts": account.counts(),
        "adds_up": account.adds_up(),
        "cells": account.cells.iter().map(cell).collect::<Vec<_>>(),
    })
}
