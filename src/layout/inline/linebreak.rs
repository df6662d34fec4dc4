//! Where lines may break and where they do: greedy, line by line, pushing marks in before pushing them out.
//!
//! A mark that may not begin a line is pushed in: at the end it takes half an em (5.1.10), and where that is not enough
//! the marks within the line give up blank halves for it (5.1.11). Only where that would crowd the line does the mark go
//! to the next line with the character before it.

use super::class;
use super::shape::Shaped;
use crate::base::Length;
use crate::style::columns::is_full_width;
use std::ops::Range;

/// How freely a line may break before a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Freedom {
    /// A mark would stand where it must not, or a dash would be cut.
    Never,
    /// Within a number, a word, an ordinal: only where the whole does not fit a line.
    IfTooLong,
    /// Anywhere else.
    Free,
}

/// A stretch of text without forced breaks, measured and ready to be broken.
pub(crate) struct Breaker<'a> {
    glyphs: &'a [Shaped],
    freedom: Vec<Freedom>,
    /// Sum of the advances before each glyph.
    advances: Vec<Length>,
    /// Sum of what neighbouring marks save, up to each glyph and the one after it.
    saved: Vec<Length>,
    /// Sum of the blank halves that the marks before each glyph have left.
    blanks: Vec<Length>,
}

/// The part of a line's width that its marks give up for one more: a twentieth, more would be seen as crowding.
const CROWDING: i64 = 20;

impl<'a> Breaker<'a> {
    /// Measures the text.
    pub(crate) fn new(glyphs: &'a [Shaped]) -> Breaker<'a> {
        let freedom = freedoms(glyphs);
        let (mut advances, mut saved, mut blanks) = (vec![Length::ZERO], vec![Length::ZERO], vec![Length::ZERO]);
        for (i, glyph) in glyphs.iter().enumerate() {
            advances.push(advances[i] + glyph.advance);
            let next = glyphs.get(i + 1);
            saved.push(saved[i] + next.map_or(Length::ZERO, |n| saving(glyph, n)));
            blanks.push(blanks[i] + blank_before(glyphs, i) + blank_after(glyphs, i));
        }
        Breaker { glyphs, freedom, advances, saved, blanks }
    }

    /// The lines, the first of one width and the others of another.
    pub(crate) fn lines(&self, first: Length, rest: Length) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let mut start = 0;
        while start < self.glyphs.len() {
            let end = self.line_end(start, if start == 0 { first } else { rest });
            lines.push(start..end);
            start = end;
        }
        lines
    }

    /// The end of the longest line that begins at `start` and fits; only where not even the shortest allowed line fits
    /// is a word cut, and only where that does not help is a line allowed to begin or end with any mark.
    fn line_end(&self, start: usize, measure: Length) -> usize {
        let mut best = [None; 3];
        let mut pushed_in = None;
        let widest_mark = self.glyphs[start..].iter().take(1).map(|g| g.size).sum::<Length>();
        for end in start + 1..=self.glyphs.len() {
            #[cfg(test)]
            crate::layout::work::step();
            if self.natural(start, end) > measure + widest_mark * 2 {
                break;
            }
            let freedom = self.freedom.get(end).copied().unwrap_or(Freedom::Free);
            if self.width(start, end) <= measure {
                best[..=freedom as usize].fill(Some(end));
                pushed_in = None;
            } else if freedom == Freedom::Free && pushed_in.is_none() {
                pushed_in = Some(end);
            }
        }
        let [any, cut, free] = best;
        let pushed_in = pushed_in.zip(any).filter(|&(end, fits)| self.gives_way(start, fits, end, measure));
        pushed_in.map(|(end, _)| end).or(free).or(cut).or(any).unwrap_or(start + 1)
    }

    /// Whether a line may be crowded to end at `end` where only the text up to `fits` has room: what follows there are
    /// marks alone, and those within the line have the room that is lacking.
    fn gives_way(&self, start: usize, fits: usize, end: usize, measure: Length) -> bool {
        let is_mark = |g: &Shaped| is_full_width(g.character) && class::no_start(g.character);
        let lack = self.width(start, end) - measure;
        let inner = self.blanks[end - 1] - self.blanks[start] - blank_before(self.glyphs, start);
        self.glyphs[fits..end].iter().all(is_mark) && lack <= inner.min(measure.scale(1, CROWDING))
    }

