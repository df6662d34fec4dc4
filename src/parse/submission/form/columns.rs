//! The columns of a form, known by their names wherever they stand.

use crate::base::number::half_width;
use crate::base::text::without_blanks;
use crate::model::Field;

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
    /// 完成情况: some write the progress under it, some the status, some the rate.
    Outcome,
    Problems,
    Next,
    Unit,
    Reporter,
    Phone,
    FilledOn,
    Arrival,
    /// What the form said before it was filled in: 牵头单位, 完成时限, 上月进展.
    Given,
    /// What serves the reader of the form: 责任人, 项目编号.
    ForReader,
    /// 备注: words of the unit without a field of their own.
    Note,
    /// 需协调解决的事项: words that want an answer and have no field of their own.
    Request,
}

impl Column {
    /// What a heading announces.
    pub(super) fn of(heading: &str) -> Option<Column> {
        let whole = without_blanks(&half_width(heading));
        let name = whole.split('(').next().unwrap_or("").trim_matches(['*', ':']);
        let kind = of_report(name).or_else(|| around(name)).or_else(|| beside(name)).or_else(|| beside(&whole));
        match kind {
            Some(Column::Rate { .. }) => Some(Column::Rate { in_percent: whole.contains('%') }),
            kind => kind,
        }
    }

    /// Whether the table of a report cannot do without a column of this kind.
    pub(super) fn says_something(self) -> bool {
        matches!(self, Column::Progress | Column::Rate { .. } | Column::Status | Column::Outcome | Column::Problems)
    }

    /// Whether it heads a column of a table, and does not only stand before a value as 填报单位 does.
    pub(super) fn heads_a_table(self) -> bool {
        !matches!(self, Column::Unit | Column::Reporter | Column::Phone | Column::FilledOn | Column::Arrival)
    }

    /// Whether a form may have several columns of this kind.
    pub(super) fn may_repeat(self) -> bool {
        matches!(self, Column::Given | Column::ForReader | Column::Note | Column::Request)
    }

    /// The field of an entry that it fills.
    pub(super) fn entry_field(self) -> Option<Field> {
        Some(match self {
            Column::Progress => Field::Progress,
            Column::Rate { .. } => Field::Rate,
            Column::Status | Column::Outcome => Field::Status,
            Column::Problems => Field::Problems,
            Column::Next => Field::Next,
            _ => return None,
        })
    }
}

/// What is reported of a task.
fn of_report(name: &str) -> Option<Column> {
    Some(match name {
        "任务序号" | "任务编号" | "清单序号" | "清单编号" | "任务号" => Column::TaskNumber,
        "序号" | "编号" => Column::RowNumber,
        "任务" | "重点任务" | "主要任务" | "工作任务" | "任务名称" | "任务内容" | "项目名称" | "具体内容"
        | "具体任务" | "任务事项" | "目标任务" => Column::Task,
        "工作进展"
        | "目前进展"
        | "进展情况"
        | "工作进展情况"
        | "落实情况"
        | "进展"
        | "工作开展情况"
        | "本月进展"
        | "本月工作进展"
        | "本月进展情况"
        | "本月工作进展情况"
        | "本期进展"
        | "目前进展情况"
        | "工作落实情况"
        | "推进情况"
        | "工作推进情况"
        | "任务进展"
        | "任务进展情况"
        | "最新进展"
        | "开展情况" => Column::Progress,
        "完成情况" | "任务完成情况" => Column::Outcome,
        "完成率" | "进度" | "完成进度" | "完成比例" | "累计完成率" | "完成百分比" => {
            Column::Rate { in_percent: false }
        }
        "状态" | "进展状态" | "完成状态" | "任务状态" | "工作状态" | "推进状态" => Column::Status,
        "存在问题"
        | "当前问题和困难"
        | "困难问题"
        | "问题"
        | "存在的问题"
        | "存在问题和困难"
        | "问题和困难"
        | "存在问题及困难"
        | "存在的问题和困难"
        | "存在的问题及困难"
        | "存在的困难和问题"
        | "存在困难"
        | "存在困难和问题"
        | "困难和问题"
        | "问题及困难"
        | "困难及问题"
        | "主要问题"
        | "存在的主要问题"
        | "目前存在问题"
        | "目前存在的问题" => Column::Problems,
        "下一步打算"
        | "下一步工作打算"
        | "下一步计划"
        | "下一步工作"
        | "下一步工作计划"
        | "下一步措施"
        | "下一步工作措施"
        | "下步打算"
        | "下步工作打算"
        | "下步计划"
        | "下步工作计划"
        | "下步工作"
        | "下一步安排"
        | "下一步工作安排"
        | "下步工作安排"
        | "下步措施"
        | "下月计划"
        | "下月工作计划"
        | "下月打算"
        | "下月工作打算"
        | "下一步工作思路"
        | "下一阶段工作打算" => Column::Next,
        _ => return None,
    })
}

