//! Where a change strikes, in the words of official papers: 附件第12项责任单位, 方案第三部分第（一）项第二点.

use crate::base::number::{from_chinese, half_width, to_chinese};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A place in the text, from the whole to the part. Numbers are those printed in the text that is being amended.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target(pub Vec<Step>);

/// One step towards a place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// 全文: the notice, what it encloses and its list.
    Everything,
    /// 正文: the covering text.
    Covering,
    /// 方案: the enclosed plan.
    Plan,
    /// 主送机关
    Addressees,
    /// 标题: of the notice, or of what the steps before name.
    Heading,
    /// 引言: the paragraphs before the first section.
    Opening,
    /// 结尾: the paragraphs after the last section.
    Closing,
    /// A section by its rank and number: 第三部分, 第（一）项, 第1目, 第（1）目.
    Section(u8, u32),
    /// 第二段
    Paragraph(u32),
    /// 第二点: 二是….
    Point(u32),
    /// 附件说明, the list of annexes below the text.
    Attachments,
    /// 联系人
    Contacts,
    /// 邮箱
    Mailboxes,
    /// An entry of one of these lists: 第1项.
    Entry(u32),
    /// What an entry says: 单位, 姓名, 电话, 地址.
    Field(Field),
    /// 附件: the task list.
    Annex,
    /// A group of tasks: 第（四）类.
    Group(u32),
    /// A task: 第12项.
    Task(u32),
    /// A column, or the cell of a task in it.
    Cell(Column),
    /// A part by its stable name, whatever its number: #t12.
    Id(String),
}

/// A column of the task list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// 具体内容
    Content,
    /// 责任单位
    Lead,
    /// 参与单位
    Participants,
    /// 完成时限
    Deadline,
    /// 备注
    Note,
    /// Another, by its head.
    Other(String),
}

/// What a contact or a mailbox says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// 单位
    Unit,
    /// 姓名
    Name,
    /// 电话
    Phone,
    /// 地址
    Email,
}

impl Column {
    /// Every column that task lists usually have.
    const USUAL: [(Column, &'static [&'static str]); 5] = [
        (Column::Content, &["具体内容", "工作任务", "任务内容", "重点任务", "工作内容", "内容"]),
        (Column::Lead, &["责任单位", "牵头单位", "主责单位", "牵头责任单位"]),
        (Column::Participants, &["参与单位", "配合单位", "协同单位", "参加单位"]),
        (Column::Deadline, &["完成时限", "完成时间", "时限"]),
        (Column::Note, &["备注"]),
    ];

    /// Its name in a target: the usual head, or its own.
    pub fn name(&self) -> &str {
        match self {
            Column::Other(head) => head,
            usual => Column::USUAL.iter().find(|(c, _)| c == usual).map_or("", |(_, names)| names[0]),
        }
    }

    /// The column of that head.
    pub fn from_name(head: &str) -> Column {
        let usual = Column::USUAL.into_iter().find(|(_, names)| names.contains(&head));
        usual.map_or_else(|| Column::Other(head.to_owned()), |(c, _)| c)
    }

    /// Whether its cells name bodies.
    pub fn names_units(&self) -> bool {
        matches!(self, Column::Lead | Column::Participants)
    }
}

impl Field {
    const NAMES: [(Field, &'static str); 4] =
        [(Field::Unit, "单位"), (Field::Name, "姓名"), (Field::Phone, "电话"), (Field::Email, "地址")];

    /// Its name in a target.
    pub fn name(self) -> &'static str {
        Field::NAMES.iter().find(|(f, _)| *f == self).map_or("", |(_, n)| n)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|step| step.fmt(f))
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Beyond ninety-nine no office counts in Chinese numerals.
        let chinese = |n: u32| match n {
            1..=99 => to_chinese(n as usize),
            n => n.to_string(),
        };
        match self {
            Step::Everything => f.write_str("全文"),
            Step::Covering => f.write_str("正文"),
            Step::Plan => f.write_str("方案"),
            Step::Addressees => f.write_str("主送机关"),
            Step::Heading => f.write_str("标题"),
            Step::Opening => f.write_str("引言"),
            Step::Closing => f.write_str("结尾"),
            Step::Section(1, n) => write!(f, "第{}部分", chinese(*n)),
            Step::Section(2, n) => write!(f, "第（{}）项", chinese(*n)),
            Step::Section(3, n) => write!(f, "第{n}目"),
            Step::Section(_, n) => write!(f, "第（{n}）目"),
            Step::Paragraph(n) => write!(f, "第{}段", chinese(*n)),
            Step::Point(n) => write!(f, "第{}点", chinese(*n)),
            Step::Attachments => f.write_str("附件说明"),
            Step::Contacts => f.write_str("联系人"),
            Step::Mailboxes => f.write_str("邮箱"),
            Step::Entry(n) | Step::Task(n) => write!(f, "第{n}项"),
            Step::Field(field) => f.write_str(field.name()),
            Step::Annex => f.write_str("附件"),
            Step::Group(n) => write!(f, "第（{}）类", chinese(*n)),
            Step::Cell(Column::Other(head)) => write!(f, "“{head}”栏"),
            Step::Cell(column) => f.write_str(column.name()),
            Step::Id(id) => write!(f, "#{id}"),
        }
    }
}

