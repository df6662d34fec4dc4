//! What goes out to each unit, and what comes back of it.

use hongtou::base::world::{Memory, World};
use hongtou::base::{Date, Month};
use hongtou::build::{self, Dossier, FormFormat, FormRequest, Outcome, Request, State};
use hongtou::model::{Fate, FormKey, Reading, Recognised, Roster, Slip, SlipRow, Status, TaskList};
use hongtou::parse::submission::{self, Knowledge};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;

/// The shipped dossier as it stands before any report of July.
fn shipped() -> Memory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for folder in ["content", "templates", "seeds"] {
        for entry in walkdir::WalkDir::new(root.join(folder)).into_iter().flatten().filter(|e| e.file_type().is_file())
        {
            let path = entry.path().strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            files.insert(path, std::fs::read(entry.path()).expect("a file of the project"));
        }
    }
    Memory::new(files)
}

fn july() -> Month {
    "2022-07".parse().expect("a month")
}

fn forms(world: &Memory, units: &[&str], formats: &[FormFormat]) -> Outcome {
    let units = units.iter().map(|u| (*u).to_owned()).collect();
    let request = FormRequest { month: july(), units, formats: formats.to_vec(), force: false };
    let outcome = build::forms(world, &request, &|_, _, _| {}).expect("memory does not refuse");
    for finding in &outcome.findings {
        assert!(!finding.message(hongtou::base::Lang::En).is_empty());
    }
    outcome
}

fn file(world: &Memory, name: &str) -> Vec<u8> {
    let path = format!("out/forms/2022-07/{name}");
    world.read(&path).expect("memory can be read").expect(&path)
}

/// The parts of a package.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut out = Vec::new();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).expect("a part");
        let (name, mut text) = (part.name().to_owned(), String::new());
        part.read_to_string(&mut text).expect("XML");
        out.push((name, text));
    }
    out
}

pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    parts(bytes).into_iter().find(|(n, _)| n == name).expect(name).1
}

pub(crate) fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("memory");
        zip.write_all(text.as_bytes()).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

