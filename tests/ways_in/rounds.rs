//! What somebody made of the draft is the text in force once its amendment is drawn up: edits of every kind.

use super::marked::amended;
use crate::returned::papers::{differences, matter};
use hongtou::base::{Lang, Source, World};
use hongtou::build::Dossier;
use hongtou::build::amend::{DRAFT, Order, from_edit, start};
use hongtou::model::{Notice, Paragraph, Point, Section, Task, TaskList, UnitCell, cells, yaml};
use serde::de::DeserializeOwned;

type Edit = fn(&mut Notice, &mut TaskList);

/// Every edit, what a person calls it, and in how many changes it should be said.
const EDITS: [(&str, usize, Edit); 14] = [
    ("a title", 1, |n, _| n.title = n.title.take().map(|t| t.replace("关爱成长", "护航成长"))),
    ("the addressees", 1, |n, _| {
        n.addressees_text = Some("各办事处，各学校".into());
        n.addressees = vec!["各办事处".into(), "各学校".into()];
    }),
    ("a heading", 1, |n, _| plan(n)[2].heading = "重点措施".into()),
    ("a paragraph put in", 1, |n, _| {
        let new = Paragraph { text: "各办事处要落实属地责任。".into(), ..Paragraph::default() };
        plan(n)[0].paragraphs.push(new);
    }),
    ("a point put in", 1, |n, _| {
        let new = Point { heading: "二是建立台账。".into(), text: "一生一档。".into(), ..Point::default() };
        let points = &mut plan(n)[2].sections[0].paragraphs[0].points;
        points.insert(1, new);
        for (point, number) in points.iter_mut().zip(["一", "二", "三", "四"]) {
            let rest = point.heading.split_once('是').expect("a number").1;
            point.heading = format!("{number}是{rest}");
        }
    }),
    ("a point taken out", 1, |n, _| drop(plan(n)[2].sections[0].paragraphs[0].points.pop())),
    ("a part put in at the end", 1, |n, _| {
        let paragraphs = vec![Paragraph { text: "自印发之日起施行。".into(), ..Paragraph::default() }];
        let new = Section { number: "五、".into(), heading: "附则".into(), paragraphs, ..Section::default() };
        plan(n).push(new);
    }),
    ("a part taken out", 1, |n, _| drop(plan(n)[2].sections.pop())),
    ("a telephone number", 1, |n, _| n.plan.as_mut().expect("a plan").contacts[0].phone = "25550000".into()),
    ("a row put in", 1, |_, list| {
        let tasks = &mut list.groups[0].tasks;
        let new = Task { content: "每季度开展一次回访。".into(), lead: unit("区妇联"), ..Task::default() };
        tasks.insert(1, new);
        count(list);
    }),
    ("two rows taken out", 2, |_, list| {
        list.groups[1].tasks.remove(0);
        list.groups[2].tasks.pop();
        count(list);
    }),
    ("cells of a row", 3, |_, list| {
        let task = &mut list.groups[0].tasks[0];
        task.lead = unit("区教体局、区卫健委");
        task.participants = unit("各学校");
        task.note = "每季度一次".into();
    }),
    ("a group's name", 1, |_, list| list.groups[0].name = "加强心理健康疏导".into()),
    ("a row that moves", 1, |_, list| {
        let task = list.groups[0].tasks.pop().expect("a task");
        list.groups[2].tasks.push(task);
        count(list);
    }),
];

fn plan(notice: &mut Notice) -> &mut Vec<Section> {
    &mut notice.plan.as_mut().expect("a plan").sections
}

fn unit(text: &str) -> UnitCell {
    cells::read(text)
}

fn count(list: &mut TaskList) {
    let tasks = list.groups.iter_mut().flat_map(|g| &mut g.tasks);
    tasks.zip(1..).for_each(|(task, no)| task.no = no);
}

fn draft<T: DeserializeOwned>(world: &dyn World, path: &str) -> T {
    let bytes = world.read(path).expect("memory").expect(path);
    yaml::load(&Source::new(path, String::from_utf8(bytes).expect("UTF-8"))).expect("our own file")
}

fn drawn_up(name: &str, most: usize, edits: &[Edit]) {
    let world = amended();
    start(&world).expect("memory");
    let (mut notice, mut tasks): (Notice, TaskList) = (draft(&world, DRAFT[0]), draft(&world, DRAFT[1]));
    edits.iter().for_each(|edit| edit(&mut notice, &mut tasks));
    world.write(DRAFT[0], yaml::save(&notice, &[]).as_bytes()).expect("memory");
    world.write(DRAFT[1], yaml::save(&tasks, &[]).as_bytes()).expect("memory");
    let order = Order { date: "2022-09-01".parse().ok(), ..Order::default() };
    let drawn = from_edit(&world, &order).expect("memory");
    let said: Vec<String> = drawn.findings.iter().map(|d| d.message(Lang::Zh)).collect();
    assert_eq!(said, [""; 0], "{name}");
    assert_eq!(drawn.written, ["content/amendments/02.yaml"], "{name}");
    assert!(drawn.changes.len() <= most, "{name}: {:#?}", drawn.sentences);
    let dossier = Dossier::load(&world).expect("memory");
    let text = &dossier.editions.newest().expect("a text").edition;
    assert_eq!(text.amendments, 2, "{name}");
    let (got, wanted) = (matter(&text.notice, &text.tasks), matter(&notice, &tasks));
    assert_eq!(differences(&got.1, &wanted.1), [""; 0], "{name}: {:#?}", drawn.sentences);
    assert_eq!(differences(&got.0, &wanted.0), [""; 0], "{name}: {:#?}", drawn.sentences);
}

#[test]
fn each_edit_comes_into_force_as_it_was_made() {
    for (name, most, edit) in EDITS {
        drawn_up(name, most, &[edit]);
    }
}

#[test]
fn edits_together_come_into_force_as_they_were_made() {
    let together = |names: &[&str]| {
        let (most, edits): (Vec<usize>, Vec<Edit>) =
            EDITS.iter().filter(|(name, ..)| names.contains(name)).map(|(_, most, edit)| (*most, *edit)).unzip();
        assert_eq!(edits.len(), names.len());
        drawn_up(&names.join(", "), most.iter().sum(), &edits);
    };
    together(&["a title", "a heading", "a row put in", "a telephone number"]);
    together(&["a point put in", "a part put in at the end", "two rows taken out", "cells of a row"]);
    together(&["a paragraph put in", "a part taken out", "a group's name", "a row that moves"]);
}
