//! `content/ledger.yaml`: what people decided about lateness, and how each body stands by it, year by year.

use super::notice::Effect;
use super::progress::ReturnState;
use crate::base::{Date, Month};
use serde::{Deserialize, Serialize};

/// The ledger. `entries` are written by people; `years` are computed from them and from the months.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// What people decided.
    #[serde(default)]
    pub entries: Vec<Decision>,
    /// How the bodies stand.
    #[serde(default)]
    pub years: Vec<LedgerYear>,
}

/// One thing that a person decided.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What it is.
    pub kind: DecisionKind,
    /// The body it is about.
    pub unit: String,
    /// The month it is about.
    pub month: Month,
    /// For an extension: the last day in time, itself included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// For an upheld appeal: how the body should have stood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ReturnState>,
    /// When it was decided.
    pub date: Date,
    /// Who decided.
    pub author: String,
    /// Why.
    pub why: String,
}

/// A kind of decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// 延期: more time for one report.
    Extension,
    /// 免于通报: the failing stands, but has no consequence.
    Excuse,
    /// 申诉成立: the naming was wrong and is corrected in public.
    Appeal,
    /// 约谈: the body was summoned.
    Talk,
}

impl DecisionKind {
    /// As people call it, in Chinese and in English.
    pub const fn names(self) -> (&'static str, &'static str) {
        match self {
            DecisionKind::Extension => ("延期", "extension"),
            DecisionKind::Excuse => ("免于通报", "excuse"),
            DecisionKind::Appeal => ("申诉成立", "appeal"),
            DecisionKind::Talk => ("约谈", "talk"),
        }
    }
}

impl Decision {
    /// In words: 免于通报：系统升级（张三，2022年7月1日）.
    pub fn words(&self) -> String {
        let (kind, why) = (self.kind.names().0, self.why.trim().trim_end_matches('。'));
        format!("{kind}：{why}（{}，{}）", self.author.trim(), self.date.to_chinese())
    }
}

/// A year of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerYear {
    /// The year.
    pub year: i16,
    /// Bodies with anything to their account, in the roster's order.
    pub units: Vec<Standing>,
}

/// How one body stands in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// The body.
    pub unit: String,
    /// Failings that the notice says are named, month by month; those excused too, which do not count.
    #[serde(default)]
    pub named: Vec<Naming>,
    /// Months it was summoned for; one summoned twice for a month stands here twice.
    #[serde(default)]
    pub talks: Vec<Month>,
    /// How many of both count: failings without an excuse, and summonses.
    pub count: u32,
    /// What follows by the notice's rules.
    #[serde(default)]
    pub effects: Vec<Effect>,
}

/// One failing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Naming {
    /// The month.
    pub month: Month,
    /// Late or missing.
    pub state: ReturnState,
    /// Days late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<i32>,
    /// Number of the bulletin, once it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bulletin: Option<String>,
    /// Why it does not count: an excuse, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excused: Option<String>,
}
