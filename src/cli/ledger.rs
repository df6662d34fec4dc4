//! `hongtou ledger`: how every body stands, by the year or in one month.

use super::messages::Word;
use super::messages::ledger as said;
use super::{Console, Exit, report, table};
use crate::base::{Error, Lang, Month};
use crate::build::ledger::Books;
use crate::merge::ledger::{apply, days_late, listed};
use crate::model::Progress;
use crate::model::ledger::Standing;
use crate::model::progress::{Return, ReturnState};
use serde_json::{Value, json};

pub(super) fn run(console: &mut Console<'_>, month: Option<Month>, json: bool) -> Result<Exit, Error> {
    let Some(books) = books(console, month, json)? else { return Ok(Exit::Text) };
    match month {
        None if books.months.is_empty() => refuse(console, said::NOTHING_MERGED.get(console.lang), json),
        None => years(console, &books, json),
        Some(month) => match books.month(month) {
            Some(progress) => one_month(console, &books, progress, json),
            None => refuse(console, &said::not_merged(month, console.lang), json),
        },
    }
}

/// The books, with what is wrong in them said first: a decision that is not applied must not go unseen. A JSON document
/// stands alone.
pub(super) fn books(console: &mut Console<'_>, month: Option<Month>, json: bool) -> Result<Option<Books>, Error> {
    let (books, mut findings) = Books::load(&console.dossier()?, month)?;
    if !json {
        report::sort(&mut findings);
        console.findings(findings.iter().filter(|f| f.is_error()))?;
    }
    if books.is_none() {
        refuse(console, said::NO_CONTENT.get(console.lang), json)?;
    }
    Ok(books)
}

/// Says why there is no answer.
pub(super) fn refuse(console: &mut Console<'_>, why: &str, json: bool) -> Result<Exit, Error> {
    match json || console.args.json {
        true => console.object(&json!({ "kind": "error", "message": why, "cause": null }))?,
        false => console.line(why)?,
    }
    Ok(Exit::Text)
}

/// A document, or an object a line.
fn print(console: &mut Console<'_>, document: &Value, items: Vec<Value>) -> Result<Exit, Error> {
    if console.args.json {
        items.iter().try_for_each(|item| console.object(item))?;
    } else {
        let text = serde_json::to_string_pretty(document).expect("plain JSON");
        console.line(&text)?;
    }
    Ok(Exit::Fine)
}

/// How often a body was in each state in a year.
struct Tally<'a> {
    unit: &'a str,
    owed: usize,
    on_time: usize,
    late: usize,
    missing: usize,
    open: usize,
    excused: usize,
    standing: Option<Standing>,
}

fn tally<'a>(books: &Books, unit: &'a str, year: i16, standing: Option<Standing>) -> Tally<'a> {
    let months = books.months.iter().filter(|p| p.month.year() == year);
    let returns: Vec<Return> = months.filter_map(|p| returned(books, p, unit)).collect();
    let count = |keep: &dyn Fn(&Return) -> bool| returns.iter().filter(|r| keep(r)).count();
    let named = |r: &Return, state| r.state == state && r.excused.is_none();
    Tally {
        unit,
        owed: returns.len(),
        on_time: count(&|r| r.state == ReturnState::OnTime),
        late: count(&|r| named(r, ReturnState::Late)),
        missing: count(&|r| named(r, ReturnState::Missing)),
        open: count(&|r| matches!(r.state, ReturnState::Undated | ReturnState::Unsettled)),
        excused: count(&|r| r.state.is_failing() && r.excused.is_some()),
        standing,
    }
}

fn returned(books: &Books, progress: &Progress, unit: &str) -> Option<Return> {
    let mut returned = progress.returns.iter().find(|r| r.unit == unit)?.clone();
    apply(&books.decisions, &books.roster, progress.month, &mut returned);
    Some(returned)
}

impl Tally<'_> {
    fn named(&self) -> usize {
        self.standing.iter().flat_map(|s| &s.named).filter(|n| n.excused.is_none()).count()
    }

    fn row(&self, lang: Lang) -> Vec<String> {
        let talks = self.standing.as_ref().map_or(0, |s| s.talks.len());
        let count = self.standing.as_ref().map_or(0, |s| s.count as usize);
        let effects = self.standing.iter().flat_map(|s| &s.effects).map(|e| said::effect(*e, lang));
        let effects = effects.collect::<Vec<_>>().join(Word::Comma.get(lang));
        let numbers = [self.owed, self.on_time, self.late, self.missing, self.open, self.excused];
        let numbers = numbers.into_iter().chain([self.named(), talks, count]).map(|n| n.to_string());
        std::iter::once(self.unit.to_owned()).chain(numbers).chain([effects]).collect()
    }

    fn json(&self, year: i16) -> Value {
        let Tally { unit, owed, on_time, late, missing, open, excused, standing } = self;
        json!({
            "kind": "standing", "year": year, "unit": unit, "owed": owed, "on_time": on_time, "late": late,
            "missing": missing, "unsettled_or_undated": open, "excused": excused, "named": self.named(),
            "talks": standing.as_ref().map_or(0, |s| s.talks.len()),
            "count": standing.as_ref().map_or(0, |s| s.count),
            "effects": standing.as_ref().map(|s| s.effects.clone()).unwrap_or_default(),
        })
    }
}

