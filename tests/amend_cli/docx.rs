//! `hongtou amend from-docx`: papers of ours with tracked changes, as word processors write them.

use super::{amended, codes, dated, day, issued, said};
use crate::returned::papers::{Package, Paper};
use hongtou::base::world::{Memory, World};
use hongtou::build::amend::{Drawn, from_docx};
use hongtou::build::texts::edition;

const BY: &str = "w:id=\"9\" w:author=\"王主任\" w:date=\"2022-06-20T09:30:00Z\"";
const SENTENCE: &str = "最大限度减少涉未成年人";

/// Ends the run, does something, and goes on with a run of the same.
fn tracked(old: &str, new: &str) -> String {
    let end = "</w:t></w:r>";
    let begin = "<w:r><w:t xml:space=\"preserve\">";
    let ins = format!("<w:ins {BY}>{begin}{new}{end}</w:ins>");
    let del = format!("<w:del {BY}><w:r><w:delText xml:space=\"preserve\">{old}</w:delText></w:r></w:del>");
    format!("{end}{}{}{begin}", if old.is_empty() { "" } else { &del }, if new.is_empty() { "" } else { &ins })
}

/// Words of the paper that somebody replaced with changes tracked.
fn change(package: Package, around: &str, old: &str, new: &str) -> Package {
    let (before, after) = around.split_once(old).expect("the words are there");
    package.edit(around, &format!("{before}{}{after}", tracked(old, new)))
}

fn draw(world: &Memory, package: &Package) -> Drawn {
    from_docx(world, "改稿.docx", &package.bytes(), &dated("2022-12-01")).expect("memory does not refuse")
}

/// A sentence, and the cell of 附件第5项参与单位 or whichever names these first.
fn two_changes(package: Package) -> Package {
    change(change(package, SENTENCE, "最大限度", "尽最大努力"), "区教体局、区卫健委<", "区卫健委", "区民政局")
}

#[test]
fn tracked_changes_of_the_notice_become_an_amendment() {
    let world = issued();
    let drawn = draw(&world, &two_changes(Paper::of(&world).package("notice")));
    assert_eq!(said(&drawn.findings), [""; 0]);
    assert_eq!(drawn.written, ["content/amendments/01.yaml"]);
    assert_eq!(drawn.sentences.len(), 2, "{:?}", drawn.sentences);
    assert!(drawn.sentences[0].contains("中的“最大限度”修改为“尽最大努力”。"), "{:?}", drawn.sentences);
    assert!(drawn.sentences[1].contains("责任单位中的“区卫健委”调整为“区民政局”。"), "{:?}", drawn.sentences);
    let facts = edition(&world, None).expect("memory does not refuse").0.expect("in force").facts.to_string();
    assert!(edition(&world, None).is_ok() && facts.contains("\"区教体局\",\"区民政局\"]"));
    assert_eq!(drawn.since, Some(day("2022-05-09")));
}

#[test]
fn an_annex_alone_alters_the_list_alone() {
    let world = issued();
    let package = change(Paper::of(&world).package("annex"), "区教体局、区卫健委<", "区卫健委", "区民政局");
    let drawn = draw(&world, &package);
    assert_eq!((said(&drawn.findings), drawn.sentences.len()), (vec![], 1), "{:?}", drawn.sentences);
    assert!(!drawn.written.is_empty());
}

#[test]
fn a_paper_without_changes_says_nothing() {
    let world = issued();
    for kind in ["notice", "annex"] {
        let drawn = draw(&world, &Paper::of(&world).package(kind));
        assert!(drawn.is_empty() && drawn.findings.is_empty(), "{kind}: {:?}", said(&drawn.findings));
    }
}

#[test]
fn an_edit_without_a_trace_is_listed_and_nothing_written() {
    let world = issued();
    let package = two_changes(Paper::of(&world).package("notice")).edit("请结合实际抓好落实", "请结合实际认真抓好落实");
    let drawn = draw(&world, &package);
    assert_eq!(codes(&drawn.findings), ["B061"], "{:?}", said(&drawn.findings));
    let text = &said(&drawn.findings)[0];
    assert!(text.contains("请结合实际抓好落实") && text.contains("请结合实际认真抓好落实"), "{text}");
    assert!(drawn.written.is_empty() && world.list("content/amendments").expect("listed").is_empty());
}

#[test]
fn a_paper_of_the_text_before_is_refused() {
    let world = amended();
    let drawn = draw(&world, &two_changes(Paper::of(&issued()).package("notice")));
    assert_eq!(codes(&drawn.findings), ["B060"], "{:?}", said(&drawn.findings));
    let text = &said(&drawn.findings)[0];
    assert!(text.contains("2022年5月9日起施行") && text.contains("现行文本自2022年7月1日起施行"), "{text}");
}

#[test]
fn a_date_is_nothing_that_a_leader_can_alter() {
    let world = issued();
    let package = change(Paper::of(&world).package("notice"), "2022年5月9日", "5月9日", "5月10日");
    let drawn = draw(&world, &package);
    assert_eq!(codes(&drawn.findings), ["B058"], "{:?}", said(&drawn.findings));
    assert!(said(&drawn.findings)[0].contains("date") && drawn.written.is_empty());
}

#[test]
fn what_is_no_draft_is_refused() {
    let world = issued();
    for bytes in [&b""[..], b"PK\x03\x04", b"%PDF-1.7", "文字".as_bytes()] {
        let drawn = from_docx(&world, "改稿.docx", bytes, &dated("2022-12-01")).expect("memory does not refuse");
        assert_eq!(codes(&drawn.findings), ["R001"]);
    }
}
