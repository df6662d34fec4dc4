//! Verbs that put a paper into a file format: flow formats from a document or a form, paged formats from laid-out pages.

pub mod docx;
pub mod pdf;
pub mod xlsx;
