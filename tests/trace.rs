//! Proof and trace, on the shipped June of 2022: whatever its bulletin states leads back to a received file.

use super::dossier::{build, edit, read, shipped, text};
use hongtou::base::Lang;
use hongtou::base::world::{Memory, World};
use hongtou::build::trace::{Answer, Question, trace};
use hongtou::build::{self as builder, Dossier, Request, State, months};
use hongtou::compose::{self, KINDS, Matter};
use hongtou::merge::{self, figures::origin::Known};
use hongtou::model::origin::scalars;
use hongtou::model::{Amending, Comparison, Receipts};

const PDF: &str = "out/bulletins/2022-06.pdf";

fn words(world: &Memory, file: &str, page: Option<usize>, text: Option<&str>) -> Answer {
    let question = Question::Words { file: file.into(), page, text: text.map(str::to_owned) };
    trace(world, &question).expect("memory does not refuse")
}

fn codes(answer: &Answer) -> Vec<&str> {
    answer.findings.iter().map(|d| d.code.id).collect()
}

#[test]
fn what_an_amendment_wrote_leads_to_the_amendment_and_not_to_the_notice() {
    let world = shipped();
    build(&world);
    // Task 15 is led by 区司法局 since the amendment, the fourth change of which says so; the notice says 区教体局 there.
    for file in ["out/amendments/01/annex.pdf", "out/amendments/02/annex.docx", "out/amendments/02/consolidated.pdf"] {
        let answer = words(&world, file, None, Some("区司法局"));
        let origin = |path: &str| {
            let found = answer.found.iter().find(|f| f.path.as_deref() == Some(path));
            found.and_then(|f| f.origin.as_ref()).unwrap_or_else(|| panic!("{file} {path}: {answer:?}"))
        };
        let change = &origin("task.15.lead").from[0];
        assert_eq!((change.file.as_str(), change.at.as_str()), ("content/amendments/01.yaml", "changes[3]"), "{file}");
        assert_eq!(change.from[0].file, "seeds/amendments/01.txt", "{file}");
        // What nobody changed leads to the notice as it did.
        assert_eq!(origin("task.11.lead").file, "content/tasks.yaml", "{file}");
    }
    assert_eq!(codes(&words(&world, "out/amendments/01/redline.pdf", None, None)), ["B030"]);
    assert!(
        words(&world, "out/amendments/01/notice.pdf", Some(1), Some("鼓平安办〔2022〕4号")).found[0].origin.is_some()
    );
}

/// Two of the bodies that failed in July are excused, and the naming of one in June is taken back.
const DECISIONS: &str = "entries:
- {kind: excuse, unit: 区应急管理局, month: 2022-07, date: 2022-07-29, author: 某某, why: 防汛抢险}
- {kind: excuse, unit: 区发改委, month: 2022-07, date: 2022-07-29, author: 某某, why: 防汛抢险}
- {kind: appeal, unit: 区司法局, month: 2022-06, state: on_time, date: 2022-07-05, author: 某某, why: 收件人漏登}
";

#[test]
fn what_people_decided_is_proven_and_leads_to_the_ledger() {
    let world = shipped();
    edit(&world, "content/ledger.yaml", "entries: []\n", DECISIONS);
    let outcome = build(&world);
    let errors: Vec<String> =
        outcome.findings.iter().filter(|d| d.code.id.starts_with("T02")).map(|d| d.message(Lang::Zh)).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let bulletins = outcome.built.iter().filter(|b| b.path.starts_with("out/bulletins/"));
    assert!(bulletins.clone().count() == 6 && bulletins.into_iter().all(|b| matches!(b.state, State::Rebuilt { .. })));

    for path in ["bulletin.figures.returns.excused.count", "bulletin.figures.corrections[0]"] {
        let question = Question::Words { file: "out/bulletins/2022-07.pdf".into(), page: None, text: None };
        let answer = trace(&world, &question).expect("memory does not refuse");
        let found = answer.found.iter().find(|f| f.path.as_deref() == Some(path));
        assert!(found.is_some_and(|f| f.origin.is_some()), "{path}");
    }
    // 区应急管理局 failed in June too, 区国安办 in both months without an excuse.
    let july = "2022-07".parse().expect("a month");
    let (figures, _) = builder::figures(&world, Some(july)).expect("memory does not refuse");
    let returns = &figures[0].1.as_ref().expect("it is not held back").returns;
    let named: Vec<&str> = returns.repeated.iter().map(|r| r.unit.as_str()).collect();
    assert!(named.contains(&"区国安办") && !named.contains(&"区应急管理局"), "{named:?}");

    let answer = words(&world, "out/bulletins/2022-07.pdf", None, Some("更正"));
    let origin = answer.found.iter().find_map(|f| f.origin.as_ref()).expect("the correction has an origin");
    assert_eq!(origin.from[0].file, "content/ledger.yaml", "{origin:?}");
}

