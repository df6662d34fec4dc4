//! Each operation on the shipped notice; what is expected was read from the notice.

use super::{applied, shipped, words};
use crate::model::Task;
use crate::model::edition::Edition;

fn task(edition: &Edition, no: u32) -> &Task {
    edition.tasks.task(no).expect("there is such a task")
}

fn point(edition: &Edition, part: usize, item: usize, point: usize) -> String {
    let plan = edition.notice.plan.as_ref().expect("a plan");
    let p = &plan.sections[part].sections[item].paragraphs[0].points[point];
    format!("{}{}", p.heading, p.text)
}

#[test]
fn words_of_a_point_give_way() {
    let after = applied("- {target: 方案第三部分第（一）项第二点, operation: replace_words, old: 逐人制定具体方案, new: 一人一策制定方案}\n").edition;
    let text = point(&after, 2, 0, 1);
    assert!(text.starts_with("二是落实心理干预措施。") && text.contains("学校和家庭要一人一策制定方案，"), "{text}");
    assert_eq!(point(&after, 2, 0, 0), point(&shipped(), 2, 0, 0));
    assert_eq!(after.tasks, shipped().tasks);
}

#[test]
fn a_sentence_of_the_plan_gives_way() {
    let after = applied(
        "- {target: 方案结尾第一段, operation: replace_words, old: 每月26日前向区平安办、区教体局报告一次, new: 每月25日前向区平安办报告一次}\n",
    );
    let closing = &after.edition.notice.plan.as_ref().expect("a plan").closing[0];
    assert!(
        closing.text.contains("对照任务清单每月25日前向区平安办报告一次本办事处部门工作开展情况"),
        "{}",
        closing.text
    );
    assert_eq!(closing.at, None, "what an amendment wrote stands nowhere in the received text");
}

#[test]
fn a_body_in_a_cell_changes_and_the_rest_stays_as_printed() {
    let after = applied(
        "- {target: 附件第3项责任单位, operation: replace_unit, old: 区卫健委, new: 区疾控中心}
- {target: 附件第4项参与单位, operation: remove_unit, old: 区卫健委}
- {target: 附件第9项责任单位, operation: add_unit, new: 区民政局}
- {target: 附件第12项责任单位, operation: add_unit, new: 区司法局, after: 区教体局}
",
    )
    .edition;
    assert_eq!(task(&after, 3).lead.text, "区教体局、区疾控中心");
    assert_eq!(task(&after, 3).lead.units, ["区教体局", "区疾控中心"]);
    assert_eq!(task(&after, 4).participants.text, "区教体局，各学校，各办事处");
    assert_eq!(task(&after, 9).lead.text, "区残联、区民政局");
    let twelve = &task(&after, 12).lead;
    let at = twelve.units.iter().position(|u| u == "区教体局").expect("it leads");
    assert_eq!(twelve.units[at + 1], "区司法局");
}

#[test]
fn a_row_comes_and_a_row_goes_and_numbers_follow() {
    let before = shipped();
    let group = before.tasks.groups.iter().position(|g| g.number == "（四）").expect("a fourth group");
    let last = before.tasks.groups[group].tasks.last().expect("it has tasks").clone();
    let next = last.no + 1;
    let gone = before.tasks.task(next + 1).expect("there is one more").content.clone();
    let after = applied(&format!(
        "- {{target: 附件第（四）类, operation: insert_row, place: last, row: {{content: 开展暑期防溺水专项巡查。, lead: 区水利局, participants: 各办事处}}}}
- {{target: 附件第{}项, operation: delete, old: '{gone}'}}
",
        next + 1
    ))
    .edition;
    assert_eq!(after.tasks.tasks().count(), 35);
    assert_eq!(task(&after, next).content, "开展暑期防溺水专项巡查。");
    assert_eq!(task(&after, next + 1).content, before.tasks.task(next).expect("it").content);
    assert_eq!(task(&after, next + 2).content, before.tasks.task(next + 2).expect("it").content);
    assert_eq!(after.task_id(next + 1), Some(format!("t{next}").as_str()), "a task keeps its name");
    assert_eq!(after.task_id(next), Some("n1.1"));
}

#[test]
fn a_row_moves_to_another_group() {
    let before = shipped();
    let after = applied("- {target: 附件第9项, operation: move, to: 附件第（一）类, place: first}\n").edition;
    assert_eq!(task(&after, 1).content, task(&before, 9).content);
    assert_eq!(task(&after, 2).content, task(&before, 1).content);
    assert_eq!(task(&after, 9).content, task(&before, 8).content);
    assert_eq!(after.tasks.groups[0].tasks.len(), before.tasks.groups[0].tasks.len() + 1);
}

#[test]
fn a_row_takes_a_number_in_its_group() {
    let before = shipped();
    let after = applied("- {target: 附件第1项, operation: renumber, number: 3}\n").edition;
    let order: Vec<&str> = (1..=4).map(|n| after.task_id(n).expect("a task")).collect();
    assert_eq!(order, ["t2", "t3", "t1", "t4"]);
    assert_eq!(task(&after, 3).content, task(&before, 1).content);
}

