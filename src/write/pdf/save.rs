//! The finished document as bytes, with an identity that follows from them.

use lopdf::{Document, Object, SaveOptions, StringFormat};
use sha2::{Digest, Sha256};

const ID_BYTES: usize = 16;

/// How many objects are pressed together; the many small ones of the structure are half of an unpressed file.
const PRESSED_TOGETHER: usize = 200;

/// Writes the document, pressing fewer objects together as long as a pressed stream happens to end with a line end,
/// which some readers take off before they compare its length with the stated one.
pub(super) fn save(mut document: Document) -> Vec<u8> {
    let mut together = PRESSED_TOGETHER;
    // All that saving changes in the document.
    let (last, trailer) = (document.max_id, document.trailer.clone());
    loop {
        let bytes = identified(&mut document, together);
        if together == 1 || !ends_with_line_end(&bytes) {
            return bytes;
        }
        (document.max_id, document.trailer) = (last, trailer.clone());
        together -= 1;
    }
}

fn ends_with_line_end(bytes: &[u8]) -> bool {
    let end = b"\nendstream";
    let ends = bytes.windows(end.len() + 1).filter(|w| w.ends_with(end));
    ends.into_iter().any(|w| matches!(w[0], b'\n' | b'\r'))
}

/// Writes the document. Its `/ID` is the hash of all its other bytes: the same paper has the same one everywhere.
fn identified(document: &mut Document, together: usize) -> Vec<u8> {
    let blank = Object::String(vec![0; ID_BYTES], StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![blank.clone(), blank]);
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true);
    let options = options.max_objects_per_stream(together).compression_level(super::object::LEVEL).build();
    let mut bytes = Vec::new();
    document.save_with_options(&mut bytes, options).expect("writing to memory does not fail");
    let hash = Sha256::digest(&bytes);
    let id: String = hash.iter().take(ID_BYTES).map(|b| format!("{b:02X}")).collect();
    let blank = "0".repeat(2 * ID_BYTES);
    for _ in 0..2 {
        let place = bytes.windows(blank.len()).rposition(|w| w == blank.as_bytes());
        let place = place.expect("the trailer has two blank identities");
        bytes[place..place + blank.len()].copy_from_slice(id.as_bytes());
    }
    bytes
}
