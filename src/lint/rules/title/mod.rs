//! 标题.

pub mod about;
pub mod closing;
pub mod doubled_genre;
pub mod end_mark;
pub mod genre;
pub mod marks;
pub mod nested;
pub mod passed_on;
pub mod plan_marked;
pub mod prepositions;
pub mod regulation_unmarked;
pub mod report_requests;
pub mod verb_repeats;
