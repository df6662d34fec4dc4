//! `hongtou amend from-edit`.

use super::{amended, codes, dated, day, issued, place, said};
use crate::dossier::{edit, read, text};
use hongtou::base::Lang;
use hongtou::base::world::{Memory, World};
use hongtou::build::amend::{Drawn, Order, from_edit, start};
use hongtou::build::texts::edition;
use hongtou::build::{Dossier, InForce};

const NOTICE: &str = "content/notice.yaml";
const TASKS: &str = "content/tasks.yaml";
const DRAFT: &str = "content/draft/tasks.yaml";
const DRAFT_NOTICE: &str = "content/draft/notice.yaml";
const FIRST: &str = "content/amendments/01.yaml";

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

/// What the newest text says of words, without places.
fn newest(world: &Memory) -> (serde_json::Value, Vec<String>) {
    let dossier = Dossier::load(world).expect("memory does not refuse");
    let text: &InForce = dossier.editions.newest().expect("a text");
    let facts = edition(world, None).expect("memory does not refuse").0.expect("in force").facts;
    let cells =
        text.edition.tasks.tasks().map(|(g, t)| {
            format!("{}|{}|{}|{}|{}|{}", g.name, t.no, t.content, t.lead.text, t.participants.text, t.note)
        });
    (facts, cells.collect())
}

#[test]
fn an_edit_of_the_issued_text_becomes_an_amendment() {
    let world = issued();
    let (notice, tasks) = (text(&world, NOTICE), text(&world, TASKS));
    edit(&world, TASKS, "text: 区教体局、区卫健委\n", "text: 区教体局、区民政局\n");
    edit(&world, TASKS, "units: [区教体局, 区卫健委]", "units: [区教体局, 区民政局]");
    edit(&world, NOTICE, "请结合实际抓好落实", "请结合实际认真抓好落实");
    let wanted = newest(&world);
    let drawn = draw(&world, &Order { in_force: Some(day("2022-07-01")), ..dated("2022-06-28") });
    assert_eq!(said(&drawn.findings), [""; 0]);
    assert_eq!(drawn.written, [FIRST, NOTICE, TASKS]);
    assert_eq!(drawn.backups, ["content/notice.yaml.1.bak", "content/tasks.yaml.1.bak"]);
    assert_eq!((text(&world, NOTICE), text(&world, TASKS)), (notice, tasks), "they are as issued again");
    assert!(text(&world, "content/tasks.yaml.1.bak").contains("区教体局、区民政局"));
    let list = text(&world, FIRST);
    assert!(list.contains("date: 2022-06-28") && list.contains("in_force: 2022-07-01"), "{list}");
    assert!(!list.contains("doc_number") && list.contains("operation: replace_unit"), "{list}");
    assert_eq!(drawn.changes.len(), 2, "{:?}", drawn.sentences);
    assert_eq!(newest(&world), wanted, "the text in force says what was wanted");
    // Then there is nothing left to do.
    let again = draw(&world, &dated("2022-06-29"));
    assert!(again.is_empty() && again.written.is_empty(), "{:?}", said(&again.findings));
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
fn nothing_is_drawn_of_nothing() {
    for world in [issued(), amended()] {
        assert!(draw(&world, &dated("2022-12-01")).is_empty());
        begin(&world);
        let drawn = draw(&world, &dated("2022-12-01"));
        assert!(drawn.is_empty() && drawn.findings.is_empty() && drawn.written.is_empty());
        assert!(read(&world, "content/amendments/02.yaml").is_none());
    }
}

#[test]
fn edits_that_were_not_used_are_never_overwritten() {
    let world = amended();
    begin(&world);
    give_15(&world);
    let refused = begin(&world);
    assert_eq!(said(&refused.findings), [format!("B054 {DRAFT} 里有没用过的改动，没有覆盖")]);
    assert!(refused.written.is_empty() && text(&world, DRAFT).contains("text: 区妇联\n"));
    world.write(DRAFT, b"columns: [\n").expect("memory does not refuse");
    assert_eq!(codes(&begin(&world).findings), ["B054"], "what cannot be read is kept too");
    let drawn = draw(&world, &dated("2022-12-01"));
    assert_eq!(codes(&drawn.findings), ["Y001"]);
    assert_eq!(place(&drawn.findings[0]).0, DRAFT);
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
fn what_an_amendment_cannot_alter_is_listed_and_nothing_written() {
    let world = amended();
    begin(&world);
    give_15(&world);
    edit(&world, DRAFT_NOTICE, "date: 2022-05-09", "date: 2022-05-10");
    edit(&world, DRAFT_NOTICE, "due_day: 26", "due_day: 20");
    let drawn = draw(&world, &dated("2022-12-01"));
    assert_eq!(
        said(&drawn.findings),
        [
            format!("B058 {DRAFT_NOTICE} 的 date 不是修改通知能改的：原为“2022-05-09”，现为“2022-05-10”"),
            format!("B058 {DRAFT_NOTICE} 的 reporting.due_day 不是修改通知能改的：原为“26”，现为“20”"),
        ]
    );
    assert!(drawn.written.is_empty() && drawn.changes.len() == 1);
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
        ("2022-07-01", "鼓平安办〔2022〕7号", false),
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
    let wanted = newest(&world).1;
    assert!(wanted[1].ends_with("|2|每年开展一次普查，逐校建立台账。|区教体局||每年一次"), "{}", wanted[1]);
}
