//! Small forms, opened by hand.

mod accounts;
mod former;
mod letters;
mod senders;
mod tables;

use super::*;
use crate::base::Lang;
use crate::model::{Roster, TaskList};
use crate::parse::submission::Former;
use crate::parse::submission::known::tests::{roster, tasks};

/// What was read, and what was said about it.
struct Outcome {
    reading: Option<Reading>,
    findings: Vec<crate::base::Diagnostic>,
}

impl Outcome {
    fn reading(&self) -> &Reading {
        self.reading.as_ref().unwrap_or_else(|| panic!("nothing was read: {}", self.said()))
    }

    fn entries(&self) -> &[crate::model::Entry] {
        &self.reading().submission.entries
    }

    fn ids(&self) -> Vec<&str> {
        self.findings.iter().map(|d| d.code.id).collect()
    }

    fn said(&self) -> String {
        self.findings.iter().map(|d| d.message(Lang::Zh) + "\n").collect()
    }

    /// What became of a cell, in a word: `task`, `<F4` for carried, `!S012` for returned, `-note` for ignored.
    fn fate(&self, at: &str) -> String {
        let cells = &self.reading().account.cells;
        let cell = cells.iter().find(|c| c.at == at).unwrap_or_else(|| panic!("{at} is not in {cells:?}"));
        match &cell.fate {
            Fate::Accepted(field) => field.name().to_owned(),
            Fate::Carried { field, from } => format!("{}<{from}", field.name()),
            Fate::Returned(d) => format!("!{}", d.code.id),
            Fate::Conflict(id) => id.clone(),
            Fate::Ignored(reason) => format!("-{reason:?}").to_lowercase(),
        }
    }
}

fn july() -> Month {
    "2022-07".parse().expect("a month")
}

/// Reads what was opened, as the file of that name.
fn read_as(path: &str, opened: Opened, change: impl Fn(&mut Member<'static>)) -> Outcome {
    read_with(path, opened, &roster(), &tasks(), change)
}

/// Reads it where the list was amended.
fn read_amended(path: &str, opened: Opened, former: &[Former]) -> Outcome {
    let (roster, tasks) = (roster(), tasks());
    read_by(path, opened, &Knowledge::new(july(), &roster, &tasks).with_former(former), |_| {})
}

fn read_with(
    path: &str,
    opened: Opened,
    roster: &Roster,
    tasks: &TaskList,
    change: impl Fn(&mut Member<'static>),
) -> Outcome {
    read_by(path, opened, &Knowledge::new(july(), roster, tasks), change)
}

fn read_by(path: &str, opened: Opened, known: &Knowledge<'_>, change: impl Fn(&mut Member<'static>)) -> Outcome {
    let mut member = Member {
        path: format!("seeds/submissions/2022-07/{path}"),
        bytes: Vec::new().into(),
        arrival: None,
        sender: None,
    };
    change(&mut member);
    let mut findings = Findings::of(&member.path);
    let reading = read(opened, &member, known, &mut findings);
    let findings = findings.into_list();
    for d in &findings {
        for lang in [Lang::Zh, Lang::En] {
            assert!(!d.message(lang).is_empty() && !d.cure(lang).is_empty());
        }
    }
    if let Some(reading) = &reading {
        assert!(reading.account.adds_up(), "{:?}", reading.account);
    }
    Outcome { reading, findings }
}

fn read_sheets(sheets: Vec<Sheet>) -> Outcome {
    read_as("a.xlsx", Opened { sheets, ..Opened::default() }, |_| {})
}

fn read_lines(path: &str, lines: &[&str]) -> Outcome {
    read_as(path, text(lines), |_| {})
}

/// A text of those lines.
fn text(lines: &[&str]) -> Opened {
    let line = |(i, text): (usize, &&str)| Line { at: (i + 1).to_string(), text: (*text).to_owned() };
    Opened { lines: lines.iter().enumerate().map(line).collect(), ..Opened::default() }
}

/// A sheet of rows of cells parted by `|`; `#n` is a number, `=…` a formula without a result.
fn sheet(name: &str, rows: &[&str]) -> Sheet {
    let mut sheet = Sheet { name: name.into(), ..Sheet::default() };
    for (r, row) in rows.iter().enumerate() {
        for (c, text) in row.split('|').map(str::trim).enumerate().filter(|(_, t)| !t.is_empty()) {
            let at = (r as u32, c as u32);
            match (text.strip_prefix('='), text.strip_prefix('#')) {
                (Some(formula), _) => drop(sheet.hollow.insert(at, formula.to_owned())),
                (_, Some(number)) => {
                    let value = number.parse().expect("a number");
                    sheet.cells.insert(at, Cell::Number { value, percent: false });
                }
                _ => drop(sheet.cells.insert(at, Cell::Text(text.to_owned()))),
            }
        }
    }
    sheet
}

const META: &str = "填报单位：区妇联　报送时间：2022年7月25日 15:02";
const HEADS: &str = "序号|任务|工作进展|完成率|状态|存在问题|下一步打算";

/// A form with the usual heading; its rows begin in row 3.
fn form(rows: &[&str]) -> Sheet {
    sheet("表", &[&[META, HEADS], rows].concat())
}
