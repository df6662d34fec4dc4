//! 版头: what stands by measure and not by lines, arranged as the 版式 wants it (clauses 7.2, 10.1 to 10.3).

use super::{Baseline, Content, Height, Row, Turn, WhiteAtTop, text_row};
use crate::base::{Diagnostic, Error, Length};
use crate::document::{Accent, Block, Format, Paragraph, Role};
use crate::layout::codes;
use crate::layout::inline::justify::SetLine;
use crate::layout::pages::PITCH;
use crate::layout::paragraph;
use crate::layout::setter::Setter;
use crate::page::{Colour, TagRole};
use crate::style::gbt9704::{BODY_SIZE, HALF_CELL, RED_LINE_GAP, RED_LINE_WIDTH, TITLE_SIZE};
use crate::style::head::{self, CORNER, Mark};
use crate::style::{Alignment, ParagraphStyle};
use std::sync::Arc;

/// White between the edge of a line of 3号 type and the type itself.
const BESIDE_TYPE: Length = Length::emu((PITCH.to_emu() - BODY_SIZE.to_emu()) / 2);

/// The rows of a head by part.
#[derive(Default)]
struct Parts {
    corner: Vec<(Role, Row)>,
    mark: Vec<Row>,
    signatories: Vec<Row>,
    number: Vec<Row>,
}

/// The paragraphs that a section begins with and that are parts of the head.
fn leading(blocks: &[Block]) -> Vec<&Paragraph> {
    let is_head = |p: &&Paragraph| {
        let own = [Role::Mark, Role::MarkSuffix, Role::AuthorisedBy, Role::DocNumber];
        CORNER.contains(&p.role) || own.contains(&p.role)
    };
    let paragraphs = blocks.iter().map_while(|b| if let Block::Paragraph(p) = b { Some(p) } else { None });
    paragraphs.take_while(is_head).collect()
}

/// Adds the head that a section begins with. Gives how many blocks it is.
pub(super) fn add(
    rows: &mut Vec<Row>,
    blocks: &[Block],
    measure: Length,
    setter: &mut Setter<'_>,
) -> Result<usize, Error> {
    let head = leading(blocks);
    let mut parts = Parts::default();
    for (n, p) in head.iter().enumerate() {
        let suffix = head.get(n + 1).filter(|next| next.role == Role::MarkSuffix);
        match p.role {
            Role::Mark => parts.mark.extend(mark(p, suffix.copied(), measure, setter)?),
            // It was set with the mark.
            Role::MarkSuffix => {}
            Role::AuthorisedBy => parts.signatories.extend(signatories(p, measure, setter)?),
            Role::DocNumber => {
                let stands_beside = !parts.signatories.is_empty();
                parts.number.extend(number(p, stands_beside, measure, setter)?);
            }
            role => parts.corner.extend(plain(p, measure, setter)?.into_iter().map(|row| (role, row))),
        }
    }
    match setter.format {
        Format::Letter => parts.letter(setter, rows),
        Format::Paper | Format::Order | Format::Minutes => parts.paper(setter, rows),
    }
    Ok(head.len())
}

impl Parts {
    /// Corner from the first line on, the mark at its depth, then the number and the red line.
    fn paper(self, setter: &Setter<'_>, rows: &mut Vec<Row>) {
        let present: Vec<Role> = self.corner.iter().map(|(role, _)| *role).collect();
        let mut lines = 0;
        for (role, mut row) in self.corner {
            let line = head::corner_line(role, &present, setter.format);
            row.stand(Height::Lines(line - lines));
            lines = line + 1;
            rows.push(row);
        }
        let first = rows.len();
        rows.extend(self.mark);
        if let Some(row) = rows.get_mut(first) {
            row.stand(Height::Exact(head::mark_drop(setter.format) - PITCH * lines));
        }
        let has_signatories = !self.signatories.is_empty();
        rows.extend(self.signatories);
        let number = rows.len();
        rows.extend(self.number);
        if let Some(row) = rows.get_mut(number).filter(|_| has_signatories) {
            row.overlay = true;
        }
        if rows.len() > number && head::has_red_line(setter.format) {
            rows.push(red_line(setter.styles.choices.red));
        }
    }

