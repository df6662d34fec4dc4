//! Any bytes as a notice in a file of any kind: no panic, and every character of its text accounted for.
#![no_main]

use hongtou_fuzz::notice_of_any_kind;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| notice_of_any_kind(bytes));
