//! Reading: a received text becomes notice, task list and roster, and every character is accounted for.

pub mod amendment;
pub mod assigned;
pub mod cells;
mod claim;
pub mod codes;
pub mod decode;
pub mod duty;
pub mod facts;
pub mod furniture;
pub mod grounds;
pub mod lines;
pub mod notice;
mod office;
pub mod prose;
pub mod received;
pub mod returned;
mod stream;
pub mod submission;
pub mod table;
pub mod traced;
pub mod unfold;
pub mod units;

pub use codes::CODES;
pub use traced::{Accounting, Noise};

use crate::base::diagnostic::{Diagnostic, Place};
use crate::base::{At, Source, Span};
use crate::model::notice::Unread;
use crate::model::{Notice, ReadFrom, Reporting, Roster, TaskList};
use lines::Cut;
use traced::Account;

/// A notice as read.
#[derive(Debug)]
pub struct Reading {
    /// The order.
    pub notice: Notice,
    /// Its tasks; no groups where there is no list.
    pub tasks: TaskList,
    /// The bodies it names.
    pub roster: Roster,
    /// What is to be settled or mended.
    pub findings: Vec<Diagnostic>,
    /// What became of every character.
    pub accounting: Accounting,
    /// Whether the line ends of the text are lost.
    pub run_together: bool,
    /// Where the tasks begin whose bodies stand in brackets with no word that gives them the task.
    pub bare: Vec<At>,
}

/// Reads a notice. Never fails: what cannot be read is a finding.
pub fn read(source: &Source, sha256: &str) -> Reading {
    read_as(source, sha256, Cut::ByPages)
}

/// Reads a notice out of lines that came about in this way.
fn read_as(source: &Source, sha256: &str, cut: Cut) -> Reading {
    let mut reading = read_cut(source, sha256, cut);
    reading.roster = units::roster(source, &reading.notice, &reading.tasks, units::prose_end(source));
    reading.findings.extend(units::questions(source, &reading.roster));
    reading.findings.sort_by_key(|d| d.place.as_ref().map(|p| p.span));
    reading
}

/// Reads a notice out of lines that were cut in this way, and leaves the roster to others.
fn read_cut(source: &Source, sha256: &str, cut: Cut) -> Reading {
    let mut account = Account::new(source);
    let mut findings = Vec::new();
    let notice::Read { mut notice, table, run_together } = notice::read(source, cut, &mut account, &mut findings);
    let read_from = ReadFrom { file: source.name().to_owned(), sha256: sha256.to_owned() };
    notice.read_from = read_from.clone();
    notice.reporting = reporting(&notice);
    let mut tasks = TaskList { read_from, columns: table.columns, groups: table.groups, ..TaskList::default() };
    let mut bare = Vec::new();
    if tasks.columns.is_empty() {
        let assigned = assigned::read(source, &notice);
        tasks.in_prose = !assigned.groups.is_empty();
        (tasks.groups, tasks.implied) = (assigned.groups, assigned.implied);
        findings.extend(assigned.findings);
        bare = assigned.bare;
    }
    tasks.claimed = claim::read(&notice, &tasks);
    findings.extend(claim::check(source, &tasks));
    notice.unread = unread(&findings);
    findings.extend(missing(source, &notice, &tasks));
    let accounting = account.close();
    if let Some(first) = accounting.unaccounted.first() {
        let at = source.offset(first.line as usize, first.column as usize);
        let d = Diagnostic::new(&codes::UNACCOUNTED).with("count", accounting.unaccounted.len());
        findings.push(d.at(source, Span::new(at, at)));
    }
    findings.sort_by_key(|d| d.place.as_ref().map(|p| p.span));
    Reading { notice, tasks, roster: Roster::default(), findings, accounting, run_together, bare }
}

/// The duty to report that the prose of a notice sets up.
pub fn reporting(notice: &Notice) -> Option<Reporting> {
    let sections: Vec<_> = notice.all_sections().cloned().collect();
    duty::read(notice.loose_paragraphs(), &sections)
}

/// The text of the findings that say a text reached no field.
fn unread(findings: &[Diagnostic]) -> Vec<Unread> {
    let lost = [codes::UNREAD.id, codes::ROW.id, codes::OTHER_TABLE.id];
    let places = findings.iter().filter(|d| lost.contains(&d.code.id)).filter_map(|d| d.place.as_ref());
    let text = |p: &Place| p.source.text()[p.span.start..p.span.end].replace('\t', " ").trim().to_owned();
    places.map(|p| Unread { text: text(p), at: Some(p.source.at(p.span.start)) }).collect()
}

/// The parts every notice has, where they were not found.
fn missing(source: &Source, notice: &Notice, tasks: &TaskList) -> Vec<Diagnostic> {
    let top = Span::new(0, 0);
    if source.text().chars().all(crate::base::text::is_blank) {
        return vec![Diagnostic::new(&codes::EMPTY).at(source, top)];
    }
    let parts = [
        (notice.issuer.is_none(), "发文机关", "issuing organ", "issuer"),
        (notice.doc_number.is_none(), "发文字号", "document number", "doc_number"),
        (notice.title.is_none(), "标题", "title", "title"),
        (notice.addressees.is_empty(), "主送机关", "addressee", "addressees"),
        (notice.signers.is_empty(), "署名", "signature", "signers"),
        (notice.date.is_none(), "成文日期", "date of the document", "date"),
    ];
    let absent = parts.iter().filter(|p| p.0).map(|(_, zh, en, key)| {
        Diagnostic::new(&codes::MISSING).with("part", zh).with("part_en", en).with("key", key).at(source, top)
    });
    let mut out: Vec<Diagnostic> = absent.collect();
    if tasks.tasks().next().is_none() {
        let (zh, en) = match () {
            () if !tasks.columns.is_empty() => ("清单只有表头，各行都没有内容", "the list has a head and no rows"),
            () if source.text().contains(['\t', '|']) => {
                ("没有一张表的表头是任务清单的表头", "no table has the head of a task list")
            }
            () => {
                ("全文没有表格，也没有写明责任单位的条目", "there is no table, and no paragraph names bodies in charge")
            }
        };
        let d = Diagnostic::new(&codes::NO_TASKS).with("reason", zh).with("reason_en", en);
        out.push(d.at(source, top));
    }
    if notice.reporting.is_none() {
        out.push(Diagnostic::new(&codes::DUTY).at(source, top));
    }
    out
}
