//! Footnotes from the template to both forms, and everything that may be wrong with one, told with its place.

use crate::dossier::{build, read, text, world};
use hongtou::base::world::Memory;
use hongtou::base::{Diagnostic, Lang, World};
use hongtou::build::Outcome;
use hongtou::build::trace::{Question, trace};
use std::collections::BTreeMap;
use std::io::Read;

const NOTICE: &str = "issuer: 示例市人民政府\ndoc_number: 示政发〔2026〕12号\ntitle: 关于做好有关工作的通知\naddressees_text: 各县（区）人民政府\n\
    body:\n- text: 请抓好[^落实]。\n- text: '[^1]: 这是数据。'\nsigners: [示例市人民政府]\ndate: 2026-05-08\n";

/// A dossier whose notice has the shipped head and, below the title, some lines of its own.
fn with(lines: &str) -> Memory {
    let template = format!("{{% include \"partials/head.md.tera\" %}}\n\n# {{{{ notice.title }}}}\n\n{lines}\n");
    world(&[("content/notice.yaml", NOTICE.as_bytes()), ("templates/notice.md.tera", template.as_bytes())])
}

/// What building it finds: code, place and message.
fn found(lines: &str) -> Vec<(String, String, String)> {
    let told = |d: &Diagnostic| {
        let place = d.place.as_ref().map(|p| {
            let (line, column) = p.line_column();
            format!("{}:{line}:{column}", p.source.name())
        });
        (d.code.id.to_owned(), place.unwrap_or_default(), d.message(Lang::Zh))
    };
    build(&with(lines)).findings.iter().filter(|d| d.is_error()).map(told).collect()
}

fn one(lines: &str) -> (String, String, String) {
    let mut all = found(lines);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

/// The parts of a DOCX.
fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let mut all = BTreeMap::new();
    for n in 0..zip.len() {
        let mut entry = zip.by_index(n).expect("an entry");
        let (name, mut bytes) = (entry.name().to_owned(), Vec::new());
        entry.read_to_end(&mut bytes).expect("it can be read");
        all.insert(name, String::from_utf8_lossy(&bytes).into_owned());
    }
    all
}

fn docx(lines: &str) -> BTreeMap<String, String> {
    let world = with(lines);
    let Outcome { findings, .. } = build(&world);
    assert!(findings.iter().all(|d| !d.is_error()), "{findings:#?}");
    parts(&read(&world, "out/notice.docx").expect("it was made"))
}

// The head takes line 1, the title line 3; the lines begin on the fifth.
#[test]
fn what_is_wrong_with_a_footnote_is_told_with_its_line_and_column() {
    let (code, place, message) = one("正文一。\n\n正文[^a]二。\n");
    assert_eq!((code.as_str(), place.as_str()), ("T013", "templates/notice.md.tera:7:3"));
    assert_eq!(message, "脚注[^a]没有内容");
    let (code, place, message) = one("正文。\n\n[^a]: 说明文字。\n");
    assert_eq!((code.as_str(), place.as_str()), ("T014", "templates/notice.md.tera:7:1"));
    assert_eq!(message, "脚注[^a]没有被引用：“说明文字。”");
    let (code, place, message) = one("正文[^a]。\n\n[^a]: 见**下**。\n");
    assert_eq!((code.as_str(), place.as_str()), ("T015", "templates/notice.md.tera:7:1"));
    assert_eq!(message, "脚注[^a]里有加粗或楷体：“见下。”");
    let (code, place, message) = one("正文[^a]，又[^a]。\n\n[^a]: 说明。\n");
    assert_eq!((code.as_str(), place.as_str()), ("T016", "templates/notice.md.tera:5:9"));
    assert_eq!(message, "脚注[^a]引用了两次");
    let (code, place, message) = one("## 一、标题\n\n::: annex_title\n附件[^a]\n:::\n\n[^a]: 说明。\n");
    assert_eq!((code.as_str(), place.as_str()), ("T012", "templates/notice.md.tera:8:3"));
    assert_eq!(message, "脚注[^a]不能放在这里（附件标题）");
}

#[test]
fn a_cell_that_is_not_there_is_told_with_its_line_and_column() {
    let found = found("正文[^a]。\n\n[[tasks: 9 内容[^a]]]\n\n[^a]: 说明。\n");
    let (code, place, _) = &found[0];
    assert_eq!((code.as_str(), place.as_str()), ("T017", "templates/notice.md.tera:7:10"));
}

#[test]
fn other_faults_of_a_template_have_their_line_too() {
    let (code, place, _) = one("正文。\n\n[[没有]]\n");
    assert_eq!((code.as_str(), place.as_str()), ("T004", "templates/notice.md.tera:7:1"));
    let (code, place, _) = one("正文。\n\n::: titel\n甲\n:::\n");
    assert_eq!((code.as_str(), place.as_str()), ("T003", "templates/notice.md.tera:7:1"));
    let all = found("正文。\n\n- 一条\n");
    assert!(
        all.iter().all(|(code, place, _)| (code.as_str(), place.as_str()) == ("T002", "templates/notice.md.tera:7:1")),
        "{all:?}"
    );
}

