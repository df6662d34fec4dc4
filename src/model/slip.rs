//! 退回单: what goes back to a unit, since it could not be taken, with the reason and what is wanted instead.

use crate::base::{Date, Month};

/// One unit's slip for a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The unit.
    pub unit: String,
    /// The month that was reported on.
    pub month: Month,
    /// When its files came, as noted: each file with the day, or the day and the time.
    pub received: Vec<(String, String)>,
    /// The last day for the correction, where one is set.
    pub correct_by: Option<Date>,
    /// What was refused, in the order of the files.
    pub rows: Vec<SlipRow>,
}

/// One refused cell or line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipRow {
    /// The file, without the folder that it was filed in.
    pub file: String,
    /// Where in the file: `进展!D5`.
    pub at: String,
    /// The task it speaks of, where that is known.
    pub task: Option<u32>,
    /// What the unit wrote.
    pub text: String,
    /// Why it was refused.
    pub why: String,
    /// What is wanted in its place.
    pub wanted: String,
}
