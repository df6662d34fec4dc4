//! Properties that hold for any input, tried on random ones.

use hongtou::base::Source;
use hongtou::model::{Notice, Roster, TaskList, yaml};
use hongtou::parse;
use proptest::prelude::*;

fn seed() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/notice.txt")).expect("the seed")
}

/// A stretch of the seed, cut anywhere and with a few characters changed.
fn damaged_seed() -> impl Strategy<Value = String> {
    let chars: Vec<char> = seed().chars().collect();
    let n = chars.len();
    let edits = proptest::collection::vec((0..n, "[ 。，\t\n*（(一1是《“]"), 0..6);
    (0..n, 0..n, edits).prop_map(move |(a, b, edits)| {
        let mut chars = chars.clone();
        for (at, with) in edits {
            chars[at] = with.chars().next().unwrap_or(' ');
        }
        chars[a.min(b)..a.max(b)].iter().collect()
    })
}

fn accounted(text: &str) -> Result<(), TestCaseError> {
    let reading = parse::read(&Source::new("t", text), "");
    let a = &reading.accounting;
    prop_assert_eq!(&a.unaccounted, &[]);
    prop_assert_eq!(a.read, text.chars().count());
    prop_assert_eq!(a.read, a.in_fields + a.in_findings + a.noise.len());
    if a.in_findings > 0 {
        prop_assert!(reading.findings.iter().any(|d| d.is_error() || d.code.id == "P006" || d.code.id == "P019"));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cuts_of_the_seed_are_accounted_for(text in damaged_seed()) {
        accounted(&text)?;
    }

    #[test]
    fn any_text_is_accounted_for(text in "[ \t\n。，：；*（）()\\[\\]一二是、附件联系人邮箱年月日0-9a-z@:关于的通知序号责任单位具体内容〔〕号]{0,200}") {
        accounted(&text)?;
    }

    #[test]
    fn any_bytes_are_decoded_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok((source, _)) = parse::decode::decode("t", &bytes) {
            accounted(source.text())?;
        }
    }

    #[test]
    fn what_is_read_survives_yaml(text in damaged_seed()) {
        let r = parse::read(&Source::new("t", text), "00");
        let load = |text: String| Source::new("t", text);
        prop_assert_eq!(&yaml::load::<Notice>(&load(yaml::save(&r.notice, &["x"]))).expect("it loads"), &r.notice);
        prop_assert_eq!(&yaml::load::<TaskList>(&load(yaml::save(&r.tasks, &[]))).expect("it loads"), &r.tasks);
        prop_assert_eq!(&yaml::load::<Roster>(&load(yaml::save(&r.roster, &[]))).expect("it loads"), &r.roster);
    }

    #[test]
    fn any_string_survives_yaml(list in proptest::collection::vec(any::<String>(), 0..4)) {
        let text = yaml::save(&list, &[]);
        prop_assert_eq!(yaml::load::<Vec<String>>(&Source::new("t", text.clone())).expect(&text), list);
    }

    #[test]
    fn any_yaml_is_read_or_refused(text in "[a-z:\\- \\[\\]{}'\"|>&*!#\n\t：]{0,120}") {
        let _ = yaml::load::<Notice>(&Source::new("t", text));
    }
}
