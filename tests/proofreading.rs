//! The rules of proofreading against cases that people wrote: `cases/lint/C011.txt` holds those of C011, one a line.
//!
//! `好：` begins a text without a breach of the rule, `坏：` one with breaches, each in ⟦ ⟧. Behind ⟹ stands the text that
//! `--fix` makes of it. A word in brackets says what the text is: `坏（标题）：`; without it the text is a paper, in which
//! ⏎ ends a line and ⇥ a cell. `案卷` is a whole notice, read as the program reads one, so that its parts can be held
//! against each other; `文档` is a paper out of a word processor.
//!
//! Before ¦ stands what the office brings of its own: `词表 错→对` (with 必 or 可 before a word that must or may be
//! mended), `登记 《题》文号` or `登记全 …`, `名录 甲、乙` in their official order; parted by ；.

use hongtou::base::world::{Memory, World};
use hongtou::base::{Diagnostic, Lang, Source};
use hongtou::build::proofread;
use hongtou::lint::months::{Lists, Months};
use hongtou::lint::{self, House, Kind, Look, RULES, Repair, Role, Subject, Text};
use hongtou::model::{Citations, Cited, Roster, Strength, Term, Terms, Unit};
use hongtou::parse;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A case.
struct Case {
    role: Option<Role>,
    is_dossier: bool,
    is_document: bool,
    house: House,
    roster: Option<Roster>,
    text: String,
    /// The bytes of the breaches.
    breaches: Vec<(usize, usize)>,
    mended: Option<String>,
    line: usize,
}

fn role(name: &str) -> Option<Role> {
    Some(match name {
        "标题" => Role::Title,
        "文号" => Role::Number,
        "主送" => Role::Addressees,
        "正文" => Role::Body,
        "小标题" => Role::Heading,
        "附件页" => Role::AnnexTitle,
        "署名" => Role::Signer,
        "日期" => Role::Date,
        "格" => Role::Row,
        _ => return None,
    })
}

fn cases(text: &str) -> Vec<Case> {
    let lines = text.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#'));
    lines.map(|(n, line)| case(line, n + 1).unwrap_or_else(|| panic!("line {} is no case: {line}", n + 1))).collect()
}

fn case(line: &str, number: usize) -> Option<Case> {
    let (head, body) = line.split_once('：')?;
    let (verdict, name) = match head.split_once('（') {
        Some((verdict, name)) => (verdict, Some(name.strip_suffix('）')?)),
        None => (head, None),
    };
    let (is_dossier, is_document) = (name == Some("案卷"), name == Some("文档"));
    let role = match name {
        Some(name) if !is_dossier && !is_document => Some(role(name)?),
        _ => None,
    };
    let (own, body) = body.split_once(" ¦ ").unwrap_or(("", body));
    let (house, roster) = brought(own)?;
    let body = body.replace('⏎', "\n").replace('⇥', "\t");
    let (body, mended) = match body.split_once(" ⟹ ") {
        Some((body, mended)) => (body.to_owned(), Some(mended.to_owned())),
        None => (body, None),
    };
    let (mut text, mut breaches, mut open) = (String::new(), Vec::new(), None);
    for c in body.chars() {
        match c {
            '⟦' => open = Some(text.len()),
            '⟧' => breaches.push((open.take()?, text.len())),
            c => text.push(c),
        }
    }
    let is_as_said = matches!((verdict, breaches.is_empty()), ("好", true) | ("坏", false));
    is_as_said.then_some(Case { role, is_dossier, is_document, house, roster, text, breaches, mended, line: number })
}

/// What an office brings of its own, as a case says it.
fn brought(own: &str) -> Option<(House, Option<Roster>)> {
    let (mut terms, mut citations, mut roster) = (Terms::default(), Citations::default(), None);
    let mut months = Vec::new();
    for part in own.split('；').filter(|p| !p.is_empty()) {
        let (kind, said) = part.split_once(' ')?;
        match kind {
            "词表" => {
                let (wrong, right) = said.split_once('→')?;
                let strength = match wrong.chars().next()? {
                    '必' => Strength::Error,
                    '可' => Strength::Info,
                    _ => Strength::Warning,
                };
                let wrong = wrong.trim_start_matches(['必', '可']).to_owned();
                terms.terms.push(Term { wrong, right: right.to_owned(), reason: "本单位规定".into(), strength });
            }
            "登记" | "登记全" => {
                let (title, number) = said.strip_prefix('《')?.rsplit_once('》')?;
                citations.complete |= kind == "登记全";
                citations.papers.push(Cited { number: number.to_owned(), title: title.to_owned() });
            }
            "名录" => {
                let units = said.split('、').map(|name| Unit { name: name.into(), ..Unit::default() }).collect();
                roster = Some(Roster { in_order: true, units, ..Roster::default() });
            }
            "台账" => months.push(ledger(said)?),
            _ => return None,
        }
    }
    let known = roster.clone().unwrap_or_default();
    Some((House::new(terms, citations).with_months(Months::new(months, known)), roster))
}

