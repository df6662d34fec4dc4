//! Any bytes as a notice in a file of any kind: no panic, and every character of its text accounted for.
#![no_main]

use hongtou::parse::received;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(reading) = received::read("notice", bytes, "") {
        assert!(reading.accounting.unaccounted.is_empty());
    }
});
