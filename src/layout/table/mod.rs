//! Tables: cells set to the width of their columns, rows cut into strips.
//!
//! A strip is what cannot be parted by a page's end: a whole row, or one line of a row that no page can hold. Cells over
//! several rows do not bind their rows together; where a page ends within one, its text is set again on the next.

mod draw;
mod text;

pub(super) use draw::{Canvas, Part, draw};
use text::CellText;

use super::inline::justify::SetLine;
use super::inline::shape::Shaped;
use super::note::{self, Behind};
use super::paragraph::plain_lines;
use super::revision::changed_rows;
use super::setter::Setter;
use super::standing;
use crate::base::{Diagnostic, Error, Length};
use crate::document::grid::Slot;
use crate::document::{Align, Cell, Grid, Mark, Row, Table};
use crate::layout::codes;
use crate::page::{TagId, TagRole};
use crate::style::{Alignment, RunStyle, TableStyle, columns};

/// A table, set.
#[derive(Debug)]
pub(super) struct TableSet<'d> {
    head: Band<'d>,
    body: Band<'d>,
    /// The look.
    style: TableStyle,
    /// The left edges of the columns and the right edge of the last.
    edges: Vec<Length>,
    /// Height of all head rows.
    head_height: Length,
    /// Whether the head is low enough to stand on every page.
    repeats: bool,
    /// 续表, where the office wants it above the parts of the table after the first.
    continued: Option<SetLine>,
}

/// What stands above the parts of a table after the first.
const CONTINUED: &str = "续表";

/// Head or body.
#[derive(Debug)]
struct Band<'d> {
    grid: Grid<'d>,
    /// For every place of the grid, the cell that begins there.
    cells: Vec<Option<CellSet>>,
    strips: Vec<Strip>,
    /// The first strip of each row.
    first_strip: Vec<usize>,
    /// Which rows a revision touched.
    changed: Vec<bool>,
}

/// A row, or one line of a tall row.
#[derive(Clone, Copy, Debug)]
struct Strip {
    row: usize,
    /// The line of each cell that stands here; `None` for all lines.
    line: Option<usize>,
    /// Whether the row ends here.
    ends_row: bool,
    height: Length,
}

/// A cell, set.
#[derive(Debug)]
struct CellSet {
    lines: Vec<SetLine>,
    tag: TagId,
    /// The last row it covers.
    last_row: usize,
    /// Whether its text stands in the middle of its height.
    centred: bool,
    /// Whether it covers several rows and its text is set again on every page it reaches.
    spans: bool,
}

/// How the cells of a band are set.
#[derive(Clone, Copy)]
struct BandLook {
    is_head: bool,
    run: RunStyle,
    /// The tallest row that is not cut.
    room: Length,
    /// The width of the page, which footnotes fill.
    measure: Length,
}

/// Sets a table to a measure for pages of a height.
pub(super) fn set<'d>(
    table: &'d Table,
    measure: Length,
    page: Length,
    setter: &mut Setter<'_>,
) -> Result<TableSet<'d>, Error> {
    let style = setter.styles.table();
    let widths = columns::fit(table, &style, measure);
    let mut edges = vec![Length::ZERO];
    widths.iter().for_each(|&w| edges.push(*edges.last().expect("there is a left edge") + w));
    // The widths are whole twips; the last column takes what they lack.
    *edges.last_mut().expect("there is a left edge") = if widths.is_empty() { Length::ZERO } else { measure };
    let tag = setter.tags.add(TagRole::Table, None);
    let band =
        |rows: &'d [Row], look: BandLook, setter: &mut Setter<'_>| band(table, rows, look, &edges, &style, tag, setter);
    let run = RunStyle { face: style.head_face, bold: false };
    let head = band(&table.head, BandLook { is_head: true, run, room: page / 2, measure }, setter)?;
    let head_height: Length = head.strips.iter().map(|s| s.height).sum();
    let repeats = head_height <= page / 2;
    let continued = if style.continued { continued_mark(&style, measure, setter)? } else { None };
    let above = if continued.is_some() { style.line } else { Length::ZERO };
    let room = page - above - if repeats { head_height } else { Length::ZERO };
    let run = RunStyle { face: style.face, ..run };
    let body = band(&table.rows, BandLook { is_head: false, run, room, measure }, setter)?;
    Ok(TableSet { head, body, style, edges, head_height, repeats, continued })
}

fn continued_mark(style: &TableStyle, measure: Length, setter: &mut Setter<'_>) -> Result<Option<SetLine>, Error> {
    let run = RunStyle { face: style.face, bold: false };
    let pieces = [(CONTINUED, Mark::None)];
    Ok(plain_lines(&pieces, &[], run, style.size, measure, Alignment::Right, setter)?.pop())
}

