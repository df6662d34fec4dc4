//! The calendar and the ledger as people keep them, and what they make of the months merged so far.

mod books;
mod chain;
#[cfg(test)]
mod tests;

pub use books::Books;
pub use chain::{Arrival, Chain, MonthChain, Rule};

use super::fingerprint::sha256;
use super::{Dossier, codes, seal};
use crate::base::diagnostic::{Code, Diagnostic};
use crate::base::{Date, Error, Month, Source, World};
use crate::model::calendar::Calendar;
use crate::model::ledger::{Decision, DecisionKind, Ledger, LedgerYear};
use crate::model::progress::ReturnState;
use crate::model::{Roster, yaml};
use serde::Serialize;

/// Where the calendar lies.
pub const CALENDAR: &str = "content/calendar.yaml";
/// Where the ledger lies.
pub const LEDGER: &str = "content/ledger.yaml";

/// An extension beyond this many days is taken for a slip of the pen.
const LONG_EXTENSION: i32 = 62;

/// What people keep about due days.
#[derive(Debug, Default)]
pub struct Kept {
    /// The calendar.
    pub calendar: Calendar,
    /// What they decided, as far as it can be applied.
    pub decisions: Vec<Decision>,
    /// Whether all of it was read and applies, and the numbers of bulletins were read. Where not, a bulletin might name a
    /// body that was excused, or bear no number.
    pub whole: bool,
}

/// Reads both files; what is wrong in them goes to the dossier's findings.
///
/// # Errors
/// When the disk refuses.
pub fn read(world: &dyn World, dossier: &mut Dossier) -> Result<Kept, Error> {
    let before = dossier.findings.len();
    let calendar: Option<Calendar> = dossier.yaml(world, CALENDAR)?;
    let ledger: Option<Ledger> = dossier.yaml(world, LEDGER)?;
    let mut kept = Kept { whole: true, ..Kept::default() };
    if let (Some(calendar), Some(source)) = (calendar, dossier.sources.get(CALENDAR)) {
        dossier.findings.extend(astray(&calendar, source));
        kept.calendar = calendar;
    }
    match (ledger, &dossier.roster, dossier.sources.get(LEDGER)) {
        (Some(ledger), Some(roster), Some(source)) => {
            let called = |month| dossier.editions.of(month, &kept.calendar).map_or(roster, |text| &text.roster);
            let (decisions, wrong) = decisions(&ledger, called, source);
            dossier.findings.extend(wrong);
            kept.decisions = decisions;
        }
        (Some(ledger), ..) => kept.whole = ledger.entries.is_empty(),
        (None, ..) => {}
    }
    // What the program computed below is no input of what it computes.
    if let Some(source) = dossier.sources.get(LEDGER) {
        let by_people = seal::by_people(source.text().as_bytes()).unwrap_or(source.text());
        dossier.inputs.insert(LEDGER.to_owned(), sha256(by_people.as_bytes()));
    }
    kept.whole &= !dossier.findings[before..].iter().any(Diagnostic::is_error);
    Ok(kept)
}

/// Writes how the bodies stand into `content/ledger.yaml`, below what people wrote, which stays letter by letter. Where a
/// person changed what the program wrote, the file is left as it is, which is said.
///
/// # Errors
/// When the disk refuses.
pub fn keep(world: &dyn World, years: &[LedgerYear]) -> Result<Option<Diagnostic>, Error> {
    let Some(old) = world.read(LEDGER)? else { return Ok(None) };
    let whole = std::str::from_utf8(&old).ok().filter(|text| !seal::is_parted(text));
    let Some(by_people) = seal::by_people(&old).or(whole) else {
        return Ok(Some(Diagnostic::new(&codes::CORRECTED).with("path", LEDGER)));
    };
    let text = seal::parted(&ended(by_people), &text_of_years(years));
    if old != text.as_bytes() {
        world.write(LEDGER, text.as_bytes())?;
    }
    Ok(None)
}

/// A text that ends with a line end.
fn ended(text: &str) -> String {
    if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}

/// The part of `content/ledger.yaml` that the program writes.
pub fn text_of_years(years: &[LedgerYear]) -> String {
    #[derive(Serialize)]
    struct Computed<'a> {
        years: &'a [LedgerYear],
    }
    yaml::save(&Computed { years }, &[])
}

