//! From the text of a paragraph to lines of placed glyphs.

pub(crate) mod class;
pub(crate) mod justify;
pub(crate) mod linebreak;
pub(crate) mod shape;

#[cfg(test)]
mod tests;
