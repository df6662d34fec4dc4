//! What a character is to line breaking and punctuation width (GB/T 15834-2011, 5.1).

use crate::base::text::is_han;
use crate::style::columns::is_full_width;

/// A mark that may not begin a line (5.1.1–5.1.3, 5.1.6, 5.1.7, 5.1.9). A single `—` is one too, which needs its
/// neighbours to tell.
pub(crate) fn no_start(c: char) -> bool {
    is_closing(c)
        || is_pause(c)
        || matches!(c, '？' | '！' | '‼' | '⁇' | '⁈' | '⁉' | '·' | '‧' | '・' | '～' | '〜' | '–' | '‐' | '/' | '／')
        || matches!(c, '％' | '‰' | '℃' | '°' | '′' | '″' | '々' | 'ー')
        || matches!(c, ')' | ']' | '}' | ',' | '.' | ':' | ';' | '!' | '?' | '%')
}

/// A mark that may not end a line (5.1.3, 5.1.9).
pub(crate) fn no_end(c: char) -> bool {
    is_opening(c) || matches!(c, '(' | '[' | '{' | '/' | '／' | '￥' | '¥' | '$' | '£' | '€' | '№' | '＃')
}

/// A full-width opening mark: its ink lies in the right half of the em.
pub(crate) fn is_opening(c: char) -> bool {
    matches!(c, '（' | '〔' | '［' | '｛' | '【' | '〖' | '《' | '〈' | '「' | '『' | '“' | '‘')
}

/// A full-width closing mark: its ink lies in the left half of the em.
pub(crate) fn is_closing(c: char) -> bool {
    matches!(c, '）' | '〕' | '］' | '｝' | '】' | '〗' | '》' | '〉' | '」' | '』' | '”' | '’')
}

/// A full-width pause or stop whose ink lies in the left half of the em.
pub(crate) fn is_pause(c: char) -> bool {
    matches!(c, '、' | '。' | '，' | '．' | '：' | '；')
}

/// Whether the right half of the em is blank and may be given up.
pub(crate) fn has_blank_tail(c: char) -> bool {
    is_closing(c) || is_pause(c)
}

/// Whether two marks beside each other share half an em (5.1.11).
pub(crate) fn squeeze(left: char, right: char) -> bool {
    (has_blank_tail(left) && (has_blank_tail(right) || is_opening(right))) || (is_opening(left) && is_opening(right))
}

/// A character of a Latin word, a number, an address: half-width and no blank.
pub(crate) fn is_half_width(c: char) -> bool {
    !c.is_whitespace() && !is_full_width(c) && !matches!(c, '‰' | '℃')
}

/// A unit that stays with the number before it.
pub(crate) fn is_unit(c: char) -> bool {
    "年月日时分秒号项个件名人次元万亿%％‰℃".contains(c)
}

/// Whether the text before a Han character ends with an ordinal that stays with it: （一）(三)（1）1.
pub(crate) fn ends_with_ordinal(before: &[char], next: char) -> bool {
    if !is_han(next) {
        return false;
    }
    match before.split_last() {
        Some((')' | '）', inner)) => bracketed_number(inner),
        Some(('.' | '．', inner)) => {
            let digits = inner.iter().rev().take_while(|c| c.is_ascii_digit()).count();
            let word_before = inner.len().checked_sub(digits + 1).is_some_and(|i| is_half_width(inner[i]));
            (1..=2).contains(&digits) && !word_before
        }
        _ => false,
    }
}

fn bracketed_number(inner: &[char]) -> bool {
    let Some(open) = inner.iter().rposition(|c| matches!(c, '(' | '（')) else { return false };
    let number = &inner[open + 1..];
    let chinese = number.iter().all(|c| "一二三四五六七八九十".contains(*c));
    let digits = number.iter().all(char::is_ascii_digit);
    (chinese && (1..=3).contains(&number.len())) || (digits && (1..=2).contains(&number.len()))
}

/// Whether the text before a digit ends with the bracketed year of a 发文字号: 〔2022〕.
pub(crate) fn ends_with_bracketed_year(before: &[char]) -> bool {
    matches!(before, [.., '〔', a, b, c, d, '〕'] if [a, b, c, d].iter().all(|c| c.is_ascii_digit()))
}
