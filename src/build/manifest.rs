//! `out/manifest.json`: what was made, of what, with which hash; the archivist's list.

use super::faces::FaceUse;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where it lies.
pub const PATH: &str = "out/manifest.json";

/// Every artefact by path.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The program that made them.
    pub made_by: String,
    /// By path in the dossier.
    pub artefacts: BTreeMap<String, Artefact>,
}

/// One artefact. Nothing here tells when it was made: two builds of the same files give the same manifest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Artefact {
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Fingerprint of what it was made of.
    pub fingerprint: String,
    /// Pages, for a paged format.
    pub pages: Option<usize>,
    /// The text in force: the date of the notice as amended.
    pub edition: String,
    /// The program that made it, with the mark of the code that decides how papers look.
    #[serde(default)]
    pub program: String,
    /// A hash of the faces, for a format that holds them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fonts: Option<String>,
    /// The fonts within it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faces: Vec<FaceUse>,
    /// What was asked for on the command line besides.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub asked: BTreeMap<String, String>,
    /// SHA-256 of each file it was made of, by path.
    pub inputs: BTreeMap<String, String>,
}

impl Manifest {
    /// Reads a manifest; one that cannot be read counts as none, since `out/` is disposable and everything it lists is
    /// then compared with what is there.
    pub fn read(bytes: Option<&[u8]>) -> Manifest {
        bytes.and_then(|b| serde_json::from_slice(b).ok()).unwrap_or_default()
    }

    /// Its bytes: keys sorted, one a line, ended by a line end.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("a manifest has a JSON form");
        bytes.push(b'\n');
        bytes
    }
}