/// What people decided, as far as it can be applied: each about one body by its name in the roster of its month, a
/// group's members one by one. What cannot is a finding at its place.
pub fn decisions<'r>(
    ledger: &Ledger,
    roster_of: impl Fn(Month) -> &'r Roster,
    source: &Source,
) -> (Vec<Decision>, Vec<Diagnostic>) {
    let (mut out, mut findings): (Vec<Decision>, Vec<Diagnostic>) = (Vec::new(), Vec::new());
    for (n, entry) in ledger.entries.iter().enumerate() {
        let roster = roster_of(entry.month);
        let wrong = form(entry).or_else(|| {
            let unknown = roster.obliged(&entry.unit).is_empty();
            unknown.then(|| ("unit", about(&codes::DECISION_UNIT, entry)))
        });
        if let Some((key, finding)) = wrong {
            findings.push(placed(finding, source, &format!("entries[{n}].{key}"), n));
            continue;
        }
        for (key, day) in odd_days(entry) {
            let d = about(&codes::DECISION_WHEN, entry).with("month", entry.month);
            let d = d.with("what", key).with("day", day.to_chinese());
            findings.push(placed(d, source, &format!("entries[{n}].{key}"), n));
        }
        for unit in roster.obliged(&entry.unit) {
            let decision = Decision { unit: unit.to_owned(), ..entry.clone() };
            if let Some(other) = out.iter().find(|d| is_double(d, &decision)) {
                let last = other.date.max(decision.date);
                let d = about(&codes::DECISION_TWICE, &decision).with("month", entry.month.to_chinese());
                findings.push(placed(d.with("day", last.to_chinese()), source, &format!("entries[{n}]"), n));
            }
            out.push(decision);
        }
    }
    (out, findings)
}

/// A body may be summoned as often as need be.
fn is_double(a: &Decision, b: &Decision) -> bool {
    (a.kind, &a.unit, a.month) == (b.kind, &b.unit, b.month) && a.kind != DecisionKind::Talk
}

fn about(code: &'static Code, entry: &Decision) -> Diagnostic {
    let (zh, en) = entry.kind.names();
    Diagnostic::new(code).with("kind", zh).with("kind_en", en).with("unit", &entry.unit)
}

/// At the key, or at the whole entry where the key is not there.
fn placed(finding: Diagnostic, source: &Source, path: &str, entry: usize) -> Diagnostic {
    let place = yaml::locate(source, path).or_else(|| yaml::locate(source, &format!("entries[{entry}]")));
    match place {
        Some(place) => finding.at(source, place.span),
        None => finding,
    }
}

/// The key that keeps an entry from meaning anything.
fn form(entry: &Decision) -> Option<(&'static str, Diagnostic)> {
    let missing = |key: &'static str| Some((key, about(&codes::DECISION_INCOMPLETE, entry).with("what", key)));
    let misfit = |key: &'static str| Some((key, about(&codes::DECISION_WRONG, entry).with("what", key)));
    let is = |kind| entry.kind == kind;
    match entry {
        e if e.author.trim().is_empty() => missing("author"),
        e if e.why.trim().is_empty() => missing("why"),
        e if is(DecisionKind::Extension) && e.until.is_none() => missing("until"),
        e if is(DecisionKind::Appeal) && e.state.is_none() => missing("state"),
        e if !is(DecisionKind::Extension) && e.until.is_some() => misfit("until"),
        e if !is(DecisionKind::Appeal) && e.state.is_some() => misfit("state"),
        e if matches!(e.state, Some(ReturnState::Missing | ReturnState::Unsettled)) => misfit("state"),
        _ => None,
    }
}

/// Days that are probably slips of the pen.
fn odd_days(entry: &Decision) -> Vec<(&'static str, Date)> {
    let begin = entry.month.day(1);
    let early = entry.kind != DecisionKind::Extension && entry.date < begin;
    let until = entry.until.filter(|u| *u < begin || u.days_since(entry.month.day(31)) > LONG_EXTENSION);
    early.then_some(("date", entry.date)).into_iter().chain(until.map(|u| ("until", u))).collect()
}

/// Days of a calendar that cannot be right.
pub fn astray(calendar: &Calendar, source: &Source) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (n, year) in calendar.years.iter().enumerate() {
        let twice = calendar.years[..n].iter().any(|y| y.year == year.year);
        for (key, days) in [("holidays", &year.holidays), ("workdays", &year.workdays)] {
            for (i, day) in days.iter().enumerate() {
                let why = match day {
                    _ if twice => ("所在的年份写了两次", "stands in a year that is written twice"),
                    d if d.year() != year.year => ("不是这一年的", "is not of that year"),
                    d if key == "workdays" && !d.is_weekend() => ("本来就不是周末", "is no weekend day"),
                    d if key == "workdays" && year.holidays.contains(d) => ("同时列为放假", "is a day off as well"),
                    _ => continue,
                };
                let d = Diagnostic::new(&codes::CALENDAR_DAY).with("year", year.year).with("key", key);
                let d = d.with("day", day).with("why_zh", why.0).with("why_en", why.1);
                let place = yaml::locate(source, &format!("years[{n}].{key}[{i}]"));
                findings.push(match place {
                    Some(place) => d.at(source, place.span),
                    None => d,
                });
            }
        }
    }
    findings
}
