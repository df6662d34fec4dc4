//! Whose report a file is, and of which month.

use super::*;
use crate::model::progress::SenderAnswer;
use crate::model::{FormKey, Recognised};

fn who(outcome: &Outcome) -> (&str, Recognised) {
    (outcome.reading().submission.unit.as_str(), outcome.reading().recognised)
}

fn bare() -> Opened {
    Opened { sheets: vec![sheet("表", &[HEADS, "5||甲"])], ..Opened::default() }
}

fn titled(title: &str) -> Opened {
    Opened { sheets: vec![sheet("表", &[title, HEADS, "5||甲"])], ..Opened::default() }
}

fn with_key(visible: &str, month: &str) -> Opened {
    let month = month.parse().expect("a month");
    let key =
        FormKey { dossier: "甲〔2022〕4号".into(), month, unit: "区妇联".into(), edition: "2022-05-09".into() };
    let mut hidden = sheet("钥", &["勿改"]);
    hidden.cells.insert((1, 0), Cell::Text(key.to_string()));
    hidden.hidden = true;
    Opened { sheets: vec![sheet("表", &[visible, HEADS, "5||甲"]), hidden], ..Opened::default() }
}

#[test]
fn the_file_name_and_the_letter_tell_when_the_text_does_not() {
    for (path, sender, unit) in [
        ("民政局7月.xlsx", None, ("区民政局", Recognised::FileName)),
        ("区公安局.xlsx", None, ("区公安局", Recognised::FileName)),
        ("来信.eml!/区法院.xlsx", Some("区妇联"), ("区法院", Recognised::FileName)),
        ("区法院来信.eml!/附件1.xlsx", None, ("区法院", Recognised::FileName)),
        ("来信.eml!/附件1.xlsx", Some("区妇联办公室 <a@b.cn>"), ("区妇联", Recognised::Letter)),
        ("a.xlsx", None, ("", Recognised::Unknown)),
        ("民政局、教体局.xlsx", None, ("", Recognised::Unknown)),
    ] {
        let outcome = read_as(path, bare(), |m| m.sender = sender.map(str::to_owned));
        assert_eq!(who(&outcome), unit, "{path}");
        assert_eq!(outcome.ids().contains(&"S053"), path.contains('、'), "{path}");
    }
}

#[test]
fn a_title_names_the_sender_where_it_names_one() {
    assert_eq!(
        who(&read_as("区法院.xlsx", titled("区妇联2022年7月任务进展情况表"), |_| {})),
        ("区妇联", Recognised::Text)
    );
    let two = read_as("区法院.xlsx", titled("区妇联、团区委2022年7月任务进展情况表"), |_| {});
    assert_eq!(who(&two), ("", Recognised::Unknown));
    assert!(two.said().contains("区妇联、团区委"), "{}", two.said());
    let issuer = read_as("区法院.xlsx", titled("鼓楼区平安办任务清单7月进展"), |_| {});
    assert_eq!(who(&issuer), ("区法院", Recognised::FileName));
}

#[test]
fn a_label_keeps_the_name_as_written_and_may_not_contradict_the_title() {
    let sheet_of = |title: &str, label: &str| Opened {
        sheets: vec![sheet("表", &[title, label, HEADS, "5||甲"])],
        ..Opened::default()
    };
    let alias = read_as("a.xlsx", sheet_of("鼓楼公安分局7月进展", "填报单位：区公安局"), |_| {});
    assert_eq!(who(&alias), ("区公安局", Recognised::Text));
    let unknown = read_as("a.xlsx", sheet_of("7月进展", "填报单位：区文旅局"), |_| {});
    assert_eq!(who(&unknown), ("区文旅局", Recognised::Text));
    let other = read_as("a.xlsx", sheet_of("区法院7月进展", "填报单位：区妇联"), |_| {});
    assert_eq!(who(&other), ("", Recognised::Unknown));
    assert!(other.ids().contains(&"S053"));
    let named = read_as("区法院.xlsx", sheet_of("7月进展", "填报单位：区妇联"), |_| {});
    assert_eq!(who(&named), ("区妇联", Recognised::Text));
    assert!(named.ids().contains(&"S054"));
}

#[test]
fn a_key_counts_unless_the_words_name_another() {
    let plain = read_as("a.xlsx", with_key("任务进展情况表", "2022-07"), |_| {});
    assert_eq!(who(&plain), ("区妇联", Recognised::Key));
    assert!(plain.ids().is_empty(), "{}", plain.said());
    assert_eq!((plain.fate("钥!A1"), plain.fate("钥!A2")), ("-prefilled".into(), "-prefilled".into()));
    let same = read_as("区法院.xlsx", with_key("填报单位：鼓楼区妇联", "2022-07"), |_| {});
    assert_eq!(who(&same), ("区妇联", Recognised::Key));
    let other = read_as("a.xlsx", with_key("填报单位：区法院", "2022-07"), |_| {});
    assert_eq!(who(&other), ("", Recognised::Unknown));
    assert_eq!(other.ids(), ["S052"], "{}", other.said());
    let old = read_as("a.xlsx", with_key("2022年7月任务进展情况表", "2022-06"), |_| {});
    assert_eq!(old.reading().submission.month.to_string(), "2022-06");
    assert_eq!(old.ids(), ["S055"], "{}", old.said());
}

#[test]
fn a_damaged_key_proves_nothing() {
    let mut opened = with_key("任务进展情况表", "2022-07");
    let key = opened.sheets[1].cells[&(1, 0)].text().replace("区妇联", "区法院");
    opened.sheets[1].cells.insert((1, 0), Cell::Text(key));
    let outcome = read_as("a.xlsx", opened, |_| {});
    assert_eq!(who(&outcome), ("", Recognised::Unknown));
    assert_eq!(outcome.ids(), ["S051"]);
    assert_eq!((outcome.fate("钥!A2"), outcome.fate("钥!A1")), ("!S051".into(), "-prefilled".into()));
}

#[test]
fn a_persons_answer_wins() {
    let answers = [SenderAnswer {
        file: "a.xlsx".into(),
        unit: "区法院".into(),
        by: "某".into(),
        on: "2022-08-01".parse().expect("a day"),
        why: "电话核实".into(),
    }];
    let (roster, tasks) = (roster(), tasks());
    let known = Knowledge::new(july(), &roster, &tasks).with_answers(&answers);
    let path = "seeds/submissions/2022-07/a.xlsx".to_owned();
    let member = Member { path, bytes: Vec::new().into(), arrival: None, sender: None };
    let mut findings = Findings::of("a.xlsx");
    let reading = read(with_key("填报单位：团区委", "2022-07"), &member, &known, &mut findings).expect("it reads");
    assert_eq!((reading.submission.unit.as_str(), reading.recognised), ("区法院", Recognised::Answer));
}

#[test]
fn the_month_is_the_titles_then_the_names_then_the_folders() {
    for (path, title, month) in [
        ("a.xlsx", "2022年6月进展", "2022-06"),
        ("6月.xlsx", "进展情况", "2022-06"),
        ("6月.xlsx", "7月进展情况", "2022-07"),
        ("7月25日.xlsx", "进展情况", "2022-07"),
        ("a.xlsx", "进展情况", "2022-07"),
    ] {
        let outcome = read_as(path, titled(title), |_| {});
        assert_eq!(outcome.reading().submission.month.to_string(), month, "{path} {title}");
    }
}
