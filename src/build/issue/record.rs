//! `content/issued/PAPER.yaml`: what a paper was made of when it was issued, and who approved it.

use super::Subject;
use crate::base::Date;
use crate::build::fingerprint::sha256;
use crate::build::manifest::Artefact;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What stands at the head of a record.
pub(super) const HEADER: [&str; 2] = [
    "印发登记，由 hongtou issue 写出：印发的是什么、由什么生成、谁批准。此后 inputs 中的内容不能改，要改另发修改通知。",
    "不要改这个文件；确属误登的，整个删去。各键的含义见 content/README.md。",
];

/// A paper as issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Which paper: `notice`, `amendment-01`, `bulletin-2022-06`.
    pub what: String,
    /// Its 发文字号.
    pub number: String,
    /// Its 成文日期.
    pub date: Date,
    /// The text in force that it is made by.
    pub edition: String,
    /// The program that made it.
    pub program: String,
    /// A hash of the faces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fonts: Option<String>,
    /// SHA-256 of each file that it was made of.
    pub inputs: BTreeMap<String, String>,
    /// The papers.
    pub outputs: BTreeMap<String, Output>,
    /// Who approved it.
    #[serde(default)]
    pub approvals: Vec<Approval>,
}

/// An issued file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Output {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Fingerprint of what it was made of.
    pub fingerprint: String,
    /// Its pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<usize>,
}

/// That somebody approved it as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Who.
    pub by: String,
    /// On which day.
    pub on: Date,
    /// The hash of what was approved.
    pub sha256: String,
}

impl Record {
    /// Whether a change of an input is an error: the content of notices and amendments, and of a bulletin its month's
    /// reports. What else a bulletin is made of goes on changing with the months; templates decide the look only.
    pub fn is_frozen(&self, path: &str) -> bool {
        match Subject::from_name(&self.what) {
            Some(Subject::Bulletin(month)) => {
                path.starts_with(&format!("seeds/submissions/{month}/"))
                    || path == format!("content/progress/{month}.yaml")
            }
            _ => path.starts_with("content/"),
        }
    }

    /// The frozen inputs.
    pub fn frozen(&self) -> impl Iterator<Item = (&String, &String)> {
        self.inputs.iter().filter(|(path, _)| self.is_frozen(path))
    }

    /// The hash of what an approval approves: number, date, frozen inputs and papers. `now` gives the hash that a file
    /// has today.
    pub fn substance(&self, now: impl Fn(&str, &str) -> String) -> String {
        let inputs: Vec<_> = self.frozen().map(|(path, was)| (path, now(path, was))).collect();
        let outputs: Vec<_> = self.outputs.iter().map(|(path, out)| (path, now(path, &out.sha256))).collect();
        sha256(format!("{}\n{}\n{}\n{inputs:?}\n{outputs:?}", self.what, self.number, self.date).as_bytes())
    }

    /// An output as the manifest lists it. The record has the inputs of all its papers; `now` knows the templates of this.
    pub(in crate::build) fn artefact(&self, output: &Output, now: &Artefact) -> Artefact {
        let Output { sha256, fingerprint, pages } = output.clone();
        let inputs =
            self.inputs.iter().filter(|(path, _)| now.inputs.contains_key(*path) || !path.starts_with("templates/"));
        Artefact {
            sha256,
            fingerprint,
            pages,
            edition: self.edition.clone(),
            program: self.program.clone(),
            fonts: self.fonts.clone(),
            inputs: inputs.map(|(path, hash)| (path.clone(), hash.clone())).collect(),
            ..Artefact::default()
        }
    }
}
