//! Floor 4: speaks to the person. Reads the command line, calls the floors below, puts their answers into words.
//!
//! What was asked for goes to standard output; what stands in the way, and progress, to standard error.

mod amend;
pub mod args;
mod build;
mod check;
mod completions;
mod diff;
mod edition;
mod effects;
mod explain;
mod fonts;
mod format_report;
mod init;
mod issue;
mod ledger;
mod messages;
mod names;
mod parse;
mod receive;
pub mod report;
mod sarif;
pub mod system;
mod table;
mod trace;
mod usage;
mod verify;
mod watch;
mod why;

use crate::base::{Code, Diagnostic, Error, Lang};
use args::{Args, Command, Stop};
use messages::Word;
use report::Report;
use serde_json::Value;
use std::ffi::OsString;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use system::System;

/// Every kind of finding, stage by stage.
pub fn codes() -> Vec<&'static Code> {
    let rules: Vec<&'static Code> = crate::lint::codes().collect();
    let stages: [&[&'static Code]; 13] = [
        &crate::parse::CODES,
        &crate::parse::submission::CODES,
        &crate::parse::returned::CODES,
        &crate::parse::amendment::CODES,
        &rules,
        &crate::merge::CODES,
        &crate::amend::CODES,
        &crate::model::yaml::CODES,
        &crate::compose::CODES,
        &crate::layout::CODES,
        &crate::write::docx::check::CODES,
        &crate::write::xlsx::CODES,
        &crate::build::CODES,
    ];
    stages.concat()
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// As it should.
    Fine,
    /// The text or the data stands in the way.
    Text,
    /// The world does, or the command line is wrong.
    World,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Fine => 0,
            Exit::Text => 1,
            Exit::World => 2,
        })
    }
}

/// What the program learns from where it runs. Tests make their own.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The command line, with the program's name first.
    pub argv: Vec<OsString>,
    /// The current folder.
    pub here: PathBuf,
    /// The running program's file.
    pub program: Option<PathBuf>,
    /// `HONGTOU_LANG`.
    pub asked_lang: Option<String>,
    /// The system's language.
    pub locale: Option<String>,
    /// `HONGTOU_FONTS`.
    pub fonts: Option<PathBuf>,
    /// Where this system keeps its fonts.
    pub font_folders: Vec<PathBuf>,
    /// Whether standard output shows colours.
    pub colour: bool,
    /// Whether standard error does.
    pub colour_of_errors: bool,
    /// Whether a person watches standard error.
    pub watched: bool,
}

impl Surroundings {
    /// Those of this process.
    pub fn of_process() -> Surroundings {
        let set = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty());
        let colour = set("NO_COLOR").is_none() && set("TERM").is_none_or(|t| t != "dumb");
        let watched = io::stderr().is_terminal();
        Surroundings {
            argv: std::env::args_os().collect(),
            here: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
            program: std::env::current_exe().ok(),
            asked_lang: std::env::var("HONGTOU_LANG").ok(),
            locale: sys_locale::get_locale(),
            fonts: set("HONGTOU_FONTS").map(PathBuf::from),
            font_folders: font_folders(|name| set(name).map(PathBuf::from)),
            colour: colour && io::stdout().is_terminal(),
            colour_of_errors: colour && watched,
            watched,
        }
    }

    /// The language to speak, which must be known before the command line is read: errors in it are told too.
    pub fn lang(&self) -> Lang {
        let argv = self.argv.iter().skip(1).filter_map(|a| a.to_str()).take_while(|a| *a != "--");
        let mut asked = None;
        let mut is_next = false;
        for word in argv {
            let value = if is_next { Some(word) } else { word.strip_prefix("--lang=") };
            asked = value.and_then(exact).or(asked);
            is_next = word == "--lang";
        }
        let loose = |s: &String| s.get(..2).and_then(|two| exact(&two.to_ascii_lowercase()));
        asked
            .or_else(|| self.asked_lang.as_ref().and_then(loose))
            .unwrap_or_else(|| self.locale.as_ref().and_then(loose).unwrap_or(Lang::En))
    }
}

/// Where systems keep their fonts, from the folders that the environment names.
fn font_folders(folder: impl Fn(&str) -> Option<PathBuf>) -> Vec<PathBuf> {
    let below = |name: &str, inner: &str| folder(name).map(|folder| folder.join(inner));
    let named: &[Option<PathBuf>] = match std::env::consts::OS {
        "windows" => &[below("WINDIR", "Fonts"), below("LOCALAPPDATA", "Microsoft/Windows/Fonts")],
        "macos" => &[
            Some("/System/Library/Fonts".into()),
            // Fonts that macOS brings on demand, 仿宋 and 楷体 among them.
            Some("/System/Library/AssetsV2".into()),
            Some("/Library/Fonts".into()),
            below("HOME", "Library/Fonts"),
        ],
        _ => &[
            Some("/usr/share/fonts".into()),
            Some("/usr/local/share/fonts".into()),
            below("XDG_DATA_HOME", "fonts").or_else(|| below("HOME", ".local/share/fonts")),
            below("HOME", ".fonts"),
        ],
    };
    named.iter().flatten().cloned().collect()
}

