//! What letters and archives enclose, taken out in memory: nothing is written, and all of it together is bounded.
//!
//! Where something cannot be taken out, a finding says so, and the container stands among the members for it: a unit
//! whose report is in there has reported, and must not be called missing.

mod archive;
mod html;
mod letter;
mod mime;
mod name;
#[cfg(test)]
mod tests;
mod words;

pub(in crate::parse) use html::unescaped;

use super::Member;
use super::findings::{Findings, Spot};
use super::open::{self, Kind, Refusal, Words};
use super::{codes, open::extension};
use crate::base::Diagnostic;
use crate::base::diagnostic::Code;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The containers that are opened here, by extension.
pub(super) static EXTENSIONS: [&str; 2] = ["zip", "eml"];

/// How deep a container may lie in another.
const MAX_DEPTH: usize = 3;

/// What all containers in one file may unpack to.
const MAX_UNPACKED: u64 = 64 << 20;

/// How many files one file may enclose.
const MAX_MEMBERS: usize = 500;

/// The files in a file: itself, or what a letter or an archive encloses. No bytes make it panic.
pub fn unpack<'a>(path: &str, bytes: &'a [u8]) -> (Vec<Member<'a>>, Vec<Diagnostic>) {
    let mut unpacking = Unpacking::default();
    unpacking.take(path.to_owned(), Cow::Borrowed(bytes), &Carrier::default());
    (unpacking.members, unpacking.findings)
}

/// Whether a path is that of a container, which has no content of its own.
pub(super) fn is_container(path: &str) -> bool {
    EXTENSIONS.contains(&extension(path).as_str())
}

/// What brought a file: the letter around it, and how many containers there are.
#[derive(Clone, Debug, Default)]
struct Carrier {
    arrival: Option<String>,
    sender: Option<String>,
    depth: usize,
}

impl Carrier {
    /// For what lies one container deeper.
    fn deeper(&self) -> Carrier {
        Carrier { depth: self.depth + 1, ..self.clone() }
    }
}

/// A file being unpacked.
struct Unpacking<'a> {
    members: Vec<Member<'a>>,
    /// The paths of the members.
    paths: BTreeSet<String>,
    /// How many of a name there are, for the next of that name.
    alike: BTreeMap<String, usize>,
    findings: Vec<Diagnostic>,
    left: u64,
}

impl Default for Unpacking<'_> {
    fn default() -> Self {
        let (members, findings) = (Vec::new(), Vec::new());
        Unpacking { members, paths: BTreeSet::new(), alike: BTreeMap::new(), findings, left: MAX_UNPACKED }
    }
}

impl<'a> Unpacking<'a> {
    /// Takes a file, or what is in it.
    fn take(&mut self, path: String, bytes: Cow<'a, [u8]>, carrier: &Carrier) {
        if !is_container(&path) {
            let Carrier { arrival, sender, .. } = carrier.clone();
            let path = self.free(path);
            self.enter(Member { path, bytes, arrival, sender });
            return;
        }
        let path = self.free(path);
        if carrier.depth >= MAX_DEPTH {
            return self.refuse(&path, (&codes::TOO_DEEP, vec![("limit", MAX_DEPTH.to_string())]));
        }
        let is_letter = extension(&path) == "eml";
        let before = (self.members.len(), self.findings.len());
        match (is_letter, Kind::of(&bytes)) {
            (_, Kind::Empty) => self.refuse(&path, open::broken("文件是空的", "the file is empty")),
            (true, Kind::Text | Kind::Html | Kind::Xml | Kind::Binary) => self.letter(&path, &bytes, carrier),
            (false, Kind::Zip) => self.archive(&path, &bytes, carrier),
            (_, kind) => self.refuse(&path, open::disguised(if is_letter { "EML" } else { "ZIP" }, kind)),
        }
        if (self.members.len(), self.findings.len()) == before {
            self.refuse(&path, (&codes::NOTHING_ENCLOSED, Words::new()));
        }
        // A container that stands for itself is known by its own bytes, or every one of them would be taken for the same.
        if self.paths.contains(&path)
            && let Some(itself) = self.members.iter_mut().find(|m| m.path == path)
        {
            itself.bytes = bytes;
        }
    }

    /// Says why something cannot be taken out, and lets its container stand for it.
    fn refuse(&mut self, container: &str, (code, words): Refusal) {
        self.refuse_in(container, container, (code, words));
    }

    /// The same, of one thing in a container.
    fn refuse_in(&mut self, container: &str, file: &str, (code, words): Refusal) {
        self.say(file, code, &words);
        if !self.paths.contains(container) {
            let path = container.to_owned();
            self.enter(Member { path, bytes: Cow::Borrowed(&[]), arrival: None, sender: None });
        }
    }

    fn enter(&mut self, member: Member<'a>) {
        self.paths.insert(member.path.clone());
        self.members.push(member);
    }

    fn say(&mut self, file: &str, code: &'static Code, words: &[(&'static str, String)]) {
        let mut findings = Findings::of(file);
        findings.add(code, Spot::file(), words);
        self.findings.extend(findings.into_list());
    }

    /// Takes something out of a container under a safe name of its own.
    fn take_out(&mut self, container: &str, original: &str, bytes: Vec<u8>, carrier: &Carrier) {
        let (kept, unsafe_name) = name::safe(original);
        let path = self.free(format!("{container}!/{kept}"));
        if unsafe_name {
            self.say(&path, &codes::UNSAFE_NAME, &[("name", name::visible(original))]);
        }
        self.take(path, Cow::Owned(bytes), &carrier.deeper());
    }

    /// Whether there is room for one more file after so many of this container; the refusal otherwise.
    fn room(&self, count: usize) -> Result<(), Refusal> {
        match self.members.len().max(count) < MAX_MEMBERS {
            true => Ok(()),
            false => Err(open::too_large(format!("{MAX_MEMBERS} 个文件"))),
        }
    }

    /// A path that no other member has.
    fn free(&mut self, path: String) -> String {
        if !self.paths.contains(&path) {
            return path;
        }
        let (stem, extension) = match path.rsplit_once('.') {
            Some((stem, extension)) if !extension.contains('/') => (stem, format!(".{extension}")),
            _ => (path.as_str(), String::new()),
        };
        let next = self.alike.entry(path.clone()).or_insert(2);
        loop {
            let other = format!("{stem} ({next}){extension}");
            if !self.paths.contains(&other) {
                return other;
            }
            *next += 1;
        }
    }
}
