//! Which task a row speaks of when its number does not say so, or says otherwise than its text.

use crate::base::number::half_width;
use crate::base::text::is_han;
use crate::model::TaskList;
use std::collections::BTreeSet;

/// How many characters of a task's text tell it from every other.
const ENOUGH: usize = 12;

/// The tasks that a text fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Fit {
    One(u32),
    Several(Vec<u32>),
    None,
}

/// The texts of the tasks and the names of their groups, blanks and marks left out. They are prepared once a file, for
/// every row is laid against all of them.
#[derive(Debug)]
pub(in super::super) struct Texts {
    tasks: Vec<(u32, String)>,
    groups: BTreeSet<String>,
}

impl Texts {
    pub(in super::super) fn of(tasks: &TaskList) -> Texts {
        let groups = tasks.groups.iter().filter(|g| !g.name.is_empty());
        let names = groups.flat_map(|g| [plain(&g.name), plain(&format!("{}{}", g.number, g.name))]);
        Texts { tasks: tasks.tasks().map(|(_, t)| (t.no, plain(&t.content))).collect(), groups: names.collect() }
    }

    fn numbers(&self, fits: impl Fn(&str) -> bool) -> Vec<u32> {
        self.tasks.iter().filter(|(_, text)| fits(text)).map(|(no, _)| *no).collect()
    }
}

/// The task whose text this is, or whose text begins so; blanks and marks count for nothing.
pub(in super::super) fn by_text(text: &str, texts: &Texts) -> Fit {
    let text = plain(text);
    if text.is_empty() {
        return Fit::None;
    }
    let whole = texts.numbers(|t| t == text);
    let begun = || texts.numbers(|t| t.starts_with(&text));
    let fits: Vec<u32> = match whole.is_empty() {
        false => whole,
        true if text.chars().count() >= ENOUGH => begun(),
        true => Vec::new(),
    };
    match fits.as_slice() {
        [] => Fit::None,
        [one] => Fit::One(*one),
        _ => Fit::Several(fits),
    }
}

/// How many characters of a short name make it likely that the one task is meant that has them.
const LIKELY: usize = 6;

/// The other task that a text speaks of, where its words do not stand in the task of that number. The sender is only
/// asked about it, so a short name is enough.
pub(in super::super) fn contradicts(no: u32, text: &str, texts: &Texts) -> Option<u32> {
    let text = plain(text);
    if text.chars().count() < LIKELY {
        return None;
    }
    match texts.numbers(|t| t.contains(&text)).as_slice() {
        [other] if *other != no => Some(*other),
        _ => None,
    }
}

/// How many characters at the beginning of a task's words tell it from most others.
const FEW: usize = 8;

/// Whether a text begins with the words of the task of that number, as far as tells them from most others.
pub(in super::super) fn begins_with(no: u32, text: &str, texts: &Texts) -> bool {
    let own = texts.tasks.iter().find(|(n, _)| *n == no).map(|(_, text)| text.as_str()).unwrap_or_default();
    let text = plain(text);
    let common = own.chars().zip(text.chars()).take_while(|(a, b)| a == b).count();
    common >= FEW || (common > 0 && common == own.chars().count())
}

/// How well words fit those of a task: 0 where they do not, more the more of them stand there, most where all do.
pub(in super::super) fn fit(content: &str, text: &str) -> usize {
    let (content, text) = (plain(content), plain(text));
    let length = text.chars().count();
    let common = content.chars().zip(text.chars()).take_while(|(a, b)| a == b).count();
    match () {
        () if text.is_empty() => 0,
        () if text == content => usize::MAX,
        () if length >= LIKELY && content.contains(&text) => length,
        () if common >= FEW || (common > 0 && common == content.chars().count()) => common,
        () => 0,
    }
}

/// Whether a text is the words of a task, or a long beginning of them.
pub(in super::super) fn begins(content: &str, text: &str) -> bool {
    let (content, text) = (plain(content), plain(text));
    !text.is_empty() && (content == text || text.chars().count() >= ENOUGH && content.starts_with(&text))
}

/// Whether a text is the heading of a group of tasks, with or without its number.
pub(in super::super) fn is_group(text: &str, texts: &Texts) -> bool {
    texts.groups.contains(&plain(text))
}

/// Letters and digits alone, in half width.
fn plain(text: &str) -> String {
    half_width(text).chars().filter(|c| is_han(*c) || c.is_alphanumeric()).collect()
}

#[cfg(test)]
pub(in super::super) mod tests {
    use super::*;
    use crate::model::{Group, Task};

    pub(in super::super::super) fn tasks() -> TaskList {
        let task = |no: u32, content: &str| Task { no, content: content.into(), ..Task::default() };
        let tasks = vec![
            task(1, "指导各类学校高度重视未成年人心理健康问题，认真落实相关要求。"),
            task(2, "指导各类学校高度重视校园安全，定期开展风险排查。"),
            task(3, "加强心理服务机构建设（建成率达到80%）。"),
            task(5, "依法严惩侵害未成年人犯罪。"),
            task(6, "依法严惩侵害未成年人犯罪。"),
        ];
        let group = Group { number: "（一）".into(), name: "加强心理疏导".into(), tasks, ..Group::default() };
        TaskList { groups: vec![group], ..TaskList::default() }
    }

    #[test]
    fn a_text_fits_one_task_or_is_asked_about() {
        let tasks = Texts::of(&tasks());
        for (text, fit) in [
            ("加强心理服务机构建设(建成率达到８０％)", Fit::One(3)),
            ("加强心理服务机构", Fit::None),
            ("指导各类学校高度重视校园 安全……", Fit::One(2)),
            ("指导各类学校高度重视", Fit::None),
            ("指导各类学校高度重视未成年人心理健康问题", Fit::One(1)),
            ("依法严惩侵害未成年人犯罪", Fit::Several(vec![5, 6])),
            ("预防溺水", Fit::None),
            ("", Fit::None),
        ] {
            assert_eq!(by_text(text, &tasks), fit, "{text}");
        }
    }

    #[test]
    fn a_number_and_a_text_may_contradict_each_other() {
        let tasks = Texts::of(&tasks());
        assert_eq!(contradicts(2, "加强心理服务机构建设（建成率达到80%）。", &tasks), Some(3));
        assert_eq!(contradicts(3, "加强心理服务机构建设（建成率达到80%）。", &tasks), None);
        assert_eq!(contradicts(2, "心理服务机构建设", &tasks), Some(3));
        assert_eq!(contradicts(2, "心理服务", &tasks), None);
        assert_eq!(contradicts(3, "加强心理机构服务建设", &tasks), None);
        assert_eq!(contradicts(5, "依法严惩侵害未成年人犯罪。", &tasks), None);
        assert!(is_group("一、加强心理疏导", &tasks) || is_group("（一）加强心理疏导", &tasks));
    }
}
