//! Reading awkward forms, hostile files and the shipped month.

mod hostile;
mod shipped;

use super::*;
use crate::base::Lang;
use crate::model::{Entry, Status, Submission};
use crate::model::{Roster, TaskList};
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/submissions/2022-06");

fn june() -> Month {
    "2022-06".parse().expect("a month")
}

fn shipped(name: &str) -> Vec<u8> {
    std::fs::read(format!("{FOLDER}/{name}")).expect("a shipped report")
}

/// Reads, and renders every finding, which checks that each has the words its sentences need.
fn read_file(name: &str, bytes: &[u8]) -> (Option<Submission>, Vec<Diagnostic>) {
    let (roster, tasks) = (Roster::default(), TaskList::default());
    let known = Knowledge::new(june(), &roster, &tasks);
    let (members, mut findings) = unpack(name, bytes);
    let [member] = members.as_slice() else { panic!("{name} is one file") };
    let (reading, found) = read(member, &known);
    findings.extend(found);
    if let Some(reading) = &reading {
        assert!(reading.account.adds_up() && reading.account.total > 0, "{:?}", reading.account);
        assert_eq!(reading.places.len(), reading.submission.entries.len());
    }
    let submission = reading.map(|r| r.submission);
    for d in &findings {
        for lang in [Lang::Zh, Lang::En] {
            assert!(!d.message(lang).is_empty() && !d.cure(lang).is_empty());
        }
    }
    (submission, findings)
}

fn ids(findings: &[Diagnostic]) -> Vec<&str> {
    findings.iter().map(|d| d.code.id).collect()
}

fn zh(findings: &[Diagnostic]) -> String {
    findings.iter().map(|d| d.message(Lang::Zh) + "\n").collect()
}

/// A workbook of one sheet: `=…` is a formula, `~n` a number shown as a percentage, `#n` a number, else text.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet(), rows);
    book.save_to_buffer().expect("a workbook")
}

fn fill(sheet: &mut Worksheet, rows: &[&[&str]]) {
    let percent = Format::new().set_num_format("0%");
    for (r, row) in rows.iter().enumerate() {
        for (c, text) in row.iter().enumerate().filter(|(_, t)| !t.is_empty()) {
            let at = (r as u32, c as u16);
            let number = |t: &str| t.parse::<f64>().expect("a number");
            match text.split_at_checked(1) {
                Some(("~", n)) => sheet.write_number_with_format(at.0, at.1, number(n), &percent),
                Some(("#", n)) => sheet.write_number(at.0, at.1, number(n)),
                Some(("=", _)) => sheet.write_formula(at.0, at.1, *text),
                _ => sheet.write_string(at.0, at.1, *text),
            }
            .expect("a cell");
        }
    }
}

const HEADER: &[&str] = &["序号", "任务", "工作进展", "完成率", "状态", "存在问题", "下一步打算"];
const META: &[&str] = &["填报单位：区妇联　报送时间：2022年6月24日 15:02"];

fn form(rows: &[&[&str]]) -> Vec<u8> {
    workbook(&[&[META, HEADER], rows].concat())
}

#[test]
fn blank_and_wu_and_zanwu_are_kept_apart() {
    let rows: &[&[&str]] =
        &[&["1", "", "甲", "", "", "", ""], &["2", "", "乙", "", "", "无"], &["３", "", "丙", "", "", " 暂无　"]];
    let (submission, findings) = read_file("a.xlsx", &form(rows));
    let problems: Vec<Option<String>> = submission.expect("it reads").entries.into_iter().map(|e| e.problems).collect();
    assert_eq!(problems, [None, Some("无".into()), Some("暂无".into())]);
    assert!(findings.is_empty(), "{}", zh(&findings));
}

#[test]
fn what_leaves_doubt_is_reported_and_left_open() {
    let rows: &[&[&str]] = &[
        &["1", "", "甲", "1", "基本完成"],
        &["2", "", "乙", "#1", "已完成"],
        &["3", "", "丙", "~1", "已完成"],
        &["4", "", "丁", "85.7%", ""],
        &["", "", "续前行"],
        &["合计", "", "共四项"],
    ];
    let (submission, findings) = read_file("a.xlsx", &form(rows));
    let entries = submission.expect("it reads").entries;
    let rates: Vec<Option<u8>> = entries.iter().map(|e| e.rate).collect();
    assert_eq!(rates, [None, None, Some(100), None]);
    assert_eq!(entries[0].status, None);
    assert_eq!(ids(&findings), ["S015", "S013", "S015", "S014", "S012", "S064"], "{}", zh(&findings));
    let said = zh(&findings);
    for words in ["工作表“Sheet1”第3行D列", "工作表“Sheet1”第7行：没有可用的任务序号，未读取：续前行", "合计 | 共四项"]
    {
        assert!(said.contains(words), "{words} is not in\n{said}");
    }
}

