//! Papers as this program writes them, and their parts to be edited as word processors would.

use hongtou::base::world::Memory;
use hongtou::build::Dossier;
use hongtou::compose::{self, KINDS, Matter};
use hongtou::model::{Notice, Roster, TaskList};
use hongtou::parse::Reading;
use hongtou::style::{Choices, StyleSheet};
use hongtou::write::docx;
use serde_json::Value;
use std::io::{Cursor, Read, Write};

/// What papers are made of.
pub(crate) struct Paper {
    pub(crate) notice: Notice,
    pub(crate) tasks: TaskList,
    pub(crate) choices: Choices,
    roster: Roster,
    dossier: Dossier,
}

impl Paper {
    pub(crate) fn of(world: &Memory) -> Paper {
        let mut dossier = Dossier::load(world).expect("memory does not refuse");
        Paper {
            notice: dossier.notice.take().expect("a notice"),
            tasks: dossier.tasks.take().expect("tasks"),
            choices: dossier.choices.take().expect("choices"),
            roster: dossier.roster.take().expect("a roster"),
            dossier,
        }
    }

    /// The shipped notice.
    pub(crate) fn shipped() -> Paper {
        Paper::of(&crate::dossier::shipped())
    }

    /// A small notice of the same make.
    pub(crate) fn small() -> Paper {
        let world = crate::dossier::small();
        crate::dossier::build(&world);
        Paper::of(&world)
    }

    /// The notice or the annex as a DOCX.
    pub(crate) fn write(&self, kind: &str) -> Vec<u8> {
        let matter = Matter {
            notice: &self.notice,
            tasks: &self.tasks,
            roster: &self.roster,
            figures: None,
            issue: None,
            bulletins: None,
            form: None,
            slip: None,
            amending: None,
            choices: &self.choices,
        };
        let kind = KINDS.iter().find(|k| k.name == kind).expect("a kind");
        let templates = self.dossier.templates.as_ref().expect("templates");
        let document = compose::compose(kind, &matter, templates).expect("it composes");
        docx::write(&document, &StyleSheet::new(self.choices.clone())).expect("it is written")
    }

    pub(crate) fn package(&self, kind: &str) -> Package {
        Package::open(&self.write(kind))
    }
}

/// A DOCX taken apart.
#[derive(Clone)]
pub(crate) struct Package(Vec<(String, Vec<u8>)>);

impl Package {
    pub(crate) fn open(bytes: &[u8]) -> Package {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
        let mut parts = Vec::new();
        for i in 0..archive.len() {
            let mut entry = archive.by_index(i).expect("a part");
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).expect("it unpacks");
            parts.push((entry.name().to_owned(), bytes));
        }
        Package(parts)
    }

    pub(crate) fn document(&self) -> String {
        self.part("word/document.xml")
    }

    pub(crate) fn part(&self, name: &str) -> String {
        let part = self.0.iter().find(|(path, _)| path == name).expect("it has the part");
        String::from_utf8(part.1.clone()).expect("UTF-8")
    }

    /// Replaces one stretch of the document, which must be there.
    pub(crate) fn edit(mut self, from: &str, to: &str) -> Package {
        let document = self.document();
        assert!(document.contains(from), "{from} is in the document");
        self.put("word/document.xml", document.replacen(from, to, 1));
        self
    }

    pub(crate) fn put(&mut self, path: &str, text: impl Into<Vec<u8>>) {
        self.0.retain(|(p, _)| p != path);
        self.0.push((path.to_owned(), text.into()));
    }

    pub(crate) fn without(mut self, path: &str) -> Package {
        self.0.retain(|(p, _)| p != path);
        self
    }

    /// Adds a part that the document is related to.
    pub(crate) fn relate(mut self, kind: &str, text: &str) -> Package {
        let rels = "word/_rels/document.xml.rels";
        let old = self.0.iter().find(|(p, _)| p == rels).expect("relations").1.clone();
        let old = String::from_utf8(old).expect("UTF-8");
        let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let one = format!("<Relationship Id=\"rIdNew{kind}\" Type=\"{base}/{kind}\" Target=\"{kind}.xml\"/>");
        self.put(rels, old.replace("</Relationships>", &format!("{one}</Relationships>")));
        self.put(&format!("word/{kind}.xml"), text);
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in &self.0 {
            archive.start_file(path.as_str(), zip::write::SimpleFileOptions::default()).expect("a part");
            archive.write_all(bytes).expect("memory does not refuse");
        }
        archive.finish().expect("memory does not refuse").into_inner()
    }
}

/// What a notice says, without where it was read.
pub(crate) fn matter(notice: &Notice, tasks: &TaskList) -> (Value, Value) {
    let mut both = [serde_json::to_value(notice), serde_json::to_value(tasks)].map(|v| v.expect("it is data"));
    both.iter_mut().for_each(without_places);
    let [notice, tasks] = both;
    (notice, tasks)
}

pub(crate) fn matter_of(reading: &Reading) -> (Value, Value) {
    matter(&reading.notice, &reading.tasks)
}

fn without_places(value: &mut Value) {
    match value {
        Value::Object(map) => {
            ["at", "places", "read_from"].iter().for_each(|key| drop(map.shift_remove(*key)));
            map.values_mut().for_each(without_places);
        }
        Value::Array(list) => list.iter_mut().for_each(without_places),
        _ => {}
    }
}

/// The places at which two values differ, with both.
pub(crate) fn differences(got: &Value, wanted: &Value) -> Vec<String> {
    let mut out = Vec::new();
    compare("", got, wanted, &mut out);
    out
}

fn compare(path: &str, got: &Value, wanted: &Value, out: &mut Vec<String>) {
    match (got, wanted) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|k| !a.contains_key(*k))) {
                let of = |map: &serde_json::Map<String, Value>| map.get(key).cloned().unwrap_or_default();
                compare(&format!("{path}.{key}"), &of(a), &of(b), out);
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            for i in 0..a.len().max(b.len()) {
                let of = |list: &[Value]| list.get(i).cloned().unwrap_or_default();
                compare(&format!("{path}[{i}]"), &of(a), &of(b), out);
            }
        }
        _ if got == wanted => {}
        _ => out.push(format!("{path}: {got} instead of {wanted}")),
    }
}
