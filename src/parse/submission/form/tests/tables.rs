//! Headings, rows, merged cells, 同上, formulas.

use super::*;
use crate::model::Status;

#[test]
fn headings_may_take_several_rows() {
    let mut two = sheet(
        "表",
        &[
            "区妇联2022年7月任务进展情况表",
            "序号|工作任务|工作进展||存在问题",
            "||本月进展|累计完成率",
            "5||开展培训3场|60%|无",
        ],
    );
    two.merged = vec![((0, 0), (0, 4)), ((1, 0), (2, 0)), ((1, 1), (2, 1)), ((1, 2), (1, 3)), ((1, 4), (2, 4))];
    let outcome = read_sheets(vec![two]);
    let [entry] = outcome.entries() else { panic!("{:?}", outcome.entries()) };
    assert_eq!((entry.task, entry.rate, entry.progress.as_str()), (5, Some(60), "开展培训3场"));
    assert_eq!(entry.problems.as_deref(), Some("无"));
    assert_eq!(outcome.ids(), Vec::<&str>::new(), "{}", outcome.said());
    assert_eq!(
        (outcome.fate("表!A1"), outcome.fate("表!C2"), outcome.fate("表!D4")),
        ("-title".into(), "-heading".into(), "rate".into())
    );
    assert_eq!(outcome.reading().submission.unit, "区妇联");
    assert_eq!(outcome.reading().places[0][&Field::Rate], "表!D4");
}

#[test]
fn two_tables_with_columns_in_another_order_are_both_read() {
    let rows = ["5||甲|60%|已完成|无|乙", "状态|工作进展|序号", "滞后|丙|3"];
    let outcome = read_sheets(vec![form(&rows)]);
    let read: Vec<(u32, Option<Status>)> = outcome.entries().iter().map(|e| (e.task, e.status)).collect();
    assert_eq!(read, [(5, Some(Status::Done)), (3, Some(Status::Behind))]);
}

#[test]
fn every_sheet_with_headings_is_read_but_not_last_months() {
    let old = sheet("上次", &["区妇联2022年6月进展情况", HEADS, "5||旧进展"]);
    let new = sheet("一", &["区妇联2022年7月进展情况", HEADS, "5||新进展"]);
    let more = sheet("二", &[HEADS, "3||又一项"]);
    let cover = sheet("封面", &["填报人：张三", "内部"]);
    let outcome = read_sheets(vec![cover, old, new, more]);
    let read: Vec<(u32, &str)> = outcome.entries().iter().map(|e| (e.task, e.progress.as_str())).collect();
    assert_eq!(read, [(5, "新进展"), (3, "又一项")]);
    assert_eq!(outcome.reading().submission.month, july());
    assert_eq!(outcome.reading().submission.reporter.as_deref(), Some("张三"));
    assert_eq!(outcome.ids(), ["S018", "S056"], "{}", outcome.said());
    assert_eq!((outcome.fate("上次!C3"), outcome.fate("封面!A2")), ("-othersheet".into(), "-othersheet".into()));
}

#[test]
fn hidden_rows_columns_and_sheets_are_reported_and_not_read() {
    let mut shown = form(&["5||甲|60%", "3||隐行", "2||乙||滞后"]);
    shown.hidden_rows.insert(3);
    shown.hidden_columns.insert(4);
    let hidden = Sheet { hidden: true, ..form(&["1||隐表"]) };
    let outcome = read_sheets(vec![shown, Sheet { name: "暗".into(), ..hidden }]);
    let read: Vec<(u32, Option<Status>)> = outcome.entries().iter().map(|e| (e.task, e.status)).collect();
    assert_eq!(read, [(5, None), (2, None)]);
    assert_eq!(outcome.ids(), ["S050"; 3], "{}", outcome.said());
    for words in ["第4行：隐藏着，没有读取：行（3 | 隐行）", "E列：隐藏着，没有读取：列（状态 | 滞后）", "隐表"]
    {
        assert!(outcome.said().contains(words), "{words}\n{}", outcome.said());
    }
    assert_eq!(outcome.fate("表!C4"), "-hidden");
    assert_eq!(outcome.fate("暗!C3"), "-hidden");
}

