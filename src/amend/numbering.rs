//! Numbers follow the order of the text, where they did so before.

use crate::model::Node;
use crate::model::edition::{Kind, renumbered};

/// Numbers the parts of a text as those of the text before it were numbered. Where that text itself counted in no order,
/// its numbers stay, and what is new counts on from its neighbour.
pub(super) fn number(old: &Node, new: &mut Node) {
    let regular = tasks_in_order(old);
    let mut n = 0;
    new.walk_mut(&mut |node| {
        if node.kind == Kind::Task {
            n += 1;
            if regular || node.number.is_empty() {
                node.number = n.to_string();
            }
        } else {
            parts(old, node);
        }
    });
}

/// Whether the rows of the list are counted 1, 2, 3 ….
pub(super) fn tasks_in_order(root: &Node) -> bool {
    root.tasks().enumerate().all(|(i, (_, t))| t.ordinal() == u32::try_from(i + 1).ok())
}

/// The numbered parts of one part.
fn parts(old: &Node, node: &mut Node) {
    let numbered = |c: &Node| matches!(c.kind, Kind::Section { .. } | Kind::Point { .. } | Kind::Group);
    if !node.children.iter().any(numbered) {
        return;
    }
    let before = old.find(&node.id);
    let counted = before.iter().flat_map(|b| &b.children).filter(|c| numbered(c));
    let regular = counted.enumerate().all(|(i, c)| c.ordinal() == u32::try_from(i + 1).ok());
    let style = before.and_then(|b| b.children.iter().find(|c| numbered(c))).map(|c| c.number.clone());
    let mut n = 0;
    for child in node.children.iter_mut().filter(|c| numbered(c)) {
        n += 1;
        let fresh = before.is_none_or(|b| b.children.iter().all(|c| c.id != child.id));
        let style = style.as_deref().unwrap_or(&child.number);
        if regular || fresh {
            child.number = renumbered(style, n).unwrap_or_else(|| child.number.clone());
        }
    }
}
