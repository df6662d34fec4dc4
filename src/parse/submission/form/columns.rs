//! The columns of a form, known by their names wherever they stand.

use crate::base::number::half_width;
use crate::base::text::without_blanks;
use crate::model::Status;
use crate::parse::submission::sheet::{Cell, Sheet};
use std::collections::BTreeMap;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    /// The number of the task in the list, called so beyond doubt.
    TaskNumber,
    /// 序号, which is the number in the list where no column is called so more plainly.
    RowNumber,
    Task,
    Progress,
    /// Numbers are percent, or may also be parts of 1.
    Rate {
        in_percent: bool,
    },
    Status,
    /// 完成情况: some write the progress under it, some the status.
    Outcome,
    Problems,
    Next,
    Unit,
    Reporter,
    Phone,
    FilledOn,
    Arrival,
}

impl Column {
    /// What a heading announces.
    pub(super) fn of(heading: &str) -> Option<Column> {
        let heading = without_blanks(&half_width(heading));
        let name = heading.split('(').next().unwrap_or("").trim_matches(['*', ':']);
        Some(match name {
            "任务序号" | "任务编号" | "清单序号" | "清单编号" => Column::TaskNumber,
            "序号" | "编号" => Column::RowNumber,
            "任务" | "重点任务" | "主要任务" | "工作任务" | "任务名称" | "任务内容" => {
                Column::Task
            }
            "工作进展" | "目前进展" | "进展情况" | "工作进展情况" | "落实情况" | "进展" | "工作开展情况" => {
                Column::Progress
            }
            "完成情况" => Column::Outcome,
            "完成率" | "进度" | "完成进度" | "完成比例" => {
                Column::Rate { in_percent: heading.contains('%') }
            }
            "状态" | "进展状态" | "完成状态" => Column::Status,
            "存在问题" | "当前问题和困难" | "困难问题" | "问题" | "存在的问题" | "存在问题和困难" | "问题和困难" => {
                Column::Problems
            }
            "下一步打算" | "下一步工作打算" | "下一步计划" | "下一步工作" | "下一步工作计划" | "下一步措施" => {
                Column::Next
            }
            "填报单位" | "报送单位" | "单位" | "单位名称" => Column::Unit,
            "填报人" | "联系人" => Column::Reporter,
            "联系电话" | "电话" | "联系方式" => Column::Phone,
            "填报日期" | "填报时间" | "填表日期" => Column::FilledOn,
            "报送时间" | "报送日期" | "上报时间" | "收到时间" => Column::Arrival,
            _ => return None,
        })
    }

    /// Whether the table of a report cannot do without a column of this kind.
    fn says_something(self) -> bool {
        matches!(self, Column::Progress | Column::Rate { .. } | Column::Status | Column::Outcome | Column::Problems)
    }
}

/// The row of headings.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) row: u32,
    /// What each column holds, by its place; columns whose headings are not known are not here.
    pub(super) columns: BTreeMap<u32, Column>,
}

impl Header {
    /// The first row that has at least three known headings, one of them of a kind that says something of a task.
    pub(super) fn find(sheet: &Sheet) -> Option<Header> {
        let mut rows: BTreeMap<u32, BTreeMap<u32, Column>> = BTreeMap::new();
        for (&(row, column), cell) in &sheet.cells {
            if let Some(kind) = Column::of(&cell.text()) {
                rows.entry(row).or_default().insert(column, kind);
            }
        }
        let (row, found) = rows.into_iter().find(|(_, r)| r.len() >= 3 && r.values().any(|c| c.says_something()))?;
        Some(Header { row, columns: settle(sheet, row, found) })
    }

    /// The place of a kind of column.
    pub(super) fn place(&self, wanted: impl Fn(Column) -> bool) -> Option<u32> {
        self.columns.iter().find(|(_, c)| wanted(**c)).map(|(place, _)| *place)
    }
}

/// One column of each kind: 序号 gives way to 任务序号, 完成情况 is taken for what its cells hold, and of two columns
/// of a kind the first counts (the cells of the other have nowhere to go and are reported).
fn settle(sheet: &Sheet, header: u32, found: BTreeMap<u32, Column>) -> BTreeMap<u32, Column> {
    let has = |kind: Column| found.values().any(|c| *c == kind);
    let (has_task_number, has_status, has_progress) =
        (has(Column::TaskNumber), has(Column::Status), has(Column::Progress));
    let mut columns: BTreeMap<u32, Column> = BTreeMap::new();
    for (&place, &kind) in &found {
        let kind = match kind {
            Column::RowNumber if !has_task_number => Column::TaskNumber,
            Column::RowNumber => Column::RowNumber,
            Column::Outcome if !has_status && holds_statuses(sheet, header, place) => Column::Status,
            Column::Outcome if !has_progress => Column::Progress,
            Column::Outcome => continue,
            kind => kind,
        };
        let same = |c: &Column| std::mem::discriminant(c) == std::mem::discriminant(&kind);
        if !columns.values().any(same) {
            columns.insert(place, kind);
        }
    }
    columns
}

fn holds_statuses(sheet: &Sheet, header: u32, column: u32) -> bool {
    let below = sheet.cells.iter().filter(|((r, c), _)| *r > header && *c == column);
    let mut texts = below.map(|(_, cell)| cell).peekable();
    texts.peek().is_some() && texts.all(|cell| matches!(cell, Cell::Text(t) if Status::from_words(t).is_some()))
}
