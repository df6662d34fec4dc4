//! What each line of a paper is, told from its form alone and leniently: a faulty number is still the number.

use super::ordinal::ordinal;
use super::rule::{digits, is_han};
use super::text::{Line, Role, Text};
use crate::base::Date;

/// The fifteen kinds of papers (条例 第八条).
pub const GENRES: [&str; 15] = [
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函",
    "纪要",
];
/// No head of a paper is longer, in lines with text.
const HEAD: usize = 12;
/// No title line is longer, in characters.
const TITLE: usize = 60;
/// No name of an organ is longer, in characters.
const NAME: usize = 30;

/// Gives every line its role.
pub(super) fn assign(text: &mut Text<'_>) {
    let forms: Vec<Role> = text.lines.iter().map(|l| by_form(text.of(l))).collect();
    for (line, role) in text.lines.iter_mut().zip(forms) {
        line.role = role;
    }
    let head = head(text);
    items(text);
    annexes(text);
    signatures(text, head);
}

/// What a line is by its form, whatever stands round it.
fn by_form(line: &str) -> Role {
    match line {
        l if l.contains('\t') || l.starts_with('|') => Role::Row,
        l if is_announcement(l) => Role::Announced,
        l if is_label(l) => Role::Label,
        l if is_number(l) => Role::Number,
        l if is_date(l) => Role::Date,
        l if l.starts_with("抄送") || (l.len() < 120 && l.ends_with("日印发")) => Role::Imprint,
        l if is_secrecy(l) => Role::Secrecy,
        l if is_note(l) => Role::Note,
        l if ordinal(l).is_some() => Role::Numbered,
        _ => Role::Body,
    }
}

/// 附件 with a colon and a name behind it, however spaced.
fn is_announcement(line: &str) -> bool {
    let Some(rest) = after_label(line) else { return false };
    let rest = rest.trim_start_matches(|c: char| digits_of_label(c));
    let name = rest.strip_prefix(['：', ':']);
    name.is_some_and(|name| !name.trim().is_empty())
}

fn digits_of_label(c: char) -> bool {
    c.is_ascii_digit() || super::ordinal::CHINESE.contains(c)
}

/// 附件 or 附件1 or 附件一： and nothing else.
fn is_label(line: &str) -> bool {
    let Some(rest) = after_label(line) else { return false };
    let number = rest.trim_start_matches(digits_of_label);
    rest.chars().count() <= 4 && number.chars().all(|c| "：:.．、".contains(c))
}

fn after_label(line: &str) -> Option<&str> {
    let rest = line.strip_prefix('附')?.trim_start();
    Some(rest.strip_prefix('件')?.trim_start())
}

/// An organ's sign, a year in some brackets and a serial, alone on a line or before 签发人.
fn is_number(line: &str) -> bool {
    if line.len() > 120 {
        return false;
    }
    let Some(open) = line.find(['〔', '[', '（', '(', '【', '［', '﹝']) else { return false };
    let sign = &line[..open];
    let inside = line[open..].trim_start_matches(['〔', '[', '（', '(', '【', '［', '﹝']).trim_start();
    let inside = crate::base::number::half_width(inside);
    let year = digits(&inside);
    let Some(close) = inside[year..].trim_start().chars().next().filter(|c| "〕]）)】］﹞".contains(*c)) else {
        return false;
    };
    let rest = inside[year..].trim_start()[close.len_utf8()..].trim_start();
    let rest = rest.strip_prefix('第').unwrap_or(rest).trim_start();
    let serial = digits(rest);
    let tail = rest[serial..].trim_start_matches([' ', '号']).trim();
    let short = sign.trim().chars().count();
    (2..=4).contains(&year)
        && (1..=5).contains(&serial)
        && (2..=12).contains(&short)
        && sign.trim().chars().all(|c| is_han(c) || c == ' ')
        && (tail.is_empty() || tail.starts_with("签发人") || tail == "文件")
}

