//! Proofreading: rules over texts and over what was read from them, each in a file of its own, all in one list.

pub mod dates;
pub mod doc_number;
pub mod fields;
pub mod fix;
mod holders;
pub mod house;
pub mod months;
pub mod ordinal;
pub mod outline;
pub mod pairs;
pub mod rule;
pub mod rules;
pub mod scan;
pub mod suppress;
mod template;
pub mod text;

pub use fields::{Field, Place, Sheet, Subject};
pub use house::House;
pub use rule::{Basis, Look, Page, Repair, Rule};
pub use rules::RULES;
pub use text::{Kind, Role, Text};

use crate::base::diagnostic::{self, Code, Diagnostic, Fix};
use crate::base::text::{is_blank, without_blanks};
use crate::base::{At, Source, Span};
use crate::model::{Task, yaml};
use rule::{Found, Words};
use std::collections::BTreeMap;

/// Every code of the rules.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    RULES.iter().map(|r| r.code)
}

/// The rule of a code.
pub fn rule_of(code: &Code) -> Option<&'static Rule> {
    RULES.iter().find(|r| r.code.id == code.id)
}

/// A breach in what was read, at words of a field.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Where.
    pub place: Place,
    /// The words meant; empty for the whole field.
    pub words: String,
    /// How many times they stand in the field before the place meant.
    pub earlier: usize,
    /// For the sentences of the code.
    pub args: Vec<(&'static str, String)>,
    /// Another place that shows the reason.
    pub see: Option<(Words, Place, String)>,
}

impl Hit {
    /// A breach at words of a field.
    pub fn new(place: &Place, words: impl Into<String>) -> Hit {
        Hit { place: place.clone(), words: words.into(), earlier: 0, args: Vec::new(), see: None }
    }

    /// Puts in a word.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Hit {
        self.args.push((name, value.to_string()));
        self
    }

    /// Means a later occurrence of the words.
    pub fn after(mut self, earlier: usize) -> Hit {
        self.earlier = earlier;
        self
    }

    /// Adds the other place.
    pub fn see(mut self, why: Words, place: &Place, words: impl Into<String>) -> Hit {
        self.see = Some((why, place.clone(), words.into()));
        self
    }
}

/// Every breach in a text of any kind, without what was read from it.
pub fn of_text(source: &Source, kind: Kind, house: Option<&House>) -> Vec<Diagnostic> {
    let seen = if kind == Kind::Template { template::bare(source.text()) } else { source.text().to_owned() };
    of_lines(source, &Text::paper(suppress::without_notes(&seen), kind), house)
}

/// Every breach in a text that stands byte for byte in a source.
pub fn of_lines(source: &Source, text: &Text<'_>, house: Option<&House>) -> Vec<Diagnostic> {
    in_text(text, house).map(|(rule, found)| of_found(source, rule, found)).collect()
}

/// Every breach of the rules, and of the list of terms.
fn in_text(text: &Text<'_>, house: Option<&House>) -> impl Iterator<Item = (&'static Rule, Found)> {
    scan::read(text).into_iter().chain(house.into_iter().flat_map(|house| house.read(text)))
}

/// Every breach in a paper as received, and in what was read from it; without those that notes in the text leave.
pub fn of_paper(source: &Source, kind: Kind, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut out = of_text(source, kind, subject.house);
    out.extend(of_reading(source, subject));
    suppress::apply(source, out)
}

/// Every breach of a template, without those that notes in it leave.
pub fn of_template(source: &Source, house: Option<&House>) -> Vec<Diagnostic> {
    suppress::apply(source, of_text(source, Kind::Template, house))
}

fn of_found(source: &Source, rule: &'static Rule, found: Found) -> Diagnostic {
    let mut d = Diagnostic { args: found.args, ..Diagnostic::new(rule.code) }.at(source, found.span);
    if let Some((why, span)) = found.see {
        d = d.see(why, diagnostic::Place { source: source.clone(), span });
    }
    d.fix = found.put.map(|(span, put)| {
        let safe = fix::is_safe(rule, source.text(), span, &put);
        Box::new(Fix { place: diagnostic::Place { source: source.clone(), span }, put, safe })
    });
    d
}

