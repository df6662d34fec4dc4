//! What the changes of one amendment do to which part, gathered before anything is done, so that they take effect
//! together and all their places are those of the text before.

use super::codes;
use super::find::{Spot, find};
use super::label::label;
use crate::base::Diagnostic;
use crate::model::amendment::{Action, Change, Place};
use crate::model::edition::{Edition, Kind};
use crate::model::target::Target;
use crate::model::{Amendment, Node};
use std::collections::BTreeMap;
use std::ops::Range;

/// Why a change is refused.
#[derive(Clone, Debug)]
pub struct Objection {
    /// Which change, from 0.
    pub change: usize,
    /// The key of the change that is wrong: `target`, `old` ….
    pub key: &'static str,
    /// What is wrong.
    pub finding: Diagnostic,
}

/// Words of a part to be put in the place of others.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) new: String,
    pub(super) change: usize,
}

/// Something that takes a place between the parts of another.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    /// Into what.
    pub(super) parent: String,
    /// In front of which of its parts, counted before the change; its number of parts for the end.
    pub(super) gap: usize,
    /// Whether it belongs to the part behind it rather than to the one in front.
    pub(super) leans_back: bool,
    pub(super) what: What,
    pub(super) change: usize,
}

/// What takes that place.
#[derive(Clone, Debug)]
pub(super) enum What {
    New(Box<Node>),
    Moved(String),
}

/// All that happens to a text.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub(super) edition: &'a Edition,
    /// By part.
    pub(super) edits: BTreeMap<&'a str, Vec<Edit>>,
    /// Parts written anew as a whole; they keep name and number.
    pub(super) rewritten: BTreeMap<&'a str, (usize, Node)>,
    pub(super) removed: BTreeMap<&'a str, usize>,
    pub(super) placed: Vec<Placed>,
    /// Rows that ask for a number.
    pub(super) numbers: Vec<(String, u32, usize)>,
    /// Bodies renamed.
    pub(super) renamed: Vec<(String, String, usize)>,
    /// Columns that every row gets a cell of: head, cells by number.
    pub(super) columns: Vec<(String, BTreeMap<u32, String>, usize)>,
    pub(super) repealed: bool,
    pub(super) objections: Vec<Objection>,
}

/// A change being planned, with what it may object to.
pub(super) struct At<'a, 'c> {
    pub(super) change: usize,
    pub(super) target: &'c Target,
    pub(super) spot: Spot<'a>,
}

