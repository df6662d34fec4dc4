//! Each operation on the shipped notice as a row of the table; what is expected was read from the notice.

use crate::amend::tests::{amendment, applied, shipped};
use crate::amend::{amending, apply};
use crate::model::{Amending, Comparison, Run};

fn papers(changes: &str) -> Amending {
    amending(&shipped(), &applied(changes).edition, &amendment(changes), &[])
}

/// A side with the words that it alone has in brackets.
fn side(runs: &[Run]) -> String {
    runs.iter().map(|r| if r.changed { format!("[{}]", r.text) } else { r.text.clone() }).collect()
}

fn row(c: &Comparison) -> [String; 4] {
    [c.place.clone(), side(&c.old), side(&c.new), c.why.clone()]
}

/// The only row of a change.
#[track_caller]
fn is_one(change: &str, wanted: [&str; 4]) {
    let stated = papers(&format!("- {change}\n"));
    let rows: Vec<_> = stated.comparison.iter().map(row).collect();
    assert_eq!(rows, [wanted.map(str::to_owned)], "{change}");
}

fn content(no: u32) -> String {
    shipped().tasks.task(no).expect("there is such a task").content.clone()
}

#[test]
fn words_of_the_text() {
    let title = "《开封市鼓楼区关爱成长守护安全防范化解未成年人突出安全风险隐患专项治理行动方案》的通知";
    is_one(
        "{target: 标题, operation: replace_words, old: 关于印发, new: 关于转发}",
        ["标题", &format!("关于[印]发{title}"), &format!("关于[转]发{title}"), "修改"],
    );
    is_one(
        "{target: 主送机关, operation: replace, old: 各办事处，区平安建设工作领导小组有关成员单位, new: 各办事处}",
        ["主送机关", "各办事处[，区平安建设工作领导小组有关成员单位]", "各办事处", "修改"],
    );
    is_one(
        "{target: 方案第一部分标题, operation: replace, old: 总体要求, new: 总要求}",
        ["方案第一部分标题", "一、总[体]要求", "一、总要求", "修改"],
    );
    let after = "方案，落实重点保护措施，防止发生自杀和其他极端事件。";
    let before = "二是落实心理干预措施。……对心理问题严重的未成年人学生，学校和家庭要";
    is_one(
        "{target: 方案第三部分第（一）项第二点, operation: replace_words, old: 逐人制定具体方案, new: 一人一策制定方案, why: 更准确。}",
        [
            "方案第三部分第（一）项第二点",
            &format!("{before}[逐人]制定[具体]{after}"),
            &format!("{before}[一人一策]制定{after}"),
            "修改：更准确",
        ],
    );
    is_one(
        "{target: 联系人第1项电话, operation: replace, old: '25556355', new: '25556356'}",
        ["方案联系人第1项", "区平安办　李思邈　[25556355]", "区平安办　李思邈　[25556356]", "修改"],
    );
}

#[test]
fn parts_of_the_text_come_go_and_move() {
    is_one(
        "{target: 正文第一段, operation: insert_paragraph, new: 增加的一段。, why: 便于执行。}",
        ["修改后正文第二段", "", "[增加的一段。]", "增加：便于执行"],
    );
    is_one(
        "{target: 方案第三部分第（一）项第一点, operation: insert_point, new: 增加的一点。内容。}",
        ["修改后方案第三部分第（一）项第二点", "", "[二是增加的一点。内容。]", "增加"],
    );
    is_one(
        "{target: 方案第二部分, operation: insert_section, heading: 新的部分, new: 新的内容。}",
        ["修改后方案第三部分", "", "[三、新的部分\n新的内容。]", "增加"],
    );
    is_one(
        "{target: 方案第二部分第（一）项, operation: move, to: 方案第二部分第（三）项}",
        [
            "方案第二部分第（一）项（修改后第（三）项）",
            "（[一]）迅速压降涉未成年人事故案件总量。……",
            "（[三]）迅速压降涉未成年人事故案件总量。……",
            "移动",
        ],
    );
    let gone = "（一）迅速压降涉未成年人事故案件总量。坚持生命至上、安全第一，深入查找原因，主动发现薄弱环节，迅速研究采取针对性措施，标本兼治，最大限度减少涉未成年人安全的各类案件事故发生，有效遏制当前相关问题多发高发势头。";
    is_one(
        "{target: 方案第二部分第（一）项, operation: delete, old: 迅速压降涉未成年人事故案件总量}",
        ["方案第二部分第（一）项", &format!("[{gone}]"), "", "删去"],
    );
}