    /// The mark above the type area, a double line, and below it the corner at the left and the number at the right.
    fn letter(self, setter: &Setter<'_>, rows: &mut Vec<Row>) {
        let first = rows.len();
        rows.extend(self.mark);
        if let Some(row) = rows.get_mut(first) {
            row.stand(Height::Exact(head::mark_drop(Format::Letter)));
            rows.push(double_line(setter.styles.choices.red));
        }
        let below = rows.len();
        let mut corner = self.corner.into_iter().map(|(_, row)| row);
        rows.extend(corner.next());
        let beside = rows.len() > below;
        rows.extend(self.number.into_iter().map(|row| Row { overlay: beside, ..row }));
        if let Some(row) = rows.get_mut(below) {
            row.stand(Height::Exact(head::LETTER_GAP - BESIDE_TYPE));
        }
        rows.extend(corner);
    }
}

impl Row {
    /// Keeps so much white above, at the head of the page too.
    fn stand(&mut self, white: Height) {
        (self.before, self.at_least, self.at_page_top) = (white, white, WhiteAtTop::Kept);
    }
}

/// A paragraph as it is.
fn plain(p: &Paragraph, measure: Length, setter: &mut Setter<'_>) -> Result<Vec<Row>, Error> {
    let style = setter.styles.part(p.role, setter.format);
    lined(p, &style, measure, setter)
}

fn lined(p: &Paragraph, style: &ParagraphStyle, measure: Length, setter: &mut Setter<'_>) -> Result<Vec<Row>, Error> {
    let tag = setter.tags.add(TagRole::Paragraph, None);
    let lines = paragraph::lines(p, style, measure, tag, setter)?;
    Ok(lines.into_iter().map(|line| text_row(line, style, tag, Turn::Never)).collect())
}

/// The mark hangs by its ink, not by its em box (clause 7.2.4), and what follows counts from the foot of the ink.
fn mark(
    p: &Paragraph,
    suffix: Option<&Paragraph>,
    measure: Length,
    setter: &mut Setter<'_>,
) -> Result<Vec<Row>, Error> {
    let names = p.text().split('\n').map(str::to_owned).collect();
    let look = setter.styles.mark(names, suffix.map(Paragraph::text).unwrap_or_default());
    find_small(&p.text(), &look.style, setter);
    let mut rows = lined(p, &look.style, measure, setter)?;
    let (top, foot) = ink(&p.text(), &look.style, setter)?;
    for row in &mut rows {
        row.before = Height::Exact(look.leading);
        row.at_least = row.before;
        row.height = Height::Exact(top - foot);
        row.set_baseline(top);
    }
    if rows.len() > 1 || suffix.is_some() {
        let beside = stack(&mut rows, &look, suffix, measure, top - foot, setter)?;
        rows.extend(beside);
    }
    Ok(rows)
}

/// Spreads stacked names to the width of the widest and gives the row of what stands at their right.
fn stack(
    names: &mut [Row],
    look: &Mark,
    suffix: Option<&Paragraph>,
    measure: Length,
    ink_height: Length,
    setter: &mut Setter<'_>,
) -> Result<Option<Row>, Error> {
    let width = names.iter().filter_map(Row::line).map(width).fold(Length::ZERO, Length::max);
    let beside = match suffix {
        Some(p) => lined(p, &look.style, measure, setter)?.into_iter().next(),
        None => None,
    };
    let right = beside.as_ref().and_then(Row::line).map_or(Length::ZERO, |line| look.gap + self::width(line));
    let left = (measure - width - right) / 2;
    names.iter_mut().for_each(|row| row.spread(left, width));
    let (Some(mut row), Some(p)) = (beside, suffix) else { return Ok(None) };
    row.spread(left + width + look.gap, right - look.gap);
    let (top, foot) = ink(&p.text(), &look.style, setter)?;
    let above_last = (ink_height + look.leading) * (names.len() as i64 - 1);
    // From the top of the last name, on whose place it is laid.
    row.set_baseline((above_last + ink_height) / 2 + (top + foot) / 2 - above_last);
    row.overlay = true;
    Ok(Some(row))
}

impl Row {
    fn line(&self) -> Option<&SetLine> {
        if let Content::Line(text) = &self.content { Some(&text.line) } else { None }
    }

    fn set_baseline(&mut self, depth: Length) {
        if let Content::Line(text) = &mut self.content {
            text.baseline = Baseline::Below(depth);
        }
    }

    /// Shares a width out among the characters, the first at its left end and the last at its right.
    fn spread(&mut self, left: Length, to: Length) {
        let Content::Line(text) = &mut self.content else { return };
        let rest = to - width(&text.line);
        let glyphs = Arc::make_mut(&mut text.line.glyphs);
        let gaps = (glyphs.len() as i64 - 1).max(1);
        let Some(start) = glyphs.first().map(|g| g.x) else { return };
        for (n, glyph) in glyphs.iter_mut().enumerate() {
            glyph.x = left + (glyph.x - start) + rest.scale(n as i64, gaps);
        }
    }
}

