//! What the papers of an amendment state, from the text before it and the text after.

use super::comparison::comparison;
use super::{numbering, phrase};
use crate::base::Date;
use crate::base::quote::nested_title;
use crate::model::amendment::Action;
use crate::model::edition::{Edition, Kind};
use crate::model::{Amending, Amendment, Node};
use std::collections::BTreeMap;

/// An amendment ready for its papers. `old` is the text that it was applied to, `new` what came of it; `history` holds
/// number and date of the amendments before it, the oldest first.
pub fn amending(old: &Edition, new: &Edition, amendment: &Amendment, history: &[(String, Option<Date>)]) -> Amending {
    let repeals = !amendment.changes.is_empty() && amendment.changes.iter().all(|c| c.action == Action::Repeal);
    let this = (amendment.doc_number.clone(), Some(amendment.date));
    Amending {
        doc_number: amendment.doc_number.clone(),
        date: Some(amendment.date),
        in_force: amendment.in_force.filter(|day| *day != amendment.date),
        title: title(old, amendment, repeals),
        addressees: addressees(new, amendment),
        basis: amendment.basis.clone(),
        sentences: phrase::unnumbered(&amendment.changes),
        repeals,
        renumbers: numbering::tasks_in_order(&old.root) && follow_anew(&rows(&old.root), &rows(&new.root)),
        renumbers_text: moves_in_text(&old.root, &new.root),
        history: history.iter().cloned().chain([this]).collect(),
        comparison: comparison(old, new, amendment),
        example: amendment.example,
    }
}

fn title(old: &Edition, amendment: &Amendment, repeals: bool) -> String {
    if !amendment.title.is_empty() {
        return amendment.title.clone();
    }
    let amended = nested_title(old.notice.title.as_deref().unwrap_or_default());
    let verb = if repeals { "废止" } else { "修改" };
    format!("关于{verb}《{amended}》的通知")
}

/// As the text after it is addressed: bodies bear their new names there, and who is added must get it.
fn addressees(new: &Edition, amendment: &Amendment) -> String {
    if !amendment.addressees.is_empty() {
        return amendment.addressees.clone();
    }
    new.root.child(&Kind::Addressees).map(|n| n.text.clone()).unwrap_or_default()
}

fn rows(root: &Node) -> Vec<&str> {
    root.tasks().map(|(_, t)| t.id.as_str()).collect()
}

/// Whether rows that stay are counted again, because others came, went or moved in front of them. That a row which came
/// makes up for one that went does not change it: an office says so all the same.
fn follow_anew(old: &[&str], new: &[&str]) -> bool {
    let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    old[same..].iter().any(|id| new[same..].contains(id))
}

/// Whether a section or a point that stays has another number.
fn moves_in_text(old: &Node, new: &Node) -> bool {
    let counted = |n: &Node| matches!(n.kind, Kind::Section { .. } | Kind::Point { .. });
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    old.walk(&mut |n| {
        before.extend(counted(n).then_some((n.id.as_str(), n.number.as_str())));
    });
    let mut moved = false;
    new.walk(&mut |n| moved |= before.get(n.id.as_str()).is_some_and(|number| *number != n.number));
    moved
}
