//! `hongtou amend from-docx`: papers of ours that come back with tracked changes.

use super::{Desk, is_early};
use crate::dossier::shipped;
use crate::returned::papers::Package;
use hongtou::base::world::{Memory, World};
use hongtou::base::{Date, Lang};
use hongtou::build::amend::{Drawn, Order, from_docx};
use hongtou::build::{self, Format, Request};
use hongtou::cli::Exit;
use std::sync::OnceLock;

const BY: &str = "w:id=\"90\" w:author=\"王主任\" w:date=\"2022-08-20T09:30:00Z\"";
const ISSUED: &str = "out/notice.docx";
const CONSOLIDATED: &str = "out/amendments/01/consolidated.docx";
const ANNEX: &str = "out/amendments/01/annex.docx";
const CONTENT: &str = "预防校园火灾。";
/// The words of a sentence that stand in one run: a line ends before them.
const SENTENCE: &str = "早预警、早干预";

/// A paper of the shipped dossier, as it is made.
fn paper(path: &str) -> Package {
    static MADE: OnceLock<Memory> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let world = amended();
        let papers = [build::Paper::Notice, build::Paper::Consolidated, build::Paper::Annex, build::Paper::Redline];
        let request = Request { papers: papers.to_vec(), formats: vec![Format::Docx], ..Request::default() };
        build::build(&world, &request, &|_, _, _| {}).expect("memory does not refuse");
        world
    });
    Package::open(&made.read(path).expect("memory").unwrap_or_else(|| panic!("{path} is made")))
}

/// The shipped dossier as it was issued.
fn issued() -> Memory {
    of(|path| !path.contains("amendments/"))
}

/// The shipped dossier with its first amendment.
pub(super) fn amended() -> Memory {
    of(is_early)
}