impl FromStr for Target {
    type Err = String;

    /// Reads a place; the error is the part that means nothing.
    fn from_str(text: &str) -> Result<Target, String> {
        let text: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
        let mut rest = text.as_str();
        let mut steps = Vec::new();
        while !rest.is_empty() {
            let (step, after) = step(rest, &steps).ok_or_else(|| rest.to_owned())?;
            steps.extend(step);
            rest = after;
        }
        if steps.is_empty() { Err(text) } else { Ok(Target(steps)) }
    }
}

/// The step that a text begins with, and what follows it; some words are no step of their own. `before` are the steps
/// that lead there: in the list an item is a task. The text has no blanks.
pub fn step<'a>(text: &'a str, before: &[Step]) -> Option<(Option<Step>, &'a str)> {
    if let Some(rest) = text.strip_prefix('第') {
        return numbered(rest, before).map(|(step, rest)| (Some(step), rest));
    }
    if let Some(rest) = text.strip_prefix('#') {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(rest.len());
        return (end > 0).then(|| (Some(Step::Id(rest[..end].to_owned())), &rest[end..]));
    }
    if text.starts_with('《') {
        // A paper named in full: the plan, the list, or the notice itself, which needs no step.
        let (name, rest) = named(text)?;
        let named = [("方案", Step::Plan), ("清单", Step::Annex)].into_iter().find(|(end, _)| name.ends_with(end));
        return Some((named.map(|(_, step)| step), rest));
    }
    let words = WORDS.iter().filter_map(|(word, step)| Some((Some(step.clone()), text.strip_prefix(word)?)));
    words.into_iter().next().or_else(|| column(text)).map(|(step, rest)| match step {
        Some(Step::Annex) => (step, rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches("中的")),
        step => (step, rest),
    })
}

/// A name in 《 and 》, which may hold another, and what follows it.
fn named(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0i32;
    let depths = text.char_indices().map(|(i, c)| {
        depth += i32::from(c == '《') - i32::from(c == '》');
        (i, depth)
    });
    let end = depths.skip(1).find(|(_, depth)| *depth == 0)?.0;
    Some((&text['《'.len_utf8()..end], &text[end + '》'.len_utf8()..]))
}

/// Longer words before those that they begin with.
static WORDS: [(&str, Step); 22] = [
    ("全文", Step::Everything),
    ("正文", Step::Covering),
    ("方案", Step::Plan),
    ("主送机关", Step::Addressees),
    ("标题", Step::Heading),
    ("名称", Step::Heading),
    ("引言", Step::Opening),
    ("结尾", Step::Closing),
    ("附件说明", Step::Attachments),
    ("联系人", Step::Contacts),
    ("邮箱", Step::Mailboxes),
    ("附件", Step::Annex),
    ("任务清单", Step::Annex),
    ("任务表", Step::Annex),
    ("清单", Step::Annex),
    ("附表", Step::Annex),
    ("责任单位", Step::Cell(Column::Lead)),
    ("参与单位", Step::Cell(Column::Participants)),
    ("单位", Step::Field(Field::Unit)),
    ("姓名", Step::Field(Field::Name)),
    ("电话", Step::Field(Field::Phone)),
    ("地址", Step::Field(Field::Email)),
];

/// A column by its head, with or without quotes and 栏.
fn column(text: &str) -> Option<(Option<Step>, &str)> {
    if let Some(rest) = text.strip_prefix('“') {
        let (head, rest) = rest.split_once('”')?;
        let rest = rest.strip_prefix("一栏").or_else(|| rest.strip_prefix('栏'))?;
        return (!head.is_empty()).then(|| (Some(Step::Cell(Column::from_name(head))), rest));
    }
    let usual = Column::USUAL.into_iter().flat_map(|(c, names)| names.iter().map(move |n| (c.clone(), *n)));
    usual
        .filter_map(|(c, name)| Some((c, text.strip_prefix(name)?)))
        .min_by_key(|(_, rest)| rest.len())
        .map(|(c, rest)| (Some(Step::Cell(c)), without_word(rest)))
}

/// Without the word 栏 that may follow a head.
fn without_word(text: &str) -> &str {
    text.strip_prefix("一栏").or_else(|| text.strip_prefix('栏')).unwrap_or(text)
}

