//! Reports in XLSX workbooks: one table a file, its columns in any order, known by their names.
//!
//! Cells are taken out of the sheet as they are understood; what is left in the end went nowhere and is reported.

mod cell;
mod columns;
mod meta;
mod rows;

use super::findings::{Findings, Spot, cell_name, in_line};
use super::sheet::{Cell, Opened, Position, Sheet};
use super::{Received, arrival, codes};
use crate::base::Month;
use crate::model::Submission;
use columns::{Column, Header};
use meta::{Label, Labelled};
use std::collections::BTreeMap;

pub(super) fn read(opened: Opened, received: &Received, findings: &mut Findings) -> Option<Submission> {
    let Opened { mut sheets, lines } = opened;
    for line in lines {
        findings.add(&codes::STRAY_CELL, Spot::line(&line.at), &[("text", in_line(&line.text))]);
    }
    let table = sheets.iter().enumerate().filter(|(_, s)| !s.hidden).find_map(|(i, s)| Some((i, Header::find(s)?)));
    let Some((index, header)) = table else {
        findings.add(&codes::NO_TABLE, Spot::file(), &[]);
        sheets.iter().for_each(|s| report_other(s, findings));
        return None;
    };
    let sheet = sheets.remove(index);
    report_values(&sheet, findings);
    let submission = Form::read(sheet, header, received.month, findings);
    sheets.iter().for_each(|s| report_other(s, findings));
    Some(submission)
}

/// A sheet that was not read.
fn report_other(sheet: &Sheet, findings: &mut Findings) {
    if let Some(first) = sheet.cells.values().next() {
        let args = [("count", sheet.cells.len().to_string()), ("text", in_line(&first.text()))];
        findings.add(&codes::OTHER_SHEET, Spot::sheet(&sheet.name), &args);
    }
}

/// Cells that hold something else than what somebody typed.
fn report_values(sheet: &Sheet, findings: &mut Findings) {
    for (at, text) in &sheet.errors {
        findings.add(&codes::CELL_ERROR, Spot::cell(&sheet.name, *at), &[("text", text.clone())]);
    }
    for at in sheet.hollow.keys() {
        findings.add(&codes::FORMULA_WITHOUT_VALUE, Spot::cell(&sheet.name, *at), &[]);
    }
    if !sheet.formulas.is_empty() {
        let cells: Vec<String> = sheet.formulas.keys().map(|at| cell_name(*at)).collect();
        findings.add(&codes::FORMULA, Spot::sheet(&sheet.name), &[("cells", cells.join("、"))]);
    }
}

/// A sheet being read into a submission.
struct Form<'a, 'b> {
    sheet: Sheet,
    header: Header,
    submission: Submission,
    /// What the columns that are not kept hold, heading by heading.
    not_kept: Vec<(String, String)>,
    findings: &'a mut Findings<'b>,
}

impl<'a, 'b> Form<'a, 'b> {
    fn read(sheet: Sheet, header: Header, month: Month, findings: &'a mut Findings<'b>) -> Submission {
        let submission = Submission {
            example: false,
            unit: String::new(),
            month,
            received: None,
            reporter: None,
            phone: None,
            entries: Vec::new(),
        };
        let mut form = Form { sheet, header, submission, not_kept: Vec::new(), findings };
        form.read_around(month);
        form.read_rows();
        form.report_left();
        form.submission
    }

    /// The title and the lines above and below the table.
    fn read_around(&mut self, folder: Month) {
        let mut rows: Vec<u32> = self.sheet.cells.keys().map(|(r, _)| *r).filter(|r| *r != self.header.row).collect();
        rows.dedup();
        let number = self.header.place(|c| c == Column::TaskNumber);
        let mut named_month = false;
        for row in rows {
            let above = row < self.header.row;
            let task = number.and_then(|n| self.sheet.cells.get(&(row, n))).and_then(Cell::task_number);
            if !above && task.is_some() {
                continue;
            }
            for labelled in meta::take_labelled(&mut self.sheet, row) {
                named_month |= labelled.label == Label::Month;
                self.take_label(labelled, folder);
            }
            if above {
                named_month |= self.take_title(row, folder, named_month);
            }
        }
    }

