//! `hongtou parse`: the received notice becomes `content/`, and no edit of a person is lost.

use super::fingerprint::sha256;
use super::seal::{is_sealed, sealed};
use crate::base::diagnostic::Diagnostic;
use crate::base::{At, Error, Source, World};
use crate::lint::{self, Subject};
use crate::model::yaml;
use crate::parse::{self, Noise, Reading};
use serde_json::Value;

/// The received notice.
pub const SEED: &str = "seeds/notice.txt";
/// What is read from it: the notice, its tasks, the bodies.
pub const CONTENT: [&str; 3] = ["content/notice.yaml", "content/tasks.yaml", "content/units.yaml"];

/// Whether to write what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseMode {
    /// Only read.
    Dry,
    /// Write what is missing; keep what a person may have changed.
    Write,
    /// Write all, keeping the old files as backups.
    Force,
}

/// What reading gave.
#[derive(Debug, Default)]
pub struct Parsed {
    /// Characters in the source.
    pub read: usize,
    /// Characters in fields.
    pub in_fields: usize,
    /// Characters quoted in findings.
    pub in_findings: usize,
    /// Kinds of layout noise with their number and places.
    pub noise: Vec<(&'static str, usize, Vec<At>)>,
    /// Characters without a fate.
    pub unaccounted: usize,
    /// Files written.
    pub written: Vec<String>,
    /// Files kept because they differ, with the difference.
    pub kept: Vec<(String, String)>,
    /// What is to be settled or mended.
    pub findings: Vec<Diagnostic>,
    /// The facts as JSON.
    pub facts: Value,
}

/// Reads a notice of the dossier.
///
/// # Errors
/// When the disk refuses.
pub fn parse(world: &dyn World, file: Option<&str>, mode: ParseMode) -> Result<Parsed, Error> {
    let path = file.unwrap_or(SEED);
    let missing = || Error::Read(path.into(), std::io::ErrorKind::NotFound.into());
    let bytes = world.read(path)?.ok_or_else(missing)?;
    // The dossier's own notice is text, to whose lines everything that follows can point; any other may be of any kind.
    let opened = if path == SEED { parse::received::text(path, &bytes) } else { parse::received::open(path, &bytes) };
    let received = match opened {
        Ok(received) => received,
        Err(finding) => return Ok(Parsed { findings: vec![*finding], ..Parsed::default() }),
    };
    let reading = received.read(&sha256(&bytes));
    let kind = if received.is_of_paragraphs() { lint::Kind::Paragraphs } else { lint::Kind::Paper };
    let source = received.source;
    let mut parsed = summary(&reading, received.findings);
    let subject = Subject {
        notice: Some(&reading.notice),
        tasks: Some(&reading.tasks),
        roster: Some(&reading.roster),
        house: None,
    };
    // What may mean that text was lost; marks and forms are for proofreading.
    parsed.findings.extend(lint::of_paper(&source, kind, &subject).into_iter().filter(|d| d.fix.is_none()));
    parsed.findings.sort_by_key(|d| d.place.as_ref().map(|p| p.span));
    // Only the notice itself becomes content/; another file (an amendment, say) is read and told about.
    if path == SEED && mode != ParseMode::Dry && !blocks(&parsed) {
        write(world, &reading, mode, &mut parsed)?;
    }
    Ok(parsed)
}

/// Nothing is written of a text that has nothing to say.
fn blocks(parsed: &Parsed) -> bool {
    parsed.unaccounted > 0 || parsed.findings.iter().any(|d| d.code.id == parse::codes::EMPTY.id)
}

fn summary(reading: &Reading, of_file: Vec<Diagnostic>) -> Parsed {
    let a = &reading.accounting;
    let places = |kind: Noise| -> Vec<At> { a.noise.iter().filter(|(k, _)| *k == kind).map(|(_, at)| *at).collect() };
    let mut facts = parse::facts::facts(&reading.notice, &reading.tasks);
    facts["confidence"] = parse::grounds::json(&parse::grounds::of(reading));
    let noise = Noise::ALL.into_iter().map(|k| (k.name(), places(k))).filter(|(_, p)| !p.is_empty());
    Parsed {
        read: a.read,
        in_fields: a.in_fields,
        in_findings: a.in_findings,
        noise: noise.map(|(name, places)| (name, places.len(), places)).collect(),
        unaccounted: a.unaccounted.len(),
        findings: of_file.into_iter().chain(reading.findings.iter().cloned()).collect(),
        facts,
        ..Parsed::default()
    }
}

/// The content files as this reading would write them.
pub fn content(reading: &Reading) -> [(&'static str, String); 3] {
    let head = "由 hongtou parse 读出，可以改；改过的文件不会被覆盖（末行的 sha256 用来识别是否改过，不必理会）。各键的含义见 content/README.md。";
    [
        (CONTENT[0], sealed(&yaml::save(&reading.notice, &[head]))),
        (CONTENT[1], sealed(&yaml::save(&reading.tasks, &[head]))),
        (CONTENT[2], sealed(&yaml::save(&reading.roster, &[head]))),
    ]
}

fn write(world: &dyn World, reading: &Reading, mode: ParseMode, parsed: &mut Parsed) -> Result<(), Error> {
    for (path, text) in content(reading) {
        let old = world.read(path)?;
        match old {
            Some(old) if old == text.as_bytes() => continue,
            Some(old) if mode == ParseMode::Write && !is_sealed(&old) => {
                let old = String::from_utf8_lossy(&old);
                let diff = similar::TextDiff::from_lines(old.as_ref(), text.as_str());
                let shown = diff.unified_diff().context_radius(1).header(path, SEED).to_string();
                parsed.kept.push((path.to_owned(), shown));
                continue;
            }
            Some(old) if !is_sealed(&old) => {
                backup(world, path, &old)?;
            }
            _ => {}
        }
        world.write(path, text.as_bytes())?;
        parsed.written.push(path.to_owned());
    }
    Ok(())
}

/// Keeps the old file under the first free name, which it gives, so that no earlier backup is lost either.
pub(super) fn backup(world: &dyn World, path: &str, old: &[u8]) -> Result<String, Error> {
    for n in 1.. {
        let name = format!("{path}.{n}.bak");
        match world.read_head(&name, 0)? {
            Some(_) => continue,
            None => {
                world.write(&name, old)?;
                return Ok(name);
            }
        }
    }
    unreachable!("there is always a free number")
}

/// Reads the seeds where `content/` lacks a file, and writes only what is missing.
///
/// # Errors
/// When the disk refuses.
pub fn fill_content(world: &dyn World) -> Result<Vec<Diagnostic>, Error> {
    let mut findings = fill_notice(world)?;
    findings.extend(super::amend::fill(world)?);
    Ok(findings)
}

fn fill_notice(world: &dyn World) -> Result<Vec<Diagnostic>, Error> {
    let mut missing = Vec::new();
    for path in CONTENT {
        if world.read_head(path, 0)?.is_none() {
            missing.push(path);
        }
    }
    if missing.is_empty() {
        return Ok(Vec::new());
    }
    let Some(bytes) = world.read(SEED)? else {
        // Somebody wrote the notice here; it need not have tasks.
        if !missing.contains(&CONTENT[0]) {
            return Ok(Vec::new());
        }
        return Err(Error::Read(SEED.into(), std::io::ErrorKind::NotFound.into()));
    };
    let (source, _) = match parse::decode::decode(SEED, &bytes) {
        Ok(read) => read,
        Err(finding) => return Ok(vec![*finding]),
    };
    let reading = parse::read(&source, &sha256(&bytes));
    if blocks(&summary(&reading, Vec::new())) {
        return Ok(reading.findings);
    }
    for (path, text) in content(&reading).into_iter().filter(|(p, _)| missing.contains(p)) {
        world.write(path, text.as_bytes())?;
    }
    Ok(Vec::new())
}

/// The findings of reading the seed again; questions about the bodies are asked of `content/units.yaml` instead, where
/// a person may have answered.
///
/// # Errors
/// When the disk refuses.
pub fn seed_findings(
    world: &dyn World,
    roster: Option<&crate::model::Roster>,
) -> Result<(Vec<Diagnostic>, Option<Source>), Error> {
    let Some(bytes) = world.read(SEED)? else { return Ok((Vec::new(), None)) };
    let (source, encoding): (Source, _) = match parse::decode::decode(SEED, &bytes) {
        Ok(read) => read,
        Err(finding) => return Ok((vec![*finding], None)),
    };
    let reading = parse::read(&source, "");
    let settled = [parse::codes::ALIAS.id, parse::codes::MEMBERS.id];
    let mut findings: Vec<Diagnostic> =
        reading.findings.into_iter().filter(|d| !settled.contains(&d.code.id)).collect();
    findings.extend(encoding);
    findings.extend(roster.map(|r| parse::units::questions(&source, r)).unwrap_or_default());
    Ok((findings, Some(source)))
}
