//! What is given out to each unit: the form to fill in for a month, and what came back refused.

use super::Given;
use super::names::bodies;
use crate::base::{Date, Lang, Month};
use crate::model::account::Fate;
use crate::model::form::LastMonth;
use crate::model::progress::Share;
use crate::model::{Form, FormKey, FormRow, Group, Notice, Plan, Progress, Reading, Roster, Slip, SlipRow, TaskList};
use std::collections::{BTreeMap, BTreeSet};

/// A body that owes a report, with the tasks it owes it on; `true` where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The body.
    pub unit: String,
    /// Its tasks.
    pub tasks: BTreeMap<u32, bool>,
}

/// Who owes a report and on which tasks, groups expanded to their members, in the roster's order.
pub fn owed(tasks: &TaskList, roster: &Roster) -> Vec<Owed> {
    // What is wrong with the names is told where the month is merged.
    let bodies = bodies(tasks, roster, &mut Vec::new());
    bodies.into_iter().map(|b| Owed { unit: b.name.to_owned(), tasks: b.tasks }).collect()
}

/// What is the same in all forms of a month.
#[derive(Clone, Copy, Debug)]
pub struct Round<'a> {
    /// The month to be reported on.
    pub month: Month,
    /// The date of the text in force.
    pub edition: &'a str,
    /// The tasks that were amended since the forms of the month before.
    pub amended: &'a BTreeSet<u32>,
}

/// The form of one body. `due` is its own last day in time, an extension included. `given.previous` must be the month
/// before.
pub fn form(given: &Given<'_>, round: &Round<'_>, owed: &Owed, due: Option<Date>) -> Form {
    let Given { notice, tasks, roster, previous, .. } = *given;
    let month = round.month;
    let row = |(group, task): (&Group, &crate::model::Task)| {
        let leads = *owed.tasks.get(&task.no)?;
        Some(FormRow {
            task: task.no,
            group: format!("{}{}", group.number, group.name),
            leads,
            content: task.content.clone(),
            last: previous.and_then(|p| last_month(p, task.no, &owed.unit)),
            amended: round.amended.contains(&task.no),
        })
    };
    Form {
        key: FormKey {
            dossier: notice.doc_number.clone().unwrap_or_default(),
            month,
            unit: owed.unit.clone(),
            edition: round.edition.to_owned(),
        },
        title: format!("{}份{}任务进展情况填报表", month.to_chinese(), notice.subject()),
        unit: owed.unit.clone(),
        month,
        due,
        send_to: send_to(notice, roster),
        example: previous.is_some_and(|p| p.example),
        rows: tasks.tasks().filter_map(row).collect(),
    }
}

/// The forms of all bodies that owe a report, in the roster's order.
pub fn forms(given: &Given<'_>, round: &Round<'_>, due: impl Fn(&str) -> Option<Date>) -> Vec<Form> {
    owed(given.tasks, given.roster).iter().map(|o| form(given, round, o, due(&o.unit))).collect()
}

fn last_month(previous: &Progress, task: u32, unit: &str) -> Option<LastMonth> {
    let shares = previous.tasks.iter().filter(|t| t.task == task).flat_map(|t| &t.shares);
    let Share { status, rate, progress, .. } = shares.into_iter().find(|s| s.unit == unit)?;
    Some(LastMonth { status: *status, rate: *rate, progress: progress.clone() })
}

/// Each body that receives the reports, with the mailbox and the persons that the plan names for it.
fn send_to(notice: &Notice, roster: &Roster) -> Vec<String> {
    let none = Plan::default();
    let plan = notice.plan.as_ref().unwrap_or(&none);
    let known = |name: &str| roster.resolve(name).unwrap_or(name).to_owned();
    let one = |body: &String| {
        let same = |unit: &str| known(unit) == known(body);
        let boxes = plan.mailboxes.iter().filter(|m| same(&m.unit)).map(|m| format!("邮箱{}", m.email));
        let persons = plan.contacts.iter().filter(|c| same(&c.unit)).map(|c| format!("联系人{} {}", c.name, c.phone));
        let details: Vec<String> = boxes.chain(persons).collect();
        if details.is_empty() { body.clone() } else { format!("{body}（{}）", details.join("，")) }
    };
    notice.reporting.iter().flat_map(|r| &r.to).map(one).collect()
}

/// A slip for each sender of whose report something was refused, in the order of `readings`.
pub fn slips(roster: &Roster, month: Month, readings: &[Reading], correct_by: Option<Date>) -> Vec<Slip> {
    let mut slips: Vec<Slip> = Vec::new();
    for reading in readings {
        let rows = refused(reading, month);
        if rows.is_empty() {
            continue;
        }
        let sender = &reading.submission.unit;
        let unit = roster.resolve(sender).unwrap_or(sender).to_owned();
        let at = slips.iter().position(|s| s.unit == unit).unwrap_or_else(|| {
            slips.push(Slip { unit, month, received: Vec::new(), correct_by, rows: Vec::new() });
            slips.len() - 1
        });
        let when = reading.submission.received.clone().unwrap_or_default();
        slips[at].received.push((short(&reading.file, month).to_owned(), when));
        slips[at].rows.extend(rows);
    }
    slips
}

fn refused(reading: &Reading, month: Month) -> Vec<SlipRow> {
    let row = |cell: &crate::model::account::CellAccount| {
        let Fate::Returned(finding) = &cell.fate else { return None };
        // The slip has columns of its own for the file and the place that begin the sentence.
        let args = finding.args.iter().map(|(name, value)| match *name {
            "file" | "at" => (*name, String::new()),
            _ => (*name, value.clone()),
        });
        let why = finding.code.message.fill(Lang::Zh, &args.collect::<Vec<_>>());
        Some(SlipRow {
            file: short(&reading.file, month).to_owned(),
            at: cell.at.clone(),
            task: cell.task,
            text: cell.text.clone(),
            why: why.trim_start_matches(['：', '，']).to_owned(),
            wanted: finding.cure(Lang::Zh),
        })
    };
    reading.account.cells.iter().filter_map(row).collect()
}

/// A file as its sender knows it, without the folder that the office keeps it in.
fn short(file: &str, month: Month) -> &str {
    file.strip_prefix(&format!("seeds/submissions/{month}/")).unwrap_or(file)
}
