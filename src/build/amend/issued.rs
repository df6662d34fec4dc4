//! `hongtou amend parse`: an amendment as it was issued becomes its list of changes, and is tried on the text it alters.

use super::super::codes;
use super::super::dossier::Dossier;
use super::super::fingerprint::sha256;
use super::super::read::ParseMode;
use super::super::texts::told;
use super::{content_path, write};
use crate::amend;
use crate::base::{Date, Diagnostic, Error, Source, Span, World};
use crate::parse::amendment::{Reading, read_all};
use crate::parse::decode::decode;

/// What reading an issued amendment gave.
#[derive(Debug)]
pub struct Issued {
    /// What was read, with its source; `None` where the file is no text.
    pub reading: Option<(Reading, Source)>,
    /// The file in `content/amendments/` that it belongs in.
    pub content: String,
    /// Whether that file was written.
    pub written: bool,
    /// Where that file differs and is kept because a person may have changed it, the difference.
    pub kept: Option<String>,
    /// What is to be settled or mended.
    pub findings: Vec<Diagnostic>,
}

/// Reads an amendment as issued and writes its list of changes, unless any of it was not understood.
///
/// # Errors
/// When the disk refuses.
pub fn parse(world: &dyn World, file: &str, mode: ParseMode) -> Result<Issued, Error> {
    let missing = || Error::Read(file.into(), std::io::ErrorKind::NotFound.into());
    let bytes = world.read(file)?.ok_or_else(missing)?;
    let content = content_path(file);
    let mut out = Issued { reading: None, content, written: false, kept: None, findings: Vec::new() };
    let (source, encoding) = match decode(file, &bytes) {
        Ok(read) => read,
        Err(finding) => {
            out.findings.push(*finding);
            return Ok(out);
        }
    };
    let mut reading = read_all(&source, &sha256(&bytes));
    out.findings.extend(encoding);
    out.findings.append(&mut reading.findings);
    if out.findings.iter().any(Diagnostic::is_error) {
        let d = Diagnostic::new(&codes::AMENDMENT_UNREAD).with("path", file).with("content", &out.content);
        out.findings.push(d);
    } else if mode != ParseMode::Dry {
        (out.written, out.kept) = write(world, &out.content, &reading.amendment, mode)?;
    }
    out.reading = Some((reading, source));
    Ok(out)
}

/// What came of trying an amendment on the text that it alters.
#[derive(Debug)]
pub struct Attempt {
    /// The first day of that text; none where it is not known, or the notice bears no date.
    pub since: Option<Date>,
    /// Why it is refused, and what is to be looked at: each at the sentence that orders the change.
    pub findings: Vec<Diagnostic>,
}

/// Tries an amendment on the text in force before its first day, writing nothing.
///
/// # Errors
/// When the disk refuses.
pub fn try_out(world: &dyn World, issued: &Issued) -> Result<Option<Attempt>, Error> {
    let Some((reading, source)) = &issued.reading else { return Ok(None) };
    let dossier = Dossier::load(world)?;
    let amendment = &reading.amendment;
    let Some(text) = dossier.editions.altered_by(&issued.content, amendment) else {
        let halt = dossier.editions.halt("这次修改的对照", "the trial of this amendment");
        return Ok(halt.map(|halt| Attempt { since: None, findings: told(&dossier, halt) }));
    };
    let at = |finding: Diagnostic, change: usize| {
        finding.at(source, reading.places.get(change).copied().unwrap_or(Span::new(0, 0)))
    };
    let findings = match amend::apply(&text.edition, amendment) {
        Ok(applied) => applied.notes,
        Err(objections) => objections.into_iter().map(|o| at(o.finding, o.change)).collect(),
    };
    Ok(Some(Attempt { since: text.edition.since, findings }))
}
