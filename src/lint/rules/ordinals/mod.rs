//! 层次序数 and lists.

pub mod blank;
pub mod brackets;
pub mod compatible;
pub mod first;
pub mod fourth;
pub mod gap;
pub mod heading_mark;
pub mod items;
pub mod mixed_words;
pub mod points;
pub mod run_in;
pub mod second;
pub mod section_order;
pub mod single;
pub mod skipped_rank;
pub mod third;
