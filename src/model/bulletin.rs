//! `content/bulletins.yaml`: number and date of each bulletin, given by a person when it is issued.

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
