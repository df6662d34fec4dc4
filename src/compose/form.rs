//! The form of a unit as a paper to be filled in. Its column heads are those that the reader of reports knows.

use crate::document::{Asked, BlankForm, FormColumn, FormKind};
use crate::model::form::LastMonth;
use crate::model::{Form, FormRow, Status};

/// The form, given out by `organ`.
pub fn blank(form: &Form, organ: &str) -> BlankForm {
    let asked = |label: &str, name| Asked { label: label.to_owned(), name };
    BlankForm {
        title: form.title.clone(),
        organ: organ.to_owned(),
        key: form.key.to_string(),
        given: vec![("填报单位".to_owned(), form.unit.clone()), ("报送月份".to_owned(), form.month.to_chinese())],
        asked: vec![asked("填报人", "reporter"), asked("联系电话", "phone"), asked("报送时间", "received")],
        notes: notes(form),
        columns: columns(form.example),
        rows: form.rows.iter().map(row).collect(),
    }
}

fn notes(form: &Form) -> Vec<String> {
    let by = form.due.map(|d| format!("请于{}前", d.to_chinese()));
    let to = (!form.send_to.is_empty()).then(|| format!("报送{}", form.send_to.join("、")));
    let when_and_where = match (by, to) {
        (Some(by), Some(to)) => Some(format!("报送要求：{by}{to}。")),
        (Some(by), None) => Some(format!("报送要求：{by}报送。")),
        (None, Some(to)) => Some(format!("报送要求：{to}。")),
        (None, None) => None,
    };
    let how = "填报说明：只填空白栏，其余各栏不改；状态从下拉选项中选取；完成率填0至100的整数；没有问题的，存在问题栏填“无”。";
    let amended = form.rows.iter().any(|r| r.amended);
    let amended = if amended { "注“已调整”的任务，以调整后的内容为准。" } else { "" };
    when_and_where.into_iter().chain([format!("{how}{amended}")]).collect()
}

fn columns(example: bool) -> Vec<FormColumn> {
    let column = |head: &str, name, share, kind| FormColumn { head: head.to_owned(), name, share, kind };
    let before = if example { "上月进展（示例）" } else { "上月进展" };
    vec![
        column("序号", "task", 5, FormKind::Mark),
        column("工作任务", "content", 32, FormKind::Words),
        column("承担方式", "role", 8, FormKind::Mark),
        column(before, "last", 22, FormKind::Before),
        column("工作进展（本月）", "progress", 30, FormKind::Text),
        column("状态", "status", 9, FormKind::Choice(Status::ALL.map(Status::as_str).to_vec())),
        column("完成率（%）", "rate", 8, FormKind::Percent),
        column("存在问题", "problems", 16, FormKind::Text),
        column("下一步打算", "next", 16, FormKind::Text),
    ]
}

fn row(row: &FormRow) -> Vec<String> {
    let role = if row.leads { "牵头" } else { "参与" };
    let role = if row.amended { format!("{role}\n（已调整）") } else { role.to_owned() };
    let last = row.last.as_ref().map(before).unwrap_or_default();
    let given = [row.task.to_string(), row.content.clone(), role, last];
    given.into_iter().chain(std::iter::repeat_n(String::new(), 5)).collect()
}

/// Last month's words: the state and the rate, and below them what was done.
fn before(last: &LastMonth) -> String {
    let rate = last.rate.map(|r| format!("{r}%"));
    let figures: Vec<String> = last.status.map(|s| s.as_str().to_owned()).into_iter().chain(rate).collect();
    let lines = [figures.join("，"), last.progress.clone()];
    lines.into_iter().filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n")
}
