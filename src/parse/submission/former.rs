//! Numbers that meant other tasks before the list was amended.

use super::codes;
use super::findings::in_line;
use super::known::Knowledge;
use crate::base::diagnostic::Code;
use crate::base::{Date, Month};

/// A number that a task had in an earlier edition of the list and that means another task today, or none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Former {
    /// The number.
    pub no: u32,
    /// What the task said.
    pub content: String,
    /// Its number today; none where it is not in force any more.
    pub now: Option<u32>,
    /// The date of that edition, as the key of a form has it: `2022-05-09`.
    pub edition: String,
    /// The first day of the edition that changed it.
    pub until: Date,
}

impl Former {
    /// Whether somebody who reports on that month may still go by the old list: in the month of the change, whose
    /// reports may have been written before it, and in the one after, for which old forms are still at hand. Later, a
    /// number with nothing beside it is taken to be of today's list, or nobody could ever report by number again.
    pub fn may_be_meant(&self, month: Month) -> bool {
        let changed = Month::of(self.until);
        month == changed || month == changed.next()
    }
}

/// What the number of a row means; former tasks by their places among those that are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// The task that has it today.
    Today(u32),
    /// A task that had it, and the number which that has today.
    Former(usize, u32),
    /// A task that had it and is not in force any more.
    Gone(usize),
    /// The row's words are those of another task.
    Other(u32),
    /// One of these, or the task of today.
    Unsure(Vec<usize>),
}

/// What was known by a number before.
pub(super) fn meant_then(former: &[Former], index: usize) -> Meant {
    former[index].now.map_or(Meant::Gone(index), |now| Meant::Former(index, now))
}

/// What a number with nothing beside it means in a report on that month.
pub(super) fn bare(no: u32, known: &Knowledge<'_>, month: Month) -> Meant {
    let Knowledge { former, tasks, .. } = known;
    let recent = former.iter().enumerate().filter(|(_, f)| f.no == no && f.may_be_meant(month));
    let recent: Vec<usize> = recent.map(|(i, _)| i).collect();
    match recent.last() {
        None => Meant::Today(no),
        Some(last) if tasks.names(no).is_none() && recent.iter().all(|i| former[*i].now.is_none()) => {
            Meant::Gone(*last)
        }
        Some(_) => Meant::Unsure(recent),
    }
}

/// The finding that refuses a number, with its words but for what was refused; none where it is not refused.
pub(super) fn refusal(
    no: u32,
    meant: &Meant,
    known: &Knowledge<'_>,
) -> Option<(&'static Code, Vec<(&'static str, String)>)> {
    let Knowledge { former, tasks, .. } = known;
    match meant {
        Meant::Today(_) | Meant::Former(..) => None,
        Meant::Other(other) => {
            Some((&codes::NUMBER_AGAINST_TEXT, vec![("task", no.to_string()), ("other", other.to_string())]))
        }
        Meant::Gone(index) => {
            let gone = &former[*index];
            // It may have had other numbers before it went.
            let same = former.iter().filter(|f| f.now.is_none() && f.content == gone.content);
            let since = same.map(|f| f.until).max().unwrap_or(gone.until);
            Some((&codes::NOT_IN_FORCE, vec![("task", gone.no.to_string()), ("since", since.to_chinese())]))
        }
        Meant::Unsure(places) => {
            let before: Vec<&Former> = places.iter().map(|i| &former[*i]).collect();
            Some((&codes::CHANGED_NUMBER, both_meanings(no, &before, tasks.content(no))))
        }
    }
}

fn both_meanings(no: u32, before: &[&Former], today: Option<String>) -> Vec<(&'static str, String)> {
    let each = |of: fn(&Former) -> String| before.iter().map(|f| of(f)).collect::<Vec<_>>().join("；");
    let zh = |f: &Former| {
        let now = f.now.map_or("已不再执行".to_owned(), |now| format!("现第{now}项"));
        format!("“{}”（{now}）", beginning(&f.content))
    };
    let en = |f: &Former| {
        let now = f.now.map_or("no longer in force".to_owned(), |now| format!("now {now}"));
        format!("“{}” ({now})", beginning(&f.content))
    };
    let (today, today_en) = match today.map(|t| beginning(&t)) {
        Some(words) => (format!("现指“{words}”"), format!("now means “{words}”")),
        None => ("现无此项".to_owned(), "is now the number of none".to_owned()),
    };
    let until = before.iter().map(|f| f.until).max().map(Date::to_chinese).unwrap_or_default();
    let words = [("before", each(zh)), ("before_en", each(en)), ("today", today), ("today_en", today_en)];
    [("task", no.to_string()), ("until", until)].into_iter().chain(words).collect()
}

/// As much of a task's words as tells it from others.
fn beginning(content: &str) -> String {
    const SHORT: usize = 20;
    let words = in_line(content);
    match words.char_indices().nth(SHORT) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}
