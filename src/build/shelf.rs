//! Laying what was made in its place: only where something changed, and never over what a person edited.

use super::codes;
use super::faces::{self, FaceUse};
use super::fingerprint::{self, Print, sha256};
use super::issue::Issued;
use super::manifest::{Artefact, Manifest};
use super::papers::{Built, State};
use super::seen::Seen;
use super::why::{self, Why};
use crate::base::diagnostic::Diagnostic;
use crate::base::{Error, Lang, Month, World};
use crate::document::Document;
use crate::layout::{Layout, StandingType};
use crate::style::{FontBook, StyleSheet};
use crate::write::docx::WrittenPieces;
use crate::write::pdf::PressedPages;
use crate::{layout, write};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Where things are laid, and what lay there before.
pub(super) struct Shelf<'a> {
    pub(super) world: &'a dyn World,
    pub(super) old: &'a Manifest,
    /// What was issued and stays as it is.
    pub(super) issued: &'a Issued,
    /// Whether to overwrite what somebody edited.
    pub(super) force: bool,
    /// The files that earlier rounds saw there.
    pub(super) seen: Option<Arc<Seen>>,
}

/// What an artefact is made of.
#[derive(Default)]
pub(super) struct Made {
    /// The text in force.
    pub(super) edition: String,
    /// SHA-256 of each file, by path.
    pub(super) inputs: BTreeMap<String, String>,
    /// The 发文字号 of amendments among them.
    pub(super) numbers: BTreeMap<String, String>,
    /// What was asked for besides.
    pub(super) asked: BTreeMap<String, String>,
}

impl Made {
    /// What the manifest will say of an artefact, but for its bytes.
    fn artefact(&self, print: Print) -> Artefact {
        Artefact {
            fingerprint: print.hash,
            edition: self.edition.clone(),
            program: fingerprint::PROGRAM.to_owned(),
            fonts: print.fonts,
            asked: self.asked.clone(),
            inputs: self.inputs.clone(),
            ..Artefact::default()
        }
    }
}

/// What a job leaves behind.
#[derive(Default)]
pub(super) struct Tray {
    pub(super) built: Vec<Built>,
    pub(super) artefacts: Vec<(String, Artefact)>,
    pub(super) findings: Vec<Diagnostic>,
    /// Why something could not be laid that has nothing to do with the rest, which is: to be told once the list is kept.
    pub(super) refused: Option<Error>,
}

impl Tray {
    /// Adds what another job left.
    pub(super) fn append(&mut self, other: Tray) {
        self.built.extend(other.built);
        self.artefacts.extend(other.artefacts);
        self.findings.extend(other.findings);
        self.refused = self.refused.take().or(other.refused);
    }
}

/// An artefact as it came out.
#[derive(Default)]
pub(super) struct Printed {
    /// Its bytes; none where something in it cannot be printed.
    pub(super) bytes: Option<Vec<u8>>,
    /// Its pages, of a paged format.
    pub(super) pages: Option<usize>,
    /// The fonts within it.
    pub(super) faces: Vec<FaceUse>,
}

