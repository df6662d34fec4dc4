//! What the person typed, read and typed again.

mod lock;

use super::messages::Message;
use super::messages::help::{self, ArgHelp, CommandHelp};
use super::usage;
use crate::base::{Date, Lang, Month};
use crate::build::amend::Order;
use crate::build::issue::Subject;
use crate::build::trace::Question;
use crate::build::{FormFormat, FormRequest, Format, Paper, Request};
use crate::style::font::{Face, FontPolicy, FontWish};
use clap::builder::{PossibleValue, PossibleValuesParser, StyledStr, TypedValueParser, ValueParser};
use clap::{Arg, ArgAction, ArgGroup, ArgMatches};
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
        /// Go on after every save.
        watch: bool,
    },
    /// Make the forms that go out to the units.
    Forms(FormRequest),
    /// Read a notice.
    Parse {
        /// Its file, if not the dossier's own.
        file: Option<PathBuf>,
        /// Print the facts and write nothing.
        json: bool,
        /// Overwrite what a person edited.
        force: bool,
    },
    /// Say who would be named in a bulletin.
    PreviewNames {
        /// The month; all of them where none is given.
        month: Option<Month>,
        /// Print one JSON document.
        json: bool,
    },
    /// Print the slips by which refused words go back.
    Slips {
        /// The month; all of them where none is given.
        month: Option<Month>,
        /// The day by which the corrections are wanted.
        correct_by: Option<Date>,
        /// Whether to overwrite what somebody edited.
        force: bool,
    },
    /// Take in what arrived, or print what became of every cell.
    Receive {
        /// Files and folders.
        files: Vec<PathBuf>,
        /// The month, where the files do not say it.
        month: Option<Month>,
        /// When they arrived, where it is not now.
        at: Option<String>,
        /// Print the accounts of the months.
        report: bool,
        /// Print one JSON document.
        json: bool,
    },
    /// Proofread.
    Check {
        /// A file; the whole dossier where none is given.
        file: Option<PathBuf>,
        /// Mend what may be mended without a person.
        fix: bool,
        /// Print one SARIF document.
        sarif: bool,
        /// Write the text with comments at the places.
        docx: Option<PathBuf>,
    },
    /// Measure the written papers.
    FormatReport {
        /// As one JSON document.
        json: bool,
    },
    /// Trace words, a task or a figure to its files.
    Trace {
        /// What is asked.
        question: Question,
        /// One JSON object a line.
        json: bool,
    },
    /// Explain a finding, or list all.
    Explain(Option<String>),
    /// List the fonts that a wish comes to.
    Fonts(FontWish),
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
    /// Print a text in force.
    Edition {
        /// On that day; the newest where none is given.
        as_of: Option<Date>,
        /// As the facts of `parse --json`.
        json: bool,
    },
    /// Print how one text follows from another.
    Diff {
        /// The one; the text before the other where none is given.
        from: Option<String>,
        /// The other; the newest where none is given.
        to: Option<String>,
        /// As one JSON document.
        json: bool,
    },
    /// Make an amendment's list of changes.
    Amend(Way),
    /// Make everything again and compare.
    Verify {
        /// As one JSON document.
        json: bool,
    },
    /// Say what amendments do to the papers.
    Effects {
        /// Which; all of them where none is given.
        amendment: Option<String>,
        /// As one JSON document.
        json: bool,
    },
    /// Put a paper on record as issued.
    Issue {
        /// Which.
        subject: Subject,
        /// Its number.
        number: String,
        /// Its date.
        date: Date,
        /// Who approved it.
        by: Option<String>,
    },
    /// Note an approval.
    Approve {
        /// Of what.
        subject: Subject,
        /// Whose.
        by: String,
        /// On which day.
        on: Date,
    },
    /// Print a completion script.
    Completions(Shell),
}