/// What follows 第.
fn numbered<'a>(text: &'a str, before: &[Step]) -> Option<(Step, &'a str)> {
    let bracketed = text.strip_prefix(['（', '(']);
    let (number, rest, in_brackets) = match bracketed {
        Some(inner) => {
            let end = inner.find(['）', ')'])?;
            (&inner[..end], inner[end..].trim_start_matches(['）', ')']), true)
        }
        None => {
            let end = text.find(['部', '项', '类', '段', '款', '点', '目'])?;
            (&text[..end], &text[end..], false)
        }
    };
    let n = read_number(number.strip_suffix("自然").filter(|_| rest.starts_with('段')).unwrap_or(number))?;
    let arabic = number.starts_with(|c: char| c.is_ascii_digit());
    let listed =
        before.iter().rev().find(|s| matches!(s, Step::Annex | Step::Attachments | Step::Contacts | Step::Mailboxes));
    if let Some(rest) = rest.strip_prefix("部分") {
        return Some((Step::Section(1, n), rest));
    }
    let unit = rest.chars().next()?;
    let step = match (unit, listed) {
        ('项', Some(Step::Annex)) => Step::Task(n),
        ('项', Some(_)) => Step::Entry(n),
        ('项', None) => Step::Section(2, n),
        ('类', Some(Step::Annex)) => Step::Group(n),
        ('段' | '款', _) => Step::Paragraph(n),
        ('点', _) => Step::Point(n),
        ('目', _) => Step::Section(if in_brackets && arabic { 4 } else { 3 }, n),
        _ => return None,
    };
    Some((step, &rest[unit.len_utf8()..]))
}

fn read_number(text: &str) -> Option<u32> {
    let n = text.parse().ok().or_else(|| from_chinese(text).and_then(|n| u32::try_from(n).ok()));
    n.filter(|&n| n > 0)
}

impl Serialize for Target {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Target, D::Error> {
        let text = String::deserialize(from)?;
        text.parse()
            .map_err(|rest| serde::de::Error::custom(format!("target “{text}”: “{rest}” 不是定位用语 (no such place)")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_and_written_in_official_words() {
        let rank = |r, n| Step::Section(r, n);
        for (text, steps) in [
            ("全文", vec![Step::Everything]),
            ("标题", vec![Step::Heading]),
            ("主送机关", vec![Step::Addressees]),
            ("正文第一段", vec![Step::Covering, Step::Paragraph(1)]),
            ("方案第三部分第（一）项第二点", vec![Step::Plan, rank(1, 3), rank(2, 1), Step::Point(2)]),
            ("方案第四部分第（三）项第二段", vec![Step::Plan, rank(1, 4), rank(2, 3), Step::Paragraph(2)]),
            ("方案第四部分第1目", vec![Step::Plan, rank(1, 4), rank(3, 1)]),
            ("方案第四部分第（1）目", vec![Step::Plan, rank(1, 4), rank(4, 1)]),
            ("方案第四部分标题", vec![Step::Plan, rank(1, 4), Step::Heading]),
            ("方案引言第一段", vec![Step::Plan, Step::Opening, Step::Paragraph(1)]),
            ("附件第12项", vec![Step::Annex, Step::Task(12)]),
            ("附件第12项责任单位", vec![Step::Annex, Step::Task(12), Step::Cell(Column::Lead)]),
            ("附件第12项“进度”栏", vec![Step::Annex, Step::Task(12), Step::Cell(Column::Other("进度".into()))]),
            ("附件第（四）类", vec![Step::Annex, Step::Group(4)]),
            ("附件第（四）类标题", vec![Step::Annex, Step::Group(4), Step::Heading]),
            ("附件备注", vec![Step::Annex, Step::Cell(Column::Note)]),
            ("附件说明第1项", vec![Step::Attachments, Step::Entry(1)]),
            ("联系人第2项电话", vec![Step::Contacts, Step::Entry(2), Step::Field(Field::Phone)]),
            ("附件#t12责任单位", vec![Step::Annex, Step::Id("t12".into()), Step::Cell(Column::Lead)]),
        ] {
            let target: Target = text.parse().unwrap_or_else(|rest| panic!("{text}: {rest}"));
            assert_eq!(target.0, steps, "{text}");
            assert_eq!(target.to_string(), text);
        }
    }

    #[test]
    fn other_spellings_mean_the_same() {
        for (text, canonical) in [
            ("附件 第１２项 牵头单位", "附件第12项责任单位"),
            ("任务清单第十二项配合单位", "附件第12项参与单位"),
            ("附件1第12项“责任单位”栏", "附件第12项责任单位"),
            ("《专项治理行动方案》第三部分第(一)项", "方案第三部分第（一）项"),
            ("方案第3部分第一项", "方案第三部分第（一）项"),
            ("附件第四类名称", "附件第（四）类标题"),
            ("《关于印发《某方案》的通知》附件第3项备注", "附件第3项备注"),
            ("《某清单》第3项备注一栏", "附件第3项备注"),
            ("附表“配合单位”一栏", "附件参与单位"),
            ("正文第一自然段", "正文第一段"),
        ] {
            assert_eq!(text.parse::<Target>().map(|t| t.to_string()).as_deref(), Ok(canonical), "{text}");
        }
    }

    #[test]
    fn what_means_nothing_is_given_back() {
        for (text, rest) in [
            ("", ""),
            ("附件第12行", "第12行"),
            ("附件第零项", "第零项"),
            ("附件第0项", "第0项"),
            ("第十二", "第十二"),
            ("附件第12项颜色", "颜色"),
            ("《某方案", "《某方案"),
            ("#", "#"),
        ] {
            assert_eq!(text.parse::<Target>(), Err(rest.to_owned()), "{text}");
        }
    }
}
