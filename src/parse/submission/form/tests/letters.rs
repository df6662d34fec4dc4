//! Reports without a table.

use super::*;
use crate::model::{Group, Recognised, Status, Task, UnitCell};

#[test]
fn paragraphs_that_name_tasks_are_read() {
    let outcome = read_lines(
        "a.docx",
        &[
            "区妇联2022年7月任务进展情况（示例）",
            "区平安办：",
            "现将我单位7月工作进展情况报告如下：",
            "任务5：开展培训３场。",
            "培训120人。",
            "状态：正常推进；完成率：60%",
            "存在问题：暂无",
            "任务三：",
            "工作进展：同第5项",
            "存在问题：无。下一步打算：再办1场。",
            "特此报告。",
            "区妇联",
            "2022年7月25日",
            "（联系人：张三，联系电话：0000）",
        ],
    );
    let reading = outcome.reading();
    assert_eq!((reading.submission.unit.as_str(), reading.recognised), ("区妇联", Recognised::Text));
    assert!(reading.submission.example);
    assert_eq!(
        (reading.submission.reporter.as_deref(), reading.submission.phone.as_deref()),
        (Some("张三"), Some("0000"))
    );
    let [five, three] = outcome.entries() else { panic!("{:?}", outcome.entries()) };
    assert_eq!((five.task, five.progress.as_str()), (5, "开展培训３场。\n培训120人。"));
    assert_eq!((five.status, five.rate, five.problems.as_deref()), (Some(Status::OnTrack), Some(60), Some("暂无")));
    assert_eq!((three.task, three.progress.as_str()), (3, "开展培训３场。"));
    assert_eq!((three.problems.as_deref(), three.next.as_str()), (Some("无。"), "再办1场。"));
    assert_eq!(reading.submission.received, None);
    assert_eq!(outcome.ids(), Vec::<&str>::new(), "{}", outcome.said());
    for (at, fate) in [
        ("1", "-title"),
        ("3", "-note"),
        ("5", "progress"),
        ("6", "status"),
        ("8", "task"),
        ("9", "progress<4"),
        ("12", "unit"),
        ("13", "-forreader"),
        ("14", "reporter"),
    ] {
        assert_eq!(outcome.fate(at), fate, "{at}");
    }
}

#[test]
fn a_summary_that_names_no_task_is_returned() {
    let lines = ["区妇联7月工作总结", "一是开展培训3场。", "二是排查隐患12处。"];
    let outcome = read_lines("区妇联.docx", &lines);
    assert!(outcome.entries().is_empty());
    assert_eq!(outcome.ids(), ["S066"; 2], "{}", outcome.said());
    assert!(outcome.said().contains("一是开展培训3场。"));
    assert_eq!(outcome.fate("2"), "!S066");
    let nobody = read_lines("a.docx", &lines[1..]);
    assert!(nobody.reading.is_none());
    assert_eq!(nobody.ids(), ["S066", "S066", "S011"]);
}

#[test]
fn numbered_paragraphs_are_tasks_only_where_the_sender_owes_them() {
    let owed = |no: u32| Task {
        no,
        content: format!("第{no}件要办好的事情"),
        lead: UnitCell { units: vec!["区妇联".into()], ..UnitCell::default() },
        ..Task::default()
    };
    let tasks = TaskList {
        groups: vec![Group { tasks: vec![owed(1), owed(2), owed(5), owed(9)], ..Group::default() }],
        ..TaskList::default()
    };
    let read = |lines: &[&str]| read_with("区妇联.docx", text(lines), &roster(), &tasks, |_| {});
    let clear = read(&["5、开展培训。", "9、排查隐患。"]);
    assert_eq!(clear.entries().iter().map(|e| e.task).collect::<Vec<_>>(), [5, 9]);
    let unsure = read(&["1、开展培训。", "2、排查隐患。"]);
    assert!(unsure.entries().is_empty());
    assert_eq!(unsure.ids(), ["S067", "S067"], "{}", unsure.said());
}

#[test]
fn a_covering_letter_holds_nothing_back() {
    let covering = ["各位领导：", "您好！", "附件是我单位7月任务进展情况表，请查收。", "区妇联", "张三", "电话：0000"];
    let outcome = read_lines("来信.eml!/正文.txt", &covering);
    assert!(outcome.reading().submission.unit.is_empty() && outcome.entries().is_empty());
    assert_eq!(outcome.ids(), Vec::<&str>::new(), "{}", outcome.said());
    assert_eq!(outcome.fate("5"), "-note");
    let more = read_as(
        "来信.eml!/正文.txt",
        text(&["附件请查收。", "另，任务推进中存在经费问题。"]),
        |m| {
            m.sender = Some("区妇联".into());
        },
    );
    assert_eq!((more.reading().submission.unit.as_str(), more.reading().recognised), ("区妇联", Recognised::Letter));
    assert_eq!(more.ids(), ["S066"], "{}", more.said());
}

#[test]
fn a_number_against_its_words_is_returned() {
    let outcome = read_lines("区妇联.txt", &["任务5：加强心理服务机构建设（建成率达到80%）。", "已办。", "任务1：甲"]);
    assert_eq!(outcome.entries().iter().map(|e| e.task).collect::<Vec<_>>(), [1]);
    assert_eq!(outcome.ids(), ["S058", "S066"], "{}", outcome.said());
}
