//! What stands around the table: the title, and lines such as 填报单位：区卫健委　报送时间：2022-06-24 15:02.

use super::columns::Column;
use crate::base::Month;
use crate::base::number::half_width;
use crate::base::text::is_blank;
use crate::parse::submission::sheet::{Position, Sheet};

/// A label with what follows it, and the cells they stood in.
pub(super) struct Labelled {
    pub(super) label: Label,
    pub(super) value: String,
    pub(super) at: Position,
}

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Month,
    Of(Column),
}

/// Longer labels first, so that 单位 is not found in 填报单位.
const LABELS: [&str; 16] = [
    "填报单位",
    "报送单位",
    "单位名称",
    "报送时间",
    "报送日期",
    "上报时间",
    "收到时间",
    "填报日期",
    "填报时间",
    "填表日期",
    "报送月份",
    "填报月份",
    "联系电话",
    "填报人",
    "联系人",
    "单位",
];

fn label(name: &str) -> Label {
    match Column::of(name) {
        Some(column) => Label::Of(column),
        None => Label::Month,
    }
}

/// Takes the labelled values out of a row; cells without a label stay.
pub(super) fn take_labelled(sheet: &mut Sheet, row: u32) -> Vec<Labelled> {
    let cells: Vec<(Position, String)> =
        sheet.cells.range((row, 0)..=(row, u32::MAX)).map(|(at, c)| (*at, c.text())).collect();
    let mut found = Vec::new();
    let mut cells = cells.into_iter().peekable();
    while let Some((at, text)) = cells.next() {
        let Some(parts) = split(&text) else { continue };
        sheet.cells.remove(&at);
        for (name, value) in parts {
            let mut value = value.to_owned();
            // A label alone in its cell has its value in the next one, unless that is a label too.
            let next = cells.next_if(|(_, next)| value.is_empty() && split(next).is_none());
            if let Some((at, next)) = next {
                sheet.cells.remove(&at);
                value = next;
            }
            if !value.is_empty() {
                found.push(Labelled { label: label(name), value, at });
            }
        }
    }
    found
}

/// The labels of a text and what follows each; `None` where it does not begin with one.
fn split(text: &str) -> Option<Vec<(&'static str, &str)>> {
    let mut starts = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let at_start = text[..at].chars().next_back().is_none_or(|c| is_blank(c) || ",;，；、。)）".contains(c));
        match label_at(&text[at..]).filter(|_| at_start) {
            Some((name, length)) => {
                starts.push((name, at, at + length));
                at += length;
            }
            None => at += c.len_utf8(),
        }
    }
    if starts.first().is_none_or(|(_, start, _)| !text[..*start].trim_matches(is_blank).is_empty()) {
        return None;
    }
    let ends = starts.iter().skip(1).map(|(_, start, _)| *start).chain([text.len()]);
    let value = |from: usize, to: usize| text[from..to].trim_matches(|c| is_blank(c) || ",;，；".contains(c));
    Some(starts.iter().zip(ends).map(|(&(name, _, from), to)| (name, value(from, to))).collect())
}

/// A label at the start of a text, with its mark (公章) and its colon; a label without a colon must be all there is.
fn label_at(text: &str) -> Option<(&'static str, usize)> {
    let name = LABELS.into_iter().find(|l| text.starts_with(l))?;
    let mut rest = text[name.len()..].trim_start_matches(is_blank);
    if let Some(inside) = rest.strip_prefix(['(', '（']) {
        let (mark, after) = inside.split_once([')', '）'])?;
        if mark.chars().count() > 4 {
            return None;
        }
        rest = after.trim_start_matches(is_blank);
    }
    match rest.strip_prefix([':', '：']) {
        Some(after) => Some((name, text.len() - after.len())),
        None if rest.is_empty() => Some((name, text.len())),
        None => None,
    }
}

/// Whether a line above the table reads as its title.
pub(super) fn is_title(text: &str) -> bool {
    ["进展", "任务", "情况", "报送", "填报", "月报", "清单", "汇总"].iter().any(|w| text.contains(w))
}

/// The month a text names: 2022年6月, or 6月 of the folder's year; `None` where it names none or several.
pub(super) fn month_in(text: &str, folder: Month) -> Option<Month> {
    let text: String = half_width(text).chars().filter(|c| !is_blank(*c)).collect();
    let mut found = text.match_indices('月').filter_map(|(at, _)| {
        let (before, month) = trailing_digits(&text[..at]);
        let month: i8 = month.parse().ok()?;
        let year = before.strip_suffix('年').map(|b| trailing_digits(b).1).filter(|y| y.len() == 4);
        Month::new(year.map_or(Some(folder.year()), |y| y.parse().ok())?, month)
    });
    let first = found.next()?;
    found.all(|m| m == first).then_some(first)
}

fn trailing_digits(text: &str) -> (&str, &str) {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    text.split_at(text.len() - digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_split_where_they_stand() {
        let line = "填报单位（盖章）：区卫健委　报送时间:2022-06-24 15:02";
        let parts = vec![("填报单位", "区卫健委"), ("报送时间", "2022-06-24 15:02")];
        assert_eq!(split(line), Some(parts));
        assert_eq!(split("填报单位:"), Some(vec![("填报单位", "")]));
        assert_eq!(split("单位：某局（本级）"), Some(vec![("单位", "某局（本级）")]));
        assert_eq!(split("单位"), Some(vec![("单位", "")]));
        assert_eq!(split("牵头单位:区教体局"), None);
        assert_eq!(split("单位协同推进"), None);
        assert_eq!(split("本表由填报人:张三填写"), None);
    }

    #[test]
    fn a_month_is_read_where_only_one_is_named() {
        let june: Month = "2022-06".parse().expect("a month");
        for (text, month) in [
            ("区卫健委2022年6月任务进展情况表", Some("2022-06")),
            ("区消防救援大队６月份工作进展", Some("2022-06")),
            ("2021 年 12 月进展", Some("2021-12")),
            ("6月至7月进展", None),
            ("13月", None),
            ("上月进展", None),
        ] {
            assert_eq!(month_in(text, june).map(|m| m.to_string()).as_deref(), month, "{text}");
        }
    }
}
