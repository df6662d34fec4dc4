//! Changes in official words: 将附件第12项责任单位由“甲”调整为“乙”。 What is said here, `parse::amendment` reads back.

mod group;
mod rows;
#[cfg(test)]
mod tests;

pub use group::{sentences, unnumbered};

use crate::base::quote::quote;
use crate::model::amendment::{Action, Change, Place};
use crate::model::target::{Column, Step, Target};
use crate::model::unit::is_named_like_a_body;

/// A change as one official sentence, without its ordinal.
pub fn say(change: &Change) -> String {
    let at = change.target.to_string();
    let text = match &change.action {
        Action::Replace { old, new } => format!("将{at}由{}{}{}", quote(old), altered(&change.target), whole(new)),
        Action::ReplaceWords { old, new, everywhere } => words(&[change], old, new, *everywhere),
        Action::InsertParagraph { place, new } => format!("在{at}{}增加一段{}", beside(*place), whole(new)),
        Action::InsertPoint { place, new } => format!("在{at}{}增加一点{}", beside(*place), whole(new)),
        Action::InsertSection { place, heading, new } => section(&change.target, *place, heading, new),
        Action::Delete { old } => format!("删去{at}：{}", quote(old)),
        Action::Move { to, place } => format!("将{at}移至{to}{}", beside(*place)),
        Action::Renumber { new } => renumber(&change.target, *new),
        Action::Repeal => format!("{at}废止"),
        Action::InsertRow { place, row } => format!("在{at}{}增加一项：{}", beside(*place), rows::say(row)),
        Action::AddUnit { new, after } => {
            let behind = after.as_ref().map(|a| format!("{}后", quote(a))).unwrap_or_default();
            format!("在{at}中{behind}增加{}", quote(new))
        }
        Action::RemoveUnit { old } => format!("删去{at}中的{}", quote(old)),
        Action::ReplaceUnit { old, new } => format!("将{at}中的{}调整为{}", quote(old), quote(new)),
        Action::RenameUnit { old, new } => rename(&at, &[old], new),
        Action::Split { old, rows } => {
            format!("将{at}（{}）拆分为{}项：{}", quote(old), count(rows.len()), rows::say_all(rows))
        }
        Action::Join { with, old, row } => {
            let others: String = with.iter().map(|t| format!("、{t}")).collect();
            format!("将{at}（{}）{others}合并为一项：{}", quote(old), rows::say(row))
        }
        Action::InsertGroup { place, heading, rows } => {
            let rows = match rows.len() {
                0 => String::new(),
                n => format!("，包括{}项：{}", count(n), rows::say_all(rows)),
            };
            format!("在{at}{}增加一类，名称为{}{rows}", beside(*place), quote(heading))
        }
        Action::AddColumn { new, place, cells } => {
            let cells: Vec<String> = cells.iter().map(|(no, text)| format!("第{no}项为{}", quote(text))).collect();
            let cells = if cells.is_empty() { String::new() } else { format!("，其中{}", cells.join("，")) };
            format!("在{}{}增加{}栏{cells}", column(&change.target), beside(*place), quote(new))
        }
        Action::RemoveColumn { old } => remove_column(&change.target, old),
    };
    stopped(text)
}

/// With a full stop, unless a quoted sentence ends there with its own.
fn stopped(text: String) -> String {
    let mut end = text.chars().rev();
    let closed = end.next().is_some_and(|c| matches!(c, '”' | '」' | '』' | '】'));
    // Within 「 and 」 the marks of the text stand as they are.
    let ended = closed && end.next().is_some_and(|c| matches!(c, '。' | '！' | '？'));
    if ended { text } else { text + "。" }
}

/// A text that is put in as a whole: behind a colon where it is a sentence.
fn whole(text: &str) -> String {
    let sentence = text.contains(['。', '；', '\n']);
    format!("{}{}", if sentence { "：" } else { "" }, quote(text))
}

