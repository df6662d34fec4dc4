//! Whole dossiers in memory: building, rebuilding, and everything a clerk may get wrong.

use hongtou::base::world::{Memory, World};
use hongtou::build::{self, Built, Format, Outcome, Paper, ParseMode, Request, State, Why};
use std::collections::BTreeMap;
use std::path::Path;

/// A small notice of the same make as the real one.
const SMALL: &str = include_str!("cases/small_notice.txt");

/// The shipped templates and fonts, with other files beside them.
pub(crate) fn world(files: &[(&str, &[u8])]) -> Memory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for entry in walkdir::WalkDir::new(root.join("templates")).into_iter().flatten().filter(|e| e.file_type().is_file())
    {
        let path = entry.path().strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
        all.insert(path, std::fs::read(entry.path()).expect("a file of the project"));
    }
    all.extend(files.iter().map(|(p, b)| ((*p).to_owned(), b.to_vec())));
    Memory::new(all)
}

/// The shipped dossier. Two of its questions are still open to people; the bulletins are made all the same.
pub(crate) fn shipped() -> Memory {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["content", "seeds"] {
        for entry in walkdir::WalkDir::new(root.join(folder)).into_iter().flatten().filter(|e| e.file_type().is_file())
        {
            let path = entry.path().strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            files.push((path, std::fs::read(entry.path()).expect("a file of the project")));
        }
    }
    world(&files.iter().map(|(p, b)| (p.as_str(), b.as_slice())).collect::<Vec<_>>())
}

pub(crate) fn small() -> Memory {
    world(&[("seeds/notice.txt", SMALL.as_bytes())])
}

pub(crate) fn read(world: &Memory, path: &str) -> Option<Vec<u8>> {
    world.read(path).expect("memory can be read")
}

pub(crate) fn text(world: &Memory, path: &str) -> String {
    String::from_utf8(read(world, path).expect(path)).expect("UTF-8")
}

pub(crate) fn build(world: &Memory) -> Outcome {
    build_with(world, &Request::default())
}

fn build_with(world: &Memory, request: &Request) -> Outcome {
    build::build(world, request, &|_, _, _| {}).expect("memory does not refuse")
}

fn states(outcome: &Outcome) -> BTreeMap<&str, &State> {
    outcome.built.iter().map(|b: &Built| (b.path.as_str(), &b.state)).collect()
}

pub(crate) fn codes(outcome: &Outcome) -> Vec<&'static str> {
    outcome.findings.iter().map(|d| d.code.id).collect()
}

fn outputs(world: &Memory) -> BTreeMap<String, Vec<u8>> {
    let paths = world.list("out").expect("memory can be listed");
    paths.into_iter().map(|p| (p.clone(), read(world, &p).expect("listed"))).collect()
}

/// Replaces words in a file of the dossier.
pub(crate) fn edit(world: &Memory, path: &str, from: &str, to: &str) {
    let old = text(world, path);
    assert!(old.contains(from), "{path} has {from}");
    world.write(path, old.replace(from, to).as_bytes()).expect("memory can be written");
}

#[test]
fn a_new_dossier_builds_at_once() {
    let world = small();
    let outcome = build(&world);
    assert_eq!(outcome.built.len(), 4, "{:?}", outcome.built);
    assert!(outcome.built.iter().all(|b| matches!(b.state, State::Rebuilt { .. })), "{:?}", outcome.built);
    for path in ["out/notice.docx", "out/notice.pdf", "out/annex.docx", "out/annex.pdf", "out/manifest.json"] {
        assert!(read(&world, path).is_some_and(|b| b.len() > 500), "{path}");
    }
    assert!(!outcome.findings.iter().any(|d| d.is_error()), "{:?}", codes(&outcome));
}

#[test]
fn nothing_changed_nothing_rewritten() {
    let world = small();
    build(&world);
    let before = outputs(&world);
    let again = build(&world);
    assert!(again.built.iter().all(|b| b.state == State::Unchanged), "{:?}", again.built);
    assert_eq!(outputs(&world), before);
}

