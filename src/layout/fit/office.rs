//! Lines in LibreOffice.
//!
//! It sets a text in portions, which end where the script or the look changes. The last character of a portion does not
//! come closer to the next, but may be spread from it; others come closer by a sixth of an em at most. So no mark gives
//! up its blank half beside another. A number is not parted from a mark before it unless it says that it is Chinese; then
//! it is parted anywhere.

use super::{CLOSEST, Fitting, Line, NARROWEST, Standing, WIDEST, may_part, tracking};
use crate::base::Length;
use crate::layout::inline::class;
use crate::layout::inline::shape::Shaped;
use crate::style::fit::Spacing;
use std::ops::Range;

impl Fitting<'_> {
    /// How a line stands there.
    pub(super) fn apart(&self, line: &Line) -> Standing {
        let may_end =
            |at: usize| self.spacings[at].chinese || may_part(self.glyphs[at - 1].character, self.glyphs[at].character);
        let beyond = self.next_end(line, may_end).map(|end| {
            let last = self.spacings[end - 1].apart + tracking(&self.glyphs[end - 1]);
            self.portions(line.range.start..end) + last.min(Length::ZERO) - self.tails[end - 1]
        });
        Standing { width: self.portions(line.range.clone()), beyond }
    }

    /// The width of the portions of a line.
    fn portions(&self, range: Range<usize>) -> Length {
        let width = |n: usize| {
            let glyph = &self.glyphs[n];
            let spacing = &self.spacings[n];
            let next = (n + 1 < range.end).then(|| (&self.glyphs[n + 1], &self.spacings[n + 1]));
            let is_noted = self.tails[n] > Length::ZERO;
            let goes_on = !is_noted && next.is_some_and(|(g, s)| is_one_look(glyph, g) && spacing.is_one_portion(s));
            let tracking = tracking(glyph);
            let own = (glyph.advance - tracking).scale(100 - spacing.narrower, 100);
            let kern = (tracking + spacing.apart).max(-glyph.size / 6);
            own + if goes_on { kern } else { kern.max(Length::ZERO) }
                + next.filter(|_| !is_noted).map_or(Length::ZERO, |(g, _)| gap(glyph, g))
                + self.tails[n]
        };
        range.clone().map(width).sum()
    }

    /// Spaces a line for LibreOffice alone, alike in all gaps: it comes closer, or else is spread, and where it cannot
    /// come closer any more its characters are narrowed.
    pub(super) fn fit_apart(&mut self, line: &Line) {
        let size = self.glyphs[line.last()].size;
        let (closest, widest) = ((size / CLOSEST).to_twips(), (size / WIDEST).to_twips());
        let mut ways = [false, true].into_iter().flat_map(|halves_end| {
            (0..=NARROWEST).flat_map(move |narrower| (0..=closest).map(move |closer| (halves_end, narrower, closer)))
        });
        let serves = |(halves_end, narrower, closer): (bool, i64, i64)| {
            self.space_apart(line, -closer, narrower);
            if halves_end {
                self.halve_end(line);
            }
            self.fits(line, self.apart(line))
        };
        if !ways.any(serves) {
            // What does not help is not done.
            for spacing in &mut self.spacings[line.range.clone()] {
                (spacing.apart, spacing.narrower) = (spacing.tight, 0);
            }
            return;
        }
        if !self.measures.filled {
            let room = self.room(line, self.apart(line));
            self.spacings[line.last()].apart += room;
            return;
        }
        // Where it had to come closer, this finds at once that what follows has no room.
        for wider in 1..=widest {
            if self.ends(line, self.apart(line)) {
                return;
            }
            let before = self.spacings[line.range.clone()].to_vec();
            self.space_apart(line, wider, 0);
            if !self.fits(line, self.apart(line)) {
                self.spacings[line.range.clone()].clone_from_slice(&before);
                return;
            }
        }
    }

    /// A mark at the end takes half an em, as on the page (GB/T 15834, 5.1.10).
    fn halve_end(&mut self, line: &Line) {
        let has_blank = |n: &usize| class::has_blank_tail(self.glyphs[*n].character) && self.tails[*n] == Length::ZERO;
        let marks = line.range.clone().rev().take(1).filter(has_blank);
        marks.for_each(|n| self.spacings[n].narrower = 50);
    }

    fn space_apart(&mut self, line: &Line, twips: i64, narrower: i64) {
        for spacing in &mut self.spacings[line.range.clone()] {
            (spacing.apart, spacing.narrower) = (Length::twips(twips), narrower);
        }
    }
}

impl Spacing {
    fn is_one_portion(&self, next: &Spacing) -> bool {
        self.apart == next.apart && self.narrower == next.narrower
    }
}

/// Whether a line ends there between a mark and a number or a word, which LibreOffice keeps together.
pub(super) fn parts_from_mark(glyphs: &[Shaped], at: usize) -> bool {
    let Some(next) = glyphs.get(at).map(|g| g.character) else { return false };
    let last = glyphs[at - 1].character;
    class::has_blank_tail(last) && !matches!(last, '：' | '；') && next.is_alphanumeric() && class::is_half_width(next)
}

fn is_one_look(a: &Shaped, b: &Shaped) -> bool {
    let look = |g: &Shaped| (g.font, g.embolden, g.link, g.mark, class::is_half_width(g.character));
    look(a) == look(b)
}

/// What it sets between Han and Latin characters.
fn gap(a: &Shaped, b: &Shaped) -> Length {
    // Asked of every pair in a paper: what seldom holds comes first.
    let is_apart = class::is_half_width(a.character) != class::is_half_width(b.character);
    let both = || a.character.is_alphanumeric() && b.character.is_alphanumeric();
    if is_apart && both() { b.size / 5 } else { Length::ZERO }
}
