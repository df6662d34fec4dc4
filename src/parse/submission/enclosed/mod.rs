//! What letters and archives enclose.

use super::Member;
use crate::base::Diagnostic;
use std::borrow::Cow;

/// The containers that are opened here, by extension.
pub(super) static EXTENSIONS: [&str; 2] = ["zip", "eml"];

/// The files in a file: itself, or what a letter or an archive encloses.
pub fn unpack<'a>(path: &str, bytes: &'a [u8]) -> (Vec<Member<'a>>, Vec<Diagnostic>) {
    let (path, bytes) = (path.to_owned(), Cow::Borrowed(bytes));
    (vec![Member { path, bytes, arrival: None, sender: None }], Vec::new())
}
