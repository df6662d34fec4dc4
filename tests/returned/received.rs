//! Files that other programs wrote (`tests/cases/returned/README.md`).

use super::papers::{Paper, differences, matter, matter_of};
use hongtou::base::{Lang, Source};
use hongtou::model::{Notice, TaskList};
use hongtou::parse::returned::{self, Kind, Place, Returned};

fn read(name: &str) -> Returned {
    let path = format!("{}/tests/cases/returned/{name}", env!("CARGO_MANIFEST_DIR"));
    returned::read(name, &std::fs::read(path).expect("a case")).expect("it can be read")
}

/// The shipped notice as it was read from its text, whatever people decided since.
fn shipped() -> (Notice, TaskList) {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/notice.txt")).expect("the seed");
    let reading = hongtou::parse::read(&Source::new("seeds/notice.txt", text), "");
    (reading.notice, reading.tasks)
}

/// What the changes make of the notice and of the tasks, path by path.
fn effects(r: &Returned) -> Vec<String> {
    let (before, after) = (matter_of(&r.rejected), matter_of(&r.accepted));
    [differences(&after.0, &before.0), differences(&after.1, &before.1)].concat()
}

fn rejected_is_small(r: &Returned) {
    let small = Paper::small();
    let wanted = matter(&small.notice, &small.tasks);
    let got = matter_of(&r.rejected);
    assert_eq!(differences(&got.0, &wanted.0), [""; 0]);
    assert_eq!(differences(&got.1, &wanted.1), [""; 0]);
}

fn codes(r: &Returned) -> Vec<&'static str> {
    r.findings.iter().map(|d| d.code.id).collect()
}

fn changes(r: &Returned) -> Vec<(Kind, &str)> {
    r.revisions.iter().map(|x| (x.kind, x.text.as_str())).collect()
}

#[test]
fn a_notice_saved_by_libreoffice_is_the_same_notice() {
    let r = read("libreoffice-notice.docx");
    let (notice, tasks) = shipped();
    assert_eq!(matter_of(&r.rejected), matter(&notice, &tasks));
    assert_eq!(matter_of(&r.accepted), matter(&notice, &tasks));
    assert!(r.findings.is_empty() && r.accepted.findings.is_empty(), "{:#?}", r.findings);
}

#[test]
fn an_annex_saved_by_libreoffice_is_the_same_annex() {
    let r = read("libreoffice-annex.docx");
    let (notice, tasks) = shipped();
    let wanted = Notice { doc_number: notice.doc_number, annex: notice.annex, ..Notice::default() };
    assert!(r.annex_alone && r.findings.is_empty());
    assert_eq!(matter_of(&r.accepted), matter(&wanted, &tasks));
}

#[test]
fn changes_recorded_by_libreoffice() {
    let r = read("libreoffice-changes.docx");
    let (before, after) = (&r.rejected.notice, &r.accepted.notice);
    let preamble = |n: &Notice| n.plan.iter().flat_map(|p| &p.preamble).map(|p| p.text.clone()).collect::<Vec<_>>();
    assert_eq!(preamble(before), ["为排查校园安全风险，制定本方案。"]);
    assert_eq!(preamble(after), ["为排查校园安全风险，制定本方案。", "本方案适用于全县各中小学。"]);
    let day = |n: &Notice| n.reporting.as_ref().map(|r| r.due_day);
    assert_eq!((day(before), day(after)), (Some(26), Some(25)));
    let lead = |t: &TaskList| t.task(2).map(|t| t.lead.units.clone()).unwrap_or_default();
    assert_eq!(lead(&r.rejected.tasks), ["县应急管理局"]);
    assert_eq!(lead(&r.accepted.tasks), ["县应急管理局", "县住建局"]);
    assert!(changes(&r).contains(&(Kind::Deleted, "每月26日前")));
    assert!(changes(&r).contains(&(Kind::Inserted, "逐一销号、逐一复查。二是")));
    let in_cell = r.revisions.last().map(|x| x.place.words(Lang::Zh));
    assert_eq!(in_cell.as_deref(), Some("表1第2行（“2”）“责任单位”栏"));
}

