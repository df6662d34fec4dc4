//! 通知: head, covering text, signature, the enclosed plan, the annex bound in.

use super::{Draft, Kind, Matter, imprint};
use crate::base::diagnostic::Diagnostic;
use crate::compose::codes;
use crate::compose::context::NoticeView;
use crate::compose::slots;
use crate::document::Orientation;
use serde_json::json;

/// The kind.
pub const KIND: Kind = Kind { name: "notice", proven: false, draft };

fn draft(matter: &Matter<'_>) -> Result<Draft, Vec<Diagnostic>> {
    let Some(title) = matter.notice.title.clone() else {
        let d =
            Diagnostic::new(&codes::NOTHING).with("paper", "notice").with("what", "标题").with("what_en", "a title");
        return Err(vec![d.with("file", "content/notice.yaml")]);
    };
    let view = NoticeView::new(matter.notice, matter.choices.letterhead.as_deref());
    let has_tasks = matter.tasks.is_annexed();
    Ok(Draft {
        title,
        organ: view.issuer.clone(),
        view: json!({ "notice": view, "has_tasks": has_tasks, "orientation": orientation(matter) }),
        slots: vec![("tasks", slots::tasks(matter.tasks).into())],
        imprint: imprint(matter, matter.notice.date),
    })
}

/// The word after `---` for the page of the annex.
pub(super) fn orientation(matter: &Matter<'_>) -> &'static str {
    match matter.choices.table_orientation {
        Orientation::Portrait => "portrait",
        Orientation::Landscape => "landscape",
    }
}
