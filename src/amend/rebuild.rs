//! Doing what was planned: one walk over the old text that gives the new one.

use super::plan::{Placed, Plan, Refusal, What};
use super::{codes, numbering};
use crate::base::Diagnostic;
use crate::model::Node;
use crate::model::edition::{Authority, Kind, cell};
use crate::model::target::Column;
use std::collections::{BTreeMap, BTreeSet};

/// The new text, with its numbers, or the rows that cannot have the number they ask for.
pub(super) fn rebuild(plan: &Plan<'_>) -> Result<Node, Vec<(usize, Refusal)>> {
    let mut placed: BTreeMap<&str, Vec<&Placed>> = BTreeMap::new();
    for p in &plan.placed {
        placed.entry(&p.parent).or_default().push(p);
    }
    placed.values_mut().for_each(|list| list.sort_by_key(|p| (p.gap, p.leans_back, p.change)));
    let moved = plan.placed.iter().filter_map(|p| match &p.what {
        What::Moved(id) => Some(id.as_str()),
        What::New(_) => None,
    });
    let builder = Builder { plan, placed, moved: moved.collect() };
    let old = &plan.edition.root;
    let mut root = builder.part(old);
    builder.add_cells(&mut root);
    drop_empty(&mut root);
    let asked = plan.numbers.iter();
    let refused = asked.filter_map(|(id, n, change)| Some((*change, renumber(&mut root, id, *n).err()?)));
    let refused: Vec<_> = refused.collect();
    numbering::number(old, &mut root);
    if refused.is_empty() { Ok(root) } else { Err(refused) }
}

/// A plan with what it puts where.
struct Builder<'p> {
    plan: &'p Plan<'p>,
    /// By the part that it is put into, in the order of the gaps.
    placed: BTreeMap<&'p str, Vec<&'p Placed>>,
    moved: BTreeSet<&'p str>,
}

impl Builder<'_> {
    fn authority(&self, change: usize) -> Authority {
        Authority { amendment: self.plan.edition.amendments, change }
    }

    /// A part as it becomes, with all below it.
    fn part(&self, old: &Node) -> Node {
        if let Some((change, new)) = self.plan.rewritten.get(old.id.as_str()) {
            return self.written(new.clone(), *change);
        }
        let (text, changes) = self.text(old);
        let by = old.by.iter().copied().chain(changes.iter().map(|c| self.authority(*c))).collect();
        // What an amendment wrote stands nowhere in the received text.
        let at = old.at.filter(|_| changes.is_empty());
        Node { text, by, at, children: self.parts(old), ..old.clone_without_children() }
    }

    fn parts(&self, old: &Node) -> Vec<Node> {
        let mut new = Vec::new();
        let placed = self.placed.get(old.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        for gap in 0..=old.children.len() {
            let here = placed.iter().filter(|p| p.gap == gap);
            new.extend(here.filter_map(|p| match &p.what {
                What::New(node) => Some(self.written((**node).clone(), p.change)),
                What::Moved(id) => self.moved(id, p.change),
            }));
            if let Some(child) = old.children.get(gap).filter(|c| self.stays(c)) {
                new.push(self.part(child));
            }
        }
        new
    }

    fn moved(&self, id: &str, change: usize) -> Option<Node> {
        let mut node = self.part(self.plan.edition.root.find(id)?);
        node.by.push(self.authority(change));
        Some(node)
    }

    fn stays(&self, node: &Node) -> bool {
        !self.moved.contains(node.id.as_str()) && !self.plan.removed.contains_key(node.id.as_str())
    }

    /// A part that a change wrote.
    fn written(&self, mut node: Node, change: usize) -> Node {
        let authority = self.authority(change);
        node.walk_mut(&mut |n| n.by.push(authority));
        node
    }

    fn text(&self, old: &Node) -> (String, Vec<usize>) {
        let mut edits: Vec<_> = self.plan.edits.get(old.id.as_str()).into_iter().flatten().collect();
        edits.sort_by_key(|e| std::cmp::Reverse(e.range.start));
        let mut text = old.text.clone();
        for edit in &edits {
            text.replace_range(edit.range.clone(), &edit.new);
        }
        let mut changes: Vec<usize> = edits.iter().map(|e| e.change).collect();
        changes.sort_unstable();
        changes.dedup();
        (text, changes)
    }

    /// The cells of new columns; their keys are the numbers of the text before.
    fn add_cells(&self, root: &mut Node) {
        for (head, cells, change) in &self.plan.columns {
            let by = self.authority(*change);
            let text = |id: &str| {
                let no = self.plan.edition.task_no(id);
                no.and_then(|no| cells.get(&no)).cloned().unwrap_or_default()
            };
            root.walk_mut(&mut |n| {
                if n.kind == Kind::Task && n.cell(&Column::Other(head.clone())).is_none() {
                    let new = cell(&n.id, Column::Other(head.clone()), text(&n.id));
                    n.children.push(Node { by: vec![by], ..new });
                }
            });
        }
    }
}

/// A group that lost its last row goes with it, and so does a paragraph without a word: neither can be printed.
fn drop_empty(node: &mut Node) {
    node.children.iter_mut().for_each(drop_empty);
    node.children.retain(|c| match c.kind {
        Kind::Group => !c.children.is_empty(),
        Kind::Paragraph => !c.children.is_empty() || !c.text.is_empty(),
        _ => true,
    });
}

/// Puts a row where it is counted as that number.
fn renumber(root: &mut Node, id: &str, number: u32) -> Result<(), Refusal> {
    let refuse = |zh: &str, en: &str| {
        let d = Diagnostic::new(&codes::NO_NUMBER).with("target", format!("#{id}")).with("number", number);
        ("number", d.with("reason", zh).with("reason_en", en))
    };
    let Some(annex) = root.children.iter_mut().find(|c| c.kind == Kind::Annex) else {
        return Err(refuse("没有清单", "there is no list"));
    };
    let home = annex.children.iter().position(|g| g.children.iter().any(|t| t.id == id));
    let Some(home) = home else { return Err(refuse("该项已不在清单中", "the row is no longer in the list")) };
    let at = annex.children[home].children.iter().position(|t| t.id == id).unwrap_or_default();
    let before: usize = annex.children[..home].iter().filter(|g| g.kind == Kind::Group).map(|g| g.children.len()).sum();
    let place = (number as usize).checked_sub(before + 1).filter(|p| *p < annex.children[home].children.len());
    let Some(place) = place else {
        return Err(refuse("这个号在另一类里，请用 move", "that number lies in another group; use `move`"));
    };
    let row = annex.children[home].children.remove(at);
    annex.children[home].children.insert(place, row);
    Ok(())
}
