//! The changes of one amendment as numbered sentences; like ones together.

use super::{rename, say, stopped, words};
use crate::base::number::ordinal;
use crate::model::amendment::{Action, Change};
use crate::model::target::Step;

/// Changes as the sentences of a notice, each with its ordinal, in the order given.
pub fn sentences(changes: &[Change]) -> Vec<String> {
    unnumbered(changes).into_iter().enumerate().map(|(i, said)| format!("{}{said}", ordinal(i + 1))).collect()
}

/// The same without ordinals. Neighbours that replace the same words are said in one sentence, and so are bodies that
/// come to bear one name.
pub fn unnumbered(changes: &[Change]) -> Vec<String> {
    changes.chunk_by(together).map(say_group).collect()
}

/// Whether two neighbours are one sentence.
fn together(a: &Change, b: &Change) -> bool {
    match (&a.action, &b.action) {
        (Action::ReplaceWords { .. }, Action::ReplaceWords { .. }) => {
            a.action == b.action && a.target != b.target && kind(a) == kind(b)
        }
        (Action::RenameUnit { old: x, new: one }, Action::RenameUnit { old: y, new: other }) => {
            a.target == b.target && one == other && x != y
        }
        _ => false,
    }
}

/// What a target ends in: in a list, 附件第1项、第2项责任单位 would be the cells of both.
fn kind(change: &Change) -> Option<std::mem::Discriminant<Step>> {
    change.target.0.last().map(std::mem::discriminant)
}

fn say_group(group: &[Change]) -> String {
    let [first, _, ..] = group else { return group.first().map(say).unwrap_or_default() };
    match &first.action {
        Action::ReplaceWords { old, new, everywhere } => {
            stopped(words(&group.iter().collect::<Vec<_>>(), old, new, *everywhere))
        }
        Action::RenameUnit { new, .. } => {
            let old = group.iter().filter_map(|c| match &c.action {
                Action::RenameUnit { old, .. } => Some(old),
                _ => None,
            });
            stopped(rename(&first.target.to_string(), &old.collect::<Vec<_>>(), new))
        }
        _ => group.iter().map(say).collect(),
    }
}