fn years(console: &mut Console<'_>, books: &Books, json: bool) -> Result<Exit, Error> {
    let lang = console.lang;
    let (mut document, mut items) = (Vec::new(), Vec::new());
    for year in books.years() {
        let standing = |unit: &str| year.units.iter().find(|s| s.unit == unit).cloned();
        let all = listed(&books.roster).into_iter().map(|unit| tally(books, unit, year.year, standing(unit)));
        let all: Vec<Tally<'_>> = all.filter(|t| t.owed > 0 || t.standing.is_some()).collect();
        if json || console.args.json {
            let units: Vec<Value> = all.iter().map(|t| t.json(year.year)).collect();
            items.extend(units.clone());
            document.push(json!({ "year": year.year, "units": units }));
            continue;
        }
        let rows = std::iter::once(table::head(said::YEAR_HEAD.get(lang))).chain(all.iter().map(|t| t.row(lang)));
        console.line(&year.year.to_string())?;
        console.say(&table::align(&rows.collect::<Vec<_>>(), &[1, 2, 3, 4, 5, 6, 7, 8, 9]))?;
    }
    if json || console.args.json {
        return print(console, &json!({ "years": document }), items);
    }
    console.line(said::AS_MERGED.get(lang))?;
    Ok(Exit::Fine)
}

fn one_month(console: &mut Console<'_>, books: &Books, progress: &Progress, json: bool) -> Result<Exit, Error> {
    let lang = console.lang;
    let returns: Vec<Return> = progress.returns.iter().filter_map(|r| returned(books, progress, &r.unit)).collect();
    if json || console.args.json {
        let units: Vec<Value> = returns.iter().map(|r| object(progress, r)).collect();
        return print(console, &json!({ "month": progress.month, "due": progress.due, "units": units }), units.clone());
    }
    let due = progress.due.map_or("-".to_owned(), |d| said::day(d, lang));
    match lang {
        Lang::Zh => console.line(&format!("{}，期限{due}", progress.month.to_chinese()))?,
        Lang::En => console.line(&format!("{}, due {due}", progress.month))?,
    }
    let row = |r: &Return| {
        let received = r.received.map_or("-".to_owned(), |d| d.to_string());
        vec![r.unit.clone(), said::state(r.state, days_late(progress, r), lang), received, remarks(r, lang)]
    };
    let rows = std::iter::once(table::head(said::MONTH_HEAD.get(lang))).chain(returns.iter().map(row));
    console.say(&table::align(&rows.collect::<Vec<_>>(), &[]))?;
    console.line(said::AS_MERGED.get(lang))?;
    Ok(Exit::Fine)
}

/// Which tasks are wanting or go back, more time, and why it is not named.
fn remarks(r: &Return, lang: Lang) -> String {
    let tasks = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(Word::Comma.get(lang));
    let (missing, back) = (tasks(&r.missing_tasks), tasks(&r.returned_tasks));
    let came = !r.files.is_empty() && r.state != ReturnState::Unsettled;
    let some = |yes: bool, zh: String, en: String| yes.then_some(if lang == Lang::Zh { zh } else { en });
    let due = r.due.map(|d| said::day(d, lang)).unwrap_or_default();
    let parts = [
        some(came && !missing.is_empty(), format!("未报任务{missing}"), format!("nothing on tasks {missing}")),
        some(!back.is_empty(), format!("退回任务{back}"), format!("returned: tasks {back}")),
        some(r.due.is_some(), format!("延期至{due}"), format!("extended to {due}")),
        r.excused.clone(),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(if lang == Lang::Zh { "；" } else { "; " })
}

fn object(progress: &Progress, r: &Return) -> Value {
    json!({
        "kind": "return", "month": progress.month, "unit": r.unit, "state": r.state,
        "days": days_late(progress, r), "received": r.received, "due": r.due.or(progress.due),
        "files": r.files, "missing_tasks": r.missing_tasks, "returned_tasks": r.returned_tasks,
        "excused": r.excused, "named": r.state.is_failing() && r.excused.is_none(),
    })
}
