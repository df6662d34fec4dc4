//! What spacing makes word processors end lines where they end here.
//!
//! They fill lines greedily, as this layout does, but know other rules. So each line is given such spacing that it fits
//! with what the most generous of them adds, and that what follows does not fit even with the most sparing:
//!
//! - none squeezes marks as GB/T 15834 has it, nor keeps a number with its unit;
//! - Word sets nothing between Han and Latin characters when told so, and may hang a mark in the margin;
//! - LibreOffice sets a fifth of an em there, whatever the file says, and does not let the last character of a run come
//!   closer to the next run, so that it squeezes no mark at all.
//!
//! Where no spacing serves both, the line is set for the generous as long as the other takes but a character more into
//! it, which makes no paragraph longer; else for Word.

use super::inline::class;
use super::inline::linebreak::saving;
use super::inline::shape::Shaped;
use crate::base::Length;
use crate::style::gbt9704::{BODY_SIZE, BODY_TRACKING};
use std::ops::Range;

/// The measures of a text as word processors see them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measures {
    /// Of the first line.
    pub(super) first: Length,
    /// Of the others.
    pub(super) rest: Length,
    /// What a word processor may take of either, for the rules of a cell.
    pub(super) rule: Length,
    /// Whether lines are filled, so that what a line is spread by does not show.
    pub(super) filled: bool,
}

/// More than word processors lose or win by rounding the spacings of a line.
const MARGIN: Length = Length::twips(10);
/// The share of its size by which a character comes closer at most, so that no line looks dense.
const CLOSEST: i64 = 10;

/// The spacing of each glyph of a text that ends its lines there, in whole twips.
pub(super) fn spacings(glyphs: &[Shaped], lines: &[Range<usize>], measures: Measures) -> Vec<Length> {
    let mut line = Fitting { glyphs, spacings: vec![Length::ZERO; glyphs.len()], measures };
    // What follows a line is known when its own turn comes.
    for (n, range) in lines.iter().enumerate().rev() {
        let measure = if n == 0 { measures.first } else { measures.rest };
        line.fit(range.clone(), measure);
    }
    line.spacings
}

struct Fitting<'g> {
    glyphs: &'g [Shaped],
    spacings: Vec<Length>,
    measures: Measures,
}

impl Fitting<'_> {
    fn fit(&mut self, line: Range<usize>, measure: Length) {
        let glyphs = &self.glyphs[line.clone()];
        if glyphs.is_empty() {
            return;
        }
        for (n, pair) in glyphs.windows(2).enumerate() {
            self.spacings[line.start + n] = whole_twips(-saving(&pair[0], &pair[1]));
        }
        let lack = self.width(line.clone()) - (measure - self.measures.rule - MARGIN);
        let room = self.room(&line, measure);
        let spread = room.unwrap_or(Length::ZERO).min(Length::ZERO);
        let generous = lack + added(glyphs);
        // What comes closer at the end of a run is lost there.
        let (all, obeyed) = (gaps(&line) + 1, gaps(&line) + 1 - run_ends(glyphs));
        let closer = if generous > Length::ZERO && obeyed > 0 { generous.scale(all, obeyed) } else { generous };
        let size = glyphs[0].size;
        // A character more in the line of another word processor does no harm.
        let serves_all = closer <= size / CLOSEST * gaps(&line) && room.is_none_or(|room| closer <= room + size);
        self.share(line, if serves_all { closer.max(spread) } else { lack.max(spread) });
    }

    /// By how much the line may be made closer, below zero must be spread, so that what follows does not fit; `None` for
    /// a last line, which nothing follows.
    fn room(&self, line: &Range<usize>, measure: Length) -> Option<Length> {
        let next = (line.end + 1..=self.glyphs.len()).find(|&end| may_end(self.glyphs, end));
        let next = next.filter(|_| line.end < self.glyphs.len())?;
        let mut taken = self.width(line.start..next);
        let last = &self.glyphs[next - 1];
        if class::has_blank_tail(last.character) || class::no_start(last.character) {
            // It could hang, or give up its blank half.
            taken -= last.advance + self.spacings[next - 1];
        }
        Some(taken - measure - MARGIN)
    }

    fn width(&self, range: Range<usize>) -> Length {
        range.map(|i| self.glyphs[i].advance + self.spacings[i]).sum()
    }

    /// Makes the line closer by a length, below zero spreads it, alike in all gaps.
    fn share(&mut self, line: Range<usize>, closer: Length) {
        let Some(last) = line.end.checked_sub(1).filter(|&last| last >= line.start) else { return };
        if closer < Length::ZERO && !self.measures.filled {
            // At the end it does not show.
            self.spacings[last] -= closer;
            return;
        }
        let (gaps, size) = (gaps(&line), self.glyphs[last].size);
        if gaps == 0 || closer > size / CLOSEST * gaps || closer < -(size / 4) * gaps {
            return;
        }
        // The first gaps take what the twips do not share out evenly: of a line at most two stretches.
        let (each, over) = (closer.to_twips().div_euclid(gaps), closer.to_twips().rem_euclid(gaps));
        // The last glyph too, lest it becomes a run of its own.
        for (n, i) in (0..).zip(line) {
            self.spacings[i] -= Length::twips(each + i64::from(n < over));
        }
    }
}

/// The gaps between the glyphs of a line.
fn gaps(line: &Range<usize>) -> i64 {
    i64::try_from(line.len()).expect("a line is short") - 1
}

/// What LibreOffice adds to a line.
fn added(line: &[Shaped]) -> Length {
    let of = |pair: &[Shaped]| {
        let [a, b] = [pair[0].character, pair[1].character];
        let apart = a.is_alphanumeric() && b.is_alphanumeric() && class::is_half_width(a) != class::is_half_width(b);
        let gap = if apart { pair[1].size / 5 } else { Length::ZERO };
        gap + saving(&pair[0], &pair[1])
    };
    let tracking = if line[0].size == BODY_SIZE { -BODY_TRACKING } else { Length::ZERO };
    line.windows(2).map(of).sum::<Length>() + tracking * run_ends(line)
}

