//! A returned draft: a paper of ours that a leader sent back as DOCX, with tracked changes and comments. It is read twice,
//! as it was before the changes and as it is with them.
//!
//! `walk` goes through the XML once and keeps with every piece whether it was put in or taken out (`script`); `text`
//! writes either side as the kind of text that the notice reader reads. Nothing is passed over without a word: what has
//! no place in a notice is a finding with its text and where it stands.

mod change;
pub mod codes;
mod draft;
mod plain;
mod remarks;
mod rows;
mod script;
mod text;
mod walk;

pub use change::{Comment, Kind, Place, Revision, Side};
pub use codes::CODES;

use super::Reading;
use super::lines::Cut;
use super::office::Fault;
use crate::base::{Diagnostic, Source, Span};
use draft::Draft;
use text::Shaped;

/// A returned draft as read. Its readings have no roster: what bodies are called is no question of a draft; and their
/// issuer is the organ as the letterhead prints it, which an office may have chosen to differ from the notice's.
#[derive(Debug)]
pub struct Returned {
    /// The paper with every tracked change accepted.
    pub accepted: Reading,
    /// The paper with every tracked change rejected: as it was sent out, unless somebody changed it without a trace.
    pub rejected: Reading,
    /// Whether it is an annex on its own: then there is no more of the notice in it than number, annex and tasks.
    pub annex_alone: bool,
    /// What the draft as sent out says below its titles of how the text was issued and amended, without blanks. It is
    /// the program's and no part of the readings.
    pub title_notes: Vec<String>,
    /// The remarks in the margin, in the order of their places in the file.
    pub comments: Vec<Comment>,
    /// The tracked changes: those of the words in their order, then those of the look.
    pub revisions: Vec<Revision>,
    /// What a person must know beside the findings of the two readings, which are with these.
    pub findings: Vec<Diagnostic>,
}

/// Reads a returned draft; `name` is the file's, for findings.
///
/// # Errors
/// When it cannot be read at all; the finding says why.
pub fn read(name: &str, bytes: &[u8]) -> Result<Returned, Diagnostic> {
    read_draft(name, bytes).map_err(|fault| refused(name, fault))
}

fn read_draft(name: &str, bytes: &[u8]) -> Result<Returned, Fault> {
    let draft = Draft::open(bytes)?;
    let mut walked = walk::walk(&draft.document, draft.numbers, draft.parts)?;
    let mut rejected = text::shape(&walked.blocks, Side::Rejected)?;
    let mut accepted = text::shape(&walked.blocks, Side::Accepted)?;
    let comments = remarks::comments(draft.comments.as_ref(), &mut walked.quotes)?;
    let mut all = std::mem::take(&mut walked.remarks);
    all.append(&mut accepted.remarks);
    all.append(&mut rejected.gone);
    all.extend(remarks::notes(&draft.notes, &walked.references));
    all.extend(remarks::edges(&draft.edges));
    all.extend(remarks::looks(&walked.revisions));
    let mut findings: Vec<Diagnostic> = comments.iter().map(|c| remarks::of_comment(name, c)).collect();
    findings.extend(all.into_iter().map(|r| remarks::finding(name, r)));
    Ok(Returned {
        annex_alone: accepted.annex_alone,
        title_notes: std::mem::take(&mut rejected.title_notes),
        accepted: reading(name, &accepted),
        rejected: reading(name, &rejected),
        comments,
        revisions: walked.revisions,
        findings,
    })
}

/// One side as the notice reader reads it. An annex alone lacks the parts of a notice, of which nobody need be told.
fn reading(name: &str, shaped: &Shaped) -> Reading {
    use super::codes::{DUTY, MISSING};
    let mut reading = super::read_cut(&Source::new(name, shaped.text.as_str()), "", Cut::Nowhere);
    reading.findings.retain(|d| !(shaped.annex_alone && [MISSING.id, DUTY.id].contains(&d.code.id)));
    reading
}

/// An office file that is no draft of ours, as text, and what of it is none.
///
/// # Errors
/// When it cannot be read at all; the finding says why.
pub(super) fn plain(name: &str, bytes: &[u8]) -> Result<(Source, Vec<Diagnostic>), Box<Diagnostic>> {
    read_plain(name, bytes).map_err(|fault| Box::new(refused(name, fault)))
}

fn read_plain(name: &str, bytes: &[u8]) -> Result<(Source, Vec<Diagnostic>), Fault> {
    let mut draft = Draft::open(bytes)?;
    plain::lift_boxes(&mut draft.document);
    let mut walked = walk::walk(&draft.document, draft.numbers, draft.parts)?;
    let (text, seats) = plain::text(&walked.blocks);
    let comments = remarks::comments(draft.comments.as_ref(), &mut walked.quotes)?;
    let mut all = std::mem::take(&mut walked.remarks);
    all.extend(remarks::notes(&draft.notes, &walked.references));
    all.extend(remarks::edges(&draft.edges));
    let mut findings: Vec<Diagnostic> = comments.iter().map(|c| remarks::of_comment(name, c)).collect();
    findings.extend(all.into_iter().map(|r| remarks::finding(name, r)));
    let changes = walked.revisions.iter().filter(|r| r.kind != Kind::Formatted).count();
    if changes > 0 {
        let d = Diagnostic::new(&super::codes::CHANGES).with("count", changes);
        findings.push(d.at(&Source::new(name, ""), Span::new(0, 0)));
    }
    Ok((Source::seated(name, text, seats), findings))
}

fn refused(name: &str, fault: Fault) -> Diagnostic {
    let unreadable = |zh: &str, en: &str| {
        Diagnostic::new(&codes::UNREADABLE).with("file", name).with("reason", zh).with("reason_en", en)
    };
    match fault {
        Fault::Broken(zh, en) | Fault::Harmful(zh, en) => unreadable(&zh, &en),
        Fault::Encrypted => unreadable("设有打开密码", "it has a password"),
        Fault::TooLarge(limit) => Diagnostic::new(&codes::TOO_LARGE).with("file", name).with("limit", limit),
    }
}
