//! The records of an old workbook, looked through before the library sets memory aside by what they claim.

use super::cfb::{u16_at, u32_at};
use super::{MAX_CELLS, MAX_TEXT, Refusal, too_large};
use crate::parse::submission::codes;
use std::collections::{BTreeMap, BTreeSet};

/// The most places between the outermost cells of all sheets, empty ones included.
const MAX_AREA: u64 = 4_000_000;

/// The most bytes of formulas; each may grow a hundredfold when spelled out.
const MAX_FORMULAS: usize = 1 << 20;

/// The most records of all sheets together; sheets may share their records, so the size of the file bounds nothing.
const MAX_RECORDS: usize = 4_000_000;

/// What is hidden in a sheet.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    pub(super) rows: BTreeSet<u32>,
    pub(super) columns: BTreeSet<u32>,
}

/// Looks through all sheets; what is hidden in each, in their order.
pub(super) fn survey(stream: &[u8]) -> Result<Vec<Hidden>, Refusal> {
    let mut survey = Survey::default();
    let mut starts = Vec::new();
    for (kind, data) in Records(stream) {
        match kind {
            0x2f if u16_at(data, 0) != Some(0) => return Err((&codes::ENCRYPTED, Vec::new())),
            0x85 => starts.push(u32_at(data, 0).unwrap_or(u32::MAX) as usize),
            0x0a => break,
            _ => {}
        }
    }
    survey.lengths = string_lengths(stream);
    if starts.len() > 1000 {
        return Err(too_large("1000 个工作表"));
    }
    starts.into_iter().map(|start| survey.sheet(stream.get(start..).unwrap_or_default())).collect()
}

/// Records one after another: a kind and its data; what is cut off ends them.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (u16_at(self.0, 0)?, usize::from(u16_at(self.0, 2)?));
        let data = self.0.get(4..4 + length)?;
        self.0 = &self.0[4 + length..];
        Some((kind, data))
    }
}

/// How long the shared strings are, in characters; those that cannot be found are taken to be as long as can be.
fn string_lengths(stream: &[u8]) -> Vec<u16> {
    let mut records = Records(stream).skip_while(|(kind, _)| *kind != 0xfc);
    let Some((_, first)) = records.next() else { return Vec::new() };
    let mut parts = vec![first.get(8..).unwrap_or_default()];
    parts.extend(records.take_while(|(kind, _)| *kind == 0x3c).map(|(_, data)| data));
    let mut strings = Strings { parts, part: 0, at: 0 };
    std::iter::from_fn(|| strings.next_length()).collect()
}

/// The shared strings, which run on from one record into the next.
struct Strings<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl Strings<'_> {
    fn left(&self) -> usize {
        self.parts.get(self.part).map_or(0, |p| p.len() - self.at)
    }

    fn next_length(&mut self) -> Option<u16> {
        if self.left() == 0 {
            (self.part, self.at) = (self.part + 1, 0);
        }
        let head = self.parts.get(self.part)?.get(self.at..)?;
        let (length, flags) = (u16_at(head, 0)?, *head.get(2)?);
        let mut from = 3;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(u16_at(head, from)?) };
        from += if flags & 8 == 0 { 0 } else { 2 };
        let extra = if flags & 4 == 0 { 0 } else { u32_at(head, from)? as usize };
        from += if flags & 4 == 0 { 0 } else { 4 };
        self.at += from;
        self.skip_characters(usize::from(length), flags & 1 == 1)?;
        self.skip(runs.checked_mul(4)?.checked_add(extra)?)?;
        Some(length)
    }

    /// Characters may change their width where a record ends.
    fn skip_characters(&mut self, mut count: usize, mut wide: bool) -> Option<()> {
        loop {
            let width = if wide { 2 } else { 1 };
            let here = count.min(self.left() / width);
            self.at += here * width;
            count -= here;
            if count == 0 {
                return Some(());
            }
            self.part += 1;
            wide = self.parts.get(self.part)?.first()? & 1 == 1;
            self.at = 1;
        }
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > self.left() {
            count -= self.left();
            (self.part, self.at) = (self.part + 1, 0);
            self.parts.get(self.part)?;
        }
        self.at += count;
        Some(())
    }
}