impl Shelf<'_> {
    /// Prints an artefact and lays it in its place, where its fingerprint is not that of what lies there. Where the disk
    /// refuses it (a word processor may have it open) that is a finding, and it stays as it was. Nothing that goes wrong ends
    /// the work: what is laid must come into the manifest, or it would pass for edited.
    pub(super) fn put(
        &self,
        path: &str,
        print: Print,
        made: &Made,
        tray: &mut Tray,
        press: impl FnOnce(&mut Vec<Diagnostic>) -> Result<Printed, Error>,
    ) {
        match self.lay(path, print, made, tray, press) {
            Ok(()) => {}
            Err(refusal) if refusal.path() == Path::new(path) => {
                let why = |lang| refusal.cause(lang).unwrap_or_else(|| refusal.message(lang));
                let d = Diagnostic::new(&codes::NOT_LAID).with("path", path);
                tray.findings.push(d.with("reason", why(Lang::Zh)).with("reason_en", why(Lang::En)));
                tray.built.push(failed(path));
            }
            Err(refusal) => tray.refused = tray.refused.take().or(Some(refusal)),
        }
    }

    fn lay(
        &self,
        path: &str,
        print: Print,
        made: &Made,
        tray: &mut Tray,
        press: impl FnOnce(&mut Vec<Diagnostic>) -> Result<Printed, Error>,
    ) -> Result<(), Error> {
        let start = Instant::now();
        let old = self.old.artefacts.get(path);
        let there = self.there(path)?;
        let as_left = old.map(|o| &o.sha256) == there.as_ref();
        let now = made.artefact(print);
        if self.issued.output(path).is_some() {
            return self.keep(path, there, now, tray, press);
        }
        if self.issued.is_doubtful(path) {
            // Its record is a finding already. What may have been issued is not touched.
            let state = if there.is_some() { State::Kept } else { State::Failed };
            tray.artefacts.extend(old.map(|old| (path.to_owned(), old.clone())));
            tray.built.push(Built { pages: old.and_then(|o| o.pages), sha256: there, state, ..failed(path) });
            return Ok(());
        }
        let mut row = Built { pages: old.and_then(|o| o.pages), sha256: there.clone(), ..failed(path) };
        row.faces = old.map(|o| o.faces.clone()).unwrap_or_default();
        if there.is_some() && !as_left && !self.force {
            let taken_over = match old {
                None => take_over(path, &mut row, now, press)?,
                Some(_) => None,
            };
            if taken_over.is_none() {
                tray.findings.push(Diagnostic::new(&codes::EDITED).with("path", path));
                row.state = State::Kept;
            }
            tray.artefacts.extend(taken_over);
        } else if let Some(old) = old.filter(|o| as_left && o.fingerprint == now.fingerprint) {
            row.state = State::Unchanged;
            tray.artefacts.push((
                path.to_owned(),
                Artefact { sha256: old.sha256.clone(), pages: old.pages, faces: old.faces.clone(), ..now },
            ));
        } else {
            let why = because(old, there.as_ref(), made, &now);
            let Printed { bytes, pages, faces } = press(&mut tray.findings)?;
            (row.pages, row.faces) = (pages, faces.clone());
            if let Some(bytes) = bytes {
                self.world.write(path, &bytes)?;
                let sha256 = self.laid(path, bytes);
                (row.state, row.sha256) = (State::Rebuilt { why }, Some(sha256.clone()));
                tray.artefacts.push((path.to_owned(), Artefact { sha256, pages, faces, ..now }));
            }
        }
        row.time = start.elapsed();
        tray.built.push(row);
        Ok(())
    }
}

impl Shelf<'_> {
    /// SHA-256 of what lies at a path.
    fn there(&self, path: &str) -> Result<Option<String>, Error> {
        match &self.seen {
            Some(seen) => seen.sha256(self.world, path),
            None => Ok(self.world.read(path)?.map(|bytes| sha256(&bytes))),
        }
    }

    /// SHA-256 of what was laid there.
    fn laid(&self, path: &str, bytes: Vec<u8>) -> String {
        match &self.seen {
            Some(seen) => seen.see(path, bytes),
            None => sha256(&bytes),
        }
    }

    /// Leaves an issued artefact as it is; one that is gone is made again, where the very same comes out.
    fn keep(
        &self,
        path: &str,
        there: Option<String>,
        now: Artefact,
        tray: &mut Tray,
        press: impl FnOnce(&mut Vec<Diagnostic>) -> Result<Printed, Error>,
    ) -> Result<(), Error> {
        let Some((frozen, output)) = self.issued.output(path) else { return Ok(()) };
        let start = Instant::now();
        let mut row = Built { pages: output.pages, sha256: there.clone(), ..failed(path) };
        let same = now.fingerprint == output.fingerprint;
        let mut listed = match same {
            true => Artefact { sha256: output.sha256.clone(), pages: output.pages, ..now.clone() },
            false => frozen.record.artefact(output, &now),
        };
        listed.faces = self.old.artefacts.get(path).map(|old| old.faces.clone()).unwrap_or_default();
        match there {
            None => {
                let Printed { bytes, faces, .. } = press(&mut Vec::new())?;
                listed.faces = faces;
                match bytes.filter(|bytes| sha256(bytes) == output.sha256) {
                    Some(bytes) => {
                        self.world.write(path, &bytes)?;
                        row.sha256 = Some(output.sha256.clone());
                        row.state = State::Rebuilt { why: vec![Why::Gone] };
                        tray.artefacts.push((path.to_owned(), listed));
                    }
                    None => tray.findings.push(frozen.lost(path, &now)),
                }
            }
            Some(there) if there != output.sha256 => {
                tray.findings.push(frozen.edited(path));
                row.state = State::Kept;
            }
            Some(_) => {
                row.state = if same { State::Unchanged } else { State::Issued };
                tray.findings.extend(frozen.otherwise(&now).filter(|_| !same));
                tray.artefacts.push((path.to_owned(), listed));
            }
        }
        row.time = start.elapsed();
        tray.built.push(row);
        Ok(())
    }
}

