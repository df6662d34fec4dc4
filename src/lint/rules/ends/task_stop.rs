//! Tasks of one list end alike.

use crate::base::diagnostic::{Code, Severity, Text};
use crate::lint::rule::Words;
use crate::lint::{Basis, Look, Page, Repair};
use crate::lint::{Hit, Rule, Subject};

/// The rule.
pub const RULE: Rule = Rule {
    code: &CODE,
    page: Page {
        basis: Basis::Practice,
        source: Words { zh: "表格体例一致", en: "cells of one table are written alike" },
        bad: "（同表各项都有句号）……应收尽收、应教尽教",
        good: "……应收尽收、应教尽教。",
        repair: Repair::Person,
    },
    look: Look::Set(check),
};

static CODE: Code = Code {
    id: "C004",
    name: "task-without-stop",
    severity: Severity::Warning,
    message: Text {
        zh: "第 {no} 项结尾没有句号，其余各项都有", en: "task {no} has no full stop, the others have"
    },
    cure: Text { zh: "补上句号", en: "add 。" },
    why: Text {
        zh: "同一张表里各项的写法应当一致；少句号也可能是丢了文字。",
        en: "Items of one list are written alike; a missing stop may also mean lost text.",
    },
};

fn check(subject: &Subject<'_>) -> Vec<Hit> {
    let tasks = subject.task_contents();
    let without: Vec<_> = tasks.iter().filter(|(_, f)| !f.text.ends_with('。')).collect();
    // A list in which most items have none is another manner, not a fault.
    if without.len() * 4 > tasks.len() {
        return Vec::new();
    }
    let last = |text: &str| text.char_indices().rev().nth(5).map_or(0, |(i, _)| i);
    without.into_iter().map(|(no, f)| Hit::new(&f.place, &f.text[last(f.text)..]).with("no", no)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Group, Task, TaskList};

    fn hits(contents: &[&str]) -> usize {
        let task = |(i, c): (usize, &&str)| Task { no: i as u32 + 1, content: (*c).into(), ..Task::default() };
        let group = Group { tasks: contents.iter().enumerate().map(task).collect(), ..Group::default() };
        let list = TaskList { groups: vec![group], ..TaskList::default() };
        check(&Subject { tasks: Some(&list), ..Subject::default() }).len()
    }

    #[test]
    fn good_and_bad() {
        assert_eq!(hits(&["甲。", "乙。", "丙。", "丁。", "戊"]), 1);
        assert_eq!(hits(&["甲", "乙", "丙"]), 0);
        assert_eq!(hits(&["甲。", "乙。"]), 0);
    }
}
