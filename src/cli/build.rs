//! `hongtou build`, `hongtou forms`: the papers, and what became of each.

use super::messages::{Message, Word, lock};
use super::{Console, Exit, report, table};
use crate::base::{Date, Diagnostic, Error, Month};
use crate::build::{Built, FormRequest, Outcome, Request, State, Why};
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

/// The return slips.
pub(super) fn slips(
    console: &mut Console<'_>,
    month: Option<Month>,
    correct_by: Option<Date>,
    force: bool,
) -> Result<Exit, Error> {
    let dossier = console.dossier()?;
    let outcome = crate::build::slips_of(&dossier, month, correct_by, force)?;
    show(console, outcome, false)
}

/// The forms of a month. A name that owes nothing stands in the way as a paper that was not made does.
pub(super) fn forms(console: &mut Console<'_>, request: &FormRequest) -> Result<Exit, Error> {
    let dossier = console.dossier()?;
    let progress = Progress::new(console.around.watched && !console.args.quiet && !console.args.json);
    let outcome = crate::build::forms(&dossier, request, &|done, all, name| progress.at(done, all, name))?;
    drop(progress);
    let unknown = |d: &&Diagnostic| d.code.id == crate::build::codes::OWES_NOTHING.id;
    let unknown: Vec<Diagnostic> = outcome.findings.iter().filter(unknown).cloned().collect();
    if !unknown.is_empty() && !outcome.built.is_empty() && !console.args.json && !console.args.verbose {
        console.findings(&unknown)?;
    }
    let exit = show(console, outcome, false)?;
    Ok(if unknown.is_empty() { exit } else { Exit::Text })
}

/// A paper that was not made, or not made anew for a person's edits, stands in the way; a fault that is merely in the
/// wording of a source does not.
fn show(console: &mut Console<'_>, outcome: Outcome, explain: bool) -> Result<Exit, Error> {
    let (outcome, exit) = faults(console, outcome)?;
    match console.args.json {
        true => outcome.built.iter().try_for_each(|b| console.object(&object(b)))?,
        false if !console.args.quiet => summary(console, &outcome, explain)?,
        false => {}
    }
    Ok(exit)
}

/// Says the findings that must be seen at once, and how the run ends.
pub(super) fn faults(console: &mut Console<'_>, mut outcome: Outcome) -> Result<(Outcome, Exit), Error> {
    report::sort(&mut outcome.findings);
    let has = |state: &State| outcome.built.iter().any(|b| b.state == *state);
    // Of an amendment that is refused nobody knows the papers, so none of them is listed as failed.
    let is_halt = |f: &Diagnostic| f.code.id == crate::build::codes::HALTED.id;
    let is_nothing_made = outcome.built.is_empty() && outcome.findings.iter().any(Diagnostic::is_error);
    let stopped = has(&State::Failed) || is_nothing_made || outcome.findings.iter().any(is_halt);
    let of_issue = |f: &Diagnostic| crate::build::codes::OF_ISSUE.contains(&f.code.id);
    let in_the_way = stopped || has(&State::Kept) || outcome.findings.iter().any(of_issue);
    let all = console.args.json || console.args.verbose;
    console.findings(outcome.findings.iter().filter(|f| all || (stopped && f.is_error()) || of_issue(f)))?;
    Ok((outcome, if in_the_way { Exit::Text } else { Exit::Fine }))
}

