//! What the person typed, read and typed again.

use super::messages::Message;
use super::messages::help::{self, ArgHelp, CommandHelp};
use super::usage;
use crate::base::{Date, Lang, Month};
use crate::build::{Format, Paper, Request};
use clap::builder::{PossibleValue, PossibleValuesParser, StyledStr, TypedValueParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches};
use clap_complete::Shell;
use std::ffi::OsString;
use std::path::PathBuf;

/// A command line, understood.
#[derive(Debug)]
pub struct Args {
    /// The dossier that was asked for.
    pub dossier: Option<PathBuf>,
    /// JSON lines in place of sentences.
    pub json: bool,
    /// Errors only.
    pub quiet: bool,
    /// More than usual.
    pub verbose: bool,
    /// What to do.
    pub command: Command,
}

/// What to do.
#[derive(Debug)]
pub enum Command {
    /// Make papers.
    Build {
        /// Which.
        request: Request,
        /// Say why each was made.
        explain: bool,
    },
    /// Read a notice.
    Parse {
        /// Its file, if not the dossier's own.
        file: Option<PathBuf>,
        /// Print the facts and write nothing.
        json: bool,
        /// Overwrite what a person edited.
        force: bool,
    },
    /// Proofread.
    Check,
    /// Explain a finding, or list all.
    Explain(Option<String>),
    /// List the fonts.
    Fonts,
    /// Make a new dossier.
    Init(PathBuf),
    /// How every body stands.
    Ledger {
        /// In this month; by the year where none is given.
        month: Option<Month>,
        /// As one JSON document.
        json: bool,
    },
    /// Why a body stands as it does.
    Why {
        /// The body.
        unit: String,
        /// In this month; in every month where none is given.
        month: Option<Month>,
        /// As one JSON document.
        json: bool,
    },
    /// Print a completion script.
    Completions(Shell),
}

/// Why a command line is not carried out.
#[derive(Debug)]
pub enum Stop {
    /// It asked for help or the version, and this is it.
    Shown(StyledStr),
    /// It is wrong, and this says how.
    Usage(StyledStr),
}

/// Reads a command line; the first item is the program's name.
///
/// # Errors
/// With the text to show.
pub fn read(argv: &[OsString], lang: Lang) -> Result<Args, Stop> {
    let matches = command(lang).try_get_matches_from(argv).map_err(|e| stop(&e, lang))?;
    let flag = |name: &ArgHelp| matches.get_flag(name.name);
    let todo = match matches.subcommand() {
        None => Command::Build { request: Request::default(), explain: false },
        Some((name, _)) if name == help::HELP.name => return Err(help_of(&matches, lang)),
        Some((name, sub)) => subcommand(name, sub),
    };
    Ok(Args {
        dossier: matches.get_one::<PathBuf>(help::DOSSIER.name).cloned(),
        json: matches.get_one::<String>(help::FORMAT_OF_MESSAGES.name).is_some_and(|f| f == "json"),
        quiet: flag(&help::QUIET),
        verbose: matches.get_count(help::VERBOSE.name) > 0,
        command: todo,
    })
}

fn stop(error: &clap::Error, lang: Lang) -> Stop {
    match lang {
        _ if !error.use_stderr() => Stop::Shown(error.render()),
        Lang::En => Stop::Usage(error.render()),
        Lang::Zh => Stop::Usage(usage::chinese(error).into()),
    }
}

/// `hongtou help build` is `hongtou build --help`.
fn help_of(matches: &ArgMatches, lang: Lang) -> Stop {
    let asked = matches.subcommand().and_then(|(_, sub)| sub.get_one::<String>(help::COMMAND.name).cloned());
    let argv = [Some(help::ROOT.name.to_owned()), asked, Some("--help".to_owned())];
    let shown = command(lang).try_get_matches_from(argv.into_iter().flatten());
    stop(&shown.expect_err("--help always stops"), lang)
}

fn subcommand(name: &str, sub: &ArgMatches) -> Command {
    let flag = |name: &ArgHelp| sub.get_flag(name.name);
    let path = |name: &ArgHelp| sub.get_one::<PathBuf>(name.name).cloned();
    match name {
        "parse" => Command::Parse { file: path(&help::FILE), json: flag(&help::JSON), force: flag(&help::FORCE_PARSE) },
        "check" => Command::Check,
        "explain" => Command::Explain(sub.get_one::<String>(help::CODE.name).cloned()),
        "fonts" => Command::Fonts,
        "init" => Command::Init(path(&help::FOLDER).expect("clap requires it")),
        "ledger" => Command::Ledger { month: month_of(sub), json: flag(&help::JSON_OUT) },
        "why" => Command::Why {
            unit: sub.get_one::<String>(help::UNIT.name).cloned().expect("clap requires it"),
            month: month_of(sub),
            json: flag(&help::JSON_OUT),
        },
        "completions" => Command::Completions(*sub.get_one::<Shell>(help::SHELL.name).expect("clap requires it")),
        "build" => Command::Build { request: request(sub), explain: flag(&help::WHY) },
        other => unreachable!("clap let the unknown command {other} through"),
    }
}

fn month_of(sub: &ArgMatches) -> Option<Month> {
    sub.get_one::<Month>(help::MONTH.name).copied()
}

fn request(sub: &ArgMatches) -> Request {
    Request {
        papers: sub.get_many::<Paper>(help::PAPERS.name).unwrap_or_default().copied().collect(),
        formats: sub.get_many::<Format>(help::FORMAT.name).unwrap_or_default().copied().collect(),
        month: month_of(sub),
        as_of: sub.get_one::<Date>(help::AS_OF.name).copied(),
        force: sub.get_flag(help::FORCE_BUILD.name),
    }
}

