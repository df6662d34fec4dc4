//! Civil dates and months as official documents write them.

use super::number::from_chinese;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// A day that exists, or `None` (2022-02-30).
    pub fn new(year: i16, month: i8, day: i8) -> Option<Date> {
        jiff::civil::Date::new(year, month, day).ok().map(Date)
    }

    /// Today by the machine's own clock and zone. Only the command line may ask.
    pub fn today() -> Date {
        Date(jiff::ZonedDateTime::now().date())
    }

    /// The time by the machine's own clock and zone, `2022-07-25 16:20`. Only the command line may ask.
    pub fn now() -> String {
        jiff::ZonedDateTime::now().strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// The time of day by the system's clock, `14:03:22`.
    pub fn clock() -> String {
        jiff::ZonedDateTime::now().strftime("%H:%M:%S").to_string()
    }

    /// Year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Month, 1–12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// Day of the month.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// Whole days from `earlier` to `self`; negative when `self` is the earlier one.
    pub fn days_since(self, earlier: Date) -> i32 {
        (self.0 - earlier.0).get_days()
    }

    /// The day after, but for the last day there is.
    pub fn tomorrow(self) -> Option<Date> {
        self.0.tomorrow().ok().map(Date)
    }

    /// The day before, but for the first day there is.
    pub fn yesterday(self) -> Option<Date> {
        self.0.yesterday().ok().map(Date)
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday)
    }

    /// The day of the week: `星期日`.
    pub fn weekday_chinese(self) -> &'static str {
        const DAYS: [&str; 7] = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];
        DAYS[self.0.weekday().to_sunday_zero_offset().unsigned_abs() as usize % DAYS.len()]
    }

    /// `2022年5月9日`, without leading zeros (GB/T 9704 clause 7.3.5.4).
    pub fn to_chinese(self) -> String {
        format!("{}年{}月{}日", self.year(), self.month(), self.day())
    }

    /// Reads `2022年5月9日` or `二〇二二年五月九日`; `None` for any other shape or a day that does not exist.
    pub fn from_chinese(s: &str) -> Option<Date> {
        let (year, rest) = s.trim().split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        let day = rest.strip_suffix('日')?;
        let (year, month, day) = (year.trim(), month.trim(), day.trim());
        let arabic = || Some((year.parse::<i16>().ok()?, month.parse().ok()?, day.parse().ok()?));
        let number = |s| from_chinese(s).and_then(|n| i8::try_from(n).ok());
        let chinese = || Some((year_in_chinese(year)?, number(month)?, number(day)?));
        let (year, month, day) = arabic().or_else(chinese).filter(|(y, ..)| *y >= 1000)?;
        Date::new(year, month, day)
    }
}

/// 二〇二二: a year digit by digit.
fn year_in_chinese(s: &str) -> Option<i16> {
    const DIGITS: &str = "〇一二三四五六七八九";
    let digit = |c: char| DIGITS.chars().position(|d| d == c || (d == '〇' && matches!(c, '○' | '零' | 'О')));
    let digits: Option<Vec<usize>> = s.chars().map(digit).collect();
    let digits = digits.filter(|d| d.len() == 4)?;
    i16::try_from(digits.iter().fold(0, |year, d| year * 10 + d)).ok()
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl FromStr for Date {
    type Err = String;
    fn from_str(s: &str) -> Result<Date, String> {
        let mut parts = s.splitn(3, '-');
        let mut next = |width: usize| parts.next().filter(|p| p.len() == width).and_then(|p| p.parse::<i16>().ok());
        let read = (|| Date::new(next(4)?, next(2)? as i8, next(2)? as i8))();
        read.ok_or_else(|| format!("expected a date such as 2022-05-09, found `{s}`"))
    }
}

/// A month of a year, written `2022-06`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i16,
    month: i8,
}

impl Month {
    /// A month that exists.
    pub fn new(year: i16, month: i8) -> Option<Month> {
        Date::new(year, month, 1).map(|_| Month { year, month })
    }

    /// The month after this one; the last that the calendar knows stays.
    pub fn next(self) -> Month {
        let (year, month) = if self.month == 12 { (self.year + 1, 1) } else { (self.year, self.month + 1) };
        Month::new(year, month).unwrap_or(self)
    }

