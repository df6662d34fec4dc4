//! What the columns of a task list hold, by their heads.

use crate::base::number::from_chinese;
use crate::parse::lines::{ordinal, plain};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    /// It numbers the groups; the tasks are numbered where they stand.
    GroupNumber,
    Group,
    Content,
    Lead,
    Participants,
    Deadline,
    Note,
    /// One that only this list has.
    Further,
}

const NUMBERS: [&str; 3] = ["序号", "编号", "任务编号"];
const GROUPS: [&str; 13] = [
    "工作项目",
    "项目",
    "工作类别",
    "类别",
    "重点工作",
    "工作事项",
    "事项",
    "任务类别",
    "工作领域",
    "领域",
    "分类",
    "板块",
    "工作板块",
];
/// The best first: where a list has several, the others are columns of its own.
const CONTENTS: [&str; 24] = [
    "具体内容",
    "主要内容",
    "工作内容",
    "任务内容",
    "具体任务",
    "主要任务",
    "工作任务",
    "重点任务",
    "重点工作任务",
    "任务",
    "具体措施",
    "主要措施",
    "工作措施",
    "工作举措",
    "具体举措",
    "重点举措",
    "任务清单",
    "任务事项",
    "工作要点",
    "内容",
    "任务名称",
    "整改措施",
    "整改任务",
    "整改内容",
];
const LEADS: [&str; 16] = [
    "牵头单位",
    "牵头部门",
    "牵头责任单位",
    "主责单位",
    "主责部门",
    "主办单位",
    "责任单位",
    "责任部门",
    "负责单位",
    "指导部门",
    "承办单位",
    "落实单位",
    "牵头科室",
    "牵头处室",
    "责任科室",
    "责任处室",
];
const PARTICIPANTS: [&str; 15] = [
    "参与单位",
    "配合单位",
    "协同单位",
    "配合部门",
    "参加单位",
    "协办单位",
    "协助单位",
    "参与部门",
    "协办部门",
    "责任单位",
    "责任部门",
    "配合科室",
    "配合处室",
    "责任科室",
    "责任处室",
];
const DEADLINES: [&str; 10] = [
    "完成时限",
    "完成时间",
    "完成期限",
    "时限",
    "时间节点",
    "时限要求",
    "整改时限",
    "整改期限",
    "办结时限",
    "完成节点",
];
const NOTES: [&str; 2] = ["备注", "说明"];

/// What each column holds. Every kind comes once; 责任单位 beside 牵头单位 takes part.
pub(super) fn kinds(heads: &[String]) -> Vec<Kind> {
    let plain: Vec<String> = heads.iter().map(|h| plain(h)).collect();
    let mut kinds = vec![Kind::Further; heads.len()];
    let names: [(Kind, &[&str]); 7] = [
        (Kind::Number, &NUMBERS),
        (Kind::Lead, &LEADS),
        (Kind::Participants, &PARTICIPANTS),
        (Kind::Content, &CONTENTS),
        (Kind::Group, &GROUPS),
        (Kind::Deadline, &DEADLINES),
        (Kind::Note, &NOTES),
    ];
    for (kind, names) in names {
        let mut columns = names.iter().filter_map(|name| plain.iter().position(|h| h == name));
        if let Some(column) = columns.find(|&c| kinds[c] == Kind::Further) {
            kinds[column] = kind;
        }
    }
    kinds
}

/// The same for a list that numbers its groups, 一, and its tasks where they stand: 序号 | 任务 | 具体措施, with
/// 1.编制规划 among the measures. Told by the cells of the rows.
pub(super) fn numbered_within(mut kinds: Vec<Kind>, rows: &[Vec<String>]) -> Vec<Kind> {
    let find = |kind: Kind| kinds.iter().position(|k| *k == kind);
    let (Some(number), Some(content)) = (find(Kind::Number), find(Kind::Content)) else { return kinds };
    let cells = |c: usize| rows.iter().filter_map(move |r| r.get(c)).filter(|t| !t.is_empty());
    let of_groups = cells(number).next().is_some() && cells(number).all(|t| from_chinese(t).is_some());
    let is_numbered = |c: usize| {
        let numbered = cells(c).filter(|t| ordinal(t).is_some_and(|o| o.rank == 3)).count();
        numbered > 0 && 3 * numbered >= 2 * cells(c).count()
    };
    let within = (0..kinds.len()).find(|&c| matches!(kinds[c], Kind::Content | Kind::Further) && is_numbered(c));
    let Some(within) = within.filter(|_| of_groups) else { return kinds };
    if within != content {
        kinds[content] = if find(Kind::Group).is_none() { Kind::Group } else { Kind::Further };
    }
    (kinds[number], kinds[within]) = (Kind::GroupNumber, Kind::Content);
    kinds
}

