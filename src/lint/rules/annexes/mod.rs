//! 附件.

pub mod chinese;
pub mod colon;
pub mod end_mark;
pub mod label_mark;
pub mod marked;
pub mod number_mark;
pub mod numbered;
pub mod reference;
pub mod spaced;
pub mod vague;
