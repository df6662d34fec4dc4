//! The lists of a bulletin against the ledger: who is printed as on time, late or missing, and who was.

mod printed;

use super::RULES;
use super::rule::{Found, Hits, Role, Rule, Text, Words};
use super::rules::set::{month_count, month_left_out, month_named};
use crate::base::{Month, Span};
use crate::model::{Roster, figures};
use printed::{Printed, State};

/// Who stood how in a month, as the ledger has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// In time.
    pub on_time: Vec<String>,
    /// Late, and named for it.
    pub late: Vec<String>,
    /// Not received, and named for it.
    pub missing: Vec<String>,
    /// Received on a day that nobody noted.
    pub undated: Vec<String>,
    /// Not settled.
    pub unsettled: Vec<String>,
    /// Late or missing, and excused.
    pub excused: Vec<String>,
}

impl From<&figures::Returns> for Lists {
    fn from(r: &figures::Returns) -> Lists {
        let of = |names: &figures::Names| names.units.clone();
        Lists {
            on_time: of(&r.on_time),
            late: of(&r.late),
            missing: of(&r.missing),
            undated: of(&r.undated),
            unsettled: of(&r.unsettled),
            excused: of(&r.excused),
        }
    }
}

impl Lists {
    /// Each list with its name.
    fn named(&self) -> [(&'static str, &[String]); 6] {
        [
            ("按时报送", &self.on_time),
            ("迟报", &self.late),
            ("未报送", &self.missing),
            ("报送时间不明", &self.undated),
            ("待核", &self.unsettled),
            ("免于通报", &self.excused),
        ]
    }

    /// Those whom a list of a bulletin is about.
    fn of(&self, state: State) -> Vec<&str> {
        let both: [&[String]; 2] = match state {
            State::OnTime => [&self.on_time, &[]],
            State::Late => [&self.late, &[]],
            State::Missing => [&self.missing, &[]],
            State::Failed => [&self.late, &self.missing],
            State::Undated => [&self.undated, &[]],
            State::Unsettled => [&self.unsettled, &[]],
        };
        both.into_iter().flatten().map(String::as_str).collect()
    }

    /// How many owed a report.
    fn owed(&self) -> usize {
        self.named().iter().map(|(_, list)| list.len()).sum()
    }

    /// How a body stood, in words.
    fn stood(&self, unit: &str) -> &'static str {
        let found = self.named().into_iter().find(|(_, list)| list.iter().any(|u| u == unit));
        found.map_or("不在应报送单位之列", |(name, _)| name)
    }
}

/// The ledger, month by month.
#[derive(Clone, Debug, Default)]
pub struct Months {
    months: Vec<(Month, Lists)>,
    roster: Roster,
}

impl Months {
    /// Of these months; names are those of the roster.
    pub fn new(months: Vec<(Month, Lists)>, roster: Roster) -> Months {
        Months { months, roster }
    }

    /// Every name and count in a bulletin that is not the ledger's.
    pub(super) fn read(&self, text: &Text<'_>) -> Vec<(&'static Rule, Found)> {
        if self.months.is_empty() {
            return Vec::new();
        }
        let Some((month, lists)) = self.month_of(text) else { return Vec::new() };
        let read = printed::read(text, &|name| self.resolve(name, lists));
        let names = || read.lists.iter().flat_map(|l| &l.names);
        let known = names().filter(|n| n.unit.is_some()).count();
        // Where most names are others the bulletin is of another matter.
        if known == 0 || known * 2 < names().count() {
            return Vec::new();
        }
        let mut out = Vec::new();
        let mut put = |rule: &Rule, hits: Hits| out.extend(hits.found.into_iter().map(|hit| (in_list(rule), hit)));
        put(&month_named::RULE, named(&read.lists, lists, month));
        put(&month_left_out::RULE, left_out(&read.lists, lists, month));
        put(&month_count::RULE, counted(&read, lists, month));
        out
    }

