//! What a chart is drawn with: words, lines, filled areas and marks, every one a part of the figure.

use super::form::{corners, hatched, outline};
use crate::base::{Error, Length};
use crate::layout::inline::justify::{SetLine, Slot, set};
use crate::layout::paint::{Ink, ink_plain};
use crate::layout::paragraph::{ranges, set_lines};
use crate::layout::setter::Setter;
use crate::page::{Colour, Item, Shape, Stroke, TagId};
use crate::style::chart::{Dash, Fill, Mark};
use crate::style::gbt9704::{BASELINE_PER_MILLE, CHART};
use crate::style::{Alignment, RunStyle};
use std::ops::Range;

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: Length,
    pub(super) top: Length,
    pub(super) right: Length,
    pub(super) bottom: Length,
}

impl Area {
    pub(super) fn width(self) -> Length {
        self.right - self.left
    }

    pub(super) fn height(self) -> Length {
        self.bottom - self.top
    }

    /// Whether two areas share any of their ink.
    pub(super) fn meets(self, other: Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// How a word stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// Its left end there.
    After,
    /// Its middle there.
    Centre,
    /// Its right end there.
    Before,
}

/// How lines of words look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub(super) run: RunStyle,
    pub(super) size: Length,
    pub(super) line: Length,
    pub(super) align: Alignment,
}

/// How far the middle of a figure or a hanzi lies above its baseline, per mille of its size.
const MIDDLE_PER_MILLE: i64 = 340;
/// The height of figures, per mille of their size, with a little white.
const WORD_PER_MILLE: i64 = 800;

/// A chart in the making.
pub(super) struct Easel<'e, 'a> {
    setter: &'e mut Setter<'a>,
    tag: TagId,
    items: Vec<Item>,
    /// How many words found no room or were cut.
    pub(super) crowded: usize,
}

impl<'e, 'a> Easel<'e, 'a> {
    /// An empty one, for a figure that those words stand for.
    pub(super) fn new(setter: &'e mut Setter<'a>, spoken: String) -> Easel<'e, 'a> {
        let tag = setter.tags.add_figure(spoken);
        Easel { setter, tag, items: Vec::new(), crowded: 0 }
    }

    /// The ink, and how many words found no room.
    pub(super) fn finish(self) -> (Vec<Item>, usize) {
        (self.items, self.crowded)
    }

    pub(super) fn title_look(&self) -> Look {
        let run = RunStyle { face: CHART.title_face, bold: false };
        Look { run, size: CHART.title_size, line: CHART.title_line, align: Alignment::Center }
    }

    pub(super) fn look(&self, align: Alignment) -> Look {
        Look { run: RunStyle { face: CHART.face, bold: false }, size: CHART.size, line: CHART.line, align }
    }

    /// The natural width of a word.
    pub(super) fn width(&mut self, word: &str) -> Result<Length, Error> {
        let mut glyphs = Vec::new();
        self.setter.shaper.shape(word, self.look(Alignment::Left).run, CHART.size, None, &mut glyphs)?;
        Ok(glyphs.iter().map(|g| g.advance).sum())
    }

    /// A word on one line, its height's middle at the place.
    pub(super) fn word(
        &mut self,
        word: &str,
        (x, y): (Length, Length),
        stand: Stand,
        colour: Colour,
    ) -> Result<(), Error> {
        let mut glyphs = Vec::new();
        self.setter.shaper.shape(word, self.look(Alignment::Left).run, CHART.size, None, &mut glyphs)?;
        let measure = glyphs.iter().map(|g| g.advance).sum();
        let left = match stand {
            Stand::After => x,
            Stand::Centre => x - measure / 2,
            Stand::Before => x - measure,
        };
        let line = set(&glyphs, Slot { left: Length::ZERO, measure, align: Alignment::Left, last: true });
        let baseline = y + CHART.size.scale(MIDDLE_PER_MILLE, 1000);
        self.ink(&line, CHART.size, left, baseline, colour);
        Ok(())
    }

    /// White below a word of that width, so that no line of the scale runs through it.
    pub(super) fn plate(&mut self, width: Length, (x, y): (Length, Length)) {
        let (across, down) = (width / 2, CHART.size.scale(WORD_PER_MILLE, 2000));
        let area = Area { left: x - across, top: y - down, right: x + across, bottom: y + down };
        self.plain_area(area, Colour::WHITE);
    }

