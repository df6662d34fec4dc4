//! Names of bodies in running text.

use crate::base::text::{is_han, without_blanks};
use crate::model::cells::ends_a_name;
use crate::model::{Roster, Unit, UnitKind};
use std::collections::BTreeMap;

/// A name of the roster.
struct Name<'a> {
    text: &'a str,
    /// What the roster has it under, where that is a body that may report.
    body: Option<&'a str>,
}

/// A body named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Named {
    /// As the text has it.
    pub(in super::super) written: String,
    /// As the roster has it.
    pub(in super::super) body: String,
}

/// The bodies that a text names, each once. Of names that lie one in the other the longest counts; superior bodies and
/// groups never do, nor a name that is only the beginning of a longer one (区公安局交警大队).
pub(in super::super) fn bodies_in(text: &str, roster: &Roster) -> Vec<Named> {
    let text = without_blanks(text);
    found(&text, roster, &names(roster), |_| true)
}

/// The same, where the leading 区 of a name may be left out: 民政局6月.xlsx. Such a short name must stand at the start
/// of a word.
pub(in super::super) fn bodies_in_file_name(name: &str, roster: &Roster) -> Vec<Named> {
    let whole = bodies_in(name, roster);
    if !whole.is_empty() {
        return whole;
    }
    let name = without_blanks(name);
    let mut short = names(roster);
    for n in &mut short {
        n.text = n.text.strip_prefix('区').filter(|t| t.chars().count() >= 2).unwrap_or(n.text);
    }
    found(&name, roster, &short, |before| before.chars().next_back().is_none_or(|c| !is_han(c)))
}

/// Whether a text may be the name of a body and nothing else; quicker than to look for all of them.
pub(in super::super) fn is_a_name(text: &str, roster: &Roster) -> bool {
    roster.units.iter().any(|u| u.name == text || u.aliases.iter().any(|a| a == text))
        || roster.groups.iter().any(|g| g.members.iter().any(|m| m == text))
}

/// Whether two names mean one body.
pub(in super::super) fn same_body(a: &str, b: &str, roster: &Roster) -> bool {
    a == b || matches!((roster.resolve(a), roster.resolve(b)), (Some(a), Some(b)) if a == b)
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

/// A body with duties, or one that may be another name of such a body. The issuer of the notice is in the roster too,
/// and stands in many titles.
fn may_report(unit: &Unit, roster: &Roster) -> bool {
    let has_duties = !unit.leads.is_empty() || !unit.participates.is_empty();
    let asked = roster.alias_questions.iter().any(|q| q.names.contains(&unit.name));
    unit.kind == UnitKind::Unit && (has_duties || asked)
}

fn found(text: &str, roster: &Roster, names: &[Name], starts: impl Fn(&str) -> bool) -> Vec<Named> {
    let mut hits: Vec<(usize, &Name)> = Vec::new();
    for name in names {
        let places = text.match_indices(name.text).filter(|(at, _)| starts(&text[..*at]));
        hits.extend(places.map(|(at, _)| (at, name)));
    }
    hits.sort_by_key(|(at, name)| (std::cmp::Reverse(name.text.len()), *at));
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
    if taken.is_empty() {
        return Vec::new();
    }
    let index = roster.index();
    let breaks: Vec<usize> = text.char_indices().filter(|(_, c)| !is_han(*c)).map(|(at, _)| at).collect();
    let mut bodies: Vec<Named> = Vec::new();
    for (at, name) in taken.into_iter().flat_map(|(at, names)| names.into_iter().map(move |name| (at, name))) {
        let body = name.body.filter(|_| !goes_on(text, at + name.text.len(), &breaks));
        let Some(body) = body.and_then(|body| index.resolve(body)) else { continue };
        if bodies.iter().all(|b| b.body != body) {
            bodies.push(Named { written: name.text.to_owned(), body: body.to_owned() });
        }
    }
    bodies
}

/// Whether what follows a name, to the next break in the characters, makes it the name of another body.
fn goes_on(text: &str, from: usize, breaks: &[usize]) -> bool {
    let end = breaks.get(breaks.partition_point(|at| *at < from)).copied().unwrap_or(text.len());
    ends_a_name(&text[from..end])
}

#[cfg(test)]
pub(in super::super) mod tests {
    use super::*;
    use crate::model::UnitGroup;

    pub(in super::super::super) fn roster() -> Roster {
        let unit = |name: &str| Unit { name: name.into(), leads: vec![1], ..Unit::default() };
        let authority = |name: &str| Unit { kind: UnitKind::Authority, ..unit(name) };
        let names = ["区委组织部", "区民政局", "区教体局", "区法院", "区妇联", "团区委", "鼓楼公安分局"];
        let mut units: Vec<Unit> = names.into_iter().map(unit).chain([authority("区委")]).collect();
        units[6].aliases = vec!["区公安局".into()];
        units.push(Unit { name: "鼓楼区平安办".into(), ..Unit::default() });
        let members = vec!["州桥办事处".into(), "南苑办事处".into()];
        let groups = vec![UnitGroup { name: "各办事处".into(), members, ..UnitGroup::default() }];
        Roster { units, groups, ..Roster::default() }
    }

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
            let found: Vec<String> = bodies_in(text, &roster).into_iter().map(|n| n.body).collect();
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
            let found: Vec<String> = bodies_in_file_name(text, &roster).into_iter().map(|n| n.body).collect();
            let found = if text.contains('、') { found[..1].to_vec() } else { found };
            assert_eq!(found, bodies, "{text}");
        }
        assert_eq!(bodies_in_file_name("民政局、教体局", &roster).len(), 2);
    }
}