/// How many runs of one look end in a line, or at its end, when its spacing changes once.
fn run_ends(line: &[Shaped]) -> i64 {
    let of = |pair: &[Shaped]| {
        let is_squeezed = saving(&pair[0], &pair[1]) > Length::ZERO;
        let look = |g: &Shaped| (g.font, g.embolden, g.link);
        i64::from(look(&pair[0]) != look(&pair[1])) + if is_squeezed { 2 } else { 0 }
    };
    line.windows(2).map(of).sum::<i64>() + 2
}

/// Whether some word processor may end a line before a glyph; every one does at the end.
fn may_end(glyphs: &[Shaped], at: usize) -> bool {
    let Some(next) = glyphs.get(at).map(|g| g.character) else { return true };
    let last = glyphs[at - 1].character;
    let word = class::is_half_width(last) && class::is_half_width(next);
    !class::no_start(next) && !class::no_end(last) && !word && !next.is_whitespace()
}

fn whole_twips(length: Length) -> Length {
    Length::twips(length.to_twips())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::inline::linebreak::Breaker;
    use crate::page::FontId;
    use crate::style::columns::is_full_width;
    use proptest::prelude::*;

    const EM: Length = BODY_SIZE;

    /// Glyphs as the body has them: half-width characters half an em, from another face.
    fn body(text: &str) -> Vec<Shaped> {
        let glyph = |character| {
            let wide = is_full_width(character);
            let advance = (if wide { EM } else { EM / 2 }) + BODY_TRACKING;
            let (embolden, link, mark) = (false, None, Default::default());
            Shaped { character, font: FontId(u8::from(wide)), glyph: 0, advance, size: EM, embolden, link, mark }
        };
        text.chars().map(glyph).collect()
    }

    fn measures(measure: Length) -> Measures {
        Measures { first: measure, rest: measure, rule: Length::ZERO, filled: true }
    }

    /// The lines of a text and the spacings of their glyphs, in twips.
    fn fitted(text: &str, measure: Length) -> (Vec<Range<usize>>, Vec<i64>) {
        let glyphs = body(text);
        let lines = Breaker::new(&glyphs).lines(measure, measure);
        let spacings = spacings(&glyphs, &lines, measures(measure)).into_iter().map(Length::to_twips).collect();
        (lines, spacings)
    }

    #[test]
    fn full_lines_of_han_stand_as_their_style_says() {
        let (lines, spacings) = fitted(&"汉".repeat(60), Length::mm(156));
        assert_eq!(lines, [0..28, 28..56, 56..60]);
        assert_eq!(spacings, [0; 60]);
    }

    #[test]
    fn a_number_that_goes_to_the_next_line_cannot_come_back() {
        // 26 characters, then a number with its unit that needs two and a half more.
        let text = "汉".repeat(26) + "100项汉汉";
        let (lines, spacings) = fitted(&text, Length::mm(156));
        assert_eq!(lines, [0..26, 26..32]);
        // 156 mm are 8844 twips, 26 characters 8190, the number by itself 465: it lacks 189, and 10 are to spare.
        assert_eq!(spacings[..25].iter().sum::<i64>(), 199);
        assert_eq!(spacings[..25].iter().min(), Some(&7), "alike in all gaps");
        assert_eq!(spacings[26..], [0; 6]);
    }

    #[test]
    fn a_mark_beside_another_comes_closer_by_half_its_width() {
        let (_, spacings) = fitted("（甲）。", Length::mm(156));
        // Half of 315 twips.
        assert_eq!(spacings, [0, 0, -158, 0]);
    }

    #[test]
    fn a_line_has_room_for_the_gaps_of_libreoffice() {
        let text = "6月29日".to_owned() + &"汉".repeat(40);
        let (lines, spacings) = fitted(&text, Length::mm(156));
        let line = lines[0].clone();
        let natural: Length = body(&text)[line.clone()].iter().map(|g| g.advance).sum();
        let gaps = EM / 5 * 3;
        let closer = -spacings[line.clone()].iter().sum::<i64>();
        assert!(closer >= (natural + gaps).to_twips() - 8844, "{closer}");
        // Another character stays out of it, where no gap is set.
        assert!(natural.to_twips() - closer + 315 > 8844, "{closer}");
    }

    #[test]
    fn uneven_lines_are_kept_apart_at_their_end_where_it_does_not_show() {
        let glyphs = body("甲乙丙丁");
        let uneven = Measures { filled: false, ..measures(EM * 3) };
        let spacings = spacings(&glyphs, &[0..2, 2..4], uneven);
        assert_eq!((spacings[0], spacings[2], spacings[3]), (Length::ZERO, Length::ZERO, Length::ZERO));
        assert!(spacings[1] > Length::ZERO);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_line_fits_as_it_is_spaced(text in "[汉字的（）《》，。、“”0-9％—…]{1,120}", cells in 20i64..30) {
            let (glyphs, measure) = (body(&text), (EM + BODY_TRACKING) * cells);
            let lines = Breaker::new(&glyphs).lines(measure, measure);
            let spacings = spacings(&glyphs, &lines, measures(measure));
            for line in lines {
                let width: Length = line.clone().map(|i| glyphs[i].advance + spacings[i]).sum();
                let natural = Breaker::new(&glyphs[line.clone()]).lines(measure, measure).len() == 1;
                prop_assert!(!natural || width <= measure, "{:?} is {} wide", line, width.to_twips());
            }
        }
    }
}
