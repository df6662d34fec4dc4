//! The key hidden in a form that was given out, by which a returned form is known whatever its file is called.

use crate::base::Month;
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
