//! The bodies by their names, alone and in running text.

use crate::base::text::{is_han, without_blanks};
use crate::model::cells::ends_a_name;
use crate::model::unit::Index;
use crate::model::{Roster, Unit, UnitKind};
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

/// The bodies as readers ask for them.
#[derive(Debug)]
pub(in crate::parse::submission) struct Bodies<'a> {
    roster: &'a Roster,
    index: OnceLock<Index<'a>>,
    names: OnceLock<Names<'a>>,
    /// The names without the leading 区.
    short: OnceLock<Names<'a>>,
}

/// A body named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::parse::submission) struct Named {
    /// As the text has it.
    pub(in crate::parse::submission) written: String,
    /// As the roster has it.
    pub(in crate::parse::submission) body: String,
}

impl Hash for Bodies<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        // What is made of the roster is made of nothing else.
        let Bodies { roster, index: _, names: _, short: _ } = self;
        roster.hash(hasher);
    }
}

impl<'a> Bodies<'a> {
    pub(super) fn of(roster: &'a Roster) -> Bodies<'a> {
        Bodies { roster, index: OnceLock::new(), names: OnceLock::new(), short: OnceLock::new() }
    }

    fn index(&self) -> &Index<'a> {
        self.index.get_or_init(|| self.roster.index())
    }

    /// The body or group that a name means, see [`Index::resolve`].
    pub(in crate::parse::submission) fn resolve(&self, name: &str) -> Option<&'a str> {
        self.index().resolve(name)
    }

    /// The bodies that a name in a task cell obliges, see [`Index::obliged`].
    pub(in crate::parse::submission) fn obliged(&self, name: &str) -> Vec<&'a str> {
        self.index().obliged(name)
    }

    /// Whether two names mean one body.
    pub(in crate::parse::submission) fn are_one(&self, a: &str, b: &str) -> bool {
        a == b || matches!((self.resolve(a), self.resolve(b)), (Some(a), Some(b)) if a == b)
    }

    /// Whether a text may be the name of a body and nothing else; quicker than to look for all of them.
    pub(in crate::parse::submission) fn is_a_name(&self, text: &str) -> bool {
        let Roster { units, groups, .. } = self.roster;
        units.iter().any(|u| u.name == text || u.aliases.iter().any(|a| a == text))
            || groups.iter().any(|g| g.members.iter().any(|m| m == text))
    }

    /// The bodies that a text names, each once. Of names that lie one in the other the longest counts; superior bodies
    /// and groups never do, nor a name that is only the beginning of a longer one (区公安局交警大队).
    pub(in crate::parse::submission) fn within(&self, text: &str) -> Vec<Named> {
        let names = self.names.get_or_init(|| Names::new(names(self.roster)));
        self.found(&without_blanks(text), names, |_| true)
    }

    /// The same, where the leading 区 of a name may be left out: 民政局6月.xlsx. Such a short name must stand at the
    /// start of a word.
    pub(in crate::parse::submission) fn within_file_name(&self, name: &str) -> Vec<Named> {
        let whole = self.within(name);
        if !whole.is_empty() {
            return whole;
        }
        let short = self.short.get_or_init(|| Names::new(short(names(self.roster))));
        self.found(&without_blanks(name), short, |before| before.chars().next_back().is_none_or(|c| !is_han(c)))
    }

    fn found(&self, text: &str, names: &Names<'a>, starts: impl Fn(&str) -> bool) -> Vec<Named> {
        let mut hits = names.hits(text);
        hits.retain(|(at, _)| starts(&text[..*at]));
        let breaks: Vec<usize> = match hits.is_empty() {
            true => return Vec::new(),
            false => text.char_indices().filter(|(_, c)| !is_han(*c)).map(|(at, _)| at).collect(),
        };
        let mut bodies: Vec<Named> = Vec::new();
        for (at, name) in longest(hits) {
            let body = name.body.filter(|_| !goes_on(text, at + name.text.len(), &breaks));
            let Some(body) = body.and_then(|body| self.resolve(body)) else { continue };
            if bodies.iter().all(|b| b.body != body) {
                bodies.push(Named { written: name.text.to_owned(), body: body.to_owned() });
            }
        }
        bodies
    }
}

/// A name of the roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Name<'a> {
    text: &'a str,
    /// What the roster has it under, where that is a body that may report.
    body: Option<&'a str>,
}

/// Names, and what finds all of them in one pass.
#[derive(Debug)]
struct Names<'a> {
    list: Vec<Name<'a>>,
    finder: AhoCorasick,
}

