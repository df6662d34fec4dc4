//! The time of arrival as people write it.

use crate::base::Date;
use crate::base::number::half_width;

/// Reads a day, or a day and a time of it, however separated, into `2022-06-24` or `2022-06-24 15:02`; `None` for
/// anything that leaves doubt (no year, 下午, a day that does not exist).
pub(super) fn normalise(text: &str) -> Option<String> {
    let text = half_width(text);
    let text = text.trim();
    let separators = |c: char| " -/.:,T年月日号时点分秒".contains(c);
    if !text.chars().all(|c| c.is_ascii_digit() || separators(c)) {
        return None;
    }
    let groups: Vec<&str> = text.split(separators).filter(|g| !g.is_empty()).collect();
    let groups = match groups.as_slice() {
        [day, time @ ..] if day.len() == 8 => [&[&day[..4], &day[4..6], &day[6..]], time].concat(),
        _ => groups,
    };
    let (day, time) = groups.split_at_checked(3)?;
    let date = date(day)?;
    if time.is_empty() {
        return Some(date.to_string());
    }
    let mut parts = [0u8; 3];
    if time.len() > parts.len() || (time.len() == 1 && !text.contains(['时', '点'])) {
        return None;
    }
    for (part, (group, limit)) in parts.iter_mut().zip(time.iter().zip([24, 60, 60])) {
        *part = group.parse().ok().filter(|n| *n < limit && group.len() <= 2)?;
    }
    let [hour, minute, second] = parts;
    let seconds = if time.len() == 3 { format!(":{second:02}") } else { String::new() };
    Some(format!("{date} {hour:02}:{minute:02}{seconds}"))
}

fn date(groups: &[&str]) -> Option<Date> {
    let [year, month, day] = groups else { return None };
    let small = |g: &str| g.parse().ok().filter(|_| g.len() <= 2);
    Date::new(year.parse().ok().filter(|_| year.len() == 4)?, small(month)?, small(day)?)
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("20220624 1502", None),
            ("20220624", Some("2022-06-24")),
            ("2022-06-31", None),
            ("2022-06-24 25:00", None),
            ("6月24日", None),
            ("2022年6月24日下午3点", None),
            ("22-6-24", None),
            ("44736", None),
            ("", None),
        ] {
            assert_eq!(normalise(text).as_deref(), read, "{text}");
        }
    }
}