fn of(keep: impl Fn(&str) -> bool) -> Memory {
    let world = shipped();
    let needed = |path: &str| !["submissions/", "progress/", "receipts/"].iter().any(|w| path.contains(w));
    let files: Vec<(String, Vec<u8>)> = ["content", "seeds"]
        .iter()
        .flat_map(|folder| world.list(folder).expect("a list"))
        .filter(|path| needed(path) && keep(path))
        .map(|path| (path.clone(), world.read(&path).expect("memory").expect("listed")))
        .collect();
    crate::dossier::world(&files.iter().map(|(p, b)| (p.as_str(), b.as_slice())).collect::<Vec<_>>())
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn ins(text: &str) -> String {
    format!("<w:ins {BY}>{}</w:ins>", run(text))
}

fn del(text: &str) -> String {
    format!("<w:del {BY}><w:r><w:delText xml:space=\"preserve\">{text}</w:delText></w:r></w:del>")
}

/// Puts something in place of words that stand in one run of ours, whose other words stay.
fn marked(package: Package, run_with: &str, words: &str, instead: &str) -> Package {
    let document = package.document();
    let at = document.find(run_with).unwrap_or_else(|| panic!("{run_with} is there"));
    let from = document[..at].rfind("<w:r>").expect("a run");
    let to = at + document[at..].find("</w:r>").expect("it ends") + "</w:r>".len();
    let old = document[from..to].to_owned();
    let text = &old[old.find("<w:t ").expect("text")..old.rfind("</w:t>").expect("text")];
    let text = text.split_once('>').expect("a tag").1;
    let (before, after) = text.split_once(words).unwrap_or_else(|| panic!("{words} in {text}"));
    let new = format!("{}{instead}{}", run(before), run(after));
    package.edit(&old, &new)
}

/// A cell and a sentence of the plan, changed with changes tracked.
fn changed(package: Package) -> Package {
    let package = marked(package, CONTENT, "校园火灾", &(del("校园火灾") + &ins("校园及周边火灾")));
    let once = format!("{}{}", del("早预警、"), ins("早报告、早预警、"));
    // Of the same words in the plan and in the annex, the plan's come first.
    marked(package, SENTENCE, "早预警、", &once)
}

fn order(day: &str, number: &str) -> Order {
    Order { date: Some(day.parse::<Date>().expect("a day")), in_force: None, doc_number: number.into() }
}

fn drawn(world: &Memory, package: &Package) -> Drawn {
    let drawn = from_docx(world, "改稿.docx", &package.bytes(), &order("2022-09-01", "")).expect("memory");
    assert_eq!(drawn.is_refused(), drawn.written.is_empty() && !drawn.is_empty(), "{:#?}", drawn.findings);
    drawn
}

fn said(drawn: &Drawn) -> Vec<String> {
    for finding in &drawn.findings {
        assert!(!finding.message(Lang::En).is_empty() && !finding.cure(Lang::En).is_empty());
        assert!(!finding.cure(Lang::Zh).is_empty());
    }
    drawn.findings.iter().map(|d| format!("{} {}", d.code.id, d.message(Lang::Zh))).collect()
}

fn nothing_comes_of(world: &Memory, path: &str) {
    let drawn = drawn(world, &paper(path));
    assert_eq!((said(&drawn), drawn.sentences.as_slice()), (vec![], &[] as &[String]), "{path}");
    assert!(drawn.written.is_empty());
}

#[test]
fn a_paper_that_nobody_changed_brings_no_change() {
    nothing_comes_of(&issued(), ISSUED);
    nothing_comes_of(&amended(), CONSOLIDATED);
    nothing_comes_of(&amended(), ANNEX);
}

const CHANGES: [&str; 2] = [
    "一、将方案第三部分第（一）项第一点中的“早预警、”修改为“早报告、早预警、”。",
    "二、将附件第19项具体内容中的“预防校园”修改为“预防校园及周边”。",
];

/// The text in force is the text as marked: each place new, nothing else.
fn comes_into_force(world: &Memory, path: &str) {
    let (text, findings) = build::texts::edition(world, None).expect("memory");
    assert!(findings.is_empty(), "{findings:?}");
    let text = text.expect("a text");
    assert_eq!(text.folded.last().expect("an amendment").file, path);
    let (difference, _) = build::texts::diff(world, None, None).expect("memory");
    assert_eq!(difference.expect("a difference").changes.len(), 2);
    let facts = text.facts.to_string();
    assert!(facts.contains("预防校园及周边火灾。") && !facts.contains(CONTENT));
    assert_eq!(text.parts.iter().filter(|p| p.text.contains("早发现、早报告、早预警")).count(), 1);
}

#[test]
fn changes_of_the_notice_as_issued() {
    let world = issued();
    let drawn = drawn(&world, &changed(paper(ISSUED)));
    assert_eq!((said(&drawn), drawn.sentences.as_slice()), (vec![], &CHANGES.map(String::from)[..]));
    assert_eq!(drawn.written, ["content/amendments/01.yaml"]);
    comes_into_force(&world, "content/amendments/01.yaml");
}

#[test]
fn changes_of_the_text_after_an_amendment() {
    let world = amended();
    let drawn = drawn(&world, &changed(paper(CONSOLIDATED)));
    assert_eq!((said(&drawn), drawn.sentences.as_slice()), (vec![], &CHANGES.map(String::from)[..]));
    assert_eq!(drawn.written, ["content/amendments/02.yaml"]);
    comes_into_force(&world, "content/amendments/02.yaml");
}

#[test]
fn changes_of_an_annex_alone() {
    let world = amended();
    let package = marked(paper(ANNEX), CONTENT, "校园火灾", &(del("校园火灾") + &ins("校园及周边火灾")));
    let drawn = drawn(&world, &package);
    let wanted = ["一、将附件第19项具体内容中的“预防校园”修改为“预防校园及周边”。"];
    assert_eq!((said(&drawn), drawn.sentences.as_slice()), (vec![], &wanted.map(String::from)[..]));
}

#[test]
fn a_remark_in_the_margin_is_told() {
    let world = amended();
    let note =
        format!("<w:comments xmlns:w=\"w\"><w:comment {BY}><w:p>{}</w:p></w:comment></w:comments>", run("请核实"));
    let here = "<w:commentRangeStart w:id=\"90\"/>".to_owned() + &run("校园火灾") + "<w:commentRangeEnd w:id=\"90\"/>";
    let package = marked(paper(CONSOLIDATED), CONTENT, "校园火灾", &here).relate("comments", &note);
    let drawn = drawn(&world, &package);
    let [finding] = said(&drawn).try_into().expect("one");
    assert!(finding.contains("王主任批注：“请核实”"), "{finding}");
    assert!(finding.contains("改稿.docx") && finding.contains("针对“校园火灾”"), "{finding}");
    assert!(drawn.is_empty(), "a remark changes nothing");
}

#[test]
fn an_edit_without_a_trace_is_refused_with_its_words() {
    for (world, path) in [(issued(), ISSUED), (amended(), CONSOLIDATED), (amended(), ANNEX)] {
        let package = marked(paper(path), CONTENT, "校园火灾", &run("学校火灾"));
        let drawn = drawn(&world, &package);
        let [finding] = said(&drawn).try_into().expect("one");
        assert!(finding.starts_with("B061 改稿.docx"), "{finding}");
        assert!(finding.contains("预防校园火灾。”") && finding.contains("预防学校火灾。”"), "{finding}");
        assert!(drawn.written.is_empty() && drawn.changes.is_empty());
    }
}

#[test]
fn a_paper_of_an_older_text_is_told_so() {
    for package in [paper(ISSUED), changed(paper(ISSUED))] {
        let drawn = drawn(&amended(), &package);
        let wanted = "B060 改稿.docx 是在2022年5月9日起施行的文本上改的，现行文本自2022年7月1日起施行";
        assert_eq!(said(&drawn), [wanted]);
        assert!(drawn.written.is_empty());
    }
}

/// The line under the title is the program's: what is done to it is told, and is no change of the text.
#[test]
fn the_line_under_the_title_is_passed_over_but_not_in_silence() {
    let world = amended();
    for path in [CONSOLIDATED, ANNEX] {
        let tracked = marked(paper(path), "（2022年5月9日", "5月9日", &(del("5月9日") + &ins("5月10日")));
        let silent = marked(paper(path), "（2022年5月9日", "5月9日", &run("5月10日"));
        let document = paper(path).document();
        let at = document.find("（2022年5月9日").expect("the line");
        let from = document[..at].rfind("<w:p>").expect("a paragraph");
        let to = at + document[at..].find("</w:p>").expect("it ends") + "</w:p>".len();
        let removed = paper(path).edit(&document[from..to], "");
        for (package, words) in [(tracked, "5月10日"), (silent, "5月10日"), (removed, "改成了“”")] {
            let drawn = drawn(&world, &package);
            let [finding] = said(&drawn).try_into().unwrap_or_else(|all| panic!("{path}: {all:?}"));
            assert!(finding.starts_with("R012 改稿.docx") && finding.contains(words), "{finding}");
            assert!(finding.contains("5月9日"), "{finding}");
            assert!(drawn.is_empty() && drawn.written.is_empty(), "{:?}", drawn.sentences);
        }
    }
}

#[test]
fn a_deleted_paragraph_is_no_change_of_that_line() {
    let world = amended();
    let package = paper(CONSOLIDATED);
    let document = package.document();
    let at = document.find("依据《全市关爱成长守护安全").expect("the preamble");
    let from = document[..at].rfind("<w:p>").expect("a paragraph");
    let to = at + document[at..].find("</w:p>").expect("it ends") + "</w:p>".len();
    let text: String =
        document[from..to].split("<w:t ").skip(1).filter_map(|t| t.split_once('>')?.1.split("</w:t>").next()).collect();
    let gone = format!("<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>{}</w:p>", del(&text));
    let package = package.edit(&document[from..to], &gone);
    let drawn = drawn(&world, &package);
    assert_eq!(said(&drawn), [""; 0]);
    assert_eq!(drawn.sentences.len(), 1, "{:?}", drawn.sentences);
    assert!(drawn.sentences[0].contains("方案引言第一段"), "{:?}", drawn.sentences);
}

#[test]
fn what_is_no_paper_of_ours_is_refused() {
    let world = amended();
    let refused = from_docx(&world, "照片.docx", b"\x89PNG", &order("2022-09-01", "")).expect("memory");
    assert!(refused.is_refused() && said(&refused)[0].contains("照片.docx"), "{:?}", said(&refused));
    // The notice of another office.
    let other = drawn(&world, &crate::returned::papers::Paper::small().package("notice"));
    assert!(other.is_refused() && said(&other).iter().any(|f| f.contains("示例县")), "{:?}", said(&other));
}

#[test]
fn a_clerk_draws_up_what_the_leader_marked() {
    let desk = Desk::amended();
    desk.write("改稿.docx", &changed(paper(CONSOLIDATED)).bytes());
    let words = ["B063", "对2022年7月1日的文本有2处修改", CHANGES[0], CHANGES[1], "没有写入任何文件"];
    desk.refuses(&["amend", "from-docx", "改稿.docx"], &words);
    let day = ["amend", "from-docx", "改稿.docx", "--date", "2022-09-01", "--number", "鼓平安办〔2022〕12号"];
    let (exit, said) = desk.run("zh", &day);
    assert_eq!(exit, Exit::Fine, "{said}");
    desk.says(&said, &["已写入 content/amendments/02.yaml"]);
    desk.says(&desk.read("content/amendments/02.yaml"), &["鼓平安办〔2022〕12号", "target: 附件第19项具体内容"]);
    desk.refuses(&day, &["B060", "2022年7月1日", "2022年9月1日"]);
    let (exit, said) = desk.both(&["amend", "from-docx", "没有.docx"]);
    assert!(exit == Exit::World && said.contains("没有.docx"), "{said}");
}

const NOTES: &str = "word/footnotes.xml";

/// The shipped dossier as it was issued, a footnote beside the contacts; and its notice.
fn noted() -> (Memory, Package) {
    let world = issued();
    let path = "templates/partials/notice_text.md.tera";
    let template = String::from_utf8(world.read(path).expect("memory").expect("it is shipped")).expect("UTF-8");
    let (before, after) = template.split_once("联系人：").expect("the contacts");
    let template = format!("{before}联系人：[^时间]{after}\n\n[^时间]: 工作时间拨打。\n");
    let files = ["content", "seeds"].iter().flat_map(|folder| world.list(folder).expect("a list"));
    let files = files.map(|path| (path.clone(), world.read(&path).expect("memory").expect("listed")));
    let files: Vec<(String, Vec<u8>)> = files.chain([(path.to_owned(), template.into_bytes())]).collect();
    let world = crate::dossier::world(&files.iter().map(|(p, b)| (p.as_str(), b.as_slice())).collect::<Vec<_>>());
    let request = Request { papers: vec![build::Paper::Notice], formats: vec![Format::Docx], ..Request::default() };
    build::build(&world, &request, &|_, _, _| {}).expect("memory does not refuse");
    let notice = Package::open(&world.read(ISSUED).expect("memory").expect("it is made"));
    (world, notice)
}

#[test]
fn footnotes_that_nobody_touched_are_not_listed() {
    let (world, notice) = noted();
    assert!(notice.part(NOTES).contains("工作时间拨打。"));
    let drawn = drawn(&world, &notice);
    assert_eq!((said(&drawn), drawn.sentences.as_slice()), (vec![], &[] as &[String]));
}

#[test]
fn an_edit_in_a_footnote_is_listed_with_its_words() {
    let (world, mut notice) = noted();
    let notes = notice.part(NOTES);
    let at = notes.find("工作时间拨打。").expect("it is there");
    let from = notes[..at].rfind("<w:r>").expect("a run");
    let to = at + notes[at..].find("</w:r>").expect("it ends") + "</w:r>".len();
    let edited = format!("{}{}{}{}", &notes[..from], del("工作时间拨打。"), ins("工作日拨打。"), &notes[to..]);
    notice.put(NOTES, edited);
    let said = said(&drawn(&world, &notice));
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("R015 改稿.docx") && said[0].contains("脚注有改动，没有写进修改清单"), "{said:?}");
    assert!(said[0].ends_with("“工作时间拨打。”改为“工作日拨打。”"), "{said:?}");
}

#[test]
fn a_footnote_that_was_taken_out_is_listed_with_its_words() {
    let (world, notice) = noted();
    let document = notice.document();
    let at = document.find("<w:footnoteReference ").expect("it is there");
    let from = document[..at].rfind("<w:r>").expect("a run");
    let to = at + document[at..].find("</w:r>").expect("it ends") + "</w:r>".len();
    let run = document[from..to].to_owned();
    let notice = notice.edit(&run, &format!("<w:del {BY}>{run}</w:del>"));
    let said = said(&drawn(&world, &notice));
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].starts_with("R015") && said[0].ends_with("删去了“工作时间拨打。”"), "{said:?}");
}
