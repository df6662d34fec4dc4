//! Which task a row speaks of when its number does not say so, or says otherwise than its text.

use crate::base::number::half_width;
use crate::model::TaskList;

/// How many characters of a task's text tell it from every other.
const ENOUGH: usize = 12;

/// The tasks that a text fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Fit {
    One(u32),
    Several(Vec<u32>),
    None,
}

/// The task whose text this is, or whose text begins so; blanks and marks count for nothing.
pub(in super::super) fn by_text(text: &str, tasks: &TaskList) -> Fit {
    let text = plain(text);
    if text.is_empty() {
        return Fit::None;
    }
    let texts: Vec<(u32, String)> = tasks.tasks().map(|(_, t)| (t.no, plain(&t.content))).collect();
    let whole: Vec<u32> = texts.iter().filter(|(_, t)| *t == text).map(|(no, _)| *no).collect();
    let begun = || texts.iter().filter(|(_, t)| t.starts_with(&text)).map(|(no, _)| *no).collect();
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
pub(in super::super) fn contradicts(no: u32, text: &str, tasks: &TaskList) -> Option<u32> {
    let text = plain(text);
    if text.chars().count() < LIKELY {
        return None;
    }
    let has: Vec<u32> = tasks.tasks().filter(|(_, t)| plain(&t.content).contains(&text)).map(|(_, t)| t.no).collect();
    match has.as_slice() {
        [other] if *other != no => Some(*other),
        _ => None,
    }
}

/// Whether a text begins with the words of the task of that number, as far as tells them from most others.
pub(in super::super) fn begins_with(no: u32, text: &str, tasks: &TaskList) -> bool {
    const FEW: usize = 8;
    let (own, text) = (tasks.task(no).map(|t| plain(&t.content)).unwrap_or_default(), plain(text));
    let common = own.chars().zip(text.chars()).take_while(|(a, b)| a == b).count();
    common >= FEW || (common > 0 && common == own.chars().count())
}

/// Whether a text is the heading of a group of tasks, with or without its number.
pub(in super::super) fn is_group(text: &str, tasks: &TaskList) -> bool {
    let text = plain(text);
    let mut groups = tasks.groups.iter().filter(|g| !g.name.is_empty());
    groups.any(|g| text == plain(&g.name) || text == plain(&format!("{}{}", g.number, g.name)))
}

/// Letters and digits alone, in half width.
fn plain(text: &str) -> String {
    half_width(text).chars().filter(|c| c.is_alphanumeric()).collect()
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
        let tasks = tasks();
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
        let tasks = tasks();
        assert_eq!(contradicts(2, "加强心理服务机构建设（建成率达到80%）。", &tasks), Some(3));
        assert_eq!(contradicts(3, "加强心理服务机构建设（建成率达到80%）。", &tasks), None);
        assert_eq!(contradicts(2, "心理服务机构建设", &tasks), Some(3));
        assert_eq!(contradicts(2, "心理服务", &tasks), None);
        assert_eq!(contradicts(3, "加强心理机构服务建设", &tasks), None);
        assert_eq!(contradicts(5, "依法严惩侵害未成年人犯罪。", &tasks), None);
        assert!(is_group("一、加强心理疏导", &tasks) || is_group("（一）加强心理疏导", &tasks));
    }
}
