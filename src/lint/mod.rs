//! Proofreading: rules over the content, each in a file of its own, all in one list.

pub mod fields;
pub mod rules;

pub use fields::{Field, Place, Subject};
pub use rules::RULES;

use crate::base::diagnostic::{Code, Diagnostic, Text};
use crate::base::text::is_blank;
use crate::base::{At, Source, Span};
use crate::model::yaml;
use std::collections::BTreeMap;

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// What it reports, with its manual page.
    pub code: &'static Code,
    /// Finds every breach.
    pub check: fn(&Subject<'_>) -> Vec<Hit>,
}

/// Every code of the rules.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    RULES.iter().map(|r| r.code)
}

/// A breach, at words of a field.
#[derive(Clone, Debug)]
pub struct Hit {
    /// Where.
    pub place: Place,
    /// The words meant; empty for the whole field.
    pub words: String,
    /// For the sentences of the code.
    pub args: Vec<(&'static str, String)>,
    /// Another place that shows the reason.
    pub see: Option<(Text, Place, String)>,
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
    pub fn see(mut self, why: Text, place: &Place, words: impl Into<String>) -> Hit {
        self.see = Some((why, place.clone(), words.into()));
        self
    }
}

/// Every breach of every rule, placed in the received text, for a reading that is not yet written.
pub fn findings_in_seed(subject: &Subject<'_>, seed: &Source) -> Vec<Diagnostic> {
    let seed = Seed::new(seed);
    let hits = RULES.iter().flat_map(|rule| (rule.check)(subject).into_iter().map(move |hit| (rule, hit)));
    hits.map(|(rule, hit)| {
        let place = seed.find(&hit.words, known_place(subject, &hit.place));
        let mut d = Diagnostic { args: hit.args, place, ..Diagnostic::new(rule.code) };
        if let Some((why, place)) = hit.see.and_then(|(why, _, words)| Some((why, seed.find(&words, None)?))) {
            d = d.see(why, place);
        }
        d
    })
    .collect()
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
    fn find(&self, words: &str, from: Option<At>) -> Option<crate::base::diagnostic::Place> {
        let from = from.map_or(0, |at| self.source.offset(at.line as usize, at.column as usize));
        let from = self.offsets.partition_point(|&o| o < from);
        let start = from + self.text[from..].find(words).filter(|_| !words.is_empty())?;
        let span = Span::new(self.offsets[start], self.offsets[start + words.len() - 1] + 1);
        Some(crate::base::diagnostic::Place { source: self.source.clone(), span })
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

const IN_SEED: Text = Text { zh: "原文在此", en: "in the received text" };

/// Every breach of every rule, placed in the content files and, where its words are found there, in the received text.
pub fn findings(subject: &Subject<'_>, sources: &BTreeMap<String, Source>, seed: Option<&Source>) -> Vec<Diagnostic> {
    let seed = seed.map(Seed::new);
    let mut out = Vec::new();
    for rule in &RULES {
        for hit in (rule.check)(subject) {
            let known = known_place(subject, &hit.place);
            let mut d = Diagnostic { args: hit.args, ..Diagnostic::new(rule.code) };
            if let Some(place) = locate(sources, &hit.place, &hit.words) {
                d = d.at(&place.source, place.span);
            }
            if let Some((why, place, words)) = hit.see
                && let Some(place) = locate(sources, &place, &words)
            {
                d = d.see(why, place);
            }
            if let Some(place) = seed.as_ref().and_then(|s| s.find(&hit.words, known)) {
                d = d.see(IN_SEED, place);
            }
            out.push(d);
        }
    }
    out
}

/// The words in the YAML of their field, or the field where YAML spells them otherwise.
fn locate(sources: &BTreeMap<String, Source>, place: &Place, words: &str) -> Option<crate::base::diagnostic::Place> {
    let source = sources.get(place.file)?;
    let mut found = yaml::locate(source, &place.path)?;
    let text = &source.text()[found.span.start..found.span.end];
    if let Some(n) = text.find(words).filter(|_| !words.is_empty()) {
        let start = found.span.start + n;
        found.span = Span::new(start, start + words.len());
    }
    Some(found)
}
