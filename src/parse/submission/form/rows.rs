//! The rows of a table.

use super::carry::Said;
use super::columns::Column;
use super::header::Header;
use super::meta;
use super::tally::Key;
use super::{Cell, Code, Fate, Field, Form, Position, Reason, Spot, Table, codes, in_line, joined};
use crate::parse::submission::former::{Meant, refusal};
use crate::parse::submission::known::Fit;
use std::collections::{BTreeMap, BTreeSet};

/// One table while its rows are read.
pub(super) struct Course<'t> {
    pub(super) table: &'t Table,
    pub(super) header: &'t Header,
    /// Whether tasks are numbered 1, 2, 3, so that 一, 二, 三 number groups.
    pub(super) in_digits: bool,
    /// Whether the row before was a note.
    pub(super) in_notes: bool,
    /// What the row above said.
    pub(super) above: BTreeMap<Field, Said>,
    /// The entries of number cells, for rows they are merged over.
    pub(super) numbered: BTreeMap<Position, usize>,
    /// The tasks that merged cells spoke for.
    pub(super) merged: BTreeMap<Position, BTreeSet<u32>>,
    /// What the columns of notes hold.
    pub(super) notes: BTreeMap<u32, Vec<String>>,
}

/// What a row is.
enum Row {
    /// Of a task, named by the cell at the place; with the former task by whose number or words it is named.
    Task(u32, Position, Option<usize>),
    /// The continuation of an entry, by a number merged over both rows.
    More(usize),
    /// Refused, with the code and its words.
    Refused(&'static Code, Vec<(&'static str, String)>),
    /// No report.
    Ignored(Reason),
}

impl Form<'_, '_> {
    pub(super) fn read_table(&mut self, table: &Table) {
        for header in &table.headers {
            let cells = self.sheets[table.sheet].cells.range((header.rows.0, 0)..=(header.rows.1, u32::MAX));
            let known = cells.map(|(at, _)| *at).filter(|at| header.columns.contains_key(&at.1));
            let headings: Vec<Position> = known.collect();
            headings.into_iter().for_each(|at| self.tally.ignore(Key::Cell(table.sheet, at), Reason::Heading));
            self.read_rows(table, header);
            self.report_unknown_columns(table, header);
        }
    }

    fn read_rows(&mut self, table: &Table, header: &Header) {
        let cells = &self.sheets[table.sheet].cells;
        let from = header.rows.1.saturating_add(1);
        let below = cells.range((from, 0)..=(header.end.max(from), u32::MAX)).map(|((r, _), _)| *r);
        let rows: BTreeSet<u32> = below.filter(|r| *r <= header.end).collect();
        let number = header.place(Column::TaskNumber);
        let numbers = rows.iter().filter_map(|r| cells.get(&(*r, number?)));
        let in_digits = numbers.into_iter().any(|c| c.task_number().is_some() && !c.is_bare_numeral());
        let mut course = Course {
            table,
            header,
            in_digits,
            in_notes: false,
            above: BTreeMap::new(),
            numbered: BTreeMap::new(),
            merged: BTreeMap::new(),
            notes: BTreeMap::new(),
        };
        for row in rows {
            self.read_row(&mut course, row);
        }
        self.report_merged(&course);
        self.report_notes(&course);
    }

    fn read_row(&mut self, course: &mut Course, row: u32) {
        let sheet = course.table.sheet;
        let open = self.tally.open_in_row(sheet, row);
        if open.is_empty() {
            return;
        }
        if course.header.is_repeated(&self.sheets[sheet], row) {
            return open.into_iter().for_each(|at| self.tally.ignore(Key::Cell(sheet, at), Reason::Heading));
        }
        let kind = self.kind_of(course, row, &open);
        course.in_notes = matches!(kind, Row::Ignored(Reason::Note));
        match kind {
            Row::Task(task, at, former) => {
                let head = Key::Cell(sheet, at);
                let entry = self.begin(task, head);
                course.numbered.insert(at, entry);
                let number = former.map_or(task, |i| self.known.former[i].no);
                self.written.entry(number).or_default().insert(task);
                former.into_iter().for_each(|former| self.note_former(head, former, task));
                self.read_cells(course, row, entry, Some(head));
            }
            Row::More(entry) => self.read_cells(course, row, entry, None),
            Row::Refused(code, args) => {
                self.refuse_row(sheet, row, &open, code, args);
                course.above.clear();
            }
            Row::Ignored(reason) => self.ignore_row(sheet, row, &open, reason),
        }
    }

