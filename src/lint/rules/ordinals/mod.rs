//! 层次序数 and lists.

pub mod section_order;