/// Units and dates are adjusted, texts are altered.
fn altered(target: &Target) -> &'static str {
    match target.0.last() {
        Some(Step::Cell(column)) if column.names_units() => "调整为",
        Some(Step::Cell(Column::Deadline)) => "调整为",
        _ => "修改为",
    }
}

fn beside(place: Place) -> &'static str {
    match place {
        Place::After => "后",
        Place::Before => "前",
        Place::First => "开头",
        Place::Last => "末尾",
    }
}

/// Words replaced or deleted at one place or several: 将甲、乙中的“丙”修改为“丁”. In a cell of units they are called
/// words, since there a body as a whole would be meant.
fn words(changes: &[&Change], old: &str, new: &str, everywhere: bool) -> String {
    let at = changes.iter().map(|c| c.target.to_string()).collect::<Vec<_>>().join("、");
    let in_units = |c: &&Change| matches!(c.target.0.last(), Some(Step::Cell(column)) if column.names_units());
    let called = if changes.iter().any(in_units) { "字样" } else { "" };
    let all = if everywhere { "均" } else { "" };
    if new.is_empty() {
        return match everywhere {
            true => format!("将{at}中的{}{called}全部删去", quote(old)),
            false => format!("删去{at}中的{}{called}", quote(old)),
        };
    }
    format!("将{at}中的{}{called}{all}修改为{}", quote(old), quote(new))
}

/// 将全文中的“甲”统一修改为“乙”. Where the names do not look like those of bodies it is said that they are.
fn rename(at: &str, old: &[&String], new: &str) -> String {
    let plain = at == "全文" && old.iter().chain(&[&new.to_owned()]).all(|n| is_named_like_a_body(n));
    let called = if plain { "" } else { "单位名称" };
    let old = old.iter().map(|o| quote(o)).collect::<Vec<_>>().join("、");
    format!("将{at}中的{called}{old}统一修改为{}", quote(new))
}

/// A new section, called after its rank: 部分, 项, 目.
fn section(target: &Target, place: Place, heading: &str, new: &str) -> String {
    let within = matches!(place, Place::First | Place::Last);
    let rank = match target.0.last() {
        Some(Step::Section(rank, _)) => rank + u8::from(within),
        _ => 1,
    };
    let kind = match rank {
        1 => "部分",
        2 => "项",
        _ => "目",
    };
    let heading = if heading.is_empty() { String::new() } else { format!("，标题为{}", quote(heading)) };
    let text = if new.is_empty() { String::new() } else { format!("，内容为{}", whole(new)) };
    format!("在{target}{}增加一{kind}{heading}{text}", beside(place))
}

/// 将附件原第12项改为第20项
fn renumber(target: &Target, new: u32) -> String {
    let Some((last, before)) = target.0.split_last() else { return String::new() };
    let renumbered = match last {
        Step::Section(rank, _) => Step::Section(*rank, new),
        Step::Paragraph(_) => Step::Paragraph(new),
        Step::Point(_) => Step::Point(new),
        Step::Entry(_) => Step::Entry(new),
        Step::Group(_) => Step::Group(new),
        _ => Step::Task(new),
    };
    format!("将{}原{last}改为{renumbered}", Target(before.to_vec()))
}

/// A column by its head in quotes: 附件“备注”栏.
fn column(target: &Target) -> String {
    match target.0.split_last() {
        Some((Step::Cell(column), before)) => format!("{}“{}”栏", Target(before.to_vec()), column.name()),
        _ => target.to_string(),
    }
}

/// 删去附件“备注”栏, by the head as it is printed, where the target knows it by that.
fn remove_column(target: &Target, old: &str) -> String {
    match target.0.split_last() {
        Some((Step::Cell(column), before)) if Column::from_name(old) == *column => {
            format!("删去{}{}栏", Target(before.to_vec()), quote(old))
        }
        _ => format!("删去{}{}栏", target, quote(old)),
    }
}

/// A number of things in Chinese numerals, as far as an office counts in them.
fn count(n: usize) -> String {
    match n {
        2 => "两".to_owned(),
        1..=99 => crate::base::number::to_chinese(n),
        n => n.to_string(),
    }
}
