//! Footnotes: their numbers in the text, and their lines at the foot of the page.

use super::fit::{Measures, spacings};
use super::inline::justify::{SetLine, Slot, set};
use super::inline::shape::Shaped;
use super::pages::Frame;
use super::paint::{Ink, ink_note};
use super::paragraph;
use super::setter::Setter;
use crate::base::{Error, Length};
use crate::document::{Footnote, Mark};
use crate::page::{Colour, Item, Rule, TagId, TagRole};
use crate::style::fit::TextFit;
use crate::style::footnote::{self, HANG, LINE, RULE_SHARE, RULE_WHITE, RULE_WIDTH, SIZE};
use crate::style::gbt9704::BASELINE_PER_MILLE;
use crate::style::{Alignment, RunStyle};
use std::sync::Arc;

/// A footnote, its lines set.
#[derive(Debug)]
pub(super) struct SetNote {
    /// Its lines, the first with the number.
    pub(super) lines: Vec<SetLine>,
    /// Its place in the structure.
    pub(super) tag: TagId,
    /// The place of its number there.
    pub(super) label: TagId,
}

impl SetNote {
    /// How many lines it has.
    pub(super) fn count(&self) -> i64 {
        i64::try_from(self.lines.len()).expect("a footnote has few lines")
    }
}

/// The name by which a footnote, counted from 0, can be led to.
pub(super) fn anchor(note: usize) -> String {
    format!("Note_{}", note + 1)
}

/// What the number of a footnote stands behind.
pub(super) struct Behind {
    /// Its look.
    pub(super) run: RunStyle,
    /// Its size.
    pub(super) size: Length,
    /// The paragraph or cell.
    pub(super) tag: TagId,
}

/// Sets a footnote to the measure of its page, and adds its number to the text that refers to it.
pub(super) fn refer(
    note: &Footnote,
    behind: &Behind,
    measure: Length,
    setter: &mut Setter<'_>,
    out: &mut Vec<Shaped>,
) -> Result<(), Error> {
    let number = setter.notes.len();
    let label = setter.numbering.label(number + 1);
    let reference = setter.tags.add(TagRole::Reference, Some(behind.tag));
    let link = setter.link(&format!("#{}", anchor(number)), reference);
    setter.shaper.shape_number((number, &label), behind.run, behind.size, Some(link), note.mark, out)?;
    let set = SetNote::new(note, (number, &label), behind.tag, measure, setter)?;
    setter.notes.push(set);
    Ok(())
}

impl SetNote {
    fn new(
        note: &Footnote,
        (number, label): (usize, &str),
        parent: TagId,
        measure: Length,
        setter: &mut Setter<'_>,
    ) -> Result<SetNote, Error> {
        let run = RunStyle { face: footnote::paragraph().face, bold: false };
        let tag = setter.tags.add(TagRole::Footnote, Some(parent));
        let label_tag = setter.tags.add(TagRole::Label, Some(tag));
        let mut glyphs = Vec::new();
        setter.shaper.shape_marked(&[(&note.text, note.mark)], run, SIZE, &mut glyphs)?;
        let room = measure - HANG;
        let ranges = paragraph::ranges(&glyphs, room, room);
        let measures = Measures { first: room, rest: room, rule: Length::ZERO, filled: true };
        setter.fits.push_note(TextFit::new(spacings(&glyphs, &ranges, measures)));
        let mut lines = Vec::new();
        paragraph::set_lines(&glyphs, &ranges, HANG, HANG, measure, Alignment::Justify, &mut lines);
        let mut before = Vec::new();
        setter.shaper.shape_number((number, label), run, SIZE, None, note.mark, &mut before)?;
        let slot = Slot { left: Length::ZERO, measure: HANG, align: Alignment::Left, last: true };
        let first = lines.first_mut().expect("a paragraph has a line");
        Arc::make_mut(&mut first.glyphs).splice(0..0, set(&before, slot).glyphs.iter().copied());
        lines.iter_mut().for_each(|line| line.changed |= note.mark != Mark::None);
        Ok(SetNote { lines, tag, label: label_tag })
    }
}

/// Lines of a footnote at the foot of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlacedNote {
    /// Which of the paper's.
    pub(super) note: usize,
    /// Which of its lines.
    pub(super) lines: std::ops::Range<usize>,
    /// The top of the first of them, from the top of the type area.
    pub(super) top: Length,
}

/// Inks the footnotes of a page below their rule.
pub(super) fn draw(placed: &[PlacedNote], frame: Frame, setter: &Setter<'_>, items: &mut Vec<Item>) {
    let Some(first) = placed.first() else { return };
    let y = frame.top + first.top - RULE_WHITE - RULE_WIDTH / 2;
    let to = (frame.left + frame.width / RULE_SHARE, y);
    items.push(Item::Rule(Rule { from: (frame.left, y), to, width: RULE_WIDTH, colour: Colour::BLACK }));
    let depth = (LINE - SIZE) / 2 + SIZE.scale(BASELINE_PER_MILLE, 1000);
    for PlacedNote { note, lines, top } in placed {
        let set = &setter.notes[*note];
        let (tag, words) = (Some(set.tag), Some(set.tag));
        let mut baseline = frame.top + *top + depth;
        for line in &set.lines[lines.clone()] {
            let ink = Ink { left: frame.left, baseline, size: SIZE, condense: 100, colour: Colour::BLACK, tag, words };
            ink_note(line, ink, set.label, items);
            baseline += LINE;
        }
    }
}
