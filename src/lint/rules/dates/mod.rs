//! Dates and terms.

pub mod chinese;
pub mod deadline_passed;
pub mod impossible;
pub mod monthly;
pub mod numeric;
pub mod printed;
pub mod relative;
pub mod rest_day;
pub mod short_year;
pub mod weekday;
pub mod zero;
