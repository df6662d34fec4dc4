//! What was said under one text in the words of another: names of bodies, numbers of tasks.

use super::{Editions, InForce};
use crate::merge;
use crate::model::ledger::Decision;
use crate::model::target::Column;
use crate::model::{Calendar, Edition, Progress};
use crate::parse::submission::Former;
use std::borrow::Cow;
use std::collections::BTreeMap;

impl Editions {
    /// The numbers of earlier texts that mean something else in a text that follows them.
    pub(super) fn former(&self, next: &Edition) -> Vec<Former> {
        let ends = self.list.iter().skip(1).map(|t| t.edition.since).chain([next.since]);
        let former = self.list.iter().zip(ends).flat_map(|(text, until)| {
            let moved = text.edition.root.tasks().filter_map(|(_, t)| {
                let (no, now) = (t.ordinal()?, next.task_no(&t.id));
                let until = until.filter(|_| now != Some(no))?;
                let content = t.cell(&Column::Content).map(|c| c.text.clone()).unwrap_or_default();
                Some(Former { no, content, now, edition: text.name(), until })
            });
            moved.collect::<Vec<_>>()
        });
        former.collect()
    }

    /// Gives every text what people decided, by its own names. `decisions` name bodies as they were called in the month
    /// that each is about.
    pub(in crate::build) fn decide(&mut self, decisions: &[Decision], calendar: &Calendar) {
        let number = |month| self.of(month, calendar).map_or(usize::MAX, InForce::number);
        let numbers: Vec<usize> = decisions.iter().map(|d| number(d.month)).collect();
        for n in 0..self.list.len() {
            let named = decisions.iter().zip(&numbers).map(|(decision, from)| {
                let names = if *from < n { self.names(*from, n) } else { BTreeMap::new() };
                let unit = names.get(decision.unit.as_str()).map_or(&decision.unit, |new| new);
                Decision { unit: unit.clone(), ..decision.clone() }
            });
            self.list[n].decisions = named.collect();
        }
    }

    /// A month under one text in the words of a later one.
    pub fn carried<'p>(&self, progress: &'p Progress, from: &InForce, to: &InForce) -> Cow<'p, Progress> {
        if from.number() >= to.number() {
            return Cow::Borrowed(progress);
        }
        let ids = from.edition.root.tasks().filter_map(|(_, t)| Some((t.ordinal()?, t.id.as_str())));
        let numbers = ids.map(|(no, id)| (no, to.edition.task_no(id))).collect();
        Cow::Owned(merge::carry(progress, &self.names(from.number(), to.number()), &numbers))
    }

    /// The names that bodies got between two texts, by those they had.
    fn names(&self, from: usize, to: usize) -> BTreeMap<String, String> {
        let renamed = |n: usize| &self.list[n].edition.renamed;
        let mut names: BTreeMap<String, String> = BTreeMap::new();
        for (old, new) in renamed(to).iter().skip(renamed(from).len()) {
            names.values_mut().filter(|n| *n == old).for_each(|n| *n = new.clone());
            names.insert(old.clone(), new.clone());
        }
        names
    }
}
