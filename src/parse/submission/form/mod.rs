//! What the tables and lines of an opened report mean, whatever kind of file it was.
//!
//! Every cell and line is entered in an account when the file is opened and settled as it is understood; what nothing
//! took in the end is reported, each piece with its words.

mod around;
mod carry;
mod cell;
mod columns;
mod formula;
mod header;
mod hidden;
mod left;
mod lines;
mod meta;
mod month;
mod recognise;
mod row;
mod rows;
mod tally;
#[cfg(test)]
mod tests;
mod values;

use super::findings::{Findings, Spot, in_line};
use super::sheet::{Cell, Line, Opened, Position, Sheet};
use super::{Knowledge, Member, codes};
use crate::base::diagnostic::Code;
use crate::base::{Date, Month};
use crate::model::account::Reason;
use crate::model::{Fate, Field, Reading, Recognised, Submission};
use carry::Said;
use header::{Header, Merged};
use recognise::unit::{Clues, recognise};
use std::collections::{BTreeMap, BTreeSet};
use tally::{Key, Tally};

/// Reads an opened file; `None` where it holds no report, and a finding then says so.
pub(super) fn read(
    opened: Opened,
    member: &Member<'_>,
    known: &Knowledge<'_>,
    findings: &mut Findings,
) -> Option<Reading> {
    let mut form = Form::of(opened, member, known, findings);
    form.take_keys();
    form.set_hidden_aside();
    form.compute();
    let mut tables = form.tables();
    form.read_around(&tables);
    form.read_outer_lines();
    form.settle_month(&mut tables);
    for table in &tables {
        form.read_table(table);
    }
    form.read_lines();
    form.point_back();
    form.close(!tables.is_empty())
}

/// The sender of a report that says which unit it calls itself, in one field.
pub(super) fn sender(
    unit: &str,
    member: &Member<'_>,
    known: &Knowledge<'_>,
    findings: &mut Findings,
) -> (String, Recognised) {
    let label = Some(unit.to_owned()).filter(|u| !u.is_empty());
    recognise(&Clues { label, ..Clues::default() }, member, known, findings)
}

/// The tables of one sheet.
struct Table {
    sheet: usize,
    headers: Vec<Header>,
    merged: Merged,
}

/// A file being read into a submission.
struct Form<'a, 'k> {
    member: &'a Member<'a>,
    known: &'a Knowledge<'k>,
    sheets: Vec<Sheet>,
    lines: Vec<Line>,
    tally: Tally,
    submission: Submission,
    /// Where each entry's fields stand.
    places: Vec<BTreeMap<Field, String>>,
    /// The cell that named each entry's task.
    heads: Vec<Key>,
    clues: Clues,
    /// The months that sheets name.
    months: BTreeMap<usize, Month>,
    /// The month that the lines name.
    line_month: Option<Month>,
    /// What was said of each task, for rows that point to it.
    said: BTreeMap<(u32, Field), Said>,
    /// Cells that point to another row and wait until all rows are read.
    pointing: Vec<carry::Pointing>,
    /// The tasks that the numbers written in the rows mean, for cells that point to a row.
    written: BTreeMap<u32, BTreeSet<u32>>,
    /// The numbers that a form made by an earlier list has, each with the one of today.
    renumbered: BTreeMap<u32, u32>,
    /// What the columns that are not kept hold, heading by heading.
    not_kept: BTreeMap<usize, Vec<(String, String)>>,
    findings: &'a mut Findings,
}

impl<'a, 'k> Form<'a, 'k> {
    fn of(
        opened: Opened,
        member: &'a Member<'a>,
        known: &'a Knowledge<'k>,
        findings: &'a mut Findings,
    ) -> Form<'a, 'k> {
        let tally = Tally::of(&opened);
        let Opened { sheets, lines, .. } = opened;
        let submission = Submission {
            example: false,
            unit: String::new(),
            month: known.month,
            received: None,
            reporter: None,
            phone: None,
            entries: Vec::new(),
        };
        let clues = Clues { is_letter: member.path.ends_with(super::LETTER_TEXT), ..Clues::default() };
        Form {
            member,
            known,
            sheets,
            lines,
            tally,
            submission,
            places: Vec::new(),
            heads: Vec::new(),
            clues,
            months: BTreeMap::new(),
            line_month: None,
            said: BTreeMap::new(),
            pointing: Vec::new(),
            written: BTreeMap::new(),
            renumbered: BTreeMap::new(),
            not_kept: BTreeMap::new(),
            findings,
        }
    }

    /// The tables of the sheets that are not hidden.
    fn tables(&self) -> Vec<Table> {
        let shown = self.sheets.iter().enumerate().filter(|(_, s)| !s.hidden);
        let tables = shown.map(|(sheet, s)| {
            let merged = Merged::of(s);
            Table { sheet, headers: Header::all(s, &merged), merged }
        });
        tables.filter(|t| !t.headers.is_empty()).collect()
    }

