//! Papers that were issued stay as they were, whatever becomes of the dossier.

use crate::dossier::{build, codes, edit, read, shipped, small, text};
use hongtou::base::world::{Memory, World};
use hongtou::build::issue::{self, Subject};
use hongtou::build::{self, State};

const NUMBER: &str = "鼓平安办〔2022〕3号";

fn issued(world: &Memory, subject: &Subject, number: &str, date: &str, by: Option<&str>) -> Vec<&'static str> {
    let date = date.parse().expect("a date");
    let outcome = issue::issue(world, subject, number, date, by).expect("memory does not refuse");
    assert_eq!(outcome.record.is_some(), outcome.findings.is_empty(), "{:?}", outcome.findings);
    outcome.findings.iter().map(|d| d.code.id).collect()
}

fn of_issue(outcome: &build::Outcome) -> Vec<&'static str> {
    codes(outcome).into_iter().filter(|id| ("B070".."B090").contains(id)).collect()
}

fn state(outcome: &build::Outcome, path: &str) -> State {
    outcome.built.iter().find(|b| b.path == path).expect("a paper").state.clone()
}

/// Builds, then issues the notice with the number and date that it bears.
fn notice(world: &Memory, by: Option<&str>) {
    build(world);
    assert_eq!(issued(world, &Subject::Notice, &said(world, "doc_number"), &said(world, "date"), by), [""; 0]);
}

/// What the notice says.
fn said(world: &Memory, key: &str) -> String {
    let notice = text(world, "content/notice.yaml");
    notice.lines().find_map(|l| l.strip_prefix(&format!("{key}: "))).expect("the key").to_owned()
}

#[test]
fn an_issued_paper_is_on_record_with_all_it_was_made_of() {
    let world = small();
    notice(&world, Some("张三"));
    let record = text(&world, "content/issued/notice.yaml");
    for part in ["content/notice.yaml: ", "content/tasks.yaml: ", "templates/notice.md.tera: ", "by: 张三"] {
        assert!(record.contains(part), "{part}\n{record}");
    }
    let hash = build::fingerprint::sha256(&read(&world, "out/annex.pdf").expect("made"));
    assert!(record.contains(&hash), "{record}");
    assert_eq!(of_issue(&build(&world)), [""; 0]);
    assert_eq!(state(&build(&world), "out/notice.pdf"), State::Unchanged);
    let again = issued(&world, &Subject::Notice, &said(&world, "doc_number"), &said(&world, "date"), None);
    assert_eq!(again, ["B079"]);
}

#[test]
fn a_changed_frozen_input_is_an_error_and_the_files_stay_as_issued() {
    let world = small();
    notice(&world, Some("张三"));
    let (before, tasks) = (read(&world, "out/annex.docx"), read(&world, "content/tasks.yaml").expect("made"));
    edit(&world, "content/tasks.yaml", "排查风险", "彻底排查风险");
    let outcome = build(&world);
    assert_eq!(of_issue(&outcome), ["B071", "B075"]);
    let finding = outcome.findings.iter().find(|d| d.code.id == "B071").expect("just seen");
    let (said, cure) = (finding.message(hongtou::base::Lang::Zh), finding.cure(hongtou::base::Lang::Zh));
    assert!(said.contains("content/tasks.yaml") && said.contains(&build::fingerprint::sha256(&tasks)[..12]), "{said}");
    assert!(cure.contains("hongtou amend from-edit"), "{cure}");
    let place = finding.place.as_ref().expect("in the record");
    assert!(place.source.name() == "content/issued/notice.yaml");
    assert_eq!(&place.source.text()[place.span.start..place.span.end], "content/tasks.yaml");
    assert_eq!(state(&outcome, "out/annex.docx"), State::Issued);
    assert_eq!(read(&world, "out/annex.docx"), before);
    let checked = build::check(&world).expect("memory does not refuse");
    assert!(checked.iter().any(|d| d.code.id == "B071"));
    let approved = issue::approve(&world, &Subject::Notice, "李四", "2023-04-01".parse().expect("a date"));
    assert!(approved.expect("memory does not refuse").record.is_none(), "what is not what was issued is not approved");
    world.write("content/tasks.yaml", &tasks).expect("memory");
    assert_eq!(of_issue(&build(&world)), [""; 0], "put back, all is as it was");
}