/// Why a change cannot be planned: the key that is wrong, and what is wrong with it.
pub(super) type Refusal = (&'static str, Diagnostic);

impl<'a> Plan<'a> {
    /// Plans all changes of an amendment.
    pub(super) fn new(edition: &'a Edition, amendment: &Amendment) -> Plan<'a> {
        let mut plan = Plan {
            edition,
            edits: BTreeMap::new(),
            rewritten: BTreeMap::new(),
            removed: BTreeMap::new(),
            placed: Vec::new(),
            numbers: Vec::new(),
            renamed: Vec::new(),
            columns: Vec::new(),
            repealed: false,
            objections: Vec::new(),
        };
        for (n, change) in amendment.changes.iter().enumerate() {
            if let Err((key, finding)) = plan.change(n, change) {
                plan.objections.push(Objection { change: n, key, finding });
            }
        }
        plan.clashes();
        plan.rename();
        plan
    }

    fn change(&mut self, change: usize, said: &Change) -> Result<(), Refusal> {
        if self.edition.repealed {
            return Err(("operation", Diagnostic::new(&codes::ENDED)));
        }
        let spot = find(&self.edition.root, &said.target).map_err(|d| ("target", d))?;
        let at = At { change, target: &said.target, spot };
        match &said.action {
            Action::Replace { old, new } => self.replace(&at, old, new),
            Action::ReplaceWords { old, new, everywhere } => self.words(&at, old, new, *everywhere),
            Action::InsertParagraph { place, new } => self.insert_paragraph(&at, *place, new),
            Action::InsertPoint { place, new } => self.insert_point(&at, *place, new),
            Action::InsertSection { place, heading, new } => self.insert_section(&at, *place, heading, new),
            Action::Delete { old } => self.delete(&at, old),
            Action::Move { to, place } => self.go(&at, to, *place),
            Action::Renumber { new } => self.renumber(&at, *new),
            Action::Repeal => self.repeal(&at),
            Action::InsertRow { place, row } => self.insert_row(&at, *place, row),
            Action::AddUnit { new, after } => self.add_unit(&at, new, after.as_deref()),
            Action::RemoveUnit { old } => self.remove_unit(&at, old),
            Action::ReplaceUnit { old, new } => self.replace_unit(&at, old, new),
            Action::RenameUnit { old, new } => self.rename_unit(&at, old, new),
            Action::Split { old, rows } => self.split(&at, old, rows),
            Action::Join { with, old, row } => self.join(&at, with, old, row),
            Action::InsertGroup { place, heading, rows } => self.insert_group(&at, *place, heading, rows),
            Action::AddColumn { new, place, cells } => self.add_column(&at, *place, new, cells),
            Action::RemoveColumn { old } => self.remove_column(&at, old),
        }
    }

    pub(super) fn edit(&mut self, id: &'a str, range: Range<usize>, new: &str, change: usize) {
        self.edits.entry(id).or_default().push(Edit { range, new: new.to_owned(), change });
    }

    /// A part goes; one that goes twice is two changes of the same words.
    pub(super) fn remove(&mut self, at: &At<'a, '_>, node: &'a Node) -> Result<(), Refusal> {
        match self.removed.insert(&node.id, at.change) {
            Some(other) => Err(("target", clash(at.target, other))),
            None => Ok(()),
        }
    }

    /// Puts something beside or into the target.
    pub(super) fn put(
        &mut self,
        at: &At<'a, '_>,
        spot: &Spot<'a>,
        place: Place,
        what: What,
        kind: &Kind,
    ) -> Result<(), Refusal> {
        let Some((parent, gap, leans_back)) = gap(spot, place, kind) else {
            return Err(at.wrong("新的内容放不到这里", "what is new cannot stand there"));
        };
        self.placed.push(Placed { parent: parent.id.clone(), gap, leans_back, what, change: at.change });
        Ok(())
    }

    /// The name of something that this amendment puts in.
    pub(super) fn new_id(&self, change: usize) -> String {
        format!("n{}.{}", self.edition.amendments + 1, change + 1)
    }

    /// Two changes of the same words, or one of words that another takes away.
    fn clashes(&mut self) {
        let mut found = Vec::new();
        self.clash_in(&self.edition.root, None, &mut found);
        let moved = self.placed.iter().filter_map(|p| match &p.what {
            What::Moved(id) => Some((id.as_str(), p.change)),
            What::New(_) => None,
        });
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (id, change) in moved {
            let before = seen.insert(id, change).or_else(|| self.removed.get(id).copied());
            found.extend(before.map(|other| (id.to_owned(), change, other)));
        }
        for (id, change, other) in found {
            let target = label(&self.edition.root, &id).map(|t| t.to_string()).unwrap_or_default();
            self.objections.push(Objection { change, key: "target", finding: clash(target, other) });
        }
    }

    fn clash_in(&self, node: &Node, gone: Option<usize>, found: &mut Vec<(String, usize, usize)>) {
        let id = node.id.as_str();
        let mut own: Vec<&Edit> = self.edits.get(id).into_iter().flatten().collect();
        own.sort_by_key(|e| (e.range.start, e.range.end));
        let overlaps = |a: &Edit, b: &Edit| a.range.end > b.range.start || a.range == b.range;
        found
            .extend(own.windows(2).filter(|w| overlaps(w[0], w[1])).map(|w| (id.to_owned(), w[1].change, w[0].change)));
        let rewritten = self.rewritten.get(id).map(|r| r.0);
        let gone = gone.or(rewritten).or_else(|| self.removed.get(id).copied());
        if let Some(other) = gone {
            found.extend(own.first().map(|e| (id.to_owned(), e.change, other)));
        }
        node.children.iter().for_each(|c| self.clash_in(c, gone, found));
    }
}

fn clash(target: impl ToString, other: usize) -> Diagnostic {
    Diagnostic::new(&codes::CLASH).with("target", target).with("other", other + 1)
}

impl At<'_, '_> {
    /// The operation does not suit the place.
    pub(super) fn wrong(&self, zh: &str, en: &str) -> Refusal {
        let d = Diagnostic::new(&codes::WRONG_PLACE).with("target", self.target);
        ("target", d.with("reason", zh).with("reason_en", en))
    }

    /// The text in force must be the quoted one.
    pub(super) fn must_be(&self, old: &str, found: &str) -> Result<(), Refusal> {
        if old.trim_end() == found.trim_end() {
            return Ok(());
        }
        let d = Diagnostic::new(&codes::OLD_DIFFERS).with("target", self.target);
        Err(("old", d.with("old", brief(old)).with("found", brief(found))))
    }

    /// A change must change something.
    pub(super) fn must_differ(&self, old: &str, new: &str) -> Result<(), Refusal> {
        let same = || ("new", Diagnostic::new(&codes::NOTHING_CHANGES).with("target", self.target));
        if old == new { Err(same()) } else { Ok(()) }
    }
}

/// A text short enough to be shown in a sentence.
pub(super) fn brief(text: &str) -> String {
    const MOST: usize = 60;
    let text = text.replace('\n', "／");
    if text.chars().count() <= MOST { text } else { text.chars().take(MOST).chain(['…']).collect() }
}

/// Where something of a kind stands: in which part, in front of which of its parts, and whether it leans on that.
fn gap<'a>(spot: &Spot<'a>, place: Place, kind: &Kind) -> Option<(&'a Node, usize, bool)> {
    let node = spot.node();
    match place {
        Place::After | Place::Before => {
            let parent = spot.parent()?;
            let at = parent.children.iter().position(|c| c.id == node.id)?;
            let fits = same_rank(&node.kind, kind);
            let before = place == Place::Before;
            fits.then_some((parent, if before { at } else { at + 1 }, before))
        }
        Place::First | Place::Last => {
            let holds = match kind {
                Kind::Paragraph => matches!(node.kind, Kind::Section { .. } | Kind::Covering | Kind::Plan),
                Kind::Section { .. } => matches!(node.kind, Kind::Section { .. } | Kind::Covering | Kind::Plan),
                Kind::Point { .. } => node.kind == Kind::Paragraph,
                Kind::Task => node.kind == Kind::Group,
                Kind::Group => node.kind == Kind::Annex,
                Kind::Entry => node.kind == Kind::Attachments,
                _ => false,
            };
            holds.then(|| (node, edge(node, place, kind), place == Place::First))
        }
    }
}

/// In front of all parts of a kind, or behind them.
fn edge(node: &Node, place: Place, kind: &Kind) -> usize {
    let same = |c: &Node| same_rank(&c.kind, kind);
    let is_section = |c: &Node| matches!(c.kind, Kind::Section { .. });
    let prose = |c: &Node| c.kind == Kind::Paragraph || is_section(c);
    let of_section = matches!(node.kind, Kind::Section { .. });
    match (place, kind) {
        // In a section its own paragraphs stand before its parts; in the whole the last paragraph stands behind them.
        (Place::Last, Kind::Paragraph) if of_section => node.children.iter().take_while(|c| !is_section(c)).count(),
        (Place::Last, Kind::Paragraph) => node.children.iter().rposition(prose).map_or(0, |n| n + 1),
        (Place::First, Kind::Section { .. }) => {
            let first = node.children.iter().position(is_section);
            first.unwrap_or_else(|| node.children.iter().take_while(|c| c.kind == Kind::Paragraph).count())
        }
        (Place::Last, Kind::Section { .. }) => {
            let last = node.children.iter().rposition(is_section).map(|n| n + 1);
            last.unwrap_or_else(|| node.children.iter().take_while(|c| c.kind == Kind::Paragraph).count())
        }
        (Place::First, Kind::Group) => node.children.iter().position(same).unwrap_or(node.children.len()),
        (Place::First, _) => 0,
        _ => node.children.len(),
    }
}

/// Whether one may stand beside the other.
fn same_rank(a: &Kind, b: &Kind) -> bool {
    match (a, b) {
        (Kind::Section { rank: a, .. }, Kind::Section { rank: b, .. }) => a == b,
        (Kind::Point { .. }, Kind::Point { .. }) => true,
        (a, b) => a == b,
    }
}
