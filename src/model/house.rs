//! `content/terms.yaml` and `content/citations.yaml`: what an office brings of its own for proofreading.

use super::yaml;
use serde::{Deserialize, Deserializer, Serialize};

/// The words that the office writes otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// One by one; of those that begin at one place the longest counts.
    pub terms: Vec<Term>,
}

/// A word that is not to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "Written")]
pub struct Term {
    /// The word.
    pub wrong: String,
    /// What is written in its place.
    pub right: String,
    /// Why, to be shown with it.
    pub reason: String,
    /// How much it weighs.
    pub strength: Strength,
}

/// How much a term of the office weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// It may not stand anywhere.
    Error,
    /// It is probably wrong.
    #[default]
    Warning,
    /// It is worth a look.
    Info,
}

/// A term as the file has it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    wrong: String,
    right: String,
    reason: String,
    #[serde(default)]
    strength: Strength,
}

impl<'de> Deserialize<'de> for Term {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Term, D::Error> {
        yaml::whole::<Written, _, _>(deserializer)
    }
}

impl TryFrom<Written> for Term {
    type Error = String;

    fn try_from(w: Written) -> Result<Term, String> {
        let Written { wrong, right, reason, strength } = w;
        match () {
            () if wrong.trim().is_empty() => Err("wrong: 不能为空 (it is empty)".to_owned()),
            () if right.trim().is_empty() => Err(format!("right: “{wrong}”应当写作什么，不能为空 (it is empty)")),
            () if wrong == right => Err(format!("“{wrong}”的 wrong 与 right 相同 (both are the same)")),
            () if wrong.contains('\n') => Err("wrong: 不能跨行 (it goes over a line end)".to_owned()),
            () => Ok(Term { wrong, right, reason, strength }),
        }
    }
}

impl From<Term> for Written {
    fn from(t: Term) -> Written {
        Written { wrong: t.wrong, right: t.right, reason: t.reason, strength: t.strength }
    }
}

/// The papers of others that the office knows by number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citations {
    /// Whether every paper that may be cited is here, so that another number is a slip.
    #[serde(default)]
    pub complete: bool,
    /// One by one.
    pub papers: Vec<Cited>,
}

/// A paper that may be cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cited {
    /// Its 发文字号.
    pub number: String,
    /// Its title.
    pub title: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Lang, Source};

    fn terms(text: &str) -> Result<Terms, String> {
        yaml::load(&Source::new("content/terms.yaml", text)).map_err(|d| d.message(Lang::Zh))
    }

    #[test]
    fn a_list_of_terms_is_read_and_a_term_without_sense_refused() {
        let read = terms("terms:\n- {wrong: 街道办, right: 街道办事处, reason: 用全称}\n").expect("it is right");
        assert_eq!((read.terms[0].right.as_str(), read.terms[0].strength), ("街道办事处", Strength::Warning));
        let strong = "terms:\n- {wrong: 残废人, right: 残疾人, reason: 法定称谓, strength: error}\n";
        assert_eq!(terms(strong).expect("it is right").terms[0].strength, Strength::Error);
        for (text, said) in [
            ("terms:\n- {wrong: '', right: 甲, reason: 乙}\n", "wrong"),
            ("terms:\n- {wrong: 甲, right: '', reason: 乙}\n", "right"),
            ("terms:\n- {wrong: 甲, right: 甲, reason: 乙}\n", "相同"),
            ("terms:\n- {wrong: 甲, right: 乙}\n", "reason"),
            ("terms:\n- {wrong: 甲, right: 乙, reason: 丙, strength: 高}\n", "没有 高 这个值"),
        ] {
            assert!(terms(text).is_err_and(|e| e.contains(said)), "{text}");
        }
    }
}
