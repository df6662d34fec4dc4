//! Reading the shipped month and awkward forms.

use super::*;
use crate::base::Lang;
use crate::model::{Entry, Status};
use proptest::prelude::*;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatBorder, Workbook, Worksheet};
use serde_json::Value;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/submissions/2022-06");

fn june() -> Month {
    "2022-06".parse().expect("a month")
}

fn shipped(name: &str) -> Vec<u8> {
    std::fs::read(format!("{FOLDER}/{name}")).expect("a shipped report")
}

fn described() -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/submissions_xlsx.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("the description")).expect("JSON")
}

/// Reads, and renders every finding, which checks that each has the words its sentences need.
fn read_file(name: &str, bytes: &[u8]) -> (Option<Submission>, Vec<Diagnostic>) {
    let (submission, findings) = read(name, bytes, june());
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
fn the_shipped_sheets_say_what_was_written_into_them() {
    for file in described() {
        let name = file["file"].as_str().expect("a name");
        let (submission, findings) = read_file(name, &shipped(name));
        let submission = submission.unwrap_or_else(|| panic!("{name}: {}", zh(&findings)));
        assert_eq!(ids(&findings), ["S017"], "{name}: {}", zh(&findings));
        assert!(submission.example);
        assert_eq!(submission.unit, file["unit"]);
        assert_eq!(submission.received.as_deref(), file["received"].as_str());
        assert_eq!(submission.month, june());
        assert_eq!(submission.reporter.as_deref(), Some("示例填报人"));
        assert_eq!(submission.phone.as_deref(), Some("00000000"));
        let columns: Vec<&str> =
            file["columns"].as_array().expect("columns").iter().filter_map(Value::as_str).collect();
        let rows = file["rows"].as_array().expect("rows");
        assert_eq!(submission.entries.len(), rows.len(), "{name}");
        for (entry, row) in submission.entries.iter().zip(rows) {
            let cell = |names: &[&str]| {
                let place = columns.iter().position(|c| names.contains(c))?;
                Some(row[place].as_str().map_or_else(|| row[place].to_string(), str::to_owned))
                    .filter(|t| !t.is_empty())
            };
            assert_eq!(Some(entry.task.to_string()), cell(&["序号", "任务序号"]));
            let progress = ["工作进展", "目前进展", "工作进展情况", "落实情况", "进展情况"];
            assert_eq!(Some(entry.progress.clone()), cell(&progress));
            assert_eq!(entry.problems, cell(&["存在问题", "当前问题和困难", "问题"]));
            assert_eq!(Some(entry.next.clone()), cell(&["下一步打算", "下一步工作打算", "下一步工作"]));
            assert_eq!(entry.status.map(|s| s.as_str().to_owned()), cell(&["状态", "完成情况"]));
            let rate = cell(&["完成率"]).map(|r| match r.strip_prefix("0.") {
                Some(tenths) => format!("{tenths}0"),
                None => r.trim_end_matches('%').to_owned(),
            });
            assert_eq!(entry.rate.map(|r| r.to_string()), rate, "{name} {}", entry.task);
        }
    }
}

#[test]
fn the_shipped_yaml_reports_read_without_a_finding() {
    let mut count = 0;
    for file in std::fs::read_dir(FOLDER).expect("the folder") {
        let name = file.expect("a file").file_name().into_string().expect("a name");
        if name.ends_with(".yaml") {
            let (submission, findings) = read_file(&name, &shipped(&name));
            assert!(findings.is_empty(), "{}", zh(&findings));
            assert!(submission.is_some_and(|s| s.example && s.received_on().is_some() && !s.entries.is_empty()));
            count += 1;
        }
    }
    assert_eq!(count, 14);
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
    assert_eq!(ids(&findings), ["S015", "S013", "S015", "S014", "S012", "S012"], "{}", zh(&findings));
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
    assert_eq!(ids(&findings), ["S016"; 4]);
    let said = zh(&findings);
    for words in [
        "H列：内容没有归处：“备注”栏：第4行“领导批示”；第5行“已阅”",
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
    assert_eq!((submission.unit.as_str(), submission.received), ("区妇联", None));
    assert_eq!(submission.month.to_string(), "2022-07");
    let entry = |task, progress: &str| {
        let status = Some(Status::Behind);
        Entry { task, status, progress: progress.into(), ..Entry::default() }
    };
    assert_eq!(submission.entries, [entry(12, "甲"), entry(28, "乙")]);
    assert_eq!(ids(&findings), ["S009", "S010"], "{}", zh(&findings));
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
    let never_computed = without(&book.save_to_buffer().expect("a workbook"), "<v>777</v>");
    let (submission, findings) = read_file("a.xlsx", &never_computed);
    let submission = submission.expect("it reads");
    assert_eq!(submission.entries[0].rate, Some(60));
    assert_eq!((submission.entries[1].progress.as_str(), &submission.entries[1].problems), ("", &None));
    let mut ids = ids(&findings);
    ids.sort_unstable();
    assert_eq!(ids, ["S018", "S018", "S019", "S020", "S021"], "{}", zh(&findings));
}

/// The same workbook, without some words of its XML.
fn without(workbook: &[u8], words: &str) -> Vec<u8> {
    replaced(workbook, words, "")
}

fn replaced(workbook: &[u8], words: &str, by: &str) -> Vec<u8> {
    rezipped(workbook, |_, part| String::from_utf8(part).expect("XML").replace(words, by).into_bytes())
}

/// The same workbook with its parts changed, and whole as an archive.
fn rezipped(workbook: &[u8], change: impl Fn(usize, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut from = zip::ZipArchive::new(Cursor::new(workbook)).expect("a zip");
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..from.len() {
        let mut part = from.by_index(i).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        to.start_file(part.name(), zip::write::SimpleFileOptions::default()).expect("a part");
        to.write_all(&change(i, bytes)).expect("its bytes");
    }
    to.finish().expect("a zip").into_inner()
}

#[test]
fn files_that_cannot_be_read_give_one_clear_finding() {
    let real = shipped("区文旅局.xlsx");
    let ole = |text: &str| {
        let mark: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &mark].concat()
    };
    let empty = Workbook::new().save_to_buffer().expect("a workbook");
    for (name, bytes, id) in [
        ("a.docx", real.clone(), "S001"),
        ("无扩展名", real.clone(), "S001"),
        ("a.xlsx", Vec::new(), "S002"),
        ("a.xlsx", real[..real.len() / 2].to_vec(), "S002"),
        ("a.xlsx", ole("EncryptedPackage"), "S003"),
        ("a.xlsx", ole("Workbook"), "S004"),
        ("a.xlsx", b"unit: \xe5\x8c\xba".to_vec(), "S004"),
        ("a.yaml", real.clone(), "S004"),
        ("a.yaml", b"\xff\xfe\xff\xff".to_vec(), "S002"),
        ("a.yaml", "unit：区妇联\nmonth: 2022-06\n".into(), "Y001"),
        ("a.XLSX", empty, "S011"),
        ("a.xlsx", bomb(), "S005"),
        ("a.xlsx", replaced(&real, "uniqueCount=\"", "uniqueCount=\"99999999999999"), "S005"),
        ("a.xlsx", replaced(&real, "r=\"A3\"", "r=\"ZZZZZZZZZZZZZZZZ3\""), "S002"),
    ] {
        let (submission, findings) = read_file(name, &bytes);
        assert!(submission.is_none());
        assert_eq!(ids(&findings), [id], "{name}: {}", zh(&findings));
    }
}

/// A few kilobytes that unpack to 64 MB.
fn bomb() -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    zip.write_all(&vec![b' '; 64 << 20]).expect("blanks");
    zip.finish().expect("a zip").into_inner()
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
fn codes_are_numbered_once() {
    for (i, code) in CODES.iter().enumerate() {
        assert_eq!(code.id, format!("S{:03}", i + 1));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000), yaml in any::<bool>()) {
        let (submission, findings) = read_file(if yaml { "a.yaml" } else { "a.xlsx" }, &bytes);
        prop_assert!(submission.is_some() || !findings.is_empty());
    }

    #[test]
    fn no_damage_to_a_real_file_makes_it_panic(cut in any::<prop::sample::Index>(), flip in any::<prop::sample::Index>(), to in any::<u8>()) {
        for name in ["新华办事处.xlsx", "区残联.yaml"] {
            let mut bytes = shipped(name);
            let at = flip.index(bytes.len());
            bytes[at] = to;
            read_file(name, &bytes);
            bytes.truncate(cut.index(bytes.len()));
            read_file(name, &bytes);
        }
    }

    #[test]
    fn no_damage_inside_a_workbook_makes_it_panic(
        which in 0usize..12, at in any::<prop::sample::Index>(), length in 0usize..6, to in "[0-9A-Z<>\"&;/ ]{0,30}",
    ) {
        let damaged = rezipped(&shipped("新华办事处.xlsx"), |i, mut part| {
            if i == which {
                let from = at.index(part.len());
                part.splice(from..(from + length).min(part.len()), to.bytes());
            }
            part
        });
        read_file("a.xlsx", &damaged);
    }

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
                let digits = text.trim_start_matches('0').trim_end_matches(['%', '.']);
                let read = [0, 3].contains(&place) && (kept.contains(digits) || text.starts_with("0.") || text.contains("00") || text.contains('.'));
                prop_assert!(read || kept.contains(text) || said.contains(text), "{text:?} is in neither\n{kept}\n{said}");
            }
        }
    }
}