/// Breaches in what was read, placed in the received text.
fn of_reading(source: &Source, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let seed = Seed::new(source);
    let hits = scan::set(subject).map(|(rule, hit)| {
        let known = seed.begin(subject, &hit.place);
        let place = seed.find_nth(&hit.words, known, hit.earlier).or_else(|| seed.at(known));
        let mut d = Diagnostic { args: hit.args, place, ..Diagnostic::new(rule.code) };
        if let Some((why, place)) = hit.see.and_then(|(why, _, words)| Some((why, seed.find_nth(&words, 0, 0)?))) {
            d = d.see(why, place);
        }
        d
    });
    hits.collect()
}

/// A received text in which words are found whatever blanks, line ends and `**` stand between their characters.
struct Seed<'s> {
    source: &'s Source,
    text: String,
    /// Where each byte of `text` stands in the source.
    offsets: Vec<usize>,
}

impl<'s> Seed<'s> {
    fn new(source: &'s Source) -> Seed<'s> {
        let (mut text, mut offsets) = (String::new(), Vec::new());
        for (i, c) in source.text().char_indices().filter(|(_, c)| !is_blank(*c) && *c != '*') {
            text.push(c);
            offsets.extend(i..i + c.len_utf8());
        }
        Seed { source, text, offsets }
    }

    /// The words, from a place on: a signature may be the end of the letterhead's name.
    fn find_nth(&self, words: &str, from: usize, earlier: usize) -> Option<diagnostic::Place> {
        let words = without_blanks(words);
        let found = self.text[from..].match_indices(&words).filter(|_| !words.is_empty());
        let start = from + found.map(|(n, _)| n).nth(earlier)?;
        let span = Span::new(self.offsets[start], self.offsets[start + words.len() - 1] + 1);
        Some(diagnostic::Place { source: self.source.clone(), span })
    }
}

impl Seed<'_> {
    /// A place of no length, for words that the text breaks up.
    fn at(&self, at: usize) -> Option<diagnostic::Place> {
        let start = *self.offsets.get(at).filter(|_| at > 0)?;
        Some(diagnostic::Place { source: self.source.clone(), span: Span::new(start, start) })
    }

    /// Where a field begins, as far as that is known: a cell of a row begins behind the cells before it.
    fn begin(&self, subject: &Subject<'_>, place: &Place) -> usize {
        let at = known_place(subject, place).map_or(0, |at| self.source.offset(at.line as usize, at.column as usize));
        let mut from = self.offsets.partition_point(|&o| o < at);
        for before in cells_before(subject, place) {
            let cell = without_blanks(before);
            from += self.text[from..].find(&cell).map_or(0, |n| n + cell.len());
        }
        from
    }
}

/// The cells that stand before a cell in its row.
fn cells_before<'s>(subject: &Subject<'s>, place: &Place) -> Vec<&'s str> {
    let Some(task) = task_of(subject, place) else { return Vec::new() };
    match place.path.rsplit_once("].").map_or("", |(_, key)| key) {
        key if key.starts_with("lead") => vec![&task.content],
        key if key.starts_with("participants") => vec![&task.content, &task.lead.text],
        _ => Vec::new(),
    }
}

/// The task whose row a path leads into.
fn task_of<'s>(subject: &Subject<'s>, place: &Place) -> Option<&'s Task> {
    let mut numbers = place.path.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<usize>().ok());
    subject.tasks?.groups.get(numbers.next()?)?.tasks.get(numbers.next()?)
}

/// Where a field of the notice, or the row of a task, begins in the received text.
fn known_place(subject: &Subject<'_>, place: &Place) -> Option<At> {
    if place.file == fields::NOTICE {
        return subject.notice?.places.get(&place.path).copied();
    }
    let group = || {
        let number = place.path.strip_prefix("groups[")?.split(']').next()?.parse::<usize>().ok()?;
        subject.tasks?.groups.get(number)?.at
    };
    task_of(subject, place).and_then(|t| t.at).or_else(group)
}

