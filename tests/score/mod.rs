//! How much of real notices is read right, fact by fact.
//!
//! `cargo test --test main score -- --ignored --nocapture` prints the table of the notices kept here; with the variable
//! `HONGTOU_NOTICES` set to a folder of the same arrangement, that of those.

mod compare;

pub(crate) use compare::{Fact, Verdict, compare};
use hongtou::parse;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The notices that the project keeps.
pub(crate) fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/notices")
}

/// A notice with what people read in it.
pub(crate) struct Sample {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) expected: Value,
}

/// Every notice of a folder that has its facts beside it, by name.
pub(crate) fn samples(folder: &Path) -> Vec<Sample> {
    let listed = fs::read_dir(folder.join("expected")).expect("a folder expected/ beside the notices");
    let mut paths: Vec<PathBuf> = listed.map(|e| e.expect("a file").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "json"));
    paths.sort();
    let sample = |path: PathBuf| {
        let expected: Value = serde_json::from_slice(&fs::read(&path).expect("read")).expect("facts are JSON");
        let file = expected["file"].as_str().expect("the name of the notice").rsplit('/').next().unwrap_or_default();
        let bytes = fs::read(folder.join(file)).expect("the notice itself");
        Sample { name: file.to_owned(), bytes, expected }
    };
    paths.into_iter().map(sample).collect()
}

/// The text of every notice of the project.
pub(crate) fn texts() -> Vec<String> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(kept()).expect("the notices").map(|e| e.expect("a file").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths.into_iter().map(|p| fs::read_to_string(p).expect("UTF-8")).collect()
}

/// Nothing of any of them is lost.
#[test]
fn every_character_of_every_notice_is_accounted_for() {
    let texts = texts();
    assert!(texts.len() >= 10);
    for text in texts {
        let reading = parse::read(&hongtou::base::Source::new("t", text.as_str()), "");
        let a = &reading.accounting;
        assert_eq!(a.unaccounted, []);
        assert_eq!(a.read, a.in_fields + a.in_findings + a.noise.len());
        let unread = reading.findings.iter().any(|d| ["P001", "P004", "P019"].contains(&d.code.id));
        assert_eq!(a.in_findings > 0, unread, "what reached no field is a finding");
    }
}

/// A list that lost its cells and a table of indicators are no tasks, and it is said.
#[test]
fn tables_that_say_no_tasks_give_none() {
    for name in ["004.txt", "116.txt"] {
        let bytes = fs::read(kept().join(name)).expect("the notice");
        let reading = parse::received::read(name, &bytes, "").expect("it is text");
        assert_eq!(reading.tasks.tasks().count(), 0, "{name}");
        assert!(reading.findings.iter().any(|d| d.code.id == "P009"), "{name}");
        assert!(reading.notice.date.is_some() && !reading.notice.addressees.is_empty(), "{name}");
    }
}

/// The facts that the program reads.
pub(crate) fn facts(name: &str, bytes: &[u8]) -> Value {
    let reading = parse::received::read(name, bytes, "").expect("it can be read");
    parse::facts::facts(&reading.notice, &reading.tasks)
}

/// How many facts are right, not read, and wrong.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    pub(crate) right: usize,
    pub(crate) null: usize,
    pub(crate) wrong: usize,
}

impl Sums {
    pub(crate) fn of<'f>(facts: impl IntoIterator<Item = &'f Fact>) -> Sums {
        let mut sums = Sums::default();
        for fact in facts {
            match fact.verdict {
                Verdict::Right => sums.right += 1,
                Verdict::Null => sums.null += 1,
                Verdict::Wrong => sums.wrong += 1,
            }
        }
        sums
    }

    fn all(self) -> usize {
        self.right + self.null + self.wrong
    }

    fn row(self, name: &str) -> String {
        let share = 100.0 * self.right as f64 / self.all().max(1) as f64;
        format!("{name:24} {:6} {:6} {:6} {:6}   {share:6.2} %", self.all(), self.right, self.null, self.wrong)
    }
}

#[test]
#[ignore = "prints a table for people"]
fn score() {
    let folder = std::env::var_os("HONGTOU_NOTICES").map_or_else(kept, PathBuf::from);
    let mut all = Vec::new();
    for sample in samples(&folder) {
        let facts = compare(&sample.expected, &facts(&sample.name, &sample.bytes));
        println!("== {}", sample.name);
        println!("{}", Sums::of(&facts).row(""));
        for f in facts.iter().filter(|f| f.verdict != Verdict::Right) {
            println!("  {:5} {}\n        wanted {}\n        read   {}", f.verdict.name(), f.path, f.wanted, f.read);
        }
        all.extend(facts);
    }
    println!("\n{:24} {:>6} {:>6} {:>6} {:>6}", "field", "facts", "right", "null", "wrong");
    let mut fields: BTreeMap<&str, Vec<&Fact>> = BTreeMap::new();
    all.iter().for_each(|f| fields.entry(f.field()).or_default().push(f));
    for (field, facts) in fields {
        println!("{}", Sums::of(facts).row(field));
    }
    println!("{}", Sums::of(&all).row("all"));
}

/// What is read of the notices kept here, below which the reader must not fall.
#[test]
fn the_floor_of_the_score_holds() {
    let mut all = Vec::new();
    for sample in samples(&kept()) {
        all.extend(compare(&sample.expected, &facts(&sample.name, &sample.bytes)));
    }
    let Sums { right, wrong, .. } = Sums::of(&all);
    assert!(right >= 1637 && wrong == 0, "{right} right and {wrong} wrong of {}: see `score`", all.len());
}