/// Whence an amendment comes.
#[derive(Debug)]
pub enum Way {
    /// As it was issued.
    Parse {
        /// Its file.
        file: PathBuf,
        /// Print it as JSON and write nothing.
        json: bool,
        /// Overwrite what a person edited.
        force: bool,
    },
    /// Begin a draft.
    Start,
    /// From what was edited.
    FromEdit(Order),
    /// From a paper that came back with changes.
    FromDocx(PathBuf, Order),
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
        None => Command::Build { request: Request::default(), explain: false, watch: false },
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
        "receive" => receive(sub),
        "slips" => Command::Slips {
            month: sub.get_one::<Month>(help::MONTH.name).copied(),
            correct_by: sub.get_one::<Date>(help::CORRECT_BY.name).copied(),
            force: flag(&help::FORCE_BUILD),
        },
        "bulletin" => bulletin(sub),
        "check" if flag(&help::FORMAT_REPORT) => Command::FormatReport { json: flag(&help::JSON_OUT) },
        "check" => {
            let docx = path(&help::ANNOTATED);
            Command::Check { file: path(&help::CHECKED), fix: flag(&help::FIX), sarif: flag(&help::SARIF), docx }
        }
        "trace" => Command::Trace { question: question(sub), json: flag(&help::TRACE_JSON) },
        "explain" => Command::Explain(sub.get_one::<String>(help::CODE.name).cloned()),
        "fonts" => Command::Fonts(font_wish(sub)),
        "init" => Command::Init(path(&help::FOLDER).expect("clap requires it")),
        "ledger" => Command::Ledger { month: month_of(sub), json: flag(&help::JSON_OUT) },
        "why" => Command::Why {
            unit: sub.get_one::<String>(help::UNIT_ASKED.name).cloned().expect("clap requires it"),
            month: month_of(sub),
            json: flag(&help::JSON_OUT),
        },
        "edition" => Command::Edition { as_of: date(sub, &help::EDITION_OF), json: flag(&help::EDITION_JSON) },
        "diff" => Command::Diff {
            from: sub.get_one::<String>(help::FROM.name).cloned(),
            to: sub.get_one::<String>(help::TO.name).cloned(),
            json: flag(&help::JSON_OUT),
        },
        "amend" => Command::Amend(way(sub)),
        "completions" => Command::Completions(*sub.get_one::<Shell>(help::SHELL.name).expect("clap requires it")),
        "forms" => Command::Forms(form_request(sub)),
        "build" => Command::Build { request: request(sub), explain: flag(&help::WHY), watch: flag(&help::WATCH) },
        other => lock::read(other, sub).unwrap_or_else(|| unreachable!("clap let the unknown command {other} through")),
    }
}

fn month_of(sub: &ArgMatches) -> Option<Month> {
    sub.get_one::<Month>(help::MONTH.name).copied()
}

fn date(sub: &ArgMatches, help: &ArgHelp) -> Option<Date> {
    sub.get_one::<Date>(help.name).copied()
}

fn way(sub: &ArgMatches) -> Way {
    let (name, sub) = sub.subcommand().expect("clap requires one");
    let file = |help: &ArgHelp| sub.get_one::<PathBuf>(help.name).cloned().expect("clap requires it");
    let order = || Order {
        date: date(sub, &help::DATE),
        in_force: date(sub, &help::IN_FORCE),
        doc_number: sub.get_one::<String>(help::NUMBER.name).cloned().unwrap_or_default(),
    };
    match name {
        "parse" => Way::Parse {
            file: file(&help::AMENDMENT),
            json: sub.get_flag(help::JSON.name),
            force: sub.get_flag(help::FORCE_PARSE.name),
        },
        "from-edit" if sub.get_flag(help::START.name) => Way::Start,
        "from-edit" => Way::FromEdit(order()),
        "from-docx" => Way::FromDocx(file(&help::RETURNED), order()),
        other => unreachable!("clap let the unknown command amend {other} through"),
    }
}

fn question(sub: &ArgMatches) -> Question {
    let word = |name: &ArgHelp| sub.get_one::<String>(name.name).cloned();
    let month = sub.get_one::<Month>(help::MONTH.name).copied();
    if let Some(no) = sub.get_one::<u32>(help::TASK.name) {
        return Question::Task { no: *no, unit: word(&help::UNIT_OF_TASK), month };
    }
    if let Some(path) = word(&help::DATA_PATH) {
        return Question::Path { path, month };
    }
    let file = word(&help::PAPER).expect("clap requires one of the three");
    Question::Words { file, page: sub.get_one::<usize>(help::PAGE.name).copied(), text: word(&help::TEXT) }
}

