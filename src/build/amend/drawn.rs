//! The list of changes that is drawn up of what somebody edited.

use super::super::codes;
use super::super::editions::{InForce, duty};
use super::super::read::ParseMode;
use super::{aside, next_path, write};
use crate::amend::{self, Explained, phrase};
use crate::base::{Date, Diagnostic, Error, World};
use crate::model::amendment::{Amendment, Change};
use crate::model::{Notice, TaskList};

/// What a person says of the amendment that is to be drawn up.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// Its 成文日期; where none is given, nothing is written.
    pub date: Option<Date>,
    /// The first day on which the altered text is in force, where it is not that day.
    pub in_force: Option<Date>,
    /// Its 发文字号; empty until it is given one.
    pub doc_number: String,
}

/// An amendment drawn up of what was edited, or why none was.
#[derive(Debug, Default)]
pub struct Drawn {
    /// The first day of the text that it alters; none where that bears no date, or is not known.
    pub since: Option<Date>,
    /// The changes.
    pub changes: Vec<Change>,
    /// The same in official words.
    pub sentences: Vec<String>,
    /// Files written.
    pub written: Vec<String>,
    /// Copies of what people wrote.
    pub backups: Vec<String>,
    /// What stands in the way, and what is to be looked at.
    pub findings: Vec<Diagnostic>,
}

impl Drawn {
    /// Nothing but why.
    pub(super) fn refused(findings: Vec<Diagnostic>) -> Drawn {
        Drawn { findings, ..Drawn::default() }
    }

    /// Whether something stands in the way.
    pub fn is_refused(&self) -> bool {
        self.findings.iter().any(Diagnostic::is_error)
    }

    /// Whether nothing was edited.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && !self.is_refused()
    }
}

/// The changes that lead from a text in force to an edited one, with a finding for whatever they do not bring about.
/// `file` is where it was edited.
pub(super) fn draw(text: &InForce, notice: &Notice, tasks: &TaskList, file: &str) -> Drawn {
    let Explained { changes, left } = amend::explain(&text.edition, notice, tasks);
    let unexplained = |(old, new)| Diagnostic::new(&codes::NOT_EXPLAINED).with("old", old).with("new", new);
    let mut findings: Vec<Diagnostic> = left.into_iter().map(unexplained).collect();
    if findings.is_empty() {
        findings.extend(beside(text, &changes, notice, tasks, file));
    }
    let sentences = phrase::sentences(&changes);
    Drawn { since: text.edition.since, changes, sentences, findings, ..Drawn::default() }
}

/// What an amendment cannot bring about: whatever is not among the words that it may alter.
fn beside(text: &InForce, changes: &[Change], notice: &Notice, tasks: &TaskList, file: &str) -> Vec<Diagnostic> {
    let applied = match changes.is_empty() {
        true => text.edition.clone(),
        // `explain` has seen to it that the changes can be applied.
        false => match amend::apply(&text.edition, &amendment(changes, &Order::default(), text.edition.since)) {
            Ok(applied) => applied.edition,
            Err(objections) => return objections.into_iter().map(|o| o.finding).collect(),
        },
    };
    let mut after = applied.notice;
    let read_again = after.reporting.is_some().then(|| duty(&text.edition.notice, &after)).flatten();
    if notice.reporting == read_again {
        after.reporting = read_again;
    }
    let wrong = aside::differences((&after, &applied.tasks), (notice, tasks));
    let said = |(key, old, new): (String, String, String)| {
        let d = Diagnostic::new(&codes::NO_AMENDMENT).with("path", file).with("key", key);
        d.with("old", old).with("new", new)
    };
    wrong.into_iter().map(said).collect()
}

fn amendment(changes: &[Change], order: &Order, day: Option<Date>) -> Amendment {
    Amendment {
        read_from: None,
        doc_number: order.doc_number.clone(),
        date: order.date.or(day).unwrap_or_else(|| Date::new(1, 1, 1).expect("the calendar has a first day")),
        in_force: order.in_force,
        basis: String::new(),
        title: String::new(),
        addressees: String::new(),
        example: false,
        changes: changes.to_vec(),
    }
}

/// Writes what was drawn up, unless something stands in the way. Where the order lacks a date, or the day does not come
/// after the text, that is said.
pub(super) fn conclude(world: &dyn World, text: &InForce, mut drawn: Drawn, order: &Order) -> Result<Drawn, Error> {
    if drawn.changes.is_empty() || drawn.is_refused() {
        return Ok(drawn);
    }
    let Some(date) = order.date else {
        drawn.findings.push(Diagnostic::new(&codes::DATELESS));
        return Ok(drawn);
    };
    let amendment = amendment(&drawn.changes, order, Some(date));
    if let Some(finding) = untimely(text, &amendment) {
        drawn.findings.push(finding);
        return Ok(drawn);
    }
    let path = next_path(world)?;
    write(world, &path, &amendment, ParseMode::Write)?;
    drawn.written.push(path);
    Ok(drawn)
}

/// Why an amendment cannot take effect on its day.
fn untimely(text: &InForce, amendment: &Amendment) -> Option<Diagnostic> {
    let day = amendment.first_day();
    let in_order = match &text.amended {
        Some(before) => before.comes_before(amendment),
        None => text.edition.since.is_none_or(|since| since <= day),
    };
    if !in_order {
        let since = text.edition.since.map_or_else(String::new, Date::to_chinese);
        return Some(Diagnostic::new(&codes::DAY).with("day", day.to_chinese()).with("since", since));
    }
    let early = Diagnostic::new(&codes::RETROACTIVE).with("day", day.to_chinese());
    (day < amendment.date).then(|| early.with("date", amendment.date.to_chinese()))
}
