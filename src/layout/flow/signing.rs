//! 署名 and 成文日期 (clause 7.3.5).

use super::{Height, Row, Turn, text_row};
use crate::base::{Error, Length};
use crate::document::{Accent, Role, Signature};
use crate::layout::paragraph;
use crate::layout::setter::Setter;
use crate::page::TagRole;
use crate::style::signature;

/// Adds the lines of a signature, which share a page with each other and with the end of the text.
pub(super) fn add_signature(
    rows: &mut Vec<Row>,
    signature: &Signature,
    measure: Length,
    setter: &mut Setter<'_>,
) -> Result<(), Error> {
    let place = signature::place(signature, setter.styles.choices.sealing);
    let style = setter.styles.paragraph(Role::Body);
    let run = setter.styles.run(&style, Accent::None);
    let lefts = place.organs.iter().chain([&place.date]);
    let first = rows.len();
    for (text, &left) in signature.organs.iter().chain([&signature.date]).zip(lefts) {
        let tag = setter.tags.add(TagRole::Paragraph, None);
        let mut glyphs = Vec::new();
        setter.shaper.shape_marked(&[(text, signature.mark)], run, style.size, &mut glyphs)?;
        for range in paragraph::ranges(&glyphs, measure, measure) {
            rows.push(text_row(paragraph::on_grid(&glyphs[range], left), &style, tag, Turn::Never));
        }
    }
    let together = rows.len() - first;
    let blank = Height::Lines(place.blank_lines);
    // The seal needs a line above the organ; more is comfort.
    let first = &mut rows[first];
    (first.before, first.at_least, first.together) = (blank, Height::Lines(1), together);
    Ok(())
}
