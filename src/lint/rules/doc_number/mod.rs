//! 发文字号 and citations of it.

pub mod blanks;
pub mod citation_order;
pub mod cited_as_wenjian;
pub mod di;
pub mod hao;
pub mod leading_zero;
pub mod short_year;
pub mod two_titles;
pub mod year_brackets;
pub mod year_differs;
