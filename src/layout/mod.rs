//! Sets a document on pages.

pub mod codes;
mod inline;
