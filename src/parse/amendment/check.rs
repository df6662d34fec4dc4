//! What only the whole shows: one place struck twice, a change that does nothing.

use crate::model::amendment::{Action, Change};

/// Whether two changes cannot both be carried out at their places.
pub(super) fn clash(a: &Change, b: &Change) -> bool {
    if a.target != b.target {
        return false;
    }
    match (&a.action, &b.action) {
        (Action::ReplaceWords { old: x, .. }, Action::ReplaceWords { old: y, .. })
        | (Action::RenameUnit { old: x, .. }, Action::RenameUnit { old: y, .. }) => x == y,
        (x, y) if is_unit(x) && is_unit(y) => unit_of(x) == unit_of(y),
        (x, y) => {
            (takes_all(x) && takes_all(y)) || (is_end(x) && !places_beside(y)) || (is_end(y) && !places_beside(x))
        }
    }
}

/// Whether the target is gone or rewritten as a whole.
fn takes_all(action: &Action) -> bool {
    is_end(action) || matches!(action, Action::Replace { .. } | Action::Move { .. })
}

/// Whether the target is no longer there.
fn is_end(action: &Action) -> bool {
    matches!(
        action,
        Action::Delete { .. }
            | Action::Split { .. }
            | Action::Join { .. }
            | Action::RemoveColumn { .. }
            | Action::Repeal
    )
}

/// Whether the target is only the neighbour of what is new.
fn places_beside(action: &Action) -> bool {
    matches!(
        action,
        Action::InsertParagraph { .. }
            | Action::InsertPoint { .. }
            | Action::InsertSection { .. }
            | Action::InsertRow { .. }
            | Action::InsertGroup { .. }
            | Action::AddColumn { .. }
    )
}

fn is_unit(action: &Action) -> bool {
    unit_of(action).is_some()
}

/// The body that a change adds, takes away or replaces.
fn unit_of(action: &Action) -> Option<&str> {
    match action {
        Action::AddUnit { new, .. } => Some(new),
        Action::RemoveUnit { old } | Action::ReplaceUnit { old, .. } => Some(old),
        _ => None,
    }
}

/// Whether old and new are the same.
pub(super) fn does_nothing(change: &Change) -> bool {
    match &change.action {
        Action::Replace { old, new }
        | Action::ReplaceWords { old, new, .. }
        | Action::ReplaceUnit { old, new }
        | Action::RenameUnit { old, new } => old == new,
        _ => false,
    }
}
