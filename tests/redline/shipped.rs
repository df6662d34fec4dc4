//! The redline of the shipped notice after a dozen changes, such as an amending notice orders.

use super::{normal, revision, xml};
use crate::dossier::shipped;
use hongtou::amend::redline::{accept, redline, reject};
use hongtou::base::Length;
use hongtou::build::Dossier;
use hongtou::compose::{self, KINDS, Matter};
use hongtou::document::{
    Accent, Block, Cell, Chart, ChartKind, Column, Document, Imprint, Inline, Mark, Orientation, Paragraph, Role, Row,
    Section, Series, Signature, Table,
};
use hongtou::layout::{Layout, lay_out};
use hongtou::model::{Task, TaskList, UnitCell};
use hongtou::page::{Item, Rule};
use hongtou::style::gbt9704::LEFT_MARGIN;
use hongtou::style::{FontBook, StyleSheet};
use hongtou::write::{docx, pdf};

fn compose(dossier: &Dossier, tasks: &TaskList) -> Document {
    let part = "the shipped dossier is whole";
    let matter = Matter {
        notice: dossier.notice.as_ref().expect(part),
        tasks,
        roster: dossier.roster.as_ref().expect(part),
        figures: None,
        issue: None,
        bulletins: None,
        form: None,
        slip: None,
        amending: None,
        choices: dossier.choices.as_ref().expect(part),
    };
    compose::compose(&KINDS[0], &matter, dossier.templates.as_ref().expect(part)).expect(part)
}

/// One task comes, one goes, one moves to another group; the numbers follow.
fn change_tasks(tasks: &mut TaskList) {
    let units = |name: &str| UnitCell { text: name.into(), units: vec![name.into()], open_ended: false };
    let new = Task {
        content: "建立校园周边安全隐患联合排查机制，每月至少开展一次联合检查，发现隐患立即整改。".into(),
        lead: units("鼓楼公安分局"),
        ..Task::default()
    };
    tasks.groups[1].tasks.insert(1, new);
    tasks.groups[0].tasks.remove(0);
    let moved = tasks.groups[2].tasks.remove(1);
    tasks.groups[3].tasks.insert(2, moved);
    let renumbered = tasks.groups.iter_mut().flat_map(|g| &mut g.tasks);
    renumbered.zip(1..).for_each(|(task, no)| task.no = no);
}

fn change_text(document: &mut Document, from: &str, to: &str) {
    let mut found = 0;
    let mut change = |text: &mut String| {
        found += text.matches(from).count();
        *text = text.replace(from, to);
    };
    for block in document.sections.iter_mut().flat_map(|s| &mut s.blocks) {
        match block {
            Block::Paragraph(p) => p.inlines.iter_mut().for_each(|i| {
                if let Inline::Text { text, .. } = i {
                    change(text);
                }
            }),
            Block::Table(t) => {
                t.head.iter_mut().chain(&mut t.rows).flat_map(|r| &mut r.cells).for_each(|c| change(&mut c.text))
            }
            Block::Signature(s) => change(&mut s.date),
            Block::Chart(_) => {}
        }
    }
    assert!(found > 0, "{from} stands in the notice");
}

