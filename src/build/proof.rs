//! Proof of a paper: everything it states leads back to a received file.

use crate::base::diagnostic::Diagnostic;
use crate::compose::{Ink, Matter, Templates, ink, origin, proof};
use crate::document::{Block, Document};
use crate::merge::figures::origin::Known;
use crate::model::unit::Index;
use crate::model::{Origin, Progress, Receipts, Roster};
use crate::{compose::codes, merge};
use serde_json::Value;
use std::collections::BTreeSet;

/// What can explain the words of a paper.
#[derive(Clone, Copy)]
pub(super) struct Explainer<'a> {
    pub(super) matter: &'a Matter<'a>,
    pub(super) view: &'a Value,
    /// The bodies of the matter by name.
    pub(super) bodies: &'a Index<'a>,
    pub(super) progress: Option<&'a Progress>,
    pub(super) receipts: &'a Receipts,
    /// Whether it is enough to know that there is an origin.
    pub(super) brief: bool,
}

impl Explainer<'_> {
    /// Where the words at a path of the view come from.
    pub(super) fn explain(&self, path: &str) -> Option<Origin> {
        let figures = |path: &str| merge::figures::origin::explain(&self.known()?, path);
        origin::explain(self.matter, self.view, path, &figures)
    }

    /// What explains the figures, where the paper is made of a month.
    pub(super) fn known(&self) -> Option<Known<'_>> {
        let Matter { notice, tasks, .. } = *self.matter;
        let figures = ink::value(self.view, "bulletin.figures")?;
        Some(Known {
            notice,
            tasks,
            bodies: self.bodies,
            progress: self.progress?,
            receipts: self.receipts,
            figures,
            brief: self.brief,
        })
    }
}

/// What a paper states without an origin.
pub(super) fn findings(
    document: &Document,
    ink: &Ink,
    matter: &Matter<'_>,
    progress: Option<&Progress>,
    templates: &Templates,
) -> Vec<Diagnostic> {
    let mut findings = proof::findings(document, ink, &names(matter.roster), templates);
    let receipts = Receipts::default();
    let bodies = &matter.roster.index();
    let explainer = Explainer { matter, view: &ink.view, bodies, progress, receipts: &receipts, brief: true };
    for path in inked(document, ink) {
        if explainer.explain(path).is_none() {
            let text = ink::value(&ink.view, path).map(Value::to_string).unwrap_or_default();
            findings.push(Diagnostic::new(&codes::UNEXPLAINED).with("path", path).with("text", text));
        }
    }
    findings
}

/// Every path of which anything is inked.
fn inked<'a>(document: &'a Document, ink: &'a Ink) -> BTreeSet<&'a str> {
    let spans = ink.sections.iter().flatten().flatten().filter_map(|s| s.path.as_deref());
    let tables = document.sections.iter().flat_map(|s| &s.blocks).filter_map(|b| match b {
        Block::Table(t) => Some(t.head.iter().chain(&t.rows)),
        _ => None,
    });
    let cells = tables.flatten().flat_map(|r| &r.cells);
    spans.chain(cells.filter(|c| !c.text.is_empty()).filter_map(|c| c.origin.as_deref())).collect()
}

/// How official prose speaks to everybody: whoever these words may stand for in a list, in a sentence they name nobody.
const EVERYBODY: [&str; 4] = ["各单位", "各部门", "有关单位", "有关部门"];

/// Every name that the roster knows; of those that stand for several bodies, the ones whose bodies are known.
fn names(roster: &Roster) -> Vec<&str> {
    let units = roster.units.iter().flat_map(|u| std::iter::once(&u.name).chain(&u.aliases));
    let known = roster.groups.iter().filter(|g| !g.members.is_empty() && !EVERYBODY.contains(&g.name.as_str()));
    let groups = known.flat_map(|g| std::iter::once(&g.name).chain(&g.members));
    let pairs = roster.alias_questions.iter().flat_map(|q| &q.names);
    units.chain(groups).chain(pairs).map(String::as_str).collect()
}