const IN_SEED: Words = Words { zh: "原文在此", en: "in the received text" };

/// Every breach in the content, placed in its files and, where its words are found there, in the received text; without
/// those that notes in the files leave.
pub fn findings(subject: &Subject<'_>, sources: &BTreeMap<String, Source>, seed: Option<&Source>) -> Vec<Diagnostic> {
    let seed = seed.map(Seed::new);
    let files: BTreeMap<&str, &Source> = fields::FILES.iter().filter_map(|f| Some((*f, sources.get(*f)?))).collect();
    let locate = |place: &Place, words: Located<'_>| {
        let source = files.get(place.file)?;
        locate(source, yaml::locate(source, &place.path)?.span, words)
    };
    let mut out = of_sheet(subject, &locate);
    for (rule, hit) in scan::set(subject) {
        let mut d = Diagnostic { args: hit.args, ..Diagnostic::new(rule.code) };
        d.place = locate(&hit.place, Located::Words(&hit.words, hit.earlier));
        if let Some((why, place, words)) = hit.see
            && let Some(place) = locate(&place, Located::Words(&words, 0))
        {
            d = d.see(why, place);
        }
        if let Some(place) =
            seed.as_ref().and_then(|s| s.find_nth(&hit.words, s.begin(subject, &hit.place), hit.earlier))
        {
            d = d.see(IN_SEED, place);
        }
        out.push(d);
    }
    files.values().fold(out, |out, source| suppress::apply(source, out))
}

/// What is looked for in a field.
#[derive(Clone, Copy)]
enum Located<'a> {
    /// Words of it, and how many times they stand there before.
    Words(&'a str, usize),
    /// Bytes of its text.
    Bytes(&'a str, Span),
}

/// Breaches in the texts of the content.
fn of_sheet(
    subject: &Subject<'_>,
    locate: &dyn Fn(&Place, Located<'_>) -> Option<diagnostic::Place>,
) -> Vec<Diagnostic> {
    let sheet = Sheet::new(subject);
    let text = sheet.text();
    let place = |span: Span| {
        let (place, field, within) = sheet.at(&text, span)?;
        locate(place, Located::Bytes(field, within))
    };
    let found = in_text(&text, subject.house).map(|(rule, found)| {
        let mut d = Diagnostic { args: found.args, place: place(found.span), ..Diagnostic::new(rule.code) };
        if let Some((why, there)) = found.see.and_then(|(why, span)| Some((why, place(span)?))) {
            d = d.see(why, there);
        }
        d.fix = found.put.and_then(|(span, put)| {
            let safe = fix::is_safe(rule, &text.text, span, &put);
            Some(Box::new(Fix {
                place: place(span).filter(|p| p.span.start < p.span.end || span.start == span.end)?,
                put,
                safe,
            }))
        });
        d
    });
    found.collect()
}

/// The place of words in the YAML of their field, or the field where YAML spells them otherwise.
fn locate(source: &Source, field: Span, what: Located<'_>) -> Option<diagnostic::Place> {
    let raw = &source.text()[field.start..field.end];
    let within = match what {
        Located::Words("", _) => None,
        Located::Words(words, earlier) => {
            raw.match_indices(words).nth(earlier).map(|(n, _)| Span::new(n, n + words.len()))
        }
        Located::Bytes(text, span) => yaml::aligned(raw, text).map(|offsets| {
            let last = span.end.max(span.start + 1) - 1;
            Span::new(
                offsets[span.start],
                offsets.get(last).map_or(raw.len(), |o| o + usize::from(span.end > span.start)),
            )
        }),
    };
    let span = within.map_or(field, |w| Span::new(field.start + w.start, field.start + w.end));
    Some(diagnostic::Place { source: source.clone(), span })
}
