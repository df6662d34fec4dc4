//! The comparison table: every changed item of the text once, before and after.
//!
//! - here the two texts are walked side by side and their parts paired by their stable names,
//! - `words` gives the words of an item on either side, with what differs,
//! - `done` says in a few words what was done to it, `place` where it stands.

mod done;
mod place;
#[cfg(test)]
mod tests;
mod words;

use crate::base::Names;
use crate::model::amendment::Action;
use crate::model::edition::{Authority, Edition, Kind};
use crate::model::target::Column;
use crate::model::{Amendment, Comparison, Node};
use done::Changes;
use std::collections::{BTreeMap, BTreeSet};

/// What an amendment changed, item by item, in the order of the text.
pub(super) fn comparison(old: &Edition, new: &Edition, amendment: &Amendment) -> Vec<Comparison> {
    let changes = Changes::new(old, amendment);
    let mut walk = Walk { changes: &changes, old: index(&old.root), new: index(&new.root), items: Vec::new() };
    if amendment.changes.iter().any(|c| c.action == Action::Repeal) {
        walk.items.push(Item { old: Some(&old.root), new: None, scope: Scope::Whole });
    } else {
        walk.pair(&old.root, &new.root);
    }
    let texts = Texts { old: &old.root, new: &new.root };
    let names: Vec<&str> = amendment.changes.iter().flat_map(|c| names(&c.action)).collect();
    let names = Names::new(&names);
    let row = |item: &Item<'_>| {
        let (old, new) = words::of(item, &texts, &names);
        Comparison { place: place::of(item, &texts), old, new, why: done::of(item, &changes, &texts) }
    };
    walk.items.iter().map(row).collect()
}

/// The names that a change puts in each other's place.
fn names(action: &Action) -> Vec<&str> {
    match action {
        Action::RenameUnit { old, new } | Action::ReplaceUnit { old, new } => vec![old, new],
        _ => Vec::new(),
    }
}

/// Both texts.
struct Texts<'a> {
    old: &'a Node,
    new: &'a Node,
}

/// A changed item.
struct Item<'a> {
    old: Option<&'a Node>,
    new: Option<&'a Node>,
    scope: Scope,
}

/// How much of a part is the item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// Its own words: a heading, what stands before the points.
    Own,
    /// All of it.
    Whole,
}

impl<'a> Item<'a> {
    /// The part on the side that has it, the new one first.
    fn part(&self) -> Option<&'a Node> {
        self.new.or(self.old)
    }
}

fn index(root: &Node) -> BTreeMap<&str, &Node> {
    let mut parts = BTreeMap::new();
    root.walk(&mut |n| {
        parts.insert(n.id.as_str(), n);
    });
    parts
}

struct Walk<'a, 'c> {
    changes: &'c Changes<'c>,
    old: BTreeMap<&'a str, &'a Node>,
    new: BTreeMap<&'a str, &'a Node>,
    items: Vec<Item<'a>>,
}

impl<'a> Walk<'a, '_> {
    fn add(&mut self, old: Option<&'a Node>, new: Option<&'a Node>, scope: Scope) {
        self.items.push(Item { old, new, scope });
    }

    /// A part that both texts have.
    fn pair(&mut self, old: &'a Node, new: &'a Node) {
        let moved = self.changes.moves(old);
        match &new.kind {
            Kind::Task => {
                if moved || words::cells(old, new).iter().any(|(_, a, b)| a != b) {
                    self.add(Some(old), Some(new), Scope::Whole);
                }
            }
            _ if is_one(old, new) || self.changes.replaces(old) => {
                let heading = old.text != new.text && below(old) == below(new);
                if moved || heading || old.printed() != new.printed() {
                    let scope = if heading && !moved { Scope::Own } else { Scope::Whole };
                    self.add(Some(old), Some(new), scope);
                }
            }
            _ => {
                if moved || old.text != new.text {
                    self.add(Some(old), Some(new), Scope::Own);
                }
                self.parts(old, new);
            }
        }
    }

    /// What stands below: in the order of the new text, what went after what it stood behind.
    fn parts(&mut self, old: &'a Node, new: &'a Node) {
        let here: BTreeSet<&str> = new.children.iter().map(|c| c.id.as_str()).collect();
        let mut gone: BTreeMap<Option<&str>, Vec<&'a Node>> = BTreeMap::new();
        let mut behind = None;
        for child in &old.children {
            if here.contains(child.id.as_str()) {
                behind = Some(child.id.as_str());
            } else if !self.new.contains_key(child.id.as_str()) {
                gone.entry(behind).or_default().push(child);
            }
        }
        self.all_gone(gone.remove(&None));
        for child in &new.children {
            match self.old.get(child.id.as_str()).copied() {
                Some(before) => self.pair(before, child),
                None => self.came(child),
            }
            self.all_gone(gone.remove(&Some(child.id.as_str())));
        }
    }

    fn all_gone(&mut self, parts: Option<Vec<&'a Node>>) {
        parts.into_iter().flatten().for_each(|child| self.gone(child));
    }

    /// A part of the old text alone. Rows of a group stand each for itself, and some may stand elsewhere now.
    fn gone(&mut self, old: &'a Node) {
        self.add(Some(old), None, scope(old));
        if old.kind == Kind::Group {
            let rows = old.children.iter().filter(|t| !self.new.contains_key(t.id.as_str()));
            rows.collect::<Vec<_>>().into_iter().for_each(|t| self.gone(t));
        }
    }

    /// A part of the new text alone.
    fn came(&mut self, new: &'a Node) {
        self.add(None, Some(new), scope(new));
        if new.kind == Kind::Group {
            new.children.iter().for_each(|t| self.came(t));
        }
    }
}

/// The words of the parts of a part.
fn below(node: &Node) -> Vec<String> {
    node.children.iter().map(Node::printed).collect()
}

fn scope(node: &Node) -> Scope {
    if node.kind == Kind::Group { Scope::Own } else { Scope::Whole }
}

/// Whether a part is one item, though it has parts: an entry of a list, a section of one paragraph without points.
fn is_one(old: &Node, new: &Node) -> bool {
    let plain = |n: &Node| matches!(n.children.as_slice(), [p] if p.kind == Kind::Paragraph && p.children.is_empty());
    match new.kind {
        Kind::Entry => true,
        Kind::Section { .. } => plain(old) && plain(new),
        _ => false,
    }
}

/// The changes of an amendment that wrote a part or anything below it.
fn written_by(node: &Node, amendment: usize) -> BTreeSet<usize> {
    let mut out = BTreeSet::new();
    node.walk(&mut |n| {
        let own = n.by.iter().filter(|by: &&Authority| by.amendment == amendment);
        out.extend(own.map(|by| by.change));
    });
    out
}

/// Cells of columns that came or went belong to the column, not to the row.
fn is_further(column: &Column) -> bool {
    matches!(column, Column::Other(_))
}
