//! The command lines of `hongtou verify`, `effects`, `issue` and `approve`.

use super::super::messages::Message;
use super::super::messages::help::{self, lock};
use super::{Command, date, date_value, flag, month_value, named, option, positional};
use crate::base::{Date, Lang, Month};
use crate::build::issue::Subject;
use clap::builder::{NonEmptyStringValueParser, ValueParser};
use clap::{Arg, ArgMatches};

pub(super) fn commands(lang: Lang) -> [clap::Command; 4] {
    let json = || flag(&help::JSON_OUT, lang);
    let day = |help| option(help, lang).value_parser(date_value(lang)).required(true);
    let paper = positional(option(&lock::APPROVED, lang)).value_parser(subject_value(lang)).required(true);
    [
        named(&lock::VERIFY, lang).arg(json()),
        named(&lock::EFFECTS, lang).args([option(&lock::AMENDMENT_ASKED, lang), json()]),
        named(&lock::ISSUE, lang).subcommand_required(true).subcommands(issues(lang)),
        named(&lock::APPROVE, lang).args([
            paper,
            option(&lock::BY, lang).value_parser(NonEmptyStringValueParser::new()).required(true),
            day(&lock::ON),
        ]),
    ]
}

fn issues(lang: Lang) -> [clap::Command; 3] {
    let order = || -> [Arg; 3] {
        [
            option(&lock::NUMBER_ISSUED, lang).value_parser(NonEmptyStringValueParser::new()).required(true),
            option(&lock::DATE_ISSUED, lang).value_parser(date_value(lang)).required(true),
            option(&lock::APPROVED_BY, lang).value_parser(NonEmptyStringValueParser::new()),
        ]
    };
    let amendment = positional(option(&lock::AMENDMENT_ISSUED, lang)).required(true);
    let month = positional(option(&lock::MONTH_ISSUED, lang)).value_parser(month_value(lang)).required(true);
    [
        named(&lock::ISSUE_NOTICE, lang).args(order()),
        named(&lock::ISSUE_AMENDMENT, lang).arg(amendment).args(order()),
        named(&lock::ISSUE_BULLETIN, lang).arg(month).args(order()),
    ]
}

fn subject_value(lang: Lang) -> ValueParser {
    ValueParser::new(move |s: &str| Subject::from_name(s).ok_or_else(|| Message::BadPaper(s).text(lang)))
}

/// The command of that name, where it is one of these.
pub(super) fn read(name: &str, sub: &ArgMatches) -> Option<Command> {
    let word = |sub: &ArgMatches, name: &str| sub.get_one::<String>(name).cloned();
    Some(match name {
        "verify" => Command::Verify { json: sub.get_flag(help::JSON_OUT.name) },
        "effects" => Command::Effects {
            amendment: word(sub, lock::AMENDMENT_ASKED.name),
            json: sub.get_flag(help::JSON_OUT.name),
        },
        "issue" => {
            let (name, sub) = sub.subcommand().expect("clap requires one");
            let given = |name: &str| word(sub, name).expect("clap requires it");
            let subject = match name {
                "amendment" => Subject::Amendment(given(lock::AMENDMENT_ISSUED.name)),
                "bulletin" => {
                    Subject::Bulletin(*sub.get_one::<Month>(lock::MONTH_ISSUED.name).expect("clap requires it"))
                }
                _ => Subject::Notice,
            };
            let date: Date = date(sub, &lock::DATE_ISSUED).expect("clap requires it");
            let by = word(sub, lock::APPROVED_BY.name);
            Command::Issue { subject, number: given(lock::NUMBER_ISSUED.name), date, by }
        }
        "approve" => Command::Approve {
            subject: sub.get_one::<Subject>(lock::APPROVED.name).cloned().expect("clap requires it"),
            by: word(sub, lock::BY.name).expect("clap requires it"),
            on: date(sub, &lock::ON).expect("clap requires it"),
        },
        _ => return None,
    })
}
