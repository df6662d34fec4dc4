//! The command lines of `hongtou verify`, `effects`, `issue` and `approve`.

use super::super::messages::help::{self, ArgHelp, CommandHelp, lock};
use super::{Command, date, date_value, flag, month_value, named, option, positional};
use crate::base::{Lang, Month};
use crate::build::issue::Subject;
use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgMatches};

pub(super) fn commands(lang: Lang) -> [clap::Command; 4] {
    let json = || flag(&help::JSON_OUT, lang);
    let issues = papers([&lock::ISSUE_NOTICE, &lock::ISSUE_AMENDMENT, &lock::ISSUE_BULLETIN], lang);
    let approvals = papers([&lock::APPROVE_NOTICE, &lock::APPROVE_AMENDMENT, &lock::APPROVE_BULLETIN], lang);
    let issue = || -> [Arg; 3] {
        [text(&lock::NUMBER_ISSUED, lang).required(true), day(&lock::DATE_ISSUED, lang), text(&lock::APPROVED_BY, lang)]
    };
    let approval = || [text(&lock::BY, lang).required(true), day(&lock::ON, lang)];
    [
        named(&lock::VERIFY, lang).arg(json()),
        named(&lock::EFFECTS, lang).args([option(&lock::AMENDMENT_ASKED, lang), json()]),
        named(&lock::ISSUE, lang).subcommand_required(true).subcommands(issues.map(|paper| paper.args(issue()))),
        named(&lock::APPROVE, lang)
            .subcommand_required(true)
            .subcommands(approvals.map(|paper| paper.args(approval()))),
    ]
}

/// What is issued and approved: the notice, an amendment, the bulletin of a month.
fn papers([notice, amendment, bulletin]: [&CommandHelp; 3], lang: Lang) -> [clap::Command; 3] {
    let stem = positional(option(&lock::AMENDMENT_ISSUED, lang)).required(true);
    let month = positional(option(&lock::MONTH_ISSUED, lang)).value_parser(month_value(lang)).required(true);
    [named(notice, lang), named(amendment, lang).arg(stem), named(bulletin, lang).arg(month)]
}

fn text(help: &ArgHelp, lang: Lang) -> Arg {
    option(help, lang).value_parser(NonEmptyStringValueParser::new())
}

fn day(help: &ArgHelp, lang: Lang) -> Arg {
    option(help, lang).value_parser(date_value(lang)).required(true)
}

/// Which paper is meant, with what is said of it.
fn subject(sub: &ArgMatches) -> (Subject, &ArgMatches) {
    let (name, sub) = sub.subcommand().expect("clap requires one");
    let required = "clap requires it";
    let subject = match name {
        "amendment" => Subject::Amendment(word(sub, &lock::AMENDMENT_ISSUED).expect(required)),
        "bulletin" => Subject::Bulletin(*sub.get_one::<Month>(lock::MONTH_ISSUED.name).expect(required)),
        _ => Subject::Notice,
    };
    (subject, sub)
}

fn word(sub: &ArgMatches, help: &ArgHelp) -> Option<String> {
    sub.get_one::<String>(help.name).cloned()
}

/// The command of that name, where it is one of these.
pub(super) fn read(name: &str, sub: &ArgMatches) -> Option<Command> {
    let required = "clap requires it";
    Some(match name {
        "verify" => Command::Verify { json: sub.get_flag(help::JSON_OUT.name) },
        "effects" => {
            Command::Effects { amendment: word(sub, &lock::AMENDMENT_ASKED), json: sub.get_flag(help::JSON_OUT.name) }
        }
        "issue" => {
            let (subject, sub) = subject(sub);
            let number = word(sub, &lock::NUMBER_ISSUED).expect(required);
            let date = date(sub, &lock::DATE_ISSUED).expect(required);
            Command::Issue { subject, number, date, by: word(sub, &lock::APPROVED_BY) }
        }
        "approve" => {
            let (subject, sub) = subject(sub);
            let by = word(sub, &lock::BY).expect(required);
            Command::Approve { subject, by, on: date(sub, &lock::ON).expect(required) }
        }
        _ => return None,
    })
}
