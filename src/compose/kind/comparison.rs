//! 修改对照表: every changed item before and after, for readers; it orders nothing.

use super::{Draft, Kind, Matter, amending, nothing};
use crate::base::diagnostic::Diagnostic;
use crate::base::quote::nested_title;
use crate::compose::context::NoticeView;
use crate::document::{Align, Cell, Column, Format, Mark, Marks, Row, Table};
use crate::model::{Comparison, Run};
use serde::Serialize;
use serde_json::json;

/// The kind.
pub const KIND: Kind = Kind { name: "comparison", proven: false, draft };

/// What the template sees beside the notice that is altered.
#[derive(Debug, Serialize)]
struct ComparisonView {
    /// 《…》修改对照表
    title: String,
    /// Title of the notice that is altered, as it stands within 《 and 》.
    amended_title: String,
    /// 发文字号 of the amendment; may be empty.
    doc_number: String,
    /// Whether the rows of the list are counted anew.
    renumbers: bool,
    /// Whether parts of the text are.
    renumbers_text: bool,
    /// Whether it is made up for show.
    example: bool,
}

fn draft(matter: &Matter<'_>) -> Result<Draft, Vec<Diagnostic>> {
    let amending = amending(matter, KIND.name)?;
    if amending.comparison.is_empty() {
        return Err(vec![nothing(KIND.name, "修改内容", "a change")]);
    }
    let notice = NoticeView::new(matter.notice, matter.choices);
    let amended_title = nested_title(&notice.title);
    let view = ComparisonView {
        title: format!("《{amended_title}》修改对照表"),
        amended_title,
        doc_number: amending.doc_number.clone(),
        renumbers: amending.renumbers,
        renumbers_text: amending.renumbers_text,
        example: amending.example,
    };
    let orientation = orientation(&amending.comparison);
    Ok(Draft {
        title: view.title.clone(),
        organ: notice.issuer.clone(),
        format: Format::Paper,
        view: json!({ "notice": notice, "comparison": view, "orientation": orientation }),
        slots: vec![("comparison", table(&amending.comparison, orientation).into())],
        imprint: None,
    })
}

const LANDSCAPE: &str = "landscape";

/// Two long texts side by side need the wide page.
fn orientation(rows: &[Comparison]) -> &'static str {
    const LONG: usize = 80;
    let length = |runs: &[Run]| runs.iter().map(|r| r.text.chars().count()).sum::<usize>();
    let is_long = |row: &Comparison| length(&row.old) > LONG || length(&row.new) > LONG;
    if rows.iter().any(is_long) { LANDSCAPE } else { "portrait" }
}

fn table(rows: &[Comparison], orientation: &str) -> Table {
    let left = Align::Left;
    // Filled lines in narrow columns are torn apart.
    let filled = if orientation == LANDSCAPE { Align::Justify } else { left };
    let columns = [("位置", left), ("原文", filled), ("修改后", filled), ("说明", left)];
    let row = |row: &Comparison| {
        let old = side(&row.old, Mark::Deleted, "（新增）");
        let new = side(&row.new, Mark::Inserted, "（删去）");
        Row::new(vec![Cell::new(row.place.as_str()), old, new, Cell::new(row.why.as_str())])
    };
    Table::new(
        columns.iter().map(|(_, align)| Column { align: *align }).collect(),
        vec![Row::new(columns.iter().map(|(head, _)| Cell::new(*head)).collect())],
        rows.iter().map(row).collect(),
    )
}

/// One side of an item; where it has no words, what stands for them.
fn side(runs: &[Run], mark: Mark, none: &str) -> Cell {
    if runs.is_empty() {
        return Cell::new(none);
    }
    let marked = runs.iter().map(|r| (r.text.as_str(), if r.changed { mark } else { Mark::None }));
    let (text, marks) = Marks::join(marked);
    Cell { marks, ..Cell::new(text) }
}
