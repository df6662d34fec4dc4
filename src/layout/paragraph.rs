//! Lines of a paragraph.

use super::fit::{Measures, spacings};
use super::inline::class;
use super::inline::justify::{SetLine, Slot, set};
use super::inline::linebreak::Breaker;
use super::inline::shape::Shaped;
use super::note::{self, Behind};
use super::setter::Setter;
use super::standing;
use super::title;
use crate::base::{Error, Length};
use crate::document::{Accent, Inline, Mark, Paragraph, Role};
use crate::page::TagId;
use crate::style::fit::TextFit;
use crate::style::gbt9704::HALF_CELL;
use crate::style::{Alignment, ParagraphStyle, RunStyle};
use std::ops::Range;
use std::sync::Arc;

/// The glyphs between two forced breaks.
type Stretch = Vec<Shaped>;

/// The glyphs of a paragraph.
struct Shape {
    stretches: Vec<Stretch>,
    /// The stretches whose end a revision touched.
    changed: Vec<usize>,
}

/// The lines of a paragraph set to a measure.
pub(super) fn lines(
    paragraph: &Paragraph,
    style: &ParagraphStyle,
    measure: Length,
    tag: TagId,
    setter: &mut Setter<'_>,
) -> Result<Vec<SetLine>, Error> {
    let is_numbered = |i: &Inline| matches!(i, Inline::Text { link: Some(_), .. } | Inline::Footnote(_));
    if paragraph.inlines.iter().any(is_numbered) {
        return set_paragraph(paragraph, style, measure, tag, setter);
    }
    standing::lines(&(paragraph, style, measure), setter, |setter| {
        set_paragraph(paragraph, style, measure, tag, setter)
    })
}

fn set_paragraph(
    paragraph: &Paragraph,
    style: &ParagraphStyle,
    measure: Length,
    tag: TagId,
    setter: &mut Setter<'_>,
) -> Result<Vec<SetLine>, Error> {
    let Shape { mut stretches, changed } = shape(paragraph, style, measure, tag, setter)?;
    for glyph in stretches.iter_mut().flatten() {
        glyph.advance = glyph.advance.scale(style.condense, 100);
    }
    let is_title = matches!(paragraph.role, Role::Title | Role::AnnexTitle) && stretches.len() == 1;
    let (first, hang) = indents(paragraph.role, style, &stretches);
    let mut out = Vec::new();
    let mut spaced = Vec::new();
    for (i, stretch) in stretches.iter().enumerate() {
        let first = if i == 0 { first } else { hang };
        let ranges = if is_title { title::ranges(stretch) } else { ranges(stretch, measure - first, measure - hang) };
        let measures = Measures {
            first: measure - first,
            rest: measure - hang,
            rule: Length::ZERO,
            filled: style.align == Alignment::Justify,
        };
        spaced.extend(spacings(stretch, &ranges, measures));
        set_lines(stretch, &ranges, first, hang, measure, style.align, &mut out);
        if let Some(last) = out.last_mut().filter(|_| changed.contains(&i)) {
            last.changed = true;
        }
    }
    setter.texts.push(TextFit::new(if is_title { Vec::new() } else { spaced }));
    Ok(out)
}

/// The lines of a text of one look with its changes, such as one paragraph of a table cell; `ends` are the places, in
/// characters, where lines end in any case.
pub(super) fn plain_lines(
    pieces: &[(&str, Mark)],
    ends: &[usize],
    run: RunStyle,
    size: Length,
    measure: Length,
    align: Alignment,
    setter: &mut Setter<'_>,
) -> Result<Vec<SetLine>, Error> {
    let mut glyphs = Vec::new();
    setter.shaper.shape_marked(pieces, run, size, &mut glyphs)?;
    Ok(shaped_lines(&glyphs, ends, measure, align, setter))
}

/// The same of a text that was shaped.
pub(super) fn shaped_lines(
    glyphs: &[Shaped],
    ends: &[usize],
    measure: Length,
    align: Alignment,
    setter: &mut Setter<'_>,
) -> Vec<SetLine> {
    let mut out = Vec::new();
    // Column widths are rounded to twips; a word that was to fill its column still does.
    let room = measure + Length::twips(1);
    let rule = setter.styles.table().rule;
    let measures = Measures { first: measure, rest: measure, rule, filled: align == Alignment::Justify };
    let (mut start, mut spaced) = (0, Vec::new());
    for end in ends.iter().copied().chain([glyphs.len()]) {
        let stretch = &glyphs[start..end];
        let ranges = ranges(stretch, room, room);
        spaced.extend(spacings(stretch, &ranges, measures));
        set_lines(stretch, &ranges, Length::ZERO, Length::ZERO, measure, align, &mut out);
        start = end;
    }
    setter.texts.push(TextFit::new(spaced));
    out
}

