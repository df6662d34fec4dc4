//! The time of arrival as people write it.

use crate::base::number::{from_chinese, half_width};
use crate::base::text::is_blank;
use crate::base::{Date, Month};

/// A time of arrival as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Arrival {
    /// `2022-06-24` or `2022-06-24 15:02`.
    pub(super) time: String,
    /// Whether the year was taken from the folder's month, or the day from the number by which sheets keep days.
    pub(super) presumed: bool,
}

/// Reads a day, or a day and a time of it, however separated. A day without a year is one of the folder's month or of
/// the month after it; a plain number is the day by which a sheet keeps it, within a year of that month. `None` for
/// anything that leaves doubt (下午 without an hour, a day that does not exist).
pub(super) fn normalise(text: &str, folder: Month) -> Option<Arrival> {
    let text = in_digits(&half_width(text));
    let text = text.trim_matches(is_blank);
    if let Some(time) = serial(text, folder) {
        return Some(Arrival { time, presumed: true });
    }
    let (text, half) = without_half(text)?;
    let separators = |c: char| " -/.:,T年月日号时点分秒".contains(c);
    if !text.chars().all(|c| c.is_ascii_digit() || separators(c)) {
        return None;
    }
    let groups: Vec<&str> = text.split(separators).filter(|g| !g.is_empty()).collect();
    let groups = match groups.as_slice() {
        [day, time @ ..] if day.len() == 8 => [&[&day[..4], &day[4..6], &day[6..]], time].concat(),
        _ => groups,
    };
    let presumed = groups.first()?.len() <= 2;
    let (day, time) = groups.split_at_checked(if presumed { 2 } else { 3 })?;
    let date = if presumed { near(day, folder)? } else { date(day)? };
    if time.is_empty() {
        return half.is_none().then(|| Arrival { time: date.to_string(), presumed });
    }
    let time = format!("{date} {}", time_of(time, half, text.contains(['时', '点']))?);
    Some(Arrival { time, presumed })
}

/// 15:02, with the seconds where they are given.
fn time_of(groups: &[&str], half: Option<Half>, marked: bool) -> Option<String> {
    let mut parts = [0u8; 3];
    if groups.len() > parts.len() || (groups.len() == 1 && !marked) {
        return None;
    }
    for (part, (group, limit)) in parts.iter_mut().zip(groups.iter().zip([24, 60, 60])) {
        *part = group.parse().ok().filter(|n| *n < limit && group.len() <= 2)?;
    }
    let [hour, minute, second] = parts;
    let hour = half.map_or(Some(hour), |half| half.hour(hour))?;
    let seconds = if groups.len() == 3 { format!(":{second:02}") } else { String::new() };
    Some(format!("{hour:02}:{minute:02}{seconds}"))
}

/// The part of the day that a time is said to lie in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Noon,
    Afternoon,
    Evening,
}

impl Half {
    /// The hour of the day; `None` where the words contradict each other.
    fn hour(self, hour: u8) -> Option<u8> {
        match (self, hour) {
            (Half::Morning, 0..=11) | (Half::Noon | Half::Afternoon, 12) => Some(hour),
            (Half::Afternoon, 1..=6) | (Half::Evening, 6..=11) => Some(hour + 12),
            (Half::Afternoon, 13..=18) | (Half::Evening, 18..=23) => Some(hour),
            _ => None,
        }
    }
}

/// The text without 上午 or 下午, and which it was; `None` where it says several.
fn without_half(text: &str) -> Option<(String, Option<Half>)> {
    const WORDS: [(&str, Half); 6] = [
        ("上午", Half::Morning),
        ("早上", Half::Morning),
        ("中午", Half::Noon),
        ("下午", Half::Afternoon),
        ("晚上", Half::Evening),
        ("晚", Half::Evening),
    ];
    let Some((word, half)) = WORDS.into_iter().find(|(w, _)| text.contains(w)) else {
        return Some((text.to_owned(), None));
    };
    let rest = text.replacen(word, " ", 1);
    WORDS.iter().all(|(w, _)| !rest.contains(w)).then_some((rest, Some(half)))
}

/// Chinese numerals written in digits: 二〇二二年七月二十五日.
fn in_digits(text: &str) -> String {
    const DIGITS: &str = "〇一二三四五六七八九";
    let is_numeral = |c: char| c == '十' || c == '○' || c == '零' || DIGITS.contains(c);
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let run = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
        if run == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let (numeral, after) = rest.split_at(run);
        let plain = numeral.replace(['○', '零'], "〇");
        let by_digit = || plain.chars().map(|c| DIGITS.chars().position(|d| d == c).map(|n| n.to_string())).collect();
        let written = if plain.chars().count() == 4 && !plain.contains('十') {
            by_digit()
        } else {
            from_chinese(&plain).map(|n| n.to_string())
        };
        out.push_str(&written.unwrap_or_else(|| numeral.to_owned()));
        rest = after;
    }
    out
}

