//! `hongtou amend from-edit`: what a person edited in the draft, or in the text as issued before anything amended it.

use super::super::codes;
use super::super::dossier::Dossier;
use super::super::editions::InForce;
use super::super::fingerprint::sha256;
use super::super::read::{CONTENT, SEED, backup, content};
use super::super::seal::is_sealed;
use super::super::texts::{newest, told};
use super::drawn::{conclude, draw};
use super::{Drawn, Order, draft};
use crate::base::{Diagnostic, Error, World};
use crate::model::Edition;
use crate::parse::{self, Reading};

/// Draws up an amendment of what was edited, and writes it unless something stands in the way.
///
/// # Errors
/// When the disk refuses.
pub fn from_edit(world: &dyn World, order: &Order) -> Result<Drawn, Error> {
    let dossier = Dossier::load(world)?;
    let text = match newest(&dossier) {
        Ok(text) => text,
        Err(why) => return Ok(Drawn::refused(told(&dossier, why))),
    };
    match draft::read(world, &dossier, text)? {
        Some(Err(findings)) => Ok(Drawn::refused(findings)),
        Some(Ok(draft)) if draft.findings.is_empty() => {
            conclude(world, text, draw(text, &draft.notice, &draft.tasks, draft.file), order)
        }
        Some(Ok(draft)) => Ok(Drawn::refused(draft.findings)),
        None => from_issued(world, &dossier, text, order),
    }
}

/// The text as issued, edited where it lies. Afterwards it is put back as issued.
fn from_issued(world: &dyn World, dossier: &Dossier, text: &InForce, order: &Order) -> Result<Drawn, Error> {
    let nothing = Drawn { since: text.edition.since, ..Drawn::default() };
    let mut edited = Vec::new();
    for path in &CONTENT[..2] {
        edited.extend(world.read(path)?.filter(|bytes| !is_sealed(bytes)).map(|bytes| (*path, bytes)));
    }
    let (Some(notice), Some(tasks), Some((file, _))) = (&dossier.notice, &dossier.tasks, edited.first()) else {
        return Ok(nothing);
    };
    let reading = match issued(world)? {
        Ok(reading) => reading,
        Err(finding) => return Ok(Drawn::refused(vec![*finding])),
    };
    if reading.notice.read_from.sha256 != notice.read_from.sha256 {
        let d = Diagnostic::new(&codes::SEED_REPLACED).with("path", file).with("seed", SEED);
        return Ok(Drawn::refused(vec![d]));
    }
    let first = Edition::first(&reading.notice, &reading.tasks);
    let (edition, roster) = (first, reading.roster.clone());
    let first = InForce { edition, roster, decisions: Vec::new(), former: Vec::new(), amended: None };
    let mut drawn = draw(&first, notice, tasks, file);
    let source = dossier.sources.get(CONTENT[1]);
    drawn.findings.extend(source.into_iter().flat_map(|s| draft::cells(s, tasks, &reading.tasks)));
    if drawn.is_empty() {
        return Ok(nothing);
    }
    if let Some(last) = &text.amended {
        let d = Diagnostic::new(&codes::ISSUED_EDITED).with("path", file).with("amendment", &last.path);
        return Ok(Drawn::refused(vec![d]));
    }
    let mut drawn = conclude(world, &first, drawn, order)?;
    if !drawn.written.is_empty() {
        restore(world, &reading, edited, &mut drawn)?;
    }
    Ok(drawn)
}

/// The text as issued, read again.
fn issued(world: &dyn World) -> Result<Result<Reading, Box<Diagnostic>>, Error> {
    let missing = || Error::Read(SEED.into(), std::io::ErrorKind::NotFound.into());
    let bytes = world.read(SEED)?.ok_or_else(missing)?;
    Ok(parse::decode::decode(SEED, &bytes).map(|(source, _)| parse::read(&source, &sha256(&bytes))))
}

/// Puts what was edited back as issued, and keeps the edits beside it.
fn restore(
    world: &dyn World,
    reading: &Reading,
    edited: Vec<(&'static str, Vec<u8>)>,
    drawn: &mut Drawn,
) -> Result<(), Error> {
    for (path, bytes) in edited {
        let Some((_, text)) = content(reading).into_iter().find(|(p, _)| *p == path) else { continue };
        drawn.backups.push(backup(world, path, &bytes)?);
        world.write(path, text.as_bytes())?;
        drawn.written.push(path.to_owned());
    }
    Ok(())
}
