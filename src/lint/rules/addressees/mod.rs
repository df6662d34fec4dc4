//! 主送机关.

pub mod colon;
pub mod indent;
pub mod separators;