    fn kind_of(&self, course: &Course, row: u32, open: &[Position]) -> Row {
        let (sheet, header) = (course.table.sheet, course.header);
        let cells = &self.sheets[sheet].cells;
        let texts: Vec<String> = open.iter().map(|at| self.tally.text(Key::Cell(sheet, *at))).collect();
        let number_at = header.place(Column::TaskNumber).map(|place| course.table.merged.anchor((row, place)));
        let number = number_at.and_then(|at| cells.get(&at).map(|cell| (at, cell)));
        let first = texts.first().map_or("", String::as_str);
        if texts.iter().take(2).any(|t| meta::is_total(t)) {
            return Row::Ignored(Reason::Total);
        }
        if texts.len() == 1 && self.known.tasks.is_group(first) {
            return Row::Ignored(Reason::Title);
        }
        if let Some(more) = number_at.filter(|at| at.0 < row).and_then(|at| course.numbered.get(&at)) {
            return Row::More(*more);
        }
        let task = number.and_then(|(at, cell)| Some((cell.task_number()?, at, cell.is_bare_numeral())));
        match task {
            Some((_, _, true)) if course.in_digits => match self.says_anything(course, open) {
                true => Row::Refused(&codes::NO_NUMBER, Vec::new()),
                false => Row::Ignored(Reason::Title),
            },
            Some((task, at, _)) => self.with_number(course, (row, open), task, at),
            None if texts.len() == 1 && (meta::is_note(first) || course.in_notes) => Row::Ignored(Reason::Note),
            None => self.without_number(course, (row, open), number.map(|(_, cell)| cell)),
        }
    }

    /// Whether a row says anything of a task.
    fn says_anything(&self, course: &Course, open: &[Position]) -> bool {
        let fields = open.iter().filter_map(|(_, place)| course.header.columns.get(place));
        fields.into_iter().any(|c| c.entry_field().is_some())
    }

    fn own_text(&self, course: &Course, row: u32, column: Column) -> Option<(Position, String)> {
        let at = (row, course.header.place(column)?);
        let cell = self.sheets[course.table.sheet].cells.get(&at)?;
        self.tally.is_open(Key::Cell(course.table.sheet, at)).then(|| (at, cell.text()))
    }

    fn with_number(&self, course: &Course, (row, open): (u32, &[Position]), task: u32, at: Position) -> Row {
        let text = self.own_text(course, row, Column::Task).map(|(_, text)| text).unwrap_or_default();
        let meant = self.meant(task, &text);
        self.of_unit(course, row).unwrap_or_else(|| self.row_of(course, (row, open), (task, at), meant))
    }

    /// The refusal of a row that another body answers for.
    fn of_unit(&self, course: &Course, row: u32) -> Option<Row> {
        let (_, other) = self.own_text(course, row, Column::Unit)?;
        let unit = self.unit_so_far().filter(|unit| !self.known.bodies.are_one(&other, unit))?;
        Some(Row::Refused(&codes::OTHER_UNIT_ROW, vec![("unit", unit), ("other", other)]))
    }

