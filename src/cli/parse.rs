//! `hongtou parse`: the facts of a notice, and where every character of it went.

use super::messages::{Message, Word};
use super::system::{Refusal, System};
use super::{Console, Exit, report};
use crate::base::diagnostic::Text;
use crate::base::{At, Diagnostic, Error};
use crate::build::{ParseMode, Parsed};
use serde_json::json;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What to read, and where.
struct Subject {
    world: System,
    file: Option<String>,
    outside: bool,
}

pub(super) fn run(console: &mut Console<'_>, file: Option<&Path>, json: bool, force: bool) -> Result<Exit, Error> {
    let subject = subject(console, file)?;
    let mode = match () {
        () if json || subject.outside => ParseMode::Dry,
        () if force => ParseMode::Force,
        () => ParseMode::Write,
    };
    let mut parsed = crate::build::parse(&subject.world, subject.file.as_deref(), mode)?;
    report::sort(&mut parsed.findings);
    match json {
        true => facts(console, &parsed),
        false => show(console, &parsed, subject.outside),
    }
}

/// The dossier's own notice; or the named file, as part of the dossier where it lies in it, and on its own elsewhere.
fn subject(console: &Console<'_>, file: Option<&Path>) -> Result<Subject, Error> {
    let Some(file) = file else { return Ok(Subject { world: console.dossier()?, file: None, outside: false }) };
    let dossier = console.dossier();
    let here = console.around.here.join(file);
    // `hongtou --dossier X parse seeds/notice.txt` means X's.
    let full = match &dossier {
        Ok(dossier) if !here.exists() && dossier.root().join(file).exists() => dossier.root().join(file),
        _ => here,
    };
    let full = full.canonicalize().map_err(|e| Error::Read(file.to_owned(), e))?;
    if !full.is_file() {
        return Err(Error::Read(file.to_owned(), ErrorKind::IsADirectory.into()));
    }
    if let Ok(world) = dossier {
        let root = world.root().canonicalize().map_err(|e| Error::Read(world.root().to_owned(), e))?;
        if let Ok(inner) = full.strip_prefix(root.join("seeds")) {
            let name = named(&PathBuf::from("seeds").join(inner))?;
            return Ok(Subject { world, file: Some(name), outside: false });
        }
    }
    let name = named(Path::new(full.file_name().unwrap_or_default()))?;
    let folder = full.parent().unwrap_or(Path::new("/"));
    Ok(Subject { world: System::new(folder), file: Some(name), outside: true })
}

/// A path as the stages write it.
fn named(path: &Path) -> Result<String, Error> {
    const NOT_UTF8: Text =
        Text { zh: "文件名不是 UTF-8 编码，请先改名", en: "its name is not UTF-8; rename it first" };
    let parts: Option<Vec<&str>> = path.components().map(|c| c.as_os_str().to_str()).collect();
    let refused = || Error::Read(path.to_owned(), Refusal::io(ErrorKind::InvalidData, NOT_UTF8));
    Ok(parts.ok_or_else(refused)?.join("/"))
}

/// Whether the text was read at all; a fault that is merely in its wording does not stand in the way.
fn is_read(parsed: &Parsed) -> bool {
    parsed.in_fields > 0 && parsed.unaccounted == 0
}

fn facts(console: &mut Console<'_>, parsed: &Parsed) -> Result<Exit, Error> {
    let text = serde_json::to_string_pretty(&parsed.facts).expect("facts are plain JSON");
    console.line(&text)?;
    Ok(if is_read(parsed) { Exit::Fine } else { Exit::Text })
}

fn show(console: &mut Console<'_>, parsed: &Parsed, outside: bool) -> Result<Exit, Error> {
    // `check` shows the findings of a dossier; those of a file elsewhere are seen here or nowhere.
    let all = outside || console.args.verbose || console.args.json;
    console.findings(parsed.findings.iter().filter(|f| all || f.is_error()))?;
    match console.args.json {
        true => console.object(&object(parsed))?,
        false => accounting(console, parsed)?,
    }
    if !console.args.json && !console.args.quiet {
        if outside {
            console.line(Word::OutsideDossier.get(console.lang))?;
        }
        let count = console.report().count(&parsed.findings);
        let hidden = !all && !parsed.findings.iter().all(Diagnostic::is_error);
        let see = if hidden { format!(" — {}", Word::SeeCheck.get(console.lang)) } else { String::new() };
        console.line(&format!("{count}{see}"))?;
    }
    Ok(if is_read(parsed) && parsed.kept.is_empty() { Exit::Fine } else { Exit::Text })
}

fn accounting(console: &mut Console<'_>, parsed: &Parsed) -> Result<(), Error> {
    let lang = console.lang;
    let quiet = console.args.quiet;
    if !quiet {
        let noise = parsed.noise.iter().map(|(_, count, _)| count).sum();
        let all = [parsed.read, parsed.in_fields, noise, parsed.unaccounted];
        console.line(&Message::Accounting(all).text(lang))?;
        for (kind, count, places) in &parsed.noise {
            console.line(&Message::Noise(kind, *count).text(lang))?;
            if console.args.verbose {
                console.say(&listed(places))?;
            }
        }
        for path in &parsed.written {
            console.line(&Message::Wrote(path).text(lang))?;
        }
    }
    if parsed.unaccounted > 0 {
        console.line(&Message::Lost(parsed.unaccounted).text(lang))?;
    }
    for (path, difference) in &parsed.kept {
        console.line(&Message::Edited(path).text(lang))?;
        console.say(&coloured(difference, console.around.colour))?;
    }
    if !parsed.kept.is_empty() {
        console.line(Word::ForceParse.get(lang))?;
    }
    Ok(())
}

/// Places, ten to a line.
fn listed(places: &[At]) -> String {
    let line = |ten: &[At]| format!("    {}\n", ten.iter().map(At::to_string).collect::<Vec<_>>().join(" "));
    places.chunks(10).map(line).collect()
}

fn coloured(difference: &str, colour: bool) -> String {
    let line = |line: &str| match line.as_bytes().first() {
        Some(b'-') if colour => format!("\x1b[31m{line}\x1b[0m\n"),
        Some(b'+') if colour => format!("\x1b[32m{line}\x1b[0m\n"),
        _ => format!("{line}\n"),
    };
    difference.lines().map(line).collect()
}

fn object(parsed: &Parsed) -> serde_json::Value {
    let noise = parsed.noise.iter().map(|(kind, count, at)| json!({ "kind": kind, "count": count, "at": at }));
    let kept = parsed.kept.iter().map(|(path, diff)| json!({ "file": path, "diff": diff }));
    json!({
        "kind": "parsed",
        "read": parsed.read,
        "in_fields": parsed.in_fields,
        "noise": noise.collect::<Vec<_>>(),
        "unaccounted": parsed.unaccounted,
        "written": parsed.written,
        "kept": kept.collect::<Vec<_>>(),
    })
}