/// 2022-06 按时=甲局、乙局 迟报=丙局.
fn ledger(said: &str) -> Option<(hongtou::base::Month, Lists)> {
    let (month, lists) = said.split_once(' ')?;
    let mut out = Lists::default();
    for list in lists.split(' ') {
        let (name, units) = list.split_once('=')?;
        let units = units.split('、').map(str::to_owned).collect();
        match name {
            "按时" => out.on_time = units,
            "迟报" => out.late = units,
            "未报" => out.missing = units,
            "待核" => out.unsettled = units,
            "免报" => out.excused = units,
            _ => return None,
        }
    }
    Some((month.parse().ok()?, out))
}

/// What the rules say of a case.
fn findings(case: &Case) -> (Source, Vec<Diagnostic>) {
    let source = Source::new("case.txt", case.text.clone());
    let house = Some(&case.house);
    let kind = if case.is_document { Kind::Paragraphs } else { Kind::Paper };
    let found = match case.role {
        None if case.is_dossier => {
            let reading = parse::read(&source, "");
            let roster = case.roster.as_ref().unwrap_or(&reading.roster);
            let (notice, tasks, roster) = (Some(&reading.notice), Some(&reading.tasks), Some(roster));
            lint::of_paper(&source, kind, &Subject { notice, tasks, roster, house })
        }
        None => lint::of_paper(&source, kind, &Subject { house, ..Subject::default() }),
        Some(role) => lint::of_lines(&source, &Text::fields(&[(role, &case.text)], None), house),
    };
    (source, found)
}

