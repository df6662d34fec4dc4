//! Lines in Word, and in whatever obeys the file as Word does.

use super::{CLOSEST, Fitting, Line, MARGIN, Standing, WIDEST, may_part};
use crate::base::Length;
use crate::layout::inline::class;

impl Fitting<'_> {
    /// How a line stands there.
    pub(super) fn tight(&self, line: &Line) -> Standing {
        let width = |range: std::ops::Range<usize>| -> Length {
            range.map(|n| self.glyphs[n].advance + self.spacings[n].tight + self.tails[n]).sum()
        };
        let may_end = |at: usize| may_part(self.glyphs[at - 1].character, self.glyphs[at].character);
        let beyond = self.next_end(line, may_end).map(|end| {
            let last = self.glyphs[end - 1].character;
            // It could hang, or give up its blank half.
            let hangs = class::has_blank_tail(last) || class::no_start(last);
            let end = end - usize::from(hangs);
            width(line.range.start..end) - self.tails[end - 1]
        });
        Standing { width: width(line.range.clone()), beyond }
    }

    /// Spaces a line for Word alone: no more than it must, alike in all gaps.
    pub(super) fn fit_tight(&mut self, line: &Line) {
        let Standing { width, beyond } = self.tight(line);
        let lack = width - (line.measure - self.measures.rule - MARGIN);
        let spread = beyond.map_or(Length::ZERO, |beyond| beyond - line.measure - MARGIN).min(Length::ZERO);
        let closer = lack.max(spread);
        if closer < Length::ZERO && !self.measures.filled {
            // At the end it does not show.
            self.spacings[line.last()].tight -= closer;
            return;
        }
        let (gaps, size) = (line.gaps(), self.glyphs[line.last()].size);
        if gaps == 0 || closer > size / CLOSEST * gaps || closer < -(size / WIDEST) * gaps {
            return;
        }
        // The first gaps take what the twips do not share out evenly: of a line at most two stretches.
        let (each, over) = (closer.to_twips().div_euclid(gaps), closer.to_twips().rem_euclid(gaps));
        // The last glyph too, lest it becomes a run of its own.
        for (n, spacing) in (0..).zip(&mut self.spacings[line.range.clone()]) {
            spacing.tight -= Length::twips(each + i64::from(n < over));
        }
    }
}
