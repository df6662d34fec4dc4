//! What nothing took: column by column under a heading that is not known, else cell by cell and line by line.

use super::header::Header;
use super::tally::Key;
use super::{Fate, Form, Position, Reason, Spot, Table, codes, in_line};
use crate::base::Diagnostic;
use std::collections::BTreeMap;

/// How long the words of a finding may be, in bytes, for each cell it is about to keep them all.
const LONG: usize = 16 << 10;

impl Form<'_, '_> {
    /// The columns of a table whose headings are not known.
    pub(super) fn report_unknown_columns(&mut self, table: &Table, header: &Header) {
        let (first, last) = header.rows;
        let mut columns: BTreeMap<u32, Vec<Position>> = BTreeMap::new();
        for at in self.tally.open_in_rows(table.sheet, first, header.end) {
            columns.entry(at.1).or_default().push(at);
        }
        for (&place, name) in header.names.iter().filter(|(p, _)| !header.columns.contains_key(p)) {
            let in_column = columns.remove(&place).unwrap_or_default().into_iter();
            let (heads, cells): (Vec<Position>, Vec<Position>) = in_column.partition(|(r, _)| *r <= last);
            if heads.is_empty() && cells.is_empty() {
                continue;
            }
            let own: Vec<String> = heads.iter().map(|at| self.tally.text(Key::Cell(table.sheet, *at))).collect();
            let name = if own.is_empty() { name.clone() } else { own.join("／") };
            let texts = cells.iter().map(|at| (at.0, self.tally.text(Key::Cell(table.sheet, *at))));
            let rows: Vec<String> = texts.map(|(r, t)| format!("第{}行“{}”", u64::from(r) + 1, in_line(&t))).collect();
            let text = format!("“{}”栏：{}", in_line(&name), rows.join("；"));
            let spot = Spot::column(&self.sheets[table.sheet].name, place);
            let finding = self.findings.raise(&codes::STRAY_CELL, spot, &[("text", text)]);
            for at in heads {
                let heading = Fate::Ignored(Reason::Heading);
                let own = || self.own_part(&finding, Key::Cell(table.sheet, at));
                let fate = if cells.is_empty() { Fate::Returned(own()) } else { heading };
                self.tally.settle(Key::Cell(table.sheet, at), None, fate);
            }
            for at in cells {
                let own = self.own_part(&finding, Key::Cell(table.sheet, at));
                self.tally.settle(Key::Cell(table.sheet, at), None, Fate::Returned(own));
            }
        }
    }

    /// A finding about many cells, for one of them: where all their words are long, only its own, for each keeps a copy.
    pub(super) fn own_part(&self, finding: &Diagnostic, key: Key) -> Box<Diagnostic> {
        let is_long = |(name, text): &(&'static str, String)| *name == "text" && text.len() > LONG;
        let own = |arg: &(&'static str, String)| match is_long(arg) {
            true => (arg.0, in_line(&self.tally.text(key))),
            false => arg.clone(),
        };
        let args = finding.args.iter().map(own).collect();
        let Diagnostic { code, place, related, .. } = finding;
        Box::new(Diagnostic { code, args, place: place.clone(), related: related.clone(), fix: None })
    }

    /// Everything that is still open.
    pub(super) fn report_left(&mut self) {
        for sheet in 0..self.sheets.len() {
            for at in self.tally.open_in_sheet(sheet) {
                self.report_one(Key::Cell(sheet, at));
            }
        }
        for line in 0..self.lines.len() {
            if self.tally.is_open(Key::Line(line)) {
                self.report_one(Key::Line(line));
            }
        }
        self.report_not_kept();
    }

    fn report_one(&mut self, key: Key) {
        let text = self.tally.text(key);
        let fate = self.stray(key, &text);
        self.tally.settle(key, None, fate);
    }
}
