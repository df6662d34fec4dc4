//! A report in plain text of any bytes, as each kind of file: no panic, and every cell accounted for once.
#![no_main]

use hongtou_fuzz::report;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| ["csv", "tsv", "md", "txt"].into_iter().for_each(|kind| report(kind, bytes)));
