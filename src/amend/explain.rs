//! The smallest list of changes that leads from one text to another.

use super::align::align;
use super::label::label;
use super::words::{self, Smaller};
use super::{Objection, apply};
use crate::base::Date;
use crate::model::amendment::{Action, Amendment, Change, Place, RowText};
use crate::model::edition::{Edition, Kind};
use crate::model::target::{Column, Step, Target};
use crate::model::{Node, Notice, TaskList};
use std::collections::{BTreeMap, BTreeSet};

/// The changes that lead from a text to another, and what they do not explain.
#[derive(Clone, Debug, Default)]
pub struct Explained {
    /// The changes, in the order of the text.
    pub changes: Vec<Change>,
    /// Differences that no change can make, each with the words before and after.
    pub left: Vec<(String, String)>,
}

/// Explains how an edited notice and list came from a text in force.
pub fn explain(edition: &Edition, notice: &Notice, tasks: &TaskList) -> Explained {
    let edited = Edition::first(notice, tasks).root;
    explain_tree(edition, &align(&edition.root, &edited))
}

/// Explains how one text follows from another whose parts bear the same names.
pub fn explain_tree(edition: &Edition, new: &Node) -> Explained {
    let mut explainer = Explainer::new(&edition.root, new);
    explainer.structure(&edition.root);
    let structural: Vec<Change> = explainer.in_order();
    // What refers to moved numbers follows by itself and needs no change.
    let base = folded(edition, &structural).map_or_else(|_| edition.root.clone(), |e| e.root);
    explainer.texts(&edition.root, &base);
    let changes = explainer.in_order();
    let left = match folded(edition, &changes) {
        Ok(after) => differences(&after.root, new),
        Err(refused) => refused.iter().map(|o| (format!("{:?}", o.finding.args), String::new())).collect(),
    };
    Explained { changes, left }
}

fn folded(edition: &Edition, changes: &[Change]) -> Result<Edition, Vec<Objection>> {
    // Any day will do: nothing is dated here.
    let date = edition.since.or_else(|| Date::new(2000, 1, 1)).expect("the first of January is a day");
    let amendment = Amendment {
        read_from: None,
        doc_number: String::new(),
        date,
        in_force: None,
        basis: String::new(),
        title: String::new(),
        addressees: String::new(),
        example: false,
        changes: changes.to_vec(),
    };
    apply(edition, &amendment).map(|a| a.edition)
}

/// What differs between two texts, part by part, in words and numbers: the words before and after, each with a few
/// around them.
pub fn differences(now: &Node, wanted: &Node) -> Vec<(String, String)> {
    let lines = |root: &Node| {
        let mut out = Vec::new();
        root.walk(&mut |n| out.push(format!("{}{}", n.number, n.text)));
        out
    };
    let (now, wanted) = (lines(now), lines(wanted));
    let mut out = Vec::new();
    for op in similar::capture_diff_slices(similar::Algorithm::Myers, &now, &wanted) {
        let (_, old, new) = op.as_tag_tuple();
        let (now, wanted) = (&now[old], &wanted[new]);
        if now == wanted {
            continue;
        }
        match now.len() == wanted.len() {
            true => out.extend(now.iter().zip(wanted).filter(|(a, b)| a != b).map(|(a, b)| words::around(a, b))),
            false => out.push((now.join("\n"), wanted.join("\n"))),
        }
    }
    out
}

/// A change with where it stands in the text, so that the list reads as the text does.
struct Found {
    at: usize,
    change: Change,
}

struct Explainer<'a> {
    old: &'a Node,
    new: &'a Node,
    old_ids: BTreeMap<&'a str, &'a Node>,
    new_ids: BTreeMap<&'a str, &'a Node>,
    /// Places in the order of the new text, then of the old.
    order: BTreeMap<&'a str, usize>,
    found: Vec<Found>,
    /// Parts whose words are explained already.
    done: BTreeSet<&'a str>,
}

fn index(root: &Node) -> BTreeMap<&str, &Node> {
    let mut ids = BTreeMap::new();
    root.walk(&mut |n| {
        ids.insert(n.id.as_str(), n);
    });
    ids
}