/// Where lines of one measure, or two, end.
pub(super) fn ranges(glyphs: &[Shaped], first: Length, rest: Length) -> Vec<Range<usize>> {
    let lines = Breaker::new(glyphs).lines(first, rest);
    // A paragraph without text is still a line.
    if lines.is_empty() { std::iter::once(0..0).collect() } else { lines }
}

/// Sets broken lines, the first from one indent and the others from another.
pub(super) fn set_lines(
    glyphs: &[Shaped],
    ranges: &[Range<usize>],
    first: Length,
    hang: Length,
    measure: Length,
    align: Alignment,
    out: &mut Vec<SetLine>,
) {
    for (i, range) in ranges.iter().enumerate() {
        let left = if i == 0 { first } else { hang };
        let slot = Slot { left, measure: measure - left, align, last: i + 1 == ranges.len() };
        out.push(set(&glyphs[range.clone()], slot));
    }
}

fn shape(
    paragraph: &Paragraph,
    style: &ParagraphStyle,
    page_measure: Length,
    tag: TagId,
    setter: &mut Setter<'_>,
) -> Result<Shape, Error> {
    let mut shape = Shape { stretches: vec![Stretch::new()], changed: Vec::new() };
    for inline in &paragraph.inlines {
        let (text, accent, link, mark) = match inline {
            Inline::Text { text, accent, link, mark } => (text, accent, link, mark),
            Inline::Break => {
                shape.stretches.push(Stretch::new());
                continue;
            }
            Inline::Footnote(note) => {
                let look = Behind { run: setter.styles.run(style, Accent::None), size: style.size, tag };
                let stretch = shape.stretches.last_mut().expect("there is a stretch from the start");
                note::refer(note, &look, page_measure, setter, stretch)?;
                continue;
            }
        };
        let run = setter.styles.run(style, *accent);
        let link = link.as_ref().map(|target| setter.link(target, tag));
        for (i, part) in text.split('\n').enumerate() {
            if i > 0 {
                shape.end_line(*mark, paragraph.mark);
            }
            let stretch = shape.stretches.last_mut().expect("there is a stretch from the start");
            let first = stretch.len();
            setter.shaper.shape(part, run, style.size, link, stretch)?;
            stretch[first..].iter_mut().for_each(|g| g.mark = *mark);
        }
    }
    Ok(shape)
}

impl Shape {
    /// Ends a line as the new text does: a break that only the old one has leaves no more than the bar beside it.
    fn end_line(&mut self, mark: Mark, paragraph: Mark) {
        if mark != Mark::None {
            self.changed.push(self.stretches.len() - 1);
        }
        if mark != Mark::Deleted || paragraph == Mark::Deleted {
            self.stretches.push(Stretch::new());
        }
    }
}

/// Indents of the first line and of the others. In an 附件说明 the others align with the name (clause 7.3.4), wherever
/// the width of label and number puts it.
fn indents(role: Role, style: &ParagraphStyle, stretches: &[Stretch]) -> (Length, Length) {
    let left = HALF_CELL * style.left;
    let first = left + HALF_CELL * style.first_indent;
    if !matches!(role, Role::AttachmentNote | Role::AttachmentNoteNext) {
        return (first, left);
    }
    let prefix = label_len(&stretches[0]);
    let width: Length = stretches[0][..prefix].iter().map(|g| g.advance).sum();
    (first, if prefix > 0 { first + width } else { left })
}

/// How many glyphs the label and the number of an attachment take: `附件：1.`.
fn label_len(glyphs: &[Shaped]) -> usize {
    let label = glyphs.iter().take(8).position(|g| g.character == '：').map_or(0, |i| i + 1);
    let digits = glyphs[label..].iter().take_while(|g| g.character.is_ascii_digit()).count();
    let dot = glyphs.get(label + digits).is_some_and(|g| matches!(g.character, '.' | '．'));
    label + if digits > 0 && dot { digits + 1 } else { 0 }
}

/// A line whose glyphs stand half cells apart, from a place on: the signature, whose places are counted in characters.
pub(super) fn on_grid(glyphs: &[Shaped], left: Length) -> SetLine {
    let mut cell = 0;
    let mut line = set(glyphs, Slot { left: Length::ZERO, measure: Length::ZERO, align: Alignment::Left, last: true });
    for glyph in Arc::make_mut(&mut line.glyphs) {
        glyph.x = left + HALF_CELL * cell;
        cell += if class::is_half_width(glyph.character) || glyph.character == ' ' { 1 } else { 2 };
    }
    line
}
