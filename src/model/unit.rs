//! `content/units.yaml`: the roster of bodies.

use super::cells::is_group;
use super::{ReadFrom, TaskList};
use crate::base::text::is_han;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Every body named anywhere, in the order of first mention in the task list, then in the prose (protocol order until a
/// person reorders it).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roster {
    /// The file it was read from.
    pub read_from: ReadFrom,
    /// Whether a person has put the bodies into their official order, so that other lists are held to it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_order: bool,
    /// Single bodies.
    #[serde(default)]
    pub units: Vec<Unit>,
    /// Names that stand for several bodies.
    #[serde(default)]
    pub groups: Vec<UnitGroup>,
    /// Pairs of names that may be one body; a person answers in `confirmed`.
    #[serde(default)]
    pub alias_questions: Vec<AliasQuestion>,
}

/// A single body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Its name as the task list, or else the prose, gives it.
    pub name: String,
    /// What it is to this notice.
    #[serde(default)]
    pub kind: UnitKind,
    /// Other names that a person said are the same body.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Tasks it leads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leads: Vec<u32>,
    /// Tasks it takes part in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participates: Vec<u32>,
    /// Places in the prose, as `line:column` of the received text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prose: Vec<crate::base::At>,
}

/// What a body is to the notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// One that has duties under it.
    #[default]
    Unit,
    /// A superior one, named as the source of an order.
    Authority,
}

/// A name that stands for several bodies: 各办事处.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitGroup {
    /// The name.
    pub name: String,
    /// Its members; empty until a person fills them in.
    #[serde(default)]
    pub members: Vec<String>,
    /// Tasks it leads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leads: Vec<u32>,
    /// Tasks it takes part in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participates: Vec<u32>,
    /// Places in the prose, as `line:column` of the received text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prose: Vec<crate::base::At>,
}

/// Two names that may be one body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AliasQuestion {
    /// The two names; the first would be kept.
    pub names: [String; 2],
    /// Why it is asked.
    pub why: String,
    /// The person's answer: the same body, or not; empty while nobody has said.
    pub confirmed: Option<bool>,
}

impl Roster {
    /// The roster by name, for many look-ups.
    pub fn index(&self) -> Index<'_> {
        let mut same = BTreeMap::new();
        for question in self.alias_questions.iter().filter(|q| q.confirmed == Some(true)) {
            same.entry(question.names[1].as_str()).or_insert(question.names[0].as_str());
        }
        for unit in &self.units {
            for alias in &unit.aliases {
                same.entry(alias.as_str()).or_insert(unit.name.as_str());
            }
        }
        let groups: BTreeMap<&str, &UnitGroup> = self.groups.iter().map(|g| (g.name.as_str(), g)).collect();
        let units = self.units.iter().map(|u| u.name.as_str());
        let members = self.groups.iter().flat_map(|g| &g.members).map(String::as_str);
        Index { names: units.chain(members).chain(groups.keys().copied()).collect(), same, groups }
    }

    /// The body or group that a name means, see [`Index::resolve`].
    pub fn resolve<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.index().resolve(name)
    }

    /// Notes which tasks each body leads and takes part in, and each body that a task names and the roster does not know.
    pub fn count(&mut self, tasks: &TaskList) {
        self.units.iter_mut().for_each(|u| (u.leads, u.participates) = Default::default());
        self.groups.iter_mut().for_each(|g| (g.leads, g.participates) = Default::default());
        for (_, task) in tasks.tasks() {
            for (cell, leads) in [(&task.lead, true), (&task.participants, false)] {
                cell.units.iter().for_each(|name| self.note(name, task.no, leads));
            }
        }
    }

    fn note(&mut self, name: &str, no: u32, leads: bool) {
        let (lead, part) = if is_group(name) {
            let g = self.group_of(name);
            (&mut g.leads, &mut g.participates)
        } else {
            let u = self.unit_of(name, UnitKind::Unit);
            (&mut u.leads, &mut u.participates)
        };
        let list = if leads { lead } else { part };
        if list.last() != Some(&no) {
            list.push(no);
        }
    }

    /// The body of that name, noted as this kind where the roster does not know it.
    pub fn unit_of(&mut self, name: &str, kind: UnitKind) -> &mut Unit {
        let i = self.units.iter().position(|u| u.name == name).unwrap_or_else(|| {
            self.units.push(Unit { name: name.to_owned(), kind, ..Unit::default() });
            self.units.len() - 1
        });
        &mut self.units[i]
    }

    /// The group of that name, noted where the roster does not know it.
    pub fn group_of(&mut self, name: &str) -> &mut UnitGroup {
        let i = self.groups.iter().position(|g| g.name == name).unwrap_or_else(|| {
            self.groups.push(UnitGroup { name: name.to_owned(), ..UnitGroup::default() });
            self.groups.len() - 1
        });
        &mut self.groups[i]
    }

    /// The group of that name.
    pub fn group(&self, name: &str) -> Option<&UnitGroup> {
        self.groups.iter().find(|g| g.name == name)
    }

    /// The bodies that a name in a task cell obliges, see [`Index::obliged`].
    pub fn obliged<'a>(&'a self, name: &'a str) -> Vec<&'a str> {
        self.index().obliged(name)
    }
}

