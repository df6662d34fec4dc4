//! Properties over made-up amendments of the shipped notice.

use super::{shipped, words};
use crate::amend::{amending, apply, explain_tree, label};
use crate::base::Date;
use crate::model::amendment::{Action, Amendment, Change, Place, RowText};
use crate::model::edition::{Edition, Kind};
use crate::model::target::{Column, Step, Target};
use crate::model::{Comparison, Node, cells};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn of(changes: Vec<Change>) -> Amendment {
    Amendment {
        read_from: None,
        doc_number: String::new(),
        date: Date::new(2022, 7, 1).expect("a day"),
        in_force: None,
        basis: String::new(),
        title: String::new(),
        addressees: String::new(),
        example: false,
        changes,
    }
}

fn change(target: Target, action: Action) -> Change {
    Change { target, action, why: String::new() }
}

fn row(n: u32) -> RowText {
    RowText {
        content: format!("新增任务之{n}，抓好落实。"), lead: "区教体局、区妇联".into(), ..RowText::default()
    }
}

/// A change of the part that a number picks; the parts that it needs for itself.
fn pick(edition: &Edition, what: u32, which: u32, with: u32) -> Option<(Vec<String>, Change)> {
    let root = &edition.root;
    let mut all: Vec<&Node> = Vec::new();
    root.walk(&mut |n| all.push(n));
    let some = |fits: &dyn Fn(&Node) -> bool, n: u32| -> Option<&Node> {
        let list: Vec<&Node> = all.iter().copied().filter(|c| fits(c)).collect();
        (!list.is_empty()).then(|| list[n as usize % list.len()])
    };
    let at = |node: &Node| label(root, &node.id);
    let task = |n: u32| some(&|c| c.kind == Kind::Task, n);
    let lead = |n: u32| some(&|c| c.kind == Kind::Cell(Column::Lead), n);
    let is_section = |c: &Node| matches!(c.kind, Kind::Section { rank: 2, .. });
    let place = if with.is_multiple_of(2) { Place::After } else { Place::Before };
    let own = |nodes: &[&Node]| nodes.iter().map(|n| n.id.clone()).collect::<Vec<_>>();
    Some(match what % 16 {
        0 => {
            let node = task(which)?;
            (own(&[node]), change(at(node)?, Action::Delete { old: node.children[0].text.clone() }))
        }
        1 => (own(&[task(which)?]), change(at(task(which)?)?, Action::InsertRow { place, row: row(with) })),
        2 => {
            let (node, to) = (task(which)?, task(with)?);
            (node.id != to.id).then_some(())?;
            (own(&[node, to]), change(at(node)?, Action::Move { to: at(to)?, place }))
        }
        3 => {
            let node = lead(which)?;
            let units = cells::read(&node.text).units;
            let old = units[with as usize % units.len()].clone();
            (own(&[node]), change(at(node)?, Action::ReplaceUnit { old, new: format!("区{with}局") }))
        }
        4 => (
            own(&[lead(which)?]),
            change(at(lead(which)?)?, Action::AddUnit { new: format!("区{with}局"), after: None }),
        ),
        5 => {
            let node = lead(which).filter(|n| cells::read(&n.text).units.len() > 1)?;
            let old = cells::read(&node.text).units[0].clone();
            (own(&[node]), change(at(node)?, Action::RemoveUnit { old }))
        }
        6 | 7 => {
            let prose =
                |c: &Node| matches!(c.kind, Kind::Paragraph | Kind::Point { .. }) && c.text.chars().count() > 30;
            let node = some(&prose, which)?;
            let chars: Vec<char> = node.text.chars().collect();
            let start = with as usize % (chars.len() - 12);
            let old: String = chars[start..start + 12].iter().collect();
            let new = if what % 16 == 6 { format!("改写{with}") } else { String::new() };
            (own(&[node]), change(at(node)?, Action::ReplaceWords { old, new, everywhere: false }))
        }
        8 => {
            let node = some(&|c| matches!(c.kind, Kind::Point { .. }), which)?;
            (own(&[node]), change(at(node)?, Action::InsertPoint { place, new: format!("做好之{with}。抓好落实。") }))
        }
        9 => {
            let node = some(&|c| matches!(c.kind, Kind::Point { .. }), which)?;
            (own(&[node]), change(at(node)?, Action::Delete { old: node.text.clone() }))
        }
        10 => {
            let node = some(&is_section, which)?;
            let new = format!("要抓好第{with}件事。");
            (own(&[node]), change(at(node)?, Action::InsertSection { place, heading: format!("新增之{with}"), new }))
        }
        11 => {
            let node = some(&is_section, which)?;
            let mut below = Vec::new();
            node.walk(&mut |n| below.push(n.id.clone()));
            (below, change(at(node)?, Action::Delete { old: node.text.clone() }))
        }
        12 => {
            let (node, to) = (some(&is_section, which)?, some(&is_section, with)?);
            (node.id != to.id).then_some(())?;
            (own(&[node, to]), change(at(node)?, Action::Move { to: at(to)?, place }))
        }
        13 => {
            let node = some(&|c| matches!(c.kind, Kind::Cell(Column::Content)), which)?;
            let new = format!("完全改写之{with}。");
            (own(&[node]), change(at(node)?, Action::Replace { old: node.text.clone(), new }))
        }
        14 => {
            let node = some(&|c| c.kind == Kind::Group, which)?;
            let rows = vec![row(with), row(with + 1)];
            (own(&[node]), change(at(node)?, Action::InsertGroup { place, heading: format!("新类{with}"), rows }))
        }
        _ => {
            let node = task(which)?;
            let old = node.children[0].text.clone();
            (own(&[node]), change(at(node)?, Action::Split { old, rows: vec![row(with), row(with + 1)] }))
        }
    })
}

