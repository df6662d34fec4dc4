//! The ledger: what the notice's rules make of lateness over the months, and of what people decided about it.
//!
//! A failing counts by the month it happened in, whenever its bulletin was issued, and by the year of that month. Only
//! months with progress count.

mod scope;
#[cfg(test)]
mod tests;

pub use scope::{Leads, Scope, scope};

use super::names::{self, Body};
use crate::base::{Date, Month};
use crate::model::bulletin;
use crate::model::ledger::{Decision, DecisionKind, LedgerYear, Naming, Standing};
use crate::model::notice::{Consequence, Effect, Failing};
use crate::model::progress::{Return, ReturnState};
use crate::model::{Bulletins, Notice, Progress, Roster, TaskList};
use std::collections::{BTreeMap, BTreeSet};

/// What a ledger is kept by.
#[derive(Clone, Copy, Debug)]
pub struct Books<'a> {
    /// The order, with its rules.
    pub notice: &'a Notice,
    /// Its tasks: who leads one.
    pub tasks: &'a TaskList,
    /// The bodies.
    pub roster: &'a Roster,
    /// What people decided.
    pub decisions: &'a [Decision],
    /// Numbers and dates of the bulletins.
    pub bulletins: &'a Bulletins,
}

/// The decision of this kind about a body's month that counts: the one made last.
pub fn about<'d>(
    decisions: &'d [Decision],
    roster: &Roster,
    kind: DecisionKind,
    unit: &str,
    month: Month,
) -> Option<&'d Decision> {
    let is_it =
        |d: &&Decision| d.kind == kind && d.month == month && roster.resolve(&d.unit).unwrap_or(&d.unit) == unit;
    decisions.iter().filter(is_it).max_by_key(|d| (d.date, d.until, d.state, &d.author, &d.why))
}

/// Lets an upheld appeal and an excuse take effect on how a body stands. Done twice, it is as done once.
///
/// An appeal that ends in late leaves a failing that is named like any other. An excuse leaves the failing as it is.
pub fn apply(decisions: &[Decision], roster: &Roster, month: Month, returned: &mut Return) {
    let of = |kind| about(decisions, roster, kind, &returned.unit, month);
    let (appeal, excuse) = (of(DecisionKind::Appeal), of(DecisionKind::Excuse));
    if let Some((decision, state)) = appeal.and_then(|d| Some((d, d.state?))) {
        returned.state = state;
        returned.excused = Some(decision.words()).filter(|_| !state.is_failing());
    }
    if let Some(decision) = excuse.filter(|_| returned.state.is_failing()) {
        returned.excused = Some(decision.words());
    }
}

/// Days that a report came after the last day in time of its own body.
pub fn days_late(progress: &Progress, returned: &Return) -> Option<i32> {
    let received = returned.received.filter(|_| returned.state == ReturnState::Late)?;
    Some(received.days_since(returned.due.or(progress.due)?))
}

/// A month with its returns by body.
type MonthReturns<'a> = (&'a Progress, BTreeMap<&'a str, &'a Return>);

/// How the bodies stand, year by year. The order of the months and of the decisions changes nothing.
pub fn of(books: &Books<'_>, months: &[&Progress]) -> Vec<LedgerYear> {
    let talks = books.decisions.iter().filter(|d| d.kind == DecisionKind::Talk);
    let mut years: BTreeSet<i16> = months.iter().map(|p| p.month.year()).collect();
    years.extend(talks.map(|d| d.month.year()));
    let mut months = months.to_vec();
    months.sort_by_key(|p| p.month);
    let bodies = names::bodies(&names::duties(books.tasks), books.roster, &books.roster.index(), &mut Vec::new());
    let year = |year: i16| {
        let months = months.iter().copied().filter(|p| p.month.year() == year);
        let months: Vec<MonthReturns<'_>> =
            months.map(|p| (p, p.returns.iter().map(|r| (r.unit.as_str(), r)).collect())).collect();
        let units = listed(books.roster).into_iter();
        let units = units.map(|unit| standing(books, &bodies, &months, year, unit));
        LedgerYear { year, units: units.filter(|s| !s.named.is_empty() || !s.talks.is_empty()).collect() }
    };
    years.into_iter().map(year).collect()
}

/// Every body of the roster once: units, then the members of groups.
pub fn listed(roster: &Roster) -> Vec<&str> {
    let members = roster.groups.iter().flat_map(|g| &g.members).map(String::as_str);
    let names = roster.units.iter().map(|u| u.name.as_str()).chain(members);
    let mut seen = BTreeSet::new();
    let index = roster.index();
    names.map(|name| index.resolve(name).unwrap_or(name)).filter(|name| seen.insert(*name)).collect()
}

/// How one body stands in a year; `months` are those of the year, in their order.
fn standing(books: &Books<'_>, bodies: &[Body<'_>], months: &[MonthReturns<'_>], year: i16, unit: &str) -> Standing {
    let named = namings(books, months, unit);
    let talks = talks(books, year, unit);
    let count = named.iter().filter(|n| n.excused.is_none()).count() + talks.len();
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    let mut effects: Vec<Effect> = Vec::new();
    for rule in rules(books.notice).filter(|r| r.of == Failing::NamedOrSummoned && count >= r.times.max(1)) {
        if scope(rule, books.roster).covers(unit, bodies, books.roster) && !effects.contains(&rule.effect) {
            effects.push(rule.effect);
        }
    }
    Standing { unit: unit.to_owned(), named, talks, count, effects }
}

