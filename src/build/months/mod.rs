//! Months: the reports in `seeds/submissions/MONTH/`, read, merged and kept in `content/progress/`.

mod again;
mod collect;
mod keep;
mod merged;
pub mod receipts;

use super::dossier::Dossier;
use super::ledger::{CALENDAR, LEDGER};
use super::papers::Paper;
use super::{InForce, Recall, Request, codes, hands};
use crate::base::diagnostic::Diagnostic;
use crate::base::{Error, Month, World};
use crate::model::Reading;
use crate::model::ledger::LedgerYear;
use crate::{merge, model};
use again::Readings;
pub(super) use collect::below;
use collect::{Collected, Desk, Opened};
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
    pub progress: Option<Arc<model::Progress>>,
    /// A hash of that.
    pub(super) print: Option<Arc<str>>,
    /// Its reports as read, each with its account.
    pub readings: Arc<[Reading]>,
    /// Its file as it was found, and what is to stand in it.
    unfiled: Option<(Kept, Arc<Merged>)>,
}

impl Bulletin {
    /// Holds it back for an earlier month that is held back, without which it would judge the bodies more mildly than they
    /// earned; with what is to be said of that.
    fn wait_for(&mut self, earlier: Month) -> Option<Diagnostic> {
        self.unfiled = None;
        self.print = None;
        self.progress.take()?;
        let d = Diagnostic::new(&codes::WAITS).with("month", self.month.to_chinese()).with("month_en", self.month);
        Some(d.with("earlier", earlier.to_chinese()).with("earlier_en", earlier))
    }
}

/// The reports of the months asked for, merged, and those of the months before them, by which they are judged.
///
/// # Errors
/// When the disk refuses.
pub fn read(world: &dyn World, dossier: &mut Dossier, request: &Request) -> Result<Vec<Bulletin>, Error> {
    read_again(world, dossier, request, &Recall::nothing())
}

/// As [`read`], recalling what earlier rounds made of the same files.
///
/// # Errors
/// As [`read`].
pub fn read_again(
    world: &dyn World,
    dossier: &mut Dossier,
    request: &Request,
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
    let mut folders = Vec::new();
    for (month, paths) in files {
        folders.push(Folder::look(world, dossier, month, paths)?);
    }
    let opened = open(world, dossier, &folders, recall)?;
    let mut out: Vec<Bulletin> = Vec::new();
    for (folder, opened) in folders.into_iter().zip(opened) {
        let previous = out.iter().find(|b| b.month.next() == folder.month);
        let mut bulletin = month_of(world, dossier, folder, opened, previous, recall)?;
        if let Some(held) = out.iter().find(|b| b.progress.is_none()).map(|b| b.month) {
            dossier.findings.extend(bulletin.wait_for(held));
        }
        out.push(bulletin);
    }
    for bulletin in out.iter().filter(|b| b.progress.is_some() && request.wants(b.month)) {
        unissued(dossier, bulletin.month);
    }
    Ok(out)
}

/// Writes what was merged into `content/`, and how the bodies stand by all months, where all were asked for; with what is
/// to be said of files that people changed.
///
/// # Errors
/// When the disk refuses.
pub fn file(
    world: &dyn World,
    dossier: &Dossier,
    request: &Request,
    bulletins: &[Bulletin],
) -> Result<Option<Diagnostic>, Error> {
    let unfiled: Vec<_> = bulletins.iter().filter_map(|b| b.unfiled.as_ref()).collect();
    hands::side_by_side(&unfiled, |_, (kept, merged)| kept.file(world, merged.text()))?;
    let is_asked_for = request.papers.is_empty() || request.papers.contains(&Paper::Bulletin);
    match dossier.editions.newest().filter(|_| is_asked_for && request.month.is_none()) {
        Some(text) => super::ledger::keep(world, &years(dossier, text, bulletins)),
        None => Ok(None),
    }
}

/// How the bodies stand by all months.
fn years(dossier: &Dossier, text: &InForce, bulletins: &[Bulletin]) -> Vec<LedgerYear> {
    let months = bulletins.iter().filter_map(|b| b.progress.as_deref());
    let months: Vec<Cow<'_, model::Progress>> = months.map(|p| dossier.carried(p, text)).collect();
    merge::ledger::of(&books(dossier, text), &borrowed(&months))
}

/// Whether a file is merged into the progress of its month, or decides how the month is judged: a bulletin says of it
/// what progress and figures say.
pub(super) fn is_merged(path: &str) -> bool {
    let folders = ["seeds/", "content/progress/", "content/receipts/"];
    path == CALENDAR || path == LEDGER || folders.iter().any(|folder| path.starts_with(folder))
}

