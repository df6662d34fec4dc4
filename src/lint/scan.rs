//! One pass over a text for all rules: one automaton finds the words of every rule, each line and each paragraph is handed
//! to the rules that ask for its role.

use super::rule::{Found, Hits, Look, Rule, Spot};
use super::text::{ROLES, Text};
use super::{RULES, Subject};
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::sync::LazyLock;

/// The rules, sorted by where they look.
struct Desk {
    words: AhoCorasick,
    /// For each word of the automaton the rules that ask for it.
    owners: Vec<Vec<usize>>,
    lines: [Vec<usize>; ROLES],
    paragraphs: [Vec<usize>; ROLES],
}

static DESK: LazyLock<Desk> = LazyLock::new(Desk::new);

impl Desk {
    fn new() -> Desk {
        let mut words: Vec<&'static str> = Vec::new();
        let mut owners: Vec<Vec<usize>> = Vec::new();
        let (mut lines, mut paragraphs) = (<[Vec<usize>; ROLES]>::default(), <[Vec<usize>; ROLES]>::default());
        for (n, rule) in RULES.iter().enumerate() {
            match rule.look {
                Look::Words(list, _) => {
                    for word in list {
                        let at = words.iter().position(|w| w == word).unwrap_or_else(|| {
                            words.push(word);
                            owners.push(Vec::new());
                            words.len() - 1
                        });
                        owners[at].push(n);
                    }
                }
                Look::Lines(roles, _) => roles.iter().for_each(|&role| lines[role as usize].push(n)),
                Look::Paragraphs(roles, _) => roles.iter().for_each(|&role| paragraphs[role as usize].push(n)),
                Look::Whole(_) | Look::Set(_) | Look::Nowhere => {}
            }
        }
        // A table of all states is the fastest, and small enough for the words of all rules.
        let table = Some(AhoCorasickKind::DFA);
        let words = AhoCorasick::builder().kind(table).match_kind(MatchKind::Standard).build(&words);
        Desk { words: words.expect("the words of the rules fit an automaton"), owners, lines, paragraphs }
    }
}

/// Breaches with the rules they break.
#[derive(Default)]
struct Basket {
    hits: Hits,
    rules: Vec<usize>,
}

impl Basket {
    fn put(&mut self, rule: usize, look: impl FnOnce(&mut Hits)) {
        look(&mut self.hits);
        self.rules.resize(self.hits.found.len(), rule);
    }
}

/// Every breach of every rule that looks at a text, in the order of the text.
pub fn read(text: &Text<'_>) -> Vec<(&'static Rule, Found)> {
    let mut basket = Basket::default();
    words(text, &mut basket);
    for line in &text.lines {
        for &n in &DESK.lines[line.role as usize] {
            if let Look::Lines(_, check) = RULES[n].look {
                basket.put(n, |hits| check(text, line, hits));
            }
        }
    }
    for paragraph in &text.paragraphs {
        for &n in &DESK.paragraphs[paragraph.role as usize] {
            if let Look::Paragraphs(_, check) = RULES[n].look {
                basket.put(n, |hits| check(text, paragraph, hits));
            }
        }
    }
    for (n, rule) in RULES.iter().enumerate() {
        if let Look::Whole(check) = rule.look {
            basket.put(n, |hits| check(text, hits));
        }
    }
    let rules = basket.rules.into_iter().map(|n| &RULES[n]);
    let mut out: Vec<(&'static Rule, Found)> = rules.zip(basket.hits.found).collect();
    out.sort_by_key(|(rule, found)| (found.span, rule.code.id));
    out.dedup_by(|a, b| a.0.code.id == b.0.code.id && a.1.span == b.1.span);
    out
}

fn words(text: &Text<'_>, basket: &mut Basket) {
    let mut line = 0;
    for found in DESK.words.find_overlapping_iter(text.text.as_ref()) {
        // The end of a word never moves back, so neither does its line.
        while text.lines.get(line).is_some_and(|l| l.end < found.end()) {
            line += 1;
        }
        let Some(here) = text.lines.get(line).filter(|l| l.start <= found.start()) else { continue };
        for &n in &DESK.owners[found.pattern().as_usize()] {
            if let Look::Words(_, check) = RULES[n].look {
                let spot = Spot { text, start: found.start(), end: found.end(), line: here };
                basket.put(n, |hits| check(&spot, hits));
            }
        }
    }
}

/// Every breach of every rule that looks at what was read.
pub fn set(subject: &Subject<'_>) -> impl Iterator<Item = (&'static Rule, super::Hit)> {
    RULES.iter().flat_map(move |rule| match rule.look {
        Look::Set(check) => check(subject).into_iter().map(|hit| (rule, hit)).collect(),
        _ => Vec::new(),
    })
}
