//! What was issued, against what lies there now.

use super::record::{Output, Record};
use super::{FOLDER, Subject};
use crate::base::{Diagnostic, Error, Source, Span, World};
use crate::build::dossier::Dossier;
use crate::build::fingerprint::sha256;
use crate::build::manifest::Artefact;
use crate::build::seal::{self, is_sealed};
use crate::build::{InputChange, Why, codes};
use std::collections::BTreeMap;

/// Enough digits of a hash to tell two apart by eye.
const DIGITS: usize = 12;

/// Every paper that was issued.
#[derive(Debug, Default)]
pub struct Issued {
    list: Vec<Frozen>,
    /// Papers whose records cannot be read: nobody knows how they were issued.
    doubtful: Vec<Subject>,
}

/// A record with its file.
#[derive(Debug)]
pub(in crate::build) struct Frozen {
    pub(super) path: String,
    pub(in crate::build) record: Record,
    /// The hashes of its files that are not as they were: of what lies there now, or none.
    moved: BTreeMap<String, Option<String>>,
}

impl Issued {
    /// Reads the records; one that is not as it was written counts all the same, and is a finding.
    ///
    /// # Errors
    /// When the disk refuses.
    pub(in crate::build) fn read(world: &dyn World, dossier: &mut Dossier) -> Result<Issued, Error> {
        let (mut list, mut doubtful) = (Vec::new(), Vec::new());
        for path in world.list(FOLDER.trim_end_matches('/'))?.into_iter().filter(|p| p.ends_with(".yaml")) {
            let sealed = world.read(&path)?.is_some_and(|bytes| is_sealed(&bytes));
            let record = dossier.yaml::<Record>(world, &path)?;
            // A record is no input of a paper.
            dossier.inputs.remove(&path);
            let known = record.as_ref().is_some_and(|r| path == format!("{FOLDER}{}.yaml", r.what));
            if !sealed || !known {
                let d = Diagnostic::new(&codes::ISSUE_RECORD).with("path", &path);
                dossier.findings.push(placed(d, dossier.sources.get(&path), "what"));
            }
            if record.is_none() {
                let name = path.trim_start_matches(FOLDER).trim_end_matches(".yaml");
                doubtful.extend(Subject::from_name(name));
            }
            list.extend(record.map(|record| Frozen { path, record, moved: BTreeMap::new() }));
        }
        Ok(Issued { list, doubtful })
    }

    /// Whether a file is one of a paper whose record cannot be read.
    pub(in crate::build) fn is_doubtful(&self, path: &str) -> bool {
        self.doubtful.iter().any(|subject| subject.has(path))
    }

    /// The record of a paper.
    pub fn of(&self, subject: &Subject) -> Option<&Record> {
        self.named(&subject.name()).map(|f| &f.record)
    }

    /// The record of that name.
    pub(super) fn named(&self, name: &str) -> Option<&Frozen> {
        self.list.iter().find(|f| f.record.what == name)
    }

    /// The record that a file was issued by.
    pub(in crate::build) fn output(&self, path: &str) -> Option<(&Frozen, &Output)> {
        self.list.iter().find_map(|f| Some((f, f.record.outputs.get(path)?)))
    }

    /// Compares every record with what lies there. `inputs` are the hashes of what was read already.
    pub(in crate::build) fn compare(&mut self, world: &dyn World, inputs: &BTreeMap<String, String>) {
        for Frozen { record, moved, .. } in &mut self.list {
            for (path, was) in &record.inputs {
                let now = match inputs.get(path) {
                    Some(hash) => Some(hash.clone()),
                    None => hash(world, path),
                };
                if now.as_ref() != Some(was) {
                    moved.insert(path.clone(), now);
                }
            }
            for (path, output) in &record.outputs {
                let now = hash(world, path);
                // What is not there was not changed: `out/` is disposable.
                if now.as_ref().is_some_and(|now| *now != output.sha256) {
                    moved.insert(path.clone(), now);
                }
            }
        }
    }

    /// What is wrong: frozen inputs that changed, each told once, and approvals of something else.
    pub(in crate::build) fn findings(&self, sources: &BTreeMap<String, Source>) -> Vec<Diagnostic> {
        let mut by_input: BTreeMap<&str, Vec<&Frozen>> = BTreeMap::new();
        for frozen in &self.list {
            let changed = frozen.moved.keys().filter(|p| frozen.record.inputs.contains_key(*p));
            for path in changed.filter(|p| frozen.record.is_frozen(p)) {
                by_input.entry(path).or_default().push(frozen);
            }
        }
        let mut out: Vec<Diagnostic> = by_input.iter().map(|(path, by)| changed_input(path, by, sources)).collect();
        for frozen in &self.list {
            out.extend(frozen.void(sources.get(&frozen.path)));
        }
        out
    }
}

impl Frozen {
    /// Whether nothing that may not change did.
    pub(in crate::build) fn stands(&self) -> bool {
        !self.moved.keys().any(|path| self.record.is_frozen(path) || self.record.outputs.contains_key(path))
    }

    /// Its papers that somebody edited.
    pub(super) fn edited_papers(&self) -> Vec<Diagnostic> {
        let edited = self.record.outputs.keys().filter(|path| self.moved.contains_key(*path));
        edited.map(|path| self.edited(path)).collect()
    }

