//! Punctuation.

pub mod as_follows;
pub mod blanks;
pub mod bracket_stop;
pub mod connector;
pub mod dash;
pub mod doubled;
pub mod dun_before_and;
pub mod dun_between;
pub mod each_each;
pub mod ellipsis;
pub mod ellipsis_and_so_on;
pub mod exclamation;
pub mod half_width;
pub mod middle_dot;
pub mod nested_brackets;
pub mod nested_quotes;
pub mod short_name_form;
pub mod short_name_use;
pub mod signer_stop;
pub mod stop_twice;
pub mod straight_quotes;
pub mod two_colons;
pub mod unclosed;
