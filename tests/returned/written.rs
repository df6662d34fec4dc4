//! What was written comes back as it was.

use super::papers::{Paper, differences, matter, matter_of};
use hongtou::base::Source;
use hongtou::model::{Group, Notice, Task, TaskList, UnitCell};
use hongtou::parse::returned::{self, Returned};
use hongtou::style::Choices;
use proptest::prelude::*;

fn read(paper: &Paper, kind: &str) -> Returned {
    returned::read("改稿.docx", &paper.write(kind)).expect("it can be read")
}

/// Both readings hold all that the content holds, and there is nothing to say.
fn comes_back(paper: &Paper) {
    let r = read(paper, "notice");
    assert!(!r.annex_alone && r.comments.is_empty() && r.revisions.is_empty());
    assert!(r.findings.is_empty(), "{:#?}", r.findings);
    let wanted = matter(&paper.notice, &paper.tasks);
    for reading in [&r.rejected, &r.accepted] {
        let got = matter_of(reading);
        assert_eq!(differences(&got.0, &wanted.0), [""; 0]);
        assert_eq!(differences(&got.1, &wanted.1), [""; 0]);
        assert!(reading.findings.iter().all(|d| !d.is_error()), "{:#?}", reading.findings);
    }
}

#[test]
fn the_shipped_notice() {
    comes_back(&Paper::shipped());
}

#[test]
fn the_small_notice() {
    comes_back(&Paper::small());
}

#[test]
fn an_annex_alone_has_its_number_title_and_tasks() {
    let paper = Paper::shipped();
    let r = read(&paper, "annex");
    assert!(r.annex_alone && r.findings.is_empty());
    assert!(r.accepted.findings.iter().all(|d| d.code.id != "P002"));
    let wanted =
        Notice { doc_number: paper.notice.doc_number.clone(), annex: paper.notice.annex.clone(), ..Notice::default() };
    assert_eq!(matter_of(&r.rejected), matter(&wanted, &paper.tasks));
    assert_eq!(matter_of(&r.accepted), matter(&wanted, &paper.tasks));
}

#[test]
fn several_attachments_and_a_plan_of_one_line() {
    let mut paper = Paper::shipped();
    paper.notice.attachments = vec!["任务清单".into(), "2022年进展表".into(), "3.5倍指标表".into()];
    paper.notice.plan.as_mut().expect("a plan").title = vec!["专项治理行动方案".into()];
    comes_back(&paper);
}

#[test]
fn a_notice_without_a_plan_with_sections_of_its_own() {
    let mut paper = Paper::shipped();
    let plan = paper.notice.plan.take().expect("a plan");
    paper.notice.body.extend(plan.preamble);
    paper.notice.sections = plan.sections;
    paper.notice.closing = plan.closing;
    comes_back(&paper);
}

#[test]
fn several_signers_and_no_tasks() {
    let mut paper = Paper::small();
    paper.notice.signers = vec!["示例县教育局".into(), "示例县应急管理局".into()];
    paper.notice.annex = None;
    paper.tasks.groups.clear();
    paper.tasks.columns.clear();
    comes_back(&paper);
}

#[test]
fn paragraphs_without_a_stop_stay_apart() {
    let mut paper = Paper::small();
    let plan = paper.notice.plan.as_mut().expect("a plan");
    plan.preamble[0].text = "为排查校园安全风险，制定本方案，共“两项”".into();
    plan.preamble.push(hongtou::model::Paragraph { text: "具体如下：".into(), ..Default::default() });
    comes_back(&paper);
}

#[test]
fn a_turned_annex_with_an_imprint_of_two_lines() {
    let mut paper = Paper::shipped();
    paper.choices.table_orientation = hongtou::document::Orientation::Landscape;
    if let Some(imprint) = &mut paper.choices.imprint {
        imprint.copy_to = Some("区委办公室，区政府办公室。".into());
    }
    comes_back(&paper);
    paper.choices = Choices { imprint: None, ..paper.choices };
    comes_back(&paper);
}

