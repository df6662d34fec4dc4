//! Verbs that put a paper into a file format: flow formats from a document, paged formats from laid-out pages.

pub mod pdf;
