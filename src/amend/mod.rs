//! Amending: one list of changes becomes the amending notice, the altered text and the papers that show the difference.

pub mod phrase;
