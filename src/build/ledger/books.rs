//! The books as they lie in a dossier, for whoever asks how a body stands: months as they were last merged.

use super::Kept;
use crate::base::diagnostic::Diagnostic;
use crate::base::{Error, Month, World};
use crate::build::Dossier;
use crate::merge::ledger;
use crate::model::ledger::{Decision, LedgerYear};
use crate::model::{Bulletins, Calendar, Notice, Progress, Receipts, Roster, TaskList};
use std::collections::BTreeMap;

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
    /// The months as they were merged by the last build, in their order.
    pub months: Vec<Progress>,
    /// When and how each file arrived.
    pub receipts: BTreeMap<Month, Receipts>,
}

impl Books {
    /// Reads them; `None` where the notice, its tasks or the roster cannot be read. Only findings of what was read for
    /// this are given.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn load(world: &dyn World) -> Result<(Option<Books>, Vec<Diagnostic>), Error> {
        let mut dossier = Dossier::load(world)?;
        let Kept { calendar, decisions, .. } = std::mem::take(&mut dossier.kept);
        let (mut months, mut receipts): (Vec<Progress>, _) = (Vec::new(), BTreeMap::new());
        for (_, path) in by_month(world, "content/progress/")? {
            months.extend(dossier.yaml::<Progress>(world, &path)?);
        }
        for (month, path) in by_month(world, "content/receipts/")? {
            receipts.extend(dossier.yaml::<Receipts>(world, &path)?.map(|r| (month, r.noted_again())));
        }
        let mut findings = std::mem::take(&mut dossier.findings);
        findings.retain(|d| d.place.as_ref().is_some_and(|p| p.source.name().starts_with("content/")));
        let (Some(notice), Some(tasks), Some(roster)) = (dossier.notice, dossier.tasks, dossier.roster) else {
            return Ok((None, findings));
        };
        let bulletins = dossier.bulletins.unwrap_or_default();
        Ok((Some(Books { notice, tasks, roster, calendar, decisions, bulletins, months, receipts }), findings))
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

    /// A month as it was merged.
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
