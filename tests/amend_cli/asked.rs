//! `hongtou edition`, `hongtou diff`, `hongtou amend parse`.

use super::{ISSUED, amended, codes, day, issued, place, said, unread};
use crate::dossier::{edit, shipped, text};
use hongtou::base::world::World;
use hongtou::base::{Lang, Source};
use hongtou::build::texts::{Text, diff, edition};
use hongtou::build::{ParseMode, amend, parse};
use hongtou::model::{Amendment, yaml};
use serde_json::Value;

fn words<'t>(text: &'t Text, place: &str) -> Vec<&'t str> {
    let here = |p: &&hongtou::build::texts::Part| p.place.as_ref().is_some_and(|t| t.to_string() == place);
    text.parts.iter().filter(here).map(|p| p.text.as_str()).collect()
}

#[test]
fn every_day_has_its_text() {
    let world = amended();
    let (text, findings) = edition(&world, None).expect("memory does not refuse");
    let text = text.expect("it is in force");
    assert!(findings.is_empty(), "{:?}", said(&findings));
    assert_eq!((text.since, text.folded.len()), (Some(day("2022-07-01")), 1));
    let folded = &text.folded[0];
    assert_eq!(
        (folded.file.as_str(), folded.doc_number.as_str()),
        ("content/amendments/01.yaml", "鼓平安办〔2022〕8号")
    );
    assert_eq!((folded.date, folded.first_day), (day("2022-06-28"), day("2022-07-01")));
    assert_eq!(words(&text, "附件第15项责任单位"), ["区司法局"]);
    assert!(words(&text, "附件第22项具体内容")[0].starts_with("加强校外培训机构安全管理"));

    let before = |date| edition(&world, Some(day(date))).expect("memory does not refuse").0.expect("it was in force");
    for date in ["2022-05-09", "2022-06-30"] {
        let text = before(date);
        assert_eq!((text.since, text.folded.len()), (Some(day("2022-05-09")), 0), "{date}");
        assert_eq!(words(&text, "附件第15项责任单位"), ["区教体局"]);
    }
    assert_eq!(before("2022-07-01").folded.len(), 1);
}

/// Every part that is printed bears a place that finds it again, but for the heads of columns.
#[test]
fn the_places_are_those_that_an_amendment_uses() {
    let text = edition(&amended(), None).expect("memory does not refuse").0.expect("it is in force");
    let mut seen = std::collections::BTreeSet::new();
    for part in &text.parts {
        match &part.place {
            Some(place) => {
                assert_eq!(place.to_string().parse(), Ok(place.clone()));
                assert!(seen.insert(place.to_string()), "{place} is one place");
            }
            None => {
                assert!(["序号", "工作项目", "具体内容", "责任单位", "参与单位", "备注"].contains(&part.text.as_str()))
            }
        }
    }
    assert!(seen.len() > 150, "{}", seen.len());
}

#[test]
fn the_facts_have_the_keys_of_parse() {
    let parsed = parse(&shipped(), None, ParseMode::Dry).expect("memory does not refuse").facts;
    let issued = edition(&issued(), None).expect("memory does not refuse").0.expect("it is in force").facts;
    assert_eq!(issued, parsed, "the text as issued says what the received one does");
    let now = edition(&amended(), None).expect("memory does not refuse").0.expect("it is in force").facts;
    assert_ne!(now, parsed);
    assert_eq!(keys(&now), keys(&parsed));
}

/// Every path of keys, whatever place in a list.
fn keys(value: &Value) -> std::collections::BTreeSet<String> {
    let mut out = std::collections::BTreeSet::new();
    let mut open = vec![(String::new(), value)];
    while let Some((path, value)) = open.pop() {
        match value {
            Value::Object(map) => open.extend(map.iter().map(|(k, v)| (format!("{path}.{k}"), v))),
            Value::Array(list) => open.extend(list.iter().map(|v| (format!("{path}[]"), v))),
            _ => {}
        }
        out.insert(path);
    }
    out
}

#[test]
fn an_amendment_that_was_not_read_is_told_of() {
    let (text, findings) = edition(&unread(), None).expect("memory does not refuse");
    assert_eq!((text.expect("it is in force").folded.len(), codes(&findings)), (0, vec!["B053"]));
    assert!(findings[0].cure(Lang::Zh).contains("hongtou amend parse seeds/amendments/01.txt"));
}