/// Types words into empty cells of a workbook, as an office program would.
pub(crate) fn filled(bytes: &[u8], words: &[(&str, &str)]) -> Vec<u8> {
    let mut all = parts(bytes);
    let (_, sheet) = all.iter_mut().find(|(n, _)| n == "xl/worksheets/sheet1.xml").expect("the form");
    for (cell, text) in words {
        let start = sheet.find(&format!("<c r=\"{cell}\" ")).unwrap_or_else(|| panic!("{cell} is there"));
        let end = start + sheet[start..].find("/>").expect("it is empty");
        assert!(!sheet[start..end].contains("<v>"), "{cell} is empty");
        let typed = format!(" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        sheet.replace_range(end..end + 2, &typed);
    }
    packed(&all)
}

fn read(bytes: &[u8]) -> Reading {
    let (roster, tasks) = (Roster::default(), TaskList::default());
    let known = Knowledge::new(july(), &roster, &tasks);
    let (members, _) = submission::unpack("seeds/submissions/2022-07/副本(1).xlsx", bytes);
    submission::read(&members[0], &known).0.expect("a report")
}

/// The key hidden in a text, up to the mark that ends it.
fn key(text: &str) -> FormKey {
    let start = text.find(FormKey::MARK).expect("a key");
    text[start..].split('<').next().expect("a piece").parse().expect("an unharmed key")
}

#[test]
fn a_form_holds_the_units_own_tasks_and_no_others() {
    let world = shipped();
    let outcome = forms(&world, &["区教体局", "区残联", "各办事处"], &[FormFormat::Xlsx]);
    // The two bodies and the eight members of the group.
    assert_eq!(outcome.built.len(), 10, "{:?}", outcome.built);
    let tasks = |unit: &str| {
        let reading = read(&file(&world, &format!("{unit}.xlsx")));
        assert_eq!((reading.submission.unit.as_str(), reading.submission.month), (unit, july()));
        assert!(reading.submission.entries.iter().all(|e| e.is_blank()), "{unit}: {:?}", reading.submission.entries);
        reading.submission.entries.iter().map(|e| e.task).collect::<Vec<u32>>()
    };
    // By the columns 责任单位 and 参与单位 of the list as amended from 2022-07-01: 15 is 区司法局's then, the new 22 is led
    // by 区教体局 as the old one was, and no longer one of 各办事处.
    let own = [1, 2, 3, 4, 6, 12, 13, 14, 16, 17, 18, 19, 20, 21, 22, 23, 24, 26, 27, 28, 32, 35];
    assert_eq!(tasks("区教体局"), own);
    assert_eq!(tasks("区残联"), [9]);
    assert_eq!(tasks("相国寺办事处").len(), 30);
}

#[test]
fn what_is_filled_in_is_read_back() {
    let world = shipped();
    forms(&world, &["区残联"], &[FormFormat::Xlsx]);
    let returned = filled(
        &file(&world, "区残联.xlsx"),
        &[
            ("E2", "王某"),
            ("H2", "0371-0000000"),
            ("E3", "2022-07-25 10:00"),
            ("E7", "走访残疾儿童家庭12户。"),
            ("F7", "正常推进"),
            ("G7", "60"),
            ("H7", "无"),
            ("I7", "8月完成其余走访。"),
        ],
    );
    let said = read(&returned).submission;
    assert_eq!((said.unit.as_str(), said.month), ("区残联", july()));
    assert_eq!((said.reporter.as_deref(), said.phone.as_deref()), (Some("王某"), Some("0371-0000000")));
    assert_eq!(said.received.as_deref(), Some("2022-07-25 10:00"));
    let [entry] = said.entries.as_slice() else { panic!("one task: {:?}", said.entries) };
    assert_eq!((entry.task, entry.status, entry.rate), (9, Some(Status::OnTrack), Some(60)));
    assert_eq!((entry.progress.as_str(), entry.next.as_str()), ("走访残疾儿童家庭12户。", "8月完成其余走访。"));
    assert_eq!(entry.problems.as_deref(), Some("无"));
    assert!(!said.example, "that last month was an example makes this report none");
}

#[test]
fn a_returned_form_is_known_by_its_key_whatever_it_is_called() {
    let world = shipped();
    forms(&world, &["区妇联"], &[FormFormat::Xlsx, FormFormat::Docx]);
    let dossier = Dossier::load(&world).expect("memory does not refuse");
    let (roster, tasks) = (dossier.roster.expect("a roster"), dossier.tasks.expect("tasks"));
    let august = "2022-08".parse().expect("a month");
    let known = Knowledge::new(august, &roster, &tasks);
    for (form, name) in [("区妇联.xlsx", "新建工作表.xlsx"), ("区妇联.docx", "区法院的表.docx")] {
        let bytes = file(&world, form);
        let (members, _) = submission::unpack(&format!("seeds/submissions/2022-08/{name}"), &bytes);
        let (reading, findings) = submission::read(&members[0], &known);
        let reading = reading.expect("a report");
        assert_eq!((reading.submission.unit.as_str(), reading.recognised), ("区妇联", Recognised::Key), "{name}");
        assert_eq!(reading.submission.month, july(), "{name}: the month is the form's");
        assert!(reading.account.adds_up(), "{name}");
        let refused = reading.account.cells.iter().filter(|c| matches!(c.fate, Fate::Returned(_))).count();
        assert_eq!(refused, 0, "{name}: nothing of our own form goes back: {findings:?}");
    }
}

#[test]
fn both_forms_carry_the_key_the_day_and_the_addresses() {
    let world = shipped();
    forms(&world, &["区妇联"], &[FormFormat::Xlsx, FormFormat::Docx]);
    let wanted = FormKey {
        dossier: "鼓平安办〔2022〕3号".into(),
        month: july(),
        unit: "区妇联".into(),
        edition: "2022-07-01".into(),
    };
    let (xlsx, docx) = (file(&world, "区妇联.xlsx"), file(&world, "区妇联.docx"));
    let strings = part(&xlsx, "xl/sharedStrings.xml");
    let text = part(&docx, "word/document.xml");
    assert_eq!(key(&strings), wanted);
    assert_eq!(key(&text), wanted);
    assert_eq!(key(&part(&docx, "docProps/custom.xml")), wanted);
    for shown in [&strings, &text] {
        for words in
            ["请于2022年7月26日前", "gulouzongzhiban@163.com", "kfglwjj@163.com", "25556355", "上月进展（示例）"]
        {
            assert!(shown.contains(words), "{words}");
        }
    }
    let book = part(&xlsx, "xl/workbook.xml");
    assert!(book.contains("state=\"veryHidden\""), "{book}");
    let sheet = part(&xlsx, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<sheetProtection sheet=\"1\"") && sheet.contains("已完成,正常推进,滞后,未启动"), "{sheet}");
    let settings = part(&docx, "word/settings.xml");
    assert!(settings.contains("<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"1\"/>"), "{settings}");
    // Three tasks asked once each, five cells a task: 区妇联 leads 28 and 29 and takes part in 12, 30 and 32.
    assert_eq!(text.matches("<w:permStart ").count(), 3 + 5 * 5);
    assert_eq!(text.matches("<w:permEnd ").count(), 3 + 5 * 5);
    assert_eq!(text.matches("<w:dropDownList>").count(), 5);
}