fn papers() -> (Document, Document) {
    let dossier = Dossier::load(&shipped()).expect("memory does not refuse");
    let tasks = dossier.tasks.clone().expect("the shipped dossier is whole");
    let mut changed = tasks.clone();
    change_tasks(&mut changed);
    let (mut old, mut new) = (compose(&dossier, &tasks), compose(&dossier, &changed));
    change_text(&mut new, "区教体局", "区教育体育局");
    change_text(&mut new, "达到80%以上", "达到90%以上");
    change_text(&mut new, "目标任务", "工作目标");
    change_text(&mut new, "鼓平安办〔2022〕3号", "鼓平安办〔2022〕7号");
    change_text(&mut new, "2022年5月9日", "2022年6月1日");
    change_text(&mut new, "请结合实际抓好落实", "请于6月10日前制定实施方案并抓好落实");
    change_text(&mut new, "深入查找原因，主动发现薄弱环节，", "建立问题清单和责任清单，逐项对账销号，");
    let plan = &mut new.sections[1].blocks;
    let body = plan.iter().rposition(|b| matches!(b, Block::Paragraph(p) if p.role == Role::Body));
    plan.remove(body.expect("the plan has text"));
    let heading = plan.iter().position(|b| matches!(b, Block::Paragraph(p) if p.role == Role::Heading1));
    let text = "各办事处、各成员单位主要负责同志要亲自部署、亲自过问。";
    plan.insert(heading.expect("a heading") + 1, Block::Paragraph(Paragraph::plain(Role::Body, text)));
    let imprint = |printed: &str| Imprint {
        copy_to: Some("区委办公室，区政府办公室。".into()),
        printer: "鼓楼区平安建设工作领导小组办公室".into(),
        printed: printed.into(),
        ..Imprint::default()
    };
    old.imprint = Some(imprint("2022年5月9日印发"));
    new.imprint = Some(imprint("2022年6月1日印发"));
    (old, new)
}

fn set(document: &Document) -> Layout {
    let (world, styles) =
        (shipped(), StyleSheet::new(Dossier::load(&shipped()).expect("memory").choices.expect("choices")));
    lay_out(document, &styles, &FontBook::new(&world)).expect("the fonts are there")
}

/// A paper of all that cannot be changed within itself: a chart, other columns, a turned sheet, the last paragraph of a
/// section.
fn stubborn(new: bool) -> Document {
    let plain = |role, text: &str| Block::Paragraph(Paragraph::plain(role, text));
    let lines = |lines: &[&str]| {
        let inlines = lines.iter().flat_map(|l| [Inline::Break, Inline::text(*l)]).skip(1).collect();
        Block::Paragraph(Paragraph::new(Role::Title, inlines))
    };
    let series = |values: &[i64]| Series { name: "按时".into(), values: values.iter().map(|v| Some(*v)).collect() };
    let chart = |values: &[i64]| {
        Block::Chart(Chart {
            title: "各月按时报送率".into(),
            kind: ChartKind::Bars,
            categories: vec!["6月".into(), "7月".into()],
            series: vec![series(values)],
            unit: "%".into(),
            ..Chart::default()
        })
    };
    let table = |heads: &[&str]| {
        let row = |texts: &[&str]| Row::new(texts.iter().map(|t| Cell::new(*t)).collect());
        let rows = (1..4).map(|n| {
            row(&heads
                .iter()
                .map(|h| format!("{h}{n}"))
                .collect::<Vec<_>>()
                .iter()
                .map(String::as_str)
                .collect::<Vec<_>>())
        });
        Block::Table(Table::new(vec![Column::default(); heads.len()], vec![row(heads)], rows.collect()))
    };
    let address = if new { "a@b.cn" } else { "old@b.cn" };
    let contact = vec![Inline::text("邮箱："), Inline::linked(address, Accent::None, format!("mailto:{address}"))];
    let mut first = if new {
        vec![
            lines(&["关于调整《安全风险隐患专项治理", "行动方案》有关事项的通知"]),
            table(&["序号", "任务", "单位", "时限"]),
            chart(&[486, 620]),
        ]
    } else {
        vec![
            lines(&["关于印发《安全风险隐患专项", "治理行动方案》的通知"]),
            table(&["序号", "任务", "单位"]),
            chart(&[486, 570]),
        ]
    };
    first.push(Block::Paragraph(Paragraph::new(Role::Note, contact)));
    first.extend((!new).then(|| plain(Role::Body, "本通知自印发之日起施行，此前规定同时废止。")));
    let mut sections = vec![Section::new(Orientation::Portrait, first)];
    let annex =
        |orientation| Section::new(orientation, vec![plain(Role::AnnexLabel, "附件"), table(&["序号", "任务"])]);
    sections.push(annex(if new { Orientation::Landscape } else { Orientation::Portrait }));
    let imprint =
        Imprint { printer: "区政府办公室".into(), printed: "2022年6月1日印发".into(), ..Imprint::default() };
    Document {
        title: "通知".into(),
        organ: "区政府".into(),
        sections,
        imprint: new.then_some(imprint),
        ..Document::default()
    }
}

