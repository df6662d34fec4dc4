//! Folding the amendments, each into the text that the ones before it left.

use super::{Amended, Editions, InForce};
use crate::base::{Diagnostic, Source, Span};
use crate::build::codes;
use crate::model::edition::Kind;
use crate::model::target::Column;
use crate::model::{Node, Notice, Reporting, WrittenBy, yaml};
use crate::{amend, parse};
use std::collections::BTreeMap;

/// The files as read, by path, for places.
type Sources = BTreeMap<String, Source>;

impl Editions {
    pub(super) fn fold(&mut self, amendments: Vec<Amended>, sources: &Sources) {
        for amended in amendments {
            let day = amended.amendment.first_day();
            let last = self.list.last().expect("the notice as issued is always there");
            let (path, halted) = (amended.path.clone(), (amended.path.clone(), Some(day)));
            if let Some(other) = last.amended.as_ref().filter(|other| !other.comes_before(&amended.amendment)) {
                let d = Diagnostic::new(&codes::AMENDMENT_ORDER).with("path", &path).with("other", &other.path);
                let d = placed(d.with("day", day.to_chinese()), sources, &path, &["doc_number", "date"]);
                self.findings.push(d);
                self.halted = Some(halted);
                return;
            }
            match amend::apply(&last.edition, &amended.amendment) {
                Ok(applied) => {
                    let (mut next, findings) = follow(last, applied, amended, sources);
                    next.former = self.former(&next.edition);
                    next.edition.tasks.amended = self.written(&next);
                    self.list.push(next);
                    self.findings.extend(findings);
                }
                Err(objections) => {
                    let said: Vec<Diagnostic> = objections.into_iter().map(|o| objection(o, sources, &path)).collect();
                    self.findings.extend(said);
                    self.halted = Some(halted);
                    return;
                }
            }
        }
    }

    /// Which change wrote which field of a text's list last.
    fn written(&self, text: &InForce) -> BTreeMap<(u32, &'static str), WrittenBy> {
        let orders: Vec<&Amended> = self.list.iter().chain([text]).filter_map(|t| t.amended.as_ref()).collect();
        let by = |node: &Node| {
            let last = node.by.iter().max()?;
            let Amended { path, amendment, .. } = orders.get(last.amendment)?;
            let received = amendment.read_from.as_ref().map(|r| r.file.clone()).unwrap_or_default();
            Some(WrittenBy { file: path.clone(), change: last.change, received })
        };
        let of_task = |(group, task): (&Node, &Node)| {
            let no = task.ordinal();
            let fields = task.children.iter().filter_map(|cell| Some((key(&cell.kind)?, by(cell)?)));
            let whole = [("group", by(group)), ("no", by(task))].into_iter().filter_map(|(key, by)| Some((key, by?)));
            let fields = fields.chain(whole).collect::<Vec<_>>();
            fields.into_iter().filter_map(move |(key, by)| Some(((no?, key), by)))
        };
        text.edition.root.tasks().flat_map(of_task).collect()
    }
}

/// The key of a cell in `content/tasks.yaml`.
fn key(kind: &Kind) -> Option<&'static str> {
    match kind {
        Kind::Cell(Column::Content) => Some("content"),
        Kind::Cell(Column::Lead) => Some("lead"),
        Kind::Cell(Column::Participants) => Some("participants"),
        Kind::Cell(Column::Deadline) => Some("deadline"),
        Kind::Cell(Column::Note) => Some("note"),
        _ => None,
    }
}

/// A text that an amendment made, with its bodies and its duties, and what is to be looked at.
fn follow(
    before: &InForce,
    applied: amend::Applied,
    amended: Amended,
    sources: &Sources,
) -> (InForce, Vec<Diagnostic>) {
    let amend::Applied { mut edition, notes } = applied;
    let renamed = &edition.renamed[before.edition.renamed.len()..];
    let roster = amend::bodies(&before.roster, renamed, &edition.tasks);
    let path = &amended.path;
    let mut findings: Vec<Diagnostic> = notes.into_iter().map(|d| placed(d, sources, path, &["changes"])).collect();
    if edition.repealed {
        edition.notice.reporting = None;
    } else if edition.notice.reporting.is_some() {
        edition.notice.reporting = duty(&before.edition.notice, &edition.notice);
        if edition.notice.reporting.is_none() {
            findings.push(placed(Diagnostic::new(&parse::codes::DUTY), sources, path, &["changes"]));
        }
    }
    (InForce { edition, roster, decisions: Vec::new(), former: Vec::new(), amended: Some(amended) }, findings)
}

/// The duty to report by an altered text. What a person corrected in it stays where the words it was read from do.
pub(in crate::build) fn duty(before: &Notice, after: &Notice) -> Option<Reporting> {
    let (old, new) = (parse::reporting(before), parse::reporting(after));
    let kept = before.reporting.clone();
    if old == new {
        return kept;
    }
    let (Some(old), Some(kept)) = (old, kept) else { return new };
    let new = new?;
    Some(Reporting {
        cycle: kept.cycle,
        text: if new.text == old.text { kept.text } else { new.text },
        due_day: if new.due_day == old.due_day { kept.due_day } else { new.due_day },
        to: if new.to == old.to { kept.to } else { new.to },
        consequences: if new.consequences == old.consequences { kept.consequences } else { new.consequences },
    })
}

/// What is wrong with a change, at its place in the file.
fn objection(objection: amend::Objection, sources: &Sources, path: &str) -> Diagnostic {
    let change = format!("changes[{}]", objection.change);
    placed(objection.finding, sources, path, &[&format!("{change}.{}", objection.key), &change])
}

/// At the first of the keys that the file has.
fn placed(finding: Diagnostic, sources: &Sources, path: &str, keys: &[&str]) -> Diagnostic {
    let Some(source) = sources.get(path) else { return finding };
    let place = keys.iter().find_map(|key| yaml::locate(source, key));
    finding.at(source, place.map_or(Span::new(0, 0), |p| p.span))
}
