//! The ordinals that numbered paragraphs begin with: 一、（一）1.（1）.

use crate::base::number::from_chinese;

/// The rank of the ordinal a text begins with: 一、 is 1, （一） 2, 1. 3, （1） 4.
pub fn rank(text: &str) -> Option<u8> {
    ordinal(text).map(|o| o.rank)
}

/// An ordinal at the head of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ordinal {
    /// Its rank, from 1.
    pub rank: u8,
    /// As it must be printed.
    pub number: String,
    /// Characters of the text it takes up.
    pub length: usize,
}

/// Reads the ordinal at the head of a text without blanks.
pub fn ordinal(text: &str) -> Option<Ordinal> {
    let chars: Vec<char> = text.chars().take(6).collect();
    let open = matches!(chars.first(), Some('（' | '('));
    let from = usize::from(open);
    let digits = chars[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let numerals = chars[from..].iter().take_while(|c| "一二三四五六七八九十".contains(**c)).count();
    let length = digits.max(numerals);
    let body: String = chars[from..from + length].iter().collect();
    if length == 0 || length > 3 || (digits == 0 && from_chinese(&body).is_none()) {
        return None;
    }
    let (rank, number) = match (open, digits > 0, chars.get(from + length)?) {
        (true, false, '）' | ')') => (2, format!("（{body}）")),
        (true, true, '）' | ')') => (4, format!("（{body}）")),
        (false, false, '、') => (1, format!("{body}、")),
        (false, true, '.' | '．' | '、') => (3, format!("{body}.")),
        _ => return None,
    };
    // 3.5倍 is a number, no ordinal; 1.2023年底前 is one, before a year.
    let behind: String = text.chars().skip(from + length + 1).take(5).collect();
    let year = behind.strip_suffix('年').is_some_and(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()));
    let decimal = rank == 3 && behind.starts_with(|c: char| c.is_ascii_digit()) && !year;
    (!decimal).then_some(Ordinal { rank, number, length: from + length + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_of_all_ranks() {
        let o = |s| ordinal(s).map(|o| (o.rank, o.number, o.length));
        assert_eq!(o("一、总体要求"), Some((1, "一、".into(), 2)));
        assert_eq!(o("(十二)细化"), Some((2, "（十二）".into(), 4)));
        assert_eq!(o("1．明确"), Some((3, "1.".into(), 2)));
        assert_eq!(o("（3）明确"), Some((4, "（3）".into(), 3)));
        assert_eq!(o("1.2023年底前完成"), Some((3, "1.".into(), 2)));
        for not in ["3.5倍", "一是健全", "十分重要", "2022年5月9日", "（含高中）", "一一、", ""] {
            assert_eq!(ordinal(not), None, "{not}");
        }
    }
}
