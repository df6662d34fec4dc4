//! Formulas whose results the sheet does not hold: plain arithmetic is done, everything else is refused.
//!
//! Only real formulas come here, never a text that begins with `=`. Nothing is run: there are numbers, references to
//! numbers of the same sheet, the four operations, ROUND, SUM and AVERAGE.

use crate::parse::submission::sheet::{Cell, Position, Sheet};
use std::collections::BTreeSet;

/// How many formulas may lie one within the other, and how deep parentheses may go.
const DEPTH: u32 = 16;
/// How many cells of a range are looked at.
const MAX_RANGE: u64 = 10_000;
/// How long a formula may be, in bytes.
const MAX_LENGTH: usize = 1_000;

/// Works out formulas of one sheet, within a bound that no honest sheet comes near.
pub(super) struct Reckoner<'a> {
    sheet: &'a Sheet,
    errors: BTreeSet<Position>,
    steps: u32,
}

impl<'a> Reckoner<'a> {
    pub(super) fn of(sheet: &'a Sheet) -> Reckoner<'a> {
        let errors = sheet.errors.iter().map(|(at, _)| *at).collect();
        Reckoner { sheet, errors, steps: 1_000_000 }
    }

    /// The result, a finite number; `None` for whatever is more than arithmetic.
    pub(super) fn value(&mut self, formula: &str) -> Option<f64> {
        self.nested(formula, DEPTH).filter(|v| v.is_finite())
    }

    fn nested(&mut self, formula: &str, depth: u32) -> Option<f64> {
        if formula.len() > MAX_LENGTH || depth == 0 {
            return None;
        }
        let text = formula.trim().trim_start_matches('=');
        let mut parser = Parser { text, at: 0, reckoner: self };
        let value = parser.sum(depth - 1)?;
        parser.blanks();
        (parser.at == text.len()).then_some(value)
    }

    /// The number in a cell; `Some(None)` where it is empty, `None` where it holds something else.
    fn cell(&mut self, at: Position, depth: u32) -> Option<Option<f64>> {
        self.steps = self.steps.checked_sub(1)?;
        if self.errors.contains(&at) {
            return None;
        }
        match (self.sheet.cells.get(&at), self.sheet.hollow.get(&at)) {
            (Some(Cell::Number { value, .. }), _) => Some(Some(*value)),
            (Some(Cell::Text(_)), _) => None,
            (None, Some(formula)) => self.nested(formula, depth).map(Some),
            (None, None) => Some(None),
        }
    }
}

struct Parser<'f, 'r, 'a> {
    text: &'f str,
    at: usize,
    reckoner: &'r mut Reckoner<'a>,
}

impl Parser<'_, '_, '_> {
    fn blanks(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start_matches(' ').len();
    }

    fn next_is(&mut self, c: char) -> bool {
        self.blanks();
        let found = self.text[self.at..].starts_with(c);
        self.at += if found { c.len_utf8() } else { 0 };
        found
    }

    fn sum(&mut self, depth: u32) -> Option<f64> {
        let mut value = self.product(depth)?;
        loop {
            if self.next_is('+') {
                value += self.product(depth)?;
            } else if self.next_is('-') {
                value -= self.product(depth)?;
            } else {
                return Some(value);
            }
        }
    }

    fn product(&mut self, depth: u32) -> Option<f64> {
        let mut value = self.signed(depth)?;
        loop {
            if self.next_is('*') {
                value *= self.signed(depth)?;
            } else if self.next_is('/') {
                let by = self.signed(depth)?;
                value = (by != 0.0).then(|| value / by)?;
            } else {
                return Some(value);
            }
        }
    }

    fn signed(&mut self, depth: u32) -> Option<f64> {
        let mut sign = 1.0;
        while self.next_is('-') {
            sign = -sign;
        }
        let mut value = sign * self.atom(depth)?;
        while self.next_is('%') {
            value /= 100.0;
        }
        Some(value)
    }

    fn atom(&mut self, depth: u32) -> Option<f64> {
        let depth = depth.checked_sub(1)?;
        if self.next_is('(') {
            let value = self.sum(depth)?;
            return self.next_is(')').then_some(value);
        }
        let rest = &self.text[self.at..];
        if rest.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            return self.number();
        }
        let word = self.word();
        if self.next_is('(') {
            return self.function(&word, depth);
        }
        self.reckoner.cell(reference(&word)?, depth)?
    }

    fn number(&mut self) -> Option<f64> {
        let rest = &self.text[self.at..];
        let length = rest.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
        self.at += length;
        rest[..length].parse().ok()
    }

    /// Letters, digits and `$`, in capitals.
    fn word(&mut self) -> String {
        let rest = &self.text[self.at..];
        let length = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'$').count();
        self.at += length;
        rest[..length].to_ascii_uppercase()
    }

    fn function(&mut self, name: &str, depth: u32) -> Option<f64> {
        match name {
            "SUM" => Some(self.values(depth)?.iter().sum()),
            "AVERAGE" => {
                let values = self.values(depth)?;
                (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
            }
            "ROUND" => {
                let value = self.sum(depth)?;
                let places = if self.next_is(',') { self.sum(depth)? } else { 0.0 };
                let scale = (places.fract() == 0.0 && (0.0..=9.0).contains(&places)).then(|| 10f64.powf(places))?;
                self.next_is(')').then(|| (value * scale).round() / scale)
            }
            _ => None,
        }
    }

    /// What stands between the parentheses of SUM: ranges and values; empty cells count for nothing.
    fn values(&mut self, depth: u32) -> Option<Vec<f64>> {
        let mut values = Vec::new();
        loop {
            match self.range() {
                Some((from, to)) => {
                    let size = (u64::from(to.0) - u64::from(from.0) + 1) * (u64::from(to.1) - u64::from(from.1) + 1);
                    if size > MAX_RANGE {
                        return None;
                    }
                    for row in from.0..=to.0 {
                        for column in from.1..=to.1 {
                            values.extend(self.reckoner.cell((row, column), depth)?);
                        }
                    }
                }
                None => values.push(self.sum(depth)?),
            }
            if self.next_is(')') {
                return Some(values);
            }
            if !self.next_is(',') {
                return None;
            }
        }
    }

    /// `B2:B9`, the first place above and left of the last; otherwise nothing is taken.
    fn range(&mut self) -> Option<(Position, Position)> {
        self.blanks();
        let start = self.at;
        let from = self.word();
        let to = if self.next_is(':') { self.word() } else { String::new() };
        let range = reference(&from).zip(reference(&to)).filter(|(a, b)| a.0 <= b.0 && a.1 <= b.1);
        if range.is_none() {
            self.at = start;
        }
        range
    }
}

