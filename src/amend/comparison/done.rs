//! What was done to an item, in a few words, and why.

use super::{Item, Texts, written_by};
use crate::amend::find::find;
use crate::amend::label::spoken;
use crate::base::quote::quote;
use crate::model::amendment::{Action, Change};
use crate::model::edition::{Edition, Kind};
use crate::model::target::{Column, Step, Target};
use crate::model::{Amendment, Node};
use std::collections::BTreeSet;

/// The changes of an amendment, with the parts that they name.
pub(super) struct Changes<'a> {
    list: &'a [Change],
    /// Which amendment it is, from 0.
    amendment: usize,
    /// By change, the parts of the old text that it names.
    named: Vec<Vec<&'a str>>,
}

impl<'a> Changes<'a> {
    pub(super) fn new(old: &'a Edition, amendment: &'a Amendment) -> Changes<'a> {
        let id = |target: &Target| find(&old.root, target).ok().map(|spot| spot.node().id.as_str());
        let named = |change: &Change| {
            let with: &[_] = if let Action::Join { with, .. } = &change.action { with } else { &[] };
            std::iter::once(&change.target).chain(with).filter_map(id).collect()
        };
        let list = amendment.changes.as_slice();
        Changes { list, amendment: old.amendments, named: list.iter().map(named).collect() }
    }

    /// Whether a change orders that a part stand elsewhere.
    pub(super) fn moves(&self, old: &Node) -> bool {
        let moving = |a: &Action| matches!(a, Action::Move { .. } | Action::Renumber { .. });
        self.naming(old).any(|n| moving(&self.list[n].action))
    }

    /// Whether a change gives a part other words as a whole.
    pub(super) fn replaces(&self, old: &Node) -> bool {
        let whole = |c: &Change| {
            matches!(c.action, Action::Replace { .. }) && !matches!(c.target.0.last(), Some(Step::Heading))
        };
        !old.children.is_empty() && self.naming(old).any(|n| whole(&self.list[n]))
    }

    fn naming(&self, old: &Node) -> impl Iterator<Item = usize> {
        let id = old.id.as_str();
        (0..self.list.len()).filter(move |&n| self.named[n].contains(&id))
    }
}

/// References to numbers that moved follow of themselves.
const FOLLOWS: &str = "所引序号相应调整";

/// 修改, 增加, 删去 …, then the change's own reason.
pub(super) fn of(item: &Item<'_>, changes: &Changes<'_>, texts: &Texts<'_>) -> String {
    let concerned = concerned(item, changes, texts);
    let (mut done, mut why): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    for &n in &concerned {
        let words = words(item, n, changes, texts);
        let reason = changes.list[n].why.trim().trim_end_matches('。');
        // The reason of a change is not that of what only follows.
        if words != FOLLOWS && !reason.is_empty() && !why.contains(&reason) {
            why.push(reason);
        }
        if !done.contains(&words) {
            done.push(words);
        }
    }
    if done.is_empty() {
        done.push(alone(item).to_owned());
    }
    let done = done.join("、");
    if why.is_empty() { done } else { format!("{done}：{}", why.join("；")) }
}

/// The changes that an item comes of.
fn concerned(item: &Item<'_>, changes: &Changes<'_>, texts: &Texts<'_>) -> BTreeSet<usize> {
    let mut out: BTreeSet<usize> = BTreeSet::new();
    if let Some(old) = item.old {
        if item.new.is_some() {
            out.extend(changes.naming(old).filter(|&n| is_order_to_move(&changes.list[n].action)));
        } else {
            // What went may have gone with what holds it.
            let path = texts.old.path(&old.id).unwrap_or_default();
            let above = path.iter().skip(usize::from(old.kind != Kind::Notice));
            out.extend(above.flat_map(|n| changes.naming(n)).filter(|&n| takes_away(&changes.list[n].action)));
        }
    }
    if let Some(new) = item.new {
        let own = Node { children: Vec::new(), ..new.clone_without_children() };
        let whole = item.scope == super::Scope::Whole;
        let by = written_by(if whole { new } else { &own }, changes.amendment);
        // The cells that a new column brings to a row are the column's.
        let of_column = |n: &usize| matches!(changes.list.get(*n).map(|c| &c.action), Some(Action::AddColumn { .. }));
        out.extend(
            by.into_iter().filter(|n| *n < changes.list.len()).filter(|n| new.kind == Kind::Head || !of_column(n)),
        );
    }
    out
}

