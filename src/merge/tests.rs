//! The shipped month, counted by hand, and what must hold for any.

mod facts;
mod month;
mod rules;
mod shipped_figures;

use super::*;
use crate::base::Lang;
use crate::model::progress::{Return, ReturnState};

fn june() -> Month {
    "2022-06".parse().expect("a month")
}

/// Merges, and renders every finding, which checks that each has the words its sentences need.
fn merged(roster: &Roster, submissions: &[(String, Submission)]) -> (Progress, Vec<Diagnostic>) {
    let (progress, findings) = merge(&facts::notice(), &facts::tasks(), roster, june(), submissions);
    for d in &findings {
        for lang in [Lang::Zh, Lang::En] {
            assert!(!d.message(lang).is_empty() && !d.cure(lang).is_empty());
        }
    }
    (progress, findings)
}

fn units(progress: &Progress, keep: impl Fn(&Return) -> bool) -> Vec<&str> {
    progress.returns.iter().filter(|r| keep(r)).map(|r| r.unit.as_str()).collect()
}

fn in_state(progress: &Progress, state: ReturnState) -> Vec<&str> {
    units(progress, |r| r.state == state)
}

fn said(findings: &[Diagnostic], id: &str) -> Vec<String> {
    findings.iter().filter(|d| d.code.id == id).map(|d| d.message(Lang::Zh)).collect()
}
