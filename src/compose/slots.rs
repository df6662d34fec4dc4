//! Tables and charts, filled from the model: their text never passes through a template.

use crate::document::{Align, Block, Cell, Chart, Column, Row, Table};
use crate::model::{Group, Task, TaskList, target};
use std::collections::BTreeSet;

/// What a template may put on a line of its own by its name.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    /// A table.
    Table(Table),
    /// A small chart.
    Chart(Chart),
}

impl Slot {
    /// The block that stands for it in the paper.
    pub fn block(&self) -> Block {
        match self {
            Slot::Table(table) => Block::Table(table.clone()),
            Slot::Chart(chart) => Block::Chart(chart.clone()),
        }
    }
}

impl From<Table> for Slot {
    fn from(table: Table) -> Slot {
        Slot::Table(table)
    }
}

impl From<Chart> for Slot {
    fn from(chart: Chart) -> Slot {
        Slot::Chart(chart)
    }
}

/// A column of the task annex.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind<'a> {
    No,
    Group,
    Content,
    Lead,
    Participants,
    Deadline,
    Note,
    /// One that only this list has, by its head.
    Further(&'a str),
}

impl<'a> Kind<'a> {
    const USUAL: [Kind<'static>; 7] =
        [Kind::No, Kind::Group, Kind::Content, Kind::Lead, Kind::Participants, Kind::Deadline, Kind::Note];

    fn name(self) -> &'a str {
        match self {
            Kind::No => "序号",
            Kind::Group => "工作项目",
            Kind::Content => "具体内容",
            Kind::Lead => "责任单位",
            Kind::Participants => "参与单位",
            Kind::Deadline => "完成时限",
            Kind::Note => "备注",
            Kind::Further(head) => head,
        }
    }

    fn align(self) -> Align {
        match self {
            Kind::No | Kind::Group | Kind::Deadline => Align::Center,
            Kind::Content => Align::Justify,
            _ => Align::Left,
        }
    }

    /// Whether a head that the list printed is that of this column.
    fn is_headed(self, head: &str) -> bool {
        target::Column::from_name(head).name() == self.name()
    }
}

/// The task annex: number, group (merged over its tasks), content, leads, participants, note, and further columns where
/// the list has them; a column that the list does not have is left out.
pub fn tasks(list: &TaskList) -> Table {
    let grouped = list.groups.iter().any(|g| !g.name.is_empty() || !g.number.is_empty());
    let deadlines = list.tasks().any(|(_, t)| t.deadline.is_some());
    let numbered = list.tasks().any(|(_, t)| t.printed.as_deref() != Some(""));
    let is_there = |k: &Kind<'_>| match k {
        Kind::No => numbered,
        Kind::Group => grouped,
        Kind::Deadline => deadlines,
        _ => true,
    };
    let mut kinds: Vec<Kind<'_>> = Kind::USUAL.into_iter().filter(is_there).collect();
    add_further(list, &mut kinds);
    let heads = kinds.iter().map(|k| Cell::new(head(list, *k))).collect();
    let rows = list.groups.iter().flat_map(|g| group_rows(g, &kinds)).collect();
    Table::new(kinds.iter().map(|k| Column { align: k.align() }).collect(), vec![Row::new(heads)], rows)
}

/// Puts the columns that only this list has where its heads have them: behind the one that they follow there.
fn add_further<'a>(list: &'a TaskList, kinds: &mut Vec<Kind<'a>>) {
    let mut left: BTreeSet<&str> = list.tasks().flat_map(|(_, t)| t.extra.keys().map(String::as_str)).collect();
    let mut at = 0;
    for head in list.columns.iter().map(String::as_str) {
        if left.remove(head) {
            kinds.insert(at, Kind::Further(head));
            at += 1;
        } else if let Some(n) = kinds.iter().position(|k| k.is_headed(head)) {
            at = n + 1;
        }
    }
    // One without a head would be lost.
    kinds.extend(left.into_iter().map(Kind::Further));
}

/// The head as the list itself printed it, where it did.
fn head(list: &TaskList, kind: Kind<'_>) -> String {
    let printed = list.columns.iter().find(|c| kind.is_headed(c));
    printed.cloned().unwrap_or_else(|| kind.name().to_owned())
}

fn group_rows(group: &Group, kinds: &[Kind<'_>]) -> Vec<Row> {
    let label = format!("{}{}", group.number, group.name);
    let cell = |task: &Task, first: bool, kind: Kind<'_>| {
        let (key, text) = match kind {
            // A number of several rows stands once, over all of them.
            Kind::No if task.sub > 1 => return None,
            Kind::No => ("no", task.printed.clone().unwrap_or_else(|| task.no.to_string())),
            Kind::Group if !first => return None,
            Kind::Group => ("group", label.clone()),
            Kind::Content => ("content", task.content.clone()),
            Kind::Lead => ("lead", task.lead.text.clone()),
            Kind::Participants => ("participants", task.participants.text.clone()),
            Kind::Deadline => ("deadline", task.deadline.clone().unwrap_or_default()),
            Kind::Note => ("note", task.note.clone()),
            Kind::Further(head) => (head, task.extra.get(head).cloned().unwrap_or_default()),
        };
        let rows = match kind {
            Kind::Group => group.tasks.len(),
            Kind::No if task.sub == 1 => group.tasks.iter().filter(|t| t.no == task.no).count(),
            _ => 1,
        };
        Some(Cell::new(text).spanning_rows(rows).of(format!("task.{}.{key}", task.no)))
    };
    let row = |(i, t)| Row::new(kinds.iter().filter_map(|k| cell(t, i == 0, *k)).collect());
    group.tasks.iter().enumerate().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(columns: &[&str], extra: &[(&str, &str)]) -> TaskList {
        let extra = extra.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let task = Task { no: 1, content: "甲".into(), note: "注".into(), extra, ..Task::default() };
        let groups = vec![Group { tasks: vec![task], ..Group::default() }];
        TaskList { columns: columns.iter().map(|c| (*c).to_owned()).collect(), groups, ..TaskList::default() }
    }

    fn printed(list: &TaskList) -> Vec<(String, String)> {
        let table = tasks(list);
        let cells = table.rows[0].cells.iter().map(|c| c.text.clone());
        table.head[0].cells.iter().map(|c| c.text.clone()).zip(cells).filter(|(_, text)| !text.is_empty()).collect()
    }

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn a_further_column_stands_where_its_head_stands() {
        let columns = ["序号", "工作任务", "进度", "牵头单位", "配合单位", "备注", "联络员"];
        let found = printed(&list(&columns, &[("联络员", "丙"), ("进度", "乙")]));
        let wanted = [("序号", "1"), ("工作任务", "甲"), ("进度", "乙"), ("备注", "注"), ("联络员", "丙")];
        assert_eq!(found, pairs(&wanted));
    }

    #[test]
    fn a_further_column_is_never_lost_or_taken_for_another() {
        let found = printed(&list(&[], &[("工作项目", "乙")]));
        assert_eq!(found, pairs(&[("序号", "1"), ("具体内容", "甲"), ("备注", "注"), ("工作项目", "乙")]));
    }
}
