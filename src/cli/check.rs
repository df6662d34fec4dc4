//! `hongtou check`: all findings, in the order of the texts.

use super::{Console, Exit, report};
use crate::base::{Diagnostic, Error};

pub(super) fn run(console: &mut Console<'_>) -> Result<Exit, Error> {
    let findings = crate::build::check(&console.dossier()?)?;
    show(console, findings)
}

fn show(console: &mut Console<'_>, mut findings: Vec<Diagnostic>) -> Result<Exit, Error> {
    report::sort(&mut findings);
    console.findings(&findings)?;
    if !console.args.json && !console.args.quiet {
        let count = console.report().count(&findings);
        console.line(&count)?;
    }
    Ok(if findings.iter().any(Diagnostic::is_error) { Exit::Text } else { Exit::Fine })
}