/// The months before one, the oldest first.
pub fn before(bulletins: &[Bulletin], month: Month) -> Vec<&model::Progress> {
    bulletins.iter().filter(|b| b.month < month).filter_map(|b| b.progress.as_deref()).collect()
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

/// A month's folder, and what people keep about it.
struct Folder {
    month: Month,
    /// The files, in the order in which they came.
    paths: Vec<String>,
    kept: Kept,
    receipts: model::Receipts,
    /// What is wrong in what people keep.
    findings: Vec<Diagnostic>,
}

impl Folder {
    fn look(world: &dyn World, dossier: &mut Dossier, month: Month, paths: Vec<String>) -> Result<Folder, Error> {
        let before = dossier.findings.len();
        let mut kept = Kept::read(world, dossier, month)?;
        let receipts = receipts::read(world, dossier, month)?;
        // Without them nobody would be late.
        kept.unreadable |= receipts.is_none();
        let receipts = receipts.unwrap_or_default();
        let (paths, findings) = (collect::in_order(paths, &receipts), dossier.findings.split_off(before));
        Ok(Folder { month, paths, kept, receipts, findings })
    }
}

/// Every file of every month, read side by side: reading needs no other month. None of a month whose text is not known.
fn open(
    world: &dyn World,
    dossier: &Dossier,
    folders: &[Folder],
    recall: &Recall,
) -> Result<Vec<Vec<Arc<Opened>>>, Error> {
    let text = |folder: &Folder| dossier.text_of(folder.month);
    let known = folders.iter().map(|f| Some(text(f)?.knowledge(f.month, &f.kept.senders)));
    let readings: Option<Arc<Readings>> = recall.lasting("readings");
    let desks: Vec<Option<Desk<'_>>> = known.map(|known| Some(Desk::new(known?, readings.clone()))).collect();
    let mut files: Vec<(&Desk<'_>, &String)> = Vec::new();
    for (desk, folder) in desks.iter().zip(folders) {
        files.extend(desk.iter().flat_map(|desk| folder.paths.iter().map(move |path| (desk, path))));
    }
    if let Some(readings) = &readings {
        readings.retain(&folders.iter().flat_map(|f| &f.paths).map(String::as_str).collect());
    }
    let mut opened = hands::side_by_side(&files, |_, (desk, path)| desk.open(world, path))?.into_iter();
    let of_folder = |(desk, folder): (&Option<Desk<'_>>, &Folder)| {
        let count = desk.as_ref().map_or(0, |_| folder.paths.len());
        opened.by_ref().take(count).collect()
    };
    Ok(desks.iter().zip(folders).map(of_folder).collect())
}

/// One month: what was read of its files, all merged.
fn month_of(
    world: &dyn World,
    dossier: &mut Dossier,
    folder: Folder,
    opened: Vec<Arc<Opened>>,
    previous: Option<&Bulletin>,
    recall: &Recall,
) -> Result<Bulletin, Error> {
    let Folder { month, paths, kept, receipts, findings } = folder;
    dossier.findings.extend(findings);
    let mut out = Bulletin { month, progress: None, print: None, readings: Arc::default(), unfiled: None };
    let Some(text) = dossier.editions.of(month, &dossier.kept.calendar) else {
        let waits = (format!("{}份通报", month.to_chinese()), format!("the bulletin of {month}"));
        dossier.findings.extend(dossier.editions.halt(&waits.0, &waits.1));
        return Ok(out);
    };
    let InForce { edition, roster, decisions, .. } = text;
    let collected = Collected::of(paths.into_iter().zip(opened), &receipts, &mut dossier.inputs);
    let earlier = previous.and_then(|b| b.progress.as_ref()).map(|p| dossier.carried(p, text));
    let given = merge::Given {
        notice: &edition.notice,
        tasks: &edition.tasks,
        roster,
        calendar: &dossier.kept.calendar,
        decisions,
        settled: &kept.settled,
        previous: earlier.as_deref(),
    };
    let merged = recall.get(
        "merged",
        || merged::print(&given, month, &collected),
        || Ok(Merged::of(&given, month, &collected)),
    )?;
    let Collected { unread, findings, .. } = collected;
    out.readings = Arc::clone(&merged.readings);
    let held_back = held_back(month, &merged, &unread);
    dossier.findings.extend(findings);
    dossier.findings.extend(merged.found.iter().cloned());
    let stops = !held_back.is_empty() || kept.unreadable || !dossier.kept.whole;
    dossier.findings.extend(held_back);
    // What was merged is kept all the same: people see in it what is still open.
    if !unread.is_empty() || kept.unreadable {
        return Ok(out);
    }
    out.progress = kept.accept(world, dossier, &merged.progress)?.filter(|_| !stops);
    out.print = out.progress.as_ref().map(|progress| merged.print_of(progress));
    out.unfiled = Some((kept, merged));
    Ok(out)
}

/// Why the month cannot be reported on yet. A unit whose file cannot be read has reported all the same and may not be
/// named as missing; nor may any while it is not known whose a report is.
fn held_back(month: Month, merged: &Merged, unread: &[String]) -> Vec<Diagnostic> {
    let nameless = merged.found.iter().filter(|d| d.code.id == merge::codes::UNKNOWN_SENDER.id);
    let nameless = nameless.flat_map(|d| d.args.iter().filter(|a| a.0 == "file").map(|a| a.1.clone()));
    let files: Vec<String> = unread.iter().cloned().chain(nameless).collect();
    let mut out = Vec::new();
    if !files.is_empty() {
        out.push(Diagnostic::new(&codes::UNREAD_REPORT).with("month", month).with("files", files.join("、")));
    }
    out.extend(merged.unaccounted.iter().cloned());
    out
}
