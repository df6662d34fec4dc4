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
    for (name, orientation) in [("portrait", Orientation::Portrait), ("landscape", Orientation::Landscape)] {
        let bytes = super::write(&sample::document(orientation), &styles()).expect("the sample can be written");
        std::fs::write(format!("{folder}/{name}.docx"), bytes).expect("target is writable");
    }
}