#[test]
fn rows_are_known_by_number_then_by_text() {
    let rows = [
        "第三项||甲",
        "|指导各类学校高度重视校园安全|乙",
        "|依法严惩侵害未成年人犯罪|丙",
        "|预防溺水|丁",
        "1-3||戊",
        "1|加强心理服务机构建设（建成率达到80%）|己",
        "1|指导各类学校高度重视未成年人心里健康|庚",
        "（一）加强心理疏导",
        "小计||辛",
        "注：每月25日前报送",
        "5",
    ];
    let outcome = read_sheets(vec![form(&rows)]);
    let read: Vec<(u32, &str)> = outcome.entries().iter().map(|e| (e.task, e.progress.as_str())).collect();
    assert_eq!(read, [(3, "甲"), (2, "乙"), (1, "庚"), (5, "")]);
    assert_eq!(outcome.ids(), ["S068", "S059", "S012", "S057", "S058", "S064", "S064", "S017"], "{}", outcome.said());
    for (at, fate) in [
        ("表!A3", "task"),
        ("表!B4", "task"),
        ("表!C5", "!S059"),
        ("表!C6", "!S012"),
        ("表!A7", "!S057"),
        ("表!B8", "!S058"),
        ("表!B9", "-prefilled"),
        ("表!A10", "-title"),
        ("表!C11", "-total"),
        ("表!A12", "-note"),
        ("表!A13", "-untouched"),
    ] {
        assert_eq!(outcome.fate(at), fate, "{at}\n{}", outcome.said());
    }
    assert!(outcome.said().contains("任务（1-3）") || outcome.said().contains("（1-3）"));
}

#[test]
fn words_are_carried_from_above_and_from_other_tasks() {
    let rows =
        ["1||同上|||无", "2||甲||滞后|有困难|乙", "3||同上||〃|同第1项|见第6项", "5||同第6项|||同上", "6||丙||||丁"];
    let outcome = read_sheets(vec![form(&rows)]);
    let [_, _, third, fifth, _] = outcome.entries() else { panic!("{:?}", outcome.entries()) };
    assert_eq!((third.progress.as_str(), third.status), ("甲", Some(Status::Behind)));
    assert_eq!((third.problems.as_deref(), third.next.as_str()), (Some("无"), "丁"));
    assert_eq!(fifth.progress, "丙");
    // The cell above points elsewhere itself, so nothing is taken over from it.
    assert_eq!(fifth.problems, None);
    assert_eq!(outcome.ids(), ["S060", "S060"], "{}", outcome.said());
    assert_eq!((outcome.fate("表!C3"), outcome.fate("表!F6")), ("!S060".into(), "!S060".into()));
    assert_eq!(outcome.fate("表!C5"), "progress<表!C4");
    assert_eq!(outcome.fate("表!F5"), "problems<表!F3");
    assert_eq!(outcome.fate("表!C6"), "progress<表!C7");
}

#[test]
fn the_same_person_may_be_named_by_ditto() {
    let heads = format!("{HEADS}|填报人|电话");
    let outcome = read_sheets(vec![sheet("表", &[META, &heads, "1||甲|||||张三|0000", "2||乙|||||同上|〃"])]);
    assert_eq!(outcome.reading().submission.reporter.as_deref(), Some("张三"));
    assert_eq!((outcome.fate("表!H4"), outcome.fate("表!I4")), ("reporter<表!H3".into(), "phone<表!I3".into()));
    assert!(outcome.ids().is_empty(), "{}", outcome.said());
}

