//! A 发文字号 as it is printed in a text, read leniently: what is wrong about it is for the rules to say.

use super::rule::is_han;
use crate::base::number::half_width;
use crate::base::text::is_blank;
use std::ops::Range;

/// The marks that a year may stand in.
pub const OPENERS: &[&str] = &["〔", "[", "［", "【", "（", "(", "﹝"];
/// The last characters of the signs that organs use.
const SIGN_ENDS: &str = "发办函字文通令告电规政委";

/// A printed number, in bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The mark before the year.
    pub open: char,
    /// The organ's sign.
    pub sign: Range<usize>,
    /// The digits of the year.
    pub year: Range<usize>,
    /// The mark behind the year.
    pub close: Range<usize>,
    /// 第, where it stands.
    pub di: Option<Range<usize>>,
    /// The digits of the serial.
    pub serial: Range<usize>,
    /// Whether 号 stands behind it.
    pub hao: bool,
    /// One past its last byte.
    pub end: usize,
}

/// The number whose year is opened at `at`; the line begins at `line`.
pub fn printed(text: &str, line: usize, at: usize) -> Option<Printed> {
    let open = text[at..].chars().next()?;
    let sign = sign(text, line, at)?;
    let year = figures(text, after_blanks(text, at + open.len_utf8()))?;
    let mark = text[after_blanks(text, year.end)..].chars().next().filter(|c| "〕]］】）)﹞".contains(*c))?;
    let start = after_blanks(text, year.end);
    let close = start..start + mark.len_utf8();
    let at_di = after_blanks(text, close.end);
    let di = text[at_di..].starts_with('第').then(|| at_di..at_di + '第'.len_utf8());
    let serial = figures(text, after_blanks(text, di.as_ref().map_or(close.end, |d| d.end)))?;
    let behind = after_blanks(text, serial.end);
    let hao = text[behind..].starts_with('号');
    let end = if hao { behind + '号'.len_utf8() } else { serial.end };
    let number = Printed { open, sign, year, close, di, serial, hao, end };
    number.is_one(text).then_some(number)
}

impl Printed {
    /// The number as text without blanks and in half-width digits.
    pub fn plain(&self, text: &str) -> String {
        half_width(&text[self.sign.start..self.end]).chars().filter(|c| !is_blank(*c)).collect()
    }

    /// Whether this is a number of a paper and not some year or count in brackets.
    fn is_one(&self, text: &str) -> bool {
        let year = half_width(&text[self.year.clone()]);
        let signed = text[self.sign.clone()].chars().next_back().is_some_and(|c| SIGN_ENDS.contains(c));
        match year.len() {
            4 => {
                (year.starts_with("19") || year.starts_with("20"))
                    && (self.hao || signed && self.open != '（' && self.open != '(')
            }
            2 => signed && self.hao && !matches!(self.open, '（' | '('),
            _ => false,
        }
    }
}

fn after_blanks(text: &str, at: usize) -> usize {
    at + text[at..].find(|c: char| !is_blank(c) || c == '\n').unwrap_or(text.len() - at)
}

fn figures(text: &str, at: usize) -> Option<Range<usize>> {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let length = text[at..].find(|c: char| !digit(c)).unwrap_or(text.len() - at);
    let count = text[at..at + length].chars().count();
    (1..=5).contains(&count).then_some(at..at + length)
}

/// The characters before the year, back to where the sign can begin.
fn sign(text: &str, line: usize, at: usize) -> Option<Range<usize>> {
    let head = text[line.min(at)..at].trim_end_matches(is_blank);
    let end = line.min(at) + head.len();
    let start =
        head.char_indices().rev().take_while(|(_, c)| is_han(*c)).take(8).last().map(|(i, _)| line.min(at) + i)?;
    (text[start..end].chars().count() >= 2).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_other_brackets() {
        let read = |text: &str| {
            let at = text.find(['〔', '[', '（', '(', '【'])?;
            printed(text, 0, at).map(|p| p.plain(text))
        };
        assert_eq!(read("某政办发〔2026〕5号").as_deref(), Some("某政办发〔2026〕5号"));
        assert_eq!(read("某政办发[ 2026 ] 第05 号").as_deref(), Some("某政办发[2026]第05号"));
        assert_eq!(read("某政办发（２０２６）5号").as_deref(), Some("某政办发(2026)5号"));
        assert_eq!(read("某政办发〔26〕5号").as_deref(), Some("某政办发〔26〕5号"));
        for none in ["各单位（20）5号楼", "计划（2026）年", "职工(12)3人", "（2026）5号", "目标（2026）5项"]
        {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
