//! 责任分解: what of the task list is one unit's own, with the words, the partners and the duty to report.

use super::{Draft, Kind, Matter};
use crate::base::diagnostic::Diagnostic;
use crate::base::number::listed;
use crate::compose::codes;
use crate::compose::context::NoticeView;
use crate::compose::slots;
use crate::document::Format;
use crate::model::{Form, Group, TaskList};
use serde::Serialize;
use serde_json::json;

/// The kind.
pub const KIND: Kind = Kind { name: "task_sheet", draft, proven: false };

/// What the template sees beside the notice.
#[derive(Debug, Serialize)]
struct SheetView {
    /// Its title.
    title: String,
    /// The unit.
    unit: String,
    /// The notice's title as it is quoted inside 《》.
    notice_title: String,
    /// How many tasks it has.
    total: usize,
    /// Those it leads.
    leads: TasksView,
    /// Those it takes part in.
    participates: TasksView,
    /// Numbers of those amended since, in a sentence.
    amended: String,
    /// What the notice says of reporting, without the stop.
    rule: String,
    /// The month to be reported on next.
    month: String,
    /// The last day for it; empty where the notice sets none.
    due: String,
    /// Where to send the reports, in a sentence.
    send_to: String,
}

/// Some tasks in a sentence.
#[derive(Debug, Serialize)]
struct TasksView {
    /// How many.
    count: usize,
    /// Their numbers.
    text: String,
}

fn draft(matter: &Matter<'_>) -> Result<Draft, Vec<Diagnostic>> {
    let Some(form) = matter.form else {
        let d =
            Diagnostic::new(&codes::NOTHING).with("paper", "task_sheet").with("what", "单位").with("what_en", "a unit");
        return Err(vec![d.with("file", "content/units.yaml")]);
    };
    let notice = NoticeView::new(matter.notice, matter.choices);
    let view = view(matter, &notice, form);
    Ok(Draft {
        title: view.title.clone(),
        organ: notice.issuer.clone(),
        format: Format::Paper,
        slots: vec![
            ("leads", slots::tasks(&part(matter.tasks, form, true)).into()),
            ("participates", slots::tasks(&part(matter.tasks, form, false)).into()),
        ],
        view: json!({ "notice": notice, "sheet": view }),
        imprint: None,
    })
}

fn view(matter: &Matter<'_>, notice: &NoticeView, form: &Form) -> SheetView {
    let some = |leads: bool| {
        let rows = form.rows.iter().filter(|r| r.leads == leads);
        TasksView { count: rows.clone().count(), text: listed(rows.map(|r| r.task)) }
    };
    let rule = matter.notice.reporting.as_ref().map(|r| r.text.trim_end_matches('。').to_owned());
    SheetView {
        title: format!("关于{}任务的责任分解（{}）", matter.notice.subject(), form.unit),
        unit: form.unit.clone(),
        notice_title: notice.title.replace('《', "〈").replace('》', "〉"),
        total: form.rows.len(),
        leads: some(true),
        participates: some(false),
        amended: listed(form.rows.iter().filter(|r| r.amended).map(|r| r.task)),
        rule: rule.unwrap_or_default(),
        month: form.month.to_chinese(),
        due: form.due.map(|d| d.to_chinese()).unwrap_or_default(),
        send_to: form.send_to.join("、"),
    }
}

/// The list with the tasks that the unit leads, or takes part in, alone.
fn part(tasks: &TaskList, form: &Form, leads: bool) -> TaskList {
    let own = |no: u32| form.rows.iter().any(|r| r.task == no && r.leads == leads);
    let group = |g: &Group| Group { tasks: g.tasks.iter().filter(|t| own(t.no)).cloned().collect(), ..g.clone() };
    TaskList { groups: tasks.groups.iter().map(group).filter(|g| !g.tasks.is_empty()).collect(), ..tasks.clone() }
}
