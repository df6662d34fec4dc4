//! How a cell reads as a task number or a rate.

use crate::base::number::{from_chinese, half_width};
use crate::base::text::without_blanks;
use crate::parse::submission::sheet::Cell;

/// Why a cell is no rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoRate {
    /// 1 may mean 1 % or 100 %.
    Ambiguous,
    /// No whole percentage from 0 to 100.
    Unreadable,
}

impl Cell {
    /// As the number of a task: 3, ３, 3., 第3项, （3）, 三.
    pub(super) fn task_number(&self) -> Option<u32> {
        const HIGHEST: f64 = 9999.0;
        match self {
            Cell::Number { value, percent: false } => {
                (value.fract() == 0.0 && (1.0..=HIGHEST).contains(value)).then_some(*value as u32)
            }
            Cell::Number { .. } => None,
            Cell::Text(text) => written_number(text),
        }
    }

    /// Whether it is a number in Chinese numerals and nothing more: 三, （三）. So are groups of tasks numbered.
    pub(super) fn is_bare_numeral(&self) -> bool {
        let text = without_blanks(&half_width(&self.text()));
        from_chinese(text.trim_matches(['(', ')', '、', '.'])).is_some()
    }

    /// Whether it names several numbers: 1-3, 1、2.
    pub(super) fn several_numbers(&self) -> bool {
        let Cell::Text(text) = self else { return false };
        let text = without_blanks(&half_width(text));
        let text =
            text.trim_start_matches("任务").trim_start_matches('第').trim_end_matches(['项', '号', '条', '.', '、']);
        let mut parts = text.split(['-', '—', '–', '~', '～', '至', '到', '、', ',', '，', ';', '/', '和', '及']);
        let number = |p: &str| !p.is_empty() && p.len() <= 4 && p.bytes().all(|b| b.is_ascii_digit());
        parts.clone().count() > 1 && parts.all(number)
    }

    /// As a share done in whole percent: 60, 60%, 0.6. With `in_percent` the heading says that numbers are percent.
    pub(super) fn rate(&self, in_percent: bool) -> Result<u8, NoRate> {
        let percent = match self {
            Cell::Number { value, percent: true } => value * 100.0,
            Cell::Number { value, percent: false } if in_percent => *value,
            Cell::Number { value, percent: false } => match *value {
                1.0 => return Err(NoRate::Ambiguous),
                v if v > 0.0 && v < 1.0 => v * 100.0,
                v => v,
            },
            Cell::Text(text) => written_percent(text, in_percent)?,
        };
        let whole = percent.round();
        let is_whole = (percent - whole).abs() < 1e-6 && (0.0..=100.0).contains(&whole);
        if is_whole { Ok(whole as u8) } else { Err(NoRate::Unreadable) }
    }
}

/// The number of a task as words say it, with nothing beside it.
pub(super) fn written_number(text: &str) -> Option<u32> {
    let text = without_blanks(&half_width(text));
    let text = text.trim_start_matches("任务").trim_start_matches('第');
    let text = text.trim_end_matches(['.', '、', '项', '号', '条', ':']);
    let digits = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')).unwrap_or(text);
    let plain = !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    let number = if plain { digits.parse().ok() } else { from_chinese(digits).and_then(|n| u32::try_from(n).ok()) };
    number.filter(|n| *n > 0)
}

/// A rate typed as text; a decimal point tells 0.6 of 1 from 60 of 100.
fn written_percent(text: &str, in_percent: bool) -> Result<f64, NoRate> {
    let text = without_blanks(&half_width(text));
    let (number, marked) = text.strip_suffix('%').map_or((text.as_str(), false), |n| (n, true));
    let plain = number.bytes().all(|b| b.is_ascii_digit() || b == b'.') && number.len() <= 12;
    let value: f64 = number.parse().ok().filter(|_| plain).ok_or(NoRate::Unreadable)?;
    match number.contains('.') {
        _ if marked || in_percent => Ok(value),
        true if value <= 1.0 => Ok(value * 100.0),
        false if value == 1.0 => Err(NoRate::Ambiguous),
        _ => Ok(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64) -> Cell {
        Cell::Number { value, percent: false }
    }

    fn text(t: &str) -> Cell {
        Cell::Text(t.into())
    }

    #[test]
    fn rates_are_read_in_every_spelling() {
        for (cell, rate) in [
            (number(60.0), Ok(60)),
            (number(0.6), Ok(60)),
            (number(0.29), Ok(29)),
            (number(0.0), Ok(0)),
            (number(1.0), Err(NoRate::Ambiguous)),
            (number(100.0), Ok(100)),
            (number(101.0), Err(NoRate::Unreadable)),
            (number(-0.5), Err(NoRate::Unreadable)),
            (number(60.5), Err(NoRate::Unreadable)),
            (number(f64::NAN), Err(NoRate::Unreadable)),
            (Cell::Number { value: 1.0, percent: true }, Ok(100)),
            (Cell::Number { value: 0.01, percent: true }, Ok(1)),
            (text("60%"), Ok(60)),
            (text("６０％"), Ok(60)),
            (text("60"), Ok(60)),
            (text("0.6"), Ok(60)),
            (text("1.0"), Ok(100)),
            (text("1"), Err(NoRate::Ambiguous)),
            (text("1%"), Ok(1)),
            (text("约60%"), Err(NoRate::Unreadable)),
            (text("85.7%"), Err(NoRate::Unreadable)),
            (text("inf"), Err(NoRate::Unreadable)),
            (text("%"), Err(NoRate::Unreadable)),
        ] {
            assert_eq!(cell.rate(false), rate, "{cell:?}");
        }
        assert_eq!(number(1.0).rate(true), Ok(1));
        assert_eq!(text("1").rate(true), Ok(1));
    }

    #[test]
    fn task_numbers_are_read_or_refused() {
        for (cell, no) in [
            (number(3.0), Some(3)),
            (number(3.5), None),
            (number(0.0), None),
            (number(-3.0), None),
            (text("３"), Some(3)),
            (text("第 3 项"), Some(3)),
            (text("任务12"), Some(12)),
            (text("3、"), Some(3)),
            (text("三"), Some(3)),
            (text("第十二项"), Some(12)),
            (text("（３）"), Some(3)),
            (text("一二"), None),
            (text("三、四"), None),
            (text("3-1"), None),
            (text("合计"), None),
            (text("99999"), None),
        ] {
            assert_eq!(cell.task_number(), no, "{cell:?}");
        }
    }

    #[test]
    fn several_numbers_are_told_from_one() {
        for (cell, several) in [
            ("1-3", true),
            ("1、2", true),
            ("１，２", true),
            ("第1至3项", true),
            ("3、", false),
            ("3", false),
            ("1-甲", false),
        ] {
            assert_eq!(text(cell).several_numbers(), several, "{cell}");
        }
    }

    #[test]
    fn numbers_are_shown_as_typed() {
        assert_eq!(number(18.0).text(), "18");
        assert_eq!(number(0.1 + 0.2).text(), "0.3");
        assert_eq!(Cell::Number { value: 0.07, percent: true }.text(), "7%");
    }
}
