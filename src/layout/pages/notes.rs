//! Room for footnotes. They fill the foot of the page in the order of their numbers. A row stands on a page where all
//! footnotes before it are whole and of its own at least one line of the last has room, so that each begins on the page
//! that refers to it, unless one before it in the same row takes all of a page; what is left goes on at the foot of the
//! next page. Word and LibreOffice do the same.

use crate::base::Length;
use crate::layout::flow::Flow;
use crate::layout::note::{PlacedNote, SetNote};
use crate::style::footnote;
use std::ops::Range;

/// Which footnotes are referred to in the rows of a section, and how many lines each has.
pub(super) struct Notes {
    /// For each row its footnotes, by their places among those of the paper, with their lines.
    of_rows: Vec<Vec<(usize, i64)>>,
    /// For each row, how many lines those of the rows before it have.
    before: Vec<i64>,
}

/// What is left of a footnote: its place among those of the paper, and which lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rest {
    note: usize,
    lines: Range<i64>,
}

impl Notes {
    /// Of a section.
    pub(super) fn of(flow: &Flow<'_>, notes: &[SetNote]) -> Notes {
        let of_row = |row: &crate::layout::flow::Row| row.notes.iter().map(|&n| (n, notes[n].count())).collect();
        let of_rows: Vec<Vec<(usize, i64)>> = flow.rows.iter().map(of_row).collect();
        let mut before = vec![0];
        for row in &of_rows {
            before.push(before[before.len() - 1] + row.iter().map(|(_, lines)| lines).sum::<i64>());
        }
        Notes { of_rows, before }
    }

    /// What footnotes take of a page of a height that shows some rows and, last, the row after them; more than all of it
    /// where that row cannot stand there.
    pub(super) fn with(&self, carried: &[Rest], rows: Range<usize>, page: Length) -> Length {
        let most = footnote::most_lines(page);
        let above = carried.iter().map(Rest::count).sum::<i64>() + self.before[rows.end] - self.before[rows.start];
        let Some((_, whole)) = self.of_rows.get(rows.end).and_then(|own| own.split_last()) else {
            return footnote::height(above.min(most));
        };
        let begun = above + whole.iter().map(|(_, lines)| lines).sum::<i64>() + 1;
        if begun > most { page + Length::emu(1) } else { footnote::height(begun) }
    }

    /// The footnotes of some rows and what was carried over, in the room below a depth of a page; and what is left.
    pub(super) fn place(
        &self,
        carried: &[Rest],
        rows: Range<usize>,
        foot: Length,
        page: Length,
    ) -> (Vec<PlacedNote>, Vec<Rest>) {
        let most = if rows.is_empty() { footnote::lines_in(page) } else { footnote::most_lines(page) };
        let mut room = footnote::lines_in(page - foot).min(most);
        let mut own: Vec<Rest> =
            self.of_rows[rows].iter().flatten().map(|&(note, lines)| Rest { note, lines: 0..lines }).collect();
        // A cell that is cut ends after its neighbours.
        own.sort_by_key(|rest| rest.note);
        let (mut here, mut left) = (Vec::new(), Vec::new());
        for rest in carried.iter().cloned().chain(own) {
            let cut = rest.lines.start + rest.count().min(room);
            room -= cut - rest.lines.start;
            here.extend(rest.between(rest.lines.start, cut));
            left.extend(rest.between(cut, rest.lines.end));
        }
        (placed(&here, page), left)
    }
}

impl Rest {
    fn count(&self) -> i64 {
        self.lines.end - self.lines.start
    }

    /// Some of its lines, if there are any.
    fn between(&self, from: i64, to: i64) -> Option<Rest> {
        (from < to).then_some(Rest { note: self.note, lines: from..to })
    }
}

/// One below the other down to a depth.
fn placed(list: &[Rest], foot: Length) -> Vec<PlacedNote> {
    let mut top = foot - footnote::LINE * list.iter().map(Rest::count).sum::<i64>();
    let line = |n: i64| usize::try_from(n).expect("lines are counted from 0");
    let place = |rest: &Rest| {
        let here = PlacedNote { note: rest.note, lines: line(rest.lines.start)..line(rest.lines.end), top };
        top += footnote::LINE * rest.count();
        here
    };
    list.iter().map(place).collect()
}

fn lines_of(note: &PlacedNote) -> i64 {
    i64::try_from(note.lines.len()).expect("a footnote has few lines")
}

/// What the footnotes of a page take of it.
pub(super) fn height(notes: &[PlacedNote]) -> Length {
    footnote::height(notes.iter().map(lines_of).sum())
}

/// Moves the footnotes of a page up so that they end at a depth at most; tells which is the last.
pub(super) fn lift(notes: &mut [PlacedNote], foot: Length) -> Option<usize> {
    let last = notes.last()?;
    let by = (last.top + footnote::LINE * lines_of(last) - foot).max(Length::ZERO);
    let last = last.note;
    notes.iter_mut().for_each(|note| note.top -= by);
    Some(last)
}
