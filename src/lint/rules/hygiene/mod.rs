//! What does not belong into a paper.

pub mod blank_indent;
pub mod markup;
pub mod odd_characters;
pub mod placeholder;
pub mod standard_year;