#[test]
fn two_dossiers_of_the_same_files_are_the_same_bytes() {
    let (a, b) = (small(), small());
    build(&a);
    // In another order of papers and formats.
    for paper in [Paper::Annex, Paper::Notice] {
        for format in [Format::Pdf, Format::Docx] {
            build_with(&b, &Request { papers: vec![paper], formats: vec![format], ..Request::default() });
        }
    }
    assert_eq!(outputs(&a), outputs(&b));
}

#[test]
fn a_warm_build_after_any_edit_equals_a_clean_one() {
    for (path, from, to) in [
        ("content/notice.yaml", "示例县教育局", "示例县教育体育局"),
        ("content/tasks.yaml", "排查风险", "彻底排查风险"),
        ("content/units.yaml", "confirmed: null", "confirmed: false"),
        ("templates/partials/notice_text.md.tera", "联系人：", "联 系 人："),
        ("templates/annex.md.tera", "[[tasks]]", "[[tasks]]\n\n::: table_note\n注：略。\n:::"),
        ("templates/style.yaml", "table_size: 小四", "table_size: 五号"),
        ("templates/partials/head.md.tera", "{{ notice.letterhead }}", "{{ notice.letterhead }}文件"),
    ] {
        let warm = small();
        build(&warm);
        edit(&warm, path, from, to);
        build(&warm);
        let clean = world(&[]);
        for file in warm.list("seeds").expect("a list").into_iter().chain(warm.list("content").expect("a list")) {
            clean.write(&file, &read(&warm, &file).expect("listed")).expect("memory");
        }
        clean.write(path, &read(&warm, path).expect("edited")).expect("memory");
        build(&clean);
        assert_eq!(outputs(&warm), outputs(&clean), "{path}");
    }
}

#[test]
fn an_edit_rebuilds_what_it_touches_and_nothing_else() {
    let world = small();
    build(&world);
    edit(&world, "templates/annex.md.tera", "{{ notice.annex_title }}", "{{ notice.annex_title }}（另发）");
    let outcome = build(&world);
    let states = states(&outcome);
    assert_eq!(states["out/notice.pdf"], &State::Unchanged);
    let why = State::Rebuilt { why: vec![Why::altered("templates/annex.md.tera")] };
    assert_eq!(states["out/annex.pdf"], &why);
    assert_eq!(states["out/annex.docx"], &why);
}

#[test]
fn a_comment_in_a_template_changes_no_paper() {
    let world = small();
    build(&world);
    edit(&world, "templates/annex.md.tera", "[[tasks]]", "{# 说明 #}\n\n[[tasks]]");
    assert!(build(&world).built.iter().all(|b| b.state == State::Unchanged));
}

#[test]
fn a_paper_that_somebody_edited_is_left_alone() {
    let world = small();
    build(&world);
    world.write("out/notice.docx", b"edited in Word").expect("memory");
    let outcome = build(&world);
    assert_eq!(states(&outcome)["out/notice.docx"], &State::Kept);
    assert!(codes(&outcome).contains(&"B002"));
    assert_eq!(read(&world, "out/notice.docx").as_deref(), Some(&b"edited in Word"[..]));
    let forced = build_with(&world, &Request { force: true, ..Request::default() });
    assert!(matches!(states(&forced)["out/notice.docx"], State::Rebuilt { .. }));
}

#[test]
fn parsing_again_never_loses_an_edit() {
    let world = small();
    build::parse(&world, None, ParseMode::Write).expect("memory");
    edit(&world, "content/tasks.yaml", "排查风险", "彻底排查风险");
    let kept = build::parse(&world, None, ParseMode::Write).expect("memory").kept;
    assert_eq!(kept.len(), 1);
    assert!(kept[0].1.contains("彻底排查风险"), "{}", kept[0].1);
    assert!(text(&world, "content/tasks.yaml").contains("彻底排查风险"));
    let forced = build::parse(&world, None, ParseMode::Force).expect("memory");
    assert_eq!(forced.written, ["content/tasks.yaml"]);
    assert!(text(&world, "content/tasks.yaml.1.bak").contains("彻底排查风险"));
}

