//! `content/calendar.yaml`: official holidays and make-up days, and what the office does when a due day falls on one.

use crate::base::Date;
use serde::{Deserialize, Serialize};

/// The calendar of an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
        Calendar { when_closed: WhenClosed::default(), inclusive: yes(), years: Vec::new() }
    }
}

const fn yes() -> bool {
    true
}

/// What happens to a due day that is no working day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    /// The year.
    pub year: i16,
    /// Days off that the State Council set, weekends in them included.
    pub holidays: Vec<Date>,
    /// Weekend days to be worked (调休).
    pub workdays: Vec<Date>,
}