#[test]
fn rows_part_and_join() {
    let before = shipped();
    let (one, two) = (task(&before, 1).content.clone(), task(&before, 2).content.clone());
    let after = applied(&format!(
        "- {{target: 附件第1项, operation: split, old: '{one}', rows: [{{content: 筛查。, lead: 区教体局}}, {{content: 测评。, lead: 区卫健委}}]}}
- {{target: 附件第2项, operation: join, old: '{two}', with: [附件第3项], row: {{content: 干预和服务。, lead: 区教体局}}}}
"
    ))
    .edition;
    let contents: Vec<&str> = after.tasks.groups[0].tasks.iter().map(|t| t.content.as_str()).collect();
    assert_eq!(contents, ["筛查。", "测评。", "干预和服务。", task(&before, 4).content.as_str()]);
    assert_eq!((after.task_id(1), after.task_id(3), after.task_id(4)), (Some("t1"), Some("t2"), Some("t4")));
}

#[test]
fn a_body_is_renamed_wherever_it_stands() {
    let before = shipped();
    let times = words(&before.root).iter().map(|w| w.matches("区文旅局").count()).sum::<usize>();
    let after = applied("- {target: 全文, operation: rename_unit, old: 区文旅局, new: 区文化广电和旅游局}\n").edition;
    let all = words(&after.root);
    assert!(times >= 2, "{times}");
    assert_eq!(all.iter().map(|w| w.matches("区文化广电和旅游局").count()).sum::<usize>(), times);
    assert!(!all.iter().any(|w| w.contains("区文旅局")));
    assert_eq!(after.renamed, [("区文旅局".to_owned(), "区文化广电和旅游局".to_owned())]);
}

#[test]
fn groups_and_columns_come() {
    let after = applied(
        "- {target: 附件第（六）类, operation: insert_group, heading: 加强暑期安全管理, rows: [{content: 开展暑期排查。, lead: 区教体局}]}
- {target: 附件备注, operation: add_column, place: before, new: 完成标准, cells: {1: 全员测评}}
",
    )
    .edition;
    let last = after.tasks.groups.last().expect("a group");
    assert_eq!((last.number.as_str(), last.name.as_str(), last.tasks[0].no), ("（七）", "加强暑期安全管理", 36));
    assert_eq!(after.tasks.columns, ["序号", "工作项目", "具体内容", "责任单位", "参与单位", "完成标准", "备注"]);
    assert_eq!(task(&after, 1).extra["完成标准"], "全员测评");
    assert_eq!(task(&after, 2).extra["完成标准"], "");
}

#[test]
fn sections_paragraphs_and_points_come_and_go() {
    let after = applied(
        "- {target: 方案第四部分第（一）项, operation: insert_section, heading: 加强经费保障, new: 区财政局要统筹安排经费。}
- {target: 方案第三部分第（一）项第一点, operation: insert_point, new: 建立健全档案。对重点人员建档。}
- {target: 正文第一段, operation: insert_paragraph, new: 特此通知。}
",
    )
    .edition;
    let plan = after.notice.plan.as_ref().expect("a plan");
    let numbers: Vec<&str> = plan.sections[3].sections.iter().map(|s| s.number.as_str()).collect();
    assert_eq!(numbers, ["（一）", "（二）", "（三）", "（四）", "（五）"]);
    let new = &plan.sections[3].sections[1];
    assert_eq!((new.heading.as_str(), new.run_in), ("加强经费保障", true));
    assert_eq!(new.paragraphs[0].text, "区财政局要统筹安排经费。");
    assert_eq!(point(&after, 2, 0, 1), "二是建立健全档案。对重点人员建档。");
    assert!(point(&after, 2, 0, 2).starts_with("三是落实心理干预措施。"));
    assert_eq!(after.notice.body[1].text, "特此通知。");
}

#[test]
fn what_refers_to_numbers_follows_and_the_rest_is_asked_about() {
    let mut first = shipped();
    let mut notice = first.notice.clone();
    notice.body[0].text.push_str("请对照附件第12、20项和上述35项任务落实，附件第2项由区教体局解释。");
    first = Edition::first(&notice, &first.tasks);
    let gone = task(&first, 2).content.clone();
    let changes = format!("- {{target: 附件第2项, operation: delete, old: '{gone}'}}\n");
    let after = super::super::apply(&first, &super::amendment(&changes)).expect("it applies");
    let text = &after.edition.notice.body[0].text;
    assert!(text.ends_with("请对照附件第11、19项和上述34项任务落实，附件第2项由区教体局解释。"), "{text}");
    let found: Vec<&str> = after.notes.iter().map(|n| n.code.name).collect();
    assert_eq!(found.iter().filter(|n| **n == "reference-mended").count(), 3, "{found:?}");
    assert_eq!(found.iter().filter(|n| **n == "reference-gone").count(), 1, "{found:?}");
}
