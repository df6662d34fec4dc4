//! Fills pages with rows.

mod notes;
mod shared;

use super::flow::{Content, Flow, Height, Row, Turn, WhiteAtTop};
use super::furniture::SetImprint;
use super::note::PlacedNote;
use super::paint::Press;
use super::setter::Setter;
use super::table::TableSet;
use crate::base::Length;
use crate::document::{Format, Orientation};
use crate::style::fit::PageEnd;
use crate::style::gbt9704::{
    BODY_SIZE, LEFT_MARGIN, LINES, SHEET_HEIGHT, TOP_MARGIN, TYPE_AREA_HEIGHT, TYPE_AREA_WIDTH,
};
use crate::style::head;
use notes::{Notes, Rest};

/// The pitch of the 22-line grid, rounded; line n stands at [`line_top`].
pub(super) const PITCH: Length = TYPE_AREA_HEIGHT.scale(1, LINES);

/// The top of line n, counted from 0, below a place: n·H/22, never a sum of rounded pitches.
pub(super) const fn line_top(n: i64) -> Length {
    TYPE_AREA_HEIGHT.scale(n, LINES)
}

/// The type area as it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// How the sheet is held.
    pub(super) orientation: Orientation,
    /// From the left edge of the sheet.
    pub(super) left: Length,
    /// From the upper edge of the sheet.
    pub(super) top: Length,
    /// Width.
    pub(super) width: Length,
    /// Height.
    pub(super) height: Length,
}

impl Frame {
    /// The type area; held sideways, the left edge of the upright sheet is the upper one, its foot the left one.
    pub(super) fn new(orientation: Orientation) -> Frame {
        match orientation {
            Orientation::Portrait => Frame {
                orientation,
                left: LEFT_MARGIN,
                top: TOP_MARGIN,
                width: TYPE_AREA_WIDTH,
                height: TYPE_AREA_HEIGHT,
            },
            Orientation::Landscape => Frame {
                orientation,
                left: SHEET_HEIGHT - TOP_MARGIN - TYPE_AREA_HEIGHT,
                top: LEFT_MARGIN,
                width: TYPE_AREA_HEIGHT,
                height: TYPE_AREA_WIDTH,
            },
        }
    }
}

impl Frame {
    /// The frame of a first page; the text of a letter's reaches down to the second double line (clause 10.1).
    fn first_of(self, format: Format) -> Frame {
        if format != Format::Letter || self.orientation != Orientation::Portrait {
            return self;
        }
        // The type, not its line, keeps the distance.
        let beside_type = (PITCH - BODY_SIZE) / 2;
        Frame { height: head::letter_text_foot() - TOP_MARGIN + beside_type, ..self }
    }
}

/// How far down a page is filled. Lines of the grid count from the last thing that was none.
#[derive(Clone, Copy, Debug, Default)]
struct Cursor {
    base: Length,
    lines: i64,
}

impl Cursor {
    fn at(self) -> Length {
        self.base + line_top(self.lines)
    }

    fn advance(&mut self, height: Height) {
        match height {
            Height::Lines(n) => self.lines += n,
            Height::Exact(length) => *self = Cursor { base: self.at() + length, lines: 0 },
        }
    }
}

/// A row at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PlacedRow {
    /// Which row of the flow.
    pub(super) row: usize,
    /// From the top of the type area.
    pub(super) top: Length,
    /// Its lower edge.
    pub(super) bottom: Length,
}

/// A filled page.
#[derive(Clone, Debug)]
pub(super) struct Filled {
    /// Where its rows stand.
    pub(super) frame: Frame,
    /// The rows.
    pub(super) rows: Vec<PlacedRow>,
    /// The row that the next page begins with.
    next: usize,
    /// How the page ends, if before the end of the section.
    end: Option<End>,
    /// The footnotes at its foot.
    pub(super) notes: Vec<PlacedNote>,
    /// What footnotes of the pages before left to it.
    carried: Vec<Rest>,
    /// What its own leave to the next.
    left: Vec<Rest>,
}

/// How a page ends of itself.
#[derive(Clone, Copy, Debug)]
struct End {
    /// The first row that has no room; the next page may begin with one before it.
    over: usize,
    /// The last row before it gives a spanning cell what that lacks.
    last: PlacedRow,
    /// What the footnotes would take if the next page's first row stood here too.
    notes: Length,
}

impl Filled {
    /// How far down it is filled, its footnotes taken for the last of it.
    pub(super) fn foot(&self, flow: &Flow<'_>) -> Length {
        text_foot(&self.rows, flow) + notes::height(&self.notes)
    }

    /// What other forms of the paper are told of its end.
    fn told(&self, end: End, flow: &Flow<'_>) -> PageEnd {
        let held = (self.next < end.over).then(|| flow.place_of(end.over).block);
        let [last, next] = [end.last.row, self.next].map(|row| flow.place_of(row));
        let is_between_rows = last.block == next.block && last.table_row < next.table_row;
        let room = self.frame.height - end.notes - end.last.bottom - flow.rows[self.next].height.length();
        let lacks = (is_between_rows && room >= Length::ZERO).then(|| end.last.bottom - end.last.top + room + SPARE);
        PageEnd { next, held, last_row: lacks }
    }
}

