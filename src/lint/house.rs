//! What an office brings of its own: words that it writes otherwise, and papers that it knows by number.

use super::RULES;
use super::months::Months;
use super::rule::{Found, Hits, Rule};
use super::rules::words::house_terms;
use super::text::Text;
use crate::model::house::{Citations, Strength, Term, Terms};
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::BTreeMap;

/// The list of terms as one automaton, and the papers by number.
#[derive(Clone, Debug, Default)]
pub struct House {
    words: Option<AhoCorasick>,
    terms: Vec<Term>,
    papers: BTreeMap<String, Option<String>>,
    is_complete: bool,
    months: Months,
}

impl House {
    /// Makes it ready. Of terms that are given twice the first counts.
    pub fn new(terms: Terms, citations: Citations) -> House {
        let terms = terms.terms;
        // A list too large for an automaton, of hundreds of megabytes, is refused before it is read.
        let build =
            || AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(terms.iter().map(|t| &t.wrong));
        let words = if terms.is_empty() { None } else { build().ok() };
        let papers = citations.papers.into_iter().map(|p| (p.number, Some(p.title)));
        House { words, papers: papers.collect(), is_complete: citations.complete, terms, months: Months::default() }
    }

    /// Adds the papers of the dossier itself; one without a title is known by its number alone.
    pub fn with_papers(mut self, papers: impl IntoIterator<Item = (String, Option<String>)>) -> House {
        for (number, title) in papers {
            self.papers.entry(number).or_insert(title);
        }
        self
    }

    /// Adds who stood how month by month, for the lists of bulletins.
    pub fn with_months(mut self, months: Months) -> House {
        self.months = months;
        self
    }

    /// Whether any paper is known.
    pub(super) fn knows_papers(&self) -> bool {
        !self.papers.is_empty()
    }

    /// Whether no other paper may be cited.
    pub(super) fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The paper of a number: its title, where that is known.
    pub(super) fn paper(&self, number: &str) -> Option<Option<&str>> {
        self.papers.get(number).map(Option::as_deref)
    }

    /// Every paper: number and title.
    pub fn papers(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.papers.iter().map(|(number, title)| (number.as_str(), title.as_deref()))
    }

    /// What a text has against the office's own: terms, and names in the lists of a bulletin.
    pub fn read(&self, text: &Text<'_>) -> Vec<(&'static Rule, Found)> {
        let mut out = self.terms_in(text);
        out.extend(self.months.read(text));
        out
    }

    /// Every term that stands in a text, but for those that are part of what is to be written.
    fn terms_in(&self, text: &Text<'_>) -> Vec<(&'static Rule, Found)> {
        let Some(words) = &self.words else { return Vec::new() };
        let mut out = Vec::new();
        for found in words.find_iter(text.text.as_ref()) {
            let term = &self.terms[found.pattern().as_usize()];
            if !is_written_right(&text.text, found.start(), term) {
                let mut hits = Hits::default();
                let hit = hits.at(found.start(), found.end()).with("wrong", &term.wrong).with("right", &term.right);
                hit.with("reason", &term.reason).put(term.right.as_str());
                out.extend(hits.found.into_iter().map(|hit| (rule(term.strength), hit)));
            }
        }
        out
    }
}

/// 街道办 within 街道办事处.
fn is_written_right(text: &str, at: usize, term: &Term) -> bool {
    let begins = |n: usize| at.checked_sub(n).and_then(|start| text.get(start..start + term.right.len()));
    term.right.match_indices(&term.wrong).any(|(n, _)| begins(n) == Some(&term.right))
}

fn rule(strength: Strength) -> &'static Rule {
    let id = match strength {
        Strength::Error => house_terms::MUST.code.id,
        Strength::Warning => house_terms::TERM.code.id,
        Strength::Info => house_terms::HINT.code.id,
    };
    RULES.iter().find(|r| r.code.id == id).expect("it is among the rules")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Kind;
    use proptest::prelude::*;

    fn term(wrong: &str) -> Term {
        Term { wrong: wrong.into(), right: "！".into(), reason: String::new(), strength: Strength::default() }
    }

    /// The longest of the terms at the first place where any begins, and on from its end.
    fn one_by_one(words: &[String], text: &str) -> Vec<(usize, usize)> {
        let (mut out, mut free) = (Vec::new(), 0);
        for (at, _) in text.char_indices() {
            let longest = words.iter().filter(|w| text[at..].starts_with(w.as_str())).map(String::len).max();
            if let Some(length) = longest.filter(|_| at >= free) {
                out.push((at, at + length));
                free = at + length;
            }
        }
        out
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_term_is_found(words in proptest::collection::vec("[甲乙丙a]{1,4}", 1..8), text in "[甲乙丙丁a。]{0,40}") {
            let terms = Terms { terms: words.iter().map(|w| term(w)).collect() };
            let house = House::new(terms, Citations::default());
            let found = house.read(&Text::paper(text.as_str(), Kind::Paper));
            let places: Vec<(usize, usize)> = found.iter().map(|(_, f)| (f.span.start, f.span.end)).collect();
            prop_assert_eq!(places, one_by_one(&words, &text));
        }
    }
}