/// A whole date and nothing else, in any of the ways dates are written.
fn is_date(line: &str) -> bool {
    let line = crate::base::number::half_width(line).replace(' ', "");
    let count = line.chars().count();
    if !(6..=13).contains(&count) {
        return false;
    }
    let chinese = |s: &str| !s.is_empty() && s.chars().all(|c| "〇○零一二三四五六七八九十".contains(c));
    let arabic = |s: &str| (1..=4).contains(&s.len()) && digits(s) == s.len();
    let whole = |test: &dyn Fn(&str) -> bool| {
        let parts = line.split_once('年').and_then(|(y, r)| r.split_once('月').map(|(m, d)| (y, m, d)));
        parts.is_some_and(|(y, m, d)| test(y) && test(m) && d.strip_suffix('日').is_some_and(test))
    };
    let dotted = |mark: char| {
        let parts: Vec<&str> = line.split(mark).collect();
        parts.len() == 3 && parts[0].len() == 4 && parts.iter().all(|p| arabic(p))
    };
    whole(&arabic) || whole(&chinese) || ['.', '-', '/'].into_iter().any(dotted)
}

fn is_secrecy(line: &str) -> bool {
    let rest = ["绝密", "机密", "秘密"].iter().find_map(|w| line.strip_prefix(w));
    let grade = rest.is_some_and(|r| !r.starts_with(is_han) || r.starts_with(['长', '一', '二', '三', '五', '十']));
    grade && line.chars().count() <= 10 && !line.contains(['，', '。', '、'])
}

fn is_note(line: &str) -> bool {
    let open = line.starts_with(['（', '(']) && line.ends_with(['）', ')']);
    let contact =
        ["联系人", "联系电话", "联系方式", "邮箱", "邮 箱", "电子邮箱", "电话"].iter().any(|w| line.starts_with(w));
    (open && line.chars().count() <= 40 && ordinal(line).is_none() && !line.contains('。')) || contact
}

/// The title and the 主送机关; gives how many lines the head has.
fn head(text: &mut Text<'_>) -> usize {
    let top = text.lines.iter().take(HEAD).take_while(|l| is_of_head(text, l)).count();
    let addressed = text.lines.iter().take(HEAD).position(|l| is_addressees(text.of(l)) && l.role == Role::Body);
    if let Some(n) = addressed {
        text.lines[n].role = Role::Addressees;
    }
    let end = addressed.unwrap_or(top).max(usize::from(addressed.is_none()) * top);
    let about = |l: &Line| {
        let line = text.of(l);
        l.role == Role::Body && (line.contains("关于") || line.contains("印发") || line.contains("转发"))
    };
    let Some(first) = text.lines.iter().take(end).position(about) else { return addressed.map_or(0, |n| n + 1) };
    let role = |l: &Line| l.role == Role::Body && text.of(l).chars().count() <= TITLE * 2;
    let last = (first..end).take_while(|&n| role(&text.lines[n])).last();
    let begins = (first..end).find(|&n| is_genre(text.of(&text.lines[n])));
    let last = begins.or(last).unwrap_or(first);
    for line in &mut text.lines[first..=last] {
        line.role = Role::Title;
    }
    addressed.map_or(last + 1, |n| n + 1)
}

/// Whether a line may stand above the text: short, and no sentence.
fn is_of_head(text: &Text<'_>, line: &Line) -> bool {
    let words = text.of(line);
    matches!(line.role, Role::Body | Role::Number | Role::Secrecy)
        && words.chars().count() <= TITLE * 2
        && !words.contains('。')
}

/// Whether a title ends here: with a kind of paper, whatever mark stands behind it.
pub(super) fn is_genre(title: &str) -> bool {
    let bare = title.trim_end_matches(|c: char| "。；：，、.;:,）)》”".contains(c));
    GENRES.iter().any(|g| bare.ends_with(g))
}

const BODIES: [&str; 20] = [
    "政府",
    "部门",
    "单位",
    "办事处",
    "街道",
    "委",
    "办",
    "局",
    "厅",
    "院",
    "校",
    "会",
    "公司",
    "企业",
    "镇",
    "乡",
    "中心",
    "机构",
    "组",
    "部",
];

