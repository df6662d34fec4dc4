use super::*;
use crate::base::Source;
use std::collections::BTreeSet;

fn grounds(text: &str) -> Vec<Ground> {
    of(&crate::parse::read(&Source::new("t", text), ""))
}

fn ground(text: &str, field: &str) -> Ground {
    grounds(text).into_iter().find(|g| g.field == field).expect("it is judged")
}

fn level(text: &str, field: &str) -> Confidence {
    ground(text, field).judged.confidence
}

/// The paths of the parts that are in doubt.
fn parts(text: &str, field: &str) -> Vec<String> {
    ground(text, field).parts.into_iter().map(|(path, _)| path).collect()
}

const WHOLE: &str = "某市人民政府文件\n某政发〔2024〕3号\n关于加强甲工作的通知\n各县人民政府，市直各部门：\n请落实，每月5日前报市甲局。\n附件：任务清单\n某市人民政府\n2024年3月8日\n（此件公开发布）\n附件\n任务清单\n序号\t工作任务\t责任单位\n1\t子。\t市甲局\n2\t丑。\t市乙局\n";

#[test]
fn every_key_of_the_facts_has_a_ground_and_no_other() {
    for text in ["", WHOLE] {
        let reading = crate::parse::read(&Source::new("t", text), "");
        let facts = crate::parse::facts::facts(&reading.notice, &reading.tasks);
        let keys: BTreeSet<&str> = facts.as_object().expect("an object").keys().map(String::as_str).collect();
        let grounds = of(&reading);
        let judged: BTreeSet<&str> = grounds.iter().map(|g| g.field).collect();
        assert_eq!(keys, judged);
        assert_eq!(grounds.len(), judged.len(), "each once");
        // What is null was not found, or is known to be absent; what is there was found.
        for g in &grounds {
            let value = &facts[g.field];
            let is_there = value.as_array().map_or(!value.is_null(), |a| !a.is_empty());
            assert!(!(is_there && g.judged.confidence == Confidence::Open), "{} is there and open", g.field);
            assert!(!g.judged.zh.is_empty() && !g.judged.en.is_empty(), "{}", g.field);
        }
    }
}

#[test]
fn what_is_plain_is_sure() {
    let likely: Vec<&str> =
        grounds(WHOLE).into_iter().filter(|g| g.judged.confidence == Confidence::Likely).map(|g| g.field).collect();
    assert_eq!(likely, [""; 0]);
    let text = "某市人民政府关于加强甲工作的通知\n各县人民政府，市直各部门：\n请落实。\n某市人民政府\n2024年3月8日\n";
    for field in ["issuer", "title", "addressees", "signers", "date", "co_issuers"] {
        assert_eq!(level(text, field), Confidence::Sure, "{field}");
    }
    for field in ["doc_number", "tasks", "task_count", "row_count", "contacts", "publicity", "supersedes"] {
        assert_eq!(level(text, field), Confidence::Open, "{field}");
    }
}

#[test]
fn a_reason_says_where_and_what() {
    assert_eq!(ground(WHOLE, "issuer").judged.zh, "第1行，版头单独写明机关名称");
    assert_eq!(ground(WHOLE, "doc_number").judged.zh, "第2行，机关代字、年份、序号俱全，年份与成文日期一致");
    assert_eq!(ground(WHOLE, "reporting_rule").judged.zh, "写明每月5日前报给市甲局");
    assert_eq!(ground(WHOLE, "attachments").judged.zh, "第6行，以“附件：”写明1件");
    assert_eq!(ground(WHOLE, "row_count").judged.en, "2 rows were read, and none was left");
}