/// A roster by name.
#[derive(Clone, Debug)]
pub struct Index<'a> {
    /// Units, members of groups, and groups.
    names: BTreeSet<&'a str>,
    /// Other names, each with the one that a person said is the same body.
    same: BTreeMap<&'a str, &'a str>,
    groups: BTreeMap<&'a str, &'a UnitGroup>,
}

impl<'a> Index<'a> {
    /// The body or group that a name means: itself, an alias, or a confirmed pair; `None` when the roster has no such
    /// name. Follows confirmed pairs to the first name, each only once.
    pub fn resolve(&self, name: &str) -> Option<&'a str> {
        let mut name = name;
        let mut seen = BTreeSet::new();
        while seen.insert(name) {
            match self.same.get(name) {
                Some(other) => name = other,
                None => break,
            }
        }
        self.names.get(name).copied()
    }

    /// The bodies that a name in a task cell obliges: a group's members, or the body itself. A group without members
    /// obliges nobody that could be named.
    pub fn obliged(&self, name: &str) -> Vec<&'a str> {
        let Some(name) = self.resolve(name) else { return Vec::new() };
        match self.groups.get(name) {
            Some(group) => group.members.iter().map(|m| self.resolve(m).unwrap_or(m)).collect(),
            None => vec![name],
        }
    }

    /// Whether a name is that of a group.
    pub fn is_group(&self, name: &str) -> bool {
        self.groups.contains_key(name)
    }
}

/// What the names of bodies end with.
const ENDS: [&str; 22] = [
    "局", "委", "办", "院", "联", "部", "厅", "室", "处", "会", "府", "组", "所", "站", "队", "科", "社", "中心",
    "公司", "学校", "集团", "单位",
];

/// Whether a name has the form of a body's: 区文旅局. Only to be asked where a sentence would else have two meanings.
pub fn is_named_like_a_body(name: &str) -> bool {
    name.chars().count() > 2 && name.chars().all(is_han) && ENDS.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(name: &str) -> Unit {
        Unit { name: name.into(), ..Unit::default() }
    }

    #[test]
    fn only_confirmed_pairs_are_one_body() {
        let question =
            |confirmed| AliasQuestion {
                names: ["区教体局".into(), "区教育局".into()], why: String::new(), confirmed
            };
        let mut roster = Roster {
            units: vec![unit("区教体局"), unit("区教育局")],
            alias_questions: vec![question(None)],
            ..Roster::default()
        };
        assert_eq!(roster.resolve("区教育局"), Some("区教育局"));
        roster.alias_questions[0].confirmed = Some(true);
        assert_eq!(roster.resolve("区教育局"), Some("区教体局"));
        roster.alias_questions[0].confirmed = Some(false);
        assert_eq!(roster.resolve("区教育局"), Some("区教育局"));
        assert_eq!(roster.resolve("区水务局"), None);
    }

    #[test]
    fn a_circle_of_aliases_ends() {
        let q =
            |a: &str, b: &str| AliasQuestion { names: [a.into(), b.into()], why: String::new(), confirmed: Some(true) };
        let roster = Roster {
            units: vec![unit("甲"), unit("乙")],
            alias_questions: vec![q("甲", "乙"), q("乙", "甲")],
            ..Roster::default()
        };
        assert!(roster.resolve("甲").is_some());
    }

    #[test]
    fn groups_oblige_their_members() {
        let group =
            UnitGroup { name: "各办事处".into(), members: vec!["州桥办事处".into()], ..UnitGroup::default() };
        let roster = Roster { units: vec![unit("区妇联")], groups: vec![group], ..Roster::default() };
        assert_eq!(roster.obliged("各办事处"), ["州桥办事处"]);
        assert_eq!(roster.obliged("区妇联"), ["区妇联"]);
        assert!(roster.obliged("各学校").is_empty());
    }
}
