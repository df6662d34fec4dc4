//! clap's help and errors in Chinese. clap speaks English only, but keeps the facts of an error beside its sentence.

use super::messages::help::{self, CommandHelp};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::fmt::Write;

/// The layout of a command's help.
pub(super) fn template(command: &CommandHelp) -> String {
    let root = command.name == help::ROOT.name;
    let lock = [&help::lock::VERIFY, &help::lock::EFFECTS, &help::lock::ISSUE_NOTICE];
    let bare = [&help::CHECK, &help::FONTS, &help::FORMS, &help::LEDGER, &help::EDITION, &help::DIFF, &help::FROM_EDIT];
    let middle = match command {
        c if root || [help::AMEND.name, help::lock::ISSUE.name].contains(&c.name) => "命令：\n{subcommands}\n\n",
        c if bare.iter().chain(&lock).any(|b| b.usage == c.usage) => "",
        _ => "参数：\n{positionals}\n\n",
    };
    let end = if root { "\n\n某个命令的用法：`hongtou help 命令`" } else { "" };
    format!("{{about}}\n\n用法：{{usage}}\n\n{middle}选项：\n{{options}}{end}\n")
}

/// An error of usage, whole; coloured, which whoever shows it takes away where colours are not wanted.
pub(super) fn chinese(error: &clap::Error) -> String {
    let mut out = format!("\x1b[1;91m错误\x1b[0m：{}\n", sentence(error));
    let values = list(error, ContextKind::ValidValue).into_iter().chain(list(error, ContextKind::ValidSubcommand));
    let values: Vec<String> = values.collect();
    if !values.is_empty() {
        let _ = writeln!(out, "  可用的值：{}", values.join("、"));
    }
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near: Vec<String> =
        kinds.into_iter().flat_map(|kind| list(error, kind)).map(|name| format!("`{name}`")).collect();
    if !near.is_empty() {
        let _ = writeln!(out, "  是不是想写 {}？", near.join(" 或 "));
    }
    for tip in list(error, ContextKind::Suggested).iter().filter_map(|tip| translated(tip)) {
        let _ = writeln!(out, "  {tip}");
    }
    if let Some(usage) = list(error, ContextKind::Usage).first() {
        let usage = usage.trim_start_matches("Usage:").trim();
        let _ = write!(out, "\n用法：{usage}\n");
    }
    out + "\n用 `hongtou --help` 查看全部用法。\n"
}

fn sentence(error: &clap::Error) -> String {
    // clap writes `--verbose...` of an option that may stand twice.
    let name = |word: &String| word.strip_prefix("--").map_or(word.as_str(), |_| word.trim_end_matches('.')).to_owned();
    let word = |kind| list(error, kind).iter().map(name).collect::<Vec<_>>().join("、");
    let arg = word(ContextKind::InvalidArg);
    let value = word(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("`{arg}` 后面缺少值"),
        ErrorKind::InvalidValue => format!("`{arg}` 不能是“{value}”"),
        ErrorKind::UnknownArgument => format!("没有 `{arg}` 这个选项或参数"),
        ErrorKind::InvalidSubcommand => format!("没有 `{}` 这个命令", word(ContextKind::InvalidSubcommand)),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(|e| format!("：{e}")).unwrap_or_default();
            format!("`{arg}` 的值有误{why}")
        }
        ErrorKind::TooManyValues => format!("`{arg}` 不再接受值“{value}”"),
        ErrorKind::ArgumentConflict => match word(ContextKind::PriorArg) {
            prior if prior == arg || prior.is_empty() => format!("`{arg}` 只能写一次"),
            prior => format!("`{arg}` 与 `{prior}` 不能同时使用"),
        },
        ErrorKind::MissingRequiredArgument => format!("缺少 {arg}"),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::InvalidUtf8 => "有一个值不是 UTF-8 编码".to_owned(),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => format!("`{arg}` 的值的个数不对"),
        ErrorKind::NoEquals => format!("`{arg}` 与值之间要用等号"),
        _ => "命令行有误".to_owned(),
    }
}

/// The words of one fact of an error.
fn list(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(s)) => vec![s.clone()],
        Some(ContextValue::Strings(s)) => s.clone(),
        Some(ContextValue::StyledStr(s)) => vec![s.to_string()],
        Some(ContextValue::StyledStrs(s)) => s.iter().map(|s| s.to_string()).collect(),
        Some(ContextValue::Number(n)) => vec![n.to_string()],
        _ => Vec::new(),
    }
}

/// clap's tips are whole English sentences with the words in quotation marks; those that can come up here are known.
/// Another one is left out rather than shown in the wrong language.
fn translated(tip: &str) -> Option<String> {
    let words: Vec<&str> = tip.split('\'').skip(1).step_by(2).collect();
    match words.as_slice() {
        [value, how] if tip.starts_with("to pass") => Some(format!("若“{value}”是值而不是选项，请写 `{how}`")),
        [option] if tip.ends_with("exists") => Some(format!("`hongtou {option}` 是有的")),
        [command, _] if tip.starts_with("subcommand") => Some(format!("`{command}` 是命令，前面不要写 `--`")),
        _ => None,
    }
}
