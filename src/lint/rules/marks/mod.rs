//! Punctuation.

pub mod nested_quotes;
pub mod unclosed;
