//! 红头: from one official notice to every paper that follows from it.

pub mod base;
pub mod build;
pub mod cli;
pub mod document;
pub mod model;
pub mod page;
pub mod style;