fn band<'d>(
    table: &Table,
    rows: &'d [Row],
    look: BandLook,
    edges: &[Length],
    style: &TableStyle,
    table_tag: TagId,
    setter: &mut Setter<'_>,
) -> Result<Band<'d>, Error> {
    let columns = table.columns.len();
    let grid = Grid::new(rows, columns);
    let lost = grid.overflow(rows);
    if lost > 0 {
        let finding = Diagnostic::new(&codes::LOST_CELL).with("count", lost).with("columns", columns);
        setter.shaper.findings.push(finding);
    }
    let mut band = Band {
        cells: Vec::new(),
        strips: Vec::new(),
        first_strip: Vec::new(),
        changed: changed_rows(rows, &grid),
        grid,
    };
    for row in 0..band.grid.rows() {
        let row_tag = setter.tags.add(TagRole::Row, Some(table_tag));
        for column in 0..columns {
            let cell = match band.grid.at(row, column) {
                Slot::Cell(cell) => {
                    let place = Place { row, column, rows: rows.len(), row_tag };
                    let align = if look.is_head { Align::Center } else { table.columns[column].align };
                    Some(set_cell(cell, place, align, look, edges, style, setter)?)
                }
                _ => None,
            };
            band.cells.push(cell);
        }
        band.add_strips(row, look, style, setter);
    }
    if look.is_head {
        // The body gives what a spanning cell lacks page by page; the head is the same on every page.
        band.stretch_spans(style);
    }
    Ok(band)
}

/// Where a cell begins.
struct Place {
    row: usize,
    column: usize,
    rows: usize,
    row_tag: TagId,
}

fn set_cell(
    cell: &Cell,
    place: Place,
    align: Align,
    look: BandLook,
    edges: &[Length],
    style: &TableStyle,
    setter: &mut Setter<'_>,
) -> Result<CellSet, Error> {
    let end_column = (place.column + cell.col_span.max(1)).min(edges.len() - 1);
    let last_row = (place.row + cell.row_span.max(1)).min(place.rows) - 1;
    let (col_span, row_span) = (end_column - place.column, last_row + 1 - place.row);
    let role =
        if look.is_head { TagRole::HeadCell { col_span, row_span } } else { TagRole::Cell { col_span, row_span } };
    let tag = setter.tags.add(role, Some(place.row_tag));
    let width = edges[end_column] - edges[place.column];
    let text = CellText { text: &cell.text, marks: &cell.marks, align, run: look.run, style, width };
    let lines = match (cell.text.is_empty(), cell.footnotes.is_empty()) {
        (true, true) => Vec::new(),
        (false, true) => standing::lines(&text, setter, |setter| text.lines(|_, _| Ok(()), setter))?,
        _ => {
            let behind = Behind { run: look.run, size: style.size, tag };
            let refer = |glyphs: &mut Vec<Shaped>, setter: &mut Setter<'_>| {
                cell.footnotes.iter().try_for_each(|note| note::refer(note, &behind, look.measure, setter, glyphs))
            };
            text.lines(refer, setter)?
        }
    };
    // A cell too tall to be set again on every page is treated as the text of its first row.
    let spans = last_row > place.row && text_height(lines.len(), style) <= look.room / 2;
    let centred = align == Align::Center || spans;
    Ok(CellSet { lines, tag, last_row, centred, spans })
}

/// Height of a cell of so many lines.
fn text_height(lines: usize, style: &TableStyle) -> Length {
    style.line * i64::try_from(lines.max(1)).expect("a cell has few lines") + style.padding_vertical * 2
}

impl Band<'_> {
    fn add_strips(&mut self, row: usize, look: BandLook, style: &TableStyle, setter: &mut Setter<'_>) {
        let columns = self.grid.columns();
        let cells = || self.cells[row * columns..].iter().flatten().filter(|c| !c.spans);
        let lines = cells().map(|c| c.lines.len()).max().unwrap_or(0);
        let height = text_height(lines, style);
        self.first_strip.push(self.strips.len());
        if height <= look.room {
            self.strips.push(Strip { row, line: None, ends_row: true, height });
            return;
        }
        let text: String = cells().max_by_key(|c| c.lines.len()).map(|c| first_words(&c.lines)).unwrap_or_default();
        setter.shaper.findings.push(Diagnostic::new(&codes::TALL_ROW).with("text", text));
        for line in 0..lines {
            let ends_row = line + 1 == lines;
            let edges = i64::from(line == 0) + i64::from(ends_row);
            let height = style.line + style.padding_vertical * edges;
            self.strips.push(Strip { row, line: Some(line), ends_row, height });
        }
    }

    /// Gives the last row of every spanning cell what the cell lacks.
    fn stretch_spans(&mut self, style: &TableStyle) {
        let columns = self.grid.columns();
        for (place, cell) in self.cells.iter().enumerate() {
            let Some(cell) = cell.as_ref().filter(|c| c.spans) else { continue };
            let first = self.first_strip[place / columns];
            let last = self.last_strip(cell.last_row);
            let has: Length = self.strips[first..=last].iter().map(|s| s.height).sum();
            self.strips[last].height += (text_height(cell.lines.len(), style) - has).max(Length::ZERO);
        }
    }

    fn last_strip(&self, row: usize) -> usize {
        self.first_strip.get(row + 1).map_or(self.strips.len(), |&next| next) - 1
    }

    /// The place where the cell begins that covers a place; a place that was given no cell is its own.
    fn origin(&self, row: usize, column: usize) -> (usize, usize) {
        #[cfg(test)]
        crate::layout::work::step();
        match self.grid.at(row, column) {
            Slot::Covered { row, column } => (row, column),
            Slot::Cell(_) | Slot::Empty => (row, column),
        }
    }

    fn cell(&self, (row, column): (usize, usize)) -> Option<&CellSet> {
        self.cells[row * self.grid.columns() + column].as_ref()
    }
}

