//! The rows of a table.

use super::carry::{Pointer, Pointing, Said, pointer};
use super::columns::Column;
use super::header::Header;
use super::meta;
use super::recognise::names::same_body;
use super::recognise::task::{Fit, by_text, contradicts, is_group};
use super::tally::Key;
use super::{Cell, Code, Fate, Field, Form, Position, Reason, Spot, Table, codes, in_line, joined};
use std::collections::{BTreeMap, BTreeSet};

/// One table while its rows are read.
struct Course<'t> {
    table: &'t Table,
    header: &'t Header,
    /// Whether tasks are numbered 1, 2, 3, so that 一, 二, 三 number groups.
    in_digits: bool,
    /// Whether the row before was a note.
    in_notes: bool,
    /// What the row above said.
    above: BTreeMap<Field, Said>,
    /// The entries of number cells, for rows they are merged over.
    numbered: BTreeMap<Position, usize>,
    /// The tasks that merged cells spoke for.
    merged: BTreeMap<Position, BTreeSet<u32>>,
    /// What the columns of notes hold.
    notes: BTreeMap<u32, Vec<String>>,
}

/// What a row is.
enum Row {
    /// Of a task, named by the cell at the place.
    Task(u32, Position),
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
            Row::Task(task, head) => {
                let head = Key::Cell(sheet, head);
                let entry = self.begin(task, head);
                if let Key::Cell(_, at) = head {
                    course.numbered.insert(at, entry);
                }
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
        if texts.len() == 1 && is_group(first, self.known.tasks) {
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
            Some((task, at, _)) => self.with_number(course, row, task, at),
            None if texts.len() == 1 && (meta::is_note(first) || course.in_notes) => Row::Ignored(Reason::Note),
            None => self.without_number(course, row, number.map(|(_, cell)| cell)),
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

    fn with_number(&self, course: &Course, row: u32, task: u32, at: Position) -> Row {
        if let Some((_, other)) = self.own_text(course, row, Column::Unit)
            && let Some(unit) = self.unit_so_far()
            && !same_body(&other, &unit, self.known.roster)
        {
            return Row::Refused(&codes::OTHER_UNIT_ROW, vec![("unit", unit), ("other", other)]);
        }
        let text = self.own_text(course, row, Column::Task);
        match text.and_then(|(_, text)| contradicts(task, &text, self.known.tasks)) {
            Some(other) => {
                let args = vec![("task", task.to_string()), ("other", other.to_string())];
                Row::Refused(&codes::NUMBER_AGAINST_TEXT, args)
            }
            None => Row::Task(task, at),
        }
    }

    fn unit_so_far(&self) -> Option<String> {
        self.clues.label.clone()
    }

    fn without_number(&self, course: &Course, row: u32, number: Option<&Cell>) -> Row {
        if let Some(cell) = number {
            if cell.several_numbers() {
                return Row::Refused(&codes::SEVERAL_TASKS, vec![("numbers", in_line(&cell.text()))]);
            }
            return Row::Refused(&codes::NO_NUMBER, Vec::new());
        }
        let Some((at, text)) = self.own_text(course, row, Column::Task) else {
            return Row::Refused(&codes::NO_NUMBER, Vec::new());
        };
        match by_text(&text, self.known.tasks) {
            Fit::One(task) => self.with_number(course, row, task, at),
            Fit::Several(tasks) => {
                let numbers: Vec<String> = tasks.iter().map(u32::to_string).collect();
                Row::Refused(&codes::SEVERAL_FIT, vec![("numbers", numbers.join("、"))])
            }
            Fit::None => Row::Refused(&codes::NO_NUMBER, Vec::new()),
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
            self.tally.settle(Key::Cell(sheet, *at), None, Fate::Returned(finding.clone()));
        }
    }

    fn ignore_row(&mut self, sheet: usize, row: u32, open: &[Position], reason: Reason) {
        let texts: Vec<String> = open.iter().map(|at| self.tally.text(Key::Cell(sheet, *at))).collect();
        let text = in_line(&joined(&texts));
        if reason != Reason::Title {
            self.findings.add(&codes::NOT_A_ROW, Spot::row(&self.sheets[sheet].name, row), &[("text", text.clone())]);
        }
        self.submission.example |= text.contains("示例") && reason == Reason::Note;
        open.iter().for_each(|at| self.tally.ignore(Key::Cell(sheet, *at), reason));
    }

    /// The cells of a row of a task, in the order of the columns; what stands under headings that are not known stays.
    fn read_cells(&mut self, course: &mut Course, row: u32, entry: usize, head: Option<Key>) {
        let sheet = course.table.sheet;
        let task = self.submission.entries[entry].task;
        let mut said: BTreeMap<Field, Said> = BTreeMap::new();
        for (&place, &column) in &course.header.columns {
            let at = course.table.merged.anchor((row, place));
            let key = Key::Cell(sheet, at);
            let Some(cell) = self.sheets[sheet].cells.get(&at).cloned() else { continue };
            if let Some(field) = column.entry_field() {
                // Merged words count where the row they stand in was read; and once, where the number is merged too.
                let merged = at.1 == place && head.is_some() && course.merged.contains_key(&at);
                if (at == (row, place) && self.tally.is_open(key)) || (at.0 < row && merged) {
                    self.read_value(course, entry, (field, column), key, &cell, &mut said);
                }
            } else if at == (row, place) && self.tally.is_open(key) && Some(key) != head {
                self.read_other(course, row, (task, column), key, &cell);
            }
        }
        if let Some(key @ Key::Cell(_, at)) = head
            && course.header.columns.get(&at.1) == Some(&Column::Task)
        {
            let spot = self.spot(key);
            self.findings.add(&codes::KNOWN_BY_TEXT, spot, &[("task", task.to_string())]);
        }
        self.said.extend(said.iter().map(|(field, said)| ((task, *field), said.clone())));
        course.above = said;
    }

    fn read_value(
        &mut self,
        course: &mut Course,
        entry: usize,
        (field, column): (Field, Column),
        key: Key,
        cell: &Cell,
        said: &mut BTreeMap<Field, Said>,
    ) {
        let task = self.submission.entries[entry].task;
        let Key::Cell(_, at) = key else { return };
        match pointer(&cell.text()) {
            Some(Pointer::Above) => match course.above.get(&field).cloned() {
                Some(above) => {
                    self.carry(entry, field, key, &above);
                    said.insert(field, above);
                }
                None => self.nothing_to_carry(entry, key),
            },
            Some(Pointer::Task(other)) => self.pointing.push(Pointing { entry, field, key, task: other }),
            None => match self.put(entry, column, key, cell) {
                Ok(()) => {
                    self.tally.accept(key, Some(task), field);
                    let at = self.tally.place(key);
                    said.insert(field, Said { cell: cell.clone(), at, column });
                }
                Err(fate) => self.tally.settle(key, Some(task), fate),
            },
        }
        course.merged.entry(at).or_default().insert(task);
    }

    /// A cell that fills no field of an entry.
    fn read_other(&mut self, course: &mut Course, row: u32, (task, column): (u32, Column), key: Key, cell: &Cell) {
        let Key::Cell(sheet, (_, place)) = key else { return };
        let heading = course.header.names.get(&place).cloned().unwrap_or_default();
        let text = cell.text();
        let fate = match column {
            Column::Unit | Column::Reporter | Column::Phone | Column::Arrival | Column::FilledOn => {
                self.take_detail(column, &text, key, &heading)
            }
            Column::Note | Column::Request => {
                let line = format!("第{}行“{}”", u64::from(row) + 1, in_line(&text));
                course.notes.entry(place).or_default().push(line);
                Fate::Ignored(Reason::Note)
            }
            Column::TaskNumber => Fate::Accepted(Field::Task),
            column => {
                self.not_kept.entry(sheet).or_default().push((heading, text));
                let given = matches!(column, Column::Task | Column::Given);
                Fate::Ignored(if given { Reason::Prefilled } else { Reason::ForReader })
            }
        };
        self.tally.settle(key, Some(task), fate);
    }

    fn report_merged(&mut self, course: &Course) {
        for (at, tasks) in course.merged.iter().filter(|(_, tasks)| tasks.len() > 1) {
            let key = Key::Cell(course.table.sheet, *at);
            let tasks: Vec<String> = tasks.iter().map(u32::to_string).collect();
            let args = [("tasks", tasks.join("、")), ("text", in_line(&self.tally.text(key)))];
            let spot = self.spot(key);
            self.findings.add(&codes::MERGED_ROWS, spot, &args);
        }
    }

    fn report_notes(&mut self, course: &Course) {
        for (place, lines) in &course.notes {
            let asks = course.header.columns.get(place) == Some(&Column::Request);
            let code = if asks { &codes::REQUEST_COLUMN } else { &codes::NOTE_COLUMN };
            let heading = course.header.names.get(place).map(String::as_str).unwrap_or_default();
            let text = format!("“{}”栏：{}", in_line(heading), lines.join("；"));
            self.findings.add(code, Spot::column(&self.sheets[course.table.sheet].name, *place), &[("text", text)]);
        }
    }
}
