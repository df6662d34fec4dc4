//! `hongtou check`: all findings, in the order of the texts.

use super::messages::{Message, Word};
use super::parse::{Subject, named, subject};
use super::system::System;
use super::{Console, Exit, report, sarif};
use crate::base::{Diagnostic, Error, Lang, Source, World};
use crate::build::proofread::{self, NotWritten, Proofread};
use crate::write::docx::annotated::{self, Remark};
use std::collections::BTreeMap;
use std::path::Path;

/// So many findings of one kind are shown in full in one file; of the others only the places.
const IN_FULL: usize = 3;

/// What was asked for.
pub(super) struct Asked<'a> {
    pub(super) file: Option<&'a Path>,
    pub(super) fix: bool,
    pub(super) sarif: bool,
    pub(super) docx: Option<&'a Path>,
}

pub(super) fn run(console: &mut Console<'_>, asked: &Asked<'_>) -> Result<Exit, Error> {
    let Subject { world, file, .. } = subject(console, asked.file)?;
    let mut found = match &file {
        Some(file) => {
            // The lists of the office in whose dossier somebody works hold for what comes from elsewhere.
            let lists = console.dossier().ok().map(|office| proofread::house(&office)).transpose()?;
            let (house, faults) = lists.unwrap_or_default();
            let mut found = proofread::file(&world, file, asked.fix, &house)?;
            found.findings.extend(faults);
            found
        }
        None => proofread::dossier(&world, asked.fix)?,
    };
    report::sort(&mut found.findings);
    if let Some((path, source)) = asked.docx.zip(found.source.as_ref()) {
        annotated(console, path, source, &found.findings)?;
    }
    if asked.sarif {
        console.object(&sarif::document(&found.findings, console.lang))?;
        return Ok(exit(&found.findings));
    }
    mended(console, &found)?;
    show(console, found.findings)
}

/// Writes the text with each finding as a comment at its place.
fn annotated(console: &Console<'_>, path: &Path, source: &Source, findings: &[Diagnostic]) -> Result<(), Error> {
    let remarks: Vec<Remark> = findings.iter().filter_map(|d| remark(d, console.lang)).collect();
    let full = console.around.here.join(path);
    let name = named(Path::new(full.file_name().unwrap_or_default()))?;
    let world = System::new(full.parent().unwrap_or(Path::new("/")));
    world.write(&name, &annotated::write(source.text(), &remarks))
}

fn remark(finding: &Diagnostic, lang: Lang) -> Option<Remark> {
    let place = finding.place.as_ref()?;
    let code = finding.code;
    let mut said = vec![
        format!("[{} {}] {}", code.id, code.name, finding.message(lang)),
        format!("{}{}", Word::Cure.get(lang), finding.cure(lang)),
    ];
    // Where words are only to be taken out, the cure says so.
    if let Some(fix) = finding.fix.as_ref().filter(|fix| !fix.put.is_empty()) {
        said.push(format!("{}“{}”", Word::Proposal.get(lang), report::visible(&fix.put)));
    }
    if let Some(rule) = crate::lint::rule_of(code) {
        said.push(format!("{}{}", Word::Basis.get(lang), rule.page.source.get(lang)));
    }
    Some(Remark { start: place.span.start, end: place.span.end, author: code.severity.word(lang).to_owned(), said })
}

/// What was mended, and what could not be.
fn mended(console: &mut Console<'_>, found: &Proofread) -> Result<(), Error> {
    for finding in &found.mended {
        let Some(fix) = &finding.fix else { continue };
        if console.args.json {
            let mut object = console.report().finding_json(finding);
            object["kind"] = "mended".into();
            console.object(&object)?;
            continue;
        }
        let (line, column) = fix.place.line_column();
        let place = format!("{}:{line}:{column}", fix.place.source.name());
        let old = fix.place.source.text().get(fix.place.span.start..fix.place.span.end).unwrap_or_default();
        let (old, put) = (report::visible(old), report::visible(&fix.put));
        console.line(&Message::Mended(&place, finding.code.id, &old, &put).text(console.lang))?;
    }
    for kept in &found.not_written {
        let (path, message) = match kept {
            NotWritten::Encoding(path) => (path, Message::NotMended(path)),
            NotWritten::Document(path) => (path, Message::NotMendedDocument(path)),
        };
        let said = message.text(console.lang);
        match console.args.json {
            true => console.object(&serde_json::json!({ "kind": "not_mended", "file": path, "message": said }))?,
            false => console.line(&said)?,
        }
    }
    if !console.args.json && !found.mended.is_empty() {
        console.line(&format!("{}\n", Message::MendedCount(found.mended.len()).text(console.lang)))?;
    }
    Ok(())
}