    fn resolve(&self, name: &str, lists: &Lists) -> Option<String> {
        let own = || lists.named().iter().any(|(_, list)| list.iter().any(|u| u == name));
        self.roster.resolve(name).or_else(|| own().then_some(name)).map(str::to_owned)
    }

    /// The month that a bulletin is of: the first that its title names, or else its first lines.
    fn month_of(&self, text: &Text<'_>) -> Option<(Month, &Lists)> {
        let (title, ..) = text.title()?;
        if !title.contains("通报") {
            return None;
        }
        let first = text.all(Role::Body).take(3).map(|l| text.of(l).to_owned());
        let named = std::iter::once(title).chain(first).find_map(|line| printed::month(&line))?;
        let mut known = self.months.iter().filter(|(m, _)| named.fits(*m));
        let (month, lists) = known.next()?;
        // 6月 without a year may be of any.
        known.next().is_none().then_some((*month, lists))
    }
}

/// A rule as it stands among all of them.
fn in_list(rule: &Rule) -> &'static Rule {
    RULES.iter().find(|r| r.code.id == rule.code.id).expect("it is among the rules")
}

/// Names in a list that the ledger has elsewhere.
fn named(printed: &[Printed], lists: &Lists, month: Month) -> Hits {
    let mut hits = Hits::default();
    for list in printed {
        let owed = lists.of(list.state);
        for name in &list.names {
            let unit = name.unit.as_deref().unwrap_or(&name.text);
            if !owed.contains(&unit) {
                let hit = hits.at(name.span.start, name.span.end).with("unit", &name.text);
                hit.with("list", list.state.label()).with("stood", lists.stood(unit)).with("month", month);
            }
        }
    }
    hits
}

/// Who stands in a list of the ledger and not in that of the bulletin.
fn left_out(printed: &[Printed], lists: &Lists, month: Month) -> Hits {
    let mut hits = Hits::default();
    let is_printed = |unit: &str, state: State| {
        let same = |l: &&Printed| l.state == state || l.state == State::Failed;
        printed.iter().filter(same).flat_map(|l| &l.names).any(|n| n.unit.as_deref() == Some(unit))
    };
    let mut say = |span: Span, state: State, lost: Vec<&str>| {
        if !lost.is_empty() {
            let hit = hits.at(span.start, span.end).with("units", lost.join("、"));
            hit.with("list", state.label()).with("month", month);
        }
    };
    let Some(first) = printed.iter().find(|l| l.whole) else { return hits };
    for state in State::ALL {
        let list = printed.iter().find(|l| l.whole && l.state == state);
        // Who did not report has to be named; that everybody else was in time may be left unsaid.
        let both = printed.iter().any(|l| l.whole && l.state == State::Failed);
        let must = matches!(state, State::Late | State::Missing) && !both;
        let Some(at) = list.or(Some(first).filter(|_| must)) else { continue };
        let lost = lists.of(state).into_iter().filter(|u| !is_printed(u, state)).collect();
        say(at.label, state, lost);
    }
    hits
}

/// Counts that are not the ledger's.
fn counted(read: &printed::Read, lists: &Lists, month: Month) -> Hits {
    let mut hits = Hits::default();
    for count in &read.counts {
        let (list, really) = match count.state {
            None => ("应报送", lists.owed()),
            Some(state) => (state.label(), lists.of(state).len()),
        };
        if count.said != really {
            let hit = hits.at(count.span.start, count.span.end).with("said", count.said);
            hit.with("list", list).with("really", really).with("month", month);
        }
    }
    hits
}

/// How the words of a list are shown beside a finding.
pub(super) const LEDGER: Words = Words {
    zh: "通报点名以台账为据：收件登记、延期、免于通报、申诉都记在那里。名单是手改的，或者台账后来变了，两边就会不一致；点错一个，就是错批一个单位。",
    en: "A bulletin names by the ledger, which knows receipts, extensions, excuses and appeals. A list that was edited by hand, or a ledger that changed since, makes them differ, and one name too many blames a body for nothing.",
};
