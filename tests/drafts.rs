//! Drafts of a text in force in every state that a person may leave them in.

use crate::dossier::{edit, read, shipped, text};
use hongtou::base::world::{Memory, World};
use hongtou::base::{Date, Diagnostic, Lang};
use hongtou::build::Dossier;
use hongtou::build::amend::{Drawn, Order, from_edit, start};
use hongtou::build::texts::edition;

const NOTICE: &str = "content/notice.yaml";
const TASKS: &str = "content/tasks.yaml";
const DRAFT: &str = "content/draft/tasks.yaml";
const DRAFT_NOTICE: &str = "content/draft/notice.yaml";

/// The shipped dossier after its first amendment.
fn amended() -> Memory {
    without(&["content/amendments/02"])
}

/// The shipped dossier before anything amended it.
fn issued() -> Memory {
    without(&["content/amendments/", "seeds/amendments/"])
}

fn without(folders: &[&str]) -> Memory {
    let world = shipped();
    let listed =
        ["content", "templates", "seeds"].into_iter().flat_map(|f| world.list(f).expect("memory can be listed"));
    let kept = listed.filter(|path| !folders.iter().any(|f| path.starts_with(f)));
    Memory::new(kept.map(|path| (path.clone(), read(&world, &path).expect("listed"))))
}

fn day(text: &str) -> Date {
    text.parse().expect("a day of the calendar")
}

fn dated(date: &str) -> Order {
    Order { date: Some(day(date)), ..Order::default() }
}

fn codes(findings: &[Diagnostic]) -> Vec<&'static str> {
    findings.iter().map(|d| d.code.id).collect()
}

fn said(findings: &[Diagnostic]) -> Vec<String> {
    findings.iter().map(|d| format!("{} {}", d.code.id, d.message(Lang::Zh))).collect()
}

/// Where a finding stands, and the words there.
fn place(finding: &Diagnostic) -> (String, usize, String) {
    let place = finding.place.as_ref().expect("it has a place");
    let words = &place.source.text()[place.span.start..place.span.end];
    (place.source.name().to_owned(), place.line_column().0, words.to_owned())
}

fn draw(world: &Memory, order: &Order) -> Drawn {
    from_edit(world, order).expect("memory does not refuse")
}

fn begin(world: &Memory) -> Drawn {
    start(world).expect("memory does not refuse")
}

/// Edits task 15 of the draft, which the amendment gave to 区司法局.
fn edit_15(world: &Memory, from: &str, to: &str) {
    let draft = text(world, DRAFT);
    let at = draft.find("  - no: 15\n").expect("task 15");
    let (before, rest) = draft.split_at(at);
    assert!(rest.contains(from), "it says {from}");
    world.write(DRAFT, format!("{before}{}", rest.replacen(from, to, 1)).as_bytes()).expect("memory does not refuse");
}

fn give_15(world: &Memory) {
    edit_15(world, "text: 区司法局\n", "text: 区妇联\n");
}

#[test]
fn a_draft_of_the_text_in_force_becomes_the_next_amendment() {
    let world = amended();
    let begun = begin(&world);
    assert_eq!((begun.since, begun.written), (Some(day("2022-07-01")), vec![DRAFT_NOTICE.into(), DRAFT.into()]));
    assert!(text(&world, DRAFT).contains("file: content/amendments/01.yaml"));
    // Only what is printed need be edited; the list of names may be left as it was.
    edit_15(&world, "text: 区司法局\n", "text: 区司法局、区妇联\n");
    edit(&world, DRAFT_NOTICE, "请结合实际抓好落实", "请结合实际认真抓好落实");
    let issued = (text(&world, NOTICE), text(&world, TASKS));
    let drawn = draw(&world, &Order { doc_number: "鼓平安办〔2022〕15号".into(), ..dated("2022-10-08") });
    assert_eq!(said(&drawn.findings), [""; 0]);
    assert_eq!((drawn.written, drawn.since), (vec!["content/amendments/02.yaml".to_owned()], Some(day("2022-07-01"))));
    assert!(drawn.sentences.iter().any(|s| s.contains("增加“区妇联”")), "{:?}", drawn.sentences);
    assert_eq!((text(&world, NOTICE), text(&world, TASKS)), issued, "the issued text is never touched");
    let dossier = Dossier::load(&world).expect("memory does not refuse");
    let now = &dossier.editions.newest().expect("a text").edition;
    assert_eq!((now.amendments, now.since), (2, Some(day("2022-10-08"))));
    let cell = now.tasks.tasks().map(|(_, t)| &t.lead).find(|l| l.text == "区司法局、区妇联").expect("the new cell");
    assert_eq!(cell.units, ["区司法局", "区妇联"]);
    // The draft is used up: nothing to do, and a new one may be begun.
    assert!(draw(&world, &dated("2022-11-01")).is_empty());
    let begun = begin(&world);
    assert_eq!((begun.written.len(), begun.backups.len(), codes(&begun.findings)), (2, 2, vec![]));
}

