//! Office files of unknown origin: their package and their XML within bounds, and what Word says in ways of its own.
//! Whoever reads one says in the words of its own stage why it could not.

pub(in crate::parse) mod content;
pub(in crate::parse) mod number;
pub(in crate::parse) mod package;
pub(in crate::parse) mod word;
pub(in crate::parse) mod xml;

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::parse) enum Fault {
    /// Damaged: why, in Chinese and English.
    Broken(String, String),
    /// It has a password.
    Encrypted,
    /// It unpacks to more than this.
    TooLarge(String),
    /// What no office program writes: what it is, in Chinese and English.
    Harmful(String, String),
}

pub(in crate::parse) fn broken(zh: &str, en: &str) -> Fault {
    Fault::Broken(zh.to_owned(), en.to_owned())
}

pub(in crate::parse) fn too_large(limit: impl ToString) -> Fault {
    Fault::TooLarge(limit.to_string())
}

fn harmful(zh: &str, en: &str) -> Fault {
    Fault::Harmful(zh.to_owned(), en.to_owned())
}
