//! What was read, written as a paper, is read from the paper as it was.

use super::difference;
use crate::score::{kept, samples};
use hongtou::compose::{self, KINDS, Matter, Templates};
use hongtou::parse::{self, Reading};
use hongtou::style::{Choices, StyleSheet};
use hongtou::write::docx;
use serde_json::Value;

/// The templates that the project ships.
fn templates() -> Templates {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
    let mut files = Vec::new();
    for sub in ["", "partials/"] {
        for entry in std::fs::read_dir(format!("{folder}/{sub}")).expect("templates") {
            let path = entry.expect("a file").path();
            let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
            if name.ends_with(".tera") {
                files.push((format!("{sub}{name}"), std::fs::read_to_string(&path).expect("a template")));
            }
        }
    }
    Templates::new(files).expect("they are right")
}

/// The notice as a DOCX.
pub(super) fn written(reading: &Reading) -> Vec<u8> {
    let choices = Choices::default();
    let matter = Matter {
        notice: &reading.notice,
        tasks: &reading.tasks,
        roster: &reading.roster,
        figures: None,
        issue: None,
        bulletins: None,
        form: None,
        slip: None,
        amending: None,
        choices: &choices,
    };
    let kind = KINDS.iter().find(|k| k.name == "notice").expect("a kind");
    let document = compose::compose(kind, &matter, &templates()).expect("it composes");
    docx::write(&document, &StyleSheet::new(choices)).expect("it is written")
}

fn facts(reading: &Reading) -> Value {
    parse::facts::facts(&reading.notice, &reading.tasks)
}

#[test]
fn every_notice_is_read_from_its_paper_as_from_its_text() {
    let mut all: Vec<(String, Vec<u8>)> = samples(&kept()).into_iter().map(|s| (s.name, s.bytes)).collect();
    let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/notice.txt");
    all.push(("the seed".to_owned(), std::fs::read(seed).expect("the seed")));
    let mut lost = Vec::new();
    for (name, bytes) in all {
        let read = parse::received::read(&name, &bytes, "").expect("it is text");
        let paper = written(&read);
        let again = parse::received::read("公文.docx", &paper, "").expect("it is a DOCX");
        lost.extend(difference(&facts(&read), &facts(&again), "").map(|d| format!("{name}{d}")));
    }
    assert!(lost.is_empty(), "{lost:#?}");
}