#[test]
fn the_issued_text_is_no_draft_once_it_was_amended() {
    let world = amended();
    edit(&world, NOTICE, "请结合实际抓好落实", "请结合实际认真抓好落实");
    let drawn = draw(&world, &dated("2022-12-01"));
    assert_eq!(codes(&drawn.findings), ["B056"]);
    assert!(drawn.written.is_empty() && drawn.findings[0].cure(Lang::Zh).contains("from-edit --start"));
    // A correction of the reading does not keep anybody from drafting.
    begin(&world);
    give_15(&world);
    let drawn = draw(&world, &dated("2022-12-01"));
    assert_eq!((said(&drawn.findings), drawn.changes.len()), (vec![], 1), "{:?}", drawn.sentences);
}

#[test]
fn a_draft_of_another_text_is_not_compared() {
    let world = amended();
    begin(&world);
    give_15(&world);
    let other =
        "date: 2022-09-01\nchanges:\n- {target: 正文第一段, operation: replace_words, old: 抓好落实, new: 认真落实}\n";
    world.write("content/amendments/02.yaml", other.as_bytes()).expect("memory does not refuse");
    let drawn = draw(&world, &dated("2022-12-01"));
    assert_eq!(codes(&drawn.findings), ["B055", "B055"]);
    assert!(drawn.written.is_empty());
}

#[test]
fn a_list_of_names_apart_from_its_words_is_told_at_its_place() {
    let world = amended();
    begin(&world);
    edit_15(&world, "units: [区司法局]", "units: [区法院]");
    let drawn = draw(&world, &dated("2022-12-01"));
    assert_eq!(codes(&drawn.findings), ["B003"], "{:?}", said(&drawn.findings));
    assert_eq!(place(&drawn.findings[0]).0, DRAFT);
    assert!(drawn.written.is_empty());
}

#[test]
fn without_a_date_the_changes_are_only_shown() {
    let world = issued();
    edit(&world, NOTICE, "请结合实际抓好落实", "请结合实际认真抓好落实");
    let drawn = draw(&world, &Order::default());
    assert_eq!((codes(&drawn.findings), drawn.sentences.len()), (vec!["B063"], 1));
    assert!(drawn.written.is_empty() && text(&world, NOTICE).contains("认真抓好落实"), "the edit stays");
}

#[test]
fn an_amendment_comes_after_the_text_that_it_alters() {
    let world = amended();
    begin(&world);
    give_15(&world);
    for (date, number, fits) in [
        ("2022-06-30", "", false),
        ("2022-07-01", "", false),
        ("2022-07-01", "鼓平安办〔2022〕3号", false),
        ("2022-07-01", "鼓平安办〔2022〕9号", true),
    ] {
        let drawn = draw(&world, &Order { doc_number: number.into(), ..dated(date) });
        assert_eq!(codes(&drawn.findings), if fits { vec![] } else { vec!["B059"] }, "{date} {number}");
        assert_eq!(drawn.written.is_empty(), !fits);
    }
    let dossier = Dossier::load(&world).expect("memory does not refuse");
    assert_eq!(dossier.editions.newest().map(|t| t.edition.amendments), Some(2));
}

#[test]
fn another_received_text_is_no_measure() {
    let world = issued();
    edit(&world, NOTICE, "请结合实际抓好落实", "请结合实际认真抓好落实");
    edit(&world, "seeds/notice.txt", "请结合实际抓好落实", "请结合实际扎实抓好落实");
    let drawn = draw(&world, &dated("2022-12-01"));
    assert_eq!(codes(&drawn.findings), ["B064"]);
}

#[test]
fn rows_come_go_and_move() {
    let world = amended();
    begin(&world);
    let draft = text(&world, DRAFT);
    // The second row goes, another comes at the end of its group.
    let at = draft.find("  - no: 2\n").expect("the second row");
    let end = draft.find("  - no: 3\n").expect("the third row");
    let row = &draft[at..end];
    let new = "  - no: 2\n    content: 每年开展一次普查，逐校建立台账。\n    lead: {text: 区教体局, units: [区教体局]}\n    note: 每年一次\n";
    world.write(DRAFT, draft.replacen(row, new, 1).as_bytes()).expect("memory does not refuse");
    let drawn = draw(&world, &dated("2022-12-01"));
    assert_eq!(said(&drawn.findings), [""; 0]);
    assert!(!drawn.written.is_empty(), "{:?}", drawn.sentences);
    let dossier = Dossier::load(&world).expect("memory does not refuse");
    let row = dossier.editions.newest().and_then(|t| t.edition.tasks.task(2)).expect("a second row");
    let cells = (row.content.as_str(), row.lead.text.as_str(), row.participants.text.as_str(), row.note.as_str());
    assert_eq!(cells, ("每年开展一次普查，逐校建立台账。", "区教体局", "", "每年一次"));
}

/// Every part that is printed bears a place that finds it again, but for the heads of columns.
#[test]
fn the_places_are_those_that_an_amendment_uses() {
    let text = edition(&amended(), None).expect("memory does not refuse").0.expect("it is in force");
    let mut seen = std::collections::BTreeSet::new();
    for part in &text.parts {
        match &part.place {
            Some(place) => {
                assert_eq!(place.to_string().parse(), Ok(place.clone()));
                assert!(seen.insert(place.to_string()), "{place} is one place");
            }
            None => {
                assert!(["序号", "工作项目", "具体内容", "责任单位", "参与单位", "备注"].contains(&part.text.as_str()))
            }
        }
    }
    assert!(seen.len() > 150, "{}", seen.len());
}