/// Changes that leave each other alone: each part is needed by one of them only.
fn generated(edition: &Edition, seeds: &[(u32, u32, u32)]) -> Vec<Change> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut out = Vec::new();
    for (what, which, with) in seeds {
        let Some((own, change)) = pick(edition, *what, *which, *with) else { continue };
        // What stands in or around a part that another change needs is left alone too.
        let related = |id: &String| {
            let path = edition.root.path(id).unwrap_or_default();
            let inside = taken.iter().any(|t| path.iter().any(|n| n.id == *t));
            let around = edition.root.find(id).is_some_and(|n| taken.iter().any(|t| n.find(t).is_some()));
            inside || around
        };
        if own.iter().any(related) {
            continue;
        }
        taken.extend(own);
        out.push(change);
    }
    out
}

fn seeds() -> impl Strategy<Value = Vec<(u32, u32, u32)>> {
    prop::collection::vec((0u32..16, 0u32..400, 0u32..400), 1..9)
}

/// The same change with every place by its stable name.
fn by_name(root: &Node, change: &Change) -> Change {
    let named = |target: &Target| match crate::amend::find::find(root, target) {
        Ok(spot) if !spot.own && spot.column.is_none() => Target(vec![Step::Id(spot.node().id.clone())]),
        _ => target.clone(),
    };
    let action = match &change.action {
        Action::Move { to, place } => Action::Move { to: named(to), place: *place },
        other => other.clone(),
    };
    Change { target: named(&change.target), action, why: String::new() }
}

/// Words first, then what comes and moves, then what goes: in that order no change takes away what a later one names.
fn rank(change: &Change) -> u8 {
    match change.action {
        Action::Delete { .. } => 2,
        Action::Move { .. } => 1,
        _ => 0,
    }
}

