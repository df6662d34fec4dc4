//! 红头: from one official notice to every paper that follows from it.

pub mod amend;
pub mod base;
pub mod build;
pub mod cli;
pub mod compose;
pub mod document;
pub mod layout;
pub mod lint;
pub mod measure;
pub mod merge;
pub mod model;
pub mod page;
pub mod parse;
pub mod style;
pub mod write;