impl<'a> Explainer<'a> {
    fn new(old: &'a Node, new: &'a Node) -> Explainer<'a> {
        let (old_ids, new_ids) = (index(old), index(new));
        let mut order = BTreeMap::new();
        old.walk(&mut |n| {
            let next = order.len();
            order.insert(n.id.as_str(), next);
        });
        Explainer { old, new, old_ids, new_ids, order, found: Vec::new(), done: BTreeSet::new() }
    }

    fn in_order(&mut self) -> Vec<Change> {
        self.found.sort_by_key(|f| f.at);
        self.found.iter().map(|f| f.change.clone()).collect()
    }

    fn add(&mut self, near: &str, target: Target, action: Action) {
        let at = self.order.get(near).copied().unwrap_or_default();
        self.found.push(Found { at, change: Change { target, action, why: String::new() } });
    }

    fn label(&self, id: &str) -> Option<Target> {
        label(self.old, id)
    }

    /// What went, came and moved, below a part that both texts have.
    fn structure(&mut self, old: &'a Node) {
        let Some(new) = self.new_ids.get(old.id.as_str()).copied() else { return };
        if old.kind == Kind::Heads {
            return self.columns(old, new);
        }
        for child in old.children.iter().filter(|c| !matches!(c.kind, Kind::Cell(_))) {
            if self.new_ids.contains_key(child.id.as_str()) {
                self.structure(child);
            } else {
                self.gone(child);
            }
        }
        if old.kind != Kind::Task {
            self.places(old, new);
        }
    }

    fn gone(&mut self, node: &'a Node) {
        // A group whose last row went is gone with it.
        let rows_stay = node.children.iter().any(|c| self.new_ids.contains_key(c.id.as_str()));
        if node.kind == Kind::Group && (rows_stay || node.children.is_empty()) {
            return node.children.iter().for_each(|c| {
                if !self.new_ids.contains_key(c.id.as_str()) {
                    self.gone(c);
                }
            });
        }
        let old = match &node.kind {
            Kind::Task => node.children.first().map(|c| c.text.clone()).unwrap_or_default(),
            Kind::Group => node.text.clone(),
            _ => node.printed(),
        };
        if let Some(target) = self.label(&node.id) {
            self.add(&node.id, target, Action::Delete { old });
        }
    }

    fn columns(&mut self, old: &'a Node, new: &'a Node) {
        for head in &old.children {
            if self.new_ids.contains_key(head.id.as_str()) {
                continue;
            }
            let target = Target(vec![Step::Annex, Step::Cell(Column::from_name(&head.text))]);
            self.add(&head.id, target, Action::RemoveColumn { old: head.text.clone() });
        }
        for (i, head) in new.children.iter().enumerate() {
            if self.old_ids.contains_key(head.id.as_str()) {
                continue;
            }
            let column = Column::from_name(&head.text);
            let text = |t: &Node| t.cell(&column).map(|c| c.text.clone()).unwrap_or_default();
            let number = |t: &Node| self.old_ids.get(t.id.as_str()).and_then(|o| o.ordinal());
            let cells = self.new.tasks().filter_map(|(_, t)| Some((number(t)?, text(t))));
            let cells = cells.filter(|(_, text)| !text.is_empty()).collect();
            let before = new.children[..i].iter().rev().find(|h| self.old_ids.contains_key(h.id.as_str()));
            let next = new.children[i..].iter().find(|h| self.old_ids.contains_key(h.id.as_str()));
            let (near, place) = match (before, next) {
                (Some(head), _) => (head, Place::After),
                (None, Some(head)) => (head, Place::Before),
                (None, None) => continue,
            };
            let target = Target(vec![Step::Annex, Step::Cell(Column::from_name(&near.text))]);
            self.add(&old.id, target, Action::AddColumn { new: head.text.clone(), place, cells });
        }
    }

    /// What came into a part, and what of it stands elsewhere now.
    fn places(&mut self, old: &'a Node, new: &'a Node) {
        let stable = self.stable(old, new);
        for (i, child) in new.children.iter().enumerate().filter(|(_, c)| !stable.contains(c.id.as_str())) {
            let Some((near, place)) = self.neighbour(old, new, i, &stable) else { continue };
            let Some(target) = self.label(near) else { continue };
            match self.old_ids.get(child.id.as_str()) {
                Some(before) => {
                    let Some(from) = self.label(&before.id) else { continue };
                    self.add(near, from, Action::Move { to: target, place });
                }
                None => {
                    let action = insertion(child, place);
                    self.add(near, target, action);
                }
            }
        }
    }

    /// The parts that stay where they are: the most that keep their order.
    fn stable(&self, old: &'a Node, new: &'a Node) -> BTreeSet<&'a str> {
        let places: BTreeMap<&str, usize> = old.children.iter().enumerate().map(|(i, c)| (c.id.as_str(), i)).collect();
        let here: Vec<(usize, &str)> =
            new.children.iter().filter_map(|c| Some((*places.get(c.id.as_str())?, c.id.as_str()))).collect();
        longest_rising(&here.iter().map(|h| h.0).collect::<Vec<_>>()).into_iter().map(|i| here[i].1).collect()
    }

    /// What a new part stands beside, of the same rank, or what it stands in.
    fn neighbour(
        &self,
        old: &'a Node,
        new: &'a Node,
        at: usize,
        stable: &BTreeSet<&'a str>,
    ) -> Option<(&'a str, Place)> {
        let child = &new.children[at];
        let same = |c: &&Node| {
            let rank = |k: &Kind| match k {
                Kind::Section { rank, .. } => (1, *rank),
                Kind::Paragraph => (2, 0),
                Kind::Heads => (3, 0),
                _ => (4, 0),
            };
            rank(&c.kind) == rank(&child.kind) && stable.contains(c.id.as_str())
        };
        let is_section = |c: &Node| matches!(c.kind, Kind::Section { .. });
        // A paragraph before the first section does not lean on one behind the last.
        let closing = |i: usize| new.children[..i].iter().any(is_section);
        let same_part = |i: usize| child.kind != Kind::Paragraph || closing(i) == closing(at);
        let before = (0..at).rev().find(|&i| same(&&new.children[i]) && same_part(i));
        let after = (at + 1..new.children.len()).find(|&i| same(&&new.children[i]) && same_part(i));
        Some(match (before, after) {
            (Some(i), _) => (new.children[i].id.as_str(), Place::After),
            (None, Some(i)) => (new.children[i].id.as_str(), Place::Before),
            (None, None) if child.kind == Kind::Paragraph && !closing(at) && old.kind != Kind::Paragraph => {
                (old.id.as_str(), Place::First)
            }
            (None, None) => (old.id.as_str(), Place::Last),
        })
    }

    /// The words that changed, after what followed by itself.
    fn texts(&mut self, old: &'a Node, base: &Node) {
        let base = index(base);
        let mut changed: Vec<(&'a Node, &'a Node)> = Vec::new();
        old.walk(&mut |n: &'a Node| {
            let new = self.new_ids.get(n.id.as_str()).copied();
            let now = base.get(n.id.as_str()).map_or(n.text.as_str(), |b| b.text.as_str());
            changed.extend(new.filter(|new| new.text != now).map(|new| (n, new)));
        });
        self.renamings(&changed);
        for (before, after) in changed {
            self.text(before, after);
        }
    }

    /// A body that has another name wherever it stood.
    fn renamings(&mut self, changed: &[(&'a Node, &'a Node)]) {
        for (old, new) in words::renamed(changed) {
            let renamed = |n: &Node| n.text.replace(&old, &new);
            let mut all: Vec<&'a Node> = Vec::new();
            self.old.walk(&mut |n: &'a Node| all.extend(n.text.contains(&old).then_some(n)));
            let kept = all.iter().filter_map(|n| Some((*n, *self.new_ids.get(n.id.as_str())?)));
            let kept: Vec<(&'a Node, &'a Node)> = kept.collect();
            if kept.len() > 1 && kept.iter().all(|(n, new)| new.text == renamed(n)) {
                self.done.extend(kept.iter().map(|(n, _)| n.id.as_str()));
                self.found.push(Found {
                    at: 0,
                    change: Change {
                        target: Target(vec![Step::Everything]),
                        action: Action::RenameUnit { old, new },
                        why: String::new(),
                    },
                });
            }
        }
    }

    fn text(&mut self, old: &'a Node, new: &'a Node) {
        if self.done.contains(old.id.as_str()) {
            return;
        }
        let Some(target) = self.label(&old.id) else { return };
        if let Kind::Cell(column) = &old.kind
            && column.names_units()
            && let Some(action) = words::units(&old.text, &new.text)
        {
            return self.add(&old.id, target, action);
        }
        let heading = matches!(old.kind, Kind::Section { .. } | Kind::Group | Kind::Annex | Kind::Plan);
        let target = if heading { Target(target.0.into_iter().chain([Step::Heading]).collect()) } else { target };
        let whole = if heading { old.text.clone() } else { old.printed() };
        let texts: Vec<&str> = if heading { vec![&old.text] } else { words::texts(old) };
        match words::smaller(&old.text, &new.text, &texts) {
            Smaller::Words { old: words, new } => {
                self.add(&old.id, target, Action::ReplaceWords { old: words, new, everywhere: false });
            }
            Smaller::None => {
                // The whole paragraph gives way, and its points with it.
                if old.kind == Kind::Paragraph {
                    let below: Vec<&'a str> = old.children.iter().map(|c| c.id.as_str()).collect();
                    self.done.extend(below.iter().copied());
                    let at = below.iter().filter_map(|id| self.order.get(id)).copied().collect::<BTreeSet<_>>();
                    self.found.retain(|f| !at.contains(&f.at) && f.at != self.order[old.id.as_str()]);
                }
                let now = if heading || old.kind != Kind::Paragraph { new.text.clone() } else { new.printed() };
                self.add(&old.id, target, Action::Replace { old: whole, new: now });
            }
        }
    }
}

