//! Reports in YAML: the form that `seeds/submissions/README.md` describes.

use super::findings::{Findings, Spot, in_line};
use super::{Knowledge, Member, arrival, codes, form, former, open};
use crate::base::diagnostic::Place;
use crate::base::{Diagnostic, Source, Span};
use crate::model::account::{CellAccount, Reason};
use crate::model::{Account, Entry, Fate, Field, Reading, Submission, yaml};
use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn read(member: &Member<'_>, known: &Knowledge<'_>, findings: &mut Findings) -> Option<Reading> {
    let text = decode(&member.bytes, findings)?;
    let source = Source::new(&member.path, text);
    let mut submission: Submission = match yaml::load(&source) {
        Ok(submission) => submission,
        Err(diagnostic) => {
            findings.push(*diagnostic);
            return None;
        }
    };
    tidy(&mut submission);
    let written = cells(&submission);
    let found = Found::of(source.text());
    let mut returned = refuse(&mut submission, &source, &found, known, findings);
    let doubtful = refuse_numbers(&submission, &source, &found, known, findings);
    let of_entry = |c: &Written| doubtful.iter().find(|(i, _)| c.path.starts_with(&format!("entries[{i}].")));
    returned.extend(written.iter().filter_map(|c| Some((c.path.clone(), of_entry(c)?.1.clone()))));
    let at = |path: &str| found.places.get(path).cloned().unwrap_or_else(|| path.to_owned());
    let places = (0..submission.entries.len()).map(|i| {
        let prefix = format!("entries[{i}].");
        let fields =
            written.iter().filter_map(|c| Some((c.field?, c.path.strip_prefix(&prefix).map(|_| at(&c.path))?)));
        fields.collect::<BTreeMap<Field, String>>()
    });
    let stands = |i: &usize| !doubtful.contains_key(i);
    let places = places.enumerate().filter(|(i, _)| stands(i)).map(|(_, place)| place).collect();
    let account = account(&submission, written, &returned, &found);
    let entries = std::mem::take(&mut submission.entries).into_iter().enumerate();
    submission.entries = entries.filter(|(i, _)| stands(i)).map(|(_, entry)| entry).collect();
    if submission.received.is_none() && !returned.contains_key("received") {
        submission.received.clone_from(&member.arrival);
    }
    let (unit, recognised) = form::sender(&submission.unit, member, known, findings);
    submission.unit = unit;
    Some(Reading { file: member.path.clone(), submission, recognised, places, account })
}

/// Takes out what cannot be read: the findings by the paths of the values.
fn refuse(
    submission: &mut Submission,
    source: &Source,
    found: &Found,
    known: &Knowledge<'_>,
    findings: &mut Findings,
) -> BTreeMap<String, Box<Diagnostic>> {
    let spot = |path: &str| Spot::text(found.place(source, path));
    let mut returned = BTreeMap::new();
    if let Some(text) = submission.received.take() {
        match arrival::normalise(&text, known.month) {
            Some(read) => {
                if read.presumed {
                    let args = [("text", text), ("time", read.time.clone())];
                    findings.add(&codes::PRESUMED_ARRIVAL, spot("received"), &args);
                }
                submission.received = Some(read.time);
            }
            None => {
                let d = findings.raise(&codes::UNREADABLE_ARRIVAL, spot("received"), &[("text", text)]);
                returned.insert("received".to_owned(), d);
            }
        }
    }
    for (i, entry) in submission.entries.iter_mut().enumerate() {
        if let Some(rate) = entry.rate.take_if(|r| *r > 100) {
            let args = [("text", rate.to_string()), ("task", entry.task.to_string())];
            let path = format!("entries[{i}].rate");
            let d = findings.raise(&codes::BAD_RATE, spot(&path), &args);
            returned.insert(path, d);
        }
    }
    returned
}

