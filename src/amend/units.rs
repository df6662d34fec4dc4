//! Changing one body in a cell that names several, so that the rest stays as printed.

use crate::model::cells;
use std::ops::Range;

const SEPARATORS: [char; 6] = ['、', '，', ',', '；', ';', '和'];

/// Where a name stands in a cell as a whole name; every place.
pub(super) fn places(text: &str, name: &str) -> Vec<Range<usize>> {
    let fits = |start: usize| {
        let (before, after) = (&text[..start], &text[start + name.len()..]);
        let begins = before.is_empty() || before.ends_with(SEPARATORS) || before.ends_with(['及', '与', '其']);
        begins && (after.is_empty() || after.starts_with(SEPARATORS) || after.starts_with(['及', '与', '等']))
    };
    let found = text.match_indices(name).map(|(start, _)| start).filter(|s| !name.is_empty() && fits(*s));
    found.map(|start| start..start + name.len()).collect()
}

/// What to cut so that a name is gone and no separator is left over; `None` where it does not stand there once.
pub(super) fn removal(text: &str, name: &str) -> Option<Range<usize>> {
    let [place] = places(text, name).try_into().ok()?;
    let after = text[place.end..].chars().next().filter(|c| SEPARATORS.contains(c));
    let before = text[..place.start].chars().next_back().filter(|c| SEPARATORS.contains(c));
    Some(match (before, after) {
        // Between two separators of different weight the weightier one stays: 甲，乙、丙 without 乙 is 甲，丙.
        (Some('、'), Some(_)) => place.start - '、'.len_utf8()..place.end,
        (_, Some(after)) => place.start..place.end + after.len_utf8(),
        (Some(before), None) => place.start - before.len_utf8()..place.end,
        (None, None) => place,
    })
}

/// Where to put a further name, and with what before it; `None` where the one it is to follow does not stand there once.
pub(super) fn addition(text: &str, after: Option<&str>) -> Option<(usize, &'static str)> {
    if let Some(name) = after {
        let [place] = places(text, name).try_into().ok()?;
        return Some((place.end, "、"));
    }
    if text.is_empty() {
        return Some((0, ""));
    }
    let cell = cells::read(text);
    let last = cell.units.last()?;
    let end = places(text, last).last().map(|p| p.end)?;
    Some((end, "、"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str, name: &str) -> Option<String> {
        removal(text, name).map(|range| format!("{}{}", &text[..range.start], &text[range.end..]))
    }

    fn and(text: &str, name: &str, after: Option<&str>) -> Option<String> {
        addition(text, after).map(|(at, by)| format!("{}{by}{name}{}", &text[..at], &text[at..]))
    }

    #[test]
    fn a_body_leaves_without_a_trace() {
        for (text, name, left) in [
            ("甲局、乙局、丙局", "甲局", Some("乙局、丙局")),
            ("甲局、乙局、丙局", "乙局", Some("甲局、丙局")),
            ("甲局、乙局、丙局", "丙局", Some("甲局、乙局")),
            ("甲局", "甲局", Some("")),
            ("甲局，乙局、丙局", "乙局", Some("甲局，丙局")),
            ("甲局、乙局，各学校", "乙局", Some("甲局，各学校")),
            ("甲局、乙局等部门", "乙局", Some("甲局等部门")),
            ("市甲局、乙局", "甲局", None),
            ("甲局、甲局", "甲局", None),
        ] {
            assert_eq!(without(text, name).as_deref(), left, "{text} - {name}");
        }
    }

    #[test]
    fn a_body_joins_behind_another_or_at_the_end() {
        for (text, after, result) in [
            ("", None, Some("新局")),
            ("甲局", None, Some("甲局、新局")),
            ("甲局、乙局等部门", None, Some("甲局、乙局、新局等部门")),
            ("甲局，各学校", Some("甲局"), Some("甲局、新局，各学校")),
            ("甲局", Some("乙局"), None),
        ] {
            assert_eq!(and(text, "新局", after).as_deref(), result, "{text}");
        }
    }
}
