//! Which part of an edited text is which part of the text in force.

use crate::model::Node;
use crate::model::edition::Kind;
use similar::{Algorithm, capture_diff_slices, diff_ratio};
use std::collections::{BTreeMap, BTreeSet};

/// From this likeness on (of 1), two texts count as one that was edited.
const LIKE: f32 = 0.4;

/// Gives the parts of an edited text the stable names of the parts they were; what is new gets a name of its own.
pub(super) fn align(old: &Node, edited: &Node) -> Node {
    let mut pairs = Pairs { names: BTreeMap::new(), taken: BTreeSet::new() };
    pairs.pair(old, edited);
    pairs.parts(old, edited);
    let mut fresh = 0;
    let mut out = edited.clone();
    out.walk_mut(&mut |node| {
        node.id = pairs.names.get(node.id.as_str()).map_or_else(
            || {
                fresh += 1;
                format!("x{fresh}")
            },
            |name| (*name).to_owned(),
        );
    });
    out
}

/// Names of the text in force by those of the edited one.
struct Pairs<'a> {
    names: BTreeMap<&'a str, &'a str>,
    taken: BTreeSet<&'a str>,
}

impl<'a> Pairs<'a> {
    fn pair(&mut self, old: &'a Node, new: &'a Node) {
        self.names.insert(&new.id, &old.id);
        self.taken.insert(&old.id);
    }

    /// Pairs what stands below two parts that are one.
    fn parts(&mut self, old: &'a Node, new: &'a Node) {
        let (olds, news): (Vec<&Node>, Vec<&Node>) = (old.children.iter().collect(), new.children.iter().collect());
        self.list(&olds, &news);
        if new.kind == Kind::Annex {
            // Rows may have gone from one group to another.
            let rows = |annex: &'a Node| -> Vec<&'a Node> {
                annex.children.iter().filter(|g| g.kind == Kind::Group).flat_map(|g| &g.children).collect()
            };
            self.list(&rows(old), &rows(new));
        }
    }

    /// Pairs two lists: the same words first, then the likest, then those alone of their kind.
    fn list(&mut self, olds: &[&'a Node], news: &[&'a Node]) {
        let mut by_words: BTreeMap<(u8, String), Vec<&'a Node>> = BTreeMap::new();
        for old in self.free_old(olds) {
            by_words.entry((class(&old.kind), words(old))).or_default().push(old);
        }
        let mut pairs = Vec::new();
        for new in self.free_new(news) {
            let same = by_words.get_mut(&(class(&new.kind), words(new))).filter(|l| !l.is_empty());
            pairs.extend(same.map(|list| (list.remove(0), new)));
        }
        self.settle(&mut pairs);
        let mut likes: Vec<(f32, usize, usize)> = Vec::new();
        let (olds, news) = (self.free_old(olds), self.free_new(news));
        for (i, old) in olds.iter().enumerate() {
            for (j, new) in news.iter().enumerate().filter(|(_, n)| class(&n.kind) == class(&old.kind)) {
                let like = if is_single(&old.kind) { 1.0 } else { likeness(old, new) };
                likes.extend((like >= LIKE).then_some((like, i, j)));
            }
        }
        likes.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1.abs_diff(a.2), a.1).cmp(&(b.1.abs_diff(b.2), b.1))));
        for (_, i, j) in likes {
            if !self.taken.contains(olds[i].id.as_str()) && !self.names.contains_key(news[j].id.as_str()) {
                self.pair(olds[i], news[j]);
                self.parts(olds[i], news[j]);
            }
        }
    }

    fn settle(&mut self, pairs: &mut Vec<(&'a Node, &'a Node)>) {
        pairs.iter().for_each(|(old, new)| self.pair(old, new));
        pairs.drain(..).for_each(|(old, new)| self.parts(old, new));
    }

    fn free_old(&self, olds: &[&'a Node]) -> Vec<&'a Node> {
        olds.iter().copied().filter(|o| !self.taken.contains(o.id.as_str())).collect()
    }

    fn free_new(&self, news: &[&'a Node]) -> Vec<&'a Node> {
        news.iter().copied().filter(|n| !self.names.contains_key(n.id.as_str())).collect()
    }
}

/// Kinds that may be one another edited.
fn class(kind: &Kind) -> u8 {
    match kind {
        Kind::Notice => 0,
        Kind::Title => 1,
        Kind::Addressees => 2,
        Kind::Covering => 3,
        Kind::Plan => 4,
        Kind::Section { rank, .. } => 100 + rank,
        Kind::Paragraph => 5,
        Kind::Point { .. } => 6,
        Kind::Contacts => 7,
        Kind::Mailboxes => 8,
        Kind::Attachments => 9,
        Kind::Entry => 10,
        Kind::Field(field) => 11 + *field as u8,
        Kind::Annex => 20,
        Kind::Heads => 21,
        Kind::Head => 22,
        Kind::Group => 23,
        Kind::Task => 24,
        Kind::Cell(_) => 25,
    }
}

/// Kinds of which there is one at most, so that it is the same whatever it says.
fn is_single(kind: &Kind) -> bool {
    let single = matches!(kind, Kind::Title | Kind::Addressees | Kind::Covering | Kind::Plan | Kind::Contacts);
    single || matches!(kind, Kind::Mailboxes | Kind::Attachments | Kind::Field(_) | Kind::Annex | Kind::Heads)
}

/// The words by which a part is known: of a row its content, of a section its heading and text, of a cell its column.
fn words(node: &Node) -> String {
    match &node.kind {
        Kind::Cell(column) => column.name().to_owned(),
        Kind::Field(_) => String::new(),
        Kind::Task => node.children.first().map(|c| c.text.clone()).unwrap_or_default(),
        Kind::Group | Kind::Section { .. } if !node.text.is_empty() => node.text.clone(),
        _ => node.printed(),
    }
}

/// How alike two parts are, from 0 to 1.
fn likeness(old: &Node, new: &Node) -> f32 {
    if let (Kind::Cell(a), Kind::Cell(b)) = (&old.kind, &new.kind) {
        return if a == b { 1.0 } else { 0.0 };
    }
    let text = |n: &Node| match n.kind {
        Kind::Task => n.children.first().map(|c| c.text.clone()).unwrap_or_default(),
        Kind::Group => n.text.clone(),
        _ => n.printed(),
    };
    let (a, b): (Vec<char>, Vec<char>) = (text(old).chars().collect(), text(new).chars().collect());
    let like = diff_ratio(&capture_diff_slices(Algorithm::Myers, &a, &b), a.len(), b.len());
    // A paragraph that kept one of its points is itself, however much went with the others.
    if keeps_point(old, new) { like.max(LIKE) } else { like }
}

fn keeps_point(old: &Node, new: &Node) -> bool {
    let points = |n: &Node| -> BTreeSet<String> {
        let points = n.children.iter().filter(|c| matches!(c.kind, Kind::Point { .. }) && !c.text.is_empty());
        points.map(|p| p.text.clone()).collect()
    };
    !points(old).is_disjoint(&points(new))
}
