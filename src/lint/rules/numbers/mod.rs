//! Ordinals.

pub mod section_order;
