//! The kinds of paper, one file each, listed here.

pub mod amendment;
pub mod annex;
pub mod bulletin;
pub mod comparison;
pub mod consolidated;
mod first_page;
mod head;
pub mod notice;
pub mod slip;
pub mod task_sheet;

pub(super) use first_page::move_addressees;

use super::slots::Slot;
use crate::base::diagnostic::Diagnostic;
use crate::compose::Templates;
use crate::document::{Block, Document, Format, Imprint, ImprintSide, Inline, Role};
use crate::model::{Amending, Bulletins, Figures, Form, Issue, Notice, Roster, Slip, TaskList};
use crate::style::Choices;

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
pub static KINDS: [Kind; 8] = [
    notice::KIND,
    annex::KIND,
    bulletin::KIND,
    task_sheet::KIND,
    slip::KIND,
    amendment::KIND,
    consolidated::KIND,
    comparison::KIND,
];

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
    /// The bulletins and the series that they are issues of.
    pub bulletins: Option<&'a Bulletins>,
    /// What is given out to one unit, for its task sheet.
    pub form: Option<&'a Form>,
    /// What goes back to one unit, for its slip.
    pub slip: Option<&'a Slip>,
    /// The amendment. For its notice and its comparison table the order is the text before it, for the consolidated
    /// notice and its annex the text after.
    pub amending: Option<&'a Amending>,
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
    /// 版式.
    pub format: Format,
    /// The variables.
    pub view: serde_json::Value,
    /// The tables and charts.
    pub slots: Vec<(&'static str, Slot)>,
    /// 版记.
    pub imprint: Option<Imprint>,
}

/// The amendment, or that there is none.
fn amending<'a>(matter: &Matter<'a>, paper: &str) -> Result<&'a Amending, Vec<Diagnostic>> {
    matter.amending.ok_or_else(|| vec![nothing(paper, "修改通知", "an amendment")])
}

/// There is nothing to make a paper of an amendment of.
fn nothing(paper: &str, what: &str, what_en: &str) -> Diagnostic {
    let d = Diagnostic::new(&super::codes::NOTHING).with("paper", paper).with("what", what);
    d.with("what_en", what_en).with("file", "content/amendments/")
}

/// The imprint that the office chose, with the paper's own date where none is given.
fn imprint(matter: &Matter<'_>, date: Option<crate::base::Date>) -> Option<Imprint> {
    let choices = matter.choices.imprint.as_ref()?;
    let printed = choices.printed.or(date)?;
    let side = if choices.even_page { ImprintSide::Even } else { ImprintSide::Last };
    Some(Imprint {
        copy_to: choices.copy_to.clone(),
        printer: choices.printer.clone(),
        printed: format!("{}印发", printed.to_chinese()),
        side,
        ..Imprint::default()
    })
}

/// Only the imprint of a letter has no 印发机关.
pub(super) fn without_printer() -> Diagnostic {
    let d = Diagnostic::new(&super::codes::LACKING).with("format", "文件格式、纪要格式和命令格式的版记");
    let d = d.with("what", "印发机关").with("what_en", "印发机关 in the imprint");
    d.with("file", "templates/style.yaml").with("field", "imprint.printer")
}

/// The 版式 of the notice's own papers.
fn format(notice: &Notice) -> Format {
    match notice.format {
        crate::model::Format::Paper => Format::Paper,
        crate::model::Format::Letter => Format::Letter,
        crate::model::Format::Order => Format::Order,
        crate::model::Format::Minutes => Format::Minutes,
    }
}

/// A title that the template did not break is broken at its meaning, once for all writers.
pub(super) fn break_titles(document: &mut Document, templates: &Templates) {
    let blocks = document.sections.iter_mut().flat_map(|s| &mut s.blocks);
    for block in blocks {
        if let Block::Paragraph(p) = block
            && matches!(p.role, Role::Title | Role::AnnexTitle)
            && !p.inlines.contains(&Inline::Break)
        {
            let mut inlines = Vec::new();
            for line in templates.title_lines(p.text()).iter() {
                inlines.extend([Inline::text(line.as_str()), Inline::Break]);
            }
            inlines.pop();
            p.inlines = inlines;
        }
    }
}
