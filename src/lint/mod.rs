//! Proofreading: rules over texts and over what was read from them, each in a file of its own, all in one list.

pub mod dates;
pub mod doc_number;
pub mod fields;
pub mod fix;
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
pub use rule::{Basis, Look, Page, Repair, Rule};
pub use rules::RULES;
pub use text::{Kind, Role, Text};

use crate::base::diagnostic::{self, Code, Diagnostic, Fix};
use crate::base::text::is_blank;
use crate::base::{At, Source, Span};
use crate::model::yaml;
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
    /// For the sentences of the code.
    pub args: Vec<(&'static str, String)>,
    /// Another place that shows the reason.
    pub see: Option<(Words, Place, String)>,
}

impl Hit {
    /// A breach at words of a field.
    pub fn new(place: &Place, words: impl Into<String>) -> Hit {
        Hit { place: place.clone(), words: words.into(), args: Vec::new(), see: None }
    }

    /// Puts in a word.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Hit {
        self.args.push((name, value.to_string()));
        self
    }

    /// Adds the other place.
    pub fn see(mut self, why: Words, place: &Place, words: impl Into<String>) -> Hit {
        self.see = Some((why, place.clone(), words.into()));
        self
    }
}

/// Every breach in a text of any kind, without what was read from it.
pub fn of_text(source: &Source, kind: Kind) -> Vec<Diagnostic> {
    let seen = if kind == Kind::Template { template::bare(source.text()) } else { source.text().to_owned() };
    of_lines(source, &Text::paper(suppress::without_notes(&seen), kind))
}

/// Every breach in a text that stands byte for byte in a source.
pub fn of_lines(source: &Source, text: &Text<'_>) -> Vec<Diagnostic> {
    scan::read(text).into_iter().map(|(rule, found)| of_found(source, rule, found)).collect()
}

/// Every breach in a paper as received, and in what was read from it; without those that notes in the text leave.
pub fn of_paper(source: &Source, kind: Kind, subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut out = of_text(source, kind);
    out.extend(of_reading(source, subject));
    suppress::apply(source, out)
}

/// Every breach of a template, without those that notes in it leave.
pub fn of_template(source: &Source) -> Vec<Diagnostic> {
    suppress::apply(source, of_text(source, Kind::Template))
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
        let place = seed.find(&hit.words, known_place(subject, &hit.place));
        let mut d = Diagnostic { args: hit.args, place, ..Diagnostic::new(rule.code) };
        if let Some((why, place)) = hit.see.and_then(|(why, _, words)| Some((why, seed.find(&words, None)?))) {
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

    /// The words, from a place on where one is known: a signature may be the end of the letterhead's name.
    fn find(&self, words: &str, from: Option<At>) -> Option<diagnostic::Place> {
        let from = from.map_or(0, |at| self.source.offset(at.line as usize, at.column as usize));
        let from = self.offsets.partition_point(|&o| o < from);
        let start = from + self.text[from..].find(words).filter(|_| !words.is_empty())?;
        let span = Span::new(self.offsets[start], self.offsets[start + words.len() - 1] + 1);
        Some(diagnostic::Place { source: self.source.clone(), span })
    }
}

/// Where a field of the notice, or the row of a task, begins in the received text.
fn known_place(subject: &Subject<'_>, place: &Place) -> Option<At> {
    if place.file == fields::NOTICE {
        return subject.notice?.places.get(&place.path).copied();
    }
    let mut numbers = place.path.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<usize>().ok());
    let group = subject.tasks?.groups.get(numbers.next()?)?;
    group.tasks.get(numbers.next()?)?.at
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
        let known = known_place(subject, &hit.place);
        let mut d = Diagnostic { args: hit.args, ..Diagnostic::new(rule.code) };
        d.place = locate(&hit.place, Located::Words(&hit.words));
        if let Some((why, place, words)) = hit.see
            && let Some(place) = locate(&place, Located::Words(&words))
        {
            d = d.see(why, place);
        }
        if let Some(place) = seed.as_ref().and_then(|s| s.find(&hit.words, known)) {
            d = d.see(IN_SEED, place);
        }
        out.push(d);
    }
    files.values().fold(out, |out, source| suppress::apply(source, out))
}

/// What is looked for in a field.
#[derive(Clone, Copy)]
enum Located<'a> {
    /// Words of it.
    Words(&'a str),
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
    let found = scan::read(&text).into_iter().map(|(rule, found)| {
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
        Located::Words(words) => raw.find(words).filter(|_| !words.is_empty()).map(|n| Span::new(n, n + words.len())),
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
