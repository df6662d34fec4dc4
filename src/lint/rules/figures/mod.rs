//! Numerals, units, sums.

pub mod approximate;
pub mod decimal;
pub mod fewer_times;
pub mod full_width;
pub mod grouping;
pub mod list_count;
pub mod mixed;
pub mod plan_names;
pub mod points;
pub mod range_mark;
pub mod range_unit;
pub mod same_quantity;
pub mod share;
pub mod twice_about;
pub mod units;