impl<'a> Names<'a> {
    fn new(list: Vec<Name<'a>>) -> Names<'a> {
        // Texts are short and rosters change: what is quickest to make is the best.
        let quick = Some(AhoCorasickKind::NoncontiguousNFA);
        let mut builder = AhoCorasick::builder();
        let finder =
            builder.kind(quick).prefilter(false).match_kind(MatchKind::Standard).build(list.iter().map(|n| n.text));
        Names { list, finder: finder.expect("the names of a roster fit an automaton") }
    }

    /// Where each name stands, from left to right and no two of the same name in each other; longer names first, then by
    /// their places, then in the order of the list.
    fn hits(&self, text: &str) -> Vec<(usize, &Name<'a>)> {
        let mut ends = BTreeMap::new();
        let mut hits: Vec<(usize, usize)> = Vec::new();
        for found in self.finder.find_overlapping_iter(text) {
            let (name, at) = (found.pattern().as_usize(), found.start());
            if ends.get(&name).is_none_or(|end| *end <= at) {
                ends.insert(name, found.end());
                hits.push((at, name));
            }
        }
        hits.sort_by_key(|(at, name)| (std::cmp::Reverse(self.list[*name].text.len()), *at, *name));
        hits.into_iter().map(|(at, name)| (at, &self.list[name])).collect()
    }
}

/// Of names that lie one in the other or overlap the longest, then the first, by their places.
fn longest<'n, 'a>(hits: Vec<(usize, &'n Name<'a>)>) -> impl Iterator<Item = (usize, &'n Name<'a>)> {
    // What is taken never overlaps, so only the neighbours need be asked; names of one place are of one length.
    let mut taken: BTreeMap<usize, Vec<&Name>> = BTreeMap::new();
    for (at, name) in hits {
        let end = at + name.text.len();
        let before = taken.range(..=at).next_back().is_none_or(|(from, others)| {
            let length = others.first().map_or(0, |n| n.text.len());
            from + length <= at || (*from == at && length == name.text.len())
        });
        if before && taken.range(at + 1..).next().is_none_or(|(from, _)| end <= *from) {
            taken.entry(at).or_default().push(name);
        }
    }
    taken.into_iter().flat_map(|(at, names)| names.into_iter().map(move |name| (at, name)))
}

fn names(roster: &Roster) -> Vec<Name<'_>> {
    let mut names = Vec::new();
    for unit in &roster.units {
        let body = may_report(unit, roster).then_some(unit.name.as_str());
        let texts = std::iter::once(&unit.name).chain(&unit.aliases);
        names.extend(texts.map(|text| Name { text, body: body.map(|_| text.as_str()) }));
    }
    for group in &roster.groups {
        names.push(Name { text: &group.name, body: None });
        names.extend(group.members.iter().map(|m| Name { text: m, body: Some(m) }));
    }
    names.retain(|n| !n.text.is_empty());
    names
}

/// Names with the leading 区 left out, where enough is left.
fn short(mut names: Vec<Name<'_>>) -> Vec<Name<'_>> {
    for n in &mut names {
        n.text = n.text.strip_prefix('区').filter(|t| t.chars().count() >= 2).unwrap_or(n.text);
    }
    names
}

/// A body with duties, or one that may be another name of such a body. The issuer of the notice is in the roster too,
/// and stands in many titles.
fn may_report(unit: &Unit, roster: &Roster) -> bool {
    let has_duties = !unit.leads.is_empty() || !unit.participates.is_empty();
    let asked = roster.alias_questions.iter().any(|q| q.names.contains(&unit.name));
    unit.kind == UnitKind::Unit && (has_duties || asked)
}

/// Whether what follows a name, to the next break in the characters, makes it the name of another body.
fn goes_on(text: &str, from: usize, breaks: &[usize]) -> bool {
    let end = breaks.get(breaks.partition_point(|at| *at < from)).copied().unwrap_or(text.len());
    ends_a_name(&text[from..end])
}

#[cfg(test)]
mod tests {
    use super::super::tests::roster;
    use super::*;

    #[test]
    fn a_text_names_the_bodies_that_may_report() {
        let roster = roster();
        for (text, bodies) in [
            ("区委组织部2022年7月任务进展情况表", vec!["区委组织部"]),
            ("区委关于民政工作的报告", vec![]),
            ("区公安局7月进展", vec!["鼓楼公安分局"]),
            ("区公安局交警大队7月进展", vec![]),
            ("区妇联、区法院7月进展", vec!["区妇联", "区法院"]),
            ("鼓楼区平安办任务清单（区妇联）", vec!["区妇联"]),
            ("各办事处7月进展", vec![]),
            ("州桥办事处7月进展", vec!["州桥办事处"]),
            ("民政局7月进展", vec![]),
        ] {
            let found: Vec<String> = Bodies::of(&roster).within(text).into_iter().map(|n| n.body).collect();
            assert_eq!(found, bodies, "{text}");
        }
    }

    #[test]
    fn a_file_name_may_leave_out_the_district() {
        let roster = roster();
        for (text, bodies) in [
            ("民政局6月", vec!["区民政局"]),
            ("妇联", vec!["区妇联"]),
            ("市妇联", vec![]),
            ("7月-法院", vec!["区法院"]),
            ("民政局、教体局", vec!["区民政局"]),
            ("公安局", vec!["鼓楼公安分局"]),
            ("来信", vec![]),
        ] {
            let found: Vec<String> = Bodies::of(&roster).within_file_name(text).into_iter().map(|n| n.body).collect();
            let found = if text.contains('、') { found[..1].to_vec() } else { found };
            assert_eq!(found, bodies, "{text}");
        }
        assert_eq!(Bodies::of(&roster).within_file_name("民政局、教体局").len(), 2);
    }

    /// Each name looked for by itself.
    fn one_by_one<'n>(text: &str, names: &'n [Name<'n>]) -> Vec<(usize, &'n Name<'n>)> {
        let mut hits: Vec<(usize, &Name)> =
            names.iter().flat_map(|name| text.match_indices(name.text).map(move |(at, _)| (at, name))).collect();
        hits.sort_by_key(|(at, name)| (std::cmp::Reverse(name.text.len()), *at));
        hits
    }

    proptest::proptest! {
        /// Names that overlap, lie one in the other, repeat their own beginning or stand twice in the roster.
        #[test]
        fn all_names_are_found_as_if_each_was_looked_for(
            names in proptest::collection::vec("[区民政a]{1,4}", 0..8),
            text in "[区民政局a、 ]{0,24}",
        ) {
            let list: Vec<Name> = names.iter().map(|text| Name { text, body: None }).collect();
            let found = Names::new(list.clone());
            proptest::prop_assert_eq!(found.hits(&text), one_by_one(&text, &list));
        }
    }
}
