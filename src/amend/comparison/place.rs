//! Where an item stands, in official words, and where it stands then.

use super::{Item, Scope, Texts};
use crate::amend::label::spoken;
use crate::model::Node;
use crate::model::edition::Kind;
use crate::model::target::{Column, Step, Target};

/// 附件第15项; 附件第23项（修改后第24项）; 修改后附件第22项 of what is new.
pub(super) fn of(item: &Item<'_>, texts: &Texts<'_>) -> String {
    // A heading that is new or gone is so with what it heads.
    let heading = item.scope == Scope::Own && item.old.is_some() && item.new.is_some();
    let place = |root: &Node, node: Option<&Node>| node.and_then(|n| target(root, n, heading));
    match (place(texts.old, item.old), place(texts.new, item.new)) {
        (Some(old), Some(new)) if old == new => old.to_string(),
        (Some(old), Some(new)) => format!("{old}（修改后{}）", beyond(&old, &new)),
        (Some(old), None) => old.to_string(),
        (None, Some(new)) => format!("修改后{new}"),
        (None, None) => String::new(),
    }
}

fn target(root: &Node, node: &Node, heading: bool) -> Option<Target> {
    if node.kind == Kind::Head {
        return Some(Target(vec![Step::Annex, Step::Cell(Column::Other(node.text.clone()))]));
    }
    let mut target = spoken(root, &node.id)?;
    let has_heading = matches!(node.kind, Kind::Plan | Kind::Annex | Kind::Section { .. } | Kind::Group);
    if has_heading && heading {
        target.0.push(Step::Heading);
    }
    Some(target)
}

/// The steps of a place from the first that another does not have.
fn beyond(old: &Target, new: &Target) -> Target {
    let same = old.0.iter().zip(&new.0).take_while(|(a, b)| a == b).count();
    Target(if same < new.0.len() { new.0[same..].to_vec() } else { new.0.clone() })
}
