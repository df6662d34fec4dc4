//! Any bytes as a notice: no panic, and every character accounted for.
#![no_main]

use hongtou_fuzz::notice;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| notice(bytes));
