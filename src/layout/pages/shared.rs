//! The page of the imprint: nothing stands on a page that shows no text (clause 7.3.5.5 says so of a signature), so the
//! end of the last section goes with an imprint that finds no room below it.

use super::notes::Notes;
use super::{Filled, Filler, Frame, PlacedRow, leaves_room, line_top};
use crate::base::Length;
use crate::document::Orientation;
use crate::layout::flow::{Content, Flow, Row, Turn};

/// How many lines of text go with an imprint if that can be: as many as of a paragraph that a page's end parts.
const LINES: usize = 2;

/// How many lines may stay blank for a paragraph to go whole, which any word processor can do alike.
const SPARED: usize = 4;

/// Parts the last page where the imprint, which begins at a depth, finds no room on it. Gives the row that the new page
/// begins with; `None` where the pages stay as they are.
pub(super) fn share(
    flow: &Flow<'_>,
    notes: &Notes,
    pages: &mut Vec<Filled>,
    imprint: Length,
    begins_paper: bool,
) -> Option<usize> {
    let is_first = begins_paper && pages.len() == 1;
    let last = pages.last_mut().filter(|_| flow.orientation == Orientation::Portrait)?;
    if leaves_room(last.foot(flow), imprint) {
        return None;
    }
    let start = last.rows.first()?.row;
    let filler = Filler { flow, notes, frame: last.frame, start, is_first, carried: last.carried.clone() };
    let at = turn(&filler, last, imprint)?;
    let page = beside(&filler, &last.rows, at, imprint)?;
    let mut rows = last.rows[..at - start].to_vec();
    filler.close(&mut rows);
    *last = filler.finish(rows, at, last.end);
    pages.push(page);
    Some(at)
}

/// Where to part the last page: as late as can be with enough beside the imprint, but rather before a paragraph than
/// within it.
fn turn(filler: &Filler<'_, '_>, last: &Filled, imprint: Length) -> Option<usize> {
    let flow = filler.flow;
    let places = || (filler.start + 1..flow.rows.len()).rev();
    let can = |at: usize| {
        flow.rows[at].turn == Turn::Free
            && filler.shows_text(at)
            && filler.fits_closed(&last.rows[..at - filler.start])
            && beside(filler, &last.rows, at, imprint).is_some()
    };
    let latest_with = |lines| places().skip_while(|&at| worth(&flow.rows[at..]) < lines).find(|&at| can(at));
    let latest = latest_with(LINES).or_else(|| latest_with(1))?;
    let earlier = (filler.start + 1..=latest).rev().take(1 + SPARED);
    let whole = earlier.into_iter().find(|&at| flow.place_of(at).begins && can(at));
    Some(whole.unwrap_or(latest))
}

/// How many lines of text rows are worth. A row of a table says as much as two, and so does a chart.
fn worth(rows: &[Row]) -> usize {
    let of = |row: &Row| match row.content {
        Content::Strip { .. } | Content::Chart(_) => LINES,
        _ => usize::from(row.is_text),
    };
    rows.iter().map(of).sum()
}

/// The rows from one on as the page of the imprint holds them, if it does, with their footnotes and with what those of the
/// rows before leave to it.
fn beside(filler: &Filler<'_, '_>, placed: &[PlacedRow], at: usize, imprint: Length) -> Option<Filled> {
    let whole = Frame::new(filler.flow.orientation);
    let frame = Frame { height: imprint - line_top(1) / 2, ..whole };
    let carried = filler.finish(placed[..at - filler.start].to_vec(), at, None).left;
    let page = Filler { frame, start: at, is_first: false, carried, ..*filler }.fill();
    let fits = page.next == filler.flow.rows.len() && leaves_room(page.foot(filler.flow), imprint);
    (fits && page.left.is_empty()).then_some(Filled { frame: whole, ..page })
}