    /// A line of words in a line's height below the place.
    pub(super) fn line(&mut self, line: &SetLine, look: Look, (left, top): (Length, Length)) {
        let baseline = top + (look.line - look.size) / 2 + look.size.scale(BASELINE_PER_MILLE, 1000);
        self.ink(line, look.size, left, baseline, Colour::BLACK);
    }

    fn ink(&mut self, line: &SetLine, size: Length, left: Length, baseline: Length, colour: Colour) {
        let ink = Ink { left, baseline, size, condense: 100, colour, tag: Some(self.tag), words: None };
        ink_plain(line, ink, &mut self.items);
    }

    /// The lines of a text; no character stands alone on the last where a narrower measure gives it company.
    pub(super) fn lines(&mut self, text: &str, look: Look, measure: Length) -> Result<Vec<SetLine>, Error> {
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let mut glyphs = Vec::new();
        self.setter.shaper.shape(text, look.run, look.size, None, &mut glyphs)?;
        let mut broken = ranges(&glyphs, measure, measure);
        let mut narrower = measure - look.size / 2;
        let is_alone = |lines: &[Range<usize>]| lines.len() > 1 && lines.last().is_some_and(|l| l.len() == 1);
        while is_alone(&broken) && narrower > look.size {
            let other = ranges(&glyphs, narrower, narrower);
            if other.len() > broken.len() {
                break;
            }
            broken = other;
            narrower -= look.size / 2;
        }
        let mut lines = Vec::new();
        set_lines(&glyphs, &broken, Length::ZERO, Length::ZERO, measure, look.align, &mut lines);
        Ok(lines)
    }

    /// The lines of a text, cut to so many with … where it has more.
    pub(super) fn fitted(
        &mut self,
        text: &str,
        look: Look,
        measure: Length,
        most: usize,
    ) -> Result<Vec<SetLine>, Error> {
        let whole = self.lines(text, look, measure)?;
        if whole.len() <= most {
            return Ok(whole);
        }
        self.crowded += 1;
        let characters: Vec<char> = text.chars().collect();
        let mut kept = whole.iter().take(most).map(|l| l.glyphs.len()).sum::<usize>().min(characters.len());
        loop {
            let cut: String = characters[..kept].iter().chain(['…'].iter()).collect();
            let lines = self.lines(&cut, look, measure)?;
            if lines.len() <= most || kept == 0 {
                return Ok(lines);
            }
            kept -= 1;
        }
    }

    fn shape(&mut self, points: Vec<(Length, Length)>, closed: bool, fill: Option<Colour>, stroke: Option<Stroke>) {
        self.items.push(Item::Shape(Shape { points, closed, fill, stroke, tag: Some(self.tag) }));
    }

    /// A straight line.
    pub(super) fn rule(&mut self, from: (Length, Length), to: (Length, Length), width: Length, colour: Colour) {
        self.shape(vec![from, to], false, None, Some(Stroke { width, colour, dash: Stroke::SOLID }));
    }

    /// A line through places.
    pub(super) fn curve(&mut self, points: Vec<(Length, Length)>, dash: Dash) {
        let dash = dash.pattern().map(|n| CHART.curve * n);
        self.shape(points, false, None, Some(Stroke { width: CHART.curve, colour: Colour::BLACK, dash }));
    }

    /// A filled area with an outline.
    pub(super) fn area(&mut self, area: Area, fill: Fill) {
        let inner = match fill {
            Fill::Solid(colour) => colour,
            Fill::Hatch(_) => Colour::WHITE,
        };
        self.plain_area(area, inner);
        if let Fill::Hatch(hatch) = fill {
            hatched(area, hatch).into_iter().for_each(|(from, to)| self.rule(from, to, CHART.rule, Colour::BLACK));
        }
        let stroke = Stroke { width: CHART.rule, colour: Colour::BLACK, dash: Stroke::SOLID };
        self.shape(corners(area), true, None, Some(stroke));
    }

    /// An area of one ink.
    pub(super) fn plain_area(&mut self, area: Area, fill: Colour) {
        self.shape(corners(area), true, Some(fill), None);
    }

    /// A mark on a line.
    pub(super) fn mark(&mut self, (x, y): (Length, Length), mark: Mark, filled: bool) {
        let place = |(a, b): (i64, i64)| (x + CHART.mark.scale(a, 1000), y + CHART.mark.scale(b, 1000));
        let points = outline(mark).iter().copied().map(place).collect();
        let fill = if filled { Colour::BLACK } else { Colour::WHITE };
        let stroke = Stroke { width: CHART.rule, colour: Colour::BLACK, dash: Stroke::SOLID };
        self.shape(points, true, Some(fill), Some(stroke));
    }
}