    /// The month before this one; the first that the calendar knows stays.
    pub fn previous(self) -> Month {
        let (year, month) = if self.month == 1 { (self.year - 1, 12) } else { (self.year, self.month - 1) };
        Month::new(year, month).unwrap_or(self)
    }

    /// The month a day lies in.
    pub fn of(date: Date) -> Month {
        Month { year: date.year(), month: date.month() }
    }

    /// Year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// Month, 1–12.
    pub fn month(self) -> i8 {
        self.month
    }

    /// That day of this month, or the month's last day where it has fewer.
    pub fn day(self, day: i8) -> Date {
        (1..=day.clamp(1, 31))
            .rev()
            .find_map(|d| Date::new(self.year, self.month, d))
            .expect("every month has a first day")
    }

    /// `2022年6月`.
    pub fn to_chinese(self) -> String {
        format!("{}年{}月", self.year, self.month)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for Month {
    type Err = String;
    fn from_str(s: &str) -> Result<Month, String> {
        let date = format!("{s}-01").parse::<Date>();
        date.map(Month::of).map_err(|_| format!("expected a month such as 2022-06, found `{s}`"))
    }
}

macro_rules! serde_as_text {
    ($t:ty) => {
        impl Serialize for $t {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $t {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<$t, D::Error> {
                String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
serde_as_text!(Date);
serde_as_text!(Month);

/// A moment as office files have it, from a date or a date and time of ISO 8601. The clock is kept as given: these files
/// know no zone.
pub fn moment(text: &str) -> Option<String> {
    let civil: jiff::civil::DateTime = text.strip_suffix('Z').unwrap_or(text).parse().ok()?;
    (civil.year() > 0).then(|| civil.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_keep_their_clock() {
        let given = ["2022-06-01", "2022-06-01T09:30:00Z", "2022-06-01T09:30:00+08:00", "2022-06-01 09:30", "昨天"];
        let expected =
            ["2022-06-01T00:00:00Z", "2022-06-01T09:30:00Z", "2022-06-01T09:30:00Z", "2022-06-01T09:30:00Z", ""];
        assert_eq!(given.map(|t| moment(t).unwrap_or_default()), expected);
    }

    #[test]
    fn chinese_dates_read_and_write() {
        let d = Date::from_chinese("2022年5月9日").expect("a date");
        assert_eq!(d.to_string(), "2022-05-09");
        assert_eq!(d.to_chinese(), "2022年5月9日");
        assert_eq!(Date::from_chinese("2022年2月30日"), None);
        assert_eq!(Date::from_chinese("22年5月9日"), None);
        assert_eq!(Date::from_chinese("二〇二二年五月九日"), Some(d));
        assert_eq!(Date::from_chinese("二○二二年十二月三十一日").map(|d| d.to_string()).as_deref(), Some("2022-12-31"));
        assert_eq!(Date::from_chinese("二〇二二年五月四十日"), None);
    }

    #[test]
    fn iso_dates_are_strict() {
        assert!("2022-5-9".parse::<Date>().is_err());
        assert!("2022-02-30".parse::<Date>().is_err());
        assert_eq!("2022-06".parse::<Month>().map(|m| m.day(31).to_string()), Ok("2022-06-30".into()));
        assert!("2022-13".parse::<Month>().is_err());
    }

    #[test]
    fn days_of_the_week() {
        let d = |s: &str| s.parse::<Date>().expect("a date");
        assert_eq!((d("2022-06-26").weekday_chinese(), d("2022-06-26").is_weekend()), ("星期日", true));
        assert_eq!((d("2022-10-08").weekday_chinese(), d("2022-10-08").is_weekend()), ("星期六", true));
        assert_eq!((d("2022-06-27").weekday_chinese(), d("2022-06-27").is_weekend()), ("星期一", false));
        assert_eq!(d("2022-12-31").tomorrow(), Some(d("2023-01-01")));
        assert_eq!(d("2024-03-01").yesterday(), Some(d("2024-02-29")));
        assert_eq!(d("9999-12-31").tomorrow(), None);
    }

    #[test]
    fn days_between() {
        let d = |s: &str| s.parse::<Date>().expect("a date");
        assert_eq!(d("2022-07-01").days_since(d("2022-06-26")), 5);
        assert_eq!(d("2022-06-26").days_since(d("2022-07-01")), -5);
    }
}
