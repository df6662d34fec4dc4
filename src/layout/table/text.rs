//! The text of a cell.

use crate::base::{Error, Length};
use crate::document::{Align, Mark, Marks};
use crate::layout::inline::justify::SetLine;
use crate::layout::inline::shape::Shaped;
use crate::layout::paragraph::shaped_lines;
use crate::layout::setter::Setter;
use crate::style::{Alignment, RunStyle, TableStyle, columns, names};

/// All that the lines of a cell without footnotes follow from.
#[derive(Hash)]
pub(super) struct CellText<'a> {
    pub(super) text: &'a str,
    pub(super) marks: &'a Marks,
    pub(super) align: Align,
    pub(super) run: RunStyle,
    pub(super) style: &'a TableStyle,
    /// Of the column, or the columns.
    pub(super) width: Length,
}

impl CellText<'_> {
    /// Sets it paragraph by paragraph, the last with what `end` adds to its glyphs.
    pub(super) fn lines(
        &self,
        end: impl Fn(&mut Vec<Shaped>, &mut Setter<'_>) -> Result<(), Error>,
        setter: &mut Setter<'_>,
    ) -> Result<Vec<SetLine>, Error> {
        let style = self.style;
        let measure = self.width - style.padding * 2;
        let room = columns::room(self.width, style);
        let alignment = match self.align {
            Align::Justify => Alignment::Justify,
            Align::Left => Alignment::Left,
            Align::Center => Alignment::Center,
            Align::Right => Alignment::Right,
        };
        let paragraphs = self.marks.lines(self.text);
        let last = paragraphs.len() - 1;
        let mut lines = Vec::new();
        for (n, (pieces, _)) in paragraphs.into_iter().enumerate() {
            let ends = if self.align == Align::Left { ends_of_names(&pieces, room) } else { Vec::new() };
            let mut glyphs = Vec::new();
            setter.shaper.shape_marked(&pieces, self.run, style.size, &mut glyphs)?;
            if n == last {
                end(&mut glyphs, setter)?;
            }
            lines.extend(shaped_lines(&glyphs, &ends, measure, alignment, setter));
        }
        Ok(lines)
    }
}

/// Where lines of a list of names end, in characters. Of a text with changes there are two lists, so that it breaks as it
/// may.
fn ends_of_names(pieces: &[(&str, Mark)], room: i64) -> Vec<usize> {
    let [(text, Mark::None)] = pieces else { return Vec::new() };
    let mut end = 0;
    let mut ends: Vec<usize> = names::lines(text, room)
        .into_iter()
        .flatten()
        .map(|line| {
            end += line.chars().count();
            end
        })
        .collect();
    ends.pop();
    ends
}
