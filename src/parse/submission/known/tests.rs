//! A roster and a list of tasks, and what is known of them.

use super::*;
use crate::model::{Group, Task, Unit, UnitGroup, UnitKind};

pub(in crate::parse::submission) fn roster() -> Roster {
    let unit = |name: &str| Unit { name: name.into(), leads: vec![1], ..Unit::default() };
    let authority = |name: &str| Unit { kind: UnitKind::Authority, ..unit(name) };
    let names = ["区委组织部", "区民政局", "区教体局", "区法院", "区妇联", "团区委", "鼓楼公安分局"];
    let mut units: Vec<Unit> = names.into_iter().map(unit).chain([authority("区委")]).collect();
    units[6].aliases = vec!["区公安局".into()];
    units.push(Unit { name: "鼓楼区平安办".into(), ..Unit::default() });
    let members = vec!["州桥办事处".into(), "南苑办事处".into()];
    let groups = vec![UnitGroup { name: "各办事处".into(), members, ..UnitGroup::default() }];
    Roster { units, groups, ..Roster::default() }
}

pub(in crate::parse::submission) fn tasks() -> TaskList {
    let task = |no: u32, content: &str| Task { no, content: content.into(), ..Task::default() };
    let tasks = vec![
        task(1, "指导各类学校高度重视未成年人心理健康问题，认真落实相关要求。"),
        task(2, "指导各类学校高度重视校园安全，定期开展风险排查。"),
        task(3, "加强心理服务机构建设（建成率达到80%）。"),
        task(5, "依法严惩侵害未成年人犯罪。"),
        task(6, "依法严惩侵害未成年人犯罪。"),
    ];
    let group = Group { number: "（一）".into(), name: "加强心理疏导".into(), tasks, ..Group::default() };
    TaskList { groups: vec![group], ..TaskList::default() }
}

/// A list changed in one place.
fn changed(change: fn(&mut Group)) -> TaskList {
    let mut tasks = tasks();
    change(&mut tasks.groups[0]);
    tasks
}

/// Each question, with a change of the list that answers it otherwise.
#[test]
fn a_question_that_is_answered_otherwise_is_noticed() {
    let words = "加强心理服务机构建设（建成率达到80%）。";
    type Case<'w> = (fn(&Knowledge<'_>, &'w str), fn(&mut Group));
    let cases: [Case<'_>; 9] = [
        (|k, _| drop(k.tasks.names(1)), |g| g.tasks[0].lead.units.push("区妇联".into())),
        (|k, _| drop(k.tasks.names(1)), |g| g.tasks[0].participants.units.push("区妇联".into())),
        (|k, _| drop(k.tasks.names(1)), |g| g.tasks[0].no = 9),
        (|k, _| drop(k.tasks.content(1)), |g| g.tasks[0].content.push('甲')),
        (|k, w| drop(k.tasks.task_of(w)), |g| g.tasks[2].no = 9),
        (|k, w| assert_eq!(k.tasks.contradicting(2, w), Some(3)), |g| g.tasks[1].content = g.tasks[2].content.clone()),
        (|k, w| assert!(k.tasks.begin(3, w)), |g| g.tasks[2].content.clear()),
        (|k, w| assert_eq!(k.tasks.fit(3, w), Some(usize::MAX)), |g| g.tasks[2].content.push('甲')),
        (|k, _| assert!(k.tasks.is_group("（一）加强心理疏导")), |g| g.number = "（二）".into()),
    ];
    let (july, roster, list) = (Month::new(2022, 7).expect("a month"), roster(), tasks());
    let elsewhere = changed(|g| {
        g.tasks[4].content.insert(0, '甲');
        g.tasks[0].note = "甲".into();
        g.tasks[0].lead.text.push('甲');
    });
    for (n, (ask, change)) in cases.into_iter().enumerate() {
        let known = Knowledge::new(july, &roster, &list).for_a_file();
        ask(&known, words);
        let asked = known.into_asked().expect("it is kept");
        let holds = |list: &TaskList| Knowledge::new(july, &roster, list).answers_as_before(&asked);
        assert!(holds(&list) && holds(&elsewhere), "{n}");
        assert!(!holds(&changed(change)), "{n}");
    }
    assert!(Knowledge::new(july, &roster, &list).into_asked().is_none());
}

#[test]
fn knowledge_is_another_where_the_bodies_the_past_or_the_answers_are_others() {
    let (july, roster, tasks) = (Month::new(2022, 7).expect("a month"), roster(), tasks());
    let hash = |known: &Knowledge<'_>| {
        let mut hasher = std::hash::DefaultHasher::new();
        known.hash(&mut hasher);
        hasher.finish()
    };
    let same = hash(&Knowledge::new(july, &roster, &tasks));
    let mut renamed = roster.clone();
    renamed.units[0].aliases.push("组织部".into());
    let day = "2022-07-01".parse().expect("a day");
    let former = [Former { no: 1, content: "甲".into(), now: None, edition: "2022-05-09".into(), until: day }];
    let why = "电话核实".to_owned();
    let answers = [SenderAnswer { file: "a.xlsx".into(), unit: "区法院".into(), by: "某".into(), on: day, why }];
    for other in [
        Knowledge::new(july.next(), &roster, &tasks),
        Knowledge::new(july, &renamed, &tasks),
        Knowledge::new(july, &roster, &tasks).with_former(&former),
        Knowledge::new(july, &roster, &tasks).with_answers(&answers),
    ] {
        assert_ne!(hash(&other), same, "{other:?}");
    }
}
