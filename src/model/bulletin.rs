//! `content/bulletins.yaml`: number and date of each bulletin, given by a person when it is issued.

use super::Notice;
use crate::base::{Date, Month};
use serde::{Deserialize, Serialize};

/// The bulletins of a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bulletins {
    /// One for each month issued.
    #[serde(default)]
    pub issues: Vec<Issue>,
}

/// What a person decides about one bulletin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// The month it reports on.
    pub month: Month,
    /// Its own 发文字号; left out until it is given one.
    #[serde(default)]
    pub doc_number: Option<String>,
    /// Its 成文日期; left out until it is signed.
    #[serde(default)]
    pub date: Option<Date>,
}

impl Bulletins {
    /// What a person decided about the bulletin of a month.
    pub fn of(&self, month: Month) -> Option<&Issue> {
        self.issues.iter().find(|i| i.month == month)
    }
}

/// What the reports are about, by the title of the task list: 保护未成年人安全专项行动; empty where it does not say.
pub fn subject(notice: &Notice) -> &str {
    let title = notice.annex.as_ref().map_or("", |a| a.title.as_str());
    ["任务清单", "任务分工表", "任务分解表"].iter().find_map(|end| title.strip_suffix(end)).unwrap_or("")
}

/// The title of the bulletin of a month.
pub fn title(notice: &Notice, month: &str) -> String {
    format!("关于{month}份{}任务进展情况的通报", subject(notice))
}
