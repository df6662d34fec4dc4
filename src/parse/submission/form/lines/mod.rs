//! Reports without a table: letters, mail, paragraphs such as 任务5：… with 状态：… below.

mod courtesy;
mod start;

use super::carry::{Pointer, Pointing, Said, pointer};
use super::columns::Column;
use super::tally::Key;
use super::{Cell, Fate, Field, Findings, Form, Reason, around, codes, in_line, meta};
use crate::base::Diagnostic;
use crate::base::diagnostic::Code;
use crate::base::number::from_chinese;
use crate::base::text::without_blanks;
use crate::parse::submission::former::{Meant, refusal};
use crate::parse::submission::known::Fit;
use crate::parse::submission::{Former, Knowledge};
use start::Starts;

/// Where a text is while its lines are read.
struct Course {
    /// The entry that the lines speak of.
    entry: Option<usize>,
    /// Why that of which they speak was refused; what follows goes back with it.
    refused: Option<Box<Diagnostic>>,
    /// The task before, for 同上.
    before: Option<u32>,
    /// The column that the next words belong to.
    column: Column,
}

impl Course {
    /// What follows speaks of no task that was named before.
    fn leave(&mut self) {
        self.entry = None;
        self.refused = None;
    }
}

impl Form<'_, '_> {
    /// Labels, titles and signatures, which tell whose report it is and of which month.
    pub(super) fn read_outer_lines(&mut self) {
        let mut in_head = true;
        for index in 0..self.lines.len() {
            let key = Key::Line(index);
            if !self.tally.is_open(key) {
                continue;
            }
            let text = self.tally.text(key);
            // A list of labels is written with dashes in Markdown.
            let text = text.strip_prefix("- ").or_else(|| text.strip_prefix("* ")).unwrap_or(&text).to_owned();
            let inner = text.strip_prefix(['(', '（']).and_then(|t| t.strip_suffix([')', '）'])).unwrap_or(&text);
            in_head &= !start::is_start(&text);
            if let Some(parts) = meta::split(inner).filter(|p| p.iter().any(|(_, v)| !v.is_empty())) {
                let parts = parts.into_iter().filter(|(_, v)| !v.is_empty());
                let fates = parts.map(|(name, value)| self.take_label(key, usize::MAX, name, value)).collect();
                self.tally.settle(key, None, around::of_several(fates));
            } else if meta::is_example(&text) {
                self.submission.example = true;
                self.tally.ignore(key, Reason::Note);
            } else if in_head && courtesy::is_title(&text) {
                self.tally.ignore(key, Reason::Title);
                self.submission.example |= text.contains("示例");
                self.line_month = self.line_month.or_else(|| meta::month_in(&text, self.known.month));
                self.clues.titles.push(text);
            } else if self.is_signature(&text) {
                self.tally.accept(key, None, Field::Unit);
                self.clues.signed.push(text);
            }
        }
        self.line_month = self.months.remove(&usize::MAX).or(self.line_month);
    }

    fn is_signature(&self, text: &str) -> bool {
        const LONGEST: usize = 30;
        let text = without_blanks(text);
        if text.chars().count() > LONGEST || !self.known.bodies.is_a_name(&text) {
            return false;
        }
        let named = self.known.bodies.within(&text);
        matches!(named.as_slice(), [one] if one.written == text)
    }

    /// The lines that speak of tasks, and those that speak of none.
    pub(super) fn read_lines(&mut self) {
        let open: Vec<usize> = (0..self.lines.len()).filter(|i| self.tally.is_open(Key::Line(*i))).collect();
        if open.is_empty() {
            return;
        }
        let texts: Vec<(usize, String)> = open.iter().map(|i| (*i, self.tally.text(Key::Line(*i)))).collect();
        let mut unheard = Findings::of("");
        let (unit, _) = super::recognise(&self.clues, self.member, self.known, &mut unheard);
        let starts = Starts::of(&texts, |task, rest, next| self.is_task(&unit, task, rest, next));
        let mut course = Course { entry: None, refused: None, before: None, column: Column::Progress };
        for (place, (index, text)) in texts.iter().enumerate() {
            let key = Key::Line(*index);
            if let Some((task, rest)) = starts.at(*index) {
                let labelled = texts[place + 1..].iter().take_while(|(i, _)| starts.at(*i).is_none());
                let labelled = labelled.into_iter().any(|(_, t)| has_progress(t));
                course.refused = None;
                self.read_start(&mut course, key, task, rest, labelled);
            } else if starts.is_unsure(*index) {
                course.entry = None;
                let number = text.chars().take_while(|c| c.is_numeric()).collect::<String>();
                let fate = self.refuse(key, &codes::UNSURE_NUMBERING, &[("number", number), ("text", in_line(text))]);
                self.tally.settle(key, None, fate);
            } else {
                self.read_line(&mut course, key, text);
            }
        }
    }