    /// What a row is whose number or words mean that.
    fn row_of(&self, course: &Course, (row, open): (u32, &[Position]), (no, at): (u32, Position), meant: Meant) -> Row {
        match (refusal(no, &meant, self.known), meant) {
            (None, Meant::Former(index, now)) => Row::Task(now, at, Some(index)),
            (None, _) => Row::Task(no, at, None),
            (Some(_), Meant::Gone(_)) if !self.is_filled_in(course, row, open) => Row::Ignored(Reason::NotInForce),
            (Some(_), Meant::Unsure(_)) if !self.is_filled_in(course, row, open) => Row::Ignored(Reason::Untouched),
            (Some((code, args)), _) => Row::Refused(code, args),
        }
    }

    /// Whether a row says anything of a task, or a cell merged over it may.
    fn is_filled_in(&self, course: &Course, row: u32, open: &[Position]) -> bool {
        let fields = course.header.columns.iter().filter(|(_, c)| c.entry_field().is_some());
        let covered = |place: u32| course.table.merged.anchor((row, place)) != (row, place);
        self.says_anything(course, open) || fields.into_iter().any(|(place, _)| covered(*place))
    }

    fn unit_so_far(&self) -> Option<String> {
        self.clues.label.clone()
    }

    fn without_number(&self, course: &Course, (row, open): (u32, &[Position]), number: Option<&Cell>) -> Row {
        if let Some(cell) = number {
            if cell.several_numbers() {
                return Row::Refused(&codes::SEVERAL_TASKS, vec![("numbers", in_line(&cell.text()))]);
            }
            return Row::Refused(&codes::NO_NUMBER, Vec::new());
        }
        let Some((at, text)) = self.own_text(course, row, Column::Task) else {
            return Row::Refused(&codes::NO_NUMBER, Vec::new());
        };
        let of_unit = || self.of_unit(course, row);
        match (self.known.tasks.task_of(&text), self.former_by_text(&text)) {
            (Fit::One(task), _) => of_unit().unwrap_or(Row::Task(task, at, None)),
            (Fit::Several(tasks), _) => {
                let numbers: Vec<String> = tasks.iter().map(u32::to_string).collect();
                Row::Refused(&codes::SEVERAL_FIT, vec![("numbers", numbers.join("、"))])
            }
            (Fit::None, Some(meant)) => of_unit().unwrap_or_else(|| self.row_of(course, (row, open), (0, at), meant)),
            (Fit::None, None) => Row::Refused(&codes::NO_NUMBER, Vec::new()),
        }
    }

    fn refuse_row(
        &mut self,
        sheet: usize,
        row: u32,
        open: &[Position],
        code: &'static Code,
        mut args: Vec<(&'static str, String)>,
    ) {
        let texts: Vec<String> = open.iter().map(|at| self.tally.text(Key::Cell(sheet, *at))).collect();
        let text = in_line(&joined(&texts));
        let other = args.iter().position(|(name, _)| *name == "other").filter(|_| code.id == codes::OTHER_UNIT_ROW.id);
        let text = other.map_or(text.clone(), |i| format!("{}（{text}）", in_line(&args.remove(i).1)));
        args.push(("text", text));
        let finding = self.findings.raise(code, Spot::row(&self.sheets[sheet].name, row), &args);
        for at in open {
            let own = self.own_part(&finding, Key::Cell(sheet, *at));
            self.tally.settle(Key::Cell(sheet, *at), None, Fate::Returned(own));
        }
    }

    fn ignore_row(&mut self, sheet: usize, row: u32, open: &[Position], reason: Reason) {
        let texts: Vec<String> = open.iter().map(|at| self.tally.text(Key::Cell(sheet, *at))).collect();
        let text = in_line(&joined(&texts));
        if matches!(reason, Reason::Total | Reason::Note) {
            self.findings.add(&codes::NOT_A_ROW, Spot::row(&self.sheets[sheet].name, row), &[("text", text.clone())]);
        }
        self.submission.example |= text.contains("示例") && reason == Reason::Note;
        open.iter().for_each(|at| self.tally.ignore(Key::Cell(sheet, *at), reason));
    }
}