/// A row that went without a trace is in neither reading: only the caller, who knows the edition in force, can miss it.
#[test]
fn what_was_changed_without_a_trace_is_in_neither_reading() {
    let r = read("libreoffice-changes.docx");
    assert!(r.rejected.tasks.task(1).is_none() && r.accepted.tasks.task(1).is_none());
    assert_eq!(codes(&r), ["R010"]);
    assert!(r.accepted.findings.iter().any(|d| d.code.id == "P005"), "the numbers do not begin with 1");
}

#[test]
fn rows_and_headings_changed_in_libreoffice() {
    let r = read("libreoffice-rows.docx");
    rejected_is_small(&r);
    let task = r.accepted.tasks.task(3).expect("it was put in");
    assert_eq!((task.content.as_str(), task.lead.text.as_str()), ("开展复查。", "县教育局"));
    let headings: Vec<_> = r.accepted.notice.all_sections().map(|s| s.heading.as_str()).collect();
    assert_eq!(headings, ["全面排查", "工作要求"]);
    let wanted = [(Kind::Deleted, "一、主要措施\n"), (Kind::RowInserted, "3\t\t开展复查。\t县教育局\t\t")];
    assert_eq!(changes(&r), wanted);
    assert_eq!(codes(&r), ["R010"], "the new row has no group");
}

#[test]
fn rows_of_an_annex_deleted_and_put_in_by_libreoffice() {
    let r = read("libreoffice-annex-rows.docx");
    let (_, tasks) = shipped();
    assert_eq!(matter_of(&r.rejected).1, matter(&Notice::default(), &tasks).1);
    let numbers: Vec<u32> = r.accepted.tasks.tasks().map(|(_, t)| t.no).collect();
    assert_eq!(numbers, [1, 2].into_iter().chain(4..=35).collect::<Vec<u32>>());
    let kinds: Vec<Kind> = r.revisions.iter().map(|x| x.kind).collect();
    assert_eq!(kinds, [Kind::RowDeleted, Kind::RowInserted]);
    assert!(r.revisions[0].text.starts_with("3\t\t指导加强学校"));
    assert!(r.findings.is_empty(), "an empty row says nothing: {:#?}", r.findings);
}

#[test]
fn a_paper_with_changes_and_a_comment_as_word_saves_it() {
    for name in ["word-like.docx", "libreoffice-comments.docx"] {
        let r = read(name);
        rejected_is_small(&r);
        let wanted = [
            (Kind::Deleted, "请抓好"),
            (Kind::Inserted, "请认真抓好"),
            (Kind::Deleted, "26日"),
            (Kind::Inserted, "25日"),
            (Kind::Deleted, "，区分类别"),
            (Kind::Formatted, "为排查校园安全风险，制定本方案。"),
        ];
        assert_eq!(changes(&r), wanted, "{name}");
        assert!(r.revisions.iter().all(|x| x.author == "王主任" && x.date == "2022-06-20T09:30:00Z"));
        assert!(effects(&r).iter().any(|e| e.contains("请认真抓好落实。")), "{name}");
        assert_eq!(r.accepted.tasks.task(2).map(|t| t.content.as_str()), Some("督促整改，逐一销号。"));
        let [comment] = r.comments.as_slice() else { panic!("{name} has one comment") };
        assert_eq!((comment.text.as_str(), comment.quoted.as_str()), ("哪些风险？请列明。\n月底前报我。", "排查风险"));
        assert!(matches!(&comment.place, Place::Paragraph { begins, .. } if begins.starts_with("（一）全面排查。")));
        assert_eq!(codes(&r), ["R003", "R005"]);
    }
}
