//! Months: the reports in `seeds/submissions/MONTH/`, read, merged and kept in `content/progress/`.

mod collect;
mod keep;
mod merged;
pub mod receipts;

use super::dossier::Dossier;
use super::fingerprint::sha256;
use super::ledger::{CALENDAR, LEDGER};
use super::papers::Paper;
use super::{InForce, Recall, Request, codes, shelf};
use crate::base::diagnostic::Diagnostic;
use crate::base::{Error, Month, World};
use crate::model::Reading;
use crate::{merge, model};
pub(super) use collect::below;
use collect::{Collected, Desk};
pub(super) use keep::Kept;
use merged::Merged;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A month's bulletin to be made; without progress where its reports cannot be merged.
#[derive(Debug)]
pub struct Bulletin {
    /// The month.
    pub month: Month,
    /// Its reports, merged.
    pub progress: Option<model::Progress>,
    /// Its reports as read, each with its account.
    pub readings: Vec<Reading>,
    /// A hash of all that it was merged from.
    pub print: String,
}

/// A month that was merged, and its file, which is to be written.
type Unfiled = (Kept, Arc<Merged>);

/// The reports of the months asked for, merged, and those of the months before them, by which they are judged.
///
/// # Errors
/// When the disk refuses.
pub fn read(world: &dyn World, dossier: &mut Dossier, request: &Request, write: bool) -> Result<Vec<Bulletin>, Error> {
    read_again(world, dossier, request, write, &Recall::nothing())
}

/// As [`read`], recalling what earlier rounds made of the same files.
///
/// # Errors
/// As [`read`].
pub fn read_again(
    world: &dyn World,
    dossier: &mut Dossier,
    request: &Request,
    write: bool,
    recall: &Recall,
) -> Result<Vec<Bulletin>, Error> {
    let wanted = request.papers.is_empty() || request.papers.contains(&Paper::Bulletin);
    if !wanted {
        return Ok(Vec::new());
    }
    let mut files: BTreeMap<Month, Vec<String>> = BTreeMap::new();
    for path in world.list("seeds/submissions")? {
        let month = path.split('/').nth(2).and_then(|m| m.parse().ok());
        if let Some(month) = month.filter(|_| path.matches('/').count() > 2) {
            files.entry(month).or_default().push(path);
        }
    }
    if let Some(month) = request.month.filter(|m| !files.contains_key(m)) {
        let months: Vec<String> = files.keys().map(Month::to_string).collect();
        let d = Diagnostic::new(&codes::NO_MONTH).with("month", month).with("months", months.join(", "));
        dossier.findings.push(d);
    }
    // A month is laid against the one before, which has to be merged first even where only the later is asked for.
    files.retain(|m, _| request.month.is_none_or(|wanted| *m <= wanted));
    let mut out: Vec<Bulletin> = Vec::new();
    let mut unfiled = Vec::new();
    for (month, paths) in files {
        let previous = out.iter().find(|b| b.month.next() == month);
        let (bulletin, kept) = month_of(world, dossier, month, &paths, previous, recall)?;
        out.push(bulletin);
        unfiled.extend(kept);
    }
    if write {
        shelf::side_by_side(&unfiled, |_, (kept, merged)| kept.file(world, merged.text()))?;
    }
    if let Some(text) = dossier.editions.newest().filter(|_| write && request.month.is_none()) {
        let months: Vec<Cow<'_, model::Progress>> =
            out.iter().filter_map(|b| b.progress.as_ref()).map(|p| dossier.carried(p, text)).collect();
        let years = merge::ledger::of(&books(dossier, text), &borrowed(&months));
        super::ledger::keep(world, dossier, &years)?;
    }
    for bulletin in out.iter().filter(|b| b.progress.is_some() && request.wants(b.month)) {
        unissued(dossier, bulletin.month);
    }
    Ok(out)
}

/// Whether a file is merged into the progress of its month, or decides how the month is judged: a bulletin says of it
/// what progress and figures say.
pub(super) fn is_merged(path: &str) -> bool {
    let folders = ["seeds/", "content/progress/", "content/receipts/"];
    path == CALENDAR || path == LEDGER || folders.iter().any(|folder| path.starts_with(folder))
}

/// The months before one, the oldest first.
pub fn before(bulletins: &[Bulletin], month: Month) -> Vec<&model::Progress> {
    bulletins.iter().filter(|b| b.month < month).filter_map(|b| b.progress.as_ref()).collect()
}

/// What the ledger is kept by, under the text in force.
fn books<'d>(dossier: &'d Dossier, text: &'d InForce) -> merge::ledger::Books<'d> {
    let InForce { edition, roster, decisions, .. } = text;
    let bulletins = dossier.bulletins.as_ref();
    static NONE: model::Bulletins = model::Bulletins { series: None, issues: Vec::new() };
    let (notice, tasks) = (&edition.notice, &edition.tasks);
    merge::ledger::Books { notice, tasks, roster, decisions, bulletins: bulletins.unwrap_or(&NONE) }
}