#[test]
fn merged_cells_speak_for_every_row() {
    let mut merged = form(&["1||甲|||无", "2|||", "3||乙", "||丙|70%"]);
    merged.merged = vec![((2, 2), (3, 2)), ((4, 0), (5, 0))];
    let outcome = read_sheets(vec![merged]);
    let read: Vec<(u32, &str, Option<u8>)> =
        outcome.entries().iter().map(|e| (e.task, e.progress.as_str(), e.rate)).collect();
    assert_eq!(read, [(1, "甲", None), (2, "甲", None), (3, "乙\n丙", Some(70))]);
    assert_eq!(outcome.entries()[1].problems, None);
    assert_eq!(outcome.ids(), ["S061"], "{}", outcome.said());
    assert!(outcome.said().contains("任务1、2"));
    assert_eq!(outcome.reading().places[1][&Field::Progress], "表!C3");
}

#[test]
fn words_of_a_refused_row_are_not_carried_on() {
    let heads = format!("{HEADS}|填报单位");
    let mut merged = sheet("表", &[META, &heads, "1||甲|||||团区委", "2", "3||同上"]);
    merged.merged = vec![((2, 2), (3, 2))];
    let outcome = read_sheets(vec![merged]);
    assert!(outcome.entries().iter().all(|e| e.progress.is_empty()), "{:?}", outcome.entries());
    assert_eq!(outcome.ids(), ["S022", "S060"], "{}", outcome.said());
}

#[test]
fn formulas_without_results_are_worked_out_or_returned() {
    let rows = ["1||甲|=3/5", "2||=HYPERLINK(\"http://x\")|=30+30", "3||=cmd|"];
    let mut given = form(&rows);
    given.cells.insert((4, 6), Cell::Text("=1+1".into()));
    let outcome = read_sheets(vec![given]);
    let rates: Vec<Option<u8>> = outcome.entries().iter().map(|e| e.rate).collect();
    assert_eq!(rates, [Some(60), Some(60), None]);
    assert_eq!(outcome.entries()[1].progress, "");
    assert_eq!(outcome.entries()[2].next, "=1+1");
    assert_eq!(outcome.ids(), ["S065", "S020", "S065", "S020"], "{}", outcome.said());
    assert!(outcome.said().contains("HYPERLINK(\"http://x\")"));
    assert_eq!((outcome.fate("表!D3"), outcome.fate("表!C4")), ("rate".into(), "!S020".into()));
}

#[test]
fn columns_beside_the_report_are_shown_and_not_merged() {
    let heads = format!("{HEADS}|责任单位|上月进展|备注|需协调解决的事项");
    let outcome = read_sheets(vec![sheet("表", &[META, &heads, "5||甲|||||区法院|旧|领导已阅|请调拨车辆"])]);
    assert_eq!(outcome.reading().submission.unit, "区妇联");
    assert_eq!(outcome.entries()[0].problems, None);
    assert_eq!(outcome.ids(), ["S062", "S063", "S017"], "{}", outcome.said());
    for words in ["“备注”栏：第3行“领导已阅”", "“需协调解决的事项”栏：第3行“请调拨车辆”", "“上月进展”1格（旧）"]
    {
        assert!(outcome.said().contains(words), "{words}\n{}", outcome.said());
    }
    assert_eq!((outcome.fate("表!H3"), outcome.fate("表!J3")), ("-prefilled".into(), "-note".into()));
}

#[test]
fn groups_numbered_in_chinese_are_no_tasks() {
    let outcome = read_sheets(vec![form(&["一|加强心理疏导", "1||甲", "2||乙", "二||有话"])]);
    assert_eq!(outcome.entries().iter().map(|e| e.task).collect::<Vec<_>>(), [1, 2]);
    assert_eq!((outcome.fate("表!B3"), outcome.fate("表!C6")), ("-title".into(), "!S012".into()));
}

#[test]
fn a_measure_is_no_unit() {
    let outcome = read_sheets(vec![sheet("表", &["单位：万元", META, HEADS, "5||甲"])]);
    assert_eq!(outcome.reading().submission.unit, "区妇联");
    assert_eq!(outcome.fate("表!A1"), "-note");
}
