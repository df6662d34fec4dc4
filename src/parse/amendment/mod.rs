//! Reading an issued notice that amends another: every sentence becomes changes or a finding, every character is
//! accounted for. What `amend::phrase` says is read back here.

mod blocks;
mod check;
pub mod codes;
mod formula;
mod grammar;
mod head;
mod locator;
mod pieces;
mod settle;
#[cfg(test)]
mod tests;

pub use codes::CODES;
pub use head::Named;

use super::traced::Accounting;
use crate::base::diagnostic::Diagnostic;
use crate::base::text::without_blanks;
use crate::base::{Source, Span};
use crate::model::ReadFrom;
use crate::model::amendment::Amendment;
use settle::Settler;

/// An amendment as read, with what its file has no place for.
#[derive(Debug)]
pub struct Reading {
    /// The amendment.
    pub amendment: Amendment,
    /// The sentence that orders each of its changes.
    pub places: Vec<Span>,
    /// The organ of its letterhead.
    pub issuer: String,
    /// What it says it amends.
    pub named: Option<Named>,
    /// Who signed it.
    pub signers: Vec<String>,
    /// Lines below its date: 附注, 抄送.
    pub notes: Vec<String>,
    /// What is to be settled or mended.
    pub findings: Vec<Diagnostic>,
    /// What became of every character.
    pub accounting: Accounting,
}

/// Reads an issued notice. Never fails: what cannot be read is a finding.
pub fn read(source: &Source, sha256: &str) -> (Amendment, Vec<Diagnostic>) {
    let reading = read_all(source, sha256);
    (reading.amendment, reading.findings)
}

/// The same, with what the amendment's file has no place for and the account of every character.
pub fn read_all(source: &Source, sha256: &str) -> Reading {
    let mut settler = Settler::new(source);
    let parts = head::parts(source);
    let text = |span: &Span| without_blanks(&source.text()[span.start..span.end]);
    let issuer = parts.issuer.map(|s| settler.field(s)).unwrap_or_default();
    let doc_number = parts.number.map(|s| settler.field(s)).unwrap_or_default();
    let title: String = parts.title.iter().map(|s| settler.field(*s)).collect();
    let addressees = parts.addressees.map(|s| settler.field(s)).unwrap_or_default();
    parts.stray.iter().for_each(|s| settler.stray(*s));
    let announced = parts.preamble.map(|s| head::announced(&settler.field(s))).unwrap_or_default();
    if let Some(body) = parts.body {
        settler.body(body, parts.preamble.is_some());
    }
    let signers: Vec<String> = parts.signers.iter().map(|s| settler.field(*s)).collect();
    if let Some((span, _)) = parts.date {
        settler.field(span);
    }
    let notes: Vec<String> = parts.after.iter().filter_map(|s| settler.note(*s, &text(s))).collect();
    let titled = head::named(&title);
    let named = announced.named.or_else(|| titled.clone());
    settler.compare(&titled, &named, announced.count, parts.preamble);
    settler.missing(&[
        (doc_number.is_empty(), "发文字号", "document number", "doc_number"),
        (title.is_empty(), "标题", "title", "title"),
        (addressees.is_empty(), "主送机关", "addressee", "addressees"),
    ]);
    let date = parts.date.map_or_else(|| settler.no_date(), |(_, d)| d);
    let amendment = Amendment {
        read_from: Some(ReadFrom { file: source.name().to_owned(), sha256: sha256.to_owned() }),
        doc_number,
        date,
        in_force: settler.in_force,
        basis: if announced.basis.is_empty() { std::mem::take(&mut settler.basis) } else { announced.basis },
        title,
        addressees: addressees.trim_end_matches(['：', ':']).to_owned(),
        example: notes.iter().any(|n| n.contains("示例")),
        changes: std::mem::take(&mut settler.changes),
    };
    let places = std::mem::take(&mut settler.places);
    let (findings, accounting) = settler.close();
    Reading { amendment, places, issuer, named, signers, notes, findings, accounting }
}
