//! Words.

pub mod and_others;
pub mod confusable;
pub mod cut_off;
pub mod doubled;
pub mod enlarge;
pub mod hereby;
pub mod house_terms;
pub mod in_context;
pub mod intensifier;
pub mod repeated;
pub mod typo;
