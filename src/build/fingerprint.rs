//! What an artefact was made of, as one hash; equal fingerprints mean equal bytes.

use crate::base::{Error, World};
use crate::document::{BlankForm, Document};
use crate::style::font::FILES;
use crate::style::{Choices, StyleSheet};
use sha2::{Digest, Sha256};

/// A mark of the code that decides how papers look, made by `build.rs`.
pub const PROGRAM: &str = concat!("hongtou ", env!("CARGO_PKG_VERSION"), " ", env!("HONGTOU_LOOK"));

/// SHA-256 of bytes, as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// What tells one artefact from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// The fingerprint.
    pub hash: String,
    /// The faces within it.
    pub fonts: Option<String>,
}

/// The fingerprint of one artefact: composed paper, look, format and, for a paged format, the faces. Whatever led to the
/// same document (a comment in a template, say) needs no new artefact.
pub fn of(document: &Document, styles: &StyleSheet, format: &str, fonts: Option<&str>) -> Print {
    let StyleSheet { choices } = styles;
    let choices: &Choices = choices;
    let document = crate::document::dump::dump(document);
    let faces = fonts.unwrap_or_default();
    let hash = sha256(format!("{PROGRAM}\n{format}\n{faces}\n{choices:?}\n{document}").as_bytes());
    Print { hash, fonts: fonts.map(str::to_owned) }
}

/// The fingerprint of a form to be filled in.
pub fn of_form(form: &BlankForm, format: &str) -> Print {
    Print { hash: sha256(format!("{PROGRAM}\n{format}\n{form:?}").as_bytes()), fonts: None }
}

/// Enough of a font file to hold its table directory, which has a checksum of every table.
const FONT_HEAD_BYTES: usize = 1024;

/// The faces, told by the checksums that every font file keeps of its own tables, without reading 36 MB.
///
/// # Errors
/// When a file cannot be read.
pub fn fonts(world: &dyn World) -> Result<String, Error> {
    let mut all = Sha256::new();
    for file in &FILES {
        let head = world.read_head(&format!("templates/fonts/{}", file.path), FONT_HEAD_BYTES)?;
        all.update(file.path.as_bytes());
        all.update(head.unwrap_or_default());
    }
    Ok(hex(&all.finalize()))
}
