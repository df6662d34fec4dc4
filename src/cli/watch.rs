//! `hongtou build --watch`: a round of building after every edit that was saved, until the person ends it.

mod ear;
#[cfg(test)]
mod tests;

use super::messages::{Message, Word};
use super::{Console, Exit, build};
use crate::base::{Date, Error};
use crate::build::watch::{self, Witness};
use crate::build::{Outcome, Recall, Request, State};
use ear::Ear;
use serde_json::json;
use std::time::{Duration, Instant};

/// Builds, and builds again whenever something is saved. Ends only where nobody listens any more or the watcher is gone.
pub(super) fn run(console: &mut Console<'_>, request: &Request, explain: bool) -> Result<Exit, Error> {
    let dossier = console.dossier()?;
    // Listening begins before the first round, so that nothing saved during it is missed.
    let mut ear = Ear::on(dossier.root());
    let witness = Witness::new(&dossier);
    let mut rounds = Rounds { witness: &witness, request, explain, recall: Recall::of_rounds() };
    rounds.round(console)?;
    watch::prepare(&witness, request, &rounds.recall);
    tell_of(&ear, console)?;
    while let Some(batch) = ear.batch() {
        // Before the round, so that what is saved in a new folder meanwhile is heard of.
        ear.hold();
        if !witness.news(batch).is_empty() {
            rounds.round(console)?;
        }
    }
    Ok(Exit::World)
}

/// What is watched, and how where that is slower than it might be.
fn tell_of(ear: &Ear, console: &mut Console<'_>) -> Result<(), Error> {
    if console.args.json {
        return console.object(&json!({ "kind": "watching", "polling": ear.polls() }));
    }
    if let Some(why) = ear.polls() {
        console.line(&Message::Polling(why).text(console.lang))?;
    }
    match console.args.quiet {
        true => Ok(()),
        false => console.line(Word::Watching.get(console.lang)),
    }
}

/// The rounds of one run.
struct Rounds<'a> {
    witness: &'a Witness<'a>,
    request: &'a Request,
    explain: bool,
    recall: Recall,
}

impl Rounds<'_> {
    /// One round. What is wrong in the texts or on the disk is told and ends nothing; only that nobody listens any more does.
    fn round(&mut self, console: &mut Console<'_>) -> Result<(), Error> {
        let start = Instant::now();
        let made = crate::build::build_again(self.witness, self.request, &|_, _, _| {}, &self.recall);
        let time = start.elapsed();
        match made {
            Ok(outcome) => tell(console, outcome, self.explain, time),
            Err(error) => {
                let report = console.report();
                let text =
                    if console.args.json { format!("{}\n", report.error_json(&error)) } else { report.error(&error) };
                console.say(&text)
            }
        }
    }
}

/// What a round made: as after an ordinary build what stands in the way, but one line in place of the table.
fn tell(console: &mut Console<'_>, outcome: Outcome, explain: bool, time: Duration) -> Result<(), Error> {
    let outcome = build::faults(console, outcome)?.0;
    let of = |wanted: fn(&State) -> bool| -> Vec<&str> {
        outcome.built.iter().filter(|b| wanted(&b.state)).map(|b| b.path.as_str()).collect()
    };
    let made = of(|s| matches!(s, State::Rebuilt { .. }));
    let (failed, kept) = (of(|s| *s == State::Failed), of(|s| *s == State::Kept));
    if console.args.json {
        let ms = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        let findings = outcome.findings.len();
        outcome.built.iter().try_for_each(|b| console.object(&build::object(b)))?;
        return console.object(&json!({
            "kind": "round", "made": made, "failed": failed, "kept": kept, "ms": ms, "findings": findings,
        }));
    }
    if explain {
        build::reasons(console, &outcome.built)?;
    }
    if console.args.quiet {
        return Ok(());
    }
    let comma = console.word(Word::Comma);
    let listed = [(made, Word::Rebuilt), (failed, Word::Failed), (kept, Word::Kept)];
    let listed = listed.iter().filter(|(paths, _)| !paths.is_empty());
    let listed: Vec<String> =
        listed.map(|(paths, state)| format!("{} {}", console.word(*state), paths.join(comma))).collect();
    let what = if listed.is_empty() { console.word(Word::Unchanged).to_owned() } else { listed.join("; ") };
    let count = console.report().count(&outcome.findings);
    // The clock tells a person which save this answers; nothing that is made depends on it.
    console.line(&format!("{}  {what}  {}  {count}", Date::clock(), build::time(time)))
}
