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

/// A stretch of any notice kept here, cut anywhere, and perhaps with its line ends taken out or with others put in.
fn damaged_notice() -> impl Strategy<Value = String> {
    let all: Vec<Vec<char>> = crate::score::texts().into_iter().map(|t| t.chars().collect()).collect();
    (0..all.len(), any::<proptest::sample::Index>(), any::<proptest::sample::Index>(), 0..4u8, 1..60usize).prop_map(
        move |(n, a, b, way, width)| {
            let chars = &all[n];
            let (a, b) = (a.index(chars.len()), b.index(chars.len()));
            let piece = &chars[a.min(b)..a.max(b)];
            match way {
                0 => piece.iter().filter(|c| **c != '\n').collect(),
                1 => piece.chunks(width).map(|c| c.iter().collect::<String>() + "\n").collect(),
                2 => piece.iter().map(|c| if *c == '\t' { '|' } else { *c }).collect(),
                _ => piece.iter().collect(),
            }
        },
    )
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
    fn cuts_of_real_notices_are_accounted_for(text in damaged_notice()) {
        accounted(&text)?;
    }

    #[test]
    fn no_bytes_of_any_kind_make_the_reader_panic(
        head in prop_oneof![Just(&b"PK\x03\x04"[..]), Just(&b"<html><table>"[..]), Just(&b"%PDF"[..]), Just(&b""[..])],
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        if let Ok(reading) = parse::received::read("t", &[head, &bytes].concat(), "") {
            prop_assert_eq!(&reading.accounting.unaccounted, &[]);
        }
    }

    #[test]
    fn any_page_is_read(html in "(<(p|div|table|tr|td|td rowspan=3|td colspan=2|/p|/div|/table|/tr|/td|br|!--|script|/script)>|[一、1.序号任务责任单位：。 &;#<>]){0,60}") {
        let reading = parse::received::read("t.html", format!("<html>{html}").as_bytes(), "").expect("it is a page");
        prop_assert_eq!(&reading.accounting.unaccounted, &[]);
    }

    #[test]
    fn any_text_is_accounted_for(text in "[ \t\n。，：；*（）()\\[\\]一二是、附件联系人邮箱年月日0-9a-z@:关于的通知序号责任单位具体内容〔〕号|\\\\负责牵头配合局委共项]{0,200}") {
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
    fn any_string_survives_yaml_however_deep(lists in proptest::collection::vec(
        proptest::collection::btree_map("[a-z]{6}", proptest::collection::vec("[\n 甲-]{0,4}", 0..3), 0..3), 0..3,
    )) {
        type Lists = Vec<std::collections::BTreeMap<String, Vec<String>>>;
        let text = yaml::save(&lists, &[]);
        prop_assert_eq!(yaml::load::<Lists>(&Source::new("t", text.clone())).expect(&text), lists);
    }

    #[test]
    fn any_yaml_is_read_or_refused(text in "[a-z:\\- \\[\\]{}'\"|>&*!#\n\t：]{0,120}") {
        let _ = yaml::load::<Notice>(&Source::new("t", text));
    }
}