fn borrowed<'p>(months: &'p [Cow<'_, model::Progress>]) -> Vec<&'p model::Progress> {
    months.iter().map(Cow::as_ref).collect()
}

/// Everything that the bulletin of a month states; `None` where the dossier's own matter cannot be read.
pub fn figures(dossier: &Dossier, progress: &model::Progress, earlier: &[&model::Progress]) -> Option<model::Figures> {
    let text = dossier.text_of(progress.month)?;
    let books = books(dossier, text);
    let (notice, tasks, roster) = (books.notice, books.tasks, books.roster);
    let earlier: Vec<Cow<'_, model::Progress>> = earlier.iter().map(|p| dossier.carried(p, text)).collect();
    let earlier = &borrowed(&earlier);
    let months: Vec<&model::Progress> = earlier.iter().copied().chain([progress]).collect();
    let years = merge::ledger::of(&books, &months);
    let standings = years.iter().find(|y| y.year == progress.month.year()).map_or(&[][..], |y| &y.units);
    let corrections: Vec<String> =
        merge::ledger::corrections(&books, progress.month).into_iter().map(|c| c.text).collect();
    let next_due = match merge::deadline::reckon(notice, &dossier.kept.calendar, progress.month.next()) {
        merge::deadline::Due::Day { day, .. } => Some(day),
        _ => None,
    };
    let corrections = &corrections;
    let subject =
        merge::figures::Subject { notice, tasks, roster, progress, earlier, standings, next_due, corrections };
    Some(merge::figures::of(&subject))
}

/// Number and date that nobody gave yet.
fn unissued(dossier: &mut Dossier, month: Month) {
    let issue = dossier.issue(month);
    let in_series = dossier.bulletins.as_ref().is_some_and(|b| b.number(month).is_some());
    let unnumbered = !in_series && issue.is_none_or(|i| i.doc_number.is_none());
    let number = unnumbered.then_some(("发文字号", "document number"));
    let date = issue.is_none_or(|i| i.date.is_none()).then_some(("成文日期", "date"));
    for (zh, en) in number.into_iter().chain(date) {
        let d = Diagnostic::new(&codes::NO_ISSUE).with("month", month).with("what", zh).with("what_en", en);
        dossier.findings.push(d);
    }
}

/// One month: every file read, all merged; and what is to be written to `content/progress/`.
fn month_of(
    world: &dyn World,
    dossier: &mut Dossier,
    month: Month,
    paths: &[String],
    previous: Option<&Bulletin>,
    recall: &Recall,
) -> Result<(Bulletin, Option<Unfiled>), Error> {
    let mut out = Bulletin { month, progress: None, readings: Vec::new(), print: String::new() };
    let kept = Kept::read(world, dossier, month)?;
    let receipts = receipts::read(world, dossier, month)?;
    let Some(text) = dossier.editions.of(month, &dossier.kept.calendar) else {
        let waits = (format!("{}份通报", month.to_chinese()), format!("the bulletin of {month}"));
        dossier.findings.extend(dossier.editions.halt(&waits.0, &waits.1));
        return Ok((out, None));
    };
    let InForce { edition, roster, decisions, .. } = text;
    let (notice, tasks) = (&edition.notice, &edition.tasks);
    let desk = Desk::new(text.knowledge(month, &kept.senders), &receipts, recall);
    let Collected { readings, repeated, unread } =
        desk.collect(world, paths, &mut dossier.inputs, &mut dossier.findings)?;
    let earlier = previous.and_then(|b| b.progress.as_ref()).map(|p| dossier.carried(p, text));
    let given = merge::Given {
        notice,
        tasks,
        roster,
        calendar: &dossier.kept.calendar,
        decisions,
        settled: &kept.settled,
        previous: earlier.as_deref(),
    };
    let parts = merged::parts(dossier, text, paths, &kept, &unread, previous);
    out.print = sha256(parts.as_bytes());
    let merged = recall.get("merged", || parts, || Ok(Merged::of(&given, month, readings, repeated)))?;
    let held_back = held_back(month, &merged.readings, &unread, &merged.found);
    dossier.findings.extend(merged.found.iter().cloned());
    out.readings.clone_from(&merged.readings);
    let stops = !held_back.is_empty() || kept.unreadable || !dossier.kept.whole;
    dossier.findings.extend(held_back);
    // What was merged is kept all the same: people see in it what is still open.
    if !unread.is_empty() || kept.unreadable {
        return Ok((out, None));
    }
    out.progress = kept.accept(world, dossier, &merged.progress)?.filter(|_| !stops);
    Ok((out, Some((kept, merged))))
}

/// Why the month cannot be reported on yet. A unit whose file cannot be read has reported all the same and may not be
/// named as missing; nor may any while it is not known whose a report is.
fn held_back(month: Month, readings: &[Reading], unread: &[String], found: &[Diagnostic]) -> Vec<Diagnostic> {
    let nameless = found.iter().filter(|d| d.code.id == merge::codes::UNKNOWN_SENDER.id);
    let nameless = nameless.flat_map(|d| d.args.iter().filter(|a| a.0 == "file").map(|a| a.1.clone()));
    let files: Vec<String> = unread.iter().cloned().chain(nameless).collect();
    let mut out = Vec::new();
    if !files.is_empty() {
        out.push(Diagnostic::new(&codes::UNREAD_REPORT).with("month", month).with("files", files.join("、")));
    }
    for reading in readings.iter().filter(|r| !r.account.adds_up()) {
        let (total, known) = (reading.account.total, reading.account.cells.len());
        let d = Diagnostic::new(&codes::UNACCOUNTED).with("file", &reading.file);
        out.push(d.with("total", total).with("known", known));
    }
    out
}