#[test]
fn the_bulletin_of_june_is_proven_and_traced() {
    let world = shipped();
    let outcome = build(&world);
    let errors: Vec<String> =
        outcome.findings.iter().filter(|d| d.code.id.starts_with("T02")).map(|d| d.message(Lang::Zh)).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let made = outcome.built.iter().find(|b| b.path == PDF).expect("a bulletin");
    assert!(matches!(made.state, State::Rebuilt { .. }), "{made:?}");

    let found = words(&world, PDF, None, Some("区教体局"));
    assert!(!found.found.is_empty());
    let ends = |answer: &Answer| -> Vec<(String, String)> {
        let origins = answer.found.iter().filter_map(|f| f.origin.as_ref());
        origins.flat_map(|o| o.ends()).map(|o| (o.file.clone(), o.at.clone())).collect()
    };
    let report = "seeds/submissions/2022-06/区教体局.yaml";
    assert!(ends(&found).iter().any(|(file, at)| file == report && at.contains(':')), "{:?}", ends(&found));
    let named = found.found.iter().find(|f| f.path.as_deref() == Some("bulletin.figures.returns.on_time.text"));
    let named = named.and_then(|f| f.origin.as_ref()).expect("it reported in time");
    assert_eq!(
        named.ends().iter().map(|o| o.file.as_str()).collect::<Vec<_>>(),
        [report],
        "of a list only the one asked for"
    );
    let page = found.found[0].page.expect("a page");
    assert_eq!(words(&world, PDF, Some(page), Some("区教体局")).found[0].page, Some(page));

    let nothing = words(&world, PDF, Some(1), Some("没有这样的话"));
    assert_eq!(codes(&nothing), ["B033"]);
    let late = trace(&world, &Question::Path { path: "figures.returns.late".into(), month: None }).expect("it answers");
    assert!(ends(&late).iter().any(|(file, _)| file == "seeds/submissions/2022-06/州桥办事处.yaml"), "{late:?}");
    let task = Question::Task { no: 1, unit: Some("区教体局".into()), month: None };
    let task = trace(&world, &task).expect("it answers");
    assert!(ends(&task).iter().any(|(file, at)| file == report && at.contains(':')), "{task:?}");

    // The papers of the notice are traced to the seed.
    for file in ["out/notice.pdf", "out/annex.docx"] {
        let title = words(&world, file, None, Some("区教体局"));
        let ends = ends(&title);
        assert!(ends.iter().any(|(file, at)| file == "seeds/notice.txt" && at.contains(':')), "{file} {ends:?}");
    }

    // Everything on every page that the template did not say itself is explained.
    let all = words(&world, PDF, None, None);
    assert!(all.found.len() > 100 && all.found.iter().all(|f| f.origin.is_some()));

    let mut edited = read(&world, PDF).expect("made");
    edited.push(b'\n');
    world.write(PDF, &edited).expect("memory can be written");
    assert_eq!(codes(&words(&world, PDF, None, Some("区教体局"))), ["B031"]);
    edit(&world, "templates/bulletin.md.tera", "现将有关情况通报如下", "现将情况通报如下");
    assert_eq!(codes(&words(&world, "out/bulletins/2022-06.docx", None, Some("区教体局"))), ["B032"]);
    assert_eq!(codes(&words(&world, "out/bulletins/1999-01.pdf", None, None)), ["B030"]);
}

#[test]
fn a_name_or_number_in_the_template_itself_stops_the_bulletin() {
    for (literal, token) in
        [("区教体局", "区教体局"), ("占37%", "37%"), ("{{ 3 + 4 }}", "7"), ("2022年6月26日", "2022年6月26日")]
    {
        let world = shipped();
        let words = "现将有关情况通报如下";
        edit(&world, "templates/bulletin.md.tera", words, &format!("{literal}，{words}"));
        let outcome = build(&world);
        let made = outcome.built.iter().find(|b| b.path == PDF).expect("a row");
        assert_eq!(made.state, State::Failed, "{literal}");
        assert!(!world.list("out").expect("listed").contains(&PDF.to_owned()));
        let finding = outcome.findings.iter().find(|d| d.code.id == "T020").expect(literal);
        assert!(finding.message(Lang::Zh).contains(&format!("“{token}”没有出处")), "{}", finding.message(Lang::Zh));
        let place = finding.place.as_ref().expect("a place");
        let line = text(&world, "templates/bulletin.md.tera").lines().position(|l| l.contains(literal)).map(|n| n + 1);
        assert_eq!(
            (place.source.name(), Some(place.line_column().0)),
            ("templates/bulletin.md.tera", line),
            "{literal}"
        );
    }
}