/// Names of bodies and a colon.
pub(super) fn is_addressees(line: &str) -> bool {
    let Some(names) = line.strip_suffix(['：', ':']) else { return false };
    let count = names.chars().count();
    let last = names.rsplit(['，', '、', ',']).next().unwrap_or("").trim();
    let last = last.trim_end_matches(['）', ')']);
    let addressed = BODIES.iter().any(|b| last.ends_with(b)) && last.chars().count() <= NAME;
    let sentence =
        names.contains(['。', '；']) || ["如下", "通知", "现将", "事项", "要求"].iter().any(|w| last.contains(w));
    (2..=300).contains(&count) && addressed && !sentence && ordinal(names).is_none()
}

/// Numbered lines right under 附件：1. are its items.
fn items(text: &mut Text<'_>) {
    let mut listing = false;
    for i in 0..text.lines.len() {
        let is_item = |line: &str| {
            let mark = digits(line);
            let name = line[mark..].trim_start_matches(['.', '．', '、', ' ']);
            (1..=2).contains(&mark) && name.len() < line.len() - mark && name.chars().count() <= TITLE
        };
        let words = text.of(&text.lines[i]);
        let begins = text.lines[i].role == Role::Announced && is_item(announced(words));
        listing = begins || listing && text.lines[i].role == Role::Numbered && is_item(words);
        if listing && !begins {
            text.lines[i].role = Role::Item;
        }
    }
}

/// The name in 附件：name, with its number.
pub fn announced(line: &str) -> &str {
    line.split_once(['：', ':']).map_or("", |(_, name)| name.trim_start())
}

/// The line under 附件1 is the title of the annex.
fn annexes(text: &mut Text<'_>) {
    for i in 1..text.lines.len() {
        let words = text.of(&text.lines[i]);
        let titled = text.lines[i].role == Role::Body && words.chars().count() <= TITLE && !words.ends_with('。');
        if text.lines[i - 1].role == Role::Label && titled {
            text.lines[i].role = Role::AnnexTitle;
        }
    }
}

/// Short lines without a mark right above a date are who signs; a date that nobody signs is none.
fn signatures(text: &mut Text<'_>, head: usize) {
    for i in 0..text.lines.len() {
        if text.lines[i].role != Role::Date {
            continue;
        }
        let is_name = |l: &Line| {
            let words = text.of(l);
            l.role == Role::Body
                && words.chars().count() <= NAME * 2
                && (!words.ends_with('。') || BODIES.iter().any(|b| words.trim_end_matches('。').ends_with(b)))
                && !words.contains(['，', '；', '：', '“'])
                && words
                    .trim_end_matches('。')
                    .chars()
                    .all(|c| is_han(c) || c == ' ' || c == '\u{3000}' || "（）()".contains(c))
        };
        let names = text.lines[head.min(i)..i].iter().rev().take(8).take_while(|l| is_name(l)).count();
        for line in &mut text.lines[i - names..i] {
            line.role = Role::Signer;
        }
        if names == 0 && i >= head.max(1) && text.lines[i - 1].role == Role::Row {
            text.lines[i].role = Role::Row;
        }
    }
}

/// 成文日期: the first date that somebody signs, or the only one.
pub(super) fn date(text: &Text<'_>) -> Option<Date> {
    let read = |l: &Line| Date::from_chinese(&crate::base::number::half_width(text.of(l)));
    let signed = text.lines.windows(2).find(|w| w[0].role == Role::Signer && w[1].role == Role::Date);
    signed.map(|w| &w[1]).or_else(|| text.first(Role::Date)).and_then(read)
}

/// Whether a line of a paper was broken by the width of its page.
pub(super) fn goes_on(text: &Text<'_>, line: &Line, next: &Line) -> bool {
    /// A page holds 28 characters a line; a broken line is hardly shorter.
    const BROKEN: usize = 24;
    let words = text.of(line).trim_end_matches('*');
    let (prose, follows) = (matches!(line.role, Role::Body | Role::Numbered), next.role == Role::Body);
    let ends = words.ends_with(|c: char| is_han(c) || c.is_ascii_alphanumeric() || "，、“《（".contains(c));
    // A paragraph is indented.
    let indented = text.text[next.from..next.start].contains('\u{3000}');
    prose && follows && ends && !indented && words.chars().count() >= BROKEN
}