fn show(console: &mut Console<'_>, mut findings: Vec<Diagnostic>) -> Result<Exit, Error> {
    report::sort(&mut findings);
    if console.args.json || console.args.verbose {
        console.findings(&findings)?;
    } else {
        folded(console, &findings)?;
    }
    if !console.args.json && !console.args.quiet {
        let count = console.report().count(&findings);
        console.line(&count)?;
    }
    Ok(exit(&findings))
}

fn exit(findings: &[Diagnostic]) -> Exit {
    if findings.iter().any(Diagnostic::is_error) { Exit::Text } else { Exit::Fine }
}

/// The findings of each kind in a file: the first in full, of the others the places, under the last shown in full.
fn folded(console: &mut Console<'_>, findings: &[Diagnostic]) -> Result<(), Error> {
    let kind = |d: &Diagnostic| (d.code.id, d.place.as_ref().map(|p| p.source.name().to_owned()));
    let mut alike: BTreeMap<_, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in findings.iter().filter(|d| crate::lint::rule_of(d.code).is_some()) {
        alike.entry(kind(finding)).or_default().push(finding);
    }
    for finding in findings {
        let all = alike.get(&kind(finding)).map_or(&[][..], Vec::as_slice);
        let n = all.iter().position(|d| std::ptr::eq(*d, finding)).unwrap_or(0);
        if n >= IN_FULL {
            continue;
        }
        console.findings([finding])?;
        let is_shown = finding.is_error() || !console.args.quiet;
        if n + 1 == IN_FULL && is_shown && all.len() > IN_FULL {
            let lang = console.lang;
            let places = all[IN_FULL..].iter().map(|d| place(d, lang)).collect::<Vec<_>>().join(" ");
            console.line(&format!("{}\n", Message::More(all.len() - IN_FULL, &places).text(console.lang)))?;
        }
    }
    Ok(())
}

fn place(finding: &Diagnostic, lang: Lang) -> String {
    let Some(place) = &finding.place else { return String::new() };
    let (line, column) = place.line_column();
    report::seat(place, lang).unwrap_or_else(|| format!("{line}:{column}"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{findings, talk};
    use super::*;

    #[test]
    fn findings_come_in_the_order_of_the_text() {
        let (exit, out) = talk(&["check"], |c| show(c, findings()));
        assert_eq!(exit, Exit::Text);
        let at = ["T003", "T002", "T001", "1 个错误，1 个警告，1 条提示\n"].map(|s| out.find(s));
        assert!(at.iter().all(Option::is_some) && at.is_sorted(), "{out}");
        let (exit, out) = talk(&["check"], |c| show(c, findings().split_off(1)));
        assert_eq!(exit, Exit::Fine, "{out}");
    }

    #[test]
    fn quiet_shows_errors_only() {
        let (exit, out) = talk(&["check", "-q"], |c| show(c, findings()));
        assert!(exit == Exit::Text && out.contains("T001") && !out.contains("T002") && !out.contains('，'), "{out}");
    }

    #[test]
    fn json_is_one_object_a_line() {
        let (_, out) = talk(&["check", "--message-format", "json"], |c| show(c, findings()));
        let objects: Vec<serde_json::Value> =
            out.lines().map(|l| serde_json::from_str(l).expect("an object")).collect();
        assert_eq!(objects.len(), 3);
        assert_eq!(
            (&objects[2]["code"], &objects[2]["line"], &objects[2]["text"]),
            (&"T001".into(), &3.into(), &"丙".into())
        );
    }

    #[test]
    fn many_of_one_kind_are_folded() {
        let text = "按照某发[2026]1号、某发[2026]2号、某发[2026]3号、某发[2026]4号和某发[2026]5号。";
        let all = crate::lint::of_text(&crate::base::Source::new("a.txt", text), crate::lint::Kind::Paper, None);
        assert_eq!(all.len(), 5);
        let (_, out) = talk(&["check"], |c| show(c, all.clone()));
        assert_eq!(out.matches("错误[C011").count(), 3, "{out}");
        assert!(out.contains("同类意见另有 2 处：1:38 1:49"), "{out}");
        let (_, out) = talk(&["check", "-v"], |c| show(c, all));
        assert_eq!(out.matches("错误[C011").count(), 5, "{out}");
    }
}
