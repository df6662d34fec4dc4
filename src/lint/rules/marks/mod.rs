//! Marks in pairs.

pub mod nested_quotes;
pub mod unclosed;
