//! 退回单: what of a unit's report could not be taken, why, and what is wanted instead.

use super::{Draft, Kind, Matter};
use crate::base::Date;
use crate::base::diagnostic::Diagnostic;
use crate::compose::codes;
use crate::compose::context::NoticeView;
use crate::document::{Align, Cell, Column, Format, Row, Table};
use crate::model::{Slip, SlipRow};
use serde::Serialize;
use serde_json::json;

/// The kind.
pub const KIND: Kind = Kind { name: "slip", draft, proven: false };

/// What the template sees beside the notice.
#[derive(Debug, Serialize)]
struct SlipView {
    /// Its title.
    title: String,
    /// The unit.
    unit: String,
    /// The month reported on.
    month: String,
    /// The files with the time of their arrival.
    files: Vec<FileView>,
    /// How many cells are returned.
    count: usize,
    /// The last day for the correction; empty where none is set.
    correct_by: String,
    /// The bodies that receive the reports, in a sentence.
    recipients: String,
}

/// A file that came.
#[derive(Debug, Serialize)]
struct FileView {
    /// Its name.
    name: String,
    /// When it came; empty where nobody noted it.
    received: String,
}

fn draft(matter: &Matter<'_>) -> Result<Draft, Vec<Diagnostic>> {
    let Some(slip) = matter.slip.filter(|s| !s.rows.is_empty()) else {
        let d = Diagnostic::new(&codes::NOTHING).with("paper", "slip").with("what", "退回的内容");
        return Err(vec![d.with("what_en", "something to return").with("file", "seeds/submissions/")]);
    };
    let notice = NoticeView::new(matter.notice, matter.choices);
    let view = SlipView {
        title: format!("{}份报送内容退回单", slip.month.to_chinese()),
        unit: slip.unit.clone(),
        month: slip.month.to_chinese(),
        files: slip.received.iter().map(|(n, when)| FileView { name: n.clone(), received: arrival(when) }).collect(),
        count: slip.rows.len(),
        correct_by: slip.correct_by.map(Date::to_chinese).unwrap_or_default(),
        recipients: matter.notice.reporting.as_ref().map(|r| r.to.join("、")).unwrap_or_default(),
    };
    Ok(Draft {
        title: format!("{}（{}）", view.title, view.unit),
        organ: notice.issuer.clone(),
        format: Format::Paper,
        view: json!({ "notice": notice, "slip": view }),
        slots: vec![("refused", refused(slip).into())],
        imprint: None,
    })
}

/// `2022-07-25 16:20` as a sentence says it; anything else as it was noted.
fn arrival(noted: &str) -> String {
    let (day, time) = noted.split_once(' ').unwrap_or((noted, ""));
    day.parse::<Date>().map_or_else(|_| noted.to_owned(), |d| format!("{}{time}", d.to_chinese()))
}

fn refused(slip: &Slip) -> Table {
    let (middle, left) = (Align::Center, Align::Left);
    let columns = [("序号", middle), ("位置", left), ("填报内容", left), ("退回原因", left), ("请补正为", left)];
    let row = |(n, row): (usize, &SlipRow)| {
        let cells = [(n + 1).to_string(), place(slip, row), row.text.clone(), row.why.clone(), row.wanted.clone()];
        Row::new(cells.into_iter().map(Cell::new).collect())
    };
    Table {
        columns: columns.iter().map(|(_, align)| Column { align: *align }).collect(),
        head: vec![Row::new(columns.iter().map(|(head, _)| Cell::new(*head)).collect())],
        rows: slip.rows.iter().enumerate().map(row).collect(),
        ..Table::default()
    }
}

/// Where it stands. The file is named where several came; one alone is named in the text above.
fn place(slip: &Slip, row: &SlipRow) -> String {
    let only = slip.received.len() == 1 && slip.received[0].0 == row.file;
    let file = (!only).then(|| row.file.clone());
    let task = row.task.map(|t| format!("第{t}项"));
    file.into_iter().chain([row.at.clone()]).chain(task).filter(|t| !t.is_empty()).collect::<Vec<_>>().join("\n")
}