fn cases() -> u32 {
    std::env::var("HONGTOU_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(96)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    /// What leads from one text to another, applied, gives that other; and back.
    #[test]
    fn changes_and_their_inverse_give_back_the_text(seeds in seeds()) {
        let before = shipped();
        let changes = generated(&before, &seeds);
        let Ok(after) = apply(&before, &of(changes.clone())) else { return Ok(()) };
        let forth = explain_tree(&before, &after.edition.root);
        prop_assert!(forth.left.is_empty(), "{:?}\n{:#?}\n{:#?}", forth.left, forth.changes, changes);
        let back = explain_tree(&after.edition, &before.root);
        prop_assert!(back.left.is_empty(), "{:?}\n{:#?}\n{:#?}", back.left, back.changes, changes);
        let again = apply(&after.edition, &of(back.changes)).expect("the inverse applies");
        prop_assert_eq!(words(&again.edition.root), words(&before.root));
        prop_assert_eq!(&again.edition.tasks.groups.len(), &before.tasks.groups.len());
    }

    /// One by one gives the same text as all at once.
    #[test]
    fn one_by_one_is_all_at_once(seeds in seeds()) {
        let before = shipped();
        let mut changes = generated(&before, &seeds);
        changes.sort_by_key(rank);
        let Ok(all) = apply(&before, &of(changes.clone())) else { return Ok(()) };
        let mut one = before.clone();
        for change in &changes {
            let step = of(vec![by_name(&before.root, change)]);
            one = apply(&one, &step).unwrap_or_else(|r| panic!("{r:?} {changes:#?}")).edition;
        }
        prop_assert_eq!(words(&one.root), words(&all.edition.root), "{:#?}", changes);
    }

    /// The comparison table has every task that came, went or says something else, and every item once.
    #[test]
    fn every_changed_item_is_compared_once(seeds in seeds()) {
        let before = shipped();
        let amendment = of(generated(&before, &seeds));
        let Ok(after) = apply(&before, &amendment) else { return Ok(()) };
        let stated = amending(&before, &after.edition, &amendment, &[]);
        let rows = stated.comparison;
        let places: BTreeSet<&str> = rows.iter().map(|r| r.place.as_str()).collect();
        prop_assert_eq!(places.len(), rows.len(), "{:#?}", rows);
        let is_whole = |r: &Comparison| !(r.place.is_empty() || r.why.is_empty() || r.old.is_empty() && r.new.is_empty());
        prop_assert!(rows.iter().all(is_whole), "{:#?}", rows);
        let (old, new) = (&before.root, &after.edition.root);
        let cells = |t: &Node| t.children.iter().map(|c| c.text.clone()).collect::<Vec<_>>();
        let same = |root: &Node, t: &Node| root.find(&t.id).is_some_and(|o| cells(o) == cells(t));
        let gone = old.tasks().filter(|(_, t)| !same(new, t)).filter_map(|(_, t)| label(old, &t.id));
        for place in gone.map(|t| t.to_string()) {
            prop_assert!(rows.iter().any(|r| r.place == place || r.place.starts_with(&format!("{place}（"))), "{}", place);
        }
        let came = new.tasks().filter(|(_, t)| old.find(&t.id).is_none()).filter_map(|(_, t)| label(new, &t.id));
        for place in came {
            prop_assert!(places.contains(format!("修改后{place}").as_str()), "{}", place);
        }
    }

    /// Without changes the text stays, and an edited text that is not edited needs none.
    #[test]
    fn an_edit_is_explained(seeds in seeds()) {
        let before = shipped();
        let Ok(after) = apply(&before, &of(generated(&before, &seeds))) else { return Ok(()) };
        let found = crate::amend::explain(&before, &after.edition.notice, &after.edition.tasks);
        prop_assert!(found.left.is_empty(), "{:?}\n{:#?}", found.left, found.changes);
        let again = apply(&before, &of(found.changes)).expect("what was explained applies");
        prop_assert_eq!(words(&again.edition.root), words(&after.edition.root));
    }
}

/// Two of three points gone take most of the paragraph with them; it is the same paragraph all the same.
#[test]
fn a_paragraph_that_lost_most_of_its_points_is_itself() {
    let before = shipped();
    let changes = generated(&before, &[(9, 101, 0), (9, 260, 0)]);
    let after = apply(&before, &of(changes.clone())).expect("two points can go").edition;
    let found = crate::amend::explain(&before, &after.notice, &after.tasks);
    assert_eq!((found.left, found.changes.len()), (Vec::new(), changes.len()));
}

#[test]
fn no_changes_no_difference() {
    let before = shipped();
    assert_eq!(words(&apply(&before, &of(Vec::new())).expect("nothing is refused").edition.root), words(&before.root));
    assert!(crate::amend::explain(&before, &before.notice, &before.tasks).changes.is_empty());
}
