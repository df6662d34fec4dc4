//! What an artefact was made of, as one hash; equal fingerprints mean equal bytes.

use crate::base::spelled;
use crate::document::{BlankForm, Document};
use crate::style::{Choices, StyleSheet};
use sha2::{Digest, Sha256};
use std::hash::Hash;

/// A mark of the code that decides how papers look, made by `build.rs`.
pub const PROGRAM: &str = concat!("hongtou ", env!("CARGO_PKG_VERSION"), " ", env!("HONGTOU_LOOK"));

/// SHA-256 of bytes, as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// SHA-256 of a value by all that it holds, for as long as the program runs.
pub fn of_value(value: &impl Hash) -> String {
    sha256(&spelled(value))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// What tells one artefact from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// The fingerprint.
    pub hash: String,
    /// The faces within it; a form to be filled in has none.
    pub fonts: Option<String>,
}

/// A hash of a composed paper.
pub fn of_document(document: &Document) -> String {
    sha256(crate::document::dump::dump(document).as_bytes())
}

/// A hash of the look of papers.
pub fn of_styles(styles: &StyleSheet) -> String {
    let StyleSheet { choices, seals } = styles;
    let choices: &Choices = choices;
    let seals: Vec<String> = seals.iter().map(|s| sha256(&s.picture.png)).collect();
    sha256(format!("{choices:?}{seals:?}").as_bytes())
}

/// The fingerprint of one artefact: the hashes of the composed paper and of its look, format and the faces, which decide where lines
/// end. Whatever led to the same document (a comment in a template, say) needs no new artefact.
pub fn of(document: &str, styles: &str, format: &str, faces: &str) -> Print {
    let hash = sha256(format!("{PROGRAM}\n{format}\n{faces}\n{styles}\n{document}").as_bytes());
    Print { hash, fonts: Some(faces.to_owned()) }
}

/// The fingerprint of a form to be filled in.
pub fn of_form(form: &BlankForm, format: &str) -> Print {
    Print { hash: sha256(format!("{PROGRAM}\n{format}\n{form:?}").as_bytes()), fonts: None }
}