#[test]
fn templates_change_the_look_of_what_was_not_issued() {
    let world = small();
    notice(&world, None);
    let before = read(&world, "out/annex.docx");
    edit(&world, "templates/annex.md.tera", "{{ notice.annex_title }}", "{{ notice.annex_title }}（另发）");
    let outcome = build(&world);
    assert_eq!(of_issue(&outcome), ["B074"]);
    assert_eq!((state(&outcome, "out/annex.docx"), read(&world, "out/annex.docx")), (State::Issued, before));
    assert_eq!(state(&outcome, "out/notice.docx"), State::Unchanged);
    let verified = build::verify(&world, &|_, _, _| {}).expect("memory does not refuse");
    let unlike = verified.proofs.iter().filter(|p| !p.faults.is_empty()).map(|p| p.path.as_str());
    assert_eq!(unlike.collect::<Vec<_>>(), ["out/annex.docx", "out/annex.pdf"], "made now they would differ");
    let manifest = read(&world, "out/manifest.json");
    build(&world);
    assert_eq!(read(&world, "out/manifest.json"), manifest);
}

#[test]
fn a_lost_file_is_made_again_only_where_it_comes_out_the_same() {
    let world = small();
    notice(&world, None);
    let files = ["content", "seeds", "templates"].map(|f| world.list(f).expect("a list")).concat();
    let copy = || Memory::new(files.iter().map(|p| (p.clone(), read(&world, p).expect("listed"))));
    let clean = copy();
    assert_eq!(of_issue(&build(&clean)), [""; 0]);
    for path in ["out/notice.docx", "out/annex.pdf", "out/manifest.json"] {
        assert_eq!(read(&clean, path), read(&world, path), "{path}");
    }
    let other = copy();
    edit(&other, "templates/annex.md.tera", "{{ notice.annex_title }}", "{{ notice.annex_title }}（另发）");
    let outcome = build(&other);
    assert_eq!(of_issue(&outcome), ["B073", "B073"]);
    assert_eq!((state(&outcome, "out/annex.pdf"), read(&other, "out/annex.pdf")), (State::Failed, None));
    assert!(read(&other, "out/notice.pdf").is_some());
}

#[test]
fn a_file_that_somebody_edited_and_a_record_that_somebody_edited_are_told() {
    let world = small();
    notice(&world, Some("张三"));
    world.write("out/notice.docx", b"edited in Word").expect("memory");
    let outcome = build(&world);
    assert_eq!((of_issue(&outcome), state(&outcome, "out/notice.docx")), (vec!["B072", "B075"], State::Kept));
    let forced = build::Request { force: true, ..build::Request::default() };
    build::build(&world, &forced, &|_, _, _| {}).expect("memory does not refuse");
    assert_eq!(read(&world, "out/notice.docx").as_deref(), Some(&b"edited in Word"[..]));
    edit(&world, "content/issued/notice.yaml", "  content/notice.yaml:", "  ../notice.yaml:");
    assert!(of_issue(&build(&world)).contains(&"B076"));
}

#[test]
fn an_approval_is_noted_once_and_binds_what_it_approved() {
    let world = small();
    let on = || "2023-04-01".parse().expect("a date");
    let early = issue::approve(&world, &Subject::Notice, "李四", on()).expect("memory does not refuse");
    assert_eq!(early.findings.iter().map(|d| d.code.id).collect::<Vec<_>>(), ["B080"]);
    notice(&world, Some("张三"));
    for _ in 0..2 {
        let outcome = issue::approve(&world, &Subject::Notice, "李四", on()).expect("memory does not refuse");
        assert_eq!(outcome.record.expect("it is on record").approvals.len(), 2);
    }
    assert_eq!(of_issue(&build(&world)), [""; 0]);
}

#[test]
fn a_number_that_is_not_on_the_paper_is_refused_and_one_that_is_missing_is_filled_in() {
    let world = small();
    build(&world);
    let (number, date) = (said(&world, "doc_number"), said(&world, "date"));
    assert_eq!(issued(&world, &Subject::Notice, "某办〔2030〕1号", &date, None), ["B077"]);
    assert_eq!(issued(&world, &Subject::Notice, &number, "2030-01-01", None), ["B077"]);
    edit(&world, "content/notice.yaml", &format!("doc_number: {number}"), "doc_number: null");
    let place = text(&world, "content/notice.yaml");
    assert_eq!(issued(&world, &Subject::Notice, &number, &date, None), [""; 0]);
    let filled = text(&world, "content/notice.yaml");
    assert_eq!(filled, place.replace("doc_number: null", &format!("doc_number: {number}")));
}