/// The change that puts in a part.
fn insertion(node: &Node, place: Place) -> Action {
    match &node.kind {
        Kind::Task => Action::InsertRow { place, row: row(node) },
        Kind::Group => {
            Action::InsertGroup { place, heading: node.text.clone(), rows: node.children.iter().map(row).collect() }
        }
        Kind::Section { .. } => {
            let paragraphs: Vec<String> = node.children.iter().map(Node::printed).collect();
            Action::InsertSection { place, heading: node.text.clone(), new: paragraphs.join("\n") }
        }
        Kind::Point { .. } => Action::InsertPoint { place, new: node.text.clone() },
        _ => Action::InsertParagraph { place, new: node.printed() },
    }
}

fn row(node: &Node) -> RowText {
    let text = |c: Column| node.cell(&c).map(|c| c.text.clone()).unwrap_or_default();
    let extra = node.children.iter().filter_map(|c| match &c.kind {
        Kind::Cell(Column::Other(head)) if !c.text.is_empty() => Some((head.clone(), c.text.clone())),
        _ => None,
    });
    RowText {
        content: text(Column::Content),
        lead: text(Column::Lead),
        participants: text(Column::Participants),
        deadline: text(Column::Deadline),
        note: text(Column::Note),
        extra: extra.collect(),
    }
}

/// The places of a longest rising run.
fn longest_rising(values: &[usize]) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; values.len()];
    for (i, value) in values.iter().enumerate() {
        let at = tails.partition_point(|&t| values[t] < *value);
        before[i] = at.checked_sub(1).map(|p| tails[p]);
        if at == tails.len() {
            tails.push(i);
        } else {
            tails[at] = i;
        }
    }
    let mut run: Vec<usize> = std::iter::successors(tails.last().copied(), |&i| before[i]).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_parts_stay() {
        assert_eq!(longest_rising(&[0, 3, 1, 2, 4]), [0, 2, 3, 4]);
        assert_eq!(longest_rising(&[]), Vec::<usize>::new());
    }
}