/// The entries, by their places, whose number may mean another task than it did before the list was amended.
fn refuse_numbers(
    submission: &Submission,
    source: &Source,
    found: &Found,
    known: &Knowledge<'_>,
    findings: &mut Findings,
) -> BTreeMap<usize, Box<Diagnostic>> {
    let mut doubtful = BTreeMap::new();
    for (i, entry) in submission.entries.iter().enumerate().filter(|(_, e)| !e.is_blank()) {
        let meant = former::bare(entry.task, known, submission.month);
        let Some((code, mut args)) = former::refusal(entry.task, &meant, known) else { continue };
        args.push(("text", in_line(&words_of(entry))));
        let spot = Spot::text(found.place(source, &format!("entries[{i}].task")));
        doubtful.insert(i, findings.raise(code, spot, &args));
    }
    doubtful
}

/// All that an entry says.
fn words_of(entry: &Entry) -> String {
    let Entry { task: _, status, rate, progress, problems, next } = entry;
    let (status, rate) = (status.map(|s| s.as_str().to_owned()), rate.map(|r| format!("{r}%")));
    let texts = [Some(progress), problems.as_ref(), Some(next)].map(|text| text.filter(|t| !t.is_empty()).cloned());
    [status, rate].into_iter().chain(texts).flatten().collect::<Vec<_>>().join(" | ")
}

/// A value that says something.
struct Written {
    path: String,
    text: String,
    task: Option<u32>,
    field: Option<Field>,
}

/// The values of a report, as they came.
fn cells(submission: &Submission) -> Vec<Written> {
    let Submission { example, unit, month, received, reporter, phone, entries } = submission;
    let head = [
        (None, "example", example.to_string()),
        (Some(Field::Unit), "unit", unit.clone()),
        (Some(Field::Month), "month", month.to_string()),
        (Some(Field::Received), "received", received.clone().unwrap_or_default()),
        (Some(Field::Reporter), "reporter", reporter.clone().unwrap_or_default()),
        (Some(Field::Phone), "phone", phone.clone().unwrap_or_default()),
    ];
    let head = head.into_iter().map(|(field, path, text)| Written { path: path.into(), text, task: None, field });
    let of_entries = entries.iter().enumerate().flat_map(|(i, entry)| {
        let values = [
            (Field::Task, entry.task.to_string()),
            (Field::Status, entry.status.map(|s| s.as_str().to_owned()).unwrap_or_default()),
            (Field::Rate, entry.rate.map(|r| r.to_string()).unwrap_or_default()),
            (Field::Progress, entry.progress.clone()),
            (Field::Problems, entry.problems.clone().unwrap_or_default()),
            (Field::Next, entry.next.clone()),
        ];
        values.map(|(field, text)| {
            let path = format!("entries[{i}].{}", field.name());
            Written { path, text, task: Some(entry.task), field: Some(field) }
        })
    });
    head.chain(of_entries).filter(|c| !c.text.is_empty()).collect()
}

/// What became of each value; how many there are is counted in the file itself.
fn account(
    submission: &Submission,
    written: Vec<Written>,
    returned: &BTreeMap<String, Box<Diagnostic>>,
    found: &Found,
) -> Account {
    let mut names = BTreeSet::new();
    let mut cells = Vec::new();
    for Written { path, text, task, field } in written {
        let place = found.places.get(&path);
        // `example: false` may be left out.
        if place.is_none() && field.is_none() {
            continue;
        }
        let at = place.unwrap_or(&path).clone();
        // An alias stands where its anchor does.
        let at = if names.contains(&at) { format!("{at}（{path}）") } else { at };
        names.insert(at.clone());
        let index = path.strip_prefix("entries[").and_then(|p| p.split_once(']')).and_then(|(i, _)| i.parse().ok());
        let entry = index.and_then(|i: usize| submission.entries.get(i).map(|e| (i, e)));
        let blank = entry.is_some_and(|(i, e)| e.is_blank() && !returned.contains_key(&format!("entries[{i}].rate")));
        let fate = match (returned.get(&path), field) {
            (Some(d), _) => Fate::Returned(d.clone()),
            (None, Some(Field::Task)) if blank => Fate::Ignored(Reason::Untouched),
            (None, Some(field)) => Fate::Accepted(field),
            (None, None) => Fate::Ignored(Reason::Note),
        };
        cells.push(CellAccount { at, text, task, fate });
    }
    Account { total: found.count.unwrap_or(cells.len()), cells }
}