/// `$B$12` as a place.
fn reference(word: &str) -> Option<Position> {
    let word = word.replace('$', "");
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let (column, row) = word.split_at(letters);
    if !(1..=3).contains(&letters) || row.len() > 7 || !row.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let column = column.bytes().fold(0u32, |n, b| n * 26 + u32::from(b - b'A') + 1);
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sheet() -> Sheet {
        let mut sheet = Sheet::default();
        for (row, value) in [30.0, 20.0, 0.1].into_iter().enumerate() {
            sheet.cells.insert((row as u32, 0), Cell::Number { value, percent: false });
        }
        sheet.cells.insert((0, 1), Cell::Text("甲".into()));
        sheet.hollow.insert((4, 0), "A1+A2".into());
        sheet.hollow.insert((5, 0), "A6".into());
        sheet.errors.push(((6, 0), "#N/A".into()));
        sheet
    }

    #[test]
    fn arithmetic_is_done_and_the_rest_refused() {
        let sheet = sheet();
        for (formula, value) in [
            ("30+30", Some(60.0)),
            ("=2+3*4", Some(14.0)),
            ("(2+3)*4/-2", Some(-10.0)),
            ("85%", Some(0.85)),
            ("3/5*100", Some(60.0)),
            ("ROUND(2/3*100,0)", Some(67.0)),
            ("ROUND(1.25, 1)", Some(1.3)),
            ("SUM(A1:A2)", Some(50.0)),
            ("sum($A$1:A2, 5) + 1", Some(56.0)),
            ("AVERAGE(A1:A4)", Some((30.0 + 20.0 + 0.1) / 3.0)),
            ("A5", Some(50.0)),
            ("A5*2", Some(100.0)),
            ("SUM(A5,A1)", Some(80.0)),
            ("A6", None),
            ("A7", None),
            ("B1", None),
            ("SUM(A1:B1)", None),
            ("C9", None),
            ("AVERAGE(C1:C9)", None),
            ("SUM(A1:A99999)", None),
            ("1/0", None),
            ("HYPERLINK(\"http://x\",\"y\")", None),
            ("cmd|'/C calc'!A0", None),
            ("[1]Sheet1!A1", None),
            ("Sheet2!A1", None),
            ("NOW()", None),
            ("IF(A1>1,1,2)", None),
            ("\"甲\"", None),
            ("", None),
            ("1 2", None),
            ("甲", None),
            ("1.2.3", None),
            ("ROUND(1,99)", None),
        ] {
            let got = Reckoner::of(&sheet).value(formula);
            assert_eq!(got.map(|v| (v * 1e9).round()), value.map(|v: f64| (v * 1e9).round()), "{formula}");
        }
        assert_eq!(Reckoner::of(&sheet).value(&"(".repeat(500)), None);
        assert_eq!(Reckoner::of(&sheet).value(&"-".repeat(500)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_formula_makes_it_panic(formula in "[A-C1-9$:.,+*/()% -]{0,24}|.{0,12}|(SUM|AVERAGE|ROUND)\\([A-C1-9:,]{0,12}\\)") {
            let mut sheet = sheet();
            sheet.hollow.insert((7, 2), formula.clone());
            let value = Reckoner::of(&sheet).value(&formula);
            prop_assert!(value.is_none_or(f64::is_finite));
        }

        #[test]
        fn sums_and_products_come_out(a in 0u32..1000, b in 0u32..1000, c in 1u32..1000) {
            let sheet = Sheet::default();
            let formula = format!("{a}+{b}*({c}-1)/{c}");
            let want = f64::from(a) + f64::from(b) * (f64::from(c) - 1.0) / f64::from(c);
            let got = Reckoner::of(&sheet).value(&formula).expect("arithmetic");
            prop_assert!((got - want).abs() < 1e-6);
        }
    }
}