/// The whole command line, as clap knows it.
pub fn command(lang: Lang) -> clap::Command {
    let new = |help: &CommandHelp| named(help, lang);
    let value = |help: &ArgHelp| option(help, lang);
    let path = |help: &ArgHelp| value(help).value_parser(clap::value_parser!(PathBuf));
    new(&help::ROOT).version(env!("CARGO_PKG_VERSION")).args(global(lang)).subcommands([
        new(&help::BUILD).args(build_args(lang)),
        new(&help::PARSE).args([
            positional(path(&help::FILE)),
            flag(&help::JSON, lang).conflicts_with(help::FORCE_PARSE.name),
            flag(&help::FORCE_PARSE, lang),
        ]),
        new(&help::CHECK),
        new(&help::EXPLAIN).arg(positional(value(&help::CODE))),
        new(&help::FONTS),
        new(&help::INIT).arg(positional(path(&help::FOLDER)).required(true)),
        new(&help::LEDGER).args([month_arg(&help::MONTH_OF_LEDGER, lang), flag(&help::JSON_OUT, lang)]),
        new(&help::WHY_UNIT).args([
            positional(value(&help::UNIT)).required(true),
            month_arg(&help::MONTH_OF_LEDGER, lang),
            flag(&help::JSON_OUT, lang),
        ]),
        new(&help::COMPLETIONS)
            .arg(positional(value(&help::SHELL)).value_parser(clap::value_parser!(Shell)).required(true)),
        new(&help::HELP).arg(positional(value(&help::COMMAND)).value_parser(COMMANDS.map(|c| c.name))),
    ])
}

const COMMANDS: [&CommandHelp; 9] = [
    &help::BUILD,
    &help::PARSE,
    &help::CHECK,
    &help::EXPLAIN,
    &help::FONTS,
    &help::INIT,
    &help::LEDGER,
    &help::WHY_UNIT,
    &help::COMPLETIONS,
];

/// More options than any command has of its own.
const OWN_OPTIONS: usize = 100;

fn build_args(lang: Lang) -> [Arg; 6] {
    let date = move |s: &str| s.parse::<Date>().map_err(|_| Message::BadDate(s).text(lang));
    let formats = PossibleValuesParser::new(Format::ALL.map(Format::name))
        .map(|s| Format::from_name(&s).expect("only names of formats are let through"));
    [
        positional(option(&help::PAPERS, lang)).action(ArgAction::Append).value_parser(papers()),
        option(&help::FORMAT, lang).value_delimiter(',').action(ArgAction::Append).value_parser(formats),
        month_arg(&help::MONTH, lang),
        option(&help::AS_OF, lang).value_parser(ValueParser::new(date)),
        flag(&help::WHY, lang),
        flag(&help::FORCE_BUILD, lang),
    ]
}

fn month_arg(help: &ArgHelp, lang: Lang) -> Arg {
    let month = move |s: &str| s.parse::<Month>().map_err(|_| Message::BadMonth(s).text(lang));
    option(help, lang).value_parser(ValueParser::new(month))
}

/// Papers go by their English names, and by the Chinese ones that people call them.
fn papers() -> ValueParser {
    let chinese = |p: Paper| match p {
        Paper::Notice => "通知",
        Paper::Annex => "附件",
        Paper::Bulletin => "通报",
    };
    let values = Paper::ALL.map(|p| PossibleValue::new(p.name()).alias(chinese(p)));
    let paper = move |s: String| Paper::ALL.into_iter().find(|&p| p.name() == s || chinese(p) == s);
    ValueParser::new(PossibleValuesParser::new(values).map(move |s| paper(s).expect("only papers are let through")))
}

fn global(lang: Lang) -> [Arg; 7] {
    let choice = |help: &ArgHelp, values: [&'static str; 2]| option(help, lang).value_parser(values).global(true);
    let all = [
        option(&help::DOSSIER, lang).value_parser(clap::value_parser!(PathBuf)).global(true),
        choice(&help::LANG, ["zh", "en"]),
        choice(&help::FORMAT_OF_MESSAGES, ["human", "json"]),
        flag(&help::QUIET, lang).short('q').global(true).conflicts_with(help::VERBOSE.name),
        flag(&help::VERBOSE, lang).short('v').action(ArgAction::Count).global(true),
        flag(&help::SHOW_HELP, lang).short('h').action(ArgAction::Help).global(true),
        flag(&help::VERSION, lang).short('V').action(ArgAction::Version),
    ];
    // A command's own options come first in its help.
    all.map(|arg| arg.display_order(OWN_OPTIONS))
}

fn named(help: &CommandHelp, lang: Lang) -> clap::Command {
    let plain = clap::Command::new(help.name)
        .about(help.about.get(lang))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true);
    match lang {
        Lang::En => plain,
        Lang::Zh => plain.override_usage(help.usage).help_template(usage::template(help)),
    }
}

fn option(help: &ArgHelp, lang: Lang) -> Arg {
    // clap would list the values in English; the Chinese help names them itself.
    let arg = Arg::new(help.name).long(help.name).help(help.help.get(lang)).hide_possible_values(lang == Lang::Zh);
    arg.value_name(help.value.get(lang))
}

fn flag(help: &ArgHelp, lang: Lang) -> Arg {
    Arg::new(help.name).long(help.name).help(help.help.get(lang)).action(ArgAction::SetTrue)
}

fn positional(arg: Arg) -> Arg {
    arg.long(None::<&str>)
}
