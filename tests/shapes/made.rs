//! Notices made for this test, each with what a person reads in it; see `made/README.md`.

use crate::score::{Verdict, compare, facts, samples};
use std::path::Path;

/// Those of which a fact is still left open, with how many.
const OPEN: [(&str, usize); 1] = [("pages.txt", 17)];

#[test]
fn every_fact_of_the_notices_made_for_this_is_read() {
    let all = samples(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shapes/made"));
    assert_eq!(all.len(), 11);
    for sample in all {
        let found = compare(&sample.expected, &facts(&sample.name, &sample.bytes));
        let other = |verdict| found.iter().filter(move |f| f.verdict == verdict).collect::<Vec<_>>();
        assert!(other(Verdict::Wrong).is_empty(), "{}: {:#?}", sample.name, other(Verdict::Wrong));
        let open = OPEN.iter().find(|(name, _)| *name == sample.name).map_or(0, |(_, n)| *n);
        let null = other(Verdict::Null);
        assert_eq!(null.len(), open, "{}: {null:#?}", sample.name);
    }
}

/// Nothing of them is lost, and what is left out is said.
#[test]
fn every_character_of_them_is_accounted_for() {
    for sample in samples(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shapes/made")) {
        let reading = hongtou::parse::received::read(&sample.name, &sample.bytes, "").expect("it can be read");
        assert_eq!(reading.accounting.unaccounted, [], "{}", sample.name);
    }
}

#[test]
fn a_list_that_goes_on_is_joined_and_one_that_begins_again_is_not() {
    let text = |no: u32| {
        format!(
            "关于印发清单的通知\n各单位：\n请落实。\n附件1\n甲清单\n序号\t工作任务\t责任单位\n1\t子。\t市甲局\n2\t丑。\t市乙局\n附件2\n乙清单\n序号\t工作任务\t责任单位\n{no}\t寅。\t市丙局\n"
        )
    };
    let read = |no| hongtou::parse::received::read("t", text(no).as_bytes(), "").expect("it is text");
    let codes = |r: &hongtou::parse::Reading| r.findings.iter().map(|d| d.code.id).collect::<Vec<_>>();
    let (on, again) = (read(3), read(1));
    assert_eq!(on.tasks.tasks().map(|(_, t)| t.no).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(codes(&on).contains(&"P024") && !codes(&on).contains(&"P019"));
    assert_eq!(again.tasks.tasks().count(), 2);
    assert!(codes(&again).contains(&"P019") && !codes(&again).contains(&"P024"));
}

#[test]
fn the_last_of_two_organs_may_share_a_line_with_the_title() {
    let text =
        "中共乙区委办公室\n乙区人民政府办公室关于印发甲方案的通知\n乙委办〔2024〕12号\n各街道：\n现印发给你们。\n";
    let notice = hongtou::parse::received::read("t", text.as_bytes(), "").expect("it is text").notice;
    assert_eq!(notice.issuer.as_deref(), Some("中共乙区委办公室"));
    assert_eq!(notice.co_issuers, ["乙区人民政府办公室"]);
    assert_eq!(notice.title.as_deref(), Some("关于印发甲方案的通知"));
}
