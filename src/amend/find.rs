//! From a place in official words to the part of the text that it means.

use super::codes;
use crate::base::Diagnostic;
use crate::model::Node;
use crate::model::edition::Kind;
use crate::model::target::{Column, Step, Target};

/// What a target means in a text.
#[derive(Clone, Debug)]
pub(super) struct Spot<'a> {
    /// The parts from the whole down to the one that is meant.
    pub(super) path: Vec<&'a Node>,
    /// Whether only its own words are meant: the heading of a section, the title of the plan.
    pub(super) own: bool,
    /// A whole column of the list.
    pub(super) column: Option<Column>,
}

impl<'a> Spot<'a> {
    /// The part.
    pub(super) fn node(&self) -> &'a Node {
        self.path.last().expect("a path has the whole at its head")
    }

    /// The part that holds it.
    pub(super) fn parent(&self) -> Option<&'a Node> {
        self.path.len().checked_sub(2).map(|n| self.path[n])
    }
}

/// Finds what a target means; there must be exactly one such part.
pub(super) fn find<'a>(root: &'a Node, target: &Target) -> Result<Spot<'a>, Diagnostic> {
    let mut here = vec![Way { path: vec![root], own: false, column: None, part: Part::Whole }];
    for step in &target.0 {
        here = here.iter().flat_map(|way| way.step(step)).collect();
    }
    match here.as_slice() {
        [one] => Ok(Spot { path: one.path.clone(), own: one.own, column: one.column.clone() }),
        [] => Err(Diagnostic::new(&codes::NO_PLACE).with("target", target)),
        several => Err(Diagnostic::new(&codes::AMBIGUOUS_PLACE).with("target", target).with("count", several.len())),
    }
}

/// Which paragraphs of a stretch of prose are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Opening,
    Closing,
}

/// A place on the way to the part.
#[derive(Clone, Debug)]
struct Way<'a> {
    path: Vec<&'a Node>,
    own: bool,
    column: Option<Column>,
    part: Part,
}

