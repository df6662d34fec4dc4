//! The form that a unit fills in for a month, and the key hidden in it, by which a returned form is known whatever its
//! file is called.

use super::submission::Status;
use crate::base::{Date, Month};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// Which form it is. Written `hongtou-form;dossier=…;month=2022-07;unit=…;edition=2022-05-09;check=…`; the check tells a
/// key that somebody typed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormKey {
    /// The notice's 发文字号.
    pub dossier: String,
    /// The month to be reported on.
    pub month: Month,
    /// The unit it was given to.
    pub unit: String,
    /// The date of the text in force when it was given out.
    pub edition: String,
}

impl FormKey {
    /// How every key begins.
    pub const MARK: &'static str = "hongtou-form;";

    fn body(&self) -> String {
        let FormKey { dossier, month, unit, edition } = self;
        format!("{}dossier={dossier};month={month};unit={unit};edition={edition}", FormKey::MARK)
    }
}

fn check(body: &str) -> String {
    Sha256::digest(body).iter().take(4).map(|b| format!("{b:02x}")).collect()
}

impl fmt::Display for FormKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = self.body();
        write!(f, "{body};check={}", check(&body))
    }
}

impl FromStr for FormKey {
    type Err = String;
    fn from_str(text: &str) -> Result<FormKey, String> {
        let read = || {
            let rest = text.trim().strip_prefix(FormKey::MARK)?;
            let mut values = ["dossier=", "month=", "unit=", "edition=", "check="].into_iter();
            let mut parts = rest.split(';');
            let mut next = || parts.next()?.strip_prefix(values.next()?);
            let (dossier, month) = (next()?.to_owned(), next()?.parse().ok()?);
            let (unit, edition, given) = (next()?.to_owned(), next()?.to_owned(), next()?.to_owned());
            let key = FormKey { dossier, month, unit, edition };
            (check(&key.body()) == given && parts.next().is_none()).then_some(key)
        };
        read().ok_or_else(|| format!("no key of a form: `{text}`"))
    }
}

/// What is given out to one unit for one month: its own tasks and no others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// What a returned form is known by.
    pub key: FormKey,
    /// What the form is called: 2022年7月份…任务进展情况填报表.
    pub title: String,
    /// The unit.
    pub unit: String,
    /// The month to be reported on.
    pub month: Month,
    /// The last day in time for this unit; `None` where the notice sets none.
    pub due: Option<Date>,
    /// Where it is to be sent, each body with its mailbox and its contact.
    pub send_to: Vec<String>,
    /// Whether last month's words are made up, to show how the tool works.
    pub example: bool,
    /// Its tasks in the order of the list.
    pub rows: Vec<FormRow>,
}

/// One task of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormRow {
    /// Number of the task in the list.
    pub task: u32,
    /// The heading it stands under: （一）加强心理健康疏导; empty where the list has none.
    pub group: String,
    /// Whether the unit leads the task; else it takes part.
    pub leads: bool,
    /// The task's own words.
    pub content: String,
    /// What the unit said of it the month before, where it did.
    pub last: Option<LastMonth>,
    /// Whether the task was amended since.
    pub amended: bool,
}

/// What a unit said of a task the month before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LastMonth {
    /// State of the work.
    pub status: Option<Status>,
    /// Share done, in whole percent.
    pub rate: Option<u8>,
    /// What was done.
    pub progress: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_and_a_changed_one_is_refused() {
        let month = "2022-07".parse().expect("a month");
        let (dossier, unit) = ("鼓平安办〔2022〕4号".to_owned(), "区妇联".to_owned());
        let key = FormKey { dossier, month, unit, edition: "2022-05-09".into() };
        let text = key.to_string();
        assert_eq!(text.parse(), Ok(key));
        assert!(text.replace("区妇联", "区法院").parse::<FormKey>().is_err());
        assert!("hongtou-form;".parse::<FormKey>().is_err());
        assert!("".parse::<FormKey>().is_err());
    }
}