    /// Where something stands, for a finding.
    fn spot(&self, key: Key) -> Spot {
        match key {
            Key::Cell(sheet, at) => Spot::cell(&self.sheets[sheet].name, at),
            Key::Line(line) => Spot::line(&self.lines[line].at),
        }
    }

    /// Adds a finding about a cell or line, and gives it back as what became of that.
    fn refuse(&mut self, key: Key, code: &'static Code, args: &[(&'static str, String)]) -> Fate {
        let spot = self.spot(key);
        Fate::Returned(self.findings.raise(code, spot, args))
    }

    fn stray(&mut self, key: Key, text: &str) -> Fate {
        self.refuse(key, &codes::STRAY_CELL, &[("text", in_line(text))])
    }

    /// Notes that a row has a number of an earlier list: row by row, or once where the form itself is of that list.
    fn note_former(&mut self, head: Key, former: usize, now: u32) {
        let no = self.known.former[former].no;
        if self.clues.key.is_some() {
            self.renumbered.insert(no, now);
            return;
        }
        let args = [("task", no.to_string()), ("now", now.to_string())];
        let spot = self.spot(head);
        self.findings.add(&codes::FORMER_NUMBER, spot, &args);
    }

    fn report_renumbered(&mut self) {
        let Some(key) = self.clues.key.as_ref().filter(|_| !self.renumbered.is_empty()) else { return };
        let date = key.edition.parse::<Date>().map(Date::to_chinese).unwrap_or_else(|_| in_line(&key.edition));
        let pairs: Vec<String> = self.renumbered.iter().map(|(no, now)| format!("{no}→{now}")).collect();
        self.findings.add(&codes::FORMER_FORM, Spot::file(), &[("edition", date), ("pairs", pairs.join("、"))]);
    }

    /// A new entry, named by a cell or line.
    fn begin(&mut self, task: u32, head: Key) -> usize {
        self.submission.entries.push(crate::model::Entry { task, ..Default::default() });
        self.places.push(BTreeMap::from([(Field::Task, self.tally.place(head))]));
        self.heads.push(head);
        self.submission.entries.len() - 1
    }

    /// Settles what named the tasks: a row that says nothing more is untouched.
    fn settle_heads(&mut self) {
        let returned = self.tally.returned_tasks();
        for (index, head) in std::mem::take(&mut self.heads).into_iter().enumerate() {
            let entry = &self.submission.entries[index];
            let untouched = entry.is_blank() && !returned.contains(&entry.task);
            let fate = if untouched { Fate::Ignored(Reason::Untouched) } else { Fate::Accepted(Field::Task) };
            self.tally.settle(head, Some(entry.task), fate);
        }
    }

    fn close(mut self, has_table: bool) -> Option<Reading> {
        self.settle_heads();
        self.report_renumbered();
        self.report_left();
        if self.submission.received.is_none() && !self.findings.has(&codes::UNREADABLE_ARRIVAL) {
            self.submission.received.clone_from(&self.member.arrival);
        }
        let covering = self.is_covering_letter(has_table);
        let (unit, recognised) =
            if covering { Default::default() } else { recognise(&self.clues, self.member, self.known, self.findings) };
        self.submission.unit = unit;
        if self.submission.entries.is_empty() && !covering && !self.has_a_sender(has_table) {
            return None;
        }
        let account = self.tally.close();
        debug_assert!(account.adds_up(), "every cell is settled once");
        let (file, submission, places) = (self.member.path.clone(), self.submission, self.places);
        Some(Reading { file, submission, recognised, places, account })
    }
}

impl Form<'_, '_> {
    /// Whether a report that names no task can be kept: words of a known sender are, for the tasks are then asked for.
    /// Those of nobody are not, for nobody would ask whose they are.
    fn has_a_sender(&mut self, has_table: bool) -> bool {
        if !has_table && (self.submission.unit.is_empty() || self.lines.is_empty()) {
            self.findings.add(&codes::NO_TABLE, Spot::file(), &[]);
            return false;
        }
        let asked = self.findings.has(&codes::SEVERAL_UNITS) || self.findings.has(&codes::KEY_AGAINST_TEXT);
        if self.submission.unit.is_empty() && !asked {
            self.findings.add(&codes::NO_UNIT, Spot::file(), &[]);
        }
        !self.submission.unit.is_empty()
    }
}

/// Texts of cells, as one.
fn joined<'t>(texts: impl IntoIterator<Item = &'t String>) -> String {
    texts.into_iter().map(String::as_str).collect::<Vec<_>>().join(" | ")
}

/// Adds text to a field that may hold some already.
fn append(field: &mut String, text: &str) {
    if !field.is_empty() {
        field.push('\n');
    }
    field.push_str(text);
}
