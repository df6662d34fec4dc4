//! Origin (出处): who says something that is inked, down to a file and the place in it.

use super::notice::{Notice, Paragraph, Section};
use super::{Receipts, TaskList, WrittenBy};
use crate::base::At;
use serde::Serialize;
use serde_json::Value;

/// One step on the way from a printed word to a received file, and what it was made of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// What this is and how it was come by, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// The file it stands in; empty where it was computed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// Where in the file: a path of YAML, a line and column, a cell.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub at: String,
    /// What it says there.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What it was made of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<Origin>,
}

impl Origin {
    /// A step, in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Origin {
        Origin { zh: zh.into(), en: en.into(), ..Origin::default() }
    }

    /// Where it stands.
    #[must_use]
    pub fn at(self, file: impl Into<String>, at: impl Into<String>) -> Origin {
        Origin { file: file.into(), at: at.into(), ..self }
    }

    /// What it says there.
    #[must_use]
    pub fn saying(self, text: impl Into<String>) -> Origin {
        Origin { text: text.into(), ..self }
    }

    /// What it was made of.
    #[must_use]
    pub fn from(mut self, from: impl IntoIterator<Item = Origin>) -> Origin {
        self.from.extend(from);
        self
    }

    /// The same with only those parts that are about some of its words, where there are such: one name of a list.
    #[must_use]
    pub fn about(mut self, words: &str) -> Origin {
        let is_about = |o: &Origin| o.zh.starts_with(words) || o.text == words;
        if self.text != words && self.from.iter().any(is_about) {
            self.from.retain(is_about);
        }
        self
    }

    /// Where the chain ends: in what was received, or in a step that was made of nothing else. A receipt only tells when.
    pub fn ends(&self) -> Vec<&Origin> {
        if self.from.is_empty() || self.file.starts_with("seeds/") {
            vec![self]
        } else {
            self.from.iter().flat_map(Origin::ends).collect()
        }
    }
}

/// Where the notice and its parts are kept.
pub const NOTICE: &str = "content/notice.yaml";
/// Where the tasks are kept.
pub const TASKS: &str = "content/tasks.yaml";

/// In place of an entry's number in a report of which only the task is known: `entries[task 5].status`.
pub const TASK: &str = "task ";

/// A place in the text as received.
pub fn seed(file: &str, at: Option<At>) -> Option<Origin> {
    at.map(|at| Origin::new("收到的通知原文", "the notice as received").at(file, at.to_string()))
}

/// A field of the notice, by its path there.
pub fn of_notice(notice: &Notice, path: &str, text: impl Into<String>, at: Option<At>) -> Origin {
    let at = at.or_else(|| notice.places.get(path).copied());
    let field = Origin::new("通知", "the notice").at(NOTICE, path).saying(text);
    field.from(seed(&notice.read_from.file, at))
}

/// What the notice says of reports, under a key of it, and where the sentence stands in the text.
pub fn of_reporting(notice: &Notice, key: &str, sentence: &str) -> Origin {
    let words = Origin::new("通知的报送要求", "the duty to report").at(NOTICE, format!("reporting.{key}"));
    words.saying(sentence).from(seed(&notice.read_from.file, seat(notice, sentence)))
}