fn request(sub: &ArgMatches) -> Request {
    Request {
        papers: sub.get_many::<Paper>(help::PAPERS.name).unwrap_or_default().copied().collect(),
        formats: sub.get_many::<Format>(help::FORMAT.name).unwrap_or_default().copied().collect(),
        month: month_of(sub),
        as_of: sub.get_one::<Date>(help::AS_OF.name).copied(),
        force: sub.get_flag(help::FORCE_BUILD.name),
        fonts: font_wish(sub),
    }
}

/// What is wanted of the fonts; of two files for one face the later one.
fn font_wish(sub: &ArgMatches) -> FontWish {
    let files = sub.get_many::<(Face, String)>(help::FONT.name).unwrap_or_default().cloned();
    FontWish { policy: sub.get_one::<FontPolicy>(help::FONT_POLICY.name).copied(), files: files.collect() }
}

/// `hongtou bulletin` is `hongtou build bulletin`, unless it is only to say whom it would name.
fn bulletin(sub: &ArgMatches) -> Command {
    let month = sub.get_one::<Month>(help::MONTH.name).copied();
    if sub.get_flag(help::PREVIEW_NAMES.name) {
        return Command::PreviewNames { month, json: sub.get_flag(help::JSON.name) };
    }
    let request = Request { papers: vec![Paper::Bulletin], month, ..Request::default() };
    Command::Build { request, explain: false, watch: false }
}

fn receive(sub: &ArgMatches) -> Command {
    Command::Receive {
        files: sub.get_many::<PathBuf>(help::FILES.name).unwrap_or_default().cloned().collect(),
        month: sub.get_one::<Month>(help::MONTH.name).copied(),
        at: sub.get_one::<String>(help::AT.name).cloned(),
        report: sub.get_flag(help::REPORT.name),
        json: sub.get_flag(help::JSON.name),
    }
}

fn form_request(sub: &ArgMatches) -> FormRequest {
    FormRequest {
        month: *sub.get_one::<Month>(help::FORM_MONTH.name).expect("clap requires it"),
        units: sub.get_many::<String>(help::UNIT.name).unwrap_or_default().cloned().collect(),
        formats: sub.get_many::<FormFormat>(help::FORM_FORMAT.name).unwrap_or_default().copied().collect(),
        force: sub.get_flag(help::FORCE_BUILD.name),
    }
}

/// The whole command line, as clap knows it.
pub fn command(lang: Lang) -> clap::Command {
    let new = |help: &CommandHelp| named(help, lang);
    let value = |help: &ArgHelp| option(help, lang);
    let path = |help: &ArgHelp| value(help).value_parser(clap::value_parser!(PathBuf));
    let root = new(&help::ROOT).version(env!("CARGO_PKG_VERSION")).args(global(lang));
    root.subcommands([
        new(&help::BUILD).args(build_args(lang)),
        new(&help::FORMS).args(form_args(lang)),
        new(&help::PARSE).args([
            positional(path(&help::FILE)),
            flag(&help::JSON, lang).conflicts_with(help::FORCE_PARSE.name),
            flag(&help::FORCE_PARSE, lang),
        ]),
        new(&help::RECEIVE).args(receive_args(lang)),
        new(&help::SLIPS).args([
            month(lang),
            option(&help::CORRECT_BY, lang).value_parser(date_value(lang)),
            flag(&help::FORCE_BUILD, lang),
        ]),
        new(&help::BULLETIN).args([month(lang), flag(&help::PREVIEW_NAMES, lang), flag(&help::JSON, lang)]),
        new(&help::CHECK).args(check_args(lang)),
        new(&help::TRACE).args(trace_args(lang)).group(asked()),
        new(&help::EXPLAIN).arg(positional(value(&help::CODE))),
        new(&help::FONTS).args(font_args(lang)),
        new(&help::INIT).arg(positional(path(&help::FOLDER)).required(true)),
        new(&help::LEDGER).args([month_arg(&help::MONTH_OF_LEDGER, lang), flag(&help::JSON_OUT, lang)]),
        new(&help::WHY_UNIT).args([
            positional(value(&help::UNIT_ASKED)).required(true),
            month_arg(&help::MONTH_OF_LEDGER, lang),
            flag(&help::JSON_OUT, lang),
        ]),
        new(&help::EDITION)
            .args([option(&help::EDITION_OF, lang).value_parser(date_value(lang)), flag(&help::EDITION_JSON, lang)]),
        new(&help::DIFF).args([value(&help::FROM), value(&help::TO), flag(&help::JSON_OUT, lang)]),
        new(&help::AMEND).subcommand_required(true).subcommands(ways(lang)),
    ])
    .subcommands(lock::commands(lang))
    .subcommands([
        new(&help::COMPLETIONS)
            .arg(positional(value(&help::SHELL)).value_parser(clap::value_parser!(Shell)).required(true)),
        new(&help::HELP).arg(positional(value(&help::COMMAND)).value_parser(COMMANDS.map(|c| c.name))),
    ])
}