#[test]
fn rows_come_go_and_move() {
    is_one(
        "{target: 附件第12项, operation: insert_row, row: {content: 新的任务。, lead: 区水利局}}",
        ["修改后附件第13项", "", "[具体内容：新的任务。]\n[责任单位：区水利局]", "增加"],
    );
    let row = format!(
        "[具体内容：{}]\n[责任单位：区教体局、鼓楼公安分局]\n[参与单位：其他政法单位、团区委、区妇联等，各办事处]",
        content(12)
    );
    is_one(
        &format!("{{target: 附件第12项, operation: delete, old: '{}', why: 已完成}}", content(12)),
        ["附件第12项", &row, "", "删去：已完成"],
    );
    let nine = "具体内容：密切关注残疾未成年人受性侵害问题，切实维护残疾儿……";
    is_one(
        "{target: 附件第9项, operation: move, to: 附件第（一）类, place: first}",
        ["附件第9项（修改后第1项）", nine, nine, "移至修改后附件第（一）类"],
    );
    let eight = "具体内容：协调推进建立“一站式”办理未成年人性侵害案件工作……";
    is_one(
        "{target: 附件第8项, operation: renumber, number: 6}",
        ["附件第8项（修改后第6项）", eight, eight, "改变序号"],
    );
}

#[test]
fn cells_differ_by_names() {
    let four = "具体内容：加强对未成年人心理问题的研究，对接团市委加强……";
    is_one(
        "{target: 附件第4项参与单位, operation: remove_unit, old: 区卫健委, why: 职责调整}",
        [
            "附件第4项",
            &format!("{four}\n参与单位：[区卫健委、]区教体局，各学校，各办事处"),
            &format!("{four}\n参与单位：区教体局，各学校，各办事处"),
            "删去“区卫健委”：职责调整",
        ],
    );
    let three = "具体内容：指导加强学校和社会心理服务机构建设，整合专业教师……";
    is_one(
        "{target: 附件第3项备注, operation: replace, old: '', new: 新备注}",
        ["附件第3项", three, &format!("{three}\n[备注：新备注]"), "修改"],
    );
    is_one(
        "{target: 附件第3项责任单位, operation: replace_unit, old: 区卫健委, new: 区疾控中心}
- {target: 附件第3项参与单位, operation: add_unit, new: 区民政局}",
        [
            "附件第3项",
            &format!("{three}\n责任单位：区教体局、[区卫健委]\n参与单位：各学校，各办事处"),
            &format!("{three}\n责任单位：区教体局、[区疾控中心]\n参与单位：各学校，各办事处[、区民政局]"),
            "调整、增加“区民政局”",
        ],
    );
}

#[test]
fn rows_split_and_join() {
    let five = content(5);
    let change = |rest: &str| format!("- {{target: 附件第5项, old: '{five}', {rest}}}\n");
    let said = |changes: &str| -> Vec<(String, String)> {
        papers(changes).comparison.into_iter().map(|c| (c.place, c.why)).collect()
    };
    let pairs = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    };
    let split = change("operation: split, rows: [{content: 甲, lead: 乙}, {content: 丙, lead: 丁}]");
    let wanted = [("附件第5项", "拆分"), ("修改后附件第6项", "由附件第5项拆分")];
    assert_eq!(said(&split), pairs(&wanted));
    let join = change("operation: join, with: [附件第6项], row: {content: 甲, lead: 乙}");
    let wanted = [("附件第5项", "合并"), ("附件第6项", "并入修改后附件第5项")];
    assert_eq!(said(&join), pairs(&wanted));
}

