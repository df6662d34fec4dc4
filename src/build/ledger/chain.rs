//! Why a body stands as it does: from the words of the notice to the files that came.

use super::Books;
use crate::base::{At, Date, Error, Month, World};
use crate::build::fingerprint::sha256;
use crate::merge::deadline::{Due, reckon};
use crate::merge::ledger::{Scope, all_corrections, apply, days_late, reaches, scope};
use crate::model::ledger::{Decision, LedgerYear};
use crate::model::notice::{Consequence, Effect, Failing};
use crate::model::progress::ReturnState;
use crate::model::{Notice, Paragraph, Reading, Recognised, Roster, Section};
use crate::parse::submission::{self, Knowledge};
use serde::Serialize;

/// The whole chain.
#[derive(Clone, Debug, Serialize)]
pub struct Chain {
    /// The body.
    pub unit: String,
    /// Other names of the roster that may be the same body; nobody has said yet.
    pub may_be: Vec<String>,
    /// The sentence that sets the duty to report, and where it stands in the received text.
    pub duty: Option<(String, Option<At>)>,
    /// What follows from which failing.
    pub rules: Vec<Rule>,
    /// Month by month.
    pub months: Vec<MonthChain>,
    /// How it stands by the year; `units` is this body, or nothing.
    pub years: Vec<LedgerYear>,
}

/// A rule of consequence, as it bears on the body.
#[derive(Clone, Debug, Serialize)]
pub struct Rule {
    /// Its place in `content/notice.yaml`: `reporting.consequences[2]`.
    pub path: String,
    /// Where its words begin in the received text, or the paragraph that they stand in.
    pub at: Option<At>,
    /// Its words.
    pub text: String,
    /// The failing.
    pub of: Failing,
    /// How often.
    pub times: u32,
    /// What follows.
    pub effect: Effect,
    /// Whom it is about.
    pub scope: Scope,
    /// Whether the body is among them.
    pub applies: bool,
}

/// One month of the chain.
#[derive(Clone, Debug, Serialize)]
pub struct MonthChain {
    /// The month.
    pub month: Month,
    /// How the last day in time comes about.
    pub reckoned: Due,
    /// The last day in time that the month was merged by.
    pub due: Option<Date>,
    /// Whether the body owed a report at all; what follows is empty where it did not.
    pub owed: bool,
    /// Its own last day: an extension.
    pub extended: Option<Date>,
    /// How it stands.
    pub state: Option<ReturnState>,
    /// The day the first report came.
    pub received: Option<Date>,
    /// Days late.
    pub days: Option<i32>,
    /// The files that came.
    pub arrivals: Vec<Arrival>,
    /// Tasks it said nothing of.
    pub missing_tasks: Vec<u32>,
    /// Tasks that go back to it.
    pub returned_tasks: Vec<u32>,
    /// Why it is not named although it failed.
    pub excused: Option<String>,
    /// What people decided about it.
    pub decisions: Vec<Decision>,
    /// The paragraph that takes back a naming, and the month whose bulletin prints it.
    pub correction: Option<(Month, String)>,
}

/// A file that came.
#[derive(Clone, Debug, Serialize)]
pub struct Arrival {
    /// The file.
    pub file: String,
    /// When it came: by its receipt, else by what it says itself.
    pub time: Option<String>,
    /// Whether there is a receipt.
    pub receipt: bool,
    /// How the sender was recognised.
    pub recognised: Option<Recognised>,
    /// SHA-256: by its receipt, else of the file as it lies there.
    pub sha256: Option<String>,
    /// Whether the file lies there with that hash.
    pub unchanged: bool,
}

