//! Whose report a file is, of which month, and of which task a row speaks.

mod former;
pub(super) mod unit;
