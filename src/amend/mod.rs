//! Papers that show a change: what was, what is, and the difference.

pub mod redline;
