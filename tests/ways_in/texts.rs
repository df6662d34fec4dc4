//! `hongtou edition` and `hongtou diff`.

use super::Desk;
use hongtou::cli::Exit;
use serde_json::Value;
use std::collections::BTreeSet;

/// Every key with where it stands and what it holds; of a list all entries together.
fn shape(value: &Value, at: &str, out: &mut BTreeSet<String>) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "bool",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    };
    out.insert(format!("{at}: {kind}"));
    match value {
        Value::Array(list) => list.iter().for_each(|v| shape(v, &format!("{at}[]"), out)),
        Value::Object(map) => map.iter().for_each(|(key, v)| shape(v, &format!("{at}.{key}"), out)),
        _ => {}
    }
}

fn json(desk: &Desk, argv: &[&str]) -> Value {
    let (exit, said) = desk.run("zh", argv);
    assert_eq!(exit, Exit::Fine, "{said}");
    serde_json::from_str(&said).unwrap_or_else(|e| panic!("{e}: {said}"))
}

#[test]
fn a_text_in_force_has_the_keys_that_parsing_prints() {
    let desk = Desk::amended();
    let mut parsed = json(&desk, &["parse", "--json"]);
    // How sure a part is belongs to reading; a text in force is sure.
    parsed.as_object_mut().expect("an object").remove("confidence").expect("a reading says how sure it is");
    let keys = |v: &Value| v.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    for argv in [&["edition", "--json"][..], &["edition", "--as-of", "2022-06-30", "--json"]] {
        let text = json(&desk, argv);
        assert_eq!(keys(&text), keys(&parsed), "and in the same order");
        let [mut a, mut b] = [BTreeSet::new(), BTreeSet::new()];
        shape(&text, "", &mut a);
        shape(&parsed, "", &mut b);
        assert_eq!(a, b);
    }
    assert_eq!(json(&desk, &["edition", "--as-of", "2022-06-30", "--json"]), parsed, "the day before is as issued");
}

#[test]
fn a_text_in_force_holds_what_the_amendment_says() {
    let facts = Desk::amended().facts();
    let task = |no: &str| {
        let all = facts["tasks"].as_array().expect("a list");
        all.iter().find(|t| t["no"] == no).unwrap_or_else(|| panic!("{no}")).clone()
    };
    assert_eq!(facts["task_count"], 35);
    assert_eq!(task("15")["lead_units"], serde_json::json!(["区司法局"]));
    assert!(task("22")["content"].as_str().is_some_and(|t| t.starts_with("加强校外培训机构安全管理")));
    assert!(!facts.to_string().contains("区文旅局") && !facts.to_string().contains("区文广旅局"));
}

#[test]
fn people_read_the_text_with_its_places() {
    let desk = Desk::amended();
    let (exit, said) = desk.both(&["edition"]);
    assert_eq!(exit, Exit::Fine);
    desk.says(
        &said,
        &[
            "自2022年7月1日起的现行文本，已计入1次修改：\n",
            "鼓平安办〔2022〕4号，2022年6月28日，自2022年7月1日起施行，content/amendments/01.yaml",
            "[附件第15项责任单位] 区司法局\n",
            "[方案第一部分] 一、总体要求\n",
        ],
    );
    let (_, said) = desk.both(&["edition", "--as-of", "2022-06-30"]);
    desk.says(&said, &["2022年5月9日印发的文本，没有修改过\n", "[附件第15项责任单位] 区教体局\n"]);
}

#[test]
fn before_the_notice_no_text_was_in_force() {
    let desk = Desk::amended();
    let words = ["B005", "2022-05-08", "2022-05-09", "改法："];
    desk.refuses(&["edition", "--as-of", "2022-05-08"], &words);
    desk.refuses(&["edition", "--as-of", "2022-05-08", "--json"], &words);
    desk.refuses(&["diff", "--from", "2022-05-08"], &words);
    let (exit, said) = desk.both(&["edition", "--as-of", "2022-02-30"]);
    assert!(exit == Exit::World && said.contains("2022-02-30"), "{said}");
}