fn is_order_to_move(action: &Action) -> bool {
    matches!(action, Action::Move { .. } | Action::Renumber { .. })
}

fn takes_away(action: &Action) -> bool {
    matches!(
        action,
        Action::Delete { .. }
            | Action::Join { .. }
            | Action::RemoveColumn { .. }
            | Action::Repeal
            | Action::Replace { .. }
    )
}

/// What one change did to the item.
fn words(item: &Item<'_>, n: usize, changes: &Changes<'_>, texts: &Texts<'_>) -> String {
    let change = &changes.list[n];
    let first = || changes.named[n].first().copied().unwrap_or_default();
    let at = |root, id: &str| spoken(root, id).map(|t| t.to_string()).unwrap_or_default();
    match (item.old, item.new) {
        (Some(_), None) => match &change.action {
            Action::Join { .. } => format!("并入修改后{}", at(texts.new, first())),
            Action::RemoveColumn { .. } => "删去一栏".into(),
            Action::Repeal => "废止".into(),
            _ => "删去".into(),
        },
        (None, Some(new)) => match &change.action {
            Action::Split { .. } => format!("由{}拆分", at(texts.old, first())),
            Action::InsertGroup { .. } if new.kind == Kind::Group => "增加一类".into(),
            Action::AddColumn { .. } => "增加一栏".into(),
            _ => "增加".into(),
        },
        (Some(old), Some(_)) => match &change.action {
            Action::Move { .. } if is_named(old, &changes.named[n]) => moved(&old.id, texts),
            _ => both(change, is_named(old, &changes.named[n])),
        },
        (None, None) => String::new(),
    }
}

/// Within what holds a part, or to where.
fn moved(id: &str, texts: &Texts<'_>) -> String {
    let holder = |root: &Node| {
        let path = root.path(id)?;
        path.len().checked_sub(2).map(|n| path[n].id.clone())
    };
    let (old, new) = (holder(texts.old), holder(texts.new));
    match new.filter(|new| old.as_ref() != Some(new)).and_then(|new| spoken(texts.new, &new)) {
        Some(home) => format!("移至修改后{home}"),
        None => "移动".into(),
    }
}

/// Whether a change names a part or one below it.
fn is_named(old: &Node, named: &[&str]) -> bool {
    let mut found = false;
    old.walk(&mut |n| found |= named.contains(&n.id.as_str()));
    found
}

/// What a change did to an item that both texts have.
fn both(change: &Change, named: bool) -> String {
    let in_units = matches!(change.target.0.last(), Some(Step::Cell(column)) if Column::names_units(column));
    match &change.action {
        Action::Replace { .. } if in_units => "调整".into(),
        Action::Replace { .. } => "修改".into(),
        Action::ReplaceWords { new, .. } if new.is_empty() => "删去部分文字".into(),
        Action::ReplaceWords { .. } => "修改".into(),
        Action::AddUnit { new, .. } => format!("增加{}", quote(new)),
        Action::RemoveUnit { old } => format!("删去{}", quote(old)),
        Action::ReplaceUnit { .. } => "调整".into(),
        Action::RenameUnit { .. } => "更名".into(),
        Action::Renumber { .. } if named => "改变序号".into(),
        Action::Split { .. } if named => "拆分".into(),
        Action::Join { .. } if named => "合并".into(),
        // References to numbers that moved are written anew by the first change that moves any.
        _ => FOLLOWS.into(),
    }
}

/// What happened to an item that no change names.
fn alone(item: &Item<'_>) -> &'static str {
    match (item.old, item.new) {
        (Some(old), None) if old.kind == Kind::Group => "所属各项均已删去或者移出",
        (Some(_), None) => "删去",
        (None, Some(_)) => "增加",
        _ => "修改",
    }
}
