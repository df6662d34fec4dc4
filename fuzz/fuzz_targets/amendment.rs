//! Any bytes as an amending notice.
#![no_main]

use hongtou_fuzz::amending;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| amending(bytes));
