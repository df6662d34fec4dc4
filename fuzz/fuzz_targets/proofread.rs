//! Any bytes proofread: no panic, places in the text, and no word mended away.
#![no_main]

use hongtou_fuzz::proofread;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| proofread(bytes));
