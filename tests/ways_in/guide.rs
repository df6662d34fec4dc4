//! What `content/README.md` says of amendments is so.

use hongtou::base::Source;
use hongtou::model::{Amendment, Target, yaml};
use std::collections::BTreeSet;

/// What it says below a heading.
fn said(heading: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/content/README.md");
    let text = std::fs::read_to_string(path).expect("the guide").replace("\r\n", "\n");
    let (_, rest) = text.split_once(&format!("\n## {heading}\n")).expect("the heading");
    rest.split("\n## ").next().expect("something").to_owned()
}

fn load(text: &str) -> Amendment {
    // Long hashes are cut short in the guide.
    let source = Source::new("content/README.md", text.replace("5f…", "'5f'"));
    yaml::load(&source).unwrap_or_else(|e| panic!("{:?}\n{text}", e.args))
}

#[test]
fn every_key_and_operation_is_shown_as_it_is_read() {
    let section = said("amendments/01.yaml");
    let blocks: Vec<&str> = section.split("```yaml\n").skip(1).filter_map(|b| b.split("```").next()).collect();
    let [file, operations] = blocks.try_into().expect("two");
    let shown = load(file);
    // Nothing that a file may say is left out: what is written of it has the same keys.
    let keys = |text: &str| -> BTreeSet<String> {
        let keys = text.lines().filter_map(|l| l.trim_start_matches(['-', ' ']).split_once(':'));
        keys.map(|(key, _)| key.to_owned()).filter(|k| !["file", "sha256"].contains(&k.as_str())).collect()
    };
    assert_eq!(keys(file), keys(&yaml::save(&shown, &[])));
    let all = load(&format!("date: 2022-06-28\nchanges:\n{operations}"));
    let names: BTreeSet<&str> =
        operations.lines().filter_map(|l| l.split("operation: ").nth(1)?.split([',', '}']).next()).collect();
    assert_eq!((all.changes.len(), names.len()), (20, 20), "{names:?}");
}

#[test]
fn every_place_that_is_shown_can_be_read() {
    let section = said("amendments/01.yaml");
    let mut count = 0;
    let prose = section.rsplit("```").next().unwrap_or_default();
    for line in prose.lines().filter_map(|l| l.strip_prefix("- ")).filter(|l| !l.starts_with("**")) {
        for place in line.split('、') {
            let target: Target = place.parse().unwrap_or_else(|e| panic!("{place}: {e}"));
            assert_eq!(target.to_string(), place);
            count += 1;
        }
    }
    assert!(count > 15, "{count}");
}
