//! How sure each part of a reading is, and what it rests on.
//!
//! Every key of the facts has a ground. What it says follows from the evidence: where the part stood, in which form, what
//! agrees with it and what does not. Where only some of a part is doubtful, its places are named one by one.

mod head;
mod list;
mod text;

#[cfg(test)]
mod tests;

use super::Reading;
use crate::base::At;
use serde_json::{Map, Value, json};

/// How far a part can be relied on without looking at the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It was not found: nothing is said, and nothing made up.
    Open,
    /// It was told by where it stands or by words that may mean something else: to be looked at.
    Likely,
    /// It stands where it belongs, in the form that it has to have.
    Sure,
}

impl Confidence {
    /// As `parse --json` prints it.
    pub const fn name(self) -> &'static str {
        match self {
            Confidence::Open => "open",
            Confidence::Likely => "likely",
            Confidence::Sure => "sure",
        }
    }
}

/// A level, and why it is that one, in both languages.
#[derive(Clone, Debug)]
pub struct Judged {
    /// How sure.
    pub confidence: Confidence,
    /// Why, in Chinese.
    pub zh: String,
    /// Why, in English.
    pub en: String,
}

/// What a part of the reading rests on.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The key of the facts.
    pub field: &'static str,
    /// How sure it is, and why.
    pub judged: Judged,
    /// What of it is less sure than the whole, by its path in the facts: `tasks[3].lead_units`.
    pub parts: Vec<(String, Judged)>,
}

/// The ground of every part, in the order of the facts.
pub fn of(reading: &Reading) -> Vec<Ground> {
    let mut grounds = vec![
        head::issuer(reading),
        head::co_issuers(reading),
        head::number(reading),
        head::title(reading),
        head::addressees(reading),
        head::signers(reading),
        head::date(reading),
        head::publicity(reading),
        text::attachments(reading),
        text::contacts(reading),
        text::sections(reading),
        list::task_count(reading),
        list::row_count(reading),
        list::implied(reading),
        list::tasks(reading),
        text::reporting(reading),
        text::supersedes(reading),
    ];
    if reading.run_together {
        grounds.iter_mut().for_each(lower);
    }
    grounds
}

/// The grounds by field, as `parse --json` prints them.
pub fn json(grounds: &[Ground]) -> Value {
    let said = |j: &Judged| json!({ "level": j.confidence.name(), "why": j.zh, "why_en": j.en });
    let one = |g: &Ground| {
        let mut value = said(&g.judged);
        if !g.parts.is_empty() {
            value["parts"] = Value::Object(g.parts.iter().map(|(path, j)| (path.clone(), said(j))).collect());
        }
        (g.field.to_owned(), value)
    };
    Value::Object(grounds.iter().map(one).collect::<Map<_, _>>())
}

/// What depends on where lines end.
const OF_LINES: [&str; 9] =
    ["title", "addressees", "signers", "sections", "contacts", "reporting_rule", "task_count", "row_count", "tasks"];

/// Where line ends were lost, what depends on them is not sure.
fn lower(ground: &mut Ground) {
    if OF_LINES.contains(&ground.field) && ground.judged.confidence == Confidence::Sure {
        ground.judged = likely(
            "原文的换行已经丢失，分段是按序号、冒号和日期推断的",
            "the line ends of the text are lost; where its parts end was told by numbers, colons and dates",
        );
    }
}

fn judged(confidence: Confidence, zh: impl Into<String>, en: impl Into<String>) -> Judged {
    Judged { confidence, zh: zh.into(), en: en.into() }
}

fn open(zh: impl Into<String>, en: impl Into<String>) -> Judged {
    judged(Confidence::Open, zh, en)
}

fn likely(zh: impl Into<String>, en: impl Into<String>) -> Judged {
    judged(Confidence::Likely, zh, en)
}

fn sure(zh: impl Into<String>, en: impl Into<String>) -> Judged {
    judged(Confidence::Sure, zh, en)
}

impl Judged {
    /// With the line on which it stands in front.
    fn on_line(mut self, at: Option<At>) -> Judged {
        if let Some(At { line, .. }) = at {
            self.zh = format!("第{line}行，{}", self.zh);
            self.en = format!("line {line}: {}", self.en);
        }
        self
    }

    /// As the ground of a field, all of which is as sure.
    fn of(self, field: &'static str) -> Ground {
        Ground { field, judged: self, parts: Vec::new() }
    }

    /// As the ground of a field of which some parts are less sure.
    fn with(self, field: &'static str, parts: Vec<(String, Judged)>) -> Ground {
        Ground { field, judged: self, parts }
    }
}

/// Where a field begins.
fn place(r: &Reading, path: &str) -> Option<At> {
    r.notice.places.get(path).copied()
}