impl<'a> Way<'a> {
    fn here(&self) -> &'a Node {
        self.path.last().expect("a path has the whole at its head")
    }

    fn to(&self, node: &'a Node) -> Way<'a> {
        let path = self.path.iter().copied().chain([node]).collect();
        Way { path, own: false, column: None, part: Part::Whole }
    }

    fn kind(&self, kind: &Kind) -> Vec<Way<'a>> {
        self.here().child(kind).map(|n| self.to(n)).into_iter().collect()
    }

    /// Every place that a step leads to.
    fn step(&self, step: &Step) -> Vec<Way<'a>> {
        let at_root = self.here().kind == Kind::Notice;
        match step {
            Step::Everything if at_root => vec![self.clone()],
            Step::Covering if at_root => self.kind(&Kind::Covering),
            Step::Plan if at_root => self.kind(&Kind::Plan),
            Step::Addressees if at_root => self.kind(&Kind::Addressees),
            Step::Annex if at_root => self.kind(&Kind::Annex),
            Step::Attachments if at_root => self.kind(&Kind::Attachments),
            Step::Contacts | Step::Mailboxes => self.contacts(step),
            Step::Heading if at_root => self.kind(&Kind::Title),
            Step::Heading => self.heading(),
            Step::Opening => vec![Way { part: Part::Opening, ..self.clone() }],
            Step::Closing => vec![Way { part: Part::Closing, ..self.clone() }],
            Step::Section(rank, n) => self.sections(*rank, *n),
            Step::Paragraph(n) => self.paragraph(*n),
            Step::Point(n) => self.points(*n),
            Step::Entry(n) => self.nth(&|c| c.kind == Kind::Entry, *n),
            Step::Field(field) => self.kind(&Kind::Field(*field)),
            Step::Group(n) => self.numbered(&|c| c.kind == Kind::Group, *n),
            Step::Task(n) => self.tasks(*n),
            Step::Cell(column) => self.cell(column),
            Step::Id(id) => self.named(id),
            _ => Vec::new(),
        }
    }

    fn contacts(&self, step: &Step) -> Vec<Way<'a>> {
        let kind = if *step == Step::Contacts { Kind::Contacts } else { Kind::Mailboxes };
        match self.here().kind {
            Kind::Notice => self.kind(&Kind::Plan).iter().flat_map(|plan| plan.kind(&kind)).collect(),
            _ => self.kind(&kind),
        }
    }

    fn heading(&self) -> Vec<Way<'a>> {
        let has_one = matches!(self.here().kind, Kind::Plan | Kind::Section { .. } | Kind::Group | Kind::Annex);
        if has_one { vec![Way { own: true, ..self.clone() }] } else { Vec::new() }
    }

    /// Sections stand in the plan or the covering text; without either word both are looked through.
    fn sections(&self, rank: u8, n: u32) -> Vec<Way<'a>> {
        if self.here().kind == Kind::Notice {
            let stretches = [Kind::Covering, Kind::Plan];
            return stretches.iter().flat_map(|k| self.kind(k)).flat_map(|way| way.sections(rank, n)).collect();
        }
        self.numbered(&|c| matches!(c.kind, Kind::Section { rank: own, .. } if own == rank), n)
    }

    fn numbered(&self, fits: &dyn Fn(&Node) -> bool, n: u32) -> Vec<Way<'a>> {
        let children = self.here().children.iter();
        children.filter(|c| fits(c) && c.ordinal() == Some(n)).map(|c| self.to(c)).collect()
    }

    fn nth(&self, fits: &dyn Fn(&Node) -> bool, n: u32) -> Vec<Way<'a>> {
        let place = (n as usize).checked_sub(1);
        let found = place.and_then(|p| self.here().children.iter().filter(|c| fits(c)).nth(p));
        found.map(|c| self.to(c)).into_iter().collect()
    }

    fn paragraph(&self, n: u32) -> Vec<Way<'a>> {
        let children = &self.here().children;
        let is_section = |c: &Node| matches!(c.kind, Kind::Section { .. });
        let first = children.iter().position(is_section).unwrap_or(children.len());
        let range = if self.part == Part::Closing { first..children.len() } else { 0..first };
        let place = (n as usize).checked_sub(1);
        let mut paragraphs = children[range].iter().filter(|c| c.kind == Kind::Paragraph);
        place.and_then(|p| paragraphs.nth(p)).map(|c| self.to(c)).into_iter().collect()
    }

    /// The points of a paragraph, or of all the paragraphs of a section.
    fn points(&self, n: u32) -> Vec<Way<'a>> {
        if self.here().kind != Kind::Paragraph {
            let paragraphs = self.here().children.iter().filter(|c| c.kind == Kind::Paragraph);
            return paragraphs.flat_map(|p| self.to(p).points(n)).collect();
        }
        self.numbered(&|c| matches!(c.kind, Kind::Point { .. }), n)
    }

    fn tasks(&self, n: u32) -> Vec<Way<'a>> {
        match self.here().kind {
            Kind::Annex => {
                let groups = self.here().children.iter().filter(|c| c.kind == Kind::Group);
                groups.flat_map(|g| self.to(g).tasks(n)).collect()
            }
            Kind::Group => self.numbered(&|c| c.kind == Kind::Task, n),
            _ => Vec::new(),
        }
    }

    fn cell(&self, column: &Column) -> Vec<Way<'a>> {
        match self.here().kind {
            Kind::Task => self.here().cell(column).map(|c| self.to(c)).into_iter().collect(),
            Kind::Annex => {
                let heads = self.here().child(&Kind::Heads);
                let there = heads.is_some_and(|h| h.children.iter().any(|c| Column::from_name(&c.text) == *column));
                let way = Way { column: Some(column.clone()), ..self.clone() };
                if there { vec![way] } else { Vec::new() }
            }
            _ => Vec::new(),
        }
    }

    fn named(&self, id: &str) -> Vec<Way<'a>> {
        let Some(below) = self.here().path(id).filter(|p| p.len() > 1) else { return Vec::new() };
        let path = self.path.iter().copied().chain(below.into_iter().skip(1)).collect();
        vec![Way { path, own: false, column: None, part: Part::Whole }]
    }
}
