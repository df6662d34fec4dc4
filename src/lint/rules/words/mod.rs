//! Words.

pub mod doubled;