const COMMANDS: [&CommandHelp; 21] = [
    &help::BUILD,
    &help::FORMS,
    &help::PARSE,
    &help::RECEIVE,
    &help::SLIPS,
    &help::BULLETIN,
    &help::CHECK,
    &help::TRACE,
    &help::EXPLAIN,
    &help::FONTS,
    &help::INIT,
    &help::LEDGER,
    &help::WHY_UNIT,
    &help::EDITION,
    &help::DIFF,
    &help::AMEND,
    &help::lock::VERIFY,
    &help::lock::EFFECTS,
    &help::lock::ISSUE,
    &help::lock::APPROVE,
    &help::COMPLETIONS,
];

/// More options than any command has of its own.
const OWN_OPTIONS: usize = 100;

fn month(lang: Lang) -> Arg {
    option(&help::MONTH, lang).value_parser(month_value(lang))
}

fn receive_args(lang: Lang) -> [Arg; 5] {
    let time = move |s: &str| crate::parse::submission::time(s).ok_or_else(|| Message::BadTime(s).text(lang));
    let files = positional(option(&help::FILES, lang)).value_parser(clap::value_parser!(PathBuf));
    [
        files.action(ArgAction::Append),
        month(lang),
        option(&help::AT, lang).value_parser(ValueParser::new(time)),
        flag(&help::REPORT, lang).conflicts_with(help::FILES.name),
        flag(&help::JSON, lang),
    ]
}

/// The ways in for an amendment.
fn ways(lang: Lang) -> [clap::Command; 3] {
    let path =
        |help: &ArgHelp| positional(option(help, lang)).value_parser(clap::value_parser!(PathBuf)).required(true);
    let order = || {
        [
            option(&help::DATE, lang).value_parser(date_value(lang)),
            option(&help::IN_FORCE, lang).value_parser(date_value(lang)),
            option(&help::NUMBER, lang),
        ]
    };
    let start = flag(&help::START, lang).conflicts_with_all([help::DATE.name, help::IN_FORCE.name, help::NUMBER.name]);
    [
        named(&help::AMEND_PARSE, lang).args([
            path(&help::AMENDMENT),
            flag(&help::JSON, lang).conflicts_with(help::FORCE_PARSE.name),
            flag(&help::FORCE_PARSE, lang),
        ]),
        named(&help::FROM_EDIT, lang).arg(start).args(order()),
        named(&help::FROM_DOCX, lang).arg(path(&help::RETURNED)).args(order()),
    ]
}

fn check_args(lang: Lang) -> [Arg; 6] {
    let alone = |help: &ArgHelp| flag(help, lang).conflicts_with(help::FORMAT_REPORT.name);
    let file = positional(option(&help::CHECKED, lang)).value_parser(clap::value_parser!(PathBuf));
    [
        file.conflicts_with(help::FORMAT_REPORT.name),
        alone(&help::FIX),
        alone(&help::SARIF),
        option(&help::ANNOTATED, lang).value_parser(clap::value_parser!(PathBuf)).requires(help::CHECKED.name),
        flag(&help::FORMAT_REPORT, lang),
        flag(&help::JSON_OUT, lang).requires(help::FORMAT_REPORT.name),
    ]
}

/// One of a paper, a task and a path.
fn asked() -> ArgGroup {
    ArgGroup::new("asked").args([help::PAPER.name, help::TASK.name, help::DATA_PATH.name]).required(true)
}

