//! The kinds of paper, one file each, listed here.

pub mod annex;
pub mod bulletin;
pub mod notice;

use crate::base::diagnostic::Diagnostic;
use crate::document::{Block, Document, Imprint, Inline, Role, Table};
use crate::model::{Figures, Issue, Notice, Roster, TaskList};
use crate::style::{Choices, title};

/// A kind of paper.
#[derive(Debug)]
pub struct Kind {
    /// Its name: of its template, of its file, on the command line.
    pub name: &'static str,
    /// Whether every name and number in it must have an origin, or it is not made.
    pub proven: bool,
    /// What is drafted for its template.
    pub draft: fn(&Matter<'_>) -> Result<Draft, Vec<Diagnostic>>,
}

/// Every kind.
pub static KINDS: [Kind; 3] = [notice::KIND, annex::KIND, bulletin::KIND];

/// What papers are made of.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    /// The order.
    pub notice: &'a Notice,
    /// Its tasks.
    pub tasks: &'a TaskList,
    /// The bodies.
    pub roster: &'a Roster,
    /// The month's figures, for bulletins.
    pub figures: Option<&'a Figures>,
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
pub(super) fn break_titles(document: &mut Document) {
    let blocks = document.sections.iter_mut().flat_map(|s| &mut s.blocks);
    for block in blocks {
        if let Block::Paragraph(p) = block
            && matches!(p.role, Role::Title | Role::AnnexTitle)
            && !p.inlines.contains(&Inline::Break)
        {
            let lines = title::break_lines(&p.text(), title::MEASURE);
            let mut inlines = Vec::new();
            for line in lines {
                inlines.extend([Inline::text(line), Inline::Break]);
            }
            inlines.pop();
            p.inlines = inlines;
        }
    }
}
