//! Whom a rule of consequence is about, by its own words.

use crate::merge::names::Body;
use crate::model::Roster;
use crate::model::notice::Consequence;
use serde::Serialize;

/// Whom a rule is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The members of a group that the rule names and whose members a person listed in the roster.
    Members(String),
    /// 责任单位: those that stand in the column of that name, which is to lead a task. With 区直 (县直, 市直) those that
    /// belong to a group such as 各办事处 are no such bodies.
    Leads {
        /// Whether members of groups are left out.
        direct: bool,
    },
    /// Everybody.
    All,
}

/// Whom a rule is about: a group named in it whose members are listed says so exactly; else its words do.
pub fn scope(rule: &Consequence, roster: &Roster) -> Scope {
    let named = roster.groups.iter().filter(|g| !g.members.is_empty() && rule.text.contains(&g.name));
    if let Some(group) = named.max_by_key(|g| g.name.len()) {
        return Scope::Members(group.name.clone());
    }
    let direct = ["区直", "县直", "市直", "州直", "旗直"].iter().any(|word| rule.text.contains(word));
    if rule.text.contains("责任单位") { Scope::Leads { direct } } else { Scope::All }
}

impl Scope {
    /// Whether a body is among them.
    pub(in crate::merge) fn covers(&self, unit: &str, bodies: &[Body<'_>], roster: &Roster) -> bool {
        let member =
            |group: &crate::model::UnitGroup| group.members.iter().any(|m| roster.resolve(m).unwrap_or(m) == unit);
        match self {
            Scope::All => true,
            Scope::Members(name) => roster.group(name).is_some_and(member),
            Scope::Leads { direct } => {
                let leads = bodies.iter().any(|b| b.name == unit && b.tasks.values().any(|leads| *leads));
                leads && !(*direct && roster.groups.iter().any(member))
            }
        }
    }
}