fn summary(console: &mut Console<'_>, outcome: &Outcome, explain: bool) -> Result<(), Error> {
    let lang = console.lang;
    if outcome.built.is_empty() {
        console.line(Word::NothingBuilt.get(lang))?;
    } else {
        let rows = outcome.built.iter().map(|b| {
            let pages = b.pages.map_or("-".to_owned(), |n| n.to_string());
            vec![b.path.clone(), pages, state(&b.state).get(lang).to_owned(), time(b.time)]
        });
        let rows: Vec<_> = std::iter::once(table::head(Word::PapersHead.get(lang))).chain(rows).collect();
        console.say(&table::align(&rows, &[1, 3]))?;
    }
    stand_ins(console, &outcome.built)?;
    if explain {
        reasons(console, &outcome.built)?;
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

/// Which fonts within the papers are not the official ones.
fn stand_ins(console: &mut Console<'_>, built: &[Built]) -> Result<(), Error> {
    let used = built.iter().flat_map(|b| &b.faces).filter(|used| !used.official);
    let mut list: Vec<String> = Vec::new();
    for used in used {
        let faces = if used.stands_for.is_empty() {
            vec![Word::Supplement.get(console.lang)]
        } else {
            used.stands_for.iter().map(String::as_str).collect()
        };
        let one = format!("{} {}", faces.join("/"), used.family);
        if !list.contains(&one) {
            list.push(one);
        }
    }
    match list.is_empty() {
        true => Ok(()),
        false => console.line(&Message::StandIns(&list.join(console.word(Word::Comma))).text(console.lang)),
    }
}

/// Why each paper was made anew, or was not.
pub(super) fn reasons(console: &mut Console<'_>, built: &[Built]) -> Result<(), Error> {
    let comma = console.word(Word::Comma);
    for Built { path, state, sha256, .. } in built {
        let digits = lock::digits(sha256.as_deref().unwrap_or_default());
        let why = if let State::Rebuilt { why } = state { why.as_slice() } else { &[] };
        let why: Vec<String> = why.iter().map(|why| lock::why(why, console.lang)).collect();
        let why = why.join(comma);
        let reason = match state {
            State::Rebuilt { .. } => Message::Because(path, &why),
            State::Unchanged => Message::Same(path, digits),
            State::Issued => Message::KeptAsIssued(path, digits),
            // Of these the summary and the findings tell.
            State::Kept | State::Failed => continue,
        };
        console.line(&reason.text(console.lang))?;
    }
    Ok(())
}

fn state(state: &State) -> Word {
    match state {
        State::Rebuilt { .. } => Word::Rebuilt,
        State::Unchanged => Word::Unchanged,
        State::Kept => Word::Kept,
        State::Issued => Word::Issued,
        State::Failed => Word::Failed,
    }
}

pub(super) fn time(time: Duration) -> String {
    match time.as_millis() {
        ms @ 0..1000 => format!("{ms} ms"),
        _ => format!("{:.1} s", time.as_secs_f64()),
    }
}

pub(super) fn object(built: &Built) -> Value {
    let (state, why) = match &built.state {
        State::Rebuilt { why } => ("rebuilt", Some(reasons_json(why))),
        State::Unchanged => ("unchanged", None),
        State::Kept => ("kept", None),
        State::Issued => ("issued", None),
        State::Failed => ("failed", None),
    };
    let ms = u64::try_from(built.time.as_millis()).unwrap_or(u64::MAX);
    json!({
        "kind": "paper", "file": built.path, "pages": built.pages, "state": state, "why": why,
        "sha256": built.sha256, "faces": built.faces, "ms": ms,
    })
}

/// Reasons as objects.
pub(super) fn reasons_json(why: &[Why]) -> Value {
    let one = |why: &Why| match why {
        Why::Input { path, amendment, .. } => json!({ "reason": why.name(), "file": path, "amendment": amendment }),
        _ => json!({ "reason": why.name() }),
    };
    why.iter().map(one).collect()
}

/// A bar that comes up only where somebody watches and has waited a second.
pub(super) struct Progress {
    watched: bool,
    since: Instant,
    bar: Mutex<Option<ProgressBar>>,
}

impl Progress {
    const PATIENCE: Duration = Duration::from_secs(1);

    pub(super) fn new(watched: bool) -> Progress {
        Progress { watched, since: Instant::now(), bar: Mutex::new(None) }
    }

    pub(super) fn at(&self, done: usize, all: usize, name: &str) {
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

#[cfg(test)]
mod tests {
    use super::super::tests::{findings, talk};
    use super::*;

    fn built(path: &str, pages: Option<usize>, state: State, ms: u64) -> Built {
        let sha256 = Some("0123456789abcdef".to_owned());
        Built { path: path.to_owned(), pages, state, sha256, faces: Vec::new(), time: Duration::from_millis(ms) }
    }

    fn outcome(state: State) -> Outcome {
        let why = vec![Why::altered("seeds/notice.txt"), Why::Fonts];
        let made = built("out/notice.pdf", Some(21), State::Rebuilt { why }, 1234);
        Outcome { built: vec![made, built("out/bulletins/2022-06.docx", None, state, 7)], findings: findings() }
    }

    #[test]
    fn the_table_is_aligned_and_the_findings_counted() {
        let (exit, out) = talk(&["build"], |c| show(c, outcome(State::Unchanged), false));
        let expected = "\
文件                        页数  状态     用时
out/notice.pdf                21  已生成  1.2 s
out/bulletins/2022-06.docx     -  未变     7 ms
1 个错误，1 个警告，1 条提示 — 用 `hongtou check` 查看
";
        assert_eq!((exit, out.as_str()), (Exit::Fine, expected), "\n{out}");
    }

    #[test]
    fn errors_that_stopped_a_paper_are_shown_in_full() {
        let (exit, out) = talk(&["build"], |c| show(c, outcome(State::Failed), false));
        assert!(exit == Exit::Text && out.starts_with("错误[T001 broken]") && !out.contains("T002"), "{out}");
        let (exit, out) = talk(&["build", "-q"], |c| show(c, outcome(State::Failed), false));
        assert!(exit == Exit::Text && out.contains("T001") && !out.contains("用时"), "{out}");
        let nothing = Outcome { built: Vec::new(), findings: findings() };
        let (exit, out) = talk(&["build"], |c| show(c, nothing, false));
        assert!(exit == Exit::Text && out.contains("T001") && out.contains("没有生成任何文件"), "{out}");
    }

    #[test]
    fn what_a_person_edited_is_told() {
        let (exit, out) = talk(&["build"], |c| show(c, outcome(State::Kept), false));
        assert!(exit == Exit::Text && out.contains("保留人工改动") && out.contains("--force"), "{out}");
    }

    #[test]
    fn reasons_and_objects() {
        let (_, out) = talk(&["build"], |c| show(c, outcome(State::Rebuilt { why: vec![Why::First] }), true));
        assert!(out.contains("out/notice.pdf：重新生成，缘由：seeds/notice.txt 有变动、字体有变动\n"), "{out}");
        assert!(out.contains("2022-06.docx：重新生成，缘由：此前没有\n"), "{out}");
        let (_, out) = talk(&["build"], |c| show(c, outcome(State::Unchanged), true));
        assert!(out.contains("2022-06.docx：未变，散列值相同（0123456789ab）\n"), "{out}");
        let (_, out) = talk(&["build", "--message-format", "json"], |c| show(c, outcome(State::Kept), false));
        let kinds = out.lines().map(|l| serde_json::from_str::<Value>(l).expect("an object")["kind"].to_string());
        assert_eq!(kinds.collect::<String>(), "\"finding\"\"finding\"\"finding\"\"paper\"\"paper\"");
    }

    #[test]
    fn no_bar_comes_up_for_quick_work_or_unwatched() {
        let quick = Progress::new(true);
        quick.at(1, 6, "out/notice.pdf");
        assert!(quick.bar.lock().expect("free").is_none());
        let since = Instant::now() - Progress::PATIENCE;
        let unwatched = Progress { watched: false, since, bar: Mutex::new(None) };
        unwatched.at(1, 6, "out/notice.pdf");
        assert!(unwatched.bar.lock().expect("free").is_none());
    }
}
