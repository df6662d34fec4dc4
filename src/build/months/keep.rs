//! `content/progress/MONTH.yaml`: what people answered above, what was merged below.

use crate::base::{Diagnostic, Error, Month, World};
use crate::build::dossier::Dossier;
use crate::build::fingerprint::sha256;
use crate::build::{codes, seal};
use crate::merge;
use crate::model::progress::{SenderAnswer, Settled};
use crate::model::{Progress, yaml};
use serde::Deserialize;
use std::sync::Arc;

/// What people wrote into a month's file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answers {
    #[serde(default)]
    settled: Vec<Settled>,
    #[serde(default)]
    senders: Vec<SenderAnswer>,
}

/// A month's file as it was found.
#[derive(Debug)]
pub(in crate::build) struct Kept {
    path: String,
    old: Option<Vec<u8>>,
    /// The part that people write, as they wrote it.
    by_people: String,
    /// Their answers to conflicts.
    pub(super) settled: Vec<Settled>,
    /// Their answers to the question who sent a file.
    pub(in crate::build) senders: Vec<SenderAnswer>,
    /// Whether a person changed what the program wrote; then the file is used as it stands.
    corrected: bool,
    /// Whether the answers, or the receipts, cannot be read; then nothing is merged.
    pub(super) unreadable: bool,
}

impl Kept {
    /// Reads a month's file.
    pub(in crate::build) fn read(world: &dyn World, dossier: &mut Dossier, month: Month) -> Result<Kept, Error> {
        let path = format!("content/progress/{month}.yaml");
        let old = world.read(&path)?;
        let (settled, senders, corrected, unreadable) = (Vec::new(), Vec::new(), false, false);
        let mut kept = Kept { path, old, by_people: empty_answers(), settled, senders, corrected, unreadable };
        let by_people = kept.old.as_deref().map(seal::by_people);
        let input = match (&kept.old, by_people) {
            // A file that is not there yet will have this part.
            (None, _) => sha256(kept.by_people.as_bytes()),
            (Some(old), by_people) => seal::input_of(old, by_people.flatten()),
        };
        dossier.inputs.insert(kept.path.clone(), input);
        let Some(old) = &kept.old else { return Ok(kept) };
        match by_people.flatten() {
            Some(text) => {
                kept.by_people = text.to_owned();
                // Read on its own, but placed in the file, of which it is the beginning.
                match yaml::load_all::<Answers>(&crate::base::Source::new(&kept.path, text)) {
                    Ok(answers) => (kept.settled, kept.senders) = (answers.settled, answers.senders),
                    Err(findings) => {
                        dossier.findings.extend(findings);
                        kept.unreadable = true;
                    }
                }
            }
            None => kept.corrected = !seal::is_sealed(old),
        }
        Ok(kept)
    }

    /// The progress that counts: what was merged and answered, or what a person made of it.
    pub(super) fn accept(
        &self,
        world: &dyn World,
        dossier: &mut Dossier,
        merged: &Arc<Progress>,
    ) -> Result<Option<Arc<Progress>>, Error> {
        if self.corrected {
            let corrected: Option<Progress> = dossier.yaml(world, &self.path)?;
            dossier.findings.push(Diagnostic::new(&codes::CORRECTED).with("path", &self.path));
            return Ok(corrected.map(Arc::new));
        }
        if self.settled.is_empty() && self.senders.is_empty() {
            return Ok(Some(Arc::clone(merged)));
        }
        let (settled, senders) = (self.settled.clone(), self.senders.clone());
        Ok(Some(Arc::new(Progress { settled, senders, ..Progress::clone(merged) })))
    }

    /// Writes what was merged below what people wrote, where it is new and no person corrected it.
    pub(super) fn file(&self, world: &dyn World, merged: &str) -> Result<(), Error> {
        if self.corrected {
            return Ok(());
        }
        let text = seal::parted(&self.by_people, merged);
        if self.old.as_deref() != Some(text.as_bytes()) {
            world.write(&self.path, text.as_bytes())?;
        }
        Ok(())
    }
}

/// What stands in a new file for people to fill in.
fn empty_answers() -> String {
    let lines = merge::ANSWERS.iter().map(|line| format!("# {line}\n"));
    lines.collect::<String>() + "settled: []\nsenders: []\n"
}