fn exact(name: &str) -> Option<Lang> {
    match name {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// Carries out a command line.
pub fn run(around: &Surroundings, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    let lang = around.lang();
    let args = match args::read(&around.argv, lang) {
        Ok(args) => args,
        Err(Stop::Shown(text)) => {
            return if put(out, &plain(&text, around.colour)).is_ok() { Exit::Fine } else { Exit::World };
        }
        Err(Stop::Usage(text)) => {
            // Where even standard error is closed there is nobody to tell.
            let _ = put(err, &plain(&text, around.colour_of_errors));
            return Exit::World;
        }
    };
    let mut console = Console { lang, around, args: &args, out };
    let result = dispatch(&mut console);
    result.unwrap_or_else(|error| {
        let report = Report { lang, colour: around.colour_of_errors };
        let text = if args.json { format!("{}\n", report.error_json(&error)) } else { report.error(&error) };
        let _ = put(err, &text);
        Exit::World
    })
}

fn dispatch(console: &mut Console<'_>) -> Result<Exit, Error> {
    match &console.args.command {
        Command::Build { request, explain, watch: true } => watch::run(console, request, *explain),
        Command::Build { request, explain, watch: false } => build::run(console, request, *explain),
        Command::Slips { month, correct_by, force } => build::slips(console, *month, *correct_by, *force),
        Command::Forms(request) => build::forms(console, request),
        Command::Parse { file, json, force } => parse::run(console, file.as_deref(), *json, *force),
        Command::Receive { files, month, at, report, json } => {
            let asked = receive::Asked { files, month: *month, at: at.as_deref(), json: *json };
            if *report || files.is_empty() { receive::report(console, &asked) } else { receive::run(console, &asked) }
        }
        Command::PreviewNames { month, json } => names::run(console, *month, *json),
        Command::Check { file, fix, sarif, docx } => {
            let asked = check::Asked { file: file.as_deref(), fix: *fix, sarif: *sarif, docx: docx.as_deref() };
            check::run(console, &asked)
        }
        Command::FormatReport { json } => format_report::run(console, *json),
        Command::Trace { question, json } => trace::run(console, question, *json),
        Command::Explain(code) => explain::run(console, code.as_deref()),
        Command::Fonts(wish) => fonts::run(console, wish),
        Command::Init(folder) => init::run(console, folder),
        Command::Ledger { month, json } => ledger::run(console, *month, *json),
        Command::Why { unit, month, json } => why::run(console, unit, *month, *json),
        Command::Edition { as_of, json } => edition::run(console, *as_of, *json),
        Command::Diff { from, to, json } => diff::run(console, from.as_deref(), to.as_deref(), *json),
        Command::Amend(way) => amend::run(console, way),
        Command::Verify { json } => verify::run(console, *json),
        Command::Effects { amendment, json } => effects::run(console, amendment.as_deref(), *json),
        Command::Issue { subject, number, date, by } => issue::run(console, subject, number, *date, by.as_deref()),
        Command::Approve { subject, by, on } => issue::approve(console, subject, by, *on),
        Command::Completions(shell) => completions::run(console, *shell),
    }
}

/// A text in colour, or without where that is not wanted.
fn plain(text: &clap::builder::StyledStr, colour: bool) -> String {
    if colour { text.ansi().to_string() } else { text.to_string() }
}

/// Where a command speaks.
struct Console<'a> {
    lang: Lang,
    around: &'a Surroundings,
    args: &'a Args,
    out: &'a mut dyn Write,
}

impl Console<'_> {
    fn dossier(&self) -> Result<System, Error> {
        let found = System::find(self.args.dossier.as_deref(), &self.around.here)?;
        Ok(found.with_fonts(self.around.font_folders.clone()))
    }

    fn report(&self) -> Report {
        Report { lang: self.lang, colour: self.around.colour }
    }

    fn word(&self, word: Word) -> &'static str {
        word.get(self.lang)
    }

    /// Says something, as it is.
    fn say(&mut self, text: &str) -> Result<(), Error> {
        put(self.out, text)
    }

    /// Says a line.
    fn line(&mut self, text: &str) -> Result<(), Error> {
        self.say(&format!("{text}\n"))
    }

    /// Says an object on a line of its own.
    fn object(&mut self, object: &Value) -> Result<(), Error> {
        self.line(&object.to_string())
    }

    /// Says findings one by one; with `-q` the errors only.
    fn findings<'d>(&mut self, findings: impl IntoIterator<Item = &'d Diagnostic>) -> Result<(), Error> {
        let report = self.report();
        for finding in findings.into_iter().filter(|f| f.is_error() || !self.args.quiet) {
            match self.args.json {
                true => self.object(&report.finding_json(finding))?,
                false => self.say(&report.finding(finding))?,
            }
        }
        Ok(())
    }
}

/// Writes a text whole. That a reader has gone away (`hongtou check | head`) is no failure.
fn put(to: &mut dyn Write, text: &str) -> Result<(), Error> {
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => Err(Error::Write("stdout".into(), e)),
        _ => Ok(()),
    }
}

/// Tells whoever runs the program that it is at fault, and ends it.
pub fn confess(lang: Lang, what: &std::panic::PanicHookInfo<'_>) -> ! {
    let place = what.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
    let message = what.payload_as_str().unwrap_or("?");
    let version = env!("CARGO_PKG_VERSION");
    let _ = writeln!(io::stderr(), "{} {version} {place}: {message}", Word::OurFault.get(lang));
    std::process::exit(101)
}

#[cfg(test)]
mod tests;
