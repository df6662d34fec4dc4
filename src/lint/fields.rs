//! The texts of the content, each with the file and path it stands at, and all of them as one sheet.

use super::house::House;
use super::text::{Role, Text};
use crate::base::Span;
use crate::model::{Notice, Paragraph, Roster, Section, TaskList};

/// What rules look at; a part that could not be read is not there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Subject<'a> {
    /// The order.
    pub notice: Option<&'a Notice>,
    /// Its tasks.
    pub tasks: Option<&'a TaskList>,
    /// The bodies.
    pub roster: Option<&'a Roster>,
    /// What the office brings of its own.
    pub house: Option<&'a House>,
}

/// A file and a path in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Path of the file in the dossier.
    pub file: &'static str,
    /// Path of the value, `plan.sections[2].heading`.
    pub path: String,
}

/// A text.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// Where it stands.
    pub place: Place,
    /// Its characters.
    pub text: &'a str,
    /// What it is in the paper.
    pub role: Role,
}

/// `content/notice.yaml`
pub const NOTICE: &str = "content/notice.yaml";
/// `content/tasks.yaml`
pub const TASKS: &str = "content/tasks.yaml";
/// `content/units.yaml`
pub const UNITS: &str = "content/units.yaml";
/// The files whose texts are looked at.
pub const FILES: [&str; 3] = [NOTICE, TASKS, UNITS];

impl<'a> Subject<'a> {
    /// A value of the notice.
    pub fn in_notice(path: impl Into<String>) -> Place {
        Place { file: NOTICE, path: path.into() }
    }

    /// Every text of prose: the covering text and the plan.
    pub fn prose(&self) -> Vec<Field<'a>> {
        let mut out = Vec::new();
        let Some(n) = self.notice else { return out };
        paragraphs(&mut out, "body", &n.body);
        sections(&mut out, "sections", &n.sections);
        paragraphs(&mut out, "closing", &n.closing);
        if let Some(plan) = &n.plan {
            paragraphs(&mut out, "plan.preamble", &plan.preamble);
            sections(&mut out, "plan.sections", &plan.sections);
            paragraphs(&mut out, "plan.closing", &plan.closing);
        }
        out
    }

    /// The content of every task with its number.
    pub fn task_contents(&self) -> Vec<(u32, Field<'a>)> {
        let groups = self.tasks.iter().flat_map(|t| t.groups.iter().enumerate());
        let tasks = groups.flat_map(|(g, group)| group.tasks.iter().enumerate().map(move |(t, task)| (g, t, task)));
        tasks
            .map(|(g, t, task)| {
                let place = Place { file: TASKS, path: format!("groups[{g}].tasks[{t}].content") };
                (task.no, Field { place, text: &task.content, role: Role::Row })
            })
            .collect()
    }
}

/// The texts of the content in the order of the paper.
#[derive(Debug)]
pub struct Sheet<'a> {
    fields: Vec<Field<'a>>,
    /// Where each field begins in the text.
    starts: Vec<usize>,
    date: Option<crate::base::Date>,
}

impl<'a> Sheet<'a> {
    /// Every text of the notice and its tasks.
    pub fn new(subject: &Subject<'a>) -> Sheet<'a> {
        let mut fields = Vec::new();
        if let Some(n) = subject.notice {
            head(&mut fields, n);
            fields.extend(subject.prose());
            foot(&mut fields, n);
        }
        let groups = subject.tasks.iter().flat_map(|t| t.groups.iter().enumerate());
        for (g, t, task) in groups.flat_map(|(g, group)| group.tasks.iter().enumerate().map(move |(t, k)| (g, t, k))) {
            let mut cell = |key: &str, text: &'a str| {
                let place = Place { file: TASKS, path: format!("groups[{g}].tasks[{t}].{key}") };
                fields.push(Field { place, text, role: Role::Row });
            };
            cell("content", &task.content);
            cell("lead.text", &task.lead.text);
            cell("participants.text", &task.participants.text);
            cell("note", &task.note);
        }
        fields.retain(|f| !f.text.trim().is_empty());
        let starts = fields.iter().scan(0, |at, f| {
            let start = *at;
            *at += f.text.len() + 1;
            Some(start)
        });
        let starts = starts.collect();
        Sheet { starts, fields, date: subject.notice.and_then(|n| n.date) }
    }

    /// All of them, one a line.
    pub fn text(&self) -> Text<'static> {
        let fields: Vec<(Role, &str)> = self.fields.iter().map(|f| (f.role, f.text)).collect();
        Text::fields(&fields, self.date)
    }

    /// The field that bytes of the text lie in, its text, and which bytes of it they are.
    pub fn at(&self, text: &Text<'_>, span: Span) -> Option<(&Place, &'a str, Span)> {
        let n = self.starts.partition_point(|&start| start <= span.start).checked_sub(1)?;
        let (field, start) = (&self.fields[n], self.starts[n]);
        debug_assert!(start + field.text.len() <= text.text.len());
        let end = (span.end - start).min(field.text.len());
        Some((&field.place, field.text, Span::new((span.start - start).min(end), end)))
    }
}

fn head<'a>(out: &mut Vec<Field<'a>>, n: &'a Notice) {
    let mut push = |path: String, text: &'a str, role| out.push(Field { place: Subject::in_notice(path), text, role });
    let words = [("doc_number", &n.doc_number, Role::Number), ("title", &n.title, Role::Title)];
    for (path, text, role) in words {
        push(path.to_owned(), text.as_deref().unwrap_or_default(), role);
    }
    // Kept without its colon, so it is looked at as names in a row.
    push("addressees_text".to_owned(), n.addressees_text.as_deref().unwrap_or_default(), Role::Row);
}

fn foot<'a>(out: &mut Vec<Field<'a>>, n: &'a Notice) {
    let mut push = |path: String, text: &'a str, role| out.push(Field { place: Subject::in_notice(path), text, role });
    for (i, name) in n.attachments.iter().enumerate() {
        push(format!("attachments[{i}]"), name, Role::AnnexTitle);
    }
    for (i, name) in n.signers.iter().enumerate() {
        push(format!("signers[{i}]"), name, Role::Signer);
    }
    for (i, contact) in n.plan.iter().flat_map(|p| p.contacts.iter().enumerate()) {
        push(format!("plan.contacts[{i}].phone"), &contact.phone, Role::Note);
    }
}

fn paragraphs<'a>(out: &mut Vec<Field<'a>>, path: &str, list: &'a [Paragraph]) {
    for (i, p) in list.iter().enumerate() {
        let mut push = |path: String, text: &'a str| {
            if !text.is_empty() {
                out.push(Field { place: Subject::in_notice(path), text, role: Role::Body });
            }
        };
        push(format!("{path}[{i}].text"), &p.text);
        for (n, point) in p.points.iter().enumerate() {
            push(format!("{path}[{i}].points[{n}].heading"), &point.heading);
            push(format!("{path}[{i}].points[{n}].text"), &point.text);
        }
    }
}

fn sections<'a>(out: &mut Vec<Field<'a>>, path: &str, list: &'a [Section]) {
    for (i, s) in list.iter().enumerate() {
        let path = format!("{path}[{i}]");
        if !s.heading.is_empty() {
            let place = Subject::in_notice(format!("{path}.heading"));
            out.push(Field { place, text: &s.heading, role: Role::Heading });
        }
        paragraphs(out, &format!("{path}.paragraphs"), &s.paragraphs);
        sections(out, &format!("{path}.sections"), &s.sections);
    }
}