/// The day that sheets keep as a number of days, with the time of day as a fraction.
fn serial(text: &str, folder: Month) -> Option<String> {
    let (days, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let days: i32 = days.parse().ok().filter(|_| days.len() == 5 && digits(days) && digits(fraction))?;
    let origin = Date::new(1899, 12, 30)?;
    let years = folder.year().checked_sub(1)?..=folder.year().checked_add(1)?;
    let months = years.flat_map(|y| (1..=12).filter_map(move |m| Month::new(y, m)));
    let distance =
        |m: Month| (i32::from(m.year()) - i32::from(folder.year())) * 12 + i32::from(m.month() - folder.month());
    let near = months.filter(|m| distance(*m).abs() <= 12);
    let date = near.flat_map(|m| (1..=31).filter_map(move |d| Date::new(m.year(), m.month(), d)));
    let date = date.into_iter().find(|d| d.days_since(origin) == days)?;
    let part: f64 = format!("0.{fraction}0").parse().ok()?;
    let minutes = ((part * 1440.0).round() as u32).min(1439);
    Some(match minutes {
        0 => date.to_string(),
        m => format!("{date} {:02}:{:02}", m / 60, m % 60),
    })
}

/// A day without a year: one of the folder's month, or of the month after it.
fn near(groups: &[&str], folder: Month) -> Option<Date> {
    let [month, day] = groups else { return None };
    let next = if folder.month() == 12 {
        Month::new(folder.year().checked_add(1)?, 1)
    } else {
        Month::new(folder.year(), folder.month() + 1)
    };
    let month: i8 = month.parse().ok()?;
    let of = [Some(folder), next].into_iter().flatten().find(|m| m.month() == month)?;
    Date::new(of.year(), of.month(), small(day)?)
}

fn small(group: &str) -> Option<i8> {
    group.parse().ok().filter(|_| group.len() <= 2)
}

fn date(groups: &[&str]) -> Option<Date> {
    let [year, month, day] = groups else { return None };
    Date::new(year.parse().ok().filter(|_| year.len() == 4)?, small(month)?, small(day)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn june() -> Month {
        "2022-06".parse().expect("a month")
    }

    #[test]
    fn times_are_read_however_written() {
        for (text, read) in [
            ("2022-06-24 15:02", Some("2022-06-24 15:02")),
            ("2022-6-4 9:05:30", Some("2022-06-04 09:05:30")),
            ("2022-06-24T15:02", Some("2022-06-24 15:02")),
            ("２０２２年６月２４日１５时２分", Some("2022-06-24 15:02")),
            ("2022年6月24日15时", Some("2022-06-24 15:00")),
            ("2022年6月24日", Some("2022-06-24")),
            ("2022/6/24", Some("2022-06-24")),
            ("2022.6.24", Some("2022-06-24")),
            ("2022.06.24", Some("2022-06-24")),
            ("20220624 1502", None),
            ("20220624", Some("2022-06-24")),
            ("2022-06-31", None),
            ("2022-06-24 25:00", None),
            ("2022年6月24日下午3点", Some("2022-06-24 15:00")),
            ("2022年6月24日下午3:20", Some("2022-06-24 15:20")),
            ("2022年6月24日 上午10时5分", Some("2022-06-24 10:05")),
            ("2022年6月24日晚9点", Some("2022-06-24 21:00")),
            ("2022年6月24日下午15:20", Some("2022-06-24 15:20")),
            ("2022年6月24日下午", None),
            ("2022年6月24日下午9点", None),
            ("2022年6月24日上午15点", None),
            ("2022年6月24日上午下午3点", None),
            ("二〇二二年六月二十四日", Some("2022-06-24")),
            ("二○二二年六月三日上午九点", Some("2022-06-03 09:00")),
            ("22-6-24", None),
            ("", None),
        ] {
            let read = read.map(|time| Arrival { time: time.into(), presumed: false });
            assert_eq!(normalise(text, june()), read, "{text}");
        }
    }

    /// What is unambiguous given the folder's month is read, and said to be presumed; what is not is refused.
    #[test]
    fn the_folder_tells_the_year() {
        for (text, folder, read) in [
            ("6月24日", "2022-06", Some("2022-06-24")),
            ("六月二十四日", "2022-06", Some("2022-06-24")),
            ("6-24", "2022-06", Some("2022-06-24")),
            ("7月1日 9:00", "2022-06", Some("2022-07-01 09:00")),
            ("1月3日", "2022-12", Some("2023-01-03")),
            ("8月1日", "2022-06", None),
            ("5月24日", "2022-06", None),
            ("6月31日", "2022-06", None),
            ("44736", "2022-06", Some("2022-06-24")),
            ("44736.75", "2022-06", Some("2022-06-24 18:00")),
            ("44767", "2022-07", Some("2022-07-25")),
            ("44767", "2020-07", None),
            ("12345", "2022-06", None),
        ] {
            let read = read.map(|time| Arrival { time: time.into(), presumed: true });
            assert_eq!(normalise(text, folder.parse().expect("a month")), read, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_makes_it_panic(text in "[0-9年月日时点分上下午晚一二十〇 .:/-]{0,16}|.{0,12}", year in -9999i16..9999, month in 1i8..13) {
            let folder = Month::new(year, month).expect("a month");
            normalise(&text, folder);
        }
    }
}
