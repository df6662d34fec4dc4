//! An archive of any bytes: no panic, and every cell accounted for once.
#![no_main]

use hongtou_fuzz::report;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| report("zip", bytes));