fn first_words(lines: &[SetLine]) -> String {
    lines.first().into_iter().flat_map(|l| l.glyphs.iter()).map(|g| g.character).take(12).collect()
}

impl<'d> TableSet<'d> {
    /// How many strips it has, head and body.
    pub(super) fn strips(&self) -> usize {
        self.head.strips.len() + self.body.strips.len()
    }

    /// How many of them are the head's.
    pub(super) fn head_strips(&self) -> usize {
        self.head.strips.len()
    }

    /// Height of a strip by its own cells.
    pub(super) fn height(&self, strip: usize) -> Length {
        let (band, strip) = self.locate(strip);
        band.strips[strip].height
    }

    /// Which row of the table a strip is of, head rows first.
    pub(super) fn row(&self, strip: usize) -> usize {
        let (band, local) = self.locate(strip);
        let above = if local < strip { self.head.grid.rows() } else { 0 };
        above + band.strips[local].row
    }

    /// The footnotes that are referred to in a strip: those of a cell in the strip of its last line.
    pub(super) fn notes(&self, strip: usize) -> Vec<usize> {
        let (band, strip) = self.locate(strip);
        let Strip { row, line, .. } = band.strips[strip];
        let columns = band.grid.columns();
        let lines = |cell: &CellSet| match line {
            None => 0..cell.lines.len(),
            Some(n) => n.min(cell.lines.len())..(n + 1).min(cell.lines.len()),
        };
        let cells = band.cells[row * columns..][..columns].iter().flatten();
        cells.flat_map(|cell| cell.lines[lines(cell)].iter().flat_map(SetLine::notes)).collect()
    }

    /// Whether a revision touched the row of a strip.
    pub(super) fn is_changed(&self, strip: usize) -> bool {
        let (band, strip) = self.locate(strip);
        band.changed[band.strips[strip].row]
    }

    /// Height of what stands again above that strip where a page begins with it: 续表 and the head.
    pub(super) fn head_above(&self, strip: usize) -> Length {
        self.continued_above(strip).map_or(Length::ZERO, |_| self.style.line)
            + if self.repeats_head(strip) { self.head_height } else { Length::ZERO }
    }

    /// Whether the head stands again where a page begins with that strip; not where the strip is the head itself.
    fn repeats_head(&self, strip: usize) -> bool {
        strip >= self.head_strips() && self.repeats
    }

    /// 续表 where a page begins with that strip and the table before it.
    fn continued_above(&self, strip: usize) -> Option<&SetLine> {
        self.continued.as_ref().filter(|_| strip > self.head_strips())
    }

    /// Whether a strip is the second line of a row that is cut, or its last: no line of it shall stand alone.
    pub(super) fn leaves_line_alone(&self, strip: usize) -> bool {
        let (band, local) = self.locate(strip);
        let here = band.strips[local];
        here.line.is_some_and(|line| line == 1 || (line > 1 && here.ends_row))
    }

    /// What the strip lacks so that every spanning cell that ends with it, or with the page after it, holds its text;
    /// `bottom` is the strip's lower edge, `top_of` the upper edge of a strip on this page, for the first such strip at
    /// or after the one asked for.
    pub(super) fn lack(
        &self,
        strip: usize,
        page_ends: bool,
        bottom: Length,
        top_of: impl Fn(usize) -> Length,
    ) -> Length {
        let (band, local) = self.locate(strip);
        let offset = strip - local;
        let here = band.strips[local];
        let mut lack = Length::ZERO;
        for column in 0..band.grid.columns() {
            let origin = band.origin(here.row, column);
            let Some(cell) = band.cell(origin).filter(|c| c.spans) else { continue };
            if page_ends || (cell.last_row == here.row && here.ends_row) {
                let top = top_of(offset + band.first_strip[origin.0]);
                lack = lack.max(text_height(cell.lines.len(), &self.style) - (bottom - top));
            }
        }
        lack
    }

    fn locate(&self, strip: usize) -> (&Band<'d>, usize) {
        match strip.checked_sub(self.head.strips.len()) {
            Some(body) => (&self.body, body),
            None => (&self.head, strip),
        }
    }
}