/// Every scalar that the template of a bulletin could print is explained, printed or not.
#[test]
fn every_figure_of_june_is_explained() {
    let world = shipped();
    let mut dossier = Dossier::load(&world).expect("memory does not refuse");
    let bulletins = months::read(&world, &mut dossier, &Request::default()).expect("memory does not refuse");
    let progress = bulletins[0].progress.as_ref().expect("June is merged");
    let (notice, tasks, roster) = (
        dossier.notice.as_ref().expect("it is there"),
        dossier.tasks.as_ref().expect("it is there"),
        dossier.roster.as_ref().expect("it is there"),
    );
    let figures = months::figures(&dossier, progress, &[]).expect("figures");
    let view = serde_json::to_value(&figures).expect("figures have a JSON form");
    let receipts = Receipts::default();
    let bodies = &roster.index();
    let known = Known { notice, tasks, bodies, progress, receipts: &receipts, figures: &view, brief: true };

    let issue = dossier.issue(progress.month);
    let choices = dossier.choices.as_ref().expect("choices");
    let change = Comparison { place: "附件第1项".into(), why: "修改".into(), ..Comparison::default() };
    let amending = Amending { sentences: vec!["甲。".into()], comparison: vec![change], ..Amending::default() };
    let (figures, bulletins, amending) = (Some(&figures), None, Some(&amending));
    let matter = Matter { notice, tasks, roster, figures, issue, bulletins, form: None, slip: None, amending, choices };
    let templates = dossier.templates.as_ref().expect("templates");
    for kind in KINDS.iter().filter(|k| k.name != "task_sheet" && k.name != "slip") {
        let (_, ink) = compose::compose_inked(kind, &matter, templates).expect(kind.name);
        let mut paths = Vec::new();
        scalars(&ink.view, "", &mut paths);
        assert!(paths.len() > 100, "{}", kind.name);
        let figure = |path: &str| merge::figures::origin::explain(&known, path);
        let unexplained: Vec<&String> =
            paths.iter().filter(|p| compose::origin::explain(&matter, &ink.view, p, &figure).is_none()).collect();
        assert!(unexplained.is_empty(), "{}: {unexplained:#?}", kind.name);
        // What is said to stand in the notice does stand there.
        for path in paths.iter().filter(|p| p.starts_with("notice.") && !p.ends_with("level") && !p.ends_with("run_in"))
        {
            let origin = compose::origin::explain(&matter, &ink.view, path, &figure).expect("explained above");
            if origin.text.is_empty() {
                continue;
            }
            let whole = serde_json::to_value(notice).expect("a notice has a JSON form");
            let there = hongtou::model::origin::value(&whole, &origin.at);
            let plain = |s: &str| s.replace(['\n', '，'], "");
            if let Some(there) = there.and_then(|v| v.as_str()) {
                let text = plain(&origin.text);
                assert!(
                    text.contains(&plain(there)) || path == "notice.date",
                    "{path}: {} at {}: {there}",
                    origin.text,
                    origin.at
                );
            } else {
                assert!(
                    // What nobody chose stands nowhere.
                    origin.at == "plan.title" || origin.at.is_empty() || origin.text.is_empty(),
                    "{path} is said to stand at {}",
                    origin.at
                );
            }
        }
    }
}

#[test]
fn a_receipt_is_told_where_there_is_one() {
    let world = shipped();
    let receipt = "receipts:\n- time: 2022-06-26 09:41\n  file: 区教体局.yaml\n  sha256: '00ff'\n  recognised: text\n";
    world.write("content/receipts/2022-06.yaml", receipt.as_bytes()).expect("memory can be written");
    let path = "content/progress/2022-06.yaml:returns[0]".to_owned();
    let answer = trace(&world, &Question::Path { path, month: None }).expect("it answers");
    let origin = answer.found[0].origin.as_ref().expect("a return");
    let (file, receipt) = (&origin.from[0], &origin.from[0].from[0]);
    assert_eq!(file.file, "seeds/submissions/2022-06/区教体局.yaml");
    assert!(receipt.zh.contains("2022-06-26 09:41") && receipt.en.contains("00ff"), "{receipt:?}");
}

#[test]
fn the_imprint_is_traced_to_the_choices_of_the_office() {
    let world = shipped();
    let old = text(&world, "templates/style.yaml");
    let kept = old.lines().take_while(|l| !l.starts_with("imprint:")).collect::<Vec<_>>().join("\n");
    let chosen = format!("{kept}\nimprint:\n  copy_to: 区委办公室，区政府办公室。\n  printer: 某区某办公室\n");
    world.write("templates/style.yaml", chosen.as_bytes()).expect("memory can be written");
    build(&world);
    for file in [PDF, "out/bulletins/2022-06.docx"] {
        for (asked, from) in [("某区某办公室", "templates/style.yaml"), ("2022年6月30日印发", "content/bulletins.yaml")]
        {
            let answer = words(&world, file, None, Some(asked));
            let origin = answer.found.first().and_then(|f| f.origin.as_ref()).expect(asked);
            assert_eq!(origin.ends()[0].file, from, "{file} {origin:?}");
        }
    }
}