#[test]
fn every_cell_without_a_place_is_named() {
    let header = &[HEADER, &["备注", "完成率"]].concat();
    let rows: &[&[&str]] = &[
        &["内部资料"],
        META,
        header,
        &["1", "", "甲", "60", "滞后", "无", "", "领导批示", "70"],
        &["2", "", "乙", "", "", "", "", "已阅", "", "格外"],
        &["填报人：张三", "", "联系电话：1"],
    ];
    let (submission, findings) = read_file("a.xlsx", &workbook(rows));
    let submission = submission.expect("it reads");
    assert_eq!((submission.reporter.as_deref(), submission.phone.as_deref()), (Some("张三"), Some("1")));
    assert_eq!(submission.entries[0].rate, Some(60));
    assert_eq!(ids(&findings), ["S062", "S016", "S016", "S016"]);
    let said = zh(&findings);
    for words in [
        "H列：没有并入台账，请过目：“备注”栏：第4行“领导批示”；第5行“已阅”",
        "I列",
        "第4行“70”",
        "第5行J列：内容没有归处：格外",
        "第1行A列：内容没有归处：内部资料",
    ] {
        assert!(said.contains(words), "{words} is not in\n{said}");
    }
}

#[test]
fn labels_and_values_may_have_cells_of_their_own() {
    let rows: &[&[&str]] = &[
        &["2022年7月工作进展"],
        &["填报单位", "区妇联", "报送时间：", "6月24日"],
        &["状态", "工作进展情况", "编号"],
        &["滞后", "甲", "12"],
        &["状态", "工作进展情况", "编号"],
        &["滞后", "乙", "28"],
    ];
    let (submission, findings) = read_file("a.xlsx", &workbook(rows));
    let submission = submission.expect("it reads");
    assert_eq!((submission.unit.as_str(), submission.received.as_deref()), ("区妇联", Some("2022-06-24")));
    assert_eq!(submission.month.to_string(), "2022-07");
    let entry = |task, progress: &str| {
        let status = Some(Status::Behind);
        Entry { task, status, progress: progress.into(), ..Entry::default() }
    };
    assert_eq!(submission.entries, [entry(12, "甲"), entry(28, "乙")]);
    assert_eq!(ids(&findings), ["S070", "S010"], "{}", zh(&findings));
}

