//! Months: the reports in `seeds/submissions/MONTH/`, read, merged and kept in `content/progress/`.

use super::dossier::Dossier;
use super::fingerprint::sha256;
use super::papers::Paper;
use super::{Request, codes, seal};
use crate::base::diagnostic::Diagnostic;
use crate::base::{Error, Month, World};
use crate::parse::submission::Knowledge;
use crate::{merge, model, parse};
use std::collections::BTreeMap;

/// A month's bulletin to be made; without progress where its reports cannot be merged.
#[derive(Debug)]
pub struct Bulletin {
    /// The month.
    pub month: Month,
    /// Its reports, merged.
    pub progress: Option<model::Progress>,
}

/// The reports of the months asked for, merged.
///
/// # Errors
/// When the disk refuses.
pub fn read(world: &dyn World, dossier: &mut Dossier, request: &Request, write: bool) -> Result<Vec<Bulletin>, Error> {
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
    files.retain(|m, _| request.month.is_none_or(|wanted| wanted == *m));
    let mut out = Vec::new();
    for (month, paths) in files {
        let progress = month_of(world, dossier, month, &paths, write)?;
        if progress.is_some() {
            unissued(dossier, month);
        }
        out.push(Bulletin { month, progress });
    }
    Ok(out)
}

/// Number and date that nobody gave yet.
fn unissued(dossier: &mut Dossier, month: Month) {
    let issue = dossier.issue(month);
    let number = issue.is_none_or(|i| i.doc_number.is_none()).then_some(("发文字号", "document number"));
    let date = issue.is_none_or(|i| i.date.is_none()).then_some(("成文日期", "date"));
    for (zh, en) in number.into_iter().chain(date) {
        let d = Diagnostic::new(&codes::NO_ISSUE).with("month", month).with("what", zh).with("what_en", en);
        dossier.findings.push(d);
    }
}

/// One month: every file read, all merged, the result kept in `content/progress/`.
fn month_of(
    world: &dyn World,
    dossier: &mut Dossier,
    month: Month,
    paths: &[String],
    write: bool,
) -> Result<Option<model::Progress>, Error> {
    let (Some(notice), Some(tasks), Some(roster)) = (&dossier.notice, &dossier.tasks, &dossier.roster) else {
        return Ok(None);
    };
    let known = Knowledge { month, roster, tasks, answers: &[] };
    let (mut readings, mut unread) = (Vec::new(), Vec::new());
    for path in paths {
        let Some(bytes) = world.read(path)? else { continue };
        dossier.inputs.insert(path.clone(), sha256(&bytes));
        let (members, findings) = parse::submission::unpack(path, &bytes);
        dossier.findings.extend(findings);
        for member in members {
            let (reading, findings) = parse::submission::read(&member, &known);
            dossier.findings.extend(findings);
            match reading {
                Some(reading) => readings.push(reading),
                None => unread.push(member.path),
            }
        }
    }
    // A unit whose file cannot be read has reported all the same and may not be named as missing.
    if !unread.is_empty() {
        dossier.findings.push(held_back(month, &unread.join("、")));
        return Ok(None);
    }
    let calendar = model::Calendar { inclusive: true, ..Default::default() };
    let (decisions, settled, previous) = (&[], &[], None);
    let given = merge::Given { notice, tasks, roster, calendar: &calendar, decisions, settled, previous };
    let (progress, findings) = merge::merge(&given, month, &readings);
    // Nor may one whose name nobody knows: it may be any of those that seem to be missing.
    let nameless = findings.iter().filter(|d| d.code.id == merge::codes::UNKNOWN_SENDER.id);
    let files: Vec<String> =
        nameless.flat_map(|d| d.args.iter().filter(|a| a.0 == "file").map(|a| a.1.clone())).collect();
    dossier.findings.extend(findings);
    let progress = keep(world, dossier, progress, write)?;
    if files.is_empty() {
        return Ok(progress);
    }
    dossier.findings.push(held_back(month, &files.join("、")));
    Ok(None)
}

fn held_back(month: Month, files: &str) -> Diagnostic {
    Diagnostic::new(&codes::UNREAD_REPORT).with("month", month).with("files", files)
}

/// Writes what was merged. A file that says something else was corrected by a person, or by an earlier merge of other
/// reports: only the last hash noted in the file tells which, and what a person wrote is used as it stands.
fn keep(
    world: &dyn World,
    dossier: &mut Dossier,
    merged: model::Progress,
    write: bool,
) -> Result<Option<model::Progress>, Error> {
    let path = format!("content/progress/{}.yaml", merged.month);
    let text = seal::sealed(&model::yaml::save(&merged, &merge::HEADER));
    match world.read(&path)? {
        Some(old) if old == text.as_bytes() => {}
        Some(old) if !seal::is_sealed(&old) => {
            let corrected = dossier.yaml(world, &path)?;
            dossier.findings.push(Diagnostic::new(&codes::CORRECTED).with("path", &path));
            return Ok(corrected);
        }
        _ if write => world.write(&path, text.as_bytes())?,
        _ => {}
    }
    Ok(Some(merged))
}
