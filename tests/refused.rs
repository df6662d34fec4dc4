//! A disk that refuses for a while: a paper open in a word processor, a folder that may not be written.

use crate::around::{Guard, Guarded};
use crate::dossier::{build, edit, read, shipped};
use hongtou::base::Error;
use hongtou::base::diagnostic::Lang;
use hongtou::base::world::{Memory, World};
use hongtou::build::{self, FormRequest, Outcome, Request, State};
use std::io::ErrorKind;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

/// A world in which some files can be read and not written, and fonts perhaps not read any more once a paper was laid.
struct Refusing<'w> {
    world: &'w Memory,
    held: &'w [&'w str],
    loses_fonts: bool,
    has_laid: AtomicBool,
}

fn refusing<'w>(world: &'w Memory, held: &'w [&'w str], loses_fonts: bool) -> Guarded<Refusing<'w>> {
    Guarded(Refusing { world, held, loses_fonts, has_laid: AtomicBool::new(false) })
}

impl Guard for Refusing<'_> {
    fn world(&self) -> &Memory {
        self.world
    }

    fn read_parts(&self, path: &str, _: &[Range<u64>]) -> Result<(), Error> {
        let refusal = || Error::Read(path.into(), ErrorKind::TimedOut.into());
        if self.loses_fonts && self.has_laid.load(Ordering::SeqCst) { Err(refusal()) } else { Ok(()) }
    }

    fn write(&self, path: &str) -> Result<(), Error> {
        let refusal = || Error::Write(path.into(), ErrorKind::PermissionDenied.into());
        self.has_laid.fetch_or(path.starts_with("out/"), Ordering::SeqCst);
        if self.held.contains(&path) { Err(refusal()) } else { Ok(()) }
    }
}

fn build_in(world: &dyn World) -> Result<Outcome, Error> {
    build::build(world, &Request::default(), &|_, _, _| {})
}

fn paths(outcome: &Outcome, is: impl Fn(&State) -> bool) -> Vec<&str> {
    outcome.built.iter().filter(|b| is(&b.state)).map(|b| b.path.as_str()).collect()
}

fn is_rebuilt(state: &State) -> bool {
    matches!(state, State::Rebuilt { .. })
}

/// Nobody edited any paper, and a build that is not hindered leaves what a clean one would.
fn comes_right(world: &Memory) {
    let outcome = build(world);
    assert_eq!(paths(&outcome, |state| matches!(state, State::Kept | State::Failed)), Vec::<&str>::new());
    let clean = shipped();
    ["content/tasks.yaml", "seeds/submissions/2022-06/区残联.yaml"].iter().for_each(|path| {
        clean.write(path, &read(world, path).expect("an input")).expect("memory can be written");
    });
    build(&clean);
    for path in clean.list("out").expect("memory can be listed") {
        assert!(read(world, &path) == read(&clean, &path), "{path}");
    }
}

/// A clerk looks at two papers in Word and WPS while the task list is edited.
#[test]
fn a_paper_that_is_open_elsewhere_holds_up_no_other() {
    let world = shipped();
    build(&world);
    let held = ["out/annex.docx", "out/amendments/02/redline.pdf"];
    let before = held.map(|path| read(&world, path));
    edit(&world, "content/tasks.yaml", "早发现、早预警、早干预", "早发现、早干预");
    let outcome = build_in(&refusing(&world, &held, false)).expect("what is held is a finding");
    assert_eq!(paths(&outcome, |state| *state == State::Failed), held);
    assert_eq!(paths(&outcome, is_rebuilt).len(), 14, "eight papers say it, each in two formats");
    let told = outcome.findings.iter().filter(|d| d.code.id == "B018").map(|d| d.message(Lang::Zh));
    let mut told: Vec<String> = told.collect();
    told.sort();
    assert_eq!(
        told,
        ["out/amendments/02/redline.pdf", "out/annex.docx"]
            .map(|path| format!("{path} 没有写成：没有权限，或文件为只读"))
    );
    assert!(held.map(|path| read(&world, path)) == before, "what is held stays as it was");
    let released = build(&world);
    assert_eq!(paths(&released, is_rebuilt), held);
    comes_right(&world);
}

/// What stops the program altogether leaves no paper that passes for edited.
#[test]
fn what_was_made_before_the_program_stopped_is_listed() {
    let report = "seeds/submissions/2022-06/区残联.yaml";
    for (held, loses_fonts) in [(&["content/progress/2022-06.yaml"][..], false), (&[], true)] {
        let world = shipped();
        let papers = build(&world).built.into_iter().map(|b| (read(&world, &b.path), b.path)).collect::<Vec<_>>();
        edit(&world, "content/tasks.yaml", "早发现、早预警、早干预", "早发现、早干预");
        edit(&world, report, "rate: 100", "rate: 90");
        let stopped = build_in(&refusing(&world, held, loses_fonts));
        let error = stopped.map(|outcome| outcome.findings.len()).expect_err("it is told");
        assert!(
            matches!(&error, Error::Write(path, _) | Error::Read(path, _) if !path.starts_with("out")),
            "{error:?}"
        );
        let made = papers.iter().filter(|(before, path)| read(&world, path) != *before).count();
        assert!(made > 0 && (made < 18 || !loses_fonts), "it stopped among the papers, of which {made} were made");
        comes_right(&world);
    }
}

/// Forms are laid as papers are.
#[test]
fn a_form_that_is_open_elsewhere_holds_up_no_other() {
    let world = shipped();
    let request = FormRequest {
        month: "2022-07".parse().expect("a month"),
        units: Vec::new(),
        formats: Vec::new(),
        force: false,
    };
    let held = "out/forms/2022-07/区残联.xlsx";
    let outcome =
        build::forms(&refusing(&world, &[held], false), &request, &|_, _, _| {}).expect("what is held is a finding");
    assert_eq!(paths(&outcome, |state| *state == State::Failed), [held]);
    let released = build::forms(&world, &request, &|_, _, _| {}).expect("memory does not refuse");
    assert_eq!(paths(&released, is_rebuilt), [held]);
    assert_eq!(paths(&released, |state| *state == State::Kept), Vec::<&str>::new());
}