#[test]
fn a_day_before_the_notice_has_no_text() {
    let (text, findings) = edition(&amended(), Some(day("2022-05-08"))).expect("memory does not refuse");
    assert!(text.is_none());
    assert_eq!(codes(&findings), ["B005"]);
}

#[test]
fn where_an_amendment_is_not_applied_the_text_is_unknown() {
    let world = amended();
    edit(&world, "content/amendments/01.yaml", "old: 区教体局\n", "old: 区民政局\n");
    let (text, findings) = edition(&world, None).expect("memory does not refuse");
    assert!(text.is_none());
    assert_eq!(codes(&findings), ["A032", "B042"], "{:?}", said(&findings));
    let (file, line, words) = place(&findings[0]);
    assert_eq!((file.as_str(), words.trim()), ("content/amendments/01.yaml", "区民政局"));
    assert!(line > 10 && findings[1].message(Lang::Zh).contains("从2022年7月1日起的现行文本不能确定"));
    assert!(edition(&world, Some(day("2022-06-30"))).expect("memory does not refuse").0.is_some());
    for (from, to) in [(None, None), (Some("issued"), Some("01")), (Some("issued"), Some("2022-07-02"))] {
        let (difference, findings) = diff(&world, from, to).expect("memory does not refuse");
        assert!(difference.is_none() && codes(&findings).contains(&"B042"), "{:?}", said(&findings));
    }
}

#[test]
fn a_repealed_notice_has_no_text_in_force() {
    let world = amended();
    let repeal = "date: 2022-09-01\nchanges:\n- {target: 全文, operation: repeal}\n";
    world.write("content/amendments/02.yaml", repeal.as_bytes()).expect("memory does not refuse");
    let (text, findings) = edition(&world, None).expect("memory does not refuse");
    assert!(text.is_none());
    assert_eq!(codes(&findings), ["B052"], "{:?}", said(&findings));
    assert!(findings[0].message(Lang::Zh).contains("2022年9月1日"));
    let (difference, _) = diff(&world, None, None).expect("memory does not refuse");
    assert_eq!(difference.expect("both are known").sentences, ["一、全文废止。"]);
}

#[test]
fn a_difference_is_said_in_official_words() {
    let world = amended();
    let says = |from, to| diff(&world, from, to).expect("memory does not refuse").0.expect("both are known");
    let d = says(None, None);
    assert_eq!((d.from, d.to, d.left), (Some(day("2022-05-09")), Some(day("2022-07-01")), vec![]));
    let all = d.sentences.join("\n");
    for part in [
        "将附件第15项责任单位中的“区教体局”调整为“区司法局”。",
        "在附件第21项后增加一项：“具体内容：加强校外培训机构安全管理",
        "删去附件第22项：“加强校园及周边安全机制建设",
        "每季度对办事处和基层单位开展一次督导检查",
    ] {
        assert!(all.contains(part), "{part}\n{all}");
    }
    for (from, to) in [("issued", "01"), ("2022-05-09", "鼓平安办〔2022〕8号"), ("印发", "content/amendments/01.yaml")]
    {
        assert_eq!(says(Some(from), Some(to)).sentences, d.sentences, "{from} {to}");
    }
    let same = says(Some("2022-06-01"), Some("issued"));
    assert!(same.sentences.is_empty() && same.left.is_empty());
    // And back again.
    let back = says(Some("01"), Some("issued"));
    assert!(back.left.is_empty(), "{:?}", back.left);
    assert!(back.sentences.join("\n").contains("将附件第15项责任单位中的“区司法局”调整为“区教体局”。"));
}

#[test]
fn a_text_that_nobody_knows_is_told_with_those_that_are() {
    let (difference, findings) = diff(&amended(), Some("07"), None).expect("memory does not refuse");
    assert!(difference.is_none());
    assert_eq!(said(&findings), ["B051 没有叫作“07”的文本；已知的有：issued、01"]);
}

/// A second amendment, with one sentence.
fn second(sentence: &str) -> String {
    format!(
        "开封市鼓楼区平安建设工作领导小组办公室\n\n鼓平安办〔2022〕12号\n\n关于修改《某通知》的通知\n\n各办事处：\n\n\
         根据工作需要，决定对《某通知》（鼓平安办〔2022〕3号）作如下修改：\n\n一、{sentence}\n\n\
         鼓楼区平安建设工作领导小组办公室\n\n2022年9月1日\n"
    )
}

