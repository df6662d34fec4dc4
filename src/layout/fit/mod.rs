//! What spacing makes word processors end lines where they end here.
//!
//! They fill lines greedily, as this layout does, but know other rules. So each line is given such spacing that it fits
//! with what the most generous of them adds, and that what follows does not fit even with the most sparing:
//!
//! - none squeezes marks as GB/T 15834 has it, nor keeps a number with its unit;
//! - Word ([`word`]) sets nothing between Han and Latin characters when told so, and may hang a mark in the margin;
//! - LibreOffice ([`office`]) sets a fifth of an em there, whatever the file says, and keeps a mark and a number together.
//!
//! Where no spacing serves both, as in a line with many numbers, the line has two: [`Spacing`].

mod office;
mod word;

use super::inline::class;
use super::inline::linebreak::saving;
use super::inline::shape::Shaped;
use crate::base::Length;
use crate::style::fit::Spacing;
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
/// The share of its size by which characters of a filled line are spread at most, as the page spreads them.
const WIDEST: i64 = 4;
/// By how many hundredths characters are narrowed at most, where coming closer is not enough: fewer than an eye sees.
const NARROWEST: i64 = 7;

/// The spacing of each glyph of a text that ends its lines there, in whole twips. The numbers of footnotes are none of the
/// text: they go with what they stand behind.
pub(super) fn spacings(glyphs: &[Shaped], lines: &[Range<usize>], measures: Measures) -> Vec<Spacing> {
    if glyphs.iter().all(|g| g.note.is_none()) {
        return spaced(glyphs, &vec![Length::ZERO; glyphs.len()], lines, measures);
    }
    let (mut text, mut tails, mut at) = (Vec::with_capacity(glyphs.len()), Vec::new(), vec![0]);
    for glyph in glyphs {
        match (glyph.note, tails.last_mut()) {
            (None, _) => {
                text.push(*glyph);
                tails.push(Length::ZERO);
            }
            (Some(_), Some(tail)) => *tail += glyph.advance,
            (Some(_), None) => {}
        }
        at.push(text.len());
    }
    let lines: Vec<Range<usize>> = lines.iter().map(|line| at[line.start]..at[line.end]).collect();
    spaced(&text, &tails, &lines, measures)
}

/// The same of glyphs some of which have a number of some width behind them.
fn spaced(glyphs: &[Shaped], tails: &[Length], lines: &[Range<usize>], measures: Measures) -> Vec<Spacing> {
    let mut fitting = Fitting { glyphs, tails, spacings: vec![Spacing::NONE; glyphs.len()], measures };
    // What follows a line is known when its own turn comes.
    for (n, range) in lines.iter().enumerate().rev().filter(|(_, range)| !range.is_empty()) {
        let measure = if n == 0 { measures.first } else { measures.rest };
        fitting.fit(&Line { range: range.clone(), measure });
    }
    fitting.spacings
}

/// A line and the width it is to fill.
struct Line {
    range: Range<usize>,
    measure: Length,
}

impl Line {
    fn last(&self) -> usize {
        self.range.end - 1
    }

    /// The gaps between its glyphs.
    fn gaps(&self) -> i64 {
        i64::try_from(self.range.len()).expect("a line is short") - 1
    }
}

struct Fitting<'g> {
    glyphs: &'g [Shaped],
    /// The width of the numbers of footnotes behind each glyph, which word processors may part from it.
    tails: &'g [Length],
    spacings: Vec<Spacing>,
    measures: Measures,
}

/// How a line stands in a word processor.
#[derive(Clone, Copy)]
struct Standing {
    /// Its width.
    width: Length,
    /// The same with what could follow at the least; `None` for a last line, which nothing follows.
    beyond: Option<Length>,
}