    /// Whether a paragraph's number is that of a task of the sender; and whether its words leave no doubt.
    fn is_task(&self, unit: &str, task: u32, rest: &str, next: Option<&str>) -> (bool, bool) {
        let Knowledge { bodies, tasks, former, .. } = self.known;
        let body = bodies.resolve(unit).unwrap_or(unit);
        let former: Vec<(usize, &Former)> = former.iter().enumerate().filter(|(_, f)| f.no == task).collect();
        let today = tasks.names(task);
        if today.is_none() && former.is_empty() {
            return (false, false);
        }
        let now = former.iter().filter_map(|(_, f)| tasks.names(f.now?));
        let mut names = today.into_iter().chain(now).flatten();
        let owes = names.any(|name| bodies.obliged(&name).contains(&body));
        let is_labelled = |t: &str| meta::split_by(t, meta::FIELD_LABELS).is_some();
        let named = tasks.begin(task, rest) || former.iter().any(|(i, _)| tasks.fit_former(*i, rest) > 0);
        (owes, named || is_labelled(rest) || next.is_some_and(is_labelled))
    }

    fn read_start(&mut self, course: &mut Course, key: Key, task: u32, rest: &str, labelled: bool) {
        let meant = self.meant(task, rest);
        if let Some((code, args)) = refusal(task, &meant, self.known) {
            return self.refuse_start(course, key, (code, args), &meant, rest);
        }
        let (number, (task, former)) = (task, task_of(task, &meant));
        course.before = course.entry.map(|e| self.submission.entries[e].task);
        course.column = Column::Progress;
        course.entry = Some(self.begin(task, key));
        self.written.entry(number).or_default().insert(task);
        former.into_iter().for_each(|former| self.note_former(key, former, task));
        let (before, parts) = meta::parts(rest, meta::FIELD_LABELS);
        let words = &self.known.tasks;
        let of_former = former.is_some_and(|former| words.former_of(before).contains(&former));
        let is_name = words.task_of(before) == Fit::One(task) || of_former || labelled || !parts.is_empty();
        if !is_name && !rest.is_empty() || !parts.is_empty() {
            self.read_words(course, key, rest, is_name);
        }
    }

    /// Refuses what begins a task; what follows a number that the amended list makes doubtful goes back with it.
    fn refuse_start(&mut self, course: &mut Course, key: Key, (code, mut args): Refusal, meant: &Meant, rest: &str) {
        let text = if rest.is_empty() { self.tally.text(key) } else { rest.to_owned() };
        args.push(("text", in_line(&text)));
        let fate = self.refuse(key, code, &args);
        course.entry = None;
        if let (Fate::Returned(finding), Meant::Gone(_) | Meant::Unsure(_)) = (&fate, meant) {
            course.refused = Some(finding.clone());
        }
        self.tally.settle(key, None, fate);
    }

    /// A line that begins no task.
    fn read_line(&mut self, course: &mut Course, key: Key, text: &str) {
        if meta::is_note(text) || courtesy::is_courtesy(text) {
            self.submission.example |= text.contains("示例");
            if meta::is_note(text) {
                let spot = self.spot(key);
                return self.take_note(spot, key, text);
            }
            if courtesy::ends(text) {
                course.leave();
            }
            return self.tally.ignore(key, Reason::Note);
        }
        if crate::base::Date::from_chinese(&without_blanks(text)).is_some() {
            course.leave();
            return self.tally.ignore(key, Reason::ForReader);
        }
        if let Some(heading) = section(text) {
            match Column::of(heading).filter(|c| c.entry_field().is_some()) {
                Some(column) if course.entry.is_some() => {
                    course.column = column;
                    return self.tally.ignore(key, Reason::Heading);
                }
                Some(_) if course.refused.is_some() => {}
                _ => course.leave(),
            }
        }
        if course.entry.is_some() {
            return self.read_words(course, key, text, false);
        }
        if self.clues.is_letter && courtesy::is_short(text) {
            return self.tally.ignore(key, Reason::Note);
        }
        let fate = match &course.refused {
            Some(finding) => Fate::Returned(self.own_part(finding, key)),
            None => self.refuse(key, &codes::LOOSE_LINE, &[("text", in_line(text))]),
        };
        self.tally.settle(key, None, fate);
    }

