//! The shipped month against the description it was written from.

use super::*;
use crate::model::{Roster, TaskList};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, FormatBorder};
use serde_json::Value;

fn described() -> Vec<Value> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/submissions_xlsx.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("the description")).expect("JSON")
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

fn lists() -> (Roster, TaskList) {
    let load = |name: &str| {
        let path = format!("{}/content/{name}", env!("CARGO_MANIFEST_DIR"));
        crate::base::Source::new(name, std::fs::read_to_string(path).expect("a shipped file"))
    };
    let roster = crate::model::yaml::load(&load("units.yaml")).expect("a roster");
    (roster, crate::model::yaml::load(&load("tasks.yaml")).expect("a task list"))
}

/// Every file of a month, unpacked and opened.
fn opened(month: &str) -> Vec<(Member<'static>, Content)> {
    let folder = format!("{}/seeds/submissions/{month}", env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = std::fs::read_dir(folder).expect("the folder").map(|f| f.expect("a file").path()).collect();
    paths.sort();
    let members = paths.iter().flat_map(|path| {
        let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
        let bytes = std::fs::read(path).expect("a shipped report");
        let (members, _) = unpack(&format!("seeds/submissions/{month}/{name}"), &bytes);
        members.into_iter().map(Member::into_owned).collect::<Vec<_>>()
    });
    members.map(|member| (member.clone(), open(&member))).collect()
}

/// With the roster and the tasks that were read from the notice, the month raises no question of its own.
#[test]
fn the_shipped_reports_are_known_by_their_text() {
    let (roster, tasks) = lists();
    let known = Knowledge::new(june(), &roster, &tasks);
    for file in std::fs::read_dir(FOLDER).expect("the folder") {
        let name = file.expect("a file").file_name().into_string().expect("a name");
        let bytes = shipped(&name);
        let (members, _) = unpack(&format!("seeds/submissions/2022-06/{name}"), &bytes);
        let (reading, findings) = read(&members[0], &known);
        let reading = reading.unwrap_or_else(|| panic!("{name}: {}", zh(&findings)));
        assert_eq!(reading.recognised, crate::model::Recognised::Text, "{name}");
        assert!(findings.iter().all(|d| d.code.id == "S017"), "{name}: {}", zh(&findings));
        assert_eq!(reading.account.counts().returned, 0, "{name}");
        assert!(reading.places.iter().all(|p| p.len() > 1), "{name}: {:?}", reading.places);
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

/// Whatever is changed in the list: a report whose questions keep their answers reads as it did.
#[test]
fn a_report_that_is_told_the_same_reads_the_same() {
    let (roster, tasks) = lists();
    let reports: Vec<(Member<'_>, Content)> = ["2022-06", "2022-07", "2022-08"].into_iter().flat_map(opened).collect();
    let known = Knowledge::new(june(), &roster, &tasks);
    let reads = |(member, content): &(Member<'static>, Content), known: &Knowledge<'_>| {
        format!("{:?}", read_opened(member, content.clone(), known))
    };
    let told: Vec<(String, Asked)> = reports
        .iter()
        .map(|report| {
            let known = known.for_a_file();
            (reads(report, &known), known.into_asked().expect("it is kept"))
        })
        .collect();
    let (mut all, mut other) = (0, 0);
    let changes: [fn(&mut crate::model::Task); 4] = [
        |t| t.content = t.content.chars().skip(3).collect(),
        |t| t.content.clear(),
        |t| t.lead.units.clear(),
        |t| t.no += 100,
    ];
    for no in [1, 4, 8, 13, 20] {
        for change in changes {
            let mut tasks = tasks.clone();
            tasks.groups.iter_mut().flat_map(|g| &mut g.tasks).filter(|t| t.no == no).for_each(change);
            let known = Knowledge::new(june(), &roster, &tasks);
            for (report, (before, asked)) in reports.iter().zip(&told) {
                match known.answers_as_before(asked) {
                    true => assert_eq!(reads(report, &known), *before, "task {no}, {}", report.0.path),
                    false => other += 1,
                }
                all += 1;
            }
        }
    }
    // Both ways were gone.
    assert!(other > 0 && all > other, "{other} of {all} are read again");
}
