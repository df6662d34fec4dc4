//! Returned drafts: papers of ours that come back as DOCX with tracked changes and comments.

mod changes;
mod hostile;
pub(crate) mod papers;
mod received;
mod written;