#[test]
fn a_fault_in_a_partial_is_found_there() {
    let world = with("{% include \"partials/more.md.tera\" %}\n");
    let partial = "甲。\n\n乙[^x]。\n";
    let files: Vec<(String, Vec<u8>)> = ["content/notice.yaml", "templates/notice.md.tera"]
        .iter()
        .map(|path| ((*path).to_owned(), read(&world, path).expect("it is there")))
        .chain([("templates/partials/more.md.tera".to_owned(), partial.as_bytes().to_vec())])
        .collect();
    let world = crate::dossier::world(&files.iter().map(|(p, b)| (p.as_str(), b.as_slice())).collect::<Vec<_>>());
    let findings = build(&world).findings;
    let place = findings[0].place.as_ref().expect("a place");
    assert_eq!((place.source.name(), place.line_column()), ("templates/partials/more.md.tera", (3, 2)));
}

#[test]
fn what_people_write_is_never_a_footnote() {
    let parts = docx("{% for b in notice.prose %}{{ b.text }}\n\n{% endfor %}");
    assert!(!parts.contains_key("word/footnotes.xml"));
    let words = parts["word/document.xml"]
        .replace("</w:t>", "")
        .split('<')
        .map(|s| s.rsplit('>').next().unwrap_or("").to_owned())
        .collect::<String>();
    assert!(words.contains("请抓好[^落实]。") && words.contains("[^1]: 这是数据。"), "{words}");
}

#[test]
fn a_paper_without_footnotes_has_nothing_of_them() {
    for (name, part) in docx("正文。\n") {
        assert!(!part.to_lowercase().contains("footnote"), "{name}");
    }
}

#[test]
fn the_docx_numbers_them_through_all_its_sections() {
    let lines = "甲[^a]乙。\n\n--- landscape\n\n丙[^b]。\n\n[^a]: 一。\n\n[^b]: 二。\n";
    let parts = docx(lines);
    let body = &parts["word/document.xml"];
    let at = |what: &str| body.find(what).unwrap_or_else(|| panic!("{what} is not there"));
    assert!(at("<w:footnoteReference w:id=\"1\"/>") < at("<w:footnoteReference w:id=\"2\"/>"));
    let format = "<w:footnotePr><w:numFmt w:val=\"decimalEnclosedCircleChinese\"/></w:footnotePr>";
    assert_eq!(body.matches(format).count(), body.matches("<w:sectPr>").count(), "in every section");
    let notes = &parts["word/footnotes.xml"];
    for word in ["w:type=\"separator\"", "w:type=\"continuationSeparator\"", "一。", "二。", "<w:footnoteRef/>"] {
        assert!(notes.contains(word), "{word}");
    }
    assert!(parts["word/settings.xml"].contains("<w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/>"));
    assert!(parts["word/_rels/document.xml.rels"].contains("Target=\"footnotes.xml\""));
    assert!(parts["[Content_Types].xml"].contains("/word/footnotes.xml"));
    for style in ["w:val=\"footnote text\"", "w:val=\"footnote reference\"", "w:val=\"脚注分隔线\""] {
        assert!(parts["word/styles.xml"].contains(style), "{style}");
    }
}

#[test]
fn more_than_ten_have_plain_numbers_in_the_docx_too() {
    let lines: String = (1..=11).map(|n| format!("甲[^{n}]。\n\n[^{n}]: 注{n}。\n\n")).collect();
    let parts = docx(&lines);
    assert!(parts["word/document.xml"].contains("<w:numFmt w:val=\"decimal\"/>"));
    assert!(!parts["word/settings.xml"].contains("decimalEnclosedCircleChinese"));
}

/// The shipped dossier with a template that reads otherwise.
fn shipped_with(path: &str, change: impl Fn(String) -> String) -> Memory {
    let world = crate::dossier::shipped();
    let files: Vec<(String, Vec<u8>)> = ["content", "seeds"]
        .iter()
        .flat_map(|folder| world.list(folder).expect("it can be listed"))
        .map(|path| (path.clone(), read(&world, &path).expect("a file")))
        .chain([(path.to_owned(), change(text(&world, path)).into_bytes())])
        .collect();
    crate::dossier::world(&files.iter().map(|(p, b)| (p.as_str(), b.as_slice())).collect::<Vec<_>>())
}

#[test]
fn the_words_of_a_footnote_come_from_somewhere() {
    let note = "\n\n正文[^n]。\n\n[^n]: 脚注见{{ notice.doc_number }}。\n";
    let world = shipped_with("templates/notice.md.tera", |template| template + note);
    let question =
        Question::Words {
            file: "out/notice.pdf".into(), page: None, text: Some("脚注见鼓平安办〔2022〕3号".into())
        };
    build(&world);
    let answer = trace(&world, &question).expect("memory can be read");
    let found: Vec<(&str, Option<&str>)> = answer.found.iter().map(|f| (f.words.as_str(), f.path.as_deref())).collect();
    assert_eq!(found, [("脚注见", None), ("鼓平安办〔2022〕3号", Some("notice.doc_number"))], "{:?}", answer.findings);
}

#[test]
fn a_bulletin_proves_what_its_footnotes_state() {
    let note = "\n\n[^n]: 其中区教体局报送36次。\n";
    let world = shipped_with("templates/bulletin.md.tera", |template| {
        template.replacen("有关情况通报如下：", "有关情况通报如下[^n]：", 1) + note
    });
    let findings = build(&world).findings;
    let unproven: Vec<String> = findings.iter().filter(|d| d.code.id == "T020").map(|d| d.message(Lang::Zh)).collect();
    assert!(
        unproven.iter().any(|m| m.contains("区教体局")) && unproven.iter().any(|m| m.contains("36")),
        "{unproven:?}"
    );
}