/// The line of an artefact that no list has, if it lies there as it would be made now: nobody edited it, it only was not
/// made for a while.
fn take_over(
    path: &str,
    row: &mut Built,
    now: Artefact,
    press: impl FnOnce(&mut Vec<Diagnostic>) -> Result<Printed, Error>,
) -> Result<Option<(String, Artefact)>, Error> {
    let Printed { bytes, pages, faces } = press(&mut Vec::new())?;
    let made = bytes.map(|bytes| sha256(&bytes)).filter(|sha256| row.sha256.as_ref() == Some(sha256));
    let Some(sha256) = made else { return Ok(None) };
    (row.state, row.pages, row.faces) = (State::Unchanged, pages, faces.clone());
    Ok(Some((path.to_owned(), Artefact { sha256, pages, faces, ..now })))
}

/// Why an artefact is made, where `there` is the hash of what lies in its place.
fn because(old: Option<&Artefact>, there: Option<&String>, made: &Made, now: &Artefact) -> Vec<Why> {
    let Some(old) = old else { return vec![if there.is_some() { Why::Edited } else { Why::First }] };
    let moved = match there {
        None => Some(Why::Gone),
        Some(there) => (*there != old.sha256).then_some(Why::Edited),
    };
    // A fingerprint that is the same leaves nothing else to tell.
    let others = if old.fingerprint == now.fingerprint { Vec::new() } else { why::differences(old, made, now) };
    moved.into_iter().chain(others).collect()
}

/// Something that could not be made.
pub(super) fn failed(path: &str) -> Built {
    Built {
        path: path.to_owned(),
        pages: None,
        state: State::Failed,
        sha256: None,
        faces: Vec::new(),
        time: Duration::ZERO,
    }
}

/// What a flow format made, or the finding that says why it could not.
pub(super) fn kept(written: Result<Vec<u8>, Diagnostic>, findings: &mut Vec<Diagnostic>) -> Printed {
    Printed { bytes: written.map_err(|finding| findings.push(finding)).ok(), ..Printed::default() }
}

/// A composed paper, set on pages once for all formats, and not at all where nothing has to be made of it.
pub(super) struct Sheet<'a> {
    pub(super) document: &'a Document,
    styles: &'a StyleSheet,
    fonts: &'a FontBook<'a>,
    pressed: Option<&'a PressedPages>,
    standing: Option<&'a StandingType>,
    written: Option<&'a WrittenPieces>,
    laid: Mutex<Option<Arc<Layout>>>,
}

