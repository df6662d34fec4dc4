//! `hongtou build`: the papers, and what became of each.

use super::messages::{Message, Word};
use super::{Console, Exit, report, table};
use crate::base::{Diagnostic, Error};
use crate::build::{Built, Outcome, Request, State};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};
use std::sync::Mutex;
use std::time::{Duration, Instant};

pub(super) fn run(console: &mut Console<'_>, request: &Request, explain: bool) -> Result<Exit, Error> {
    let dossier = console.dossier()?;
    let progress = Progress::new(console.around.watched && !console.args.quiet && !console.args.json);
    let outcome = crate::build::build(&dossier, request, &|done, all, name| progress.at(done, all, name))?;
    drop(progress);
    show(console, outcome, explain)
}

/// A paper that was not made, or not made anew for a person's edits, stands in the way; a fault that is merely in the
/// wording of a source does not.
fn show(console: &mut Console<'_>, mut outcome: Outcome, explain: bool) -> Result<Exit, Error> {
    report::sort(&mut outcome.findings);
    let has = |state: &State| outcome.built.iter().any(|b| b.state == *state);
    let stopped =
        has(&State::Failed) || (outcome.built.is_empty() && outcome.findings.iter().any(Diagnostic::is_error));
    let in_the_way = stopped || has(&State::Kept);
    let all = console.args.json || console.args.verbose;
    console.findings(outcome.findings.iter().filter(|f| all || (stopped && f.is_error())))?;
    match console.args.json {
        true => outcome.built.iter().try_for_each(|b| console.object(&object(b)))?,
        false if !console.args.quiet => summary(console, &outcome, explain)?,
        false => {}
    }
    Ok(if in_the_way { Exit::Text } else { Exit::Fine })
}

fn summary(console: &mut Console<'_>, outcome: &Outcome, explain: bool) -> Result<(), Error> {
    let lang = console.lang;
    if outcome.built.is_empty() {
        console.line(Word::NothingBuilt.get(lang))?;
    } else {
        let rows = outcome.built.iter().map(|b| {
            let pages = b.pages.map_or("—".to_owned(), |n| n.to_string());
            vec![b.path.clone(), pages, state(&b.state).get(lang).to_owned(), time(b.time)]
        });
        let rows: Vec<_> = std::iter::once(table::head(Word::PapersHead.get(lang))).chain(rows).collect();
        console.say(&table::align(&rows, &[1, 3]))?;
    }
    if explain {
        for built in &outcome.built {
            if let State::Rebuilt { why } = &built.state {
                console.line(&reason(&built.path, why, console))?;
            }
        }
    }
    if outcome.built.iter().any(|b| b.state == State::Kept) {
        console.line(Word::PapersKept.get(lang))?;
    }
    let count = console.report().count(&outcome.findings);
    match outcome.findings.is_empty() || console.args.verbose {
        true => console.line(&count),
        false => console.line(&format!("{count} — {}", Word::SeeCheck.get(lang))),
    }
}

fn reason(path: &str, why: &[String], console: &Console<'_>) -> String {
    match why {
        [] => Message::First(path).text(console.lang),
        _ => Message::Because(path, &why.join(console.word(Word::Comma))).text(console.lang),
    }
}

fn state(state: &State) -> Word {
    match state {
        State::Rebuilt { .. } => Word::Rebuilt,
        State::Unchanged => Word::Unchanged,
        State::Kept => Word::Kept,
        State::Failed => Word::Failed,
    }
}

fn time(time: Duration) -> String {
    match time.as_millis() {
        ms @ 0..1000 => format!("{ms} ms"),
        _ => format!("{:.1} s", time.as_secs_f64()),
    }
}

fn object(built: &Built) -> Value {
    let (state, why) = match &built.state {
        State::Rebuilt { why } => ("rebuilt", Some(why)),
        State::Unchanged => ("unchanged", None),
        State::Kept => ("kept", None),
        State::Failed => ("failed", None),
    };
    let ms = u64::try_from(built.time.as_millis()).unwrap_or(u64::MAX);
    json!({ "kind": "paper", "file": built.path, "pages": built.pages, "state": state, "why": why, "ms": ms })
}

/// A bar that comes up only where somebody watches and has waited a second.
struct Progress {
    watched: bool,
    since: Instant,
    bar: Mutex<Option<ProgressBar>>,
}

impl Progress {
    const PATIENCE: Duration = Duration::from_secs(1);

    fn new(watched: bool) -> Progress {
        Progress { watched, since: Instant::now(), bar: Mutex::new(None) }
    }

    fn at(&self, done: usize, all: usize, name: &str) {
        if !self.watched || self.since.elapsed() < Progress::PATIENCE {
            return;
        }
        // A bar is not worth a second panic where another thread had its own.
        let Ok(mut bar) = self.bar.lock() else { return };
        let bar = bar.get_or_insert_with(|| ProgressBar::new(0).with_style(style()));
        bar.set_length(all as u64);
        bar.set_position(done as u64);
        bar.set_message(name.to_owned());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Ok(Some(bar)) = self.bar.get_mut() {
            bar.finish_and_clear();
        }
    }
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("[{bar:24}] {pos}/{len} {msg}").unwrap_or_else(|_| ProgressStyle::default_bar())
}
