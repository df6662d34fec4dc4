//! `hongtou amend from-edit`, before any amendment in the text as issued, and by a draft.

use super::Desk;
use hongtou::cli::Exit;
use serde_json::Value;

const NOTICE: &str = "content/notice.yaml";
const TASKS: &str = "content/tasks.yaml";
const DRAFT: [&str; 2] = ["content/draft/notice.yaml", "content/draft/tasks.yaml"];
const SENTENCE: [&str; 2] = ["最大限度减少涉未成年人", "尽最大努力减少涉未成年人"];
const CELL: [&str; 2] = ["text: 各学校，各办事处", "text: 各学校"];

fn drawn(desk: &Desk, argv: &[&str]) -> String {
    let (exit, said) = desk.run("zh", &[&["amend", "from-edit"], argv].concat());
    assert_eq!(exit, Exit::Fine, "{said}");
    said
}

/// The changes of a file of ours, without what it was read from.
fn changes(desk: &Desk, path: &str) -> Value {
    serde_yaml::from_str::<Value>(&desk.read(path)).expect("YAML")["changes"].clone()
}

fn cell(facts: &Value, no: &str, key: &str) -> Value {
    let all = facts["tasks"].as_array().expect("a list");
    all.iter().find(|t| t["no"] == no).expect("a task")[key].clone()
}

#[test]
fn the_text_as_issued_edited_where_it_lies() {
    let desk = Desk::issued();
    let issued = [NOTICE, TASKS].map(|path| desk.read(path));
    desk.edit(NOTICE, SENTENCE[0], SENTENCE[1]);
    desk.edit(TASKS, CELL[0], CELL[1]);
    let said = drawn(&desk, &["--date", "2022-06-08", "--number", "鼓平安办〔2022〕6号", "--in-force", "2022-06-10"]);
    desk.says(
        &said,
        &[
            "对2022年5月9日的文本有2处修改：",
            "一、将方案第二部分第（一）项第一段中的“最大限度”修改为“尽最大努力”。",
            "二、删去附件第1项参与单位中的“各办事处”。",
            "人工改动的原件留作 content/notice.yaml.1.bak",
            "已写入 content/amendments/01.yaml",
        ],
    );
    let wanted = serde_json::json!([
        {"target": "方案第二部分第（一）项第一段", "operation": "replace_words", "old": "最大限度", "new": "尽最大努力"},
        {"target": "附件第1项参与单位", "operation": "remove_unit", "old": "各办事处"},
    ]);
    assert_eq!(changes(&desk, "content/amendments/01.yaml"), wanted);
    // The text as issued is as issued again, and the edits stay beside it.
    assert_eq!([NOTICE, TASKS].map(|path| desk.read(path)), issued);
    assert!(desk.read("content/notice.yaml.1.bak").contains(SENTENCE[1]));
    let facts = desk.facts();
    assert_eq!(cell(&facts, "1", "participant_units"), serde_json::json!(["各学校"]));
    desk.says(&desk.both(&["edition"]).1, &["自2022年6月10日起", SENTENCE[1], "鼓平安办〔2022〕6号"]);
    desk.says(&desk.both(&["edition", "--as-of", "2022-06-09"]).1, &[SENTENCE[0]]);
}

#[test]
fn a_draft_of_the_text_in_force() {
    let desk = Desk::amended();
    desk.says(&drawn(&desk, &["--start"]), &["已写入 content/draft/notice.yaml", "from-edit --date"]);
    desk.says(&drawn(&desk, &[]), &["与现行文本没有差别"]);
    desk.edit(DRAFT[0], SENTENCE[0], SENTENCE[1]);
    desk.edit(DRAFT[1], CELL[0], CELL[1]);
    // A row that goes and one that comes: all after it counts anew.
    let tasks = desk.read(DRAFT[1]);
    let (from, to) = (tasks.find("  - no: 35\n").expect("a row"), tasks.find("# sha256").expect("the end"));
    let row = "  - no: 35\n    content: 每月开展一次回访。\n    lead: {text: 区妇联, units: []}\n    participants: {text: 团区委, units: []}\n";
    desk.write(DRAFT[1], format!("{}{row}{}", &tasks[..from], &tasks[to..]).as_bytes());
    desk.refuses(&["amend", "from-edit"], &["B063", "--date", "4处修改", "没有写入任何文件"]);
    assert!(!desk.has("content/amendments/02.yaml"));
    let said = drawn(&desk, &["--date", "2022-09-01", "--number", "鼓平安办〔2022〕12号"]);
    desk.says(&said, &["对2022年7月1日的文本有4处修改：", "每月开展一次回访", "已写入 content/amendments/02.yaml"]);
    let facts = desk.facts();
    assert_eq!(cell(&facts, "1", "participant_units"), serde_json::json!(["各学校"]));
    assert_eq!(cell(&facts, "35", "content"), "每月开展一次回访。");
    assert_eq!(cell(&facts, "35", "lead_units"), serde_json::json!(["区妇联"]));
    desk.says(&desk.both(&["edition"]).1, &[SENTENCE[1], "已计入2次修改"]);
    // What it says is in force; a new draft may begin, and the old one is kept.
    desk.says(&drawn(&desk, &["--date", "2022-09-02"]), &["与现行文本没有差别"]);
    desk.says(&drawn(&desk, &["--start"]), &["人工改动的原件留作 content/draft/tasks.yaml.1.bak"]);
}

