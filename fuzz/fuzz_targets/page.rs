//! Any markup as the page of a web site.
#![no_main]

use hongtou_fuzz::page;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| page(text));