    /// That the file of an issued paper is another.
    pub(in crate::build) fn edited(&self, path: &str) -> Diagnostic {
        Diagnostic::new(&codes::ISSUED_PAPER).with("path", path).with("paper", &self.record.what)
    }

    /// What would make a paper come out otherwise, where it would be made of `inputs`; without its name for the program's
    /// own doing.
    fn why(&self, inputs: &BTreeMap<String, String>, fonts: Option<&String>) -> Vec<Why> {
        let record = &self.record;
        let input = |path: &String, change| Why::Input { path: path.clone(), change, amendment: None };
        let moved = self.moved.iter().filter(|(path, _)| record.inputs.contains_key(*path));
        let change = |now: &Option<String>| if now.is_some() { InputChange::Altered } else { InputChange::Gone };
        let mut why: Vec<Why> = moved.map(|(path, now)| input(path, change(now))).collect();
        let new = inputs.keys().filter(|path| !record.inputs.contains_key(*path));
        why.extend(new.map(|path| input(path, InputChange::New)));
        why.extend(fonts.filter(|now| record.fonts.as_ref() != Some(*now)).map(|_| Why::Fonts));
        why
    }

    /// That a paper is gone and comes out otherwise.
    pub(in crate::build) fn lost(&self, path: &str, now: &Artefact) -> Diagnostic {
        let (zh, en) = told(&self.why(&now.inputs, now.fonts.as_ref()));
        let d = Diagnostic::new(&codes::ISSUED_LOST).with("path", path).with("paper", &self.record.what);
        d.with("why", zh).with("why_en", en).with("sha256", &self.record.outputs[path].sha256)
    }

    /// That a paper would come out otherwise, where its frozen inputs are not to blame; that is told apart.
    pub(in crate::build) fn otherwise(&self, now: &Artefact) -> Option<Diagnostic> {
        let why = self.why(&now.inputs, now.fonts.as_ref());
        if why.is_empty() || !self.stands() {
            return None;
        }
        let (zh, en) = told(&why);
        let d = Diagnostic::new(&codes::ISSUED_OTHERWISE).with("paper", &self.record.what);
        Some(d.with("why", zh).with("why_en", en))
    }

    /// Approvals of what is not there any more.
    fn void(&self, source: Option<&Source>) -> Vec<Diagnostic> {
        let now = |path: &str, was: &str| match self.moved.get(path) {
            Some(now) => now.clone().unwrap_or_default(),
            None => was.to_owned(),
        };
        let now = self.record.substance(now);
        let void = self.record.approvals.iter().filter(|a| a.sha256 != now);
        let finding = |a: &super::record::Approval| {
            let d = Diagnostic::new(&codes::APPROVAL_VOID).with("by", &a.by).with("on", a.on.to_chinese());
            placed(d.with("paper", &self.record.what), source, &a.sha256)
        };
        void.map(finding).collect()
    }
}

/// Files and faces in both languages; where none changed it is the program.
fn told(why: &[Why]) -> (String, String) {
    let file = |w: &Why| if let Why::Input { path, .. } = w { Some(path.clone()) } else { None };
    let files: Vec<String> = why.iter().filter_map(file).collect();
    let fonts = why.contains(&Why::Fonts);
    let (zh, en) = match (files.is_empty(), fonts) {
        (true, true) => ("字体有变动".to_owned(), "the fonts changed".to_owned()),
        (true, false) => ("程序版本不同".to_owned(), "the program is another".to_owned()),
        (false, true) => {
            (format!("{}和字体有变动", files.join("、")), format!("{} and the fonts changed", files.join(", ")))
        }
        (false, false) => (format!("{} 有变动", files.join("、")), format!("{} changed", files.join(", "))),
    };
    (zh, en)
}

/// The hash of a file, of a month's of what people wrote in it. One that cannot be read is not as it was.
fn hash(world: &dyn World, path: &str) -> Option<String> {
    let bytes = world.read(path).ok().flatten()?;
    Some(if path.starts_with("content/progress/") { seal::input(&bytes) } else { sha256(&bytes) })
}

fn changed_input(path: &str, by: &[&Frozen], sources: &BTreeMap<String, Source>) -> Diagnostic {
    let first = by.first().expect("a changed input is that of a record");
    let papers: Vec<&str> = by.iter().map(|f| f.record.what.as_str()).collect();
    let now = first.moved.get(path).and_then(Option::as_deref);
    let d = Diagnostic::new(&codes::ISSUED_INPUT).with("path", path).with("papers", papers.join("、"));
    let digits = |hash: &str| hash.get(..DIGITS).unwrap_or(hash).to_owned();
    let d = d.with("old", digits(&first.record.inputs[path])).with("new", digits(now.unwrap_or("-")));
    placed(d, sources.get(&first.path), path)
}

/// Where a record says something.
fn placed(finding: Diagnostic, source: Option<&Source>, words: &str) -> Diagnostic {
    let Some(source) = source else { return finding };
    let start = source.text().find(words).unwrap_or(0);
    let end = if source.text()[start..].starts_with(words) { start + words.len() } else { start };
    finding.at(source, Span::new(start, end))
}
