//! Breaks the glyphs of a title where the style floor breaks its text.

use super::inline::shape::Shaped;
use crate::style::title::{MEASURE, break_lines};
use std::ops::Range;

/// The lines of a title that has no forced breaks.
pub(super) fn ranges(glyphs: &[Shaped]) -> Vec<Range<usize>> {
    let text: String = glyphs.iter().map(|g| g.character).collect();
    let mut lines = Vec::new();
    let mut start = 0;
    for line in break_lines(&text, MEASURE) {
        // The breaker drops blanks at breaks; here they stay at the end of the line before.
        let mut end = start + blanks(&glyphs[start..]) + line.chars().count();
        end += blanks(&glyphs[end..]);
        lines.push(start..end);
        start = end;
    }
    debug_assert_eq!(start, glyphs.len(), "the lines give the text back");
    lines
}

fn blanks(glyphs: &[Shaped]) -> usize {
    glyphs.iter().take_while(|g| g.character.is_whitespace()).count()
}