fn width(line: &SetLine) -> Length {
    let ends = line.glyphs.first().zip(line.glyphs.last());
    ends.map_or(Length::ZERO, |(first, last)| last.x + last.advance - first.x)
}

/// How far a text is inked above its baseline, and above it (so below zero) at its foot.
fn ink(text: &str, style: &ParagraphStyle, setter: &mut Setter<'_>) -> Result<(Length, Length), Error> {
    let run = setter.styles.run(style, Accent::None);
    let (mut top, mut foot) = (0, 0);
    for c in text.chars().filter(|c| *c != '\n') {
        if let Some((above, below)) = setter.shaper.ink(c, run)? {
            (top, foot) = (top.max(above), foot.min(below));
        }
    }
    Ok((style.size.scale(top, 1000), style.size.scale(foot, 1000)))
}

/// A finding where the mark does not outrank the title.
fn find_small(text: &str, style: &ParagraphStyle, setter: &mut Setter<'_>) {
    let size = style.size;
    if size <= TITLE_SIZE {
        let half_points = size.to_half_points();
        let points = format!("{}{}", half_points / 2, if half_points % 2 == 0 { "" } else { ".5" });
        let finding = Diagnostic::new(&codes::SMALL_MARK)
            .with("characters", text.chars().count())
            .with("text", text)
            .with("points", points);
        setter.shaper.findings.push(finding);
    }
}

/// 签发人 (clause 7.2.6): the names of each line in columns, further lines below the first name.
fn signatories(p: &Paragraph, measure: Length, setter: &mut Setter<'_>) -> Result<Vec<Row>, Error> {
    let place = head::signatories(&p.text());
    let mut rows = plain(p, measure, setter)?;
    let before = setter.styles.part(p.role, setter.format).before;
    for (n, row) in rows.iter_mut().enumerate() {
        let Content::Line(text) = &mut row.content else { continue };
        let label = if n == 0 { text.line.glyphs.iter().take_while(|g| g.character != '：').count() + 1 } else { 0 };
        let mut x = HALF_CELL * place.label;
        let mut columns = place.columns.iter();
        for (i, glyph) in Arc::make_mut(&mut text.line.glyphs).iter_mut().enumerate() {
            if i == label || (i > label && glyph.character == '\u{3000}') {
                x = columns.next().map_or(x, |&column| HALF_CELL * column);
            }
            glyph.x = x;
            // The blank between two names takes no room; the next name stands at its own place.
            x += if glyph.character == '\u{3000}' { Length::ZERO } else { glyph.advance };
        }
        row.before = if n == 0 { Height::of(before) } else { Height::NONE };
        row.at_least = row.before;
    }
    Ok(rows)
}

/// The 发文字号; beside 签发人 one character from the left (clause 7.2.5).
fn number(p: &Paragraph, stands_beside: bool, measure: Length, setter: &mut Setter<'_>) -> Result<Vec<Row>, Error> {
    let mut style = setter.styles.part(p.role, setter.format);
    if stands_beside {
        (style.align, style.left) = (Alignment::Left, 2);
    }
    let mut rows = lined(p, &style, measure, setter)?;
    if let Some(row) = rows.first_mut() {
        row.before = Height::of(style.before);
        row.at_least = row.before;
        row.at_page_top = WhiteAtTop::OnFirstPage;
    }
    Ok(rows)
}

/// The red line stands below the foot of the number's em box, which its line does not end with.
fn red_line(colour: Colour) -> Row {
    ruled(Content::RedLine(colour), RED_LINE_GAP - BESIDE_TYPE, RED_LINE_WIDTH)
}

/// The first double line of a letter.
fn double_line(colour: Colour) -> Row {
    ruled(Content::DoubleLine(colour), head::LETTER_LINE_GAP, head::LETTER_DOUBLE)
}

fn ruled(content: Content, white: Length, height: Length) -> Row {
    let before = Height::Exact(white);
    Row {
        before,
        at_least: before,
        at_page_top: WhiteAtTop::Kept,
        height: Height::Exact(height),
        turn: Turn::Never,
        together: 1,
        is_text: false,
        overlay: false,
        reach: Length::ZERO,
        seals: Vec::new(),
        notes: Vec::new(),
        content,
    }
}
