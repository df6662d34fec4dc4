//! The books as they lie in a dossier, for whoever asks how a body stands: months as they were last merged, in the words of
//! one text.

use crate::base::diagnostic::Diagnostic;
use crate::base::{Error, Month, World};
use crate::build::{Dossier, Editions, InForce};
use crate::merge::ledger;
use crate::model::ledger::{Decision, LedgerYear};
use crate::model::progress::Return;
use crate::model::{Bulletins, Calendar, Notice, Progress, Receipts, Roster, TaskList};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything that the standing of a body hangs on.
#[derive(Debug)]
pub struct Books {
    /// The order.
    pub notice: Notice,
    /// Its tasks.
    pub tasks: TaskList,
    /// The bodies.
    pub roster: Roster,
    /// The calendar.
    pub calendar: Calendar,
    /// What people decided.
    pub decisions: Vec<Decision>,
    /// Numbers and dates of the bulletins.
    pub bulletins: Bulletins,
    /// The months as they were merged by the last build, in their order: bodies by the names and tasks by the numbers of
    /// this text.
    pub months: Vec<Progress>,
    /// The same as the record has them.
    pub(super) recorded: Vec<Progress>,
    /// Every text in force.
    pub(super) editions: Arc<Editions>,
    /// When and how each file arrived.
    pub receipts: BTreeMap<Month, Receipts>,
}

impl Books {
    /// Reads them as they stand under the text that a month is held to, or under the newest; `None` where that cannot be
    /// read. Only findings of what was read for this are given.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn load(world: &dyn World, of: Option<Month>) -> Result<(Option<Books>, Vec<Diagnostic>), Error> {
        let mut dossier = Dossier::load(world)?;
        let (mut recorded, mut receipts): (Vec<Progress>, _) = (Vec::new(), BTreeMap::new());
        for (_, path) in by_month(world, "content/progress/")? {
            recorded.extend(dossier.yaml::<Progress>(world, &path)?);
        }
        for (month, path) in by_month(world, "content/receipts/")? {
            receipts.extend(dossier.yaml::<Receipts>(world, &path)?.map(|r| (month, r.noted_again())));
        }
        let mut findings = std::mem::take(&mut dossier.findings);
        findings.retain(|d| d.place.as_ref().is_some_and(|p| p.source.name().starts_with("content/")));
        let text = of.map_or_else(|| dossier.editions.newest(), |month| dossier.text_of(month));
        let Some(text) = text else { return Ok((None, findings)) };
        let by_then = |p: &&Progress| of.is_none_or(|month| p.month <= month);
        let months = recorded.iter().filter(by_then).map(|p| dossier.carried(p, text).into_owned()).collect();
        let InForce { edition, roster, decisions, .. } = text;
        let (notice, tasks) = (edition.notice.clone(), edition.tasks.clone());
        let (roster, decisions) = (roster.clone(), decisions.clone());
        let Dossier { bulletins, kept, editions, .. } = dossier;
        let (bulletins, calendar) = (bulletins.unwrap_or_default(), kept.calendar);
        let books =
            Books { notice, tasks, roster, calendar, decisions, bulletins, months, recorded, editions, receipts };
        Ok((Some(books), findings))
    }

    /// The same for the rules of the ledger.
    pub fn ruled(&self) -> ledger::Books<'_> {
        let Books { notice, tasks, roster, decisions, bulletins, .. } = self;
        ledger::Books { notice, tasks, roster, decisions, bulletins }
    }

    /// How the bodies stand, year by year.
    pub fn years(&self) -> Vec<LedgerYear> {
        ledger::of(&self.ruled(), &self.months.iter().collect::<Vec<_>>())
    }

    /// The tasks that a body said nothing of in a month and those that went back to it, by the numbers of that month.
    pub(super) fn open_tasks(&self, month: Month, unit: &str) -> (Vec<u32>, Vec<u32>) {
        let record = self.recorded.iter().find(|p| p.month == month);
        let own = |r: &&Return| self.roster.resolve(&r.unit).unwrap_or(&r.unit) == unit;
        let own: Vec<&Return> = record.iter().flat_map(|p| &p.returns).filter(own).collect();
        let all = |of: fn(&Return) -> &Vec<u32>| own.iter().flat_map(|r| of(r)).copied().collect::<BTreeSet<_>>();
        let (missing, returned) = (all(|r| &r.missing_tasks), all(|r| &r.returned_tasks));
        (missing.into_iter().collect(), returned.into_iter().collect())
    }

    /// A month as it was merged, in the words of this text.
    pub fn month(&self, month: Month) -> Option<&Progress> {
        self.months.iter().find(|p| p.month == month)
    }
}

/// The YAML files of a folder that are named after months.
fn by_month(world: &dyn World, folder: &str) -> Result<Vec<(Month, String)>, Error> {
    let month = |path: &str| path.strip_prefix(folder)?.strip_suffix(".yaml")?.parse().ok();
    let files = world.list(folder.trim_end_matches('/'))?.into_iter();
    Ok(files.filter_map(|path| Some((month(&path)?, path))).collect())
}