#[test]
fn a_form_is_the_same_bytes_and_a_persons_edit_is_kept() {
    let (a, b) = (shipped(), shipped());
    forms(&a, &["区妇联"], &[]);
    forms(&b, &["区妇联"], &[]);
    for name in ["区妇联.xlsx", "区妇联.docx", "区妇联-任务书.pdf"] {
        assert_eq!(file(&a, name), file(&b, name), "{name}");
    }
    a.write("out/forms/2022-07/区妇联.xlsx", b"edited").expect("memory");
    // Making all papers forgets no form.
    build::build(&a, &Request::default(), &|_, _, _| {}).expect("memory does not refuse");
    let again = forms(&a, &["区妇联"], &[]);
    let states: Vec<&State> = again.built.iter().map(|b| &b.state).collect();
    assert_eq!(states, [&State::Kept, &State::Unchanged, &State::Unchanged]);
    assert_eq!(file(&a, "区妇联.xlsx"), b"edited");
}

#[test]
fn a_name_that_owes_nothing_is_told() {
    let world = shipped();
    for name in ["区水务局", "各学校"] {
        let outcome = forms(&world, &[name], &[]);
        assert!(outcome.built.is_empty());
        assert!(outcome.findings.iter().any(|d| d.code.id == "B016"), "{name}: {:?}", outcome.findings);
    }
}

fn slip(rows: u32) -> Slip {
    let row = |task: u32| SlipRow {
        file: "区卫健委7月进展.xlsx".into(),
        at: format!("进展!F{}", task + 4),
        task: Some(task),
        text: "基本完成".into(),
        why: format!("任务{task}的状态“基本完成”不在已知用语之内，按未填处理"),
        wanted: "改为已完成、正常推进、滞后、未启动之一".into(),
    };
    Slip {
        unit: "区卫健委".into(),
        month: july(),
        received: vec![("区卫健委7月进展.xlsx".into(), "2022-07-25 16:20".into())],
        correct_by: Date::new(2022, 7, 29),
        rows: (1..=rows).map(row).collect(),
    }
}

#[test]
fn a_slip_of_a_dozen_rows_is_one_page() {
    let world = shipped();
    let dossier = Dossier::load(&world).expect("memory");
    for (rows, pages) in [(1, 1), (3, 1), (12, 1), (30, 2)] {
        let outcome = build::slips(&world, &dossier, &[slip(rows)], true).expect("memory");
        let made: Vec<_> = outcome.built.iter().map(|b| (b.path.as_str(), b.pages)).collect();
        assert_eq!(made, [("out/slips/2022-07/区卫健委.docx", None), ("out/slips/2022-07/区卫健委.pdf", Some(pages))]);
        assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    }
    let bytes = world.read("out/slips/2022-07/区卫健委.docx").expect("memory").expect("a slip");
    let document = part(&bytes, "word/document.xml");
    // Without the tags, for a line is cut into runs by its spacing.
    let text: String = document.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text).collect();
    for words in ["退回单", "2022年7月25日16:20收到", "进展!F5", "第1项", "于2022年7月29日前重新报送区平安办、区教体局"]
    {
        assert!(text.contains(words), "{words}");
    }
    assert!(build::slips(&world, &dossier, &[slip(0)], true).expect("memory").built.is_empty());
}