impl<'a> Sheet<'a> {
    /// Not set yet.
    pub(super) fn new(document: &'a Document, styles: &'a StyleSheet, fonts: &'a FontBook<'a>) -> Sheet<'a> {
        let (pressed, standing, written) = (None, None, None);
        Sheet { document, styles, fonts, pressed, standing, written, laid: Mutex::default() }
    }

    /// With the pages that earlier rounds pressed.
    pub(super) fn with(self, pressed: Option<&'a PressedPages>) -> Sheet<'a> {
        Sheet { pressed, ..self }
    }

    /// With the lines that were set for other papers and in earlier rounds.
    pub(super) fn over(self, standing: &'a StandingType) -> Sheet<'a> {
        Sheet { standing: Some(standing), ..self }
    }

    /// With what other papers and earlier rounds wrote.
    pub(super) fn with_written(self, written: &'a WrittenPieces) -> Sheet<'a> {
        Sheet { written: Some(written), ..self }
    }

    /// Laid out by the format that asks first; another that asks meanwhile waits for it.
    fn laid(&self) -> Result<Arc<Layout>, Error> {
        let mut laid = self.laid.lock().expect("no format panicked while it laid out the paper");
        if let Some(laid) = laid.as_ref() {
            return Ok(Arc::clone(laid));
        }
        let made = Arc::new(layout::lay_out_again(self.document, self.styles, self.fonts, self.standing)?);
        Ok(Arc::clone(laid.insert(made)))
    }

    /// As DOCX, with the lines that it has on its pages.
    pub(super) fn docx(&self, findings: &mut Vec<Diagnostic>) -> Result<Printed, Error> {
        let laid = self.laid()?;
        let bytes = match self.written {
            Some(written) => write::docx::write_again(self.document, self.styles, &laid.fits, written),
            None => write::docx::write_fitted(self.document, self.styles, &laid.fits),
        };
        Ok(kept(bytes, findings))
    }

    /// As PDF.
    pub(super) fn pdf(&self, findings: &mut Vec<Diagnostic>) -> Result<Printed, Error> {
        let laid = self.laid()?;
        let stops = laid.findings.iter().any(Diagnostic::is_error);
        findings.extend(laid.findings.iter().cloned());
        let bytes = if stops { None } else { Some(write::pdf::write_again(&laid.pages, self.fonts, self.pressed)?) };
        let faces = faces::used(self.fonts.set(), &laid.pages);
        Ok(Printed { bytes, pages: Some(laid.pages.pages.len()), faces })
    }
}

/// A path for each unit, without its ending, that every system takes and no other has.
pub(super) fn stems<'u>(folder: &str, units: impl Iterator<Item = (Month, &'u str)>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let one = |(month, unit): (Month, &str)| {
        let path = format!("{folder}/{month}/{}", file_name(unit));
        let numbered = (2..).map(|n| format!("{path}-{n}"));
        let free = std::iter::once(path.clone()).chain(numbered).find(|p| taken.insert(p.to_lowercase()));
        free.expect("there is always a free number")
    };
    units.map(one).collect()
}

/// A name that Windows takes too.
fn file_name(unit: &str) -> String {
    let safe = |c: char| if c.is_control() || r#"\/:*?"<>|"#.contains(c) { '_' } else { c };
    let name: String = unit.trim().chars().map(safe).collect();
    let name = name.trim_end_matches(['.', ' ']);
    // A name that begins with a dot or ends with ~ would not be listed.
    let name = name.trim_start_matches(['.', '~']).trim_end_matches('~');
    if name.is_empty() { "_".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_are_safe_and_different() {
        assert_eq!(file_name("区妇联"), "区妇联");
        assert_eq!(file_name(r#"甲/乙\丙:丁*?"<>|"#), "甲_乙_丙_丁______");
        assert_eq!(file_name(" .. "), "_");
        let july: Month = "2022-07".parse().expect("a month");
        let stems = stems("out/forms", ["甲/乙", "甲:乙", "丙"].into_iter().map(|u| (july, u)));
        assert_eq!(stems, ["out/forms/2022-07/甲_乙", "out/forms/2022-07/甲_乙-2", "out/forms/2022-07/丙"]);
    }
}