/// Writes redlines below `target/` for the validators and for the eye.
#[test]
fn samples_are_written() {
    let (old, new) = papers();
    write("redline", &redline(&old, &new, revision(), &[]));
    let marked = redline(&stubborn(false), &stubborn(true), revision(), &[]);
    assert_eq!(accept(&marked), normal(&stubborn(true), &stubborn(true)));
    write("stubborn", &marked);
}

fn write(name: &str, marked: &Document) {
    let folder = format!("{}/target/redline-samples", env!("CARGO_MANIFEST_DIR"));
    std::fs::create_dir_all(&folder).expect("target is writable");
    let world = shipped();
    let fonts = FontBook::new(&world);
    let styles = StyleSheet::new(Dossier::load(&world).expect("memory").choices.expect("choices"));
    let laid = lay_out(marked, &styles, &fonts).expect("the fonts are there");
    let pdf = pdf::write(&laid.pages, &fonts).expect("a PDF");
    let docx = docx::write(marked, &styles).expect("a DOCX");
    std::fs::write(format!("{folder}/{name}.pdf"), pdf).expect("target is writable");
    std::fs::write(format!("{folder}/{name}.docx"), docx).expect("target is writable");
}

#[test]
fn both_notices_come_back() {
    let (old, new) = papers();
    let marked = redline(&old, &new, revision(), &[]);
    assert_eq!(accept(&marked), normal(&new, &new));
    assert_eq!(reject(&marked), normal(&old, &new));
    let (body, plain) = (xml::body(&marked), |d: &Document| xml::texts(&xml::body(&accept(d))));
    assert_eq!(xml::texts(&xml::settled(&body, "w:del", "w:ins")), plain(&new));
    assert_eq!(xml::texts(&xml::settled(&body, "w:ins", "w:del")), plain(&old));
}

/// The rows of the task list with their marks.
#[test]
fn one_task_comes_one_goes_and_one_moves() {
    let (old, new) = papers();
    let marked = redline(&old, &new, revision(), &[]);
    let tables = marked.sections.iter().flat_map(|s| &s.blocks).filter_map(|b| match b {
        Block::Table(t) => Some(t),
        _ => None,
    });
    let marks: Vec<Mark> = tables.flat_map(|t| &t.rows).map(|r| r.mark).collect();
    let count = |mark| marks.iter().filter(|m| **m == mark).count();
    assert_eq!((count(Mark::Inserted), count(Mark::Deleted)), (2, 2));
}

#[test]
fn a_paper_without_marks_is_set_as_ever_and_one_with_marks_has_bars() {
    let (old, new) = papers();
    let bars = |layout: &Layout| -> Vec<Rule> {
        let items = layout.pages.pages.iter().flat_map(|p| &p.upright);
        let rules = items.filter_map(|i| if let Item::Rule(r) = i { Some(*r) } else { None });
        rules.filter(|r| r.from.0 < LEFT_MARGIN - Length::mm(1)).collect()
    };
    assert!(bars(&set(&new)).is_empty());
    let marked = set(&redline(&old, &new, revision(), &[]));
    let found = bars(&marked);
    assert!(!found.is_empty() && found.iter().all(|r| r.from.0 == r.to.0), "a bar stands upright in the margin");
    assert!(marked.findings.is_empty(), "{:?}", marked.findings);
}

#[test]
fn a_date_of_signing_changes_as_a_whole_signature() {
    let (old, new) = papers();
    let marked = redline(&old, &new, revision(), &[]);
    let signed: Vec<&Signature> = marked.sections[0]
        .blocks
        .iter()
        .filter_map(|b| if let Block::Signature(s) = b { Some(s) } else { None })
        .collect();
    let marks: Vec<_> = signed.iter().map(|s| (s.date.as_str(), s.mark)).collect();
    assert_eq!(marks, [("2022年5月9日", Mark::Deleted), ("2022年6月1日", Mark::Inserted)]);
}
