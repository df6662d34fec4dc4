//! The texts of the content, each with the file and path it stands at.

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
    /// Whether it ends a paragraph of prose.
    pub ends_paragraph: bool,
}

/// `content/notice.yaml`
pub const NOTICE: &str = "content/notice.yaml";
/// `content/tasks.yaml`
pub const TASKS: &str = "content/tasks.yaml";

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
                (task.no, Field { place, text: &task.content, ends_paragraph: true })
            })
            .collect()
    }
}

fn paragraphs<'a>(out: &mut Vec<Field<'a>>, path: &str, list: &'a [Paragraph]) {
    for (i, p) in list.iter().enumerate() {
        let mut push = |path: String, text: &'a str, ends_paragraph| {
            if !text.is_empty() {
                out.push(Field { place: Subject::in_notice(path), text, ends_paragraph });
            }
        };
        push(format!("{path}[{i}].text"), &p.text, p.points.is_empty());
        for (n, point) in p.points.iter().enumerate() {
            push(format!("{path}[{i}].points[{n}].heading"), &point.heading, false);
            push(format!("{path}[{i}].points[{n}].text"), &point.text, n + 1 == p.points.len());
        }
    }
}

fn sections<'a>(out: &mut Vec<Field<'a>>, path: &str, list: &'a [Section]) {
    for (i, s) in list.iter().enumerate() {
        let path = format!("{path}[{i}]");
        if !s.heading.is_empty() {
            out.push(Field {
                place: Subject::in_notice(format!("{path}.heading")),
                text: &s.heading,
                ends_paragraph: false,
            });
        }
        paragraphs(out, &format!("{path}.paragraphs"), &s.paragraphs);
        sections(out, &format!("{path}.sections"), &s.sections);
    }
}