impl Books {
    /// The chain of a body, of one month or of all that were merged.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn chain(&self, world: &dyn World, unit: &str, month: Option<Month>) -> Result<Chain, Error> {
        let wanted = self.months.iter().map(|p| p.month).filter(|m| month.is_none_or(|wanted| wanted == *m));
        let wanted: Vec<Month> = wanted.collect();
        let months: Result<Vec<MonthChain>, Error> =
            wanted.iter().map(|month| self.month_chain(world, unit, *month)).collect();
        let mut years = self.years();
        years.retain(|y| month.is_none_or(|m| m.year() == y.year));
        for year in &mut years {
            year.units.retain(|s| s.unit == unit);
        }
        let reporting = self.notice.reporting.as_ref();
        let rules = reporting.iter().flat_map(|r| &r.consequences).enumerate();
        Ok(Chain {
            unit: unit.to_owned(),
            may_be: open_names(&self.roster, unit),
            duty: reporting.map(|r| (r.text.clone(), place(&self.notice, &r.text))),
            rules: rules.map(|(n, rule)| self.rule(n, rule, unit)).collect(),
            months: months?,
            years,
        })
    }

    fn rule(&self, n: usize, rule: &Consequence, unit: &str) -> Rule {
        let Consequence { of, times, effect, text } = rule.clone();
        Rule {
            path: format!("reporting.consequences[{n}]"),
            at: place(&self.notice, &text),
            text,
            of,
            times,
            effect,
            scope: scope(rule, &self.roster),
            applies: reaches(&self.ruled(), rule, unit),
        }
    }

    fn month_chain(&self, world: &dyn World, unit: &str, month: Month) -> Result<MonthChain, Error> {
        let progress = self.month(month);
        let mut returned = progress.and_then(|p| p.returns.iter().find(|r| r.unit == unit)).cloned();
        if let Some(returned) = &mut returned {
            apply(&self.decisions, &self.roster, month, returned);
        }
        let mut decisions: Vec<Decision> =
            self.decisions.iter().filter(|d| d.month == month && d.unit == unit).cloned().collect();
        decisions.sort_by_key(|d| (d.date, d.kind));
        let files = returned.iter().flat_map(|r| &r.files);
        let arrivals: Result<Vec<Arrival>, Error> = files.map(|f| self.arrival(world, month, f)).collect();
        let correction = all_corrections(&self.ruled()).into_iter().find(|c| c.unit == unit && c.month == month);
        let days = progress.zip(returned.as_ref()).and_then(|(p, r)| days_late(p, r));
        let of = returned.as_ref();
        let text = self.editions.of(month, &self.calendar);
        let (missing_tasks, returned_tasks) = self.open_tasks(month, unit);
        Ok(MonthChain {
            month,
            reckoned: reckon(text.map_or(&self.notice, |t| &t.edition.notice), &self.calendar, month),
            due: progress.and_then(|p| p.due),
            owed: of.is_some(),
            extended: of.and_then(|r| r.due),
            state: of.map(|r| r.state),
            received: of.and_then(|r| r.received),
            days,
            arrivals: arrivals?,
            missing_tasks,
            returned_tasks,
            excused: of.and_then(|r| r.excused.clone()),
            decisions,
            correction: correction.map(|c| (c.printed_in, c.text)),
        })
    }

    /// A file by its receipt, or by itself where nobody kept one.
    fn arrival(&self, world: &dyn World, month: Month, file: &str) -> Result<Arrival, Error> {
        let bytes = world.read(file.split("!/").next().unwrap_or(file))?;
        let now = bytes.as_deref().map(sha256);
        let below = file.strip_prefix(&format!("seeds/submissions/{month}/")).unwrap_or(file);
        let file = file.to_owned();
        if let Some(receipt) = self.receipts.get(&month).and_then(|r| r.of(below)) {
            let unchanged = now.as_ref() == Some(&receipt.sha256);
            let (time, sha256) = (Some(receipt.time.clone()), Some(receipt.sha256.clone()));
            return Ok(Arrival { file, time, receipt: true, recognised: Some(receipt.recognised), sha256, unchanged });
        }
        let reading = bytes.as_deref().and_then(|bytes| self.reading(month, &file, bytes));
        let time = reading.as_ref().and_then(|r| r.submission.received.clone());
        let recognised = reading.map(|r| r.recognised);
        Ok(Arrival { file, time, receipt: false, recognised, unchanged: now.is_some(), sha256: now })
    }

    fn reading(&self, month: Month, file: &str, bytes: &[u8]) -> Option<Reading> {
        let outer = file.split("!/").next().unwrap_or(file);
        let text = self.editions.of(month, &self.calendar);
        let known = match text {
            Some(text) => text.knowledge(month, &[]),
            None => Knowledge::new(month, &self.roster, &self.tasks),
        };
        let (members, _) = submission::unpack(outer, bytes);
        members.iter().find(|m| m.path == file).and_then(|m| submission::read(m, &known).0)
    }
}

/// Names that a person was asked about together with this one and has not answered.
fn open_names(roster: &Roster, unit: &str) -> Vec<String> {
    let open = roster.alias_questions.iter().filter(|q| q.confirmed.is_none());
    let other = |q: &crate::model::AliasQuestion| {
        let [a, b] = [0, 1].map(|i| roster.resolve(&q.names[i]).unwrap_or(&q.names[i]).to_owned());
        if a == unit { Some(b) } else { Some(a).filter(|_| b == unit) }
    };
    open.filter_map(other).collect()
}

/// Where a sentence stands in the received text: the place of its paragraph or point.
fn place(notice: &Notice, sentence: &str) -> Option<At> {
    fn within<'a>(sections: &'a [Section], out: &mut Vec<&'a Paragraph>) {
        for section in sections {
            out.extend(&section.paragraphs);
            within(&section.sections, out);
        }
    }
    let mut paragraphs: Vec<&Paragraph> = notice.loose_paragraphs().collect();
    within(&notice.sections, &mut paragraphs);
    within(notice.plan.as_ref().map_or(&[], |p| &p.sections), &mut paragraphs);
    paragraphs.into_iter().find_map(|p| match p.text.contains(sentence) {
        true => p.at,
        false => p.points.iter().find(|point| point.text.contains(sentence)).and_then(|point| point.at.or(p.at)),
    })
}
