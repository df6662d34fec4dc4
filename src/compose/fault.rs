//! Findings in a rendered template, led back to the template that said so: what was rendered has no lines that its writer
//! knows.

use super::template::{Templates, shown};
use crate::base::diagnostic::Diagnostic;
use crate::base::{Source, Span};

/// A finding, and by which words of a template it is known.
#[derive(Debug)]
pub struct Fault {
    /// The finding.
    pub finding: Diagnostic,
    words: String,
    sign: Sign,
}

/// What the words are.
#[derive(Clone, Copy, Debug)]
enum Sign {
    /// A whole line, or a part of one that is the template's own.
    Line,
    /// The reference to a footnote, that many of the same before it.
    Reference(usize),
    /// What a footnote says; the last where there are several.
    Definition,
}

impl Fault {
    /// A finding about a line.
    pub(super) fn of_line(finding: Diagnostic, line: &str) -> Fault {
        Fault { finding, words: line.trim().to_owned(), sign: Sign::Line }
    }

    /// A finding about the reference to a footnote.
    pub(super) fn of_reference(finding: Diagnostic, label: &str, before: usize) -> Fault {
        Fault { finding, words: format!("[^{label}]"), sign: Sign::Reference(before) }
    }

    /// A finding about what a footnote says.
    pub(super) fn of_definition(finding: Diagnostic, label: &str) -> Fault {
        Fault { finding, words: format!("[^{label}]:"), sign: Sign::Definition }
    }

    /// The finding with its place in the template or one that it includes, where the words are found there.
    pub(super) fn placed(self, template: &str, templates: &Templates) -> Diagnostic {
        let own = templates.sources().iter().filter(|s| s.name() == template);
        let partials = templates.sources().iter().filter(|s| s.name().starts_with("partials/"));
        let place = own.chain(partials).find_map(|source| Some((source, self.find(source)?)));
        match place {
            Some((source, at)) => self.finding.at(&shown(source), Span::new(at, at + self.words.len())),
            None => self.finding,
        }
    }

    fn find(&self, source: &Source) -> Option<usize> {
        let text = source.text();
        let found = text.match_indices(self.words.as_str()).map(|(at, _)| at);
        let mut found = found.filter(|at| !self.words.is_empty() && is_own(text, *at));
        match self.sign {
            // One of several could be any.
            Sign::Line => found.next().filter(|_| found.next().is_none()),
            Sign::Definition => found.last(),
            Sign::Reference(before) => {
                let is_definition = |at: usize| text[at + self.words.len()..].starts_with(':');
                let all: Vec<usize> = found.filter(|at| !is_definition(*at)).collect();
                all.get(before).or(all.last()).copied()
            }
        }
    }
}

/// Whether what stands at a byte of a template is printed as it is.
pub(super) fn is_own(text: &str, at: usize) -> bool {
    let before = &text[..at];
    [("{{", "}}"), ("{%", "%}"), ("{#", "#}")]
        .iter()
        .all(|(open, close)| before.rfind(open).is_none_or(|o| before[o..].contains(close)))
}