#[test]
fn what_does_not_agree_is_not_sure() {
    let other = |from: &str, to: &str| WHOLE.replace(from, to);
    for (field, text) in [
        ("doc_number", other("〔2024〕", "〔2023〕")),
        ("issuer", "某市人民政府关于加强甲工作的通知\n各县：\n请落实。\n".to_owned()),
        ("signers", other("某市人民政府\n2024", "张三\n2024")),
        ("date", other("某市人民政府\n2024", "2024")),
        ("attachments", other("附件：任务清单", "附件：指标清单")),
        ("addressees", other("，市直各部门", "、市直各部门")),
        ("co_issuers", other("某市人民政府\n2024", "某市人民政府\n某市甲局\n2024")),
        ("reporting_rule", other("报市甲局", "报送进展")),
        ("row_count", other("2\t丑。\t市乙局", "2\t丑。")),
        ("tasks", other("2\t丑。\t市乙局", "2\t丑。")),
        ("task_count", other("2\t丑。", "4\t丑。")),
    ] {
        assert_eq!(level(&text, field), Confidence::Likely, "{field}");
        assert_eq!(level(WHOLE, field), Confidence::Sure, "{field}");
    }
    let two = "本通知施行后，《甲办法》（某政发〔2016〕1号）、《乙办法》（某政发〔2017〕2号）同时废止。";
    let one = "本通知施行后，《甲办法》（某政发〔2016〕1号）同时废止。";
    assert_eq!(level(&other("请落实，", two), "supersedes"), Confidence::Likely);
    assert_eq!(level(&other("请落实，", one), "supersedes"), Confidence::Sure);
    let person = ground(&other("请落实，", "联系人：张三，电话：1234567。"), "contacts");
    assert_eq!(person.judged.confidence, Confidence::Likely);
    assert_eq!(person.parts[0].0, "contacts[0].unit");
}

#[test]
fn doubts_are_named_task_by_task() {
    let list = "关于甲的通知\n各单位：\n请落实。\n1.甲。（市甲局负责）\n{}乙要加强，抓好落实。（责任单位：市乙局）\n3.丙。（市丙局负责）\n";
    assert_eq!(level(&list.replace("{}", "2."), "tasks"), Confidence::Sure);
    assert_eq!(parts(&list.replace("{}", "2."), "tasks"), [""; 0]);
    assert_eq!(level(&list.replace("{}", ""), "tasks"), Confidence::Likely);
    assert_eq!(parts(&list.replace("{}", ""), "tasks"), ["tasks[1].no"]);
    let bare = list.replace("{}", "2.").replace("市丙局负责", "市丙局、市丁局");
    assert_eq!(parts(&bare, "tasks"), ["tasks[2].lead_units"]);
    assert_eq!(parts(&WHOLE.replace("2\t丑。\t市乙局", "4\t丑。\t/"), "tasks"), ["tasks[1].no", "tasks[1].lead_units"]);
}

#[test]
fn a_heading_that_runs_into_its_text_is_named() {
    let text = "关于甲的通知\n各单位：\n请落实。\n一、要求\n（一）加强领导。各单位要重视，抓好。\n（二）加强宣传。要广泛宣传，及时。\n";
    assert_eq!(parts(text, "sections"), ["sections[1]", "sections[2]"]);
    assert_eq!(ground(text, "sections").judged.zh, "3个层次标题中有2个与正文同段");
}

#[test]
fn lost_line_ends_lower_what_depends_on_them() {
    let text = "某市甲局关于做好乙工作的通知 各县甲局： 请做好下列工作。 一、重点任务 （一）甲。集中治理。责任单位：丙局 某市甲局 2023年8月28日";
    assert_eq!(level(text, "title"), Confidence::Likely);
    assert_eq!(level(text, "tasks"), Confidence::Likely);
    assert_eq!(level(text, "date"), Confidence::Sure);
}

#[test]
fn cells_that_no_sign_parts_are_not_sure() {
    let list = "序号 具体内容 责任单位\n1\n开展拉网式排查，逐项销号。\n市甲局\n2\n张贴公告。 市乙局\n";
    let text = format!("关于甲的通知\n各单位：\n请落实。\n附件\n任务清单\n{list}");
    assert_eq!(level(&text, "tasks"), Confidence::Likely);
    assert_eq!(ground(&text, "tasks").judged.zh, "2项的各格没有分隔，按书写次序和断行认出");
}
