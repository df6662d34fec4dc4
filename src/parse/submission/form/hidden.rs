//! What is not meant to be read as it stands: keys, hidden rows, columns and sheets, formulas and errors.

use super::formula::Reckoner;
use super::tally::Key;
use super::{Cell, Fate, Form, Position, Reason, Spot, codes, in_line};
use crate::model::FormKey;
use crate::parse::submission::findings::cell_name;
use std::collections::{BTreeMap, BTreeSet};

impl Form<'_, '_> {
    /// The key of a form that was given out, wherever it is hidden. The hidden sheet that holds it is part of the form.
    pub(super) fn take_keys(&mut self) {
        let cells = self.sheets.iter().enumerate().flat_map(|(i, sheet)| {
            let texts = sheet.cells.iter().map(|(at, cell)| (*at, cell.text()));
            texts.map(move |(at, text)| (Key::Cell(i, at), text))
        });
        let lines = self.lines.iter().enumerate().map(|(i, line)| (Key::Line(i), line.text.clone()));
        let marked: Vec<(Key, String)> = cells.chain(lines).filter(|(_, t)| t.contains(FormKey::MARK)).collect();
        let mut of_forms = BTreeSet::new();
        for (key, text) in marked {
            self.take_key(key, &text);
            if let Key::Cell(sheet, at) = key {
                self.sheets[sheet].cells.remove(&at);
                of_forms.extend(self.sheets[sheet].hidden.then_some(sheet));
            }
        }
        for sheet in of_forms {
            let open = self.tally.open_in_sheet(sheet);
            open.into_iter().for_each(|at| self.tally.ignore(Key::Cell(sheet, at), Reason::Prefilled));
        }
    }

    fn take_key(&mut self, key: Key, text: &str) {
        let from = text.find(FormKey::MARK).unwrap_or(0);
        let read: Option<FormKey> = text[from..].parse().ok().filter(|_| text[..from].trim().is_empty());
        match (read, &self.clues.key) {
            (Some(read), None) => self.clues.key = Some(read),
            (Some(read), Some(before)) if read == *before => {}
            _ => {
                let fate = self.refuse(key, &codes::DAMAGED_KEY, &[("text", in_line(text))]);
                return self.tally.settle(key, None, fate);
            }
        }
        self.tally.ignore(key, Reason::Prefilled);
    }

    /// Hidden sheets, rows and columns are reported and not read.
    pub(super) fn set_hidden_aside(&mut self) {
        for index in 0..self.sheets.len() {
            if self.sheets[index].hidden {
                let open = self.tally.open_in_sheet(index);
                let spot = Spot::sheet(&self.sheets[index].name);
                self.hide(index, &open, spot, format!("{}格", open.len()));
                continue;
            }
            let (rows, columns) = (self.sheets[index].hidden_rows.clone(), self.sheets[index].hidden_columns.clone());
            let open = self.tally.open_in_sheet(index);
            let (mut by_row, mut by_column): (BTreeMap<u32, Vec<Position>>, BTreeMap<u32, Vec<Position>>) =
                Default::default();
            for at in open {
                if rows.contains(&at.0) {
                    by_row.entry(at.0).or_default().push(at);
                } else if columns.contains(&at.1) {
                    by_column.entry(at.1).or_default().push(at);
                }
            }
            let gone = |at: &Position| rows.contains(&at.0) || columns.contains(&at.1);
            self.sheets[index].errors.retain(|(at, _)| !gone(at));
            self.sheets[index].formulas.retain(|at, _| !gone(at));
            for (row, cells) in by_row {
                self.hide(index, &cells, Spot::row(&self.sheets[index].name, row), "行".into());
            }
            for (column, cells) in by_column {
                self.hide(index, &cells, Spot::column(&self.sheets[index].name, column), "列".into());
            }
        }
    }

    fn hide(&mut self, sheet: usize, cells: &[Position], spot: Spot, what: String) {
        if cells.is_empty() {
            return;
        }
        let texts: Vec<String> = cells.iter().map(|at| self.tally.text(Key::Cell(sheet, *at))).collect();
        let text = format!("{what}（{}）", in_line(&super::joined(&texts)));
        self.findings.add(&codes::HIDDEN, spot, &[("text", text)]);
        for at in cells {
            self.tally.ignore(Key::Cell(sheet, *at), Reason::Hidden);
            self.sheets[sheet].cells.remove(at);
            self.sheets[sheet].hollow.remove(at);
        }
    }

    /// Formulas without a result are worked out where they are arithmetic; errors are returned.
    pub(super) fn compute(&mut self) {
        for index in 0..self.sheets.len() {
            if self.sheets[index].hidden {
                continue;
            }
            let mut reckoner = Reckoner::of(&self.sheets[index]);
            let hollow = self.sheets[index].hollow.iter().filter(|(at, _)| !self.sheets[index].cells.contains_key(at));
            let results: Vec<(Position, String, Option<f64>)> =
                hollow.map(|(at, formula)| (*at, formula.clone(), reckoner.value(formula))).collect();
            for (at, formula, value) in results {
                self.take_result(index, at, formula, value);
            }
            for (at, error) in std::mem::take(&mut self.sheets[index].errors) {
                let key = Key::Cell(index, at);
                let fate = self.refuse(key, &codes::CELL_ERROR, &[("text", error.clone())]);
                self.tally.settle_text(key, &error, fate);
                self.sheets[index].cells.remove(&at);
            }
            if !self.sheets[index].formulas.is_empty() {
                let cells: Vec<String> = self.sheets[index].formulas.keys().map(|at| cell_name(*at)).collect();
                let spot = Spot::sheet(&self.sheets[index].name);
                self.findings.add(&codes::FORMULA, spot, &[("cells", cells.join("、"))]);
            }
        }
    }

    fn take_result(&mut self, sheet: usize, at: Position, formula: String, value: Option<f64>) {
        let key = Key::Cell(sheet, at);
        let formula = in_line(formula.trim_start_matches('='));
        let Some(value) = value else {
            let fate: Fate = self.refuse(key, &codes::FORMULA_WITHOUT_VALUE, &[("formula", formula)]);
            return self.tally.settle(key, None, fate);
        };
        let cell = Cell::Number { value, percent: false };
        let (spot, args) = (self.spot(key), [("formula", formula), ("value", cell.text())]);
        self.findings.add(&codes::COMPUTED, spot, &args);
        self.sheets[sheet].cells.insert(at, cell);
    }
}