    /// Width with every mark at the end taking its whole em and blanks at the end none.
    fn natural(&self, start: usize, end: usize) -> Length {
        let end = start + content_len(&self.glyphs[start..end]);
        if end == start {
            return Length::ZERO;
        }
        self.advances[end] - self.advances[start] - (self.saved[end - 1] - self.saved[start])
    }

    /// Width with a mark at the end taking half an em (5.1.10).
    fn width(&self, start: usize, end: usize) -> Length {
        self.natural(start, end) - tail(&self.glyphs[start..end])
    }
}

/// How many glyphs of a line stand before the blanks at its end.
pub(crate) fn content_len(line: &[Shaped]) -> usize {
    line.iter().rposition(|g| !g.character.is_whitespace()).map_or(0, |i| i + 1)
}

/// What two neighbours save by standing beside each other.
pub(crate) fn saving(left: &Shaped, right: &Shaped) -> Length {
    if class::squeeze(left.character, right.character) { left.half() } else { Length::ZERO }
}

/// What the last mark of a line can give up.
pub(crate) fn tail(line: &[Shaped]) -> Length {
    let last = content_len(line).checked_sub(1).map(|i| &line[i]);
    last.filter(|g| class::has_blank_tail(g.character)).map_or(Length::ZERO, Shaped::half)
}

/// The blank half after a mark that is left when its neighbour has taken its share: what the mark gives up where a line
/// is crowded.
pub(crate) fn blank_after(line: &[Shaped], i: usize) -> Length {
    let is_taken = line.get(i + 1).is_some_and(|next| class::squeeze(line[i].character, next.character));
    if class::has_blank_tail(line[i].character) && !is_taken { line[i].half() } else { Length::ZERO }
}

/// The blank half before a mark, likewise.
pub(crate) fn blank_before(line: &[Shaped], i: usize) -> Length {
    let is_taken = i > 0 && class::is_opening(line[i - 1].character);
    if class::is_opening(line[i].character) && !is_taken { line[i].half() } else { Length::ZERO }
}

/// How freely lines break before each glyph. The number of a footnote stays with what it stands behind and changes
/// nothing else.
fn freedoms(glyphs: &[Shaped]) -> Vec<Freedom> {
    let text: Vec<char> = glyphs.iter().filter(|g| g.note.is_none()).map(|g| g.character).collect();
    let mut at = 0..;
    let of =
        |g: &Shaped| if g.note.is_some() { Freedom::Never } else { freedom(&text, at.next().unwrap_or(text.len())) };
    glyphs.iter().map(of).collect()
}

fn freedom(text: &[char], i: usize) -> Freedom {
    let (before, next) = (&text[..i], text[i]);
    let Some(&last) = before.last() else { return Freedom::Never };
    if next.is_whitespace() || forbidden_start(text, i) {
        return Freedom::Never;
    }
    if last.is_whitespace() {
        let word = before.iter().rev().find(|c| !c.is_whitespace());
        return if word.is_some_and(|&c| class::no_end(c)) { Freedom::Never } else { Freedom::Free };
    }
    if class::no_end(last) || (last == next && class::is_doubled(next)) || class::joins(next) || class::joins_next(last)
    {
        return Freedom::Never;
    }
    let one_word = class::is_half_width(last) && class::is_half_width(next);
    let number_and_unit = class::parts_unit(before, &text[i..]);
    let issue = next.is_ascii_digit() && class::ends_with_bracketed_year(before);
    if one_word || number_and_unit || issue || class::ends_with_ordinal(before, next) {
        Freedom::IfTooLong
    } else {
        Freedom::Free
    }
}

/// Whether no line may begin with the character; a `—` alone is a connector (5.1.6), two are a dash.
fn forbidden_start(text: &[char], i: usize) -> bool {
    let lone_dash = text[i] == '—' && text.get(i + 1) != Some(&'—') && (i == 0 || text[i - 1] != '—');
    lone_dash || class::no_start(text[i])
}