/// How far down rows reach, with what hangs on them.
fn text_foot(rows: &[PlacedRow], flow: &Flow<'_>) -> Length {
    let foot = |r: &PlacedRow| r.bottom.max(r.top + flow.rows[r.row].reach);
    rows.iter().map(foot).fold(Length::ZERO, Length::max)
}

/// More than word processors lose or win by rounding the heights of the rows of a page.
const SPARE: Length = Length::pt(2);

impl Filled {
    /// The rows that have less white above them than they would, and how many lines that is.
    fn saved_white(&self, flow: &Flow<'_>) -> impl Iterator<Item = (usize, i64)> {
        self.rows.windows(2).filter_map(|pair| {
            let Row { before, at_least, .. } = flow.rows[pair[1].row];
            let Height::Lines(most) = before else { return None };
            // Places are rounded, each by itself.
            let lines = (pair[1].top - pair[0].bottom + PITCH / 2).to_emu() / PITCH.to_emu();
            (before != at_least && lines < most).then_some((pair[1].row, lines))
        })
    }
}

/// Sets a section on new pages. Below the last section of a paper the imprint begins at a depth of the type area; where
/// it would have a page to itself, the end of the section shares that page.
pub(super) fn print(flow: &Flow<'_>, imprint: Option<&SetImprint>, setter: &mut Setter<'_>, press: &mut Press) {
    let notes = Notes::of(flow, &setter.notes);
    let mut pages = fill(flow, &notes, setter.format, press.pages.is_empty());
    let top = imprint.and_then(SetImprint::beside_text);
    if let Some(row) = top.and_then(|top| shared::share(flow, &notes, &mut pages, top, press.pages.is_empty())) {
        setter.fits.turn_page(flow.place_of(row));
    }
    let count = press.pages.len() + pages.len();
    if let Some((imprint, last)) = imprint.zip(pages.last_mut())
        && imprint.shares(count, (last.foot(flow), flow.orientation))
    {
        let lowest = last.frame.height.min(imprint.top() - line_top(1) / 2);
        if let Some(note) = notes::lift(&mut last.notes, lowest) {
            setter.fits.lift_note(note, last.frame.height - lowest);
        }
    }
    for page in &pages {
        for (row, lines) in page.saved_white(flow) {
            setter.fits.save_white(flow.place_of(row).block, lines);
        }
        if let Some(end) = page.end {
            setter.fits.end_page(page.told(end, flow));
        }
        press.page(flow, page, setter);
    }
}

/// The pages of a section; footnotes that are longer than its last page go on on pages of their own.
fn fill(flow: &Flow<'_>, notes: &Notes, format: Format, begins_paper: bool) -> Vec<Filled> {
    let frame = Frame::new(flow.orientation);
    let mut pages: Vec<Filled> = Vec::new();
    let mut start = 0;
    let is_left = |pages: &[Filled]| pages.last().is_some_and(|page| !page.left.is_empty());
    while start < flow.rows.len() || is_left(&pages) {
        let is_first = begins_paper && pages.is_empty();
        let frame = if is_first { frame.first_of(format) } else { frame };
        let carried = pages.last().map(|page| page.left.clone()).unwrap_or_default();
        let page = Filler { flow, notes, frame, start, is_first, carried }.fill();
        start = page.next;
        pages.push(page);
    }
    pages
}

/// Whether text that ends at a depth leaves half a line above an imprint.
pub(super) fn leaves_room(foot: Length, imprint: Length) -> bool {
    foot + line_top(1) / 2 <= imprint
}

/// One page in the making.
struct Filler<'a, 'd> {
    flow: &'a Flow<'d>,
    notes: &'a Notes,
    frame: Frame,
    start: usize,
    /// Whether it is the first of the paper.
    is_first: bool,
    /// What footnotes of the pages before left to it.
    carried: Vec<Rest>,
}

impl Filler<'_, '_> {
    fn fill(&self) -> Filled {
        let mut placed: Vec<PlacedRow> = Vec::new();
        let mut cursor = Cursor::default();
        for (row, content) in self.flow.rows.iter().enumerate().skip(self.start) {
            let next = self.place(row, content, &placed, &mut cursor);
            let foot = next.bottom.max(next.top + content.reach);
            // A first row stands on the page whatever its height; one whose own footnotes could not begin there waits for
            // those of the pages before to end.
            let may_wait = row > self.start || (!self.carried.is_empty() && !content.notes.is_empty());
            if foot > self.limit(row) && may_wait {
                let next = self.turn(row, &placed);
                placed.truncate(next - self.start);
                let notes = self.notes_with(next);
                let end = placed.last().map(|&last| End { over: row, last, notes });
                self.close(&mut placed);
                return self.finish(placed, next, end);
            }
            placed.push(next);
        }
        self.finish(placed, self.flow.rows.len(), None)
    }

