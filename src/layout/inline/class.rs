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

/// In what order marks give up their blank halves where a line is crowded: brackets and quotes first, the full stop
/// last.
pub(crate) fn reluctance(c: char) -> usize {
    match c {
        '。' => 2,
        c if is_pause(c) => 1,
        _ => 0,
    }
}

/// Whether two marks beside each other share half an em (5.1.11).
pub(crate) fn squeeze(left: char, right: char) -> bool {
    (has_blank_tail(left) && (has_blank_tail(right) || is_opening(right))) || (is_opening(left) && is_opening(right))
}

/// A character of a Latin word, a number, an address: half-width and no blank.
pub(crate) fn is_half_width(c: char) -> bool {
    !c.is_whitespace() && !is_full_width(c) && !matches!(c, '‰' | '℃')
}

/// A dash or an ellipsis, which are written with two of these and never cut.
pub(crate) fn is_doubled(c: char) -> bool {
    matches!(c, '—' | '―' | '…' | '⋯')
}

/// What joins the characters on both sides, or belongs to the one before: no line ends before it.
pub(crate) fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{2060}' | '\u{3099}' | '\u{309a}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether no line ends after it although it has no width of its own.
pub(crate) fn joins_next(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Units of one character that stay with the number before them.
const UNITS: &str = "年月日时分秒号项个件名人次元万亿%％‰℃家户所条起期届岁周天倍页份处级类批班只篇封位套支米吨亩台辆";

/// Units of several, and what follows 年 and 月 to say which part of it.
#[rustfmt::skip]
const LONG_UNITS: &[&str] = &[
    "万元", "亿元", "万人", "万人次", "人次", "件次", "小时", "分钟", "公里", "平方米", "平方公里", "万平方米", "立方米", "公顷",
    "公斤", "千克", "千米", "厘米", "毫米", "个月", "百分点", "个百分点", "工作日", "个工作日", "周岁", "月份", "月底", "月初", "年度",
    "年底", "年初",
];

/// Whether a break after `before` would part a number from its unit, or the characters of the unit.
pub(crate) fn parts_unit(before: &[char], rest: &[char]) -> bool {
    let Some(&next) = rest.first() else { return false };
    let follows_digit = |inside: usize| {
        let number = before.len().checked_sub(inside + 1).map(|i| before[i]);
        number.is_some_and(|c| c.is_ascii_digit())
    };
    if follows_digit(0) {
        return UNITS.contains(next) || LONG_UNITS.iter().any(|u| starts_with(rest, u));
    }
    (1..=3).filter(|&inside| follows_digit(inside)).any(|inside| {
        let begun = &before[before.len() - inside..];
        LONG_UNITS.iter().any(|unit| {
            let mut unit = unit.chars();
            begun.iter().all(|&c| unit.next() == Some(c))
                && !unit.as_str().is_empty()
                && starts_with(rest, unit.as_str())
        })
    })
}

fn starts_with(text: &[char], word: &str) -> bool {
    let mut text = text.iter();
    word.chars().all(|c| text.next() == Some(&c))
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
