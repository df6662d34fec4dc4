//! Any bytes as a draft that came back with changes.
#![no_main]

use hongtou_fuzz::returned_draft;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| returned_draft(bytes));