#[test]
fn edits_that_were_not_used_are_not_overwritten() {
    let desk = Desk::amended();
    drawn(&desk, &["--start"]);
    desk.edit(DRAFT[1], CELL[0], CELL[1]);
    let edited = desk.read(DRAFT[1]);
    desk.refuses(&["amend", "from-edit", "--start"], &["B054", DRAFT[1], "改法："]);
    assert_eq!(desk.read(DRAFT[1]), edited);
}

#[test]
fn a_draft_of_an_older_text_is_refused() {
    let desk = Desk::amended();
    drawn(&desk, &["--start"]);
    desk.edit(DRAFT[1], CELL[0], CELL[1]);
    let other =
        "date: 2022-08-01\nchanges:\n- {target: 附件第9项责任单位, operation: replace, old: 区残联, new: 区民政局}\n";
    desk.write("content/amendments/02.yaml", other.as_bytes());
    desk.refuses(&["amend", "from-edit", "--date", "2022-09-01"], &["B055", DRAFT[1], "from-edit --start"]);
    assert!(!desk.has("content/amendments/03.yaml"));
}

#[test]
fn after_an_amendment_the_text_as_issued_is_no_draft() {
    let desk = Desk::amended();
    desk.edit(NOTICE, SENTENCE[0], SENTENCE[1]);
    desk.refuses(
        &["amend", "from-edit", "--date", "2022-09-01"],
        &["B056", NOTICE, "content/amendments/01.yaml", "--start"],
    );
    assert!(desk.read(NOTICE).contains(SENTENCE[1]), "the edit is left alone");
}

#[test]
fn what_no_amendment_alters_is_refused_with_its_words() {
    let desk = Desk::issued();
    desk.edit(NOTICE, "doc_number: 鼓平安办〔2022〕3号", "doc_number: 鼓平安办〔2022〕4号");
    let order = ["amend", "from-edit", "--date", "2022-06-08"];
    desk.refuses(&order, &["B058", NOTICE, "doc_number", "鼓平安办〔2022〕3号", "鼓平安办〔2022〕4号", "改法："]);
    assert!(!desk.has("content/amendments/01.yaml"));
}

#[test]
fn a_day_before_the_text_is_refused() {
    let desk = Desk::issued();
    desk.edit(TASKS, CELL[0], CELL[1]);
    desk.refuses(&["amend", "from-edit", "--date", "2022-05-08"], &["B059", "2022年5月8日", "2022年5月9日"]);
    let desk = Desk::amended();
    drawn(&desk, &["--start"]);
    desk.edit(DRAFT[1], CELL[0], CELL[1]);
    desk.refuses(&["amend", "from-edit", "--date", "2022-06-30"], &["B059", "2022年6月30日", "2022年7月1日"]);
    let early = ["amend", "from-edit", "--date", "2022-09-01", "--in-force", "2022-08-15"];
    desk.refuses(&early, &["B065", "2022年8月15日", "2022年9月1日", "改法："]);
    // Of one day, the number decides.
    let day = ["amend", "from-edit", "--date", "2022-07-01", "--number"];
    desk.refuses(&[&day[..], &["鼓平安办〔2022〕3号"]].concat(), &["B059"]);
    drawn(&desk, &["--date", "2022-07-01", "--number", "鼓平安办〔2022〕9号"]);
    desk.says(&desk.both(&["edition"]).1, &["已计入2次修改"]);
}

#[test]
fn a_broken_draft_is_told_at_its_line() {
    let desk = Desk::amended();
    drawn(&desk, &["--start"]);
    desk.edit(DRAFT[1], "columns: [", "colums: [");
    desk.refuses(&["amend", "from-edit", "--date", "2022-09-01"], &["content/draft/tasks.yaml:", "colums"]);
}

#[test]
fn bodies_that_contradict_their_words_are_refused() {
    let desk = Desk::amended();
    drawn(&desk, &["--start"]);
    desk.edit(DRAFT[1], "units: [各学校, 各办事处]", "units: [各学校]");
    desk.refuses(&["amend", "from-edit", "--date", "2022-09-01"], &["content/draft/tasks.yaml:", "各学校，各办事处"]);
}

#[test]
fn nothing_edited_nothing_written() {
    for desk in [Desk::issued(), Desk::amended()] {
        let (exit, said) = desk.both(&["amend", "from-edit", "--date", "2022-09-01"]);
        assert!(exit == Exit::Fine && said.contains("与现行文本没有差别"), "{said}");
    }
}
