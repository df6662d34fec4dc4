//! Parts of the paper against each other.

pub mod annex_against_body;
pub mod attachment_title;
pub mod signer;
pub mod unit_without_task;
