//! Any bytes as a report. The first byte chooses the kind of file, so that one corpus serves every reader: no panic, and
//! every cell accounted for once.
#![no_main]

use hongtou::model::{Roster, TaskList};
use hongtou::parse::submission::{self, Knowledge};
use libfuzzer_sys::fuzz_target;

const KINDS: [&str; 12] = ["yaml", "xlsx", "xls", "ods", "docx", "csv", "tsv", "md", "txt", "eml", "zip", "xlsm"];

fuzz_target!(|input: &[u8]| {
    let Some((kind, bytes)) = input.split_first() else { return };
    let name = format!("seeds/submissions/2022-07/a.{}", KINDS[usize::from(*kind) % KINDS.len()]);
    let (roster, tasks) = (Roster::default(), TaskList::default());
    let month = "2022-07".parse().expect("a month");
    let known = Knowledge { month, roster: &roster, tasks: &tasks, answers: &[] };
    for member in submission::unpack(&name, bytes).0 {
        if let (Some(reading), _) = submission::read(&member, &known) {
            assert!(reading.account.adds_up(), "{}", reading.file);
        }
    }
});
