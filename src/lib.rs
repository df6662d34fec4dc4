//! 红头: from one official notice to every paper that follows from it.

pub mod base;
pub mod document;
pub mod merge;
pub mod model;
pub mod page;
pub mod parse;
pub mod style;