fn file(code: &str) -> String {
    let path = format!("{}/tests/cases/lint/{code}.txt", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{path}: every rule has its cases"))
}

#[test]
fn every_rule_holds_its_cases() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for rule in &RULES {
        let cases = cases(&file(rule.code.id));
        assert!(cases.iter().any(|c| c.breaches.is_empty()), "{} has a good case", rule.code.id);
        assert!(cases.iter().any(|c| !c.breaches.is_empty()), "{} has a bad case", rule.code.id);
        count += cases.len();
        for case in cases {
            let (source, all) = findings(&case);
            let own: Vec<&Diagnostic> = all.iter().filter(|d| d.code.id == rule.code.id).collect();
            let places = own.iter().map(|d| d.place.as_ref().map_or((0, 0), |p| (p.span.start, p.span.end)));
            let mut places: Vec<(usize, usize)> = places.collect();
            places.sort_unstable();
            let shown =
                |spans: &[(usize, usize)]| spans.iter().map(|s| &case.text[s.0..s.1]).collect::<Vec<_>>().join(" | ");
            if places != case.breaches {
                let (got, wanted) = (shown(&places), shown(&case.breaches));
                wrong.push(format!(
                    "{} line {}: found {got:?}, wanted {wanted:?} in {}",
                    rule.code.id, case.line, case.text
                ));
            }
            if let Some(mended) = &case.mended {
                let own: Vec<Diagnostic> = own.into_iter().cloned().collect();
                let (got, _) = lint::fix::mend(source.text(), source.name(), &own);
                if got != *mended {
                    wrong.push(format!("{} line {}: mended {got:?}, wanted {mended:?}", rule.code.id, case.line));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 300, "{count} cases");
}

#[test]
fn a_rule_that_mends_shows_it_in_a_case() {
    for rule in RULES.iter().filter(|r| r.page.repair == Repair::Safe) {
        assert!(file(rule.code.id).contains(" ⟹ "), "{}", rule.code.id);
    }
}

#[test]
fn every_sentence_is_filled() {
    for rule in RULES.iter().filter(|r| !matches!(r.look, Look::Nowhere)) {
        for case in cases(&file(rule.code.id)) {
            for finding in findings(&case).1 {
                for lang in [Lang::Zh, Lang::En] {
                    assert!(!finding.message(lang).is_empty() && !finding.cure(lang).is_empty());
                }
            }
        }
    }
}

/// A file of the project.
fn of_project(path: &str) -> String {
    let path = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// What `hongtou check FILE` says of a file, with its text.
fn checked(name: &str, text: &str) -> Vec<Diagnostic> {
    let world = Memory::new([(name, text)]);
    proofread::file(&world, name, false, &House::default()).expect("memory can be read").findings
}

fn words(finding: &Diagnostic) -> &str {
    finding.place.as_ref().map_or("", |p| &p.source.text()[p.span.start..p.span.end])
}

/// Every finding in a real notice has been reviewed by a person, and an error is one that a careful editor marks too.
#[test]
fn real_notices_are_marked_as_an_editor_would() {
    let reviews = of_project("tests/cases/reviews.tsv");
    let reviews: Vec<Vec<&str>> =
        reviews.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
    let mut seen: BTreeMap<[String; 3], usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for file in ["001", "002", "003", "004", "006", "010", "012", "014", "023", "116"] {
        let all = checked(&format!("{file}.txt"), &of_project(&format!("tests/notices/{file}.txt")));
        for finding in all.iter().filter(|d| d.code.id.starts_with('C')) {
            let key = [file.to_owned(), finding.code.id.to_owned(), words(finding).to_owned()];
            let review = reviews.iter().find(|r| r[..3] == key);
            match review {
                None => wrong
                    .push(format!("not reviewed: {key:?} in {:?}", finding.place.as_ref().map(|p| p.line_column()))),
                Some(r) if finding.is_error() && r[4] != "改" => wrong.push(format!("no error: {key:?}")),
                Some(_) => *seen.entry(key).or_default() += 1,
            }
        }
    }
    for review in &reviews {
        let key = [review[0].to_owned(), review[1].to_owned(), review[2].to_owned()];
        let count = seen.get(&key).copied().unwrap_or(0);
        if review[3].parse() != Ok(count) {
            wrong.push(format!("reviewed {} times, found {count} times: {key:?}", review[3]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The faults that two readings of the notice listed, each with the rule that finds it; the others need a reader.
#[test]
fn the_faults_of_the_notice_are_found() {
    let all = checked("notice.txt", &of_project("seeds/notice.txt"));
    let listed = of_project("tests/golden/seed/found.tsv");
    let mut missed = Vec::new();
    for line in listed.lines().filter(|l| !l.starts_with('#')) {
        let [number, fault, code, ..] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("no row: {line}") };
        let is_it = |d: &&Diagnostic| {
            let on_line = d.place.as_ref().is_some_and(|p| p.line_column().0.to_string() == number);
            on_line && d.code.id == code && (words(d).contains(fault) || fault.contains(words(d)))
        };
        if code != "人" && !all.iter().any(|d| is_it(&d)) {
            missed.push(line);
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
    let by_rule = listed.lines().filter(|l| !l.starts_with('#') && !l.contains("\t人\t")).count();
    assert!(by_rule > 12, "{by_rule}");
}

/// Mending changes marks, blanks and widths: the words and figures of every real notice stay, and so does its date.
#[test]
fn mending_keeps_every_word_and_figure() {
    for file in ["001", "002", "003", "004", "006", "010", "012", "014", "023", "116"] {
        let text = of_project(&format!("tests/notices/{file}.txt"));
        let world = Memory::new([("a.txt", text.as_str())]);
        let done = proofread::file(&world, "a.txt", true, &House::default()).expect("memory can be read");
        let mended = world.read("a.txt").expect("memory can be read").expect("the file is there");
        let mended = String::from_utf8(mended).expect("UTF-8");
        assert_eq!(lint::fix::skeleton(&text), lint::fix::skeleton(&mended), "{file}");
        let left = done.findings.iter().filter(|d| d.fix.as_ref().is_some_and(|f| f.safe)).count();
        let again = proofread::file(&world, "a.txt", true, &House::default()).expect("memory can be read");
        assert!(left == 0 || again.mended.len() <= left, "{file}: {left}");
    }
}

#[test]
fn mending_tells_what_it_did_and_leaves_the_rest() {
    let text = "关于甲的通知\n各镇人民政府:\n请张三,李四于2026年06月03日前报送;共２３项。。\n某县政府\n2026年6月1日\n";
    let world = Memory::new([("a.txt", text)]);
    let done = proofread::file(&world, "a.txt", true, &House::default()).expect("memory can be read");
    let mended = world.read("a.txt").expect("memory can be read").expect("the file is there");
    assert_eq!(
        String::from_utf8_lossy(&mended),
        "关于甲的通知\n各镇人民政府：\n请张三，李四于2026年06月03日前报送；共23项。\n某县政府\n2026年6月1日\n"
    );
    let codes: Vec<&str> = done.mended.iter().map(|d| d.code.id).collect();
    assert_eq!(codes, ["C034", "C085", "C085", "C070", "C086"]);
    let left: Vec<&str> = done.findings.iter().filter(|d| d.is_error()).map(|d| d.code.id).collect();
    assert_eq!(left, ["C060", "C060"], "a date is for a person");
}

/// What `check` finds in a file of any kind: the code, the words, and where they stand in the file.
fn seated(name: &str, bytes: &[u8]) -> Vec<(&'static str, String, String)> {
    let world = Memory::default();
    world.write(name, bytes).expect("memory does not refuse");
    let found = proofread::file(&world, name, false, &House::default()).expect("memory does not refuse").findings;
    let place = |d: &Diagnostic| {
        let place = d.place.as_ref().expect("a place");
        let seat = place.source.seat(place.span.start);
        seat.map_or_else(String::new, |(seat, column)| seat.words(column, Lang::Zh))
    };
    found.iter().map(|d| (d.code.id, words(d).to_owned(), place(d))).collect()
}

/// A notice with four faults: in its number, in a paragraph, in a cell, in the line of the signature.
const FAULTY: [&str; 4] =
    ["某政办发[2026]5号", "请各镇认真贯彻，于2026年06月30日前报送。", "开展排查,逐项整改。", "某县政府。"];

#[test]
fn a_document_is_proofread_with_places_that_a_person_finds() {
    use crate::shapes::office::{docx, p, table};
    let [number, text, cell, signer] = FAULTY;
    let rows: [&[&str]; 2] = [&["序号", "工作任务", "责任单位"], &["1", cell, "县教局"]];
    let head = [p("某县政府办公室文件"), p(number), p(""), p("关于甲工作的通知"), p("各镇人民政府：")].concat();
    let body = [head, p(text), table(&rows), p(signer), p("2026年6月1日")].concat();
    let docx = docx(&body);
    let found = seated("通知.docx", &docx);
    let at = |code: &str, words: &str, seat: &str| {
        let wanted = (words.to_owned(), seat.to_owned());
        assert!(found.iter().any(|(c, w, s)| *c == code && (w, s) == (&wanted.0, &wanted.1)), "{code} in {found:?}");
    };
    // The empty paragraph is not counted: nobody sees it.
    at("C011", "[2026]", "第2段");
    at("C060", "06", "第5段");
    at("C085", ",", "表1第2行第2列");
    at("C103", "。", "第6段");
    // Nothing is written: the words alone would be left of it.
    let world = Memory::default();
    world.write("通知.docx", &docx).expect("memory does not refuse");
    let done = proofread::file(&world, "通知.docx", true, &House::default()).expect("memory does not refuse");
    assert_eq!(done.not_written, [proofread::NotWritten::Document("通知.docx".into())]);
    assert!(done.mended.is_empty() && done.findings.iter().any(|d| d.code.id == "C085"));
    assert_eq!(world.read("通知.docx").expect("memory does not refuse"), Some(docx));
}

#[test]
fn a_page_is_proofread_from_its_title_on() {
    let [number, text, cell, signer] = FAULTY;
    let page = format!(
        "<html><body><ul><li>首页</li><li>政务公开</li></ul><div id=zoom><h1>关于甲工作的通知</h1><p>{number}</p>\
         <p>各镇人民政府：</p><p>{text}</p><table><tr><td>序号</td><td>工作任务</td><td>责任单位</td></tr>\
         <tr><td>1</td><td>{cell}</td><td>县教局</td></tr></table><p>{signer}</p><p>2026年6月1日</p></div></body></html>"
    );
    let found = seated("通知.html", page.as_bytes());
    let seats: Vec<(&str, &str)> = found.iter().map(|(code, _, seat)| (*code, seat.as_str())).collect();
    for wanted in [("C011", "第2段"), ("C060", "第4段"), ("C085", "表1第2行第2列"), ("C103", "第5段")] {
        assert!(seats.contains(&wanted), "{wanted:?} in {found:?}");
    }
    assert!(!found.iter().any(|(_, words, _)| words.contains("政务公开")), "{found:?}");
}

#[test]
fn a_text_in_gb18030_is_proofread_and_not_written() {
    let text = format!("关于甲的通知\n各镇人民政府:\n{}\n", FAULTY[2]);
    let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
    let world = Memory::default();
    world.write("a.txt", &bytes).expect("memory does not refuse");
    let done = proofread::file(&world, "a.txt", true, &House::default()).expect("memory does not refuse");
    let codes: Vec<&str> = done.findings.iter().map(|d| d.code.id).collect();
    assert!(["P010", "C034", "C085"].iter().all(|code| codes.contains(code)), "{codes:?}");
    let comma = done.findings.iter().find(|d| d.code.id == "C085").and_then(|d| d.place.as_ref()).expect("a place");
    assert_eq!(comma.line_column(), (3, 5));
    assert_eq!(done.not_written, [proofread::NotWritten::Encoding("a.txt".into())]);
    assert_eq!(world.read("a.txt").expect("memory does not refuse").as_deref(), Some(&*bytes));
}

/// The text of the shipped notice's own paper: what is said of it is said of words that stand in it.
#[test]
fn the_text_of_a_pdf_is_proofread() {
    let text = of_project("tests/cases/notice-layout.txt");
    let found = checked("notice-layout.txt", &text);
    let seed: Vec<Diagnostic> = checked("notice.txt", &of_project("seeds/notice.txt"));
    let said = |all: &[Diagnostic], code: &str| all.iter().filter(|d| d.code.id == code).count();
    // Faults in the prose: doubled words, marks left open, the organ's two names.
    for code in ["C001", "C009", "C006"] {
        assert_eq!(said(&found, code) > 0, said(&seed, code) > 0, "{code}");
    }
    let places = found.iter().filter_map(|d| d.place.as_ref());
    assert!(places.clone().count() > 5 && places.clone().all(|p| text.get(p.span.start..p.span.end).is_some()));
}

#[test]
fn what_is_no_text_is_refused_with_cause_and_cure() {
    for (bytes, cure) in [(&b"%PDF-1.7"[..], "pdftotext"), (&b"{\\rtf1"[..], "docx"), (&b"\x89PNG\r\n"[..], "识别")] {
        let world = Memory::default();
        world.write("来文", bytes).expect("memory does not refuse");
        let found = proofread::file(&world, "来文", true, &House::default()).expect("memory does not refuse").findings;
        assert_eq!(found.iter().map(|d| d.code.id).collect::<Vec<_>>(), ["P012"]);
        assert!(found[0].message(Lang::Zh).contains(cure), "{}", found[0].message(Lang::Zh));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is read, nothing panics, every place lies in the text, and mending keeps words and figures.
    #[test]
    fn any_text_is_read(text in "[一二三（）()〔〕\\[\\]“”‘’《》，。、；：,.;:!?0-9０-９年月日号第附件关于的通知等 　\t\n*#<>/a-cX×…—～~-]{0,120}") {
        let source = Source::new("a.txt", text.as_str());
        let all = lint::of_paper(&source, Kind::Paper, &Subject::default());
        for finding in &all {
            let place = finding.place.as_ref().expect("a place");
            prop_assert!(text.get(place.span.start..place.span.end).is_some());
        }
        let (mended, _) = lint::fix::mend(&text, "a.txt", &all);
        prop_assert_eq!(lint::fix::skeleton(&mended), lint::fix::skeleton(&text));
        lint::of_text(&Source::new("a.md.tera", text), Kind::Template, None);
    }
}

#[test]
fn a_file_without_a_text_is_not_called_faultless() {
    for text in ["", "\n　\n"] {
        let world = Memory::new([("空.txt", text)]);
        let found =
            proofread::file(&world, "空.txt", false, &House::default()).expect("memory does not refuse").findings;
        assert_eq!(found.iter().map(|d| d.code.id).collect::<Vec<_>>(), ["P011"], "{text:?}");
    }
}

/// What the office brings of its own holds for the dossier and for what comes from elsewhere, and makes no paper anew.
#[test]
fn the_terms_of_the_office_hold_for_the_dossier_and_for_files() {
    use crate::dossier::{build, shipped};
    use hongtou::build::State;
    let world = shipped();
    build(&world);
    let terms = "terms:\n- {wrong: 区教体局, right: 区教育体育局, reason: 公文用全称}\n\
                 - {wrong: 落实到位, right: 落实, reason: 从简, strength: info}\n";
    world.write("content/terms.yaml", terms.as_bytes()).expect("memory does not refuse");
    let found = hongtou::build::check(&world).expect("memory does not refuse");
    let of = |code: &str| found.iter().filter(|d| d.code.id == code).collect::<Vec<_>>();
    let files: Vec<&str> = of("C146").iter().filter_map(|d| d.place.as_ref()).map(|p| p.source.name()).collect();
    assert!(files.contains(&"content/notice.yaml") && files.contains(&"content/tasks.yaml"), "{files:?}");
    assert!(of("C146").iter().all(|d| words(d) == "区教体局" && d.message(Lang::Zh).contains("公文用全称")));
    assert!(of("C146")[0].fix.as_ref().is_some_and(|f| f.put == "区教育体育局" && !f.safe));
    let again = build(&world);
    assert!(again.built.iter().all(|b| b.state == State::Unchanged), "no paper is made of a list of terms");
    let (house, faults) = proofread::house(&world).expect("memory does not refuse");
    assert!(faults.is_empty());
    let elsewhere = Memory::new([("来文.txt", "关于甲的通知\n各镇人民政府：\n请区教体局落实。\n")]);
    let found = proofread::file(&elsewhere, "来文.txt", false, &house).expect("memory does not refuse").findings;
    assert!(found.iter().any(|d| d.code.id == "C146" && d.place.as_ref().map(|p| p.line_column()) == Some((3, 2))));
    world.write("content/terms.yaml", b"terms:\n- {wrong: '', right: a, reason: b}\n").expect("memory does not refuse");
    let (_, faults) = proofread::house(&world).expect("memory does not refuse");
    assert_eq!(faults.iter().map(|d| d.code.id).collect::<Vec<_>>(), ["Y001"]);
}

/// The dossier's own papers are known by number, and the roster's order holds once a person has said that it is one.
#[test]
fn own_numbers_are_known_and_an_order_is_looked_at_when_it_is_one() {
    use crate::dossier::{edit, shipped};
    let world = shipped();
    let found = |code: &str| -> Vec<String> {
        let all = hongtou::build::check(&world).expect("memory does not refuse");
        all.iter().filter(|d| d.code.id == code).map(|d| words(d).to_owned()).collect()
    };
    assert_eq!((found("C144").len(), found("C141").len()), (0, 0));
    // The number is the shipped notice's, the title is not.
    edit(
        &world,
        "content/notice.yaml",
        "印发你们，",
        "印发你们，按照《关于甲工作的通知》（鼓平安办〔2022〕3号）要求，",
    );
    assert_eq!(found("C144"), ["鼓平安办〔2022〕3号"]);
    let listed = "papers:\n- {number: 鼓平安办〔2021〕9号, title: 关于甲工作的通知}\n";
    world.write("content/citations.yaml", listed.as_bytes()).expect("memory does not refuse");
    edit(&world, "content/notice.yaml", "（鼓平安办〔2022〕3号）", "（鼓平安办〔2021〕9号）");
    assert_eq!(found("C144").len(), 0);
    edit(&world, "content/units.yaml", "units:\n", "in_order: true\nunits:\n");
    assert!(!found("C141").is_empty());
}

/// A note that breaks its line within brackets is one note, as Word keeps it in one paragraph.
#[test]
fn a_line_broken_within_brackets_is_no_open_bracket() {
    use crate::shapes::office::{docx, p};
    let note = p("（2022年5月9日印发</w:t><w:br/><w:t>2022年7月1日修改）");
    let body = [p("某县政府办公室文件"), p("关于甲工作的通知"), note, p("各镇人民政府："), p("请落实。")].concat();
    assert!(!seated("通知.docx", &docx(&body)).iter().any(|(code, ..)| *code == "C001"));
}

/// The annotated copy, read by the reader of returned drafts: each comment is on the words that it is about, of a text and
/// of a document alike.
#[test]
fn comments_of_the_annotated_copy_are_on_their_words() {
    use crate::shapes::office::{docx, p, table};
    use hongtou::write::docx::annotated::{self, Remark};
    let [number, text, cell, signer] = FAULTY;
    let rows: [&[&str]; 2] = [&["序号", "工作任务", "责任单位"], &["1", cell, "县教局"]];
    let body =
        [p(number), p("关于甲工作的通知"), p("各镇人民政府："), p(text), table(&rows), p(signer), p("2026年6月1日")];
    let plain = format!("{number}\n关于甲工作的通知\n各镇人民政府：\n{text}\n{signer}\n2026年6月1日\n");
    for (name, bytes) in [("通知.docx", docx(&body.concat())), ("通知.txt", plain.into_bytes())] {
        let world = Memory::new([(name, bytes)]);
        let found = proofread::file(&world, name, false, &House::default()).expect("memory does not refuse");
        let source = found.source.expect("it was read");
        let placed: Vec<&Diagnostic> = found.findings.iter().filter(|d| !words(d).is_empty()).collect();
        let remark = |d: &&Diagnostic| {
            let span = d.place.as_ref().expect("it has words").span;
            Remark { start: span.start, end: span.end, author: "校对".into(), said: vec![d.message(Lang::Zh)] }
        };
        let remarks: Vec<Remark> = placed.iter().map(remark).collect();
        assert!(remarks.len() >= 3, "{name}");
        let copy =
            parse::returned::read("校对.docx", &annotated::write(source.text(), &remarks)).expect("it is a DOCX");
        let mut said: Vec<(String, String)> = copy.comments.into_iter().map(|c| (c.text, c.quoted)).collect();
        let mut wanted: Vec<(String, String)> =
            placed.iter().map(|d| (d.message(Lang::Zh), words(d).to_owned())).collect();
        said.sort();
        wanted.sort();
        assert_eq!(said, wanted, "{name}");
    }
}

/// The bulletins that the tool makes agree with the ledger; one that a person edited is told where it does not, as text
/// and as a document.
#[test]
fn the_lists_of_a_bulletin_are_held_against_the_ledger() {
    use crate::dossier::{build, shipped};
    use crate::shapes::office;
    use hongtou::base::World;
    let world = shipped();
    build(&world);
    let (house, _) = proofread::house(&world).expect("memory does not refuse");
    let of_lists = |world: &dyn World, path: &str| -> Vec<(&'static str, String)> {
        let found = proofread::file(world, path, false, &house).expect("memory does not refuse").findings;
        let ours = found.into_iter().filter(|d| ["C151", "C152", "C153"].contains(&d.code.id));
        ours.map(|d| (d.code.id, format!("{} {}", words(&d), d.message(Lang::Zh)))).collect()
    };
    for month in ["06", "07", "08"] {
        assert_eq!(of_lists(&world, &format!("out/bulletins/2022-{month}.docx")), [], "{month}");
    }
    let paper = world.read("out/bulletins/2022-06.docx").expect("memory").expect("it was made");
    let text = parse::received::open("通报.docx", &paper).expect("it is a DOCX").source.text().to_owned();
    // 区司法局 was two days late in June, and 区法院 sent nothing.
    let edited = text
        .replace("按时报送。区教体局、", "按时报送。区教体局、区司法局、")
        .replace("迟报。区司法局（6月28日报送，迟2天）、", "迟报。")
        .replace("未报送13家", "未报送12家");
    assert_ne!(text, edited);
    let paragraphs: String = edited.lines().filter(|l| !l.contains('\t')).map(office::p).collect();
    let bytes = office::docx(&paragraphs);
    let elsewhere = Memory::new([("通报.txt", edited.as_bytes()), ("通报.docx", bytes.as_slice())]);
    for path in ["通报.txt", "通报.docx"] {
        let mut found = of_lists(&elsewhere, path);
        found.sort();
        let codes: Vec<&str> = found.iter().map(|f| f.0).collect();
        assert_eq!(codes, ["C151", "C152", "C153"], "{path}: {found:#?}");
        assert_eq!(found[0].1, "区司法局 通报把“区司法局”列为按时报送，2022-06 台账上是：迟报");
        assert_eq!(found[1].1, "迟报 2022-06 台账上迟报的有区司法局，通报的名单里没有");
        assert_eq!(found[2].1, "12家 通报说未报送12家，2022-06 台账上是13家");
    }
}