    /// Words of the task that is spoken of, with or without labels; a name before the first label is the task's.
    fn read_words(&mut self, course: &mut Course, key: Key, text: &str, named: bool) {
        let Some(entry) = course.entry else { return };
        let task = self.submission.entries[entry].task;
        let (before, parts) = meta::parts(text, meta::FIELD_LABELS);
        let before = before.trim_matches(crate::base::text::is_blank);
        let mut fates = Vec::new();
        if !before.is_empty() && !named {
            fates.extend(self.read_words_of(course, entry, key, before));
        }
        for (name, value) in parts {
            course.column = Column::of(name).unwrap_or(Column::Progress);
            if !value.is_empty() {
                fates.extend(self.read_words_of(course, entry, key, value));
            }
            // What follows a status or a rate without a label is progress again.
            if !value.is_empty() && matches!(course.column, Column::Status | Column::Rate { .. }) {
                course.column = Column::Progress;
            }
        }
        // What a cell that points elsewhere took is settled once every line is read.
        let waits = self.pointing.last().is_some_and(|p| p.key == key);
        let begins = self.heads.get(entry) == Some(&key);
        if !(waits || begins && fates.is_empty()) {
            self.tally.settle(key, Some(task), around::of_several(fates));
        }
    }

    fn read_words_of(&mut self, course: &Course, entry: usize, key: Key, text: &str) -> Option<Fate> {
        let (column, task) = (course.column, self.submission.entries[entry].task);
        let field = column.entry_field()?;
        let plain = Said { cell: Cell::Text(text.to_owned()), at: self.tally.place(key), column };
        let said = match pointer(text) {
            Some(Pointer::Task(task)) => {
                self.pointing.push(Pointing { entry, field, key, task });
                return None;
            }
            Some(Pointer::Above) => course.before.and_then(|b| self.said.get(&(b, field)).cloned()),
            None => Some(plain.clone()),
        };
        let Some(said) = said else {
            let args = [("task", task.to_string()), ("text", in_line(text))];
            return Some(self.refuse(key, &codes::NOTHING_TO_CARRY, &args));
        };
        if let Err(fate) = self.put(entry, column, key, &said.cell) {
            return Some(fate);
        }
        let fate =
            if said.at == plain.at { Fate::Accepted(field) } else { Fate::Carried { field, from: said.at.clone() } };
        self.said.entry((task, field)).or_insert(said);
        Some(fate)
    }

    /// Whether this is the body of a letter that only says what it encloses.
    pub(super) fn is_covering_letter(&self, has_table: bool) -> bool {
        self.clues.is_letter && !has_table && self.submission.entries.is_empty() && !self.tally.has_returned()
    }
}

/// A finding that refuses something, and its words.
type Refusal = (&'static Code, Vec<(&'static str, String)>);

/// The number today of a task that was not refused, and which former one it is.
fn task_of(number: u32, meant: &Meant) -> (u32, Option<usize>) {
    match meant {
        Meant::Former(index, now) => (*now, Some(*index)),
        _ => (number, None),
    }
}

fn has_progress(text: &str) -> bool {
    let parts = meta::split_by(text, meta::FIELD_LABELS).unwrap_or_default();
    parts.iter().any(|(name, _)| Column::of(name) == Some(Column::Progress))
}

/// The words of a heading: 一、工作进展, （二）存在问题.
fn section(text: &str) -> Option<&str> {
    let (number, rest) = match text.strip_prefix(['（', '(']) {
        Some(inside) => inside.split_once(['）', ')'])?,
        None => text.split_once('、')?,
    };
    from_chinese(number.trim()).map(|_| rest.trim_matches(|c| c == '。' || c == '：' || c == ':' || c == ' '))
}