    fn take_label(&mut self, Labelled { label, value, at }: Labelled, folder: Month) {
        match label {
            Label::Month => match value.parse().ok().or_else(|| meta::month_in(&value, folder)) {
                Some(month) => self.submission.month = month,
                None => self.stray(at, &value),
            },
            Label::Of(column) => self.take_detail(column, value, at),
        }
    }

    /// Something that is said once a file: the first word counts, another word on the same is reported.
    fn take_detail(&mut self, column: Column, value: String, at: Position) {
        if column == Column::Arrival {
            return self.take_arrival(value, at);
        }
        if column == Column::Unit && self.submission.unit.is_empty() {
            self.submission.unit = value;
            return;
        }
        let known = match column {
            Column::Unit => self.submission.unit.clone(),
            Column::Reporter => self.submission.reporter.get_or_insert_with(|| value.clone()).clone(),
            Column::Phone => self.submission.phone.get_or_insert_with(|| value.clone()).clone(),
            _ => return self.not_kept.push(("填报日期".to_owned(), value)),
        };
        if known == value {
            return;
        }
        if column == Column::Unit {
            let args = [("text", value), ("unit", known)];
            self.findings.add(&codes::OTHER_UNIT_ROW, Spot::cell(&self.sheet.name, at), &args);
        } else {
            self.stray(at, &value);
        }
    }

    fn take_arrival(&mut self, value: String, at: Position) {
        match arrival::normalise(&value) {
            Some(time) if self.submission.received.as_ref().is_none_or(|known| *known == time) => {
                self.submission.received = Some(time);
            }
            Some(_) => self.stray(at, &value),
            None => {
                self.findings.add(&codes::UNREADABLE_ARRIVAL, Spot::cell(&self.sheet.name, at), &[("text", value)]);
            }
        }
    }

    /// Takes the title out of a row above the table; whether it named a month.
    fn take_title(&mut self, row: u32, folder: Month, named_month: bool) -> bool {
        let titles = self.sheet.cells.range((row, 0)..=(row, u32::MAX)).map(|(at, c)| (*at, c.text()));
        let Some((at, title)) = titles.into_iter().find(|(_, t)| meta::is_title(t)) else { return false };
        self.sheet.cells.remove(&at);
        self.submission.example |= title.contains("示例");
        let month = meta::month_in(&title, folder).filter(|_| !named_month);
        self.submission.month = month.unwrap_or(self.submission.month);
        month.is_some()
    }

    fn stray(&mut self, at: Position, text: &str) {
        self.findings.add(&codes::STRAY_CELL, Spot::cell(&self.sheet.name, at), &[("text", in_line(text))]);
    }

    /// What nothing took: column by column under a heading that is not known, else cell by cell.
    fn report_left(&mut self) {
        let mut cells = std::mem::take(&mut self.sheet.cells);
        let header = self.header.row;
        let headings: Vec<u32> =
            cells.range((header, 0)..=(header, u32::MAX)).map(|((_, column), _)| *column).collect();
        for column in headings {
            let places: Vec<Position> = cells.keys().copied().filter(|(r, c)| *c == column && *r >= header).collect();
            let mut texts: Vec<String> = places.iter().filter_map(|at| cells.remove(at)).map(|c| c.text()).collect();
            let heading = texts.remove(0);
            let rows = places.iter().skip(1).zip(&texts).map(|((r, _), t)| format!("第{}行“{}”", r + 1, in_line(t)));
            let text = format!("“{}”栏：{}", in_line(&heading), rows.collect::<Vec<_>>().join("；"));
            self.findings.add(&codes::STRAY_CELL, Spot::column(&self.sheet.name, column), &[("text", text)]);
        }
        for (at, cell) in cells {
            self.stray(at, &cell.text());
        }
        self.report_not_kept();
    }

    fn report_not_kept(&mut self) {
        let mut columns: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (heading, text) in &self.not_kept {
            columns.entry(heading).or_default().push(text);
        }
        let columns = columns.into_iter().map(|(heading, mut cells)| {
            let count = cells.len();
            cells.dedup();
            format!("“{heading}”{count}格（{}）", cells.join("；"))
        });
        let text = columns.collect::<Vec<_>>().join("，");
        if !text.is_empty() {
            self.findings.add(&codes::NOT_KEPT, Spot::sheet(&self.sheet.name), &[("text", text)]);
        }
    }
}