/// Writes the shipped sheets anew from their description: `cargo test -- --ignored write_the_shipped_sheets`.
#[test]
#[ignore = "writes seeds/submissions"]
fn write_the_shipped_sheets() {
    for file in described() {
        let name = file["file"].as_str().expect("a name");
        std::fs::write(format!("{FOLDER}/{name}"), shipped_sheet(&file)).expect("a place to write");
    }
}

fn shipped_sheet(file: &Value) -> Vec<u8> {
    let text = |key: &str| file[key].as_str().expect("a text");
    let list = |v: &Value| v.as_array().expect("a list").clone();
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2022, 6, 20).expect("a day");
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    let columns = list(&file["columns"]);
    let last = columns.len() as u16 - 1;
    let body = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    let bold = Format::new().set_bold();
    sheet.set_landscape().merge_range(0, 0, 0, last, text("header_title"), &bold).expect("a title");
    let line = format!("填报单位：{}　　报送时间：{}", text("unit"), text("received"));
    sheet.merge_range(1, 0, 1, last, &line, &Format::new()).expect("a line");
    for (r, row) in std::iter::once(&columns).cloned().chain(list(&file["rows"]).iter().map(list)).enumerate() {
        for (c, cell) in row.iter().enumerate() {
            let (r, c) = (r as u32 + 2, c as u16);
            match cell {
                Value::Number(n) => sheet.write_number_with_format(r, c, n.as_f64().expect("a number"), &body),
                cell => sheet.write_string_with_format(r, c, cell.as_str().expect("a text"), &body),
            }
            .expect("a cell");
        }
    }
    for (c, heading) in columns.iter().enumerate() {
        let wide = heading.as_str().is_some_and(|h| h.contains("进展") || h.contains("落实"));
        sheet.set_column_width(c as u16, if wide { 48 } else { 14 }).expect("a width");
    }
    book.save_to_buffer().expect("a workbook")
}