/// Whether these are the heads of a task list: they say what is to be done, and by whom.
pub(in crate::parse) fn heads_tasks(heads: &[String]) -> bool {
    let kinds = kinds(heads);
    [Kind::Content, Kind::Lead].iter().all(|k| kinds.contains(k))
}

/// Whether a text is the head of a column that task lists have.
pub(in crate::parse) fn is_usual(head: &str) -> bool {
    kinds(&[head.to_owned()]) != [Kind::Further]
}

/// Which columns of a task list say of each row what a cell merged over several says: all but numbers and contents. Of
/// any other table none.
pub(in crate::parse) fn said_of_each(heads: &[String]) -> Vec<bool> {
    let list = heads_tasks(heads);
    kinds(heads).into_iter().map(|k| list && !matches!(k, Kind::Number | Kind::Content)).collect()
}

/// Which column numbers the tasks and which groups them.
pub(in crate::parse) fn number_and_group(heads: &[String]) -> (Option<usize>, Option<usize>) {
    let kinds = kinds(heads);
    let find = |kind: Kind| kinds.iter().position(|k| *k == kind);
    (find(Kind::Number), find(Kind::Group))
}

/// Whether the heads of a task list stand in the usual order, the number first, and nothing behind the bodies but notes:
/// 序号, 工作项目, 具体内容, 责任单位, 参与单位, 备注.
pub(in crate::parse) fn number_first(heads: &[String]) -> bool {
    let order = |kind: &Kind| match kind {
        Kind::Number => Some(0),
        Kind::Group => Some(1),
        Kind::Content => Some(2),
        Kind::Lead => Some(3),
        Kind::Participants => Some(4),
        Kind::Note => Some(5),
        Kind::GroupNumber | Kind::Deadline | Kind::Further => None,
    };
    let kinds = kinds(heads);
    let places: Option<Vec<i32>> = kinds.iter().map(order).collect();
    heads_tasks(heads) && places.is_some_and(|p| p.first() == Some(&0) && p.is_sorted())
}

/// How many columns name bodies.
pub(in crate::parse) fn columns_of_bodies(heads: &[String]) -> usize {
    kinds(heads).iter().filter(|k| matches!(k, Kind::Lead | Kind::Participants)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(heads: &str) -> Vec<Kind> {
        kinds(&heads.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn heads_tell_the_kind() {
        use Kind::*;
        assert_eq!(
            of("序号 工作项目 具体内容 责任单位 参与单位 备注"),
            [Number, Group, Content, Lead, Participants, Note]
        );
        assert_eq!(of("序号 重点任务 具体措施 牵头单位 责任单位"), [Number, Content, Further, Lead, Participants]);
        assert_eq!(of("序号 改革举措 主要内容 指导部门 推广范围"), [Number, Further, Content, Lead, Further]);
        assert_eq!(of("任务名称 责任科室 配合科室 时限"), [Content, Lead, Participants, Deadline]);
        assert_eq!(of("序号 存在问题 整改措施 责任单位 整改时限"), [Number, Further, Content, Lead, Deadline]);
        assert_eq!(of("序號 工作任務 責任單位 完成時限"), [Number, Content, Lead, Deadline]);
    }

    #[test]
    fn the_usual_order_of_heads() {
        let usual = |h: &str| number_first(&h.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert!(usual("序号 工作项目 具体内容 责任单位 参与单位 备注") && usual("序号 工作任务 责任单位"));
        for not in
            ["工作任务 责任单位", "序号 责任单位 工作任务", "序号 工作任务 责任单位 完成时限", "序号 指标 目标值"]
        {
            assert!(!usual(not), "{not}");
        }
    }

    #[test]
    fn tables_of_indicators_are_no_task_lists() {
        let heads = |h: &str| heads_tasks(&h.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert!(heads("工作任务 牵头单位 责任单位"));
        for not in [
            "序号 指标名称 指标值 数据来源",
            "一级指标 二级指标 指标性质 指标说明",
            "序号 目标 2025年",
            "单位 姓名 电话",
        ] {
            assert!(!heads(not), "{not}");
        }
    }
}
