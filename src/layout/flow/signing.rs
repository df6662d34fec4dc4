//! 署名 and 成文日期, and the seals on them (clause 7.3.5).

use super::{Height, Row, Turn, text_row};
use crate::base::{Error, Length};
use crate::document::{Accent, Role, Signature};
use crate::layout::paragraph;
use crate::layout::setter::Setter;
use crate::page::{TagId, TagRole};
use crate::style::signature::{self, Line, Part, Placement};

/// A seal that hangs on a row.
#[derive(Debug)]
pub(in crate::layout) struct HungSeal {
    /// Which of the style sheet's seals.
    pub(in crate::layout) seal: usize,
    /// Its left edge in the type area.
    pub(in crate::layout) left: Length,
    /// Its upper edge, from the top of the row.
    pub(in crate::layout) top: Length,
    /// The figure it is.
    pub(in crate::layout) tag: TagId,
}

/// Adds the lines of a signature, which share a page with each other and with the end of the text.
pub(super) fn add_signature(
    rows: &mut Vec<Row>,
    signature: &Signature,
    measure: Length,
    setter: &mut Setter<'_>,
) -> Result<(), Error> {
    let place = signature::place(signature, setter.styles);
    let tags = tags(signature, setter);
    let first = rows.len();
    let mut last_of_line = Vec::with_capacity(place.lines.len());
    for line in &place.lines {
        add_line(rows, line, signature, &tags, measure, setter)?;
        last_of_line.push(rows.len() - 1);
    }
    hang(rows, signature, &place, &last_of_line, setter);
    let together = rows.len() - first;
    // The seal needs its white above the organ; where none is printed, one line will do for the hand that puts it there.
    let most = place.lines[0].blank;
    let least = if place.seals.is_empty() && signature.stamps.is_empty() { most.min(1) } else { most };
    let first = &mut rows[first];
    (first.before, first.at_least, first.together) = (Height::Lines(most), Height::Lines(least), together);
    Ok(())
}

/// The element of each text, in the order that they are read in.
fn tags(signature: &Signature, setter: &mut Setter<'_>) -> Vec<(Part, TagId)> {
    let mut out = Vec::new();
    let mut add = |part| out.push((part, setter.tags.add(TagRole::Paragraph, None)));
    for n in 0..signature.organs.len() {
        add(Part::Organ(n));
        if n < signature.stamps.len() {
            add(Part::Name(n));
        }
    }
    add(Part::Date);
    out
}

/// What stands beside each other on a line is laid one upon the other, each at its own place.
fn add_line(
    rows: &mut Vec<Row>,
    line: &Line,
    signature: &Signature,
    tags: &[(Part, TagId)],
    measure: Length,
    setter: &mut Setter<'_>,
) -> Result<(), Error> {
    let style = setter.styles.paragraph(Role::Body);
    let run = setter.styles.run(&style, Accent::None);
    let begin = rows.len();
    for &(part, left) in &line.parts {
        let text = match part {
            Part::Organ(n) => &signature.organs[n],
            Part::Name(n) => &signature.stamps[n],
            Part::Date => &signature.date,
        };
        let tag = tags.iter().find(|(of, _)| *of == part).expect("every part has its element").1;
        let mut glyphs = Vec::new();
        setter.shaper.shape_marked(&[(text, signature.mark)], run, style.size, &mut glyphs)?;
        let beside = rows.len() > begin;
        for range in paragraph::ranges(&glyphs, measure, measure) {
            let mut row = text_row(paragraph::on_grid(&glyphs[range], left), &style, tag, Turn::Never);
            (row.overlay, row.height) = (beside, Height::Lines(line.height));
            rows.push(row);
        }
    }
    rows[begin].before = Height::Lines(line.blank);
    rows[begin].at_least = rows[begin].before;
    Ok(())
}

/// Hangs each seal on the row of its line, which it may reach below.
fn hang(rows: &mut [Row], signature: &Signature, place: &Placement, of_line: &[usize], setter: &mut Setter<'_>) {
    for seal in &place.seals {
        let look = &setter.styles.seals[seal.seal];
        let alt = match signature.stamps.get(seal.organ) {
            Some(name) => format!("签名章：{name}"),
            None => format!("印章：{}", signature.organs[seal.organ]),
        };
        let bottom = seal.top + look.height;
        let tag = setter.tags.add_figure(alt);
        let row = &mut rows[of_line[seal.line]];
        row.reach = row.reach.max(bottom);
        row.seals.push(HungSeal { seal: seal.seal, left: seal.left, top: seal.top, tag });
    }
}
