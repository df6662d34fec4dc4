//! The written package as a reader finds it.

use super::sample;
use crate::document::Orientation;
use crate::style::{Choices, StyleSheet};

fn styles() -> StyleSheet {
    StyleSheet::new(Choices::default())
}

/// Writes the samples below `target/` for the validators and for the eye.
#[test]
fn samples_are_written() {
    let folder = format!("{}/target/docx-samples", env!("CARGO_MANIFEST_DIR"));
    std::fs::create_dir_all(&folder).expect("target is writable");
    let mut notice = sample::document(Orientation::Portrait, 0);
    notice.sections.truncate(1);
    let mut full = sample::document(Orientation::Portrait, 0);
    full.sections.truncate(2);
    for (name, document) in [
        ("notice", notice),
        ("plan", full),
        ("portrait", sample::document(Orientation::Portrait, 35)),
        ("portrait-33", sample::document(Orientation::Portrait, 33)),
        ("landscape", sample::document(Orientation::Landscape, 35)),
    ] {
        let bytes = super::write(&document, &styles()).expect("the sample can be written");
        std::fs::write(format!("{folder}/{name}.docx"), bytes).expect("target is writable");
    }
}
