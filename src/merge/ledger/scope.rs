//! Whom a rule of consequence is about, by its own words.

use crate::merge::names::Body;
use crate::model::notice::{Consequence, Failing};
use crate::model::{Roster, UnitGroup};
use serde::Serialize;

/// Whom a rule is about; everybody, where nothing narrows it down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Scope {
    /// The members of groups that the rule names and whose members a person listed in the roster.
    pub groups: Vec<String>,
    /// 责任单位: those that stand in the column of that name, which is to lead a task.
    pub leads: Option<Leads>,
}

/// Which of those that lead a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Leads {
    /// Every one.
    Any,
    /// 区直 (县直, 市直): none that belongs to a group such as 各办事处.
    Direct,
}

/// Whom a rule is about. Who owes a report is named when it fails to, and an incident is anybody's: only what follows
/// from being named or summoned may be for some alone.
pub fn scope(rule: &Consequence, roster: &Roster) -> Scope {
    if rule.of != Failing::NamedOrSummoned {
        return Scope::default();
    }
    let mut rest = rule.text.clone();
    let mut listed: Vec<&UnitGroup> = roster.groups.iter().filter(|g| !g.members.is_empty()).collect();
    // A longer name may hold a shorter one.
    listed.sort_by_key(|g| std::cmp::Reverse(g.name.len()));
    let mut groups = Vec::new();
    for group in listed.into_iter().filter(|g| !g.name.is_empty()) {
        if rest.contains(&group.name) {
            rest = rest.replace(&group.name, "");
            groups.push(group.name.clone());
        }
    }
    if ["各部门", "各单位", "各级"].iter().any(|word| rest.contains(word)) {
        return Scope::default();
    }
    let direct = ["区直", "县直", "市直", "州直", "旗直"].iter().any(|word| rest.contains(word));
    let leads = rest.contains("责任单位").then_some(if direct { Leads::Direct } else { Leads::Any });
    Scope { groups, leads }
}

impl Scope {
    /// Whether it is about everybody.
    pub fn is_all(&self) -> bool {
        self.groups.is_empty() && self.leads.is_none()
    }

    /// Whether a body is among them.
    pub(in crate::merge) fn covers(&self, unit: &str, bodies: &[Body<'_>], roster: &Roster) -> bool {
        let member = |group: &UnitGroup| group.members.iter().any(|m| roster.resolve(m).unwrap_or(m) == unit);
        let leads = || bodies.iter().any(|b| b.name == unit && b.tasks.values().any(|leads| *leads));
        let by_lead = match self.leads {
            None => false,
            Some(Leads::Any) => leads(),
            Some(Leads::Direct) => leads() && !roster.groups.iter().any(member),
        };
        let by_group = || self.groups.iter().any(|name| roster.group(name).is_some_and(member));
        self.is_all() || by_lead || by_group()
    }
}