fn trace_args(lang: Lang) -> [Arg; 8] {
    let with_paper = |help: &ArgHelp| option(help, lang).conflicts_with_all([help::TASK.name, help::DATA_PATH.name]);
    let task = option(&help::TASK, lang).value_parser(clap::value_parser!(u32));
    [
        positional(option(&help::PAPER, lang)),
        with_paper(&help::PAGE).value_parser(clap::value_parser!(usize)),
        with_paper(&help::TEXT),
        task.conflicts_with(help::PAPER.name),
        option(&help::UNIT_OF_TASK, lang).requires(help::TASK.name),
        option(&help::DATA_PATH, lang),
        month(lang).conflicts_with(help::PAPER.name),
        flag(&help::TRACE_JSON, lang),
    ]
}

fn font_args(lang: Lang) -> [Arg; 2] {
    let policies = PossibleValuesParser::new(FontPolicy::ALL.map(FontPolicy::name))
        .map(|s| FontPolicy::from_name(&s).expect("only names of policies are let through"));
    let file = move |s: &str| {
        let (face, path) = s.split_once('=').filter(|(_, path)| !path.is_empty()).unwrap_or_default();
        let face = Face::from_name(face).ok_or_else(|| Message::BadFont(s).text(lang))?;
        // The dossier is often elsewhere: the path is the person's own, from where they stand.
        let full = std::path::absolute(path).ok().and_then(|p| p.to_str().map(str::to_owned));
        full.map(|path| (face, path)).ok_or_else(|| Message::BadFont(s).text(lang))
    };
    [
        option(&help::FONT_POLICY, lang).value_parser(policies),
        option(&help::FONT, lang).action(ArgAction::Append).value_parser(ValueParser::new(file)),
    ]
}

fn build_args(lang: Lang) -> Vec<Arg> {
    let formats = PossibleValuesParser::new(Format::ALL.map(Format::name))
        .map(|s| Format::from_name(&s).expect("only names of formats are let through"));
    let own = [
        positional(option(&help::PAPERS, lang)).action(ArgAction::Append).value_parser(papers()),
        option(&help::FORMAT, lang).value_delimiter(',').action(ArgAction::Append).value_parser(formats),
        month(lang),
        option(&help::AS_OF, lang).value_parser(date_value(lang)),
        flag(&help::WHY, lang),
        flag(&help::WATCH, lang).conflicts_with(help::FORCE_BUILD.name),
        flag(&help::FORCE_BUILD, lang),
    ];
    own.into_iter().chain(font_args(lang)).collect()
}

fn form_args(lang: Lang) -> [Arg; 4] {
    let formats = PossibleValuesParser::new(FormFormat::ALL.map(FormFormat::name))
        .map(|s| FormFormat::from_name(&s).expect("only names of formats are let through"));
    [
        option(&help::FORM_MONTH, lang).required(true).value_parser(month_value(lang)),
        option(&help::UNIT, lang).value_delimiter(',').action(ArgAction::Append),
        option(&help::FORM_FORMAT, lang).value_delimiter(',').action(ArgAction::Append).value_parser(formats),
        flag(&help::FORCE_BUILD, lang),
    ]
}

fn date_value(lang: Lang) -> ValueParser {
    ValueParser::new(move |s: &str| s.parse::<Date>().map_err(|_| Message::BadDate(s).text(lang)))
}

fn month_value(lang: Lang) -> ValueParser {
    ValueParser::new(move |s: &str| s.parse::<Month>().map_err(|_| Message::BadMonth(s).text(lang)))
}

fn month_arg(help: &ArgHelp, lang: Lang) -> Arg {
    option(help, lang).value_parser(month_value(lang))
}

/// Papers go by their English names, and by the Chinese ones that people call them.
fn papers() -> ValueParser {
    let chinese = |p: Paper| match p {
        Paper::Notice => "通知",
        Paper::Annex => "附件",
        Paper::Bulletin => "通报",
        Paper::Amendment => "修改通知",
        Paper::Consolidated => "修改后的通知",
        Paper::Redline => "修改标记稿",
        Paper::Comparison => "修改对照表",
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