impl Fitting<'_> {
    fn fit(&mut self, line: &Line) {
        if office::parts_from_mark(self.glyphs, line.range.end) {
            let number = self.glyphs[line.range.end..].iter().take_while(|g| class::is_half_width(g.character)).count();
            self.spacings[line.range.end..][..number].iter_mut().for_each(|s| s.chinese = true);
        }
        for n in line.range.clone() {
            let own = &mut self.spacings[n];
            let squeeze = match &self.glyphs[n..line.range.end] {
                [a, b, ..] if self.tails[n] == Length::ZERO => whole_twips(-saving(a, b)),
                _ => Length::ZERO,
            };
            *own = Spacing { chinese: own.chinese, ..Spacing::alike(squeeze) };
        }
        if !self.fit_alike(line) {
            self.fit_tight(line);
            self.fit_apart(line);
        }
    }

    /// Spaces the line for all word processors, if one spacing serves them.
    fn fit_alike(&mut self, line: &Line) -> bool {
        let unspaced = self.spacings[line.range.clone()].to_vec();
        let apply = |spacings: &mut [Spacing], twips: i64| {
            for (spacing, from) in spacings.iter_mut().zip(&unspaced) {
                (spacing.tight, spacing.apart) = (from.tight + Length::twips(twips), from.apart + Length::twips(twips));
            }
        };
        let size = self.glyphs[line.last()].size;
        let stand = |f: &Self| [f.tight(line), f.apart(line)];
        let fits = |f: &Self, standing: [Standing; 2]| standing.into_iter().all(|s| f.fits(line, s));
        let ends = |f: &Self, standing: [Standing; 2]| standing.into_iter().all(|s| f.ends(line, s));
        let mut standing = stand(self);
        let mut twips = 0;
        while !fits(self, standing) && twips < (size / CLOSEST).to_twips() && line.gaps() > 0 {
            twips += 1;
            apply(&mut self.spacings[line.range.clone()], -twips);
            standing = stand(self);
        }
        if twips == 0 && !self.measures.filled {
            let [tight, apart] = standing;
            let room = self.room(line, tight).max(self.room(line, apart));
            // At the end it does not show.
            let last = &mut self.spacings[line.last()];
            (last.tight, last.apart) = (last.tight + room, last.apart + room);
            standing = stand(self);
        } else if twips == 0 {
            while !ends(self, standing)
                && fits(self, standing)
                && -twips < (size / WIDEST).to_twips()
                && line.gaps() > 0
            {
                twips -= 1;
                apply(&mut self.spacings[line.range.clone()], -twips);
                standing = stand(self);
            }
        }
        if fits(self, standing) && ends(self, standing) {
            return true;
        }
        self.spacings[line.range.clone()].clone_from_slice(&unspaced);
        false
    }

    fn fits(&self, line: &Line, standing: Standing) -> bool {
        standing.width <= line.measure - self.measures.rule - MARGIN
    }

    /// Whether what follows does not fit.
    fn ends(&self, line: &Line, standing: Standing) -> bool {
        standing.beyond.is_none_or(|beyond| beyond > line.measure + MARGIN)
    }

    /// What is to be taken up lest what follows fits, in whole twips; none below zero.
    fn room(&self, line: &Line, standing: Standing) -> Length {
        let room = standing.beyond.map_or(Length::ZERO, |beyond| line.measure + MARGIN - beyond + Length::twips(1));
        whole_twips(room).max(Length::ZERO)
    }

    /// Where after a line the next could begin: the end of the shortest text that follows whole.
    fn next_end(&self, line: &Line, may_end: impl Fn(usize) -> bool) -> Option<usize> {
        let all = self.glyphs.len();
        if line.range.end == all { None } else { (line.range.end + 1..=all).find(|&end| end == all || may_end(end)) }
    }
}

/// Whether some word processor may end a line between two characters.
fn may_part(last: char, next: char) -> bool {
    let word = class::is_half_width(last) && class::is_half_width(next);
    !class::no_start(next) && !class::no_end(last) && !word && !next.is_whitespace()
}

/// What type of a size is spaced by in its style.
fn tracking(glyph: &Shaped) -> Length {
    if glyph.size == BODY_SIZE { BODY_TRACKING } else { Length::ZERO }
}

fn whole_twips(length: Length) -> Length {
    Length::twips(length.to_twips())
}

#[cfg(test)]
mod tests;