/// A field of a task; `group` is a field of its group.
pub fn of_task(tasks: &TaskList, no: u32, key: &str) -> Option<Origin> {
    let places = tasks
        .groups
        .iter()
        .enumerate()
        .flat_map(|(g, group)| group.tasks.iter().enumerate().map(move |(t, x)| (g, t, group, x)));
    let (g, t, group, task) = places.into_iter().find(|(.., task)| task.no == no)?;
    let (path, text, at) = match key {
        "group" => (format!("groups[{g}]"), format!("{}{}", group.number, group.name), group.at),
        "no" => (format!("groups[{g}].tasks[{t}].no"), no.to_string(), task.at),
        "content" => (format!("groups[{g}].tasks[{t}].content"), task.content.clone(), task.at),
        "lead" => (format!("groups[{g}].tasks[{t}].lead"), task.lead.text.clone(), task.at),
        "participants" => (format!("groups[{g}].tasks[{t}].participants"), task.participants.text.clone(), task.at),
        "deadline" => (format!("groups[{g}].tasks[{t}].deadline"), task.deadline.clone().unwrap_or_default(), task.at),
        "note" => (format!("groups[{g}].tasks[{t}].note"), task.note.clone(), task.at),
        _ => return None,
    };
    let written = tasks.amended.iter().find(|((of, field), _)| (*of, *field) == (no, key));
    if let Some((_, by)) = written {
        let list = Origin::new(format!("修改后的任务清单第{no}项"), format!("the task list as amended, task {no}"));
        return Some(list.saying(text.clone()).from([of_change(by)]));
    }
    let field = Origin::new(format!("任务清单第{no}项"), format!("the task list, task {no}")).at(TASKS, path);
    Some(field.saying(text).from(seed(&tasks.read_from.file, at)))
}

/// A change, and the amendment as received that says it.
fn of_change(by: &WrittenBy) -> Origin {
    let no = by.change + 1;
    let change = Origin::new(format!("修改通知的第{no}处修改"), format!("change {no} of the amendment"));
    let received = Origin::new("收到的修改通知", "the amendment as received").at(by.received.clone(), "");
    change.at(by.file.clone(), format!("changes[{}]", by.change)).from((!by.received.is_empty()).then_some(received))
}

/// A received file, with its receipt where there is one.
pub fn of_file(receipts: &Receipts, file: &str) -> Origin {
    let below = file.splitn(4, '/').nth(3).unwrap_or(file);
    let received = Origin::new("收到的报送文件", "a report as received").at(file, "");
    match receipts.of(below) {
        Some(r) => {
            let zh = format!("收件登记：{} 收到，sha256 {}", r.time, r.sha256);
            let en = format!("received {}, sha256 {}", r.time, r.sha256);
            received.from([Origin::new(zh, en)])
        }
        None => received,
    }
}

/// Where the paragraph begins that has these words.
fn seat(notice: &Notice, words: &str) -> Option<At> {
    let has = |p: &Paragraph| {
        let point = p.points.iter().find(|point| point.heading.contains(words) || point.text.contains(words));
        if p.text.contains(words) { p.at } else { point.and_then(|point| point.at) }
    };
    notice.loose_paragraphs().find_map(has).or_else(|| notice.all_sections().find_map(|s| in_section(s, &has)))
}

fn in_section(section: &Section, has: &dyn Fn(&Paragraph) -> Option<At>) -> Option<At> {
    section.paragraphs.iter().find_map(has).or_else(|| section.sections.iter().find_map(|s| in_section(s, has)))
}

/// The value at a path of a view, such as `figures.groups[2].name`.
pub fn value<'v>(view: &'v Value, path: &str) -> Option<&'v Value> {
    let mut steps = path.split(['.', '[']).filter(|s| !s.is_empty());
    steps.try_fold(view, |value, step| match step.strip_suffix(']') {
        Some(n) => value.get(n.parse::<usize>().ok()?),
        None => value.get(step),
    })
}

/// A scalar as it is printed.
pub fn printed(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.clone()),
        Value::Number(n) => Some(n.to_string()),
        Value::Bool(b) => Some(b.to_string()),
        _ => None,
    }
}

/// The paths of all scalars of a view.
pub fn scalars(view: &Value, path: &str, out: &mut Vec<String>) {
    match view {
        Value::Object(map) => map.iter().for_each(|(key, v)| {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            scalars(v, &path, out);
        }),
        Value::Array(items) => items.iter().enumerate().for_each(|(i, v)| scalars(v, &format!("{path}[{i}]"), out)),
        Value::Null => {}
        _ => out.push(path.to_owned()),
    }
}