/// Who reports, and when.
fn around(name: &str) -> Option<Column> {
    Some(match name {
        "填报单位" | "报送单位" | "单位" | "单位名称" | "上报单位" => Column::Unit,
        "填报人" | "联系人" | "填表人" => Column::Reporter,
        "联系电话" | "电话" | "联系方式" => Column::Phone,
        "填报日期" | "填报时间" | "填表日期" | "填表时间" => Column::FilledOn,
        "报送时间" | "报送日期" | "上报时间" | "上报日期" | "收到时间" => Column::Arrival,
        _ => return None,
    })
}

/// What stands in forms beside the report.
fn beside(name: &str) -> Option<Column> {
    Some(match name {
        "牵头单位"
        | "承担方式"
        | "责任单位"
        | "配合单位"
        | "参与单位"
        | "主办单位"
        | "协办单位"
        | "牵头部门"
        | "责任部门"
        | "配合部门"
        | "完成时限"
        | "时限"
        | "工作项目"
        | "项目分类"
        | "任务类别"
        | "任务分类"
        | "改革目标"
        | "年度目标"
        | "工作目标"
        | "可量化的阶段性目标和对应时间"
        | "可量化的阶段性目标"
        | "阶段性目标"
        | "本月(周)计划"
        | "本月计划"
        | "本周计划"
        | "本月工作计划"
        | "各月计划安排"
        | "计划安排"
        | "上月进展"
        | "上月进展情况"
        | "上月工作进展"
        | "上月完成情况"
        | "上月完成率"
        | "上月状态"
        | "上期"
        | "上期进展"
        | "上期进展情况"
        | "上期完成率"
        | "上期状态" => Column::Given,
        "责任人" | "项目编号" | "主要领导审阅" | "分管领导" | "负责人" | "审核人" => {
            Column::ForReader
        }
        "备注" | "其他工作" | "说明" | "备注说明" => Column::Note,
        "是否需要协调"
        | "需协调解决的事项"
        | "需要协调解决的事项"
        | "需协调事项"
        | "需要协调事项"
        | "需协调解决的问题"
        | "需要协调解决的问题"
        | "原因"
        | "滞后原因"
        | "未完成原因"
        | "原因分析"
        | "是否开工" => Column::Request,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `structure.md` of the samples lists the headings that real forms use.
    #[test]
    fn every_heading_that_real_forms_use_is_known() {
        for heading in [
            "序号",
            "任务",
            "重点任务",
            "主要任务",
            "项目名称",
            "项目编号",
            "项目分类",
            "牵头单位",
            "责任单位",
            "配合单位",
            "责任人",
            "联系人",
            "联系电话",
            "填报人",
            "填报单位(公章)",
            "主要领导审阅",
            "可量化的阶段性目标和对应时间",
            "完成时限",
            "改革目标",
            "本月(周)计划",
            "本月（周）计划",
            "各月计划安排",
            "下一步工作打算",
            "落实情况",
            "工作进展情况",
            "目前进展",
            "完成率",
            "完成情况",
            "是否开工",
            "是否需要协调",
            "存在问题",
            "当前问题和困难",
            "需协调解决的事项",
            "原因",
            "填报日期",
            "报送时间",
            "备注",
            "其他工作",
            "上月进展",
            "上期",
        ] {
            assert!(Column::of(heading).is_some(), "{heading}");
        }
        assert_eq!(Column::of("完成率（％）"), Some(Column::Rate { in_percent: true }));
        assert_eq!(Column::of("牵头单位"), Some(Column::Given));
        assert_eq!(Column::of("进展情况表"), None);
    }
}
