//! What of a title is a name: 《…》, organs, places, persons.

use super::boundary::{ORGAN_ENDS, VERBS, ends_with, starts_with_any};
use super::width_of;
use crate::base::text::is_han;
use std::ops::Range;

/// The places of the names that a line of so many half characters holds.
pub(super) fn within(chars: &[char], measure: i64) -> Vec<Range<usize>> {
    let fits = |r: &Range<usize>| width_of(&chars[r.clone()].iter().collect::<String>()) <= measure;
    let mut names = books(chars);
    names.extend(issuer(chars));
    for start in 0..chars.len() {
        names.extend(place(chars, start).into_iter().flat_map(|place| {
            let organ = organ(chars, &place);
            std::iter::once(place).chain(organ)
        }));
    }
    names.extend(persons(chars));
    names.retain(fits);
    names
}

/// 《…》 with what stands within it, the outer ones.
fn books(chars: &[char]) -> Vec<Range<usize>> {
    let (mut out, mut depth, mut start) = (Vec::new(), 0, 0);
    for (i, c) in chars.iter().enumerate() {
        match c {
            '《' => {
                if depth == 0 {
                    start = i;
                }
                depth += 1;
            }
            '》' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    out.push(start..i + 1);
                }
            }
            _ => {}
        }
    }
    out
}

/// The issuing organ, which stands before 关于.
fn issuer(chars: &[char]) -> Option<Range<usize>> {
    let end = chars.windows(2).position(|w| w == ['关', '于'])?;
    let before = &chars[..end];
    let is_one = before.iter().all(|&c| is_han(c)) && ORGAN_ENDS.iter().any(|e| ends_with(before, e));
    is_one.then_some(0..end)
}

/// What a place is: 开封市, 鼓楼区, 西司门街道.
const PLACE_ENDS: [&str; 8] = ["省", "市", "区", "县", "乡", "镇", "街道", "自治州"];

/// What stands before a place and is none of it.
const BEFORE_PLACE: [&str; 18] = [
    "关于", "印发", "转发", "批转", "公布", "成立", "调整", "撤销", "设立", "同意", "授予", "任命", "任", "为", "对",
    "在", "和", "与",
];

/// The place whose name begins at `start`: two or three characters and what it is.
fn place(chars: &[char], start: usize) -> Option<Range<usize>> {
    let before = &chars[..start];
    let opens = before.last().is_none_or(|c| !is_han(*c) && !c.is_ascii_digit())
        || BEFORE_PLACE.iter().chain(&PLACE_ENDS).any(|w| ends_with(before, w));
    let name = opens.then(|| chars[start..].iter().take(5).take_while(|c| is_han(**c)).count())?;
    let is_kind =
        |at: usize| PLACE_ENDS.iter().find(|e| starts_with_any(&chars[at..], &[e])).map(|e| e.chars().count());
    (start + 1..start + name.min(4)).find_map(|at| is_kind(at).map(|len| start..at + len))
}

/// The organ of a place: all up to the last word that an organ's name ends with.
fn organ(chars: &[char], place: &Range<usize>) -> Option<Range<usize>> {
    let stops = |at: usize| {
        let rest = &chars[at..];
        !is_han(rest[0]) || rest[0] == '的' || starts_with_any(rest, VERBS) || starts_with_any(rest, &["关于"])
    };
    let end = (place.end..chars.len()).find(|&at| stops(at)).unwrap_or(chars.len());
    let is_end = |at: &usize| ORGAN_ENDS.iter().any(|e| ends_with(&chars[place.end..*at], e));
    (place.end + 1..=end).rev().find(is_end).map(|at| place.start..at)
}

/// Persons before 同志: 王小明同志, 王小明等同志.
fn persons(chars: &[char]) -> Vec<Range<usize>> {
    let word = ['同', '志'];
    let places = chars.windows(2).enumerate().filter(|(_, w)| *w == word).map(|(i, _)| i);
    let name = |at: usize| {
        let end = at - usize::from(at > 0 && chars[at - 1] == '等');
        let stops =
            |i: &usize| *i > 0 && !BEFORE_PLACE.iter().any(|w| ends_with(&chars[..*i], w)) && is_han(chars[*i - 1]);
        let len = (1..=3).take_while(|n| end.checked_sub(n - 1).is_some_and(|i| stops(&i))).count();
        end - len..at + word.len()
    };
    places.map(name).collect()
}