#[test]
fn rows_of_another_unit_are_not_laid_to_this_one() {
    let header = &[HEADER, &["填报单位"]].concat();
    let row = |no: &'static str, unit: &'static str| vec![no, "", "甲", "", "", "", "", unit];
    let rows = [row("1", "区妇联"), row("2", "团区委"), row("3", "")];
    let rows: Vec<&[&str]> = [header.as_slice()].into_iter().chain(rows.iter().map(Vec::as_slice)).collect();
    let (submission, findings) = read_file("a.xlsx", &workbook(&rows));
    let submission = submission.expect("it reads");
    assert_eq!(submission.unit, "区妇联");
    assert_eq!(submission.entries.iter().map(|e| e.task).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(ids(&findings), ["S022", "S008"], "{}", zh(&findings));
}

#[test]
fn formulas_errors_and_other_sheets_are_reported() {
    let mut book = Workbook::new();
    let rows: &[&[&str]] = &[META, HEADER, &["1", "", "甲", "", "滞后"], &["2", "", "", "", "滞后"]];
    let sheet = book.add_worksheet();
    fill(sheet, rows);
    let formula = |f: &str, result: &str| rust_xlsxwriter::Formula::new(f).set_result(result);
    sheet.write_formula(2, 3, formula("=30+30", "60")).expect("a formula");
    sheet.write_formula(3, 2, formula("=A1", "777")).expect("a formula");
    sheet.write_formula(3, 5, formula("=1/0", "#DIV/0!")).expect("a formula");
    fill(book.add_worksheet(), &[&["草稿"], &["", "甲"]]);
    fill(book.add_worksheet().set_hidden(true), rows);
    let never_computed = hostile::without(&book.save_to_buffer().expect("a workbook"), "<v>777</v>");
    let (submission, findings) = read_file("a.xlsx", &never_computed);
    let submission = submission.expect("it reads");
    assert_eq!(submission.entries[0].rate, Some(60));
    assert_eq!((submission.entries[1].progress.as_str(), &submission.entries[1].problems), ("", &None));
    let mut ids = ids(&findings);
    ids.sort_unstable();
    assert_eq!(ids, ["S018", "S019", "S020", "S021", "S050"], "{}", zh(&findings));
}

#[test]
fn yaml_in_an_older_encoding_is_read() {
    let text =
        "unit: 区妇联\nmonth: 2022-06\nreceived: 2022年6月24日\nentries:\n- task: 1\n  rate: 101\n  problems: ''\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    let (submission, findings) = read_file("a.yaml", &bytes);
    let submission = submission.expect("it reads");
    assert_eq!((submission.unit.as_str(), submission.received.as_deref()), ("区妇联", Some("2022-06-24")));
    assert_eq!(submission.entries, [Entry { task: 1, ..Entry::default() }]);
    assert_eq!(ids(&findings), ["S006", "S014"]);
    assert_eq!(findings[1].place.as_ref().map(|p| p.line_column()), Some((6, 9)));
}

#[test]
fn every_value_of_yaml_has_its_place_and_its_fate() {
    let text = "unit: 区妇联\nmonth: 2022-06\nreceived: 某日\nreporter:\nentries:\n- task: 1\n- task: 5\n  rate: 101\n  progress: 甲\n";
    let (roster, tasks) = (Roster::default(), TaskList::default());
    let known = Knowledge::new(june(), &roster, &tasks);
    let (members, _) = unpack("a.yaml", text.as_bytes());
    let reading = read(&members[0], &known).0.expect("it reads");
    assert_eq!(reading.places[1][&crate::model::Field::Progress], "9:13");
    assert_eq!(reading.account.total, 7);
    assert!(reading.account.adds_up());
    let fates: Vec<String> =
        reading.account.cells.iter().map(|c| format!("{} {} {:.9?}", c.at, c.text, c.fate)).collect();
    assert!(fates[2].starts_with("3:11 某日 Returned"), "{fates:?}");
    assert!(fates[3].starts_with("6:9 1 Ignored"), "{fates:?}");
    let counts = reading.account.counts();
    assert_eq!((counts.accepted, counts.returned, counts.ignored), (4, 2, 1));
}

#[test]
fn doubtful_numbers_of_yaml_are_returned_after_the_list_was_amended() {
    let text = "unit: 区妇联\nmonth: 2022-06\nreceived: 2022-06-24\nentries:\n- task: 1\n  progress: 甲\n- task: 5\n  rate: 60\n  progress: 乙\n- task: 6\n  progress: 丙\n- task: 5\n";
    let until = "2022-06-10".parse().expect("a day");
    let former = [Former { no: 5, content: "旧事".into(), now: Some(6), edition: "2022-05-09".into(), until }];
    let (roster, tasks) = (Roster::default(), TaskList::default());
    let known = Knowledge::new(june(), &roster, &tasks).with_former(&former);
    let (members, _) = unpack("a.yaml", text.as_bytes());
    let (reading, findings) = read(&members[0], &known);
    let reading = reading.expect("it reads");
    let tasks: Vec<u32> = reading.submission.entries.iter().map(|e| e.task).collect();
    assert_eq!((tasks, reading.places.len()), (vec![1, 6, 5], 3));
    assert_eq!(reading.places[1][&Field::Progress], "11:13");
    assert_eq!(ids(&findings), ["S075"]);
    assert_eq!(findings[0].place.as_ref().map(|p| p.line_column()), Some((7, 9)));
    let message = findings[0].message(Lang::Zh);
    assert!(message.contains("第5项原指“旧事”（现第6项），现无此项") && message.ends_with("60% | 乙"), "{message}");
    assert!(reading.account.adds_up());
    let returned = reading.account.cells.iter().filter(|c| matches!(c.fate, Fate::Returned(_)));
    assert_eq!(returned.map(|c| c.at.as_str()).collect::<Vec<_>>(), ["7:9", "8:9", "9:13"]);
}

#[test]
fn codes_are_numbered_once() {
    assert!(CODES.is_sorted_by(|a, b| a.id < b.id));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is typed into a form is in the submission or in a finding.
    #[test]
    fn nothing_typed_is_lost(cells in prop::collection::vec(prop::collection::vec("[一-三a0-9%.：无]{0,4}", 9), 1..6)) {
        let rows: Vec<Vec<&str>> = cells.iter().map(|r| r.iter().map(String::as_str).collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let rows: Vec<&[&str]> = [META, HEADER].into_iter().chain(rows).collect();
        let mut book = Workbook::new();
        for (r, row) in rows.iter().enumerate() {
            if r == 0 { book.add_worksheet(); }
            let sheet = book.worksheet_from_index(0).expect("a sheet");
            for (c, text) in row.iter().enumerate().filter(|(_, t)| !t.is_empty()) {
                sheet.write_string(r as u32, c as u16, *text).expect("a cell");
            }
        }
        let (submission, findings) = read_file("a.xlsx", &book.save_to_buffer().expect("a workbook"));
        let submission = submission.expect("it has a table");
        let said = zh(&findings);
        let kept = crate::model::yaml::save(&submission, &[]);
        for row in &rows[2..] {
            for (place, text) in row.iter().enumerate().filter(|(_, t)| !t.is_empty()) {
                let digits = text.trim_start_matches('0').trim_end_matches(['%', '.', '：']);
                let numeral = crate::base::number::from_chinese(text.trim_end_matches(['.', '：'])).is_some();
                let read = [0, 3].contains(&place) && (numeral ||  (kept.contains(digits) || text.starts_with("0.") || text.contains("00") || text.contains('.')));
                prop_assert!(read || kept.contains(text) || said.contains(text), "{text:?} is in neither\n{kept}\n{said}");
            }
        }
    }
}
