//! Chinese numerals as official documents number things: 一、（一）1.（1）.

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Writes 1–99 in Chinese numerals (一, 十, 十二, 二十三).
///
/// # Panics
/// When `n` is outside 1–99: no document numbers its sections further.
pub fn to_chinese(n: usize) -> String {
    assert!((1..=99).contains(&n), "a section number must lie in 1–99, not {n}");
    let (tens, ones) = (n / 10, n % 10);
    let mut s = String::new();
    if tens > 1 {
        s.push(DIGITS[tens]);
    }
    if tens > 0 {
        s.push('十');
    }
    if ones > 0 {
        s.push(DIGITS[ones]);
    }
    s
}

/// 一、 as it stands before a numbered sentence; beyond ninety-nine in digits, as no office counts further in Chinese.
pub fn ordinal(n: usize) -> String {
    match n {
        1..=99 => format!("{}、", to_chinese(n)),
        n => format!("{n}、"),
    }
}

/// Reads a Chinese numeral of 1–99; `None` for anything else.
pub fn from_chinese(s: &str) -> Option<usize> {
    let digit = |c: char| DIGITS.iter().position(|&d| d == c).filter(|&d| d > 0);
    let chars: Vec<char> = s.chars().collect();
    match *chars.as_slice() {
        ['十'] => Some(10),
        [a] => digit(a),
        ['十', b] => Some(10 + digit(b)?),
        [a, '十'] => Some(digit(a)? * 10),
        [a, '十', b] => Some(digit(a)? * 10 + digit(b)?),
        _ => None,
    }
}

/// Turns full-width ASCII (０-９, Ａ-Ｚ, ％ …) into its half-width form; every other character stays.
pub fn half_width(s: &str) -> String {
    s.chars().map(narrow).collect()
}

/// The same of one character.
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    }
}

/// Numbers in a sentence; three or more in a row as 1至4.
pub fn listed(numbers: impl IntoIterator<Item = u32>) -> String {
    let numbers: Vec<u32> = numbers.into_iter().collect();
    let runs = numbers.chunk_by(|a, b| a + 1 == *b).map(|run| match run {
        [first, _, .., last] => format!("{first}至{last}"),
        run => run.iter().map(u32::to_string).collect::<Vec<_>>().join("、"),
    });
    runs.collect::<Vec<_>>().join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_round_trip() {
        for n in 1..=99 {
            assert_eq!(from_chinese(&to_chinese(n)), Some(n));
        }
        assert_eq!(to_chinese(10), "十");
        assert_eq!(to_chinese(23), "二十三");
        assert_eq!(from_chinese("一二"), None);
        assert_eq!(from_chinese("〇"), None);
        assert_eq!(from_chinese(""), None);
    }

    #[test]
    fn full_width_digits_narrow() {
        assert_eq!(half_width("２０２２年"), "2022年");
    }

    #[test]
    fn numbers_in_a_row_are_drawn_together() {
        assert_eq!(listed([1, 2, 3, 5, 6, 9]), "1至3、5、6、9");
        assert_eq!(listed([]), "");
    }
}