#[test]
fn an_issued_amendment_is_tried_on_the_text_before_it() {
    let world = amended();
    let file = "seeds/amendments/02.txt";
    let tried = |sentence: &str| {
        world.write(file, second(sentence).as_bytes()).expect("memory does not refuse");
        let issued = amend::parse(&world, file, ParseMode::Dry).expect("memory does not refuse");
        assert!(!issued.findings.iter().any(hongtou::base::Diagnostic::is_error), "{:?}", said(&issued.findings));
        amend::try_out(&world, &issued).expect("memory does not refuse").expect("it was read")
    };
    // The first amendment gave the task to another body.
    let attempt = tried("将附件第15项责任单位由“区司法局”调整为“区妇联”。");
    assert_eq!((attempt.since, attempt.findings.len()), (Some(day("2022-07-01")), 0));
    let attempt = tried("将附件第15项责任单位由“区教体局”调整为“区妇联”。");
    assert_eq!(codes(&attempt.findings), ["A032"]);
    assert_eq!(attempt.findings[0].message(Lang::Zh), "“附件第15项责任单位”现在的文字不是“区教体局”，而是“区司法局”");
    let (name, line, words) = place(&attempt.findings[0]);
    assert_eq!((name.as_str(), line), (file, 11));
    assert!(words.contains("将附件第15项责任单位由“区教体局”"), "{words}");
    // The one that made the text in force is tried on the text that it altered.
    let first = amend::parse(&world, ISSUED, ParseMode::Dry).expect("memory does not refuse");
    let attempt = amend::try_out(&world, &first).expect("memory does not refuse").expect("it was read");
    assert_eq!((attempt.since, attempt.findings.len()), (Some(day("2022-05-09")), 0));
}

#[test]
fn an_edited_list_of_changes_is_left_alone() {
    let world = amended();
    let file = "content/amendments/01.yaml";
    edit(&world, file, "new: 区司法局", "new: 区妇联");
    let again = |mode| amend::parse(&world, ISSUED, mode).expect("memory does not refuse");
    let issued = again(ParseMode::Write);
    assert!(!issued.written && issued.kept.is_some_and(|d| d.contains("+  new: 区司法局")));
    assert!(text(&world, file).contains("new: 区妇联"));
    assert!(again(ParseMode::Force).written);
    assert!(
        text(&world, file).contains("new: 区司法局")
            && text(&world, "content/amendments/01.yaml.1.bak").contains("区妇联")
    );
}

/// The examples of `content/README.md` can be read as they stand, and show every key and operation that there is.
#[test]
fn the_file_is_documented_whole() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/content/README.md")).expect("a readme");
    let (_, section) = readme.split_once("## amendments/01.yaml").expect("a section");
    let (section, _) = section.split_once("\n## ").expect("it ends");
    let blocks: Vec<&str> = section.split("```yaml\n").skip(1).filter_map(|b| b.split("```").next()).collect();
    assert_eq!(blocks.len(), 2);
    let mut keys = std::collections::BTreeSet::new();
    let mut operations = std::collections::BTreeSet::new();
    for block in blocks {
        let source = Source::new("content/README.md", block);
        let read: Amendment = yaml::load(&source).unwrap_or_else(|d| panic!("{:?}", d.args));
        for (key, value) in serde_json::to_value(&read).expect("it is data").as_object().expect("an object") {
            keys.insert(key.clone());
            for change in value.as_array().into_iter().flatten() {
                operations.insert(change["operation"].as_str().expect("a name").to_owned());
                keys.extend(change.as_object().expect("an object").keys().cloned());
            }
        }
    }
    let known = "add_column add_unit delete delete_words insert_group insert_paragraph insert_point insert_row insert_section \
        join move remove_column remove_unit rename_unit renumber repeal replace replace_unit replace_words split";
    assert_eq!(operations.iter().map(String::as_str).collect::<Vec<_>>().join(" "), known);
    let known = "addressees after basis cells changes date doc_number everywhere example heading in_force new number old \
        operation place read_from row rows target title to why with";
    assert_eq!(keys.iter().map(String::as_str).collect::<Vec<_>>().join(" "), known);
}