    /// The page with its rows, and its footnotes in the room that they leave.
    fn finish(&self, rows: Vec<PlacedRow>, next: usize, end: Option<End>) -> Filled {
        let foot = text_foot(&rows, self.flow);
        let (notes, left) = self.notes.place(&self.carried, self.start..next, foot, self.frame.height);
        Filled { frame: self.frame, rows, next, end, notes, carried: self.carried.clone(), left }
    }

    /// How far down a page may be filled whose last row is one: the footnotes that are referred to before it are below
    /// it, and of its own at least the beginning of the last.
    fn limit(&self, row: usize) -> Length {
        self.frame.height - self.notes_with(row)
    }

    fn notes_with(&self, row: usize) -> Length {
        self.notes.with(&self.carried, self.start..row, self.frame.height)
    }

    fn place(&self, index: usize, row: &Row, placed: &[PlacedRow], cursor: &mut Cursor) -> PlacedRow {
        #[cfg(test)]
        super::work::step();
        if let Some(under) = placed.last().filter(|_| row.overlay) {
            return PlacedRow { row: index, ..*under };
        }
        let heads_page = placed.is_empty();
        let keeps_white = match row.at_page_top {
            WhiteAtTop::Dropped => false,
            WhiteAtTop::OnFirstPage => self.is_first,
            WhiteAtTop::Kept => true,
        };
        if !heads_page || keeps_white {
            cursor.advance(self.white(index, row, *cursor));
        }
        if let (true, Content::Strip { table, strip }) = (heads_page, &row.content) {
            cursor.advance(Height::Exact(self.flow.tables[*table].head_above(*strip)));
        }
        let top = cursor.at();
        cursor.advance(row.height);
        if let Content::Strip { table, strip } = row.content {
            let here = PlacedRow { row: index, top, bottom: cursor.at() };
            let lack = self.lack(&self.flow.tables[table], strip, false, here, placed);
            cursor.advance(Height::Exact(lack));
        }
        PlacedRow { row: index, top, bottom: cursor.at() }
    }

    /// The white above a row; less where that brings the rows that belong together onto this page.
    fn white(&self, index: usize, row: &Row, cursor: Cursor) -> Height {
        let (Height::Lines(most), Height::Lines(least)) = (row.before, row.at_least) else { return row.before };
        let fits = |white: i64| {
            let mut foot = cursor;
            foot.advance(Height::Lines(white));
            self.flow.rows[index..index + row.together].iter().for_each(|r| foot.advance(r.height));
            foot.at() <= self.limit(index + row.together - 1)
        };
        let white = (least.min(most)..=most).rev().find(|&white| fits(white));
        Height::Lines(white.unwrap_or(most))
    }

    /// What a strip lacks for its spanning cells.
    fn lack(
        &self,
        table: &TableSet<'_>,
        strip: usize,
        page_ends: bool,
        here: PlacedRow,
        placed: &[PlacedRow],
    ) -> Length {
        // The strips of a table are neighbours in the flow: the one wanted lies as many rows back as strips.
        let top_of = |wanted: usize| match (here.row - (strip - wanted)).checked_sub(self.start) {
            Some(i) => placed.get(i).map_or(here.top, |p| p.top),
            None => placed.first().map_or(here.top, |p| p.top),
        };
        table.lack(strip, page_ends, here.bottom, top_of)
    }

    /// Where to turn the page when `row` does not fit any more: as late as can be without parting what belongs together,
    /// else as late as can be; parted rather than outside the type area.
    fn turn(&self, row: usize, placed: &[PlacedRow]) -> usize {
        let best = |worst: Turn| {
            (self.start + 1..=row)
                .rev()
                .find(|&at| self.flow.rows[at].turn <= worst && self.fits_closed(&placed[..at - self.start]))
        };
        // Rather a line of text alone than none.
        let shows_text = |at: &usize| self.shows_text(*at);
        let well = best(Turn::Free).filter(shows_text).or_else(|| best(Turn::Avoid).filter(shows_text));
        let well = well.or_else(|| best(Turn::Free)).or_else(|| best(Turn::Avoid));
        well.or_else(|| best(Turn::Never)).unwrap_or(row)
    }

    /// Whether the page, turned before a row, shows text, as the first of a paper must (clause 7.3.3).
    fn shows_text(&self, at: usize) -> bool {
        !self.is_first || self.flow.rows[self.start..at].iter().any(|r| r.is_text)
    }

    /// Whether the page has room to finish the spanning cells that its end cuts.
    fn fits_closed(&self, placed: &[PlacedRow]) -> bool {
        placed.last().is_none_or(|last| last.bottom + self.closing_lack(placed) <= self.limit(last.row))
    }

    fn closing_lack(&self, placed: &[PlacedRow]) -> Length {
        let Some((&last, before)) = placed.split_last() else { return Length::ZERO };
        match self.flow.rows[last.row].content {
            Content::Strip { table, strip } => self.lack(&self.flow.tables[table], strip, true, last, before),
            _ => Length::ZERO,
        }
    }

    fn close(&self, placed: &mut [PlacedRow]) {
        let lack = self.closing_lack(placed);
        if let Some(last) = placed.last_mut() {
            last.bottom += lack;
        }
    }
}