#[test]
fn a_person_s_answer_settles_a_question() {
    let world = small();
    build(&world);
    assert!(codes(&build(&world)).contains(&"P007"));
    edit(&world, "content/units.yaml", "confirmed: null", "confirmed: true");
    assert!(!codes(&build(&world)).contains(&"P007"));
}

#[test]
fn a_day_before_the_notice_has_no_text() {
    let world = small();
    let outcome = build_with(&world, &Request { as_of: "2020-01-01".parse().ok(), ..Request::default() });
    assert!(codes(&outcome).contains(&"B005"));
    assert!(outcome.built.iter().all(|b| b.state == State::Failed));
}

#[test]
fn wrong_files_are_named_and_nothing_is_half_written() {
    let gbk = hongtou_gbk(SMALL);
    let truncated = SMALL[..SMALL.find("区分类别").expect("in the table")].to_owned();
    let twice = SMALL.replace("\n2\t", "\n1\t");
    let cells = SMALL.replace("\t县妇联\t", "\t县妇联\t多\t");
    for (seed, code) in [
        (&b""[..], "P011"),
        (b" \n\n", "P011"),
        (&gbk, "P010"),
        (truncated.as_bytes(), "P004"),
        (twice.as_bytes(), "P005"),
        (cells.as_bytes(), "P004"),
        (b"\x50\x4b\x03\x04\x00\x00", "P012"),
        (&[0xff, 0xfe, 0xff], "P012"),
    ] {
        let outcome = build(&world(&[("seeds/notice.txt", seed)]));
        assert!(codes(&outcome).contains(&code), "{code}: {:?}", codes(&outcome));
        let finding = outcome.findings.iter().find(|d| d.code.id == code).expect("just seen");
        assert!(finding.place.is_some(), "{code} has a place");
    }
}