#[test]
fn where_an_amendment_is_refused_the_text_is_not_known_from_its_day_on() {
    let desk = Desk::amended();
    desk.edit("content/amendments/01.yaml", "  old: 区教体局\n", "  old: 区教委\n");
    let words = ["A032", "content/amendments/01.yaml:", "区教委", "区教体局", "B042", "2022年7月1日"];
    for argv in [&["edition"][..], &["edition", "--json"], &["edition", "--as-of", "2022-07-01"], &["diff"]] {
        desk.refuses(argv, &words);
    }
    let (exit, said) = desk.both(&["edition", "--as-of", "2022-06-30"]);
    assert!(exit == Exit::Fine && said.starts_with("2022年5月9日印发的文本"), "{said}");
}

#[test]
fn an_ended_notice_has_no_text() {
    let desk = Desk::amended();
    let end = "doc_number: 鼓平安办〔2022〕20号\ndate: 2022-12-30\nchanges:\n- {target: 全文, operation: repeal}\n";
    desk.write("content/amendments/02.yaml", end.as_bytes());
    desk.refuses(&["edition"], &["B052", "2022年12月30日", "content/amendments/02.yaml"]);
    let (exit, said) = desk.both(&["edition", "--as-of", "2022-12-29"]);
    assert!(exit == Exit::Fine && said.starts_with("自2022年7月1日起的现行文本"), "{said}");
    let (_, said) = desk.both(&["diff"]);
    desk.says(&said, &["从2022年7月1日的文本到2022年12月30日的文本：", "废止"]);
}

#[test]
fn an_amendment_that_was_not_read_is_said() {
    let desk = Desk::of(|path| !path.starts_with("content/amendments/"));
    let (exit, said) = desk.both(&["edition"]);
    assert_eq!(exit, Exit::Fine);
    desk.says(&said, &["B053", "seeds/amendments/01.txt", "content/amendments/01.yaml", "没有修改过"]);
    let (exit, facts) = desk.run("zh", &["edition", "--json"]);
    assert!(exit == Exit::Text && serde_json::from_str::<Value>(&facts).is_ok(), "{facts}");
    let (_, said) = desk.run("zh", &["diff", "--json"]);
    let same: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!((&same["findings"][0]["code"], &same["sentences"]), (&"B053".into(), &serde_json::json!([])), "{same}");
}

#[test]
fn a_difference_is_told_in_official_words() {
    let desk = Desk::amended();
    for argv in [&["diff"][..], &["diff", "--from", "issued", "--to", "01"], &["diff", "--to", "2022-07-01"]] {
        let (exit, said) = desk.both(argv);
        assert_eq!(exit, Exit::Fine);
        desk.says(
            &said,
            &[
                "从2022年5月9日的文本到2022年7月1日的文本：\n",
                "将附件第15项责任单位中的“区教体局”调整为“区司法局”。",
                "在附件第21项后增加一项：“具体内容：加强校外培训机构安全管理",
                "删去附件第22项：“加强校园及周边安全机制建设",
                "“每季度对办事处和基层单位开展一次督导检查",
            ],
        );
    }
    let back = json(&desk, &["diff", "--from", "鼓平安办〔2022〕4号", "--to", "印发", "--json"]);
    assert_eq!((back["from"].as_str(), back["to"].as_str()), (Some("2022-07-01"), Some("2022-05-09")));
    assert_eq!(back["unexplained"], serde_json::json!([]));
    let changes = back["changes"].as_array().expect("a list");
    assert_eq!(changes.len(), back["sentences"].as_array().expect("a list").len());
    let lead = changes.iter().find(|c| c["target"] == "附件第15项责任单位").expect("it is there");
    assert_eq!((lead["old"].as_str(), lead["new"].as_str()), (Some("区司法局"), Some("区教体局")));
    let (_, said) = desk.both(&["diff", "--from", "2022-07-01", "--to", "2022-08-01"]);
    desk.says(&said, &["两个文本没有差别"]);
}

#[test]
fn a_text_that_nobody_knows_is_refused_with_those_known() {
    let desk = Desk::amended();
    desk.refuses(&["diff", "--from", "07"], &["B051", "“07”", "issued、01", "改法："]);
}
