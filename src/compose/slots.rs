//! Tables and charts, filled from the model: their text never passes through a template.

use crate::document::{Align, Block, Cell, Chart, Column, Row, Table};
use crate::model::{Group, TaskList};

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

/// The task annex: number, group (merged over its tasks), content, leads, participants, note; a column that the list does
/// not have is left out.
pub fn tasks(list: &TaskList) -> Table {
    let grouped = list.groups.iter().any(|g| !g.name.is_empty() || !g.number.is_empty());
    let deadlines = list.tasks().any(|(_, t)| t.deadline.is_some());
    let with_group =
        |rest: &[&'static str]| rest.iter().copied().filter(|&c| c != GROUP || grouped).collect::<Vec<_>>();
    let kinds: Vec<&str> = with_group(&[NO, GROUP, CONTENT, LEAD, PARTICIPANTS, DEADLINE, NOTE])
        .into_iter()
        .filter(|&k| k != DEADLINE || deadlines)
        .collect();
    let align = |k: &&str| Column {
        align: match *k {
            NO | GROUP | DEADLINE => Align::Center,
            CONTENT => Align::Justify,
            _ => Align::Left,
        },
    };
    let heads = kinds.iter().map(|k| Cell::new(head(list, k))).collect();
    let rows = list.groups.iter().flat_map(|g| group_rows(g, &kinds)).collect();
    Table::new(kinds.iter().map(align).collect(), vec![Row::new(heads)], rows)
}

const NO: &str = "序号";
const GROUP: &str = "工作项目";
const CONTENT: &str = "具体内容";
const LEAD: &str = "责任单位";
const PARTICIPANTS: &str = "参与单位";
const DEADLINE: &str = "完成时限";
const NOTE: &str = "备注";

/// The head as the list itself printed it, where it did.
fn head(list: &TaskList, kind: &str) -> String {
    list.columns.iter().find(|c| *c == kind).cloned().unwrap_or_else(|| kind.to_owned())
}

fn group_rows(group: &Group, kinds: &[&str]) -> Vec<Row> {
    let label = format!("{}{}", group.number, group.name);
    let cell = |task: &crate::model::Task, first: bool, kind: &str| {
        let (key, text) = match kind {
            NO => ("no", task.no.to_string()),
            GROUP if !first => return None,
            GROUP => ("group", label.clone()),
            CONTENT => ("content", task.content.clone()),
            LEAD => ("lead", task.lead.text.clone()),
            PARTICIPANTS => ("participants", task.participants.text.clone()),
            DEADLINE => ("deadline", task.deadline.clone().unwrap_or_default()),
            _ => ("note", task.note.clone()),
        };
        let rows = if kind == GROUP { group.tasks.len() } else { 1 };
        Some(Cell::new(text).spanning_rows(rows).of(format!("task.{}.{key}", task.no)))
    };
    let row = |(i, t)| Row::new(kinds.iter().filter_map(|k| cell(t, i == 0, k)).collect());
    group.tasks.iter().enumerate().map(row).collect()
}