fn hongtou_gbk(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

#[test]
fn a_huge_file_is_refused() {
    let huge = vec![b'a'; (hongtou::base::world::MAX_FILE_BYTES + 1) as usize];
    let error = build::build(&world(&[("seeds/notice.txt", &huge)]), &Request::default(), &|_, _, _| {});
    assert!(error.expect_err("too large").to_string().contains("limit"));
}

#[test]
fn wrong_yaml_and_templates_stop_their_papers_with_a_place() {
    for (path, from, to, code) in [
        ("content/notice.yaml", "issuer:", "issuer：", "Y001"),
        ("content/tasks.yaml", "columns:", "colums:", "Y001"),
        ("content/tasks.yaml", "units: [县妇联]", "units: [县残联]", "B003"),
        ("templates/style.yaml", "sealing: sealed", "sealing: maybe", "Y001"),
        ("templates/notice.md.tera", "notice.title", "notice.titel", "T001"),
        ("templates/partials/notice_text.md.tera", "[[tasks]]", "[[task]]", "T004"),
        ("templates/partials/notice_text.md.tera", "::: addressee", "::: adressee", "T003"),
    ] {
        let world = small();
        build(&world);
        edit(&world, path, from, to);
        let outcome = build(&world);
        assert!(codes(&outcome).contains(&code), "{path} {to}: {:?}", codes(&outcome));
    }
}

#[test]
fn a_character_that_no_face_has_is_an_error_naming_it() {
    let world = small();
    build(&world);
    edit(&world, "content/notice.yaml", "示例县教育局", "示例县教育局\u{f0000}");
    let outcome = build(&world);
    let finding = outcome.findings.iter().find(|d| d.code.id == "L001").expect("a missing glyph");
    assert!(finding.message(hongtou::base::Lang::Zh).contains("U+F0000"), "{finding:?}");
    assert_eq!(states(&outcome)["out/notice.pdf"], &State::Failed);
}

#[test]
fn missing_fonts_are_named() {
    let world = Memory::new([("seeds/notice.txt", SMALL), ("templates/notice.md.tera", "# {{ notice.title }}")]);
    let request = Request { papers: vec![Paper::Notice], formats: vec![Format::Pdf], ..Request::default() };
    let error = build::build(&world, &request, &|_, _, _| {}).expect_err("no fonts");
    assert!(error.to_string().contains("templates/fonts/"), "{error}");
}

/// June's report of one body, with words of the file replaced.
fn report(unit: &str, from: &str, to: &str) -> String {
    let text = format!(
        "unit: {unit}\nmonth: 2023-03\nreceived: 2023-03-20\nentries:\n- task: 1\n  status: 正常推进\n  rate: 50\n  progress: 已排查。\n"
    );
    text.replace(from, to)
}

#[test]
fn a_month_is_merged_and_bulletined() {
    let world = small();
    world.write("seeds/submissions/2023-03/a.yaml", report("县教育局", "", "").as_bytes()).expect("memory");
    let outcome = build(&world);
    assert!(matches!(states(&outcome)["out/bulletins/2023-03.pdf"], State::Rebuilt { .. }), "{:?}", codes(&outcome));
    assert!(codes(&outcome).contains(&"B007"), "number and date are a person's to give");
    let progress = text(&world, "content/progress/2023-03.yaml");
    assert!(progress.contains("state: on_time") && progress.contains("state: missing"), "{progress}");
}

#[test]
fn a_report_that_cannot_be_read_holds_the_bulletin_back() {
    for (name, bytes) in [
        ("b.yaml", report("县妇联", "entries:", "entris:").into_bytes()),
        ("b.xlsx", b"not a workbook".to_vec()),
        ("b.docx", b"PK\x03\x04".to_vec()),
        ("b.yaml", report("县妇连", "", "").into_bytes()),
    ] {
        let world = small();
        world.write("seeds/submissions/2023-03/a.yaml", report("县教育局", "", "").as_bytes()).expect("memory");
        world.write(&format!("seeds/submissions/2023-03/{name}"), &bytes).expect("memory");
        let outcome = build(&world);
        assert_eq!(states(&outcome)["out/bulletins/2023-03.docx"], &State::Failed, "{name}: {:?}", codes(&outcome));
        assert!(codes(&outcome).contains(&"B008"));
        assert!(matches!(states(&outcome)["out/notice.pdf"], State::Rebuilt { .. }), "other papers are made");
    }
}

#[test]
fn a_corrected_month_is_used_as_it_stands() {
    let world = small();
    world.write("seeds/submissions/2023-03/a.yaml", report("县教育局", "", "").as_bytes()).expect("memory");
    build(&world);
    edit(&world, "content/progress/2023-03.yaml", "已排查。", "已全部排查。");
    let outcome = build(&world);
    assert!(codes(&outcome).contains(&"B006"));
    assert!(text(&world, "content/progress/2023-03.yaml").contains("已全部排查。"));
}

#[test]
fn a_month_without_reports_is_an_error() {
    let request = Request { month: "2023-04".parse().ok(), ..Request::default() };
    assert!(codes(&build_with(&small(), &request)).contains(&"B004"));
}

#[test]
fn a_notice_read_from_elsewhere_writes_nothing() {
    let world = world(&[("seeds/notice.txt", SMALL.as_bytes()), ("seeds/amendments/01.txt", SMALL.as_bytes())]);
    let parsed = build::parse(&world, Some("seeds/amendments/01.txt"), ParseMode::Force).expect("memory");
    assert!(parsed.written.is_empty() && read(&world, "content/notice.yaml").is_none());
}

#[test]
fn a_row_that_cannot_be_read_stops_every_paper_until_a_person_settles_it() {
    let truncated = SMALL[..SMALL.find("区分类别").expect("in the table")].to_owned();
    let world = world(&[("seeds/notice.txt", truncated.as_bytes())]);
    let outcome = build(&world);
    assert!(codes(&outcome).contains(&"B009"), "{:?}", codes(&outcome));
    assert!(outcome.built.iter().all(|b| b.state == State::Failed), "{:?}", outcome.built);
    let notice = text(&world, "content/notice.yaml");
    let from = notice.find("unread:").expect("it is listed");
    let to = notice.find("places:").expect("behind it");
    edit(&world, "content/notice.yaml", &notice[from..to], "");
    assert!(build(&world).built.iter().all(|b| matches!(b.state, State::Rebuilt { .. })));
}
