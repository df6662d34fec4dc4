//! Any markup as the page of a web site.
#![no_main]

use hongtou::parse::received;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(reading) = received::read("notice.html", format!("<html>{text}").as_bytes(), "") {
        assert!(reading.accounting.unaccounted.is_empty());
    }
});
