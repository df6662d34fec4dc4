//! `hongtou amend from-docx`: what a leader changed, with changes tracked, on a paper that this program wrote.

use super::super::codes;
use super::super::dossier::Dossier;
use super::super::editions::{InForce, day_of};
use super::super::job::matter;
use super::super::papers::Paper;
use super::super::texts::{newest, told};
use super::drawn::{conclude, draw};
use super::{Drawn, Order, aside};
use crate::base::diagnostic::Code;
use crate::base::{Diagnostic, Error, World};
use crate::model::{Edition, Notice, TaskList};
use crate::parse::Reading;
use crate::parse::returned::{self, Returned};
use crate::style::StyleSheet;
use crate::{amend, compose, write};

/// Draws up an amendment of the tracked changes in a DOCX, and writes it unless something stands in the way. `name` is
/// the file's, for findings.
///
/// # Errors
/// When the disk refuses.
pub fn from_docx(world: &dyn World, name: &str, bytes: &[u8], order: &Order) -> Result<Drawn, Error> {
    let dossier = Dossier::load(world)?;
    let text = match newest(&dossier) {
        Ok(text) => text,
        Err(why) => return Ok(Drawn::refused(told(&dossier, why))),
    };
    let mut returned = match returned::read(name, bytes) {
        Ok(returned) => returned,
        Err(finding) => return Ok(Drawn::refused(vec![finding])),
    };
    let mut findings = std::mem::take(&mut returned.findings);
    leave_out_own(&mut findings, &dossier, text, returned.annex_alone, name);
    findings.extend(news(&returned));
    let sent = untraced(&dossier, text, &returned, name);
    if !sent.is_empty() {
        findings.extend(sent);
        return Ok(Drawn { since: text.edition.since, ..Drawn::refused(findings) });
    }
    findings.extend(title_notes(&dossier, text, &returned, name));
    let (notice, tasks) = said(&returned.accepted, &returned, text);
    let mut drawn = draw(text, &notice, &tasks, name);
    findings.append(&mut drawn.findings);
    conclude(world, text, Drawn { findings, ..drawn }, order)
}

/// What reading the changed side found that the side as sent out does not say too.
fn news(returned: &Returned) -> Vec<Diagnostic> {
    let same = |a: &Diagnostic, b: &Diagnostic| a.code.id == b.code.id && a.args == b.args;
    let old = &returned.rejected.findings;
    returned.accepted.findings.iter().filter(|d| !old.iter().any(|o| same(o, d))).cloned().collect()
}

/// One side as notice and list. An annex alone says nothing of the rest of the notice; and no draft says what the duty
/// to report is, or how the notice calls the organ that its letterhead names.
fn said(side: &Reading, returned: &Returned, text: &InForce) -> (Notice, TaskList) {
    let Edition { notice, .. } = &text.edition;
    let said = &side.notice;
    if returned.annex_alone {
        let (doc_number, annex) = (said.doc_number.clone(), said.annex.clone());
        return (Notice { doc_number, annex, ..notice.clone() }, side.tasks.clone());
    }
    let changed = returned.accepted.notice.issuer != returned.rejected.notice.issuer;
    let issuer = if changed { said.issuer.clone() } else { notice.issuer.clone() };
    (Notice { issuer, reporting: notice.reporting.clone(), ..said.clone() }, side.tasks.clone())
}

/// Why the paper as it was sent out is not the text in force: another text, or edits without a trace.
fn untraced(dossier: &Dossier, text: &InForce, returned: &Returned, name: &str) -> Vec<Diagnostic> {
    let found = apart(text, &returned.rejected, returned);
    if found.is_empty() {
        return Vec::new();
    }
    let is_of = |other: &&InForce| apart(other, &returned.rejected, returned).is_empty();
    if let Some(older) = dossier.editions.all().iter().rev().find(is_of) {
        let [[since, since_en], [now, now_en]] = [older, text].map(|t| day_of(t.edition.since));
        let d = Diagnostic::new(&codes::OLDER_TEXT).with("file", name).with("since", since).with("since_en", since_en);
        return vec![d.with("now", now).with("now_en", now_en)];
    }
    let told = |code: &'static Code, all: Vec<(String, String)>| -> Vec<Diagnostic> {
        let one = |(old, new)| Diagnostic::new(code).with("file", name).with("old", old).with("new", new);
        all.into_iter().map(one).collect()
    };
    // What our own paper does not bring back is not the leader's doing.
    let ours = paper(dossier, text, returned.annex_alone).and_then(|docx| returned::read(name, &docx).ok());
    match ours.map(|ours| apart(text, &ours.rejected, &ours)).filter(|lost| !lost.is_empty()) {
        Some(lost) => told(&codes::NOT_READ_BACK, lost),
        None => told(&codes::UNTRACKED, found),
    }
}

/// Where a side of a draft says something else than a text.
fn apart(text: &InForce, side: &Reading, returned: &Returned) -> Vec<(String, String)> {
    let Edition { notice, tasks, .. } = &text.edition;
    let (said, list) = said(side, returned, text);
    let mut out = amend::differences(&Edition::first(notice, tasks).root, &Edition::first(&said, &list).root);
    if out.is_empty() {
        let said = Notice { issuer: notice.issuer.clone(), ..said };
        let beside = aside::differences((notice, tasks), (&said, &list));
        out.extend(beside.into_iter().map(|(_, old, new)| (old, new)));
    }
    out
}

/// Leaves out what the paper as it is sent out has itself, such as footnotes that nobody touched.
fn leave_out_own(findings: &mut Vec<Diagnostic>, dossier: &Dossier, text: &InForce, annex_alone: bool, name: &str) {
    let is_foreign = |d: &Diagnostic| d.code.id == returned::codes::UNMAPPED.id;
    if !findings.iter().any(is_foreign) {
        return;
    }
    let ours = paper(dossier, text, annex_alone).and_then(|bytes| returned::read(name, &bytes).ok());
    let ours: Vec<Diagnostic> = ours.into_iter().flat_map(|r| r.findings).filter(is_foreign).collect();
    findings.retain(|d| !is_foreign(d) || !ours.iter().any(|own| own.args == d.args));
}

/// An edit without a trace of the line below the titles, which is the program's.
fn title_notes(dossier: &Dossier, text: &InForce, returned: &Returned, name: &str) -> Option<Diagnostic> {
    let ours = returned::read(name, &paper(dossier, text, returned.annex_alone)?).ok()?.title_notes;
    let said = &returned.title_notes;
    (*said != ours).then(|| {
        let d = Diagnostic::new(&returned::codes::FURNITURE).with("file", name).with("at", "").with("at_en", "");
        d.with("before", ours.join("")).with("text", said.join(""))
    })
}

/// The paper of a text as it is sent out.
fn paper(dossier: &Dossier, text: &InForce, annex_alone: bool) -> Option<Vec<u8>> {
    let paper = match &text.amended {
        _ if annex_alone => Paper::Annex,
        Some(_) => Paper::Consolidated,
        None => Paper::Notice,
    };
    let (matter, templates) = matter(dossier, text, paper, None, None)?;
    let document = compose::compose(paper.kind(), &matter, templates).ok()?;
    write::docx::write(&document, &StyleSheet::new(matter.choices.clone())).ok()
}