/// Whether a rule reaches a body at all.
pub fn reaches(books: &Books<'_>, rule: &Consequence, unit: &str) -> bool {
    let bodies = names::bodies(&names::duties(books.tasks), books.roster, &books.roster.index(), &mut Vec::new());
    scope(rule, books.roster).covers(unit, &bodies, books.roster)
}

fn rules(notice: &Notice) -> impl Iterator<Item = &Consequence> {
    notice.reporting.iter().flat_map(|r| &r.consequences)
}

/// The failings of a body that the notice says are named. Where it names from the n-th on, the earlier ones do not count
/// and are left out.
fn namings(books: &Books<'_>, months: &[MonthReturns<'_>], unit: &str) -> Vec<Naming> {
    let named = rules(books.notice).find(|r| r.of == Failing::LateReport && r.effect == Effect::Named);
    let Some(rule) = named else { return Vec::new() };
    let mut failings = 0;
    let mut out = Vec::new();
    for (progress, returns) in months {
        let Some(mut returned) = returns.get(unit).copied().cloned() else { continue };
        apply(books.decisions, books.roster, progress.month, &mut returned);
        if !returned.state.is_failing() {
            continue;
        }
        failings += u32::from(returned.excused.is_none());
        if failings < rule.times && returned.excused.is_none() {
            continue;
        }
        let issue = books.bulletins.of(progress.month);
        out.push(Naming {
            month: progress.month,
            state: returned.state,
            days: days_late(progress, &returned),
            bulletin: issue.filter(|_| returned.excused.is_none()).and_then(|i| i.doc_number.clone()),
            excused: returned.excused,
        });
    }
    out
}

/// Months a body was summoned for; the same entry written twice is one.
fn talks(books: &Books<'_>, year: i16, unit: &str) -> Vec<Month> {
    let own = books.decisions.iter().filter(|d| d.kind == DecisionKind::Talk && d.month.year() == year);
    let own = own.filter(|d| books.roster.resolve(&d.unit).unwrap_or(&d.unit) == unit);
    let once: BTreeSet<(Month, Date)> = own.map(|d| (d.month, d.date)).collect();
    once.into_iter().map(|(month, _)| month).collect()
}

/// A correction to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The body that was named wrongly.
    pub unit: String,
    /// The month whose bulletin did it.
    pub month: Month,
    /// The month whose bulletin corrects it.
    pub printed_in: Month,
    /// The paragraph.
    pub text: String,
}

/// The corrections that the bulletin of a month prints, by month, then in the roster's order.
pub fn corrections(books: &Books<'_>, month: Month) -> Vec<Correction> {
    let mut all = all_corrections(books);
    all.retain(|c| c.printed_in == month);
    all
}

/// Every correction owed. An upheld appeal is corrected in the bulletin of the month it was decided in, or of the month
/// after the one it is about, whichever is later. Where it was decided before that bulletin was issued, the bulletin is
/// right from the start and there is nothing to correct.
pub fn all_corrections(books: &Books<'_>) -> Vec<Correction> {
    let order = listed(books.roster);
    let mut last: BTreeMap<(Month, usize), &Decision> = BTreeMap::new();
    for decision in books.decisions.iter().filter(|d| d.kind == DecisionKind::Appeal) {
        let unit = books.roster.resolve(&decision.unit).unwrap_or(&decision.unit);
        let Some(place) = order.iter().position(|name| *name == unit) else { continue };
        let counting = about(books.decisions, books.roster, DecisionKind::Appeal, unit, decision.month);
        last.insert((decision.month, place), counting.unwrap_or(decision));
    }
    let text = |((_, place), decision): ((Month, usize), &Decision)| correction(books, order[place], decision);
    last.into_iter().filter_map(text).collect()
}

fn correction(books: &Books<'_>, unit: &str, decision: &Decision) -> Option<Correction> {
    let month = decision.month;
    let issue = books.bulletins.of(month);
    let decided = Month::of(decision.date);
    let stood = match issue.and_then(|i| i.date) {
        Some(issued) => decision.date < issued,
        None => decided <= month,
    };
    if stood {
        return None;
    }
    let number = issue.and_then(|i| i.doc_number.as_ref()).map(|n| format!("（{n}）")).unwrap_or_default();
    let truth = match decision.state? {
        ReturnState::OnTime => "，该单位系按时报送",
        ReturnState::Late => "，该单位系迟报，并非未报送",
        ReturnState::Undated => "，该单位已报送，收到日期不明",
        ReturnState::Missing | ReturnState::Unsettled => return None,
    };
    let title = bulletin::title(books.notice, &month.to_chinese());
    let why = decision.why.trim().trim_end_matches('。');
    let text = format!("更正：《{title}》{number}将{unit}列为未按时报送单位，经核实（{why}）{truth}，特此更正。");
    Some(Correction { unit: unit.to_owned(), month, printed_in: decided.max(month.next()), text })
}
