//! 附件: the task list on its own, headed by the notice's number (clause 7.3.7, not bound with the text).

use super::notice::orientation;
use super::{Draft, Kind, Matter};
use crate::base::diagnostic::Diagnostic;
use crate::compose::amended::AmendedView;
use crate::compose::codes;
use crate::compose::context::NoticeView;
use crate::compose::slots;
use crate::document::Format;
use serde_json::json;

/// The kind.
pub const KIND: Kind = Kind { name: "annex", proven: false, draft };

fn draft(matter: &Matter<'_>) -> Result<Draft, Vec<Diagnostic>> {
    if !matter.tasks.is_annexed() {
        let d = Diagnostic::new(&codes::NOTHING)
            .with("paper", "annex")
            .with("what", "任务清单")
            .with("what_en", "a task list");
        return Err(vec![d.with("file", "content/tasks.yaml")]);
    }
    let amended = AmendedView::new(matter.notice, matter.amending);
    let view = NoticeView::new(matter.notice, matter.choices);
    Ok(Draft {
        title: view.annex_title.clone(),
        organ: view.issuer.clone(),
        format: Format::Paper,
        view: json!({ "notice": view, "amended": amended, "orientation": orientation(matter) }),
        slots: vec![("tasks", slots::tasks(matter.tasks).into())],
        imprint: None,
    })
}