fn unit(name: &str) -> UnitCell {
    UnitCell { text: name.into(), units: vec![name.into()], open_ended: false }
}

#[test]
fn groups_without_numbers_deadlines_and_notes() {
    let mut paper = Paper::small();
    let task = |no: u32| Task {
        no,
        content: format!("第{no}项，AB test。"),
        lead: unit("县教育局"),
        participants: unit("县妇联"),
        deadline: (no != 2).then(|| "2022年6月底前".to_owned()),
        note: if no == 3 { "长期坚持".into() } else { String::new() },
        ..Task::default()
    };
    let group = |name: &str, tasks: Vec<Task>| Group { number: String::new(), name: name.into(), at: None, tasks };
    let columns = ["序号", "工作项目", "具体内容", "责任单位", "参与单位", "完成时限", "备注"];
    paper.tasks = TaskList {
        columns: columns.map(String::from).to_vec(),
        groups: vec![group("甲类", vec![task(1), task(2)]), group("乙类", vec![task(3)])],
        ..TaskList::default()
    };
    comes_back(&paper);
    let all = [1, 2, 3].map(task).to_vec();
    paper.tasks.groups = vec![group("", all)];
    paper.tasks.columns.remove(1);
    comes_back(&paper);
}

/// Lines such as notices have, in any order.
const LINES: [&str; 16] = [
    "要认真落实，确保实效。",
    "工作要求。一是健全机制。要健全机制，常态运行。二是落实责任。要落实责任。",
    "一、总体要求",
    "二、主要措施",
    "（一）加强领导。各单位要加强领导，压实责任。",
    "（二）细化措施。一是早发现。要早。二是早预警。要预警；三是早干预。",
    "（三）强化保障。",
    "（四）督导检查",
    "1.明确分工。县教育局牵头。",
    "2.开展排查",
    "（1）定期调度，每月一次；",
    "（2）及时通报。",
    "具体如下：",
    "2022年6月底前，建成率达到3.5倍、80%以上。",
    "接入 12355 青少年服务平台 Wi Fi，联系区妇联。",
    "要主动融入“三零”创建，确保“五个不发生”",
];

fn lines(most: usize) -> impl Strategy<Value = Vec<&'static str>> {
    proptest::collection::vec(prop::sample::select(&LINES[..]), 1..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// A notice of any lines comes back as it was first read.
    #[test]
    fn any_notice_comes_back(body in lines(4), plan in lines(12), planned in any::<bool>(), attachments in 0..4usize) {
        let mut text = "某局\n\n某字〔2022〕3号\n\n关于开展工作的通知\n\n各单位：\n\n".to_owned();
        let end = "某局\n\n2022年5月9日\n\n";
        text += &format!("{}\n\n{end}", body.join("\n\n"));
        if planned {
            text += &format!("某县工作 实施方案\n\n{}\n\n", plan.join("\n\n"));
        }
        let paper = PAPER.with(|paper| {
            let reading = hongtou::parse::read(&Source::new("t", text.as_str()), "");
            let mut paper = paper.borrow_mut();
            paper.notice = reading.notice;
            paper.notice.attachments = ["甲表", "2022年乙表", "丙表"][..attachments].iter().map(|a| (*a).to_owned()).collect();
            paper.tasks = TaskList::default();
            returned::read("改稿.docx", &paper.write("notice")).map(|r| {
                let wanted = matter(&Notice { unread: Vec::new(), ..paper.notice.clone() }, &paper.tasks);
                let got = matter(&Notice { unread: Vec::new(), ..r.accepted.notice }, &r.accepted.tasks);
                [differences(&got.0, &wanted.0), differences(&got.1, &wanted.1)].concat()
            })
        });
        prop_assert_eq!(paper.expect("it can be read"), [""; 0], "{}", text);
    }
}

thread_local! {
    static PAPER: std::cell::RefCell<Paper> = std::cell::RefCell::new(Paper::small());
}
