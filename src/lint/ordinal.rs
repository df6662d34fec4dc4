//! Ordinals before a line, read leniently: what is wrong about their marks is for the rules to say.

use crate::base::number::from_chinese;

/// An ordinal at the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ordinal {
    /// 1 for 一、 to 4 for （1）.
    pub rank: usize,
    /// The number it says.
    pub value: usize,
    /// How many bytes it takes with its marks.
    pub length: usize,
    /// How many bytes the number itself takes with its brackets, without the mark behind.
    pub bare: usize,
}

/// The ordinal that a line begins with.
pub fn ordinal(line: &str) -> Option<Ordinal> {
    let first = line.chars().next()?;
    match first {
        '（' | '(' => bracketed(line, first.len_utf8()),
        '0'..='9' => arabic(line),
        '一'..='龥' if CHINESE.contains(first) => chinese(line),
        _ => None,
    }
}

/// The numerals ordinals are written with.
pub const CHINESE: &str = "一二三四五六七八九十";

/// How many bytes of Chinese numerals a text begins with.
pub fn numerals(s: &str) -> usize {
    s.find(|c: char| !CHINESE.contains(c)).unwrap_or(s.len())
}

fn bracketed(line: &str, open: usize) -> Option<Ordinal> {
    let inside = &line[open..];
    let (length, rank) = match numerals(inside) {
        0 => (super::rule::digits(inside), 4),
        n => (n, 2),
    };
    let number = &inside[..length];
    let value = if rank == 2 { from_chinese(number)? } else { number.parse().ok().filter(|_| length <= 2)? };
    let close = inside[length..].chars().next().filter(|c| matches!(c, '）' | ')'))?;
    let bare = open + length + close.len_utf8();
    let mark = line[bare..].chars().next().filter(|c| matches!(c, '、' | '.' | '．' | '，'));
    Some(Ordinal { rank, value, bare, length: bare + mark.map_or(0, char::len_utf8) })
}

fn arabic(line: &str) -> Option<Ordinal> {
    let bare = super::rule::digits(line);
    let value = line[..bare].parse().ok().filter(|_| bare <= 2)?;
    let mark = line[bare..].chars().next().filter(|c| matches!(c, '.' | '．' | '、' | '，' | ')' | '）'))?;
    let length = bare + mark.len_utf8();
    // 3.5万元 is a quantity.
    let goes_on = line[length..].starts_with(|c: char| c.is_ascii_digit());
    let rank = if matches!(mark, ')' | '）') { 4 } else { 3 };
    (!goes_on).then_some(Ordinal { rank, value, bare, length })
}

fn chinese(line: &str) -> Option<Ordinal> {
    let bare = numerals(line);
    let value = from_chinese(&line[..bare])?;
    let mark = line[bare..].chars().next().filter(|c| matches!(c, '、' | '.' | '．' | '，' | ','))?;
    Some(Ordinal { rank: 1, value, bare, length: bare + mark.len_utf8() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_of_every_rank_are_read() {
        let read = |line| ordinal(line).map(|o| (o.rank, o.value, o.length));
        assert_eq!(read("一、总体要求"), Some((1, 1, 6)));
        assert_eq!(read("十二.要求"), Some((1, 12, 7)));
        assert_eq!(read("(三)、要求"), Some((2, 3, 8)));
        assert_eq!(read("（三）要求"), Some((2, 3, 9)));
        assert_eq!(read("12.要求"), Some((3, 12, 3)));
        assert_eq!(read("（4）要求"), Some((4, 4, 7)));
        assert_eq!(read("1）要求"), Some((4, 1, 4)));
        for none in ["3.5万元", "2026年", "一是", "三农", "（见附件）", "(2026)", ""] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