#[test]
fn groups_and_columns_are_items_of_their_own() {
    let group = "{target: 附件第（四）类, operation: insert_group, heading: 新类, rows: [{content: 乙, lead: 丁}]}";
    let rows: Vec<_> = papers(&format!("- {group}\n")).comparison.iter().map(row).collect();
    let wanted = [
        ["修改后附件第（五）类", "", "[（五）新类]", "增加一类"],
        ["修改后附件第23项", "", "[具体内容：乙]\n[责任单位：丁]", "增加"],
    ];
    assert_eq!(rows, wanted.map(|r| r.map(str::to_owned)));
    let column = "{target: 附件备注, operation: add_column, place: before, new: 进度, cells: {12: 甲}}";
    is_one(column, ["修改后附件“进度”栏", "", "[“进度”栏\n第12项：甲]", "增加一栏"]);
    let with = applied(&format!("- {column}\n")).edition;
    let less = amendment("- {target: 附件“进度”栏, operation: remove_column, old: 进度}\n");
    let after = apply(&with, &less).expect("it goes").edition;
    let rows: Vec<_> = amending(&with, &after, &less, &[]).comparison.iter().map(row).collect();
    assert_eq!(rows, [["附件“进度”栏", "[“进度”栏\n第12项：甲]", "", "删去一栏"].map(str::to_owned)]);
}

#[test]
fn a_group_without_rows_goes_without_being_named() {
    let before = shipped();
    let group = &before.tasks.groups[0];
    let all: String = group
        .tasks
        .iter()
        .map(|t| format!("- {{target: 附件第{}项, operation: delete, old: '{}'}}\n", t.no, t.content))
        .collect();
    let rows = papers(&all).comparison;
    assert_eq!(rows.len(), group.tasks.len() + 1);
    assert_eq!((rows[0].place.as_str(), rows[0].why.as_str()), ("附件第（一）类", "所属各项均已删去或者移出"));
}

#[test]
fn what_only_follows_is_said_to_follow() {
    let first = "- {target: 正文第一段, operation: insert_paragraph, new: 按照附件第12项要求办理。}\n";
    let before = applied(first).edition;
    let second =
        amendment(&format!("- {{target: 附件第5项, operation: delete, old: '{}', why: 已完成}}\n", content(5)));
    let after = apply(&before, &second).expect("it is applied").edition;
    let earlier = ("鼓平安办〔2022〕7号".to_owned(), None);
    let stated = amending(&before, &after, &second, std::slice::from_ref(&earlier));
    let rows: Vec<_> = stated.comparison.iter().map(row).collect();
    let wanted = ["正文第二段", "按照附件第[12]项要求办理。", "按照附件第[11]项要求办理。", "所引序号相应调整"];
    assert_eq!(rows[0], wanted.map(str::to_owned));
    assert_eq!((rows.len(), rows[1][0].as_str(), rows[1][3].as_str()), (2, "附件第5项", "删去：已完成"));
    assert_eq!(stated.history, [earlier, ("鼓平安办〔2022〕8号".to_owned(), Some(second.date))]);
}

#[test]
fn a_notice_that_ends_is_one_item() {
    let stated = papers("- {target: 全文, operation: repeal}\n");
    assert!(
        stated.repeals
            && stated.title.starts_with("关于废止《关于印发〈")
            && stated.title.ends_with("〉的通知》的通知")
    );
    assert_eq!(stated.comparison.len(), 1);
    assert_eq!((stated.comparison[0].place.as_str(), stated.comparison[0].why.as_str()), ("全文", "废止"));
}

#[test]
fn numbers_follow_where_rows_that_stay_are_counted_again() {
    let follows = |changes: &str| {
        let stated = papers(changes);
        (stated.renumbers, stated.renumbers_text)
    };
    let last = shipped().tasks.tasks().count();
    let row = "operation: insert_row, row: {content: 甲。, lead: 乙}";
    assert_eq!(follows(&format!("- {{target: 附件第{last}项, {row}}}\n")), (false, false), "nothing stands behind it");
    assert_eq!(follows(&format!("- {{target: 附件第1项, {row}}}\n")), (true, false));
    assert_eq!(follows("- {target: 方案第一部分, operation: insert_section, heading: 甲}\n"), (false, true));
    assert_eq!(follows("- {target: 附件第15项责任单位, operation: replace, old: 区教体局, new: 乙}\n"), (false, false));
}

#[test]
fn a_list_without_changes_states_none() {
    let before = shipped();
    let mut none = amendment("- {target: 全文, operation: repeal}\n");
    none.changes.clear();
    let after = apply(&before, &none).expect("nothing is refused").edition;
    let stated = amending(&before, &after, &none, &[]);
    assert_eq!(
        (stated.sentences.len(), stated.comparison.len(), stated.repeals, stated.renumbers),
        (0, 0, false, false)
    );
}