/// What the sheets so far hold together.
#[derive(Debug, Default)]
struct Survey {
    lengths: Vec<u16>,
    cells: usize,
    text: usize,
    formulas: usize,
    area: u64,
    records: usize,
}

impl Survey {
    fn sheet(&mut self, stream: &[u8]) -> Result<Hidden, Refusal> {
        let mut hidden = Hidden::default();
        let (mut bounds, mut claims) = (Bounds::default(), 0u64);
        for (kind, data) in Records(stream) {
            self.records += 1;
            match kind {
                0x0a => break,
                0x200 => claims = claims.max(claimed(data)),
                0x208 if data.get(12).is_some_and(|options| options & 0x20 != 0) => {
                    hidden.rows.extend(u16_at(data, 0).map(u32::from));
                }
                0x7d if data.get(8).is_some_and(|options| options & 1 != 0) => {
                    let (from, to) = (u16_at(data, 0).unwrap_or(1), u16_at(data, 2).unwrap_or(0).min(255));
                    hidden.columns.extend((from..=to).map(u32::from));
                }
                0xbd => {
                    let last = u16_at(data, data.len().saturating_sub(2)).unwrap_or(0);
                    bounds.add(data, Some(last));
                    self.cells += data.len() / 6;
                }
                0x06 | 0xd6 | 0xfd | 0x203 | 0x204 | 0x205 | 0x27e => {
                    bounds.add(data, None);
                    self.cell(kind, data);
                }
                _ => {}
            }
            self.check()?;
        }
        self.area = self.area.saturating_add(bounds.area()).saturating_add(claims);
        self.check()?;
        Ok(hidden)
    }

    fn cell(&mut self, kind: u16, data: &[u8]) {
        self.cells += 1;
        match kind {
            0xfd => {
                let string = u32_at(data, 6).and_then(|n| self.lengths.get(n as usize)).copied();
                self.text += 3 * usize::from(string.unwrap_or(u16::MAX));
            }
            0x06 => self.formulas += data.len(),
            _ => self.text += data.len(),
        }
    }

    fn check(&self) -> Result<(), Refusal> {
        if self.cells > MAX_CELLS || self.area > MAX_AREA || self.records > MAX_RECORDS {
            return Err(too_large(format!("{MAX_CELLS} 格")));
        }
        if self.text > 3 * MAX_TEXT || self.formulas > MAX_FORMULAS {
            return Err(too_large("16 MB 文字"));
        }
        Ok(())
    }
}

/// The area that a sheet claims to have, which the library sets aside at once.
fn claimed(data: &[u8]) -> u64 {
    let (first, last, columns) = match data.len() {
        10 => (u16_at(data, 0).map(u32::from), u16_at(data, 2).map(u32::from), u16_at(data, 6)),
        _ => (u32_at(data, 0), u32_at(data, 4), u16_at(data, 10)),
    };
    let rows = u64::from(last.unwrap_or(0).wrapping_sub(first.unwrap_or(0)));
    rows * u64::from(columns.unwrap_or(0).max(1))
}

/// The outermost cells so far.
#[derive(Debug, Default)]
struct Bounds(BTreeMap<&'static str, (u16, u16)>);

impl Bounds {
    fn add(&mut self, data: &[u8], last: Option<u16>) {
        let (row, column) = (u16_at(data, 0).unwrap_or(0), u16_at(data, 2).unwrap_or(0));
        for (name, place) in [("row", row), ("column", column), ("column", last.unwrap_or(column))] {
            let (low, high) = self.0.entry(name).or_insert((place, place));
            (*low, *high) = ((*low).min(place), (*high).max(place));
        }
    }

    fn area(&self) -> u64 {
        self.0.values().map(|(low, high)| u64::from(high - low) + 1).product::<u64>().min(1 << 40)
    }
}