#[test]
fn amendments_and_bulletins_are_issued_by_their_own_numbers() {
    let world = shipped();
    let june = Subject::Bulletin("2022-06".parse().expect("a month"));
    assert_eq!(issued(&world, &Subject::Notice, NUMBER, "2022-05-09", None), [""; 0]);
    assert_eq!(issued(&world, &Subject::Amendment("07".into()), "x", "2022-06-28", None), ["B070"]);
    let one = Subject::Amendment("01".into());
    assert_eq!(issued(&world, &one, "鼓平安办〔2022〕4号", "2022-06-28", None), [""; 0]);
    assert_eq!(issued(&world, &june, "鼓平安办〔2022〕9号", "2022-06-30", None), ["B077"]);
    assert_eq!(issued(&world, &june, "鼓平安办〔2022〕5号", "2022-06-30", None), [""; 0]);
    let record = text(&world, "content/issued/bulletin-2022-06.yaml");
    assert!(record.contains("seeds/submissions/2022-06/") && !record.contains("2022-07"), "{record}");
    assert_eq!(of_issue(&build(&world)), [""; 0]);
    // The number of a later bulletin is no change of June's; a late report of June is kept out of what was issued.
    edit(&world, "content/bulletins.yaml", "2022-08-30", "2022-08-31");
    assert_eq!(of_issue(&build(&world)), [""; 0]);
    let before = read(&world, "out/bulletins/2022-06.docx");
    let late = "unit: 区民宗局\nmonth: 2022-06\nreceived: 2022-07-09\nentries: []\n";
    world.write("seeds/submissions/2022-06/区民宗局.yaml", late.as_bytes()).expect("memory");
    let outcome = build(&world);
    assert_eq!(of_issue(&outcome), ["B074"]);
    assert_eq!(read(&world, "out/bulletins/2022-06.docx"), before);
    // A report that was received may not change at all.
    edit(&world, "seeds/submissions/2022-06/区妇联.yaml", "month: 2022-06", "month: 2022-06 ");
    assert_eq!(of_issue(&build(&world)), ["B071"]);
}

/// July's conflict about task 34, answered by a person: that alters the bulletin of July.
fn answer(world: &Memory) {
    let answer = "settled:\n- {conflict: 34/区市场监管局/rate_falls, status: 正常推进, rate: 61, by: 某某, on: 2022-07-28, why: 电话}";
    edit(world, "content/progress/2022-07.yaml", "settled: []", answer);
}

#[test]
fn an_answer_to_a_conflict_is_told_as_the_reason() {
    let world = shipped();
    build(&world);
    answer(&world);
    let why = build::Why::altered("content/progress/2022-07.yaml");
    assert_eq!(state(&build(&world), "out/bulletins/2022-07.docx"), State::Rebuilt { why: vec![why] });
}

#[test]
fn what_people_answered_about_an_issued_month_is_frozen_and_what_was_merged_is_not() {
    let world = shipped();
    build(&world);
    let july = Subject::Bulletin("2022-07".parse().expect("a month"));
    assert_eq!(issued(&world, &july, "鼓平安办〔2022〕7号", "2022-07-30", Some("甲")), [""; 0]);
    // Nothing changed: another approval is taken, by a dossier whose months nobody has read.
    let on = "2022-07-31".parse().expect("a day");
    let approved = issue::approve(&world, &july, "乙", on).expect("memory does not refuse");
    assert!(approved.findings.is_empty() && approved.written.len() == 1, "{:?}", approved.findings);
    assert_eq!(of_issue(&build(&world)), [""; 0]);
    answer(&world);
    assert_eq!(of_issue(&build(&world)), ["B071", "B075", "B075"]);
}

#[test]
fn a_record_that_cannot_be_read_still_protects_its_papers() {
    let world = small();
    notice(&world, None);
    let paper = read(&world, "out/notice.docx");
    let record = text(&world, "content/issued/notice.yaml");
    world.write("content/issued/notice.yaml", format!("{record}oops: [").as_bytes()).expect("memory can be written");
    edit(&world, "content/notice.yaml", "示例县教育局", "示例县教育体育局");
    let outcome = build(&world);
    assert_eq!(state(&outcome, "out/notice.docx"), State::Kept);
    assert_eq!((read(&world, "out/notice.docx"), of_issue(&outcome)), (paper, vec!["B076"]));
    world.write("content/issued/notice.yaml", record.as_bytes()).expect("memory can be written");
    assert_eq!(of_issue(&build(&world)), ["B071"]);
}