/// The values found in the file, by a reader of their own.
#[derive(Default)]
struct Found {
    /// How many say something; `None` where that reader cannot read the file.
    count: Option<usize>,
    /// Where each stands, as `line:column`, by its path.
    places: BTreeMap<String, String>,
    /// The same for machines: line and column of the beginning and of the end.
    spans: BTreeMap<String, [(usize, usize); 2]>,
}

impl Found {
    fn place(&self, source: &Source, path: &str) -> Option<Place> {
        let [start, end] = self.spans.get(path)?.map(|(line, column)| source.offset(line, column));
        Some(Place { source: source.clone(), span: Span::new(start, end.max(start)) })
    }

    fn of(text: &str) -> Found {
        let mut found = Found::default();
        let text = text.trim_start_matches('\u{feff}');
        let documents = MarkedYaml::load_from_str(text).ok();
        if let Some(first) = documents.as_ref().and_then(|d| d.first()) {
            found.count = Some(0);
            found.walk(first, String::new());
        }
        found
    }

    fn walk(&mut self, node: &MarkedYaml<'_>, path: String) {
        match &node.data {
            YamlData::Sequence(items) => {
                items.iter().enumerate().for_each(|(i, item)| self.walk(item, format!("{path}[{i}]")));
            }
            YamlData::Mapping(map) => {
                for (key, value) in map {
                    let key = key.data.as_str().unwrap_or_default();
                    self.walk(value, if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") });
                }
            }
            YamlData::Tagged(_, inner) => self.walk(inner, path),
            data if says_something(data) => {
                self.count = self.count.map(|n| n + 1);
                let (line, column) = (node.span.start.line(), node.span.start.col() + 1);
                self.spans.insert(path.clone(), [(line, column), (node.span.end.line(), node.span.end.col() + 1)]);
                self.places.insert(path, format!("{line}:{column}"));
            }
            _ => {}
        }
    }
}

fn says_something<'t>(data: &YamlData<'t, MarkedYaml<'t>>) -> bool {
    match data {
        YamlData::Value(Scalar::Null) | YamlData::BadValue => false,
        YamlData::Value(Scalar::String(text)) => !text.trim().is_empty(),
        YamlData::Representation(text, ..) => !text.trim().is_empty(),
        _ => true,
    }
}

/// UTF-8 is what a report should be in; what older programs write (GBK, GB18030) is read all the same, and said so.
fn decode(bytes: &[u8], findings: &mut Findings) -> Option<String> {
    if bytes.trim_ascii().is_empty() {
        let (code, words) = open::broken("文件是空的", "the file is empty");
        findings.add(code, Spot::file(), &words);
        return None;
    }
    if bytes.contains(&0) {
        let (code, words) = open::disguised("YAML", open::Kind::of(bytes));
        findings.add(code, Spot::file(), &words);
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    let code = if text.is_some() { &codes::NOT_UTF8 } else { &codes::BROKEN };
    let reason =
        [("reason", "既不是 UTF-8 也不是 GB18030 文字".into()), ("reason_en", "neither UTF-8 nor GB18030".into())];
    findings.add(code, Spot::file(), &reason);
    text.map(|t| t.into_owned())
}

/// A key with nothing behind it says no more than no key at all.
fn tidy(submission: &mut Submission) {
    let trim = |s: &mut String| *s = s.trim().to_owned();
    let empty = |s: &mut Option<String>| *s = s.take().map(|s| s.trim().to_owned()).filter(|s| !s.is_empty());
    trim(&mut submission.unit);
    for text in [&mut submission.received, &mut submission.reporter, &mut submission.phone] {
        empty(text);
    }
    for entry in &mut submission.entries {
        trim(&mut entry.progress);
        trim(&mut entry.next);
        empty(&mut entry.problems);
    }
}
