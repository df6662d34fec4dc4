//! Which task a text speaks of when no number says so, or one says otherwise than the text.

use crate::base::number::narrow;
use crate::base::text::is_han;
use crate::model;
use crate::model::TaskList;
use crate::parse::submission::Former;
use std::collections::BTreeSet;

/// What readers see of the task list.
#[derive(Clone, Debug)]
pub(super) struct Tasks<'a> {
    list: Vec<Task<'a>>,
    /// Number and name of each group.
    groups: Vec<(&'a str, &'a str)>,
}

/// What they see of a task.
#[derive(Clone, Copy, Debug)]
pub(super) struct Task<'a> {
    no: u32,
    /// What it says.
    pub(super) content: &'a str,
    lead: &'a [String],
    participants: &'a [String],
}

impl<'a> Tasks<'a> {
    pub(super) fn of(tasks: &'a TaskList) -> Tasks<'a> {
        let groups = tasks.groups.iter().map(|g| (g.number.as_str(), g.name.as_str()));
        Tasks { list: tasks.tasks().map(|(_, task)| Task::of(task)).collect(), groups: groups.collect() }
    }

    /// The task of that number.
    pub(super) fn task(&self, no: u32) -> Option<&Task<'a>> {
        self.list.iter().find(|t| t.no == no)
    }
}

impl<'a> Task<'a> {
    fn of(task: &'a model::Task) -> Task<'a> {
        let (lead, participants) = (&task.lead.units, &task.participants.units);
        Task { no: task.no, content: &task.content, lead, participants }
    }

    /// The names of bodies and groups that it obliges.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.lead.iter().chain(self.participants).map(String::as_str)
    }
}

/// How many characters of a task's text tell it from every other.
const ENOUGH: usize = 12;

/// How many characters of a short name make it likely that the one task is meant that has them.
const LIKELY: usize = 6;

/// How many characters at the beginning of a task's words tell it from most others.
const FEW: usize = 8;

/// The tasks that a text fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::parse::submission) enum Fit {
    One(u32),
    Several(Vec<u32>),
    None,
}

/// The words of the tasks of today and of those that had a number before, and the names of groups, blanks and marks left
/// out: every row is laid against all of them. The texts asked about are [`plain`] too.
#[derive(Debug)]
pub(super) struct Words {
    tasks: Vec<(u32, String)>,
    groups: BTreeSet<String>,
    former: Vec<String>,
}

impl Words {
    pub(super) fn of(tasks: &Tasks<'_>, former: &[Former]) -> Words {
        let groups = tasks.groups.iter().filter(|(_, name)| !name.is_empty());
        let names = groups.flat_map(|(number, name)| [plain(name), plain(&format!("{number}{name}"))]);
        Words {
            tasks: tasks.list.iter().map(|t| (t.no, plain(t.content))).collect(),
            groups: names.collect(),
            former: former.iter().map(|f| plain(&f.content)).collect(),
        }
    }

    fn numbers(&self, fits: impl Fn(&str) -> bool) -> Vec<u32> {
        self.tasks.iter().filter(|(_, text)| fits(text)).map(|(no, _)| *no).collect()
    }

    fn own(&self, no: u32) -> Option<&str> {
        self.tasks.iter().find(|(n, _)| *n == no).map(|(_, text)| text.as_str())
    }

    /// The task whose text this is, or whose text begins so; blanks and marks count for nothing.
    pub(super) fn task_of(&self, text: &str) -> Fit {
        if text.is_empty() {
            return Fit::None;
        }
        let whole = self.numbers(|t| t == text);
        let begun = || self.numbers(|t| t.starts_with(text));
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

    /// The other task that a text speaks of, where its words do not stand in the task of that number. The sender is only
    /// asked about it, so a short name is enough.
    pub(super) fn contradicting(&self, no: u32, text: &str) -> Option<u32> {
        if text.chars().count() < LIKELY || self.tasks.iter().any(|(n, own)| *n == no && own.contains(text)) {
            return None;
        }
        match self.numbers(|t| t.contains(text)).as_slice() {
            [other] => Some(*other),
            _ => None,
        }
    }

    /// Whether a text begins with the words of the task of that number, as far as tells them from most others.
    pub(super) fn begin(&self, no: u32, text: &str) -> bool {
        begins_with(self.own(no).unwrap_or_default(), text)
    }

    /// How well words fit those of the task of that number: 0 where they do not, more the more of them stand there, most
    /// where all do.
    pub(super) fn fit(&self, no: u32, text: &str) -> Option<usize> {
        self.own(no).map(|own| fit(own, text))
    }

    /// The same for a former task, by its place among those that are known.
    pub(super) fn fit_former(&self, index: usize, text: &str) -> usize {
        fit(&self.former[index], text)
    }

    /// The former tasks, by their places, whose words a text is, or a long beginning of them, and nothing else.
    pub(super) fn former_of(&self, text: &str) -> Vec<usize> {
        let is_long = text.chars().count() >= ENOUGH;
        let is_named = |former: &str| !text.is_empty() && (former == text || is_long && former.starts_with(text));
        self.former.iter().enumerate().filter(|(_, former)| is_named(former)).map(|(i, _)| i).collect()
    }

    /// Whether a text is the heading of a group of tasks, with or without its number.
    pub(super) fn is_group(&self, text: &str) -> bool {
        self.groups.contains(text)
    }
}

fn begins_with(own: &str, text: &str) -> bool {
    let common = common(own, text);
    common >= FEW || (common > 0 && common == own.chars().count())
}

fn fit(own: &str, text: &str) -> usize {
    let length = text.chars().count();
    match () {
        () if text.is_empty() => 0,
        () if text == own => usize::MAX,
        () if length >= LIKELY && own.contains(text) => length,
        () if begins_with(own, text) => common(own, text),
        () => 0,
    }
}

/// How many characters two texts begin alike with.
fn common(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

/// Letters and digits alone, in half width.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(narrow).filter(|c| is_han(*c) || c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::tasks;
    use super::*;

    #[test]
    fn a_text_fits_one_task_or_is_asked_about() {
        let list = tasks();
        let tasks = Words::of(&Tasks::of(&list), &[]);
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
            assert_eq!(tasks.task_of(&plain(text)), fit, "{text}");
        }
    }

    #[test]
    fn a_number_and_a_text_may_contradict_each_other() {
        let list = tasks();
        let tasks = Words::of(&Tasks::of(&list), &[]);
        assert_eq!(tasks.contradicting(2, &plain("加强心理服务机构建设（建成率达到80%）。")), Some(3));
        assert_eq!(tasks.contradicting(3, &plain("加强心理服务机构建设（建成率达到80%）。")), None);
        assert_eq!(tasks.contradicting(2, &plain("心理服务机构建设")), Some(3));
        assert_eq!(tasks.contradicting(2, &plain("心理服务")), None);
        assert_eq!(tasks.contradicting(3, &plain("加强心理机构服务建设")), None);
        assert_eq!(tasks.contradicting(5, &plain("依法严惩侵害未成年人犯罪。")), None);
        assert!(tasks.is_group(&plain("一、加强心理疏导")) || tasks.is_group(&plain("（一）加强心理疏导")));
    }
}
