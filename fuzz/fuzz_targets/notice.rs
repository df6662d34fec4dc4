//! Any bytes as a notice: no panic, and every character accounted for.
#![no_main]

use hongtou::parse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok((source, _)) = parse::decode::decode("seeds/notice.txt", bytes) {
        let reading = parse::read(&source, "");
        assert!(reading.accounting.unaccounted.is_empty());
    }
});
