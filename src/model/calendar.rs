//! `content/calendar.yaml`: official holidays and make-up days, and what the office does when a due day falls on one.

use crate::base::Date;
use serde::{Deserialize, Serialize};

/// The calendar of an office. By default nothing moves, and the due day itself counts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// What happens to a due day that is no working day.
    #[serde(default)]
    pub when_closed: WhenClosed,
    /// Whether a report that comes on the due day itself is in time.
    #[serde(default = "yes")]
    pub inclusive: bool,
    /// The years that are known; of any other year nothing is presumed.
    #[serde(default)]
    pub years: Vec<CalendarYear>,
}

impl Default for Calendar {
    fn default() -> Calendar {
        Calendar { when_closed: WhenClosed::Keep, inclusive: yes(), years: Vec::new() }
    }
}

const fn yes() -> bool {
    true
}

/// What happens to a due day that is no working day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhenClosed {
    /// It stays.
    #[default]
    Keep,
    /// It moves to the next working day.
    NextWorkday,
    /// It moves to the working day before.
    PreviousWorkday,
}

/// The official days of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    /// The year.
    pub year: i16,
    /// Days off that the State Council set, weekends in them included.
    pub holidays: Vec<Date>,
    /// Weekend days to be worked (调休).
    pub workdays: Vec<Date>,
}

/// A year of which the calendar says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnknownYear(pub i16);

impl Calendar {
    /// Whether a day is worked: make-up days are, official holidays and other weekend days are not; `None` in a year that
    /// is not known.
    pub fn is_workday(&self, date: Date) -> Option<bool> {
        let year = self.years.iter().find(|y| y.year == date.year())?;
        Some(year.workdays.contains(&date) || !(year.holidays.contains(&date) || date.is_weekend()))
    }

    /// The day that a due day becomes: itself, where the office lets it stand or it is a working day.
    ///
    /// # Errors
    /// When the answer hangs on a year that is not known.
    pub fn moved(&self, date: Date) -> Result<Date, UnknownYear> {
        let next = match self.when_closed {
            WhenClosed::Keep => return Ok(date),
            WhenClosed::NextWorkday => Date::tomorrow,
            WhenClosed::PreviousWorkday => Date::yesterday,
        };
        let mut day = date;
        while !self.is_workday(day).ok_or(UnknownYear(day.year()))? {
            day = next(day).ok_or(UnknownYear(day.year()))?;
        }
        Ok(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Source;
    use crate::model::yaml;

    fn day(s: &str) -> Date {
        s.parse().expect("a date")
    }

    fn shipped() -> Calendar {
        let text = include_str!("../../content/calendar.yaml");
        yaml::load(&Source::new("content/calendar.yaml", text)).expect("the shipped calendar loads")
    }

    /// Samples from the notices of the State Council.
    #[test]
    fn official_days_are_known() {
        let calendar = shipped();
        for (date, worked) in [
            ("2022-10-01", false), // 国庆节
            ("2022-10-08", true),  // 周六上班
            ("2022-10-09", true),  // 周日上班
            ("2022-06-03", false), // 端午节，周五
            ("2022-06-26", false), // 周日
            ("2022-06-27", true),
            ("2022-12-31", false),
            ("2023-01-02", false), // 元旦调休，周一
            ("2023-01-27", false), // 春节，周五
            ("2023-01-28", true),  // 周六上班
            ("2023-10-06", false),
            ("2023-10-07", true),
            ("2023-12-30", false), // 周末，不是假日
            ("2024-02-10", false),
            ("2024-02-18", true),
            ("2024-09-14", true),
            ("2024-09-16", false), // 中秋节，周一
            ("2025-01-26", true),
            ("2025-02-04", false),
            ("2025-05-05", false),
            ("2025-10-11", true),
            ("2026-01-02", false),
            ("2026-01-04", true), // 周日上班
            ("2026-02-23", false),
            ("2026-09-20", true),
        ] {
            assert_eq!(calendar.is_workday(day(date)), Some(worked), "{date}");
        }
        assert_eq!(calendar.is_workday(day("2027-01-04")), None);
        assert_eq!(calendar.is_workday(day("2021-12-31")), None);
    }

    /// Days off and make-up days that the notices add up to.
    #[test]
    fn years_have_as_many_days_as_the_notices_say() {
        let count: Vec<_> = shipped().years.iter().map(|y| (y.year, y.holidays.len(), y.workdays.len())).collect();
        assert_eq!(count, [(2022, 32, 7), (2023, 26, 7), (2024, 28, 8), (2025, 28, 5), (2026, 33, 6)]);
        for year in shipped().years {
            assert!(year.holidays.iter().chain(&year.workdays).all(|d| d.year() == year.year));
            assert!(year.workdays.iter().all(|d| d.is_weekend() && !year.holidays.contains(d)));
            assert!(year.holidays.is_sorted() && year.workdays.is_sorted());
        }
    }

    #[test]
    fn a_due_day_moves_as_the_office_says() {
        let by = |when_closed| Calendar { when_closed, ..shipped() };
        let moved = |when, date| by(when).moved(day(date)).map(|d| d.to_string());
        use WhenClosed::{Keep, NextWorkday, PreviousWorkday};
        for (when, date, becomes) in [
            (Keep, "2022-06-26", "2022-06-26"),
            (NextWorkday, "2022-06-26", "2022-06-27"),
            (PreviousWorkday, "2022-06-26", "2022-06-24"),
            (NextWorkday, "2022-07-26", "2022-07-26"),
            (NextWorkday, "2023-01-26", "2023-01-28"), // 春节中，周六上班
            (PreviousWorkday, "2023-01-26", "2023-01-20"),
            (NextWorkday, "2022-12-31", "2023-01-03"),
            (NextWorkday, "2026-09-26", "2026-09-28"),
            (Keep, "2030-06-26", "2030-06-26"),
        ] {
            assert_eq!(moved(when, date), Ok(becomes.to_owned()), "{when:?} {date}");
        }
        assert_eq!(moved(NextWorkday, "2030-06-26"), Err(UnknownYear(2030)));
        assert_eq!(moved(PreviousWorkday, "2022-01-01"), Err(UnknownYear(2021)));
        assert_eq!(moved(NextWorkday, "2026-12-25"), Ok("2026-12-25".into()));
    }
}
