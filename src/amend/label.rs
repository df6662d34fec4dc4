//! From a part of the text to its place in official words.

use crate::model::Node;
use crate::model::edition::Kind;
use crate::model::target::{Step, Target};

/// The place of a part, as a change of this text names it; `None` for what bears no name of its own.
pub fn label(root: &Node, id: &str) -> Option<Target> {
    let (short, full) = places(root, id)?;
    let unique = |target: &Target| super::find::find(root, target).is_ok_and(|spot| spot.node().id == id);
    // Where numbers are used twice, only the stable name tells one from the other.
    let named = Target(vec![Step::Id(id.to_owned())]);
    [short, full, named].into_iter().find(unique)
}

/// The place of a part as people say it, though there may be two of that name.
pub(super) fn spoken(root: &Node, id: &str) -> Option<Target> {
    let named = label(root, id).filter(|t| !t.0.iter().any(|s| matches!(s, Step::Id(_))));
    named.or_else(|| places(root, id).map(|(_, full)| full))
}

/// The place in as few words as people use, and in all that there are.
fn places(root: &Node, id: &str) -> Option<(Target, Target)> {
    let path = root.path(id)?;
    if path.len() == 1 {
        let all = Target(vec![Step::Everything]);
        return Some((all.clone(), all));
    }
    let (mut short, mut full) = (Vec::new(), Vec::new());
    for (n, pair) in path.windows(2).enumerate() {
        let steps = step(pair[0], pair[1])?;
        // Nobody says 附件第（四）类第18项, nor 第一段第二点 where there is one paragraph.
        let passed_over = n + 2 < path.len() && matches!(pair[1].kind, Kind::Group | Kind::Paragraph);
        if !passed_over {
            short.extend(steps.iter().cloned());
        }
        full.extend(steps);
    }
    Some((Target(short), Target(full)))
}

/// The steps from a part to one within it; none for parts that are passed over in silence.
fn step(parent: &Node, node: &Node) -> Option<Vec<Step>> {
    let one = |step: Step| Some(vec![step]);
    match &node.kind {
        Kind::Notice => Some(Vec::new()),
        Kind::Title => one(Step::Heading),
        Kind::Addressees => one(Step::Addressees),
        Kind::Covering => one(Step::Covering),
        Kind::Plan => one(Step::Plan),
        Kind::Section { rank, .. } => one(Step::Section(*rank, node.ordinal()?)),
        Kind::Paragraph => paragraph(parent, node),
        Kind::Point { .. } => one(Step::Point(node.ordinal()?)),
        Kind::Contacts => one(Step::Contacts),
        Kind::Mailboxes => one(Step::Mailboxes),
        Kind::Attachments => one(Step::Attachments),
        Kind::Entry => one(Step::Entry(place(parent, node, |_| true)?)),
        Kind::Field(field) => one(Step::Field(*field)),
        Kind::Annex => one(Step::Annex),
        Kind::Heads | Kind::Head => None,
        Kind::Group => Some(node.ordinal().map(Step::Group).into_iter().collect()),
        Kind::Task => one(Step::Task(node.ordinal()?)),
        Kind::Cell(column) => one(Step::Cell(column.clone())),
    }
}

fn paragraph(parent: &Node, node: &Node) -> Option<Vec<Step>> {
    let is_section = |c: &Node| matches!(c.kind, Kind::Section { .. });
    let first = parent.children.iter().position(is_section).unwrap_or(parent.children.len());
    let at = parent.children.iter().position(|c| c.id == node.id)?;
    let before = if at > first { first } else { 0 };
    let n = parent.children[before..=at].iter().filter(|c| c.kind == Kind::Paragraph).count();
    let n = Step::Paragraph(u32::try_from(n).ok()?);
    let part = match parent.kind {
        Kind::Plan | Kind::Covering if at > first => Some(Step::Closing),
        Kind::Plan => Some(Step::Opening),
        _ => None,
    };
    Some(part.into_iter().chain([n]).collect())
}

/// Which of its kind a part is, from 1.
fn place(parent: &Node, node: &Node, counts: impl Fn(&Node) -> bool) -> Option<u32> {
    let same = parent.children.iter().filter(|c| c.kind == node.kind && counts(c));
    same.into_iter().position(|c| c.id == node.id).and_then(|n| u32::try_from(n + 1).ok())
}
